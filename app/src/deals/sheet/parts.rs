//! What hangs on a deal: products, contacts, tasks, its way through the stages.

use super::super::state::use_board;
use super::SheetState;
use crate::shell::{t, use_lang};
use crate::tasks::TaskList;
use crate::timeline::{CallPerson, Composer, TimelineList, read_timeline};
use crate::ui::{Avatar, Icon};
use domain::clients::Colleague;
use domain::deals::{DealDetail, DealLine, DealTask};
use domain::format::{self, Cents};
use domain::tasks::Task;
use domain::texts::deals as texts;
use domain::timeline::{Filter, Of, TimelinePage, TimelineQuery};
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

/// Open tasks, to tick.
#[component]
pub fn Tasks() -> impl IntoView {
    let state: SheetState = expect_context();
    let may_edit = state.deal.with_untracked(|d| d.as_ref().is_some_and(|d| d.card.may_edit));
    let tasks = Memo::new(move |_| state.deal.with(|d| d.as_ref().map(tasks_of).unwrap_or_default()));
    view! {
        <Show when=move || !tasks.with(Vec::is_empty)>
            <section class="panel">
                <header>
                    <h3>{t(texts::TASKS)}</h3>
                </header>
                <div class="body">
                    <TaskList tasks=Signal::from(tasks) on_change=Callback::new(move |()| state.read()) may_edit />
                </div>
            </section>
        </Show>
    }
    .into_any()
}

fn tasks_of(deal: &DealDetail) -> Vec<Task> {
    let task = |task: &DealTask| Task {
        id: task.id,
        title: task.title.clone(),
        due: task.due,
        client: None,
        deal: Some((deal.card.id, deal.card.title.clone())),
        owner: task.owner.as_ref().map(|o| Colleague { id: o.id, name: o.name.clone() }),
        done: false,
        version: task.version,
    };
    deal.tasks.iter().map(task).collect()
}

/// What happened, and a form for what is to be written down.
#[component]
pub fn Story() -> impl IntoView {
    let state: SheetState = expect_context();
    let Some(deal) = state.deal.get_untracked() else { return ().into_any() };
    let (id, client) = (deal.card.id, deal.card.client.as_ref().map(|c| c.id));
    let first = RwSignal::new(None::<TimelinePage>);
    let changed = RwSignal::new(0_u64);
    let filter = RwSignal::new(Filter::All);
    let tab = RwSignal::new("note".to_owned());
    leptos::task::spawn_local(async move {
        let asked = TimelineQuery { of: Of::Deal(id), filter: Filter::All, after: None, limit: 20 };
        if let Ok(page) = read_timeline(asked).await {
            let _ = first.try_set(Some(page));
        }
    });
    // whatever changes the deal is in its story
    Effect::new(move |before: Option<()>| {
        state.deal.track();
        if before.is_some() {
            changed.update(|n| *n += 1);
        }
    });
    let people = Signal::derive(move || {
        let contacts = state.deal.with(|d| d.as_ref().map(|d| d.contacts.clone()).unwrap_or_default());
        contacts.into_iter().map(|c| CallPerson { id: c.person, name: c.name }).collect::<Vec<_>>()
    });
    let reload = Callback::new(move |()| state.read());
    let composer = deal.card.may_edit.then(|| {
        view! {
            <div class="composer card">
                <Composer client=client deal=Some(id) people tab id="deal-add" on_done=reload />
            </div>
        }
    });
    view! {
        {composer}
        {move || {
            first
                .get()
                .map(|first| view! { <TimelineList of=Of::Deal(id) first filter changed=Signal::from(changed) on_change=reload /> })
        }}
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
