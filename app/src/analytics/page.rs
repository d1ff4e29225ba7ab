//! The page `/dashboard`.

use super::filters::Filters;
use super::refresh::{Freshness, keep_fresh};
use super::{Shown, get_dashboard, links, words};
use super::{agents::Agents, funnel::FunnelPanel, managers::Managers, months::Months, tiles::Tiles};
use crate::shell::{Page, PageHead, t, tf, use_lang};
use crate::ui::{Banner, ButtonLink, Empty, Size, SkeletonLines};
use domain::analytics::{AskDashboard, Dashboard, Period};
use domain::format;
use domain::texts::{analytics as texts, common};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/dashboard?period=…&pipeline=…&team=…&owner=…`.
#[component]
pub fn DashboardPage() -> impl IntoView {
    let query = use_query_map();
    let question = Memo::new(move |_| query.with(links::asked));
    let first = Resource::new(|| (), move |()| get_dashboard(question.get_untracked()));
    let lang = use_lang();
    view! {
        <Page title=t(texts::TITLE) class="dash">
            <Suspense fallback=|| {
                view! {
                    <PageHead title=t(texts::TITLE) />
                    <div class="page-body"><SkeletonLines lines=8 /></div>
                }
            }>
                {move || Suspend::new(async move {
                    match first.await {
                        Ok(answer) => view! { <Figures question answer /> }.into_any(),
                        Err(error) => {
                            view! {
                                <PageHead title=t(texts::TITLE) />
                                <div class="page-body">
                                    <Empty title=t(common::FAILED) text=error.message(lang)>
                                        <ButtonLink label=t(common::RETRY) href="/dashboard" attr:rel="external" />
                                    </Empty>
                                </div>
                            }
                                .into_any()
                        }
                    }
                })}
            </Suspense>
        </Page>
    }
}

#[component]
fn Figures(
    /// What the address asks.
    question: Memo<AskDashboard>,
    /// The first answer.
    answer: Dashboard,
) -> impl IntoView {
    let shown = Shown { question, answer: RwSignal::new(answer) };
    let fresh = keep_fresh(shown);
    let empty = shown.of(Dashboard::is_empty);
    view! {
        <PageHead title=t(texts::TITLE)>
            <Live fresh />
            <Filters shown />
        </PageHead>
        <FellBack shown />
        {move || {
            if empty.get() {
                view! { <Nothing question /> }.into_any()
            } else {
                view! {
                    <div class="dash-grid">
                        <Tiles shown />
                        <FunnelPanel shown />
                        <Months shown />
                        <Managers shown />
                        <Agents shown />
                    </div>
                }
                    .into_any()
            }
        }}
    }
}

/// The live dot with the age of the figures.
#[component]
fn Live(fresh: Freshness) -> impl IntoView {
    let lang = use_lang();
    let age = move || {
        let seconds = fresh.age.get()?;
        let age = if seconds < 60 {
            texts::SECONDS.fill(lang, &[("n", &format::integer(lang, seconds))])
        } else {
            format::age_short(lang, seconds)
        };
        Some(format!("· {}", texts::UPDATED.fill(lang, &[("age", &age)])))
    };
    view! {
        <span class="live" data-stale=move || (!fresh.live.get()).then_some("")>
            {move || if fresh.live.get() { common::LIVE.in_lang(lang) } else { common::PAUSED.in_lang(lang) }}
            <span class="age">{age}</span>
        </span>
    }
}

/// Says that an older quarter is shown, and why.
#[component]
fn FellBack(shown: Shown) -> impl IntoView {
    let lang = use_lang();
    let older = shown.of(|d| d.fell_back.then_some(d.span));
    move || {
        older.get().map(|span| {
            let this = AskDashboard { period: Some(Period::ThisQuarter), ..shown.question.get_untracked() };
            view! {
                <div class="dash-note">
                    <Banner text=texts::FELL_BACK.fill(lang, &[("period", &words::span(lang, span))])>
                        <ButtonLink label=texts::SHOW_THIS_QUARTER.in_lang(lang) href=links::dashboard(&this) size=Size::Small />
                    </Banner>
                </div>
            }
        })
    }
}

/// No figures at all: a new organisation, or filters that nothing matches.
#[component]
fn Nothing(question: Memo<AskDashboard>) -> impl IntoView {
    let filtered = question.with(|q| q.pipeline.is_some() || q.team.is_some() || q.owner.is_some());
    let (text, label, href) = if filtered {
        (texts::EMPTY_FILTERED, common::CLEAR_FILTERS, "/dashboard")
    } else {
        (texts::EMPTY_TEXT, common::TO_BOARD, "/deals")
    };
    view! {
        <div class="page-body">
            <Empty title=tf(texts::EMPTY_TITLE, &[]) text=t(text)>
                <ButtonLink label=t(label) href=href.to_owned() />
            </Empty>
        </div>
    }
}
