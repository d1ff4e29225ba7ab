//! Above the table of deals: status, the filters of its address, the text.

use super::state::use_board;
use super::table::Table;
use super::table_filters::TableFilters;
use super::words;
use crate::lists::FindField;
use crate::shell::{t, use_lang, use_shortcut};
use crate::ui::{Chip, FilterChip};
use domain::deals::DealListQuery;
use domain::format;
use domain::pipelines::StageKind;
use domain::texts::{Text, common, deal_list as texts, deals};
use domain::{Date, Lang};
use leptos::prelude::*;

/// Status, the filters of the address, and the text.
#[component]
pub(super) fn TableBar(
    /// What is shown.
    table: Table,
) -> impl IntoView {
    let text = Signal::derive(move || table.query.with(|q| q.filter.text.clone()));
    let status = move |wanted: Option<StageKind>, label: Text| {
        let pressed = Signal::derive(move || Some(table.query.with(|q| q.filter.status == wanted)));
        view! { <Chip label=t(label) pressed on:click=move |_| table.change(|q| q.filter.status = wanted) /> }
    };
    let open = RwSignal::new(false);
    use_shortcut("f", move || open.set(true));
    view! {
        <TableFilters table open />
        <div class="toolbar">
            <div class="views" role="group" aria-label=t(deals::VIEWS)>
                {status(None, common::ALL_OF_THEM)} {status(Some(StageKind::Open), texts::OPEN)} {status(Some(StageKind::Won), deals::WON)}
                {status(Some(StageKind::Lost), deals::LOST)}
            </div>
            <span class="sep"></span>
            <Filters table open />
            <Chip label=t(common::FILTER) icon="list-filter" dashed=true on:click=move |_| open.set(true) />
            <span class="push"></span>
            <FindField label=t(deals::TEXT_HINT) value=text on_change=move |text: String| table.change(|q| q.filter.text = text) />
        </div>
    }
    .into_any()
}

fn span(lang: Lang, from: Option<Date>, to: Option<Date>) -> String {
    let date = |d: Date| format::date_full(lang, d);
    match (from, to) {
        (Some(from), Some(to)) => deals::FROM_TO.fill(lang, &[("from", &date(from)), ("to", &date(to))]),
        (Some(from), None) => deals::FROM.fill(lang, &[("amount", &date(from))]),
        (None, Some(to)) => deals::UP_TO.fill(lang, &[("amount", &date(to))]),
        (None, None) => String::new(),
    }
}

/// One chip for each filter of the address; each can be taken away.
#[component]
fn Filters(
    /// What is shown.
    table: Table,
    /// Opens the dialog.
    open: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let chip = move |label: Text, value: String, clear: fn(&mut DealListQuery)| {
        view! { <FilterChip label=t(label) value on_edit=move |()| open.set(true) on_remove=move |()| table.change(clear) /> }.into_any()
    };
    let pipeline = move |id| board.board.with(|b| b.pipelines.iter().find(|p| p.id == id).map(|p| p.name.clone()));
    move || {
        let f = table.query.with(|q| q.filter.clone());
        let person = |id| board.board.with(|b| b.people.iter().find(|p| p.id == id).map(|p| p.name.clone())).unwrap_or_default();
        let stage = |id| {
            let all = board.board.with(|b| b.pipelines.clone());
            let mut stages = all.into_iter().flat_map(|p| p.stages.into_iter().chain(p.won).chain(p.lost));
            stages.find(|s| s.id == id).map(|s| s.name).unwrap_or_default()
        };
        let mut chips = Vec::new();
        if let Some(id) = f.pipeline {
            chips.push(chip(deals::PIPELINE, pipeline(id).unwrap_or_default(), |q| q.filter.pipeline = None));
        }
        if let Some(id) = f.stage {
            chips.push(chip(texts::STAGE, stage(id), |q| q.filter.stage = None));
        }
        if let Some(id) = f.reached {
            chips.push(chip(texts::REACHED, stage(id), |q| q.filter.reached = None));
        }
        if let Some(owner) = f.owner {
            let name = if owner.0 == 0 { t(texts::NOBODY).to_owned() } else { person(owner) };
            chips.push(chip(deals::OWNER, name, |q| q.filter.owner = None));
        }
        if f.team.is_some() {
            chips.push(chip(texts::TEAM, t(texts::ONE_TEAM).to_owned(), |q| q.filter.team = None));
        }
        if f.closed_from.is_some() || f.closed_to.is_some() {
            chips.push(chip(texts::CLOSED, span(lang, f.closed_from, f.closed_to), |q| {
                (q.filter.closed_from, q.filter.closed_to) = (None, None)
            }));
        }
        if f.opened_from.is_some() || f.opened_to.is_some() {
            chips.push(chip(texts::OPENED, span(lang, f.opened_from, f.opened_to), |q| {
                (q.filter.opened_from, q.filter.opened_to) = (None, None)
            }));
        }
        if f.expected_from.is_some() || f.expected_to.is_some() {
            let value = span(lang, f.expected_from, f.expected_to);
            chips.push(chip(texts::EXPECTED, value, |q| (q.filter.expected_from, q.filter.expected_to) = (None, None)));
        }
        if f.amount_from.is_some() || f.amount_to.is_some() {
            let currency = board.board.with(|b| b.currency);
            let money = |minor: i64| words::sum(lang, minor, currency);
            let value = match (f.amount_from, f.amount_to) {
                (Some(from), Some(to)) => deals::FROM_TO.fill(lang, &[("from", &money(from)), ("to", &money(to))]),
                (Some(from), None) => deals::FROM.fill(lang, &[("amount", &money(from))]),
                (None, to) => deals::UP_TO.fill(lang, &[("amount", &money(to.unwrap_or_default()))]),
            };
            chips.push(chip(deals::AMOUNT, value, |q| (q.filter.amount_from, q.filter.amount_to) = (None, None)));
        }
        chips
    }
}
