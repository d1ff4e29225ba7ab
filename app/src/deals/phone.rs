//! The board on a phone: its head, and one stage at a time with tabs.

use super::head::PipelinePicker;
use super::state::{BoardState, use_board};
use super::words;
use crate::shell::{Palette, t, tf, use_lang};
use crate::ui::{IconButton, stage_style};
use domain::StageId;
use domain::format;
use domain::texts::{deals as texts, nav};
use leptos::prelude::*;

/// Head on a phone.
#[component]
pub fn PhoneHead() -> impl IntoView {
    let palette = use_context::<Palette>();
    view! {
        <div class="on-phone"><header class="m-top">
            <PipelinePicker />
            <span class="push"></span>
            <IconButton
                icon="search"
                icon_size=20
                label=t(nav::SEARCH_EVERYWHERE)
                on:click=move |_| {
                    if let Some(palette) = palette {
                        palette.open();
                    }
                }
            />
        </header></div>
    }
    .into_any()
}

/// Tabs of the stages and the sum of the one that is shown.
#[component]
pub fn StageTabs() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let shown = RwSignal::new(0_usize);
    watch(board, shown);
    let currency = move || board.board.with(|b| b.currency);
    let tabs = move || {
        board
            .columns
            .get()
            .into_iter()
            .map(|column| {
                let (id, index, totals) = (column.stage.id, column.index, column.totals.clone());
                view! {
                    <button
                        type="button"
                        style=stage_style(column.stage.colour, index, column.of)
                        aria-pressed=move || if shown.get() == index { "true" } else { "false" }
                        data-tab=index
                        on:click=move |_| show(id)
                    >
                        <i class="stage-dot"></i>
                        {column.stage.name.clone()}
                        <span class="num muted">{move || format::integer(lang, totals.get().count)}</span>
                    </button>
                }
            })
            .collect_view()
    };
    let sum = move || {
        let columns = board.columns.get();
        let of = columns.len();
        let column = columns.into_iter().nth(shown.get())?;
        let totals = column.totals.get();
        let weighted = format!(
            "{} {} · {}",
            t(texts::WEIGHTED),
            words::sum(lang, totals.weighted, currency()),
            format::percent(lang, column.stage.probability, 0)
        );
        let place = tf(texts::STAGE_OF, &[("n", &(shown.get() + 1).to_string()), ("of", &of.to_string())]);
        Some(view! {
            <div class="m-sum" style=stage_style(column.stage.colour, column.index, of)>
                <span class="money">{words::sum(lang, totals.sum, currency())}</span>
                <span class="muted">{weighted}</span>
                <span class="push pips" role="img" aria-label=place>
                    {(0..of).map(|n| view! { <i class:on=move || shown.get() == n></i> }).collect_view()}
                </span>
            </div>
        })
    };
    view! {
        <div class="on-phone">
            <div class="m-tabs" role="group" aria-label=t(texts::STAGES)>{tabs}</div>
            {sum}
        </div>
    }
    .into_any()
}

/// Scrolls to a stage.
fn show(stage: StageId) {
    let column = document().query_selector(&format!(".board > [data-column='{stage}']")).ok().flatten();
    if let Some(column) = column {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_behavior(web_sys::ScrollBehavior::Smooth);
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Start);
        column.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The stage a phone shows; on wide screens the first.
pub fn shown_stage(board: BoardState) -> Option<StageId> {
    let index = place().unwrap_or(0);
    board.columns.with_untracked(|all| all.get(index).or(all.first()).map(|c| c.stage.id))
}

/// Which column is at the board's left edge.
fn place() -> Option<usize> {
    let board = document().query_selector(".board").ok().flatten()?;
    let first = board.first_element_child()?;
    let width = first.get_bounding_client_rect().width() + 8.0;
    let wide = width * 1.5 < f64::from(board.client_width());
    (!wide).then(|| (f64::from(board.scroll_left()) / width).round().max(0.0) as usize)
}

#[cfg(feature = "hydrate")]
fn watch(board: BoardState, shown: RwSignal<usize>) {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    Effect::new(move |_| {
        board.columns.track();
        // the board is in the page a frame later
        request_animation_frame(move || {
            let Some(element) = document().query_selector(".board").ok().flatten() else { return };
            let moved = Closure::<dyn Fn()>::new(move || {
                let now = place().unwrap_or(0);
                if shown.try_get_untracked().is_some_and(|before| before != now) {
                    shown.set(now);
                    let tab = document().query_selector(&format!(".m-tabs > [data-tab='{now}']")).ok().flatten();
                    if let Some(tab) = tab {
                        let options = web_sys::ScrollIntoViewOptions::new();
                        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                        options.set_inline(web_sys::ScrollLogicalPosition::Center);
                        tab.scroll_into_view_with_scroll_into_view_options(&options);
                    }
                }
            });
            let _ = element.add_event_listener_with_callback("scroll", moved.as_ref().unchecked_ref());
            // lives as long as the board
            moved.forget();
        });
    });
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: BoardState, _: RwSignal<usize>) {}
