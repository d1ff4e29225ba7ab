//! The page `/clients/:id`: head, facts, composer and timeline, deals and tasks.

use super::card_deals::{OpenDeals, PastDeals};
use super::card_facts::{Extra, Facts};
use super::card_head::{Dock, Head, PhoneTabs};
use super::card_people::People;
use super::card_reach::{Addresses, Reach};
use super::read_card;
use crate::act::use_act;
use crate::api::AppError;
use crate::live::use_live;
use crate::shell::{Page, t, tf, use_lang, use_me, use_shortcut};
use crate::tasks::{TaskList, due_words};
use crate::timeline::{CallPerson, Composer, TimelineList};
use crate::ui::{ButtonLink, Empty, Icon, IconButton, Sheet, SkeletonLines};
use domain::clients::{ClientCard, ClientKind};
use domain::texts::{clients as texts, common, tasks, timeline as tl};
use domain::timeline::{Filter, Of};
use domain::{ClientId, FaultKind};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use std::time::Duration;

/// What the parts of a card share.
#[derive(Clone, Copy)]
pub(super) struct Card {
    /// The newest answer.
    pub data: RwSignal<ClientCard>,
    /// Asks for the card again.
    pub reload: Callback<()>,
    /// The tab of the composer.
    pub adding: RwSignal<String>,
    /// The phone's sheet with the composer.
    pub sheet: RwSignal<bool>,
    /// The phone's tab: `timeline`, `facts`, `deals`.
    pub tab: RwSignal<String>,
}

impl Card {
    /// Opens the composer on a tab: as a sheet on phones, in place elsewhere.
    pub fn add(self, tab: &str) {
        self.adding.set(tab.to_owned());
        let narrow = window().match_media("(width < 760px)").ok().flatten().is_some_and(|m| m.matches());
        if narrow {
            self.sheet.set(true);
        } else {
            focus_in(&format!("#add-{tab} :is(textarea, input)"));
        }
    }
}

/// Focuses the first element that fits, a frame later: it may just be shown.
pub(super) fn focus_in(selector: &str) {
    use wasm_bindgen::JsCast;
    let selector = selector.to_owned();
    request_animation_frame(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// `/clients/:id?show=calls&tab=facts`.
#[component]
pub fn ClientPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id").and_then(|id| id.parse().ok()).map(ClientId)));
    let asked = move || query.with_untracked(|q| q.get("show").map(|f| Filter::parse(&f)).unwrap_or_default());
    let card = Resource::new(
        move || id.get(),
        move |id| async move {
            match id {
                Some(id) => read_card(id, asked()).await,
                None => {
                    Err(AppError::Told(domain::Fault::new(FaultKind::NotFound, domain::texts::errors::NOT_FOUND).told(domain::Lang::En)))
                }
            }
        },
    );
    let name = RwSignal::new(String::new());
    let lang = use_lang();
    view! {
        <Page title=name class="client-page">
            <Transition fallback=|| view! { <div class="page-body"><SkeletonLines lines=8 /></div> }>
                {move || Suspend::new(async move {
                    match card.await {
                        Ok(card) => {
                            name.set(card.client.name.clone());
                            let filter = asked();
                            // made anew for another client: taken over by it, the dialogs of the
                            // card before would not open any more
                            view! {
                                <For each=move || [card.clone()] key=|card| card.client.id let:card>
                                    <CardView card filter />
                                </For>
                            }
                                .into_any()
                        }
                        Err(error) => {
                            name.set(t_in(common::NOT_FOUND, lang));
                            view! {
                                <Empty title=t_in(common::FAILED, lang) text=error.message(lang)>
                                    <ButtonLink label=t_in(texts::BACK_TO, lang) href="/clients" />
                                </Empty>
                            }
                                .into_any()
                        }
                    }
                })}
            </Transition>
        </Page>
    }
}

fn t_in(text: domain::texts::Text, lang: domain::Lang) -> String {
    text.in_lang(lang).to_owned()
}

#[component]
fn CardView(card: ClientCard, filter: Filter) -> impl IntoView {
    let act = use_act();
    let query = use_query_map();
    let id = card.client.id;
    let first = card.timeline.clone();
    let may_edit = card.may_edit;
    let data = RwSignal::new(card);
    let filter = RwSignal::new(filter);
    let changed = RwSignal::new(0_u64);
    let asked = StoredValue::new(0_u64);
    let reload = Callback::new(move |()| {
        let number = asked.get_value() + 1;
        asked.set_value(number);
        act.try_run(read_card(id, Filter::All), move |answer| {
            if asked.try_get_value() != Some(number) {
                return;
            }
            match answer {
                Ok(card) => {
                    data.set(card);
                    changed.update(|n| *n += 1);
                }
                Err(error) => act.toasts.failed(error.message(act.lang)),
            }
        });
    });
    let tab = RwSignal::new(query.with_untracked(|q| q.get("tab")).unwrap_or_else(|| "timeline".to_owned()));
    let shared = Card { data, reload, adding: RwSignal::new("note".to_owned()), sheet: RwSignal::new(false), tab };
    keep_in_address(id, filter, tab);
    hear(id, data, reload);
    if may_edit {
        use_shortcut("n", move || shared.add("note"));
        use_shortcut("t", move || shared.add("task"));
        use_shortcut("p", move || shared.add("call"));
    }
    let on_done = Callback::new(move |()| {
        shared.sheet.set(false);
        reload.run(());
    });
    let hidden = move |key: &'static str| move || if tab.with(|t| t == key) { "" } else { "phone-hidden" };
    let company = data.with_untracked(|c| c.client.kind == ClientKind::Company);
    view! {
        <Head card=shared />
        <PhoneTabs card=shared />
        <div class="three">
            <aside id="card-facts" class=move || format!("col {}", hidden("facts")()) aria-label=t(texts::FACTS)>
                <People card=shared company />
                <Facts card=shared company />
                <Reach card=shared />
                <Addresses card=shared />
                <Extra card=shared />
            </aside>
            <section id="card-timeline" class=move || format!("col mid {}", hidden("timeline")()) aria-label=t(tl::TIMELINE)>
                {may_edit
                    .then(|| {
                        view! {
                            <div class="composer card on-desk">
                                <Composer client=Some(id) people=people(data) tab=shared.adding on_done />
                            </div>
                        }
                    })}
                <NextUp card=shared />
                <TimelineList of=Of::Client(id) first filter changed=Signal::from(changed) on_change=reload />
            </section>
            <aside id="card-deals" class=move || format!("col {}", hidden("deals")()) aria-label=t(texts::OPEN_DEALS)>
                <OpenDeals card=shared />
                <section class="panel">
                    <header>
                        <h2>{t(tasks::NEXT_TASKS)}</h2>
                        <span class="push"></span>
                        {may_edit
                            .then(|| view! { <IconButton icon="plus" small=true label=t(tasks::ADD_TASK) on:click=move |_| shared.add("task") /> })}
                    </header>
                    <div class="body">
                        <TaskList tasks=Signal::derive(move || data.with(|c| c.tasks.clone())) on_change=reload may_edit />
                    </div>
                </section>
                <PastDeals card=shared />
            </aside>
        </div>
        {may_edit
            .then(|| {
                view! {
                    <Dock card=shared />
                    <Sheet open=shared.sheet id="add-to-card" title=t(tl::ADD_TO_CARD)>
                        <Composer client=Some(id) people=people(data) tab=shared.adding id="sheet-add" on_done />
                    </Sheet>
                }
            })}
    }
    .into_any()
}

/// Whom a call on this card may have been with: the person itself, or a company's contacts.
fn people(data: RwSignal<ClientCard>) -> Signal<Vec<CallPerson>> {
    Signal::derive(move || {
        data.with(|c| match c.client.kind {
            ClientKind::Person => vec![CallPerson { id: c.client.id, name: c.client.name.clone() }],
            ClientKind::Company => c.contacts.iter().map(|p| CallPerson { id: p.id, name: p.name.clone() }).collect(),
        })
    })
}

/// Filter and tab stand in the address, without a step in the history.
fn keep_in_address(id: ClientId, filter: RwSignal<Filter>, tab: RwSignal<String>) {
    let navigate = use_navigate();
    Effect::new(move |before: Option<(Filter, String)>| {
        let now = (filter.get(), tab.get());
        if before.is_some_and(|before| before != now) {
            let mut parts = Vec::new();
            if now.0 != Filter::All {
                parts.push(format!("show={}", now.0.as_str()));
            }
            if now.1 != "timeline" {
                parts.push(format!("tab={}", now.1));
            }
            let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
            navigate(&format!("/clients/{id}{query}"), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
        now
    });
}

/// Asks again when somebody changed the card, its deals or its contacts; at most three times a second.
fn hear(id: ClientId, data: RwSignal<ClientCard>, reload: Callback<()>) {
    let waiting = StoredValue::new(false);
    use_live(move |news| {
        let mine = data.try_with_untracked(|c| {
            news.touches_one("client", id.0)
                || c.open_deals.iter().any(|d| news.touches_one("deal", d.id.0))
                || c.contacts.iter().any(|p| news.touches_one("client", p.id.0))
        });
        if mine == Some(true) && waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            set_timeout(
                move || {
                    if waiting.try_get_value().is_some() {
                        waiting.set_value(false);
                        reload.run(());
                    }
                },
                Duration::from_millis(300),
            );
        }
    });
}

/// The earliest open task, on top of the timeline.
#[component]
fn NextUp(card: Card) -> impl IntoView {
    let today = use_me().today;
    move || {
        let next = card.data.with(|c| c.tasks.iter().find(|t| t.due.is_some()).cloned())?;
        let (words, class) = due_words(next.due?, today);
        Some(view! {
            <div class="tl next-up">
                <span class="node info">
                    <Icon name="calendar-clock" />
                </span>
                <div class="what">
                    <div class="head">
                        <b>{tf(tl::NEXT, &[("what", &next.title)])}</b>
                        <span class=format!("num {class}")>{words}</span>
                    </div>
                    {next.deal.map(|(_, title)| view! { <div class="body">{title}</div> })}
                </div>
            </div>
        })
    }
}
