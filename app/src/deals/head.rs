//! Head of the board: pipeline, totals, view; and the toolbar below it.

use super::column::missing;
use super::filters::{FilterChips, FilterDialog};
use super::open::use_opening;
use super::state::use_board;
use super::words;
use crate::shell::{t, use_lang, use_shortcut};
use crate::ui::{Chip, Icon, Menu, MenuItem, Segment, Segmented};
use domain::deals::BoardSort;
use domain::format;
use domain::texts::{common, deals as texts, plural};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// Chooses the pipeline; the page's name is its.
#[component]
pub fn PipelinePicker() -> impl IntoView {
    let board = use_board();
    let opening = use_opening();
    let name = move || board.board.with(|b| b.pipeline.as_ref().map(|p| p.name.clone())).unwrap_or_else(|| t(texts::TITLE).to_owned());
    let current = move || board.board.with(|b| b.pipeline.as_ref().map(|p| p.id));
    let trigger = move || {
        view! {
            <h1 class="trunc">{name}</h1>
            <Icon name="chevron-down" />
        }
    };
    view! {
        <Menu label=t(texts::PIPELINE) worded=true class="picker" trigger>
            {move || {
                board
                    .board
                    .with(|b| b.pipelines.clone())
                    .into_iter()
                    .map(|p| {
                        view! {
                            <MenuItem
                                label=p.name
                                checked=Signal::derive(move || current() == Some(p.id))
                                on:click=move |_| opening.ask(|asked| asked.pipeline = Some(p.id))
                            />
                        }
                    })
                    .collect_view()
            }}
        </Menu>
    }
    .into_any()
}

/// Head on wide screens.
#[component]
pub fn BoardHead() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let navigate = use_navigate();
    let opening = use_opening();
    let currency = move || board.board.with(|b| b.currency);
    let totals = Memo::new(move |_| board.totals());
    let segments = vec![
        Segment::new("board", t(texts::VIEW_BOARD)).icon("square-kanban"),
        Segment::new("table", t(texts::VIEW_TABLE)).icon("table-2"),
    ];
    let to_table = move |view: String| {
        if view == "table" {
            let address = super::query::address(&opening.asked.get_untracked(), None);
            let joint = if address.contains('?') { '&' } else { '?' };
            navigate(&format!("{address}{joint}view=table"), Default::default());
        }
    };
    view! {
        <header class="page-head">
            <PipelinePicker />
            <p class="totals">
                <span>
                    <b class="num">{move || format::integer(lang, totals.get().count)}</b>
                    " "
                    {move || plural(totals.get().count, texts::DEALS_ONE, texts::DEALS_MANY).in_lang(lang)}
                </span>
                <span>
                    <b class="money">{move || words::sum(lang, totals.get().sum, currency())}</b>
                </span>
                <span>
                    <b class="money">{move || words::sum(lang, totals.get().weighted, currency())}</b>
                    " "
                    {t(texts::WEIGHTED)}
                </span>
                {move || missing(lang, totals.get()).map(|told| view! { <span class="muted">{told}</span> })}
            </p>
            <span class="push"></span>
            <Segmented label=t(texts::VIEW) value="board".to_owned() segments=segments on_choose=to_table />
        </header>
    }
    .into_any()
}

/// Ready filters, chips of the filters set, order.
#[component]
pub fn BoardToolbar() -> impl IntoView {
    let opening = use_opening();
    let open = RwSignal::new(false);
    use_shortcut("f", move || open.set(true));
    let asked = opening.asked;
    let tab = move |mine: bool, rotting: bool| {
        opening.ask(move |asked| {
            asked.filter.mine = mine;
            asked.filter.rotting = rotting;
        })
    };
    let is =
        move |mine: bool, rotting: bool| Signal::derive(move || Some(asked.with(|a| a.filter.mine == mine && a.filter.rotting == rotting)));
    let by_step = Signal::derive(move || asked.with(|a| a.sort == BoardSort::NextStep));
    let order = move || if by_step.get() { t(texts::BY_NEXT_STEP) } else { t(texts::BY_HAND) };
    let sort_trigger = move || {
        view! {
            <Icon name="arrow-up-down" size=14 />
            {order}
        }
    };
    view! {
        <div class="toolbar">
            <div class="views" role="group" aria-label=t(texts::VIEWS)>
                <Chip label=t(texts::ALL_OPEN) pressed=is(false, false) on:click=move |_| tab(false, false) />
                <Chip label=t(texts::MY_DEALS) pressed=is(true, false) on:click=move |_| tab(true, false) />
                <Chip label=t(texts::ROTTING) icon="hourglass" pressed=is(false, true) on:click=move |_| tab(false, true) />
            </div>
            <span class="sep"></span>
            <FilterChips open />
            <Chip label=t(common::FILTER) icon="list-filter" dashed=true on:click=move |_| open.set(true) />
            <span class="push"></span>
            <Menu label=t(texts::SORT) worded=true class="btn ghost sm" align=crate::ui::Align::End trigger=sort_trigger>
                <MenuItem
                    label=t(texts::BY_HAND)
                    checked=Signal::derive(move || !by_step.get())
                    on:click=move |_| opening.ask(|asked| asked.sort = BoardSort::Rank)
                />
                <MenuItem
                    label=t(texts::BY_NEXT_STEP)
                    checked=by_step
                    on:click=move |_| opening.ask(|asked| asked.sort = BoardSort::NextStep)
                />
            </Menu>
        </div>
        <FilterDialog open />
    }
    .into_any()
}
