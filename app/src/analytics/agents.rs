//! Revenue by person.

use super::links::{self, Deals, NOBODY};
use super::{Shown, words};
use crate::shell::{t, use_lang};
use crate::ui::{Sort, SortHead};
use domain::analytics::{Agent, Group, Totals};
use domain::format;
use domain::texts::{Text, analytics as texts, common};
use leptos::prelude::*;

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Person,
    Won,
    Lost,
    Rate,
    Days,
    Revenue,
}

const COLUMNS: [(Column, Text); 6] = [
    (Column::Person, texts::PERSON),
    (Column::Won, texts::WON),
    (Column::Lost, texts::LOST),
    (Column::Rate, texts::WIN_RATE),
    (Column::Days, texts::DAYS_SHORT),
    (Column::Revenue, texts::REVENUE),
];

fn sorted(groups: &[Group], by: Column, order: Sort) -> Vec<Agent> {
    let mut all: Vec<Agent> = groups.iter().flat_map(|g| g.agents.iter().cloned()).collect();
    let figure = |t: &Totals| match by {
        Column::Person => 0,
        Column::Won => t.won,
        Column::Lost => t.lost,
        Column::Rate => t.win_rate().map_or(-1, |r| r.0),
        Column::Days => t.average_days().unwrap_or(i64::MAX),
        Column::Revenue => t.revenue,
    };
    // names are the second order, always from A on
    all.sort_by_key(|a| a.name.to_lowercase());
    match (by, order) {
        (Column::Person, Sort::Ascending) => {}
        (Column::Person, Sort::Descending) => all.reverse(),
        (_, Sort::Ascending) => all.sort_by_key(|a| figure(&a.totals)),
        (_, Sort::Descending) => all.sort_by_key(|a| std::cmp::Reverse(figure(&a.totals))),
    }
    all
}

/// The panel.
#[component]
pub fn Agents(shown: Shown) -> impl IntoView {
    let lang = use_lang();
    let order = RwSignal::new((Column::Revenue, Sort::Descending));
    let groups = shown.of(|d| d.groups.clone());
    let totals = shown.of(|d| d.totals);
    let currency = shown.answer.with_untracked(|d| d.currency);
    let agents = Memo::new(move |_| {
        let (by, order) = order.get();
        groups.with(|g| sorted(g, by, order))
    });
    let sort_by = move |column: Column| {
        order.update(|(by, sort)| {
            *sort = match (*by == column, *sort) {
                (true, Sort::Descending) => Sort::Ascending,
                (true, Sort::Ascending) => Sort::Descending,
                (false, _) if column == Column::Person => Sort::Ascending,
                (false, _) => Sort::Descending,
            };
            *by = column;
        });
    };
    let heads = COLUMNS
        .map(|(column, text)| {
            let sort = Signal::derive(move || order.with(|(by, sort)| (*by == column).then_some(*sort)));
            view! { <SortHead label=t(text) sort on_sort=move |()| sort_by(column) end={column != Column::Person} /> }
        })
        .into_iter()
        .collect_view();
    let cells = move |t: &Totals| {
        view! {
            <td class="end">{format::integer(lang, t.won)}</td>
            <td class="end">{format::integer(lang, t.lost)}</td>
            <td class="end">{words::share(lang, t.win_rate())}</td>
            <td class="end">{t.average_days().map_or_else(|| "–".to_owned(), |d| words::tenths(lang, d))}</td>
            <td class="end"><b>{words::money(lang, t.revenue, currency)}</b></td>
        }
    };
    let rows = move || {
        let span = shown.answer.with(|d| d.span);
        agents
            .get()
            .into_iter()
            .map(|agent| {
                let which =
                    Deals { status: Some("won"), closed: Some(span), owner: Some(agent.user.unwrap_or(NOBODY)), ..Deals::default() };
                let href = shown.question.with(|q| links::deals(q, which));
                let name = if agent.user.is_some() { agent.name.clone() } else { common::NO_OWNER.in_lang(lang).to_owned() };
                let name = view! { <a href=href>{name}</a> };
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        {cells(&agent.totals)}
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <section class="panel agents">
            <header>
                <h2>{t(texts::BY_AGENT)}</h2>
                <span class="small muted trunc">{t(texts::CLOSED_DEALS)}</span>
            </header>
            <div class="body">
                <div class="scroll" tabindex="0" role="region" aria-label=t(texts::BY_AGENT)>
                    <table class="table">
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                        <tfoot>
                            <tr>
                                <td>{t(texts::TOTAL)}</td>
                                {move || totals.with(cells)}
                            </tr>
                        </tfoot>
                    </table>
                </div>
            </div>
        </section>
    }
    .into_any()
}
