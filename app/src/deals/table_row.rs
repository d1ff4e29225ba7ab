//! Heads and rows of the table of deals.

use super::open::Opening;
use super::table::Table;
use crate::address::Address;
use crate::lists::days_ago;
use crate::shell::{t, use_lang};
use crate::ui::{Avatar, AvatarSize, NoAvatar, Sort, SortHead, stage_style};
use domain::Date;
use domain::deals::{DealListRow, DealSort};
use domain::format::{self, Cents};
use domain::texts::{Text, deal_list as texts, deals};
use leptos::prelude::*;

/// Heads of the columns; each sorts.
#[component]
pub(super) fn Heads(
    /// What is shown.
    table: Table,
) -> impl IntoView {
    let head = move |by: DealSort, text: Text, end: bool| {
        let now = Signal::derive(move || {
            table.query.with(|q| (q.sort == by).then_some(if q.descending { Sort::Descending } else { Sort::Ascending }))
        });
        let turn = move |()| {
            table.change(|q| {
                q.descending = if q.sort == by { !q.descending } else { by.starts_descending() };
                q.sort = by;
            });
        };
        view! { <SortHead label=t(text) sort=now on_sort=turn end /> }
    };
    view! {
        <colgroup class="on-desk">
            <col />
            <col style="width:14rem" />
            <col style="width:9.5rem" />
            <col style="width:8rem" />
            <col style="width:10rem" />
            <col style="width:7rem" />
            <col style="width:8rem" />
            <col style="width:7rem" />
        </colgroup>
        <thead class="on-desk">
            <tr>
                {head(DealSort::Title, texts::DEAL, false)} {head(DealSort::Client, deals::CLIENT, false)} {head(DealSort::Stage, texts::STAGE, false)}
                {head(DealSort::Amount, deals::AMOUNT, true)} {head(DealSort::Owner, deals::OWNER, false)}
                {head(DealSort::Expected, texts::EXPECTED, false)} {head(DealSort::Closed, texts::CLOSED, false)}
                {head(DealSort::Updated, texts::UPDATED, false)}
            </tr>
        </thead>
    }
    .into_any()
}

#[component]
pub(super) fn Row(
    /// Its number in the table.
    number: Signal<usize>,
    /// The deal.
    row: DealListRow,
    /// Opens its sheet.
    opening: Opening,
) -> impl IntoView {
    let lang = use_lang();
    let id = row.id;
    let date = move |date: Option<Date>| date.map(|d| format::date_full(lang, d));
    let amount = row.amount.map_or_else(|| "–".to_owned(), |m| format::money(lang, m.minor, m.currency, Cents::Hide));
    let client = row.client.map(|c| c.name);
    let second = [client.clone(), Some(row.stage.clone())].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let href = Address::new("/deals").with("deal", id).to_string();
    let open = move |ev: leptos::ev::MouseEvent| {
        // with a key held the link opens a tab or window of its own
        if !(ev.ctrl_key() || ev.meta_key() || ev.shift_key()) {
            ev.prevent_default();
            opening.open(id);
        }
    };
    view! {
        <tr aria-rowindex=move || number.get() data-selected=move || (opening.shown.get() == Some(id)).then_some("")>
            <td>
                <div class="row">
                    <span class="grow">
                        <a class="name trunc" href=href title=row.title.clone() on:click=open>
                            {row.title.clone()}
                        </a>
                        <span class="on-phone tiny muted trunc">{second}</span>
                    </span>
                    <span class="on-phone money small">{amount.clone()}</span>
                </div>
            </td>
            <td class="on-desk">
                <span class="trunc">{client}</span>
            </td>
            <td class="on-desk">
                <span class="trunc">
                    <i class="stage-dot" style=stage_style(row.colour, 0, 1)></i>
                    {row.stage}
                </span>
            </td>
            <td class="on-desk end money">{amount}</td>
            <td class="on-desk">
                {match row.owner {
                    Some(o) => {
                        view! {
                            <span class="row">
                                <Avatar name=o.name.clone() id=o.id.0 size=AvatarSize::Tiny silent=true />
                                <span class="trunc">{o.name}</span>
                            </span>
                        }
                            .into_any()
                    }
                    None => view! { <NoAvatar /> }.into_any(),
                }}
            </td>
            <td class="on-desk num">{date(row.expected_close)}</td>
            <td class="on-desk num">{date(row.closed_on)}</td>
            <td class="on-desk num soft">{days_ago(lang, row.updated_days)}</td>
        </tr>
    }
    .into_any()
}
