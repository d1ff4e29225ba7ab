//! What hangs on a deal: products, contacts, tasks, its way through the stages.

use super::super::state::use_board;
use super::super::words;
use super::SheetState;
use crate::shell::{t, use_lang};
use crate::ui::{Avatar, Icon};
use domain::deals::{DealDetail, DealLine, due};
use domain::format::{self, Cents};
use domain::texts::deals as texts;
use domain::{Lang, Money};
use leptos::prelude::*;

fn of<T: PartialEq + Clone + Send + Sync + 'static>(pick: impl Fn(&DealDetail) -> Vec<T> + Send + Sync + 'static) -> Memo<Vec<T>> {
    let state: SheetState = expect_context();
    Memo::new(move |_| state.deal.with(|d| d.as_ref().map(&pick).unwrap_or_default()))
}

/// Products with quantity and price.
#[component]
pub fn Lines() -> impl IntoView {
    let lang = use_lang();
    let lines = of(|d| d.lines.clone());
    let table = move || {
        let rows = lines.get();
        let total = rows.iter().try_fold(None::<Money>, |sum, line| {
            let money = line_total(line)?;
            match sum {
                None => Some(Some(money)),
                Some(sum) if sum.currency == money.currency => Some(Some(Money::new(sum.minor + money.minor, sum.currency))),
                Some(_) => None,
            }
        });
        let total = total.flatten();
        view! {
            <table class="table d-items">
                <thead>
                    <tr>
                        <th>{t(texts::ITEM)}</th>
                        <th class="end">{t(texts::QUANTITY)}</th>
                        <th class="end">{t(texts::PRICE)}</th>
                        <th class="end">{t(texts::TOTAL)}</th>
                    </tr>
                </thead>
                <tbody>{rows.iter().map(|line| row(lang, line)).collect_view()}</tbody>
                {total
                    .map(|total| {
                        view! {
                            <tfoot>
                                <tr>
                                    <td>{t(texts::TOTAL)}</td>
                                    <td></td>
                                    <td></td>
                                    <td class="end money">{money(lang, Some(total))}</td>
                                </tr>
                            </tfoot>
                        }
                    })}
            </table>
        }
    };
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section class="panel">
                <header>
                    <h3>{t(texts::LINES)}</h3>
                </header>
                {table}
            </section>
        </Show>
    }
    .into_any()
}

fn line_total(line: &DealLine) -> Option<Money> {
    let price = line.price?;
    let minor = i128::from(price.minor) * i128::from(line.quantity) / 1_000;
    Some(Money::new(i64::try_from(minor).ok()?, price.currency))
}

fn money(lang: Lang, money: Option<Money>) -> String {
    money.map(|m| format::money(lang, m.minor, m.currency, Cents::Show)).unwrap_or_default()
}

fn row(lang: Lang, line: &DealLine) -> impl IntoView + use<> {
    let quantity = match line.quantity % 1_000 {
        0 => format::integer(lang, line.quantity / 1_000),
        _ => format::decimal(lang, line.quantity, 3),
    };
    view! {
        <tr>
            <td>
                <span class="trunc">
                    <span class="medium">{line.name.clone()}</span>
                    {line.code.clone().map(|code| view! { <span class="small muted">" "{code}</span> })}
                </span>
            </td>
            <td class="end">{quantity}</td>
            <td class="end soft">{money(lang, line.price)}</td>
            <td class="end money">{money(lang, line_total(line))}</td>
        </tr>
    }
}

/// People on the deal.
#[component]
pub fn Contacts() -> impl IntoView {
    let contacts = of(|d| d.contacts.clone());
    let rows = move || {
        contacts
            .get()
            .into_iter()
            .map(|c| {
                view! {
                    <li class="row">
                        <Avatar name=c.name.clone() id=c.person.0 silent=true />
                        <span class="grow trunc">
                            <a href=format!("/clients/{}", c.person) class="medium">{c.name.clone()}</a>
                            {c.role.clone().map(|role| view! { <small class="muted">{role}</small> })}
                        </span>
                        {c
                            .phone
                            .clone()
                            .map(|phone| {
                                let label = format!("{}: {phone}", t(texts::CALL));
                                view! {
                                    <a class="icon-btn sm" href=format!("tel:{phone}") aria-label=label.clone() title=label>
                                        <Icon name="phone" />
                                    </a>
                                }
                            })}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !contacts.with(Vec::is_empty)>
            <section class="panel">
                <header>
                    <h3>{t(texts::CONTACTS)}</h3>
                </header>
                <ul class="d-list">{rows}</ul>
            </section>
        </Show>
    }
    .into_any()
}

/// Open tasks.
#[component]
pub fn Tasks() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let tasks = of(|d| d.tasks.clone());
    let rows = move || {
        let today = board.board.with(|b| b.today);
        tasks
            .get()
            .into_iter()
            .map(|task| {
                let (when, tone) = words::due(lang, due(Some(&task.title), task.due, today), today);
                view! {
                    <li class="row">
                        <Icon name="square-check" />
                        <span class="grow trunc">{task.title.clone()}</span>
                        <span class="small due" data-due=tone>{when}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !tasks.with(Vec::is_empty)>
            <section class="panel">
                <header>
                    <h3>{t(texts::TASKS)}</h3>
                </header>
                <ul class="d-list">{rows}</ul>
            </section>
        </Show>
    }
    .into_any()
}

/// Its stays in stages.
#[component]
pub fn History() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let stays = of(|d| d.stays.clone());
    let rows = move || {
        let now = board.now.get();
        stays
            .get()
            .into_iter()
            .rev()
            .map(|stay| {
                let days = (stay.left.unwrap_or(now) - stay.entered).max(0) / 86_400_000;
                view! {
                    <li class="row">
                        <Icon name="arrow-right" size=14 />
                        <span class="grow trunc">{stay.name.clone()}</span>
                        <span class="small muted num">{format::days_short(lang, days)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="panel">
            <header>
                <h3>{t(texts::HISTORY)}</h3>
            </header>
            <ul class="d-list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Columns without a field of their own.
#[component]
pub fn FromImport() -> impl IntoView {
    let extra = of(|d| d.extra.clone());
    let rows = move || {
        extra
            .get()
            .into_iter()
            .map(|(name, value)| {
                view! {
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !extra.with(Vec::is_empty)>
            <section class="panel">
                <header>
                    <h3>{t(texts::FROM_IMPORT)}</h3>
                </header>
                <dl class="facts">{rows}</dl>
            </section>
        </Show>
    }
    .into_any()
}
