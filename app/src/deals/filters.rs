//! Filters of the board: a dialog to set them, chips that show them.

use super::open::use_opening;
use super::state::use_board;
use super::words;
use crate::shell::{t, use_lang};
use crate::ui::{Button, Dialog, FilterChip, Kind, MoneyField, SelectField, TextField};
use domain::deals::DealFilter;
use domain::texts::{common, deals as texts};
use domain::{Lang, UserId};
use leptos::prelude::*;

/// The chips of filters that are set; each opens the dialog, or goes away.
#[component]
pub fn FilterChips(
    /// Opens the dialog.
    open: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let opening = use_opening();
    let asked = opening.asked;
    let edit = move |()| open.set(true);
    let owner = move || {
        let owners = asked.with(|a| a.filter.owners.clone());
        let name = |id: &UserId| {
            let known = board.board.with(|b| b.people.iter().find(|p| p.id == *id).map(|p| p.name.clone()));
            known.unwrap_or_else(|| common::NO_OWNER.in_lang(lang).to_owned())
        };
        (!owners.is_empty()).then(|| owners.iter().map(name).collect::<Vec<_>>().join(", "))
    };
    let amount = move || amounts(lang, &asked.get().filter, board.board.with(|b| b.currency));
    let text = move || Some(asked.get().filter.text).filter(|t| !t.is_empty());
    let owner = Memo::new(move |_| owner());
    let amount = Memo::new(move |_| amount());
    let text = Memo::new(move |_| text());
    view! {
        <Show when=move || owner.get().is_some()>
            <FilterChip
                label=t(texts::OWNER)
                value=Signal::derive(move || owner.get().unwrap_or_default())
                on_edit=edit
                on_remove=move |()| opening.ask(|a| a.filter.owners.clear())
            />
        </Show>
        <Show when=move || amount.get().is_some()>
            <FilterChip
                label=t(texts::AMOUNT)
                value=Signal::derive(move || amount.get().unwrap_or_default())
                on_edit=edit
                on_remove=move |()| opening.ask(|a| (a.filter.from, a.filter.to) = (None, None))
            />
        </Show>
        <Show when=move || text.get().is_some()>
            <FilterChip
                label=t(texts::TEXT)
                value=Signal::derive(move || text.get().unwrap_or_default())
                on_edit=edit
                on_remove=move |()| opening.ask(|a| a.filter.text.clear())
            />
        </Show>
    }
    .into_any()
}

fn amounts(lang: Lang, filter: &DealFilter, currency: domain::Currency) -> Option<String> {
    let money = |minor| words::sum(lang, minor, currency);
    match (filter.from, filter.to) {
        (None, None) => None,
        (Some(from), None) => Some(texts::FROM.fill(lang, &[("amount", &money(from))])),
        (None, Some(to)) => Some(texts::UP_TO.fill(lang, &[("amount", &money(to))])),
        (Some(from), Some(to)) => Some(texts::FROM_TO.fill(lang, &[("from", &money(from)), ("to", &money(to))])),
    }
}

/// The dialog with all filters.
#[component]
pub fn FilterDialog(
    /// Shown or not.
    open: RwSignal<bool>,
) -> impl IntoView {
    let opening = use_opening();
    let owner = RwSignal::new(String::new());
    let (from, to) = (RwSignal::new(None::<i64>), RwSignal::new(None::<i64>));
    let text = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            let filter = opening.asked.get_untracked().filter;
            owner.set(filter.owners.first().map(ToString::to_string).unwrap_or_default());
            from.set(filter.from);
            to.set(filter.to);
            text.set(filter.text);
        }
    });
    let apply = move || {
        open.set(false);
        opening.ask(move |asked| {
            asked.filter.owners = owner.get_untracked().parse().ok().map(UserId).into_iter().collect();
            (asked.filter.from, asked.filter.to) = (from.get_untracked(), to.get_untracked());
            asked.filter.text = text.get_untracked().trim().to_owned();
        });
    };
    let clear = move || {
        open.set(false);
        opening.ask(|asked| asked.filter = DealFilter::default());
    };
    let footer = move || {
        view! {
            <Button label=t(common::CLEAR_FILTERS) kind=Kind::Ghost on:click=move |_| clear() />
            <span class="push"></span>
            <Button label=t(texts::APPLY) kind=Kind::Primary on:click=move |_| apply() />
        }
    };
    view! {
        <Dialog open title=t(common::FILTER) id="board-filter" footer=footer>
            <form
                class="stack"
                on:submit=move |ev| {
                    ev.prevent_default();
                    apply();
                }
            >
                <FilterFields owner from to text />
                <button type="submit" class="vh" tabindex="-1" aria-hidden="true">{t(texts::APPLY)}</button>
            </form>
        </Dialog>
    }
    .into_any()
}

#[component]
fn FilterFields(
    /// Owner's id, or empty.
    owner: RwSignal<String>,
    /// Least amount.
    from: RwSignal<Option<i64>>,
    /// Greatest amount.
    to: RwSignal<Option<i64>>,
    /// Words.
    text: RwSignal<String>,
) -> impl IntoView {
    let board = use_board();
    let owners = Signal::derive(move || {
        let mut options = vec![(String::new(), t(texts::EVERYBODY).to_owned()), ("0".to_owned(), t(common::NO_OWNER).to_owned())];
        options.extend(board.board.with(|b| b.people.iter().map(|p| (p.id.to_string(), p.name.clone())).collect::<Vec<_>>()));
        options
    });
    let currency = Signal::derive(move || board.board.with(|b| b.currency));
    view! {
        <TextField label=t(texts::TEXT) value=text hint=t(texts::TEXT_HINT) autofocus=true maxlength=200 />
        <SelectField label=t(texts::OWNER) value=owner options=owners />
        <div class="grid2">
            <MoneyField label=t(texts::AMOUNT_FROM) value=from currency />
            <MoneyField label=t(texts::AMOUNT_TO) value=to currency />
        </div>
    }
    .into_any()
}
