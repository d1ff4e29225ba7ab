//! The dialog with the table's filters.

use super::state::use_board;
use super::table::Table;
use crate::shell::t;
use crate::ui::{Button, DateField, Dialog, Kind, MoneyField, SelectField};
use domain::deals::DealListFilter;
use domain::texts::{common, deal_list as texts, deals};
use domain::{Date, PipelineId, UserId};
use leptos::prelude::*;

/// What is set in the dialog, as its fields hold it.
#[derive(Clone, Copy)]
struct Fields {
    pipeline: RwSignal<String>,
    owner: RwSignal<String>,
    amount: (RwSignal<Option<i64>>, RwSignal<Option<i64>>),
    closed: (RwSignal<String>, RwSignal<String>),
    expected: (RwSignal<String>, RwSignal<String>),
}

impl Fields {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            pipeline: text(),
            owner: text(),
            amount: (RwSignal::new(None), RwSignal::new(None)),
            closed: (text(), text()),
            expected: (text(), text()),
        }
    }

    fn show(self, f: &DealListFilter) {
        let day = |to: RwSignal<String>, date: Option<Date>| to.set(date.map(|d| d.to_string()).unwrap_or_default());
        self.pipeline.set(f.pipeline.map(|p| p.to_string()).unwrap_or_default());
        self.owner.set(f.owner.map(|o| o.to_string()).unwrap_or_default());
        self.amount.0.set(f.amount_from);
        self.amount.1.set(f.amount_to);
        day(self.closed.0, f.closed_from);
        day(self.closed.1, f.closed_to);
        day(self.expected.0, f.expected_from);
        day(self.expected.1, f.expected_to);
    }

    fn write(self, f: &mut DealListFilter) {
        let day = |from: RwSignal<String>| Date::parse(&from.get_untracked());
        f.pipeline = self.pipeline.get_untracked().parse().ok().map(PipelineId);
        f.owner = self.owner.get_untracked().parse().ok().map(UserId);
        (f.amount_from, f.amount_to) = (self.amount.0.get_untracked(), self.amount.1.get_untracked());
        (f.closed_from, f.closed_to) = (day(self.closed.0), day(self.closed.1));
        (f.expected_from, f.expected_to) = (day(self.expected.0), day(self.expected.1));
    }
}

/// The dialog.
#[component]
pub(super) fn TableFilters(
    /// What is shown.
    table: Table,
    /// Shown or not.
    open: RwSignal<bool>,
) -> impl IntoView {
    let fields = Fields::new();
    Effect::new(move |_| {
        if open.get() {
            fields.show(&table.query.with_untracked(|q| q.filter.clone()));
        }
    });
    let apply = move || {
        open.set(false);
        table.change(|q| fields.write(&mut q.filter));
    };
    let clear = move || {
        open.set(false);
        table.change(|q| q.filter = DealListFilter::default());
    };
    let footer = move || {
        view! {
            <Button label=t(common::CLEAR_FILTERS) kind=Kind::Ghost on:click=move |_| clear() />
            <span class="push"></span>
            <Button label=t(deals::APPLY) kind=Kind::Primary on:click=move |_| apply() />
        }
    };
    view! {
        <Dialog open title=t(common::FILTER) id="table-filter" footer=footer>
            <form
                class="stack"
                on:submit=move |ev| {
                    ev.prevent_default();
                    apply();
                }
            >
                <Choices fields />
                <button type="submit" class="vh" tabindex="-1" aria-hidden="true">
                    {t(deals::APPLY)}
                </button>
            </form>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Choices(
    /// Set here.
    fields: Fields,
) -> impl IntoView {
    let board = use_board();
    let currency = Signal::derive(move || board.board.with(|b| b.currency));
    let pipelines = Signal::derive(move || {
        let all = (String::new(), t(texts::ALL_PIPELINES).to_owned());
        std::iter::once(all)
            .chain(board.board.with(|b| b.pipelines.iter().map(|p| (p.id.to_string(), p.name.clone())).collect::<Vec<_>>()))
            .collect()
    });
    let owners = Signal::derive(move || {
        let mut options = vec![(String::new(), t(deals::EVERYBODY).to_owned()), ("0".to_owned(), t(common::NO_OWNER).to_owned())];
        options.extend(board.board.with(|b| b.people.iter().map(|p| (p.id.to_string(), p.name.clone())).collect::<Vec<_>>()));
        options
    });
    view! {
        <SelectField label=t(deals::PIPELINE) value=fields.pipeline options=pipelines />
        <SelectField label=t(deals::OWNER) value=fields.owner options=owners />
        <div class="grid2">
            <MoneyField label=t(deals::AMOUNT_FROM) value=fields.amount.0 currency />
            <MoneyField label=t(deals::AMOUNT_TO) value=fields.amount.1 currency />
            <DateField label=t(texts::CLOSED_FROM) value=fields.closed.0 />
            <DateField label=t(texts::CLOSED_TO) value=fields.closed.1 />
            <DateField label=t(texts::EXPECTED_FROM) value=fields.expected.0 />
            <DateField label=t(texts::EXPECTED_TO) value=fields.expected.1 />
        </div>
    }
    .into_any()
}
