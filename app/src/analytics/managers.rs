//! Win rates by team, each opening to its people.

use super::links::{self, Deals, NOBODY};
use super::{Shown, words};
use crate::shell::{t, use_lang};
use crate::ui::{Avatar, Icon, NoAvatar};
use domain::analytics::{Agent, Group, Totals};
use domain::texts::{analytics as texts, common};
use domain::{Currency, Lang, Share, format};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The panel.
#[component]
pub fn Managers(shown: Shown) -> impl IntoView {
    let lang = use_lang();
    let groups = shown.of(|d| d.groups.clone());
    let totals = shown.of(|d| d.totals);
    let currency = shown.answer.with_untracked(|d| d.currency);
    let open = RwSignal::new(BTreeSet::<Option<i64>>::new());
    // the best rate of all fills its bar, so that differences are seen
    let full = Memo::new(move |_| {
        let rates = groups.with(|g| {
            let people = g.iter().flat_map(|g| &g.agents).map(|a| a.totals);
            let rates: Vec<i64> = g.iter().map(|g| g.totals).chain(people).filter_map(|t| t.win_rate()).map(|r| r.0).collect();
            rates
        });
        rates.into_iter().max().unwrap_or(1_000_000).clamp(10_000, 1_000_000)
    });
    let part = move |share: Option<Share>| {
        let share = share.map_or(0, |s| s.0);
        format!("{:.1}%", share as f64 * 100.0 / full.get() as f64)
    };
    let average = move || totals.get().win_rate();
    let rows = move || {
        groups
            .get()
            .into_iter()
            .map(|group| {
                let key = group.team.map(|t| t.0);
                let is_open = Memo::new(move |_| open.with(|o| o.contains(&key)));
                let toggle = move |_| {
                    open.update(|o| {
                        if !o.remove(&key) {
                            o.insert(key);
                        }
                    })
                };
                let (name, sub) = named(lang, &group, currency);
                let id = group.manager_id.map(|m| m.0);
                let agents = StoredValue::new(group.agents.clone());
                let total = group.totals;
                view! {
                    <li>
                        {who(id, &name)}
                        <button type="button" class="who" aria-expanded=move || if is_open.get() { "true" } else { "false" } on:click=toggle>
                            <span class="trunc medium">{name}<Icon name="chevron-down" size=12 /></span>
                            <span class="tiny muted num trunc">{sub}</span>
                        </button>
                        <Rate total width=Signal::derive(move || part(total.win_rate())) />
                    </li>
                    {move || {
                        is_open
                            .get()
                            .then(|| {
                                agents
                                    .get_value()
                                    .into_iter()
                                    .map(|agent| {
                                        let total = agent.totals;
                                        view! { <Person shown agent currency width=Signal::derive(move || part(total.win_rate())) /> }
                                    })
                                    .collect_view()
                            })
                    }}
                }
            })
            .collect_view()
    };
    view! {
        <section class="panel wins">
            <header>
                <h2>{t(texts::BY_MANAGER)}</h2>
                <span class="small muted trunc">{t(texts::CLOSED_DEALS)}</span>
            </header>
            <div class="body">
                {move || groups.with(Vec::is_empty).then(|| view! { <p class="none">{texts::NOTHING_CLOSED.in_lang(lang)}</p> })}
                <ul class="winrate" style=move || format!("--avg:{}", part(average()))>{rows}</ul>
                {move || {
                    average()
                        .map(|rate| {
                            let words = texts::AVERAGE.fill(lang, &[("share", &words::share(lang, Some(rate)))]);
                            view! {
                                <div class="legend">
                                    <span><i class="dash" style="--c:var(--chart-2)"></i>{words}</span>
                                </div>
                            }
                        })
                }}
            </div>
        </section>
    }
    .into_any()
}

/// The manager's name, or the team's if nobody leads it; below it the revenue.
fn named(lang: Lang, group: &Group, currency: Currency) -> (String, String) {
    let team = if group.team.is_some() { group.name.clone() } else { texts::NO_TEAM.in_lang(lang).to_owned() };
    let revenue = words::money(lang, group.totals.revenue, currency);
    match &group.manager {
        Some(manager) if !manager.is_empty() => (manager.clone(), format!("{revenue} · {team}")),
        _ => (team, revenue),
    }
}

fn who(id: Option<i64>, name: &str) -> AnyView {
    match id {
        Some(id) => view! { <Avatar name=name.to_owned() id silent=true /> }.into_any(),
        None => view! { <NoAvatar /> }.into_any(),
    }
}

/// Bar and figures.
#[component]
fn Rate(total: Totals, #[prop(into)] width: Signal<String>) -> impl IntoView {
    let lang = use_lang();
    let of =
        texts::OF.fill(lang, &[("won", &format::integer(lang, total.won)), ("closed", &format::integer(lang, total.won + total.lost))]);
    view! {
        <span class="bar"><i style=move || format!("--v:{}", width.get())></i></span>
        <span class="res">
            <b class="num">{words::share(lang, total.win_rate())}</b>
            <span class="num muted tiny">{of}</span>
        </span>
    }
}

/// A person under their manager; leads to the deals they won.
#[component]
fn Person(shown: Shown, agent: Agent, currency: Currency, #[prop(into)] width: Signal<String>) -> impl IntoView {
    let lang = use_lang();
    let name = if agent.user.is_some() { agent.name.clone() } else { common::NO_OWNER.in_lang(lang).to_owned() };
    let owner = Some(agent.user.unwrap_or(NOBODY));
    let href = move || {
        let which = Deals { closed: Some(shown.answer.with(|d| d.span)), owner, ..Deals::default() };
        shown.question.with(|q| links::deals(q, which))
    };
    view! {
        <li class="person">
            {who(agent.user.map(|u| u.0), &name)}
            <a class="who" href=href>
                <span class="trunc">{name}</span>
                <span class="tiny muted num">{words::money(lang, agent.totals.revenue, currency)}</span>
            </a>
            <Rate total=agent.totals width />
        </li>
    }
}
