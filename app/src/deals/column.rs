//! A column of the board: an open stage with its numbers and cards.

use super::card::DealCard;
use super::quick_add::QuickAdd;
use super::state::{ColumnState, Over, use_board};
use super::{in_sight, paging, words};
use crate::shell::{t, tf, use_lang};
use crate::ui::{IconButton, stage_style};
use domain::format;
use domain::texts::deals as texts;
use leptos::html;
use leptos::prelude::*;

/// The column.
#[component]
pub fn BoardColumn(
    /// What it shows.
    column: ColumnState,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let stage = column.stage.clone();
    let id = stage.id;
    let list = NodeRef::<html::Div>::new();
    paging::watch(board, column.clone(), list);
    let sight = in_sight::follow(board, &column, list);
    let currency = move || board.board.with(|b| b.currency);
    let is_over = move || board.over.with(|o| matches!(o, Some(Over::Column(stage, _)) if *stage == id));
    let added = move || {
        let card = board.lifted.get().filter(|card| is_over() && card.stage != id)?;
        let base = card.base?;
        Some(view! { <span class="badge info">{format::signed(&words::sum(lang, base, currency()))}</span> })
    };
    let share = format::percent(lang, stage.probability, 0);
    let weighted = {
        let (totals, share) = (column.totals.clone(), share.clone());
        move || format!("{} · {share}", words::sum(lang, totals.get().weighted, currency()))
    };
    let missing = {
        let totals = column.totals.clone();
        move || missing(lang, totals.get())
    };
    let (count, sum) = (column.totals.clone(), column.totals.clone());
    let may_create = move || board.board.with(|b| b.may_create);
    let ids = column.ids.clone();
    let empty = {
        let ids = column.ids.clone();
        move || ids.with(Vec::is_empty)
    };
    let for_cards = column.clone();
    let loading = column.loading.clone();
    view! {
        <section
            class="column"
            style=stage_style(stage.colour, column.index, column.of)
            data-column=id.0
            data-over=move || is_over().then_some("")
            aria-label=stage.name.clone()
            id=format!("stage-{id}")
        >
            <header>
                <div class="name">
                    <span class="trunc">{stage.name.clone()}</span>
                    <span class="count">{move || format::integer(lang, count.get().count)}</span>
                    <Show when=may_create>
                        <IconButton
                            icon="plus"
                            small=true
                            class="push"
                            label=tf(texts::ADD_TO, &[("stage", &board.column(id).map(|c| c.stage.name).unwrap_or_default())])
                            on:click=move |_| board.adding.update(|a| *a = if *a == Some(id) { None } else { Some(id) })
                        />
                    </Show>
                </div>
                <div class="sums">
                    <span class="money" title=missing>{move || words::sum(lang, sum.get().sum, currency())}</span>
                    {added}
                    <span class="w" title=tf(texts::WEIGHTED_WITH, &[("share", &share)])>{weighted}</span>
                </div>
            </header>
            <div class="cards" node_ref=list>
                <Show when=move || board.adding.get() == Some(id)>
                    <QuickAdd stage=id />
                </Show>
                <div class="cards-space" aria-hidden="true" style=move || format!("height:{}px", sight.get().above)></div>
                <For
                    each=move || ids.with(|ids| sight.get().of(ids))
                    key=|id| *id
                    children=move |id| {
                        let column = for_cards.clone();
                        board.signal(id).map(|card| view! { <DealCard card column /> })
                    }
                />
                <Show when=empty>
                    <p class="none small muted">{t(texts::EMPTY_STAGE)}</p>
                </Show>
                <div class="cards-space" aria-hidden="true" style=move || format!("height:{}px", sight.get().below)></div>
                <div class="cards-end" aria-hidden="true" data-loading=move || loading.get().then_some("")></div>
            </div>
        </section>
    }
    .into_any()
}

/// How many deals are not in a sum, if any.
pub fn missing(lang: domain::Lang, totals: domain::deals::Totals) -> Option<String> {
    let told = [(totals.without_amount, texts::WITHOUT_AMOUNT), (totals.without_rate, texts::WITHOUT_RATE)]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, text)| text.fill(lang, &[("n", &format::integer(lang, n))]))
        .collect::<Vec<_>>();
    (!told.is_empty()).then(|| told.join(", "))
}
