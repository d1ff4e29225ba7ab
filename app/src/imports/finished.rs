//! One import that was started: its progress, then its ledger and its problem rows.

use super::answers::Unknown;
use super::parts::{LedgerBar, LedgerList, StateBadge, clock, count};
use super::{accept_link, import_issues, import_progress};
use crate::shell::{t, tf, use_lang, use_me};
use crate::ui::{Banner, Button, ButtonLink, Icon, Kind, LiveDot, Progress, Size, Tone, use_toasts};
use domain::format::{date_full, duration};
use domain::imports::plan::{ImportPage, ImportSummary, LinkAnswer, OnTheWay, Plan, RowIssue, StagesPlan};
use domain::imports::{ImportKind, ImportState, Severity, Target};
use domain::texts::{Text, imports as texts};
use domain::{ImportId, Lang};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How often the progress is asked for.
const ASK: Duration = Duration::from_secs(1);

/// The page of a started import.
#[component]
pub fn Finished(
    /// The import.
    page: ImportPage,
    /// Asks for it again.
    again: Callback<()>,
) -> impl IntoView {
    let summary = RwSignal::new(page.summary.clone());
    let running = matches!(page.summary.state, ImportState::Queued | ImportState::Running);
    if running {
        watch(summary, again);
    }
    let body = if running { view! { <Running summary /> }.into_any() } else { view! { <Done page=page.clone() again /> }.into_any() };
    view! {
        <section class="run-read" aria-label=page.summary.file_name.clone()>
            <Head page=page.clone() summary />
            <div class="scroll">{body}</div>
        </section>
    }
    .into_any()
}

/// Follows an import until it ends.
fn watch(summary: RwSignal<ImportSummary>, again: Callback<()>) {
    let id = summary.with_untracked(|s| s.id);
    let timer = StoredValue::new(None::<IntervalHandle>);
    Effect::new(move |_| {
        let handle = set_interval_with_handle(
            move || {
                spawn_local(async move {
                    if let Ok(now) = import_progress(id).await {
                        let ended = !matches!(now.state, ImportState::Queued | ImportState::Running);
                        if summary.try_set(now).is_none() && ended {
                            again.run(());
                        }
                    }
                });
            },
            ASK,
        );
        timer.set_value(handle.ok());
    });
    on_cleanup(move || {
        if let Some(Some(handle)) = timer.try_get_value() {
            handle.clear();
        }
    });
}

/// Where the records of an import are seen.
fn records(plan: &Plan, created: u64, lang: Lang) -> (String, String) {
    match plan.kind {
        ImportKind::Deals => {
            let pipeline = match &plan.stages {
                Some(StagesPlan::Existing { pipeline, .. }) => format!("?pipeline={pipeline}"),
                _ => String::new(),
            };
            let words = if created > 0 { tf(texts::SHOW_DEALS, &[("n", &count(lang, created))]) } else { t(texts::SHOW_BOARD).to_owned() };
            (words, format!("/deals{pipeline}"))
        }
        ImportKind::Clients => (t(texts::SHOW_CLIENTS).to_owned(), "/clients".to_owned()),
        ImportKind::Products => (t(texts::PRODUCTS).to_owned(), "/products".to_owned()),
        ImportKind::Users => (t(texts::USERS).to_owned(), "/settings/people".to_owned()),
    }
}

#[component]
fn Head(page: ImportPage, summary: RwSignal<ImportSummary>) -> impl IntoView {
    let lang = use_lang();
    let me = use_me();
    let s = &page.summary;
    let when = match (s.started_at, s.finished_at) {
        (Some(from), Some(to)) => {
            let (day, start) = clock(&me, from);
            let took = duration(lang, (to - from + 500) / 1000);
            format!("{} · {}", date_full(lang, day), tf(texts::TOOK, &[("from", &start), ("to", &clock(&me, to).1), ("time", &took)]))
        }
        _ => {
            let (day, at) = clock(&me, s.created_at);
            format!("{}, {at}", date_full(lang, day))
        }
    };
    let actor = if s.actor.is_empty() { t(texts::BY_COMMAND_LINE).to_owned() } else { s.actor.clone() };
    let done = s.state == ImportState::Done;
    let (words, href) = records(&page.plan, s.ledger.created, lang);
    view! {
        <header>
            <div class="grow min-0">
                <div class="row">
                    <h2 class="trunc">{s.file_name.clone()}</h2>
                    {move || view! { <StateBadge run=summary.get() /> }}
                </div>
                <div class="small muted num">{format!("{when} · {actor}")}</div>
            </div>
            <a class="btn" href=format!("/download/imports/{}/file", s.id) rel="external" download="">
                <Icon name="file-text" />
                {t(texts::ORIGINAL_FILE)}
            </a>
            {done.then(|| view! { <ButtonLink label=words href kind=Kind::Primary /> })}
        </header>
    }
    .into_any()
}

#[component]
fn Running(summary: RwSignal<ImportSummary>) -> impl IntoView {
    let lang = use_lang();
    let share = move || summary.with(|s| if s.rows > 0 { (s.progress * 100 / s.rows).clamp(0, 100) as u8 } else { 0 });
    let words = move || {
        summary
            .with(|s| tf(texts::N_OF_M_ROWS, &[("n", &count(lang, s.progress.unsigned_abs())), ("m", &count(lang, s.rows.unsigned_abs()))]))
    };
    view! {
        <article class="card run-now">
            <div class="row">
                <b class="trunc grow">{move || summary.with(|s| s.file_name.clone())}</b>
                <LiveDot fresh=Signal::stored(true) />
            </div>
            <Progress label=t(texts::STEP_IMPORT) value=Signal::derive(share) />
            <div class="row small">
                <b class="num" role="status">{words}</b>
            </div>
            <LedgerList ledger=Signal::derive(move || summary.with(|s| s.ledger)) rows=Signal::derive(move || summary.with(|s| s.rows.unsigned_abs())) />
            <div class="small muted">{t(texts::GOES_ON)}</div>
        </article>
    }
    .into_any()
}

#[component]
fn Done(page: ImportPage, again: Callback<()>) -> impl IntoView {
    let ledger = Signal::stored(page.outcome.ledger);
    let id = page.summary.id;
    let stopped = page.summary.state == ImportState::Failed;
    let (failed, warned) = (page.outcome.ledger.failed, page.outcome.ledger.warnings);
    view! {
        {stopped.then(|| view! { <div class="wide"><Banner text=t(texts::STOPPED) tone=Tone::Warn /></div> })}
        <section class="panel">
            <header><h3>{t(texts::EVERY_ROW)}</h3></header>
            <div class="body">
                <LedgerBar ledger />
                <LedgerList ledger rows=page.outcome.ledger.read explained=true linked=true />
            </div>
        </section>
        <Made list=page.outcome.on_the_way.clone() />
        <Answers page=page.clone() again />
        {(failed > 0).then(|| view! { <Issues id severity=Severity::Failed total=failed first=page.failed.clone() /> })}
        {(warned > 0).then(|| view! { <Issues id severity=Severity::Warning total=warned first=page.warned.clone() /> })}
        <div class="wide">
            <ButtonLink label=t(texts::NEXT_FILE) href="/imports/new" icon="upload" />
        </div>
    }
    .into_any()
}

fn made_text(what: &str) -> Option<Text> {
    Some(match what {
        "manager" => texts::MADE_MANAGER,
        "team" => texts::MADE_TEAM,
        "pipeline" => texts::MADE_PIPELINE,
        "stage" => texts::MADE_STAGE,
        "tag" => texts::MADE_TAG,
        "lost_reason" => texts::MADE_REASON,
        _ => return None,
    })
}

#[component]
fn Made(list: Vec<OnTheWay>) -> impl IntoView {
    (!list.is_empty()).then(|| {
        let items = list
            .into_iter()
            .filter_map(|m| Some((t(made_text(&m.what)?), m.name)))
            .map(|(what, name)| view! { <li><span>{what}</span><b class="trunc">{name}</b></li> })
            .collect_view();
        view! {
            <section class="panel">
                <header><h3>{t(texts::ON_THE_WAY)}</h3></header>
                <div class="body"><ul class="made">{items}</ul></div>
            </section>
        }
        .into_any()
    })
}

/// Unknown names, which can still be accepted, and the answers given.
#[component]
fn Answers(page: ImportPage, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let id = page.summary.id;
    let busy = RwSignal::new(false);
    let answer = Callback::new(move |answer: LinkAnswer| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let name = answer.to.clone();
        spawn_local(async move {
            match accept_link(id, answer).await {
                Ok(n) => {
                    toasts.say(texts::ACCEPTED_LATER.fill(lang, &[("n", &count(lang, n)), ("name", &name)]));
                    again.run(());
                }
                Err(error) => toasts.failed(error.message(lang)),
            }
            let _ = busy.try_set(false);
        });
    });
    let nothing = Callback::new(|_: (Target, String)| ());
    let unknown = page.outcome.unknown.clone();
    (!unknown.is_empty()).then(|| {
        let items = unknown
            .into_iter()
            .map(|u| {
                // what was left out then can be answered now
                let given = page.plan.answer(u.target, &u.name).filter(|a| a.id.is_some()).cloned();
                view! { <Unknown unknown=u given answer take_back=nothing afterwards=true /> }
            })
            .collect_view();
        view! {
            <section class="panel" aria-busy=move || busy.get().then_some("true")>
                <header><h3>{t(texts::UNKNOWN_NAMES)}</h3></header>
                {items}
            </section>
        }
        .into_any()
    })
}

/// Rows with a problem, more of them on demand.
#[component]
fn Issues(id: ImportId, severity: Severity, total: u64, first: Vec<RowIssue>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let is_failed = severity == Severity::Failed;
    let more_left = RwSignal::new(first.len() as u64 >= 20);
    let list = RwSignal::new(first);
    let more = move |_| {
        let after = list.with_untracked(|l| l.last().map(|i| (i.row, i.id)));
        spawn_local(async move {
            match import_issues(id, severity, after).await {
                Ok(next) => {
                    more_left.set(next.len() >= 100);
                    list.update(|l| l.extend(next));
                }
                Err(error) => toasts.failed(error.message(lang)),
            }
        });
    };
    let (title, why, anchor) =
        if is_failed { (texts::FAILED_ROWS, texts::WHY_FAILED, "failed") } else { (texts::WARNED_ROWS, texts::WHY_WARNED, "warned") };
    let rows = move || {
        list.with(|l| {
            l.iter()
                .map(|i| {
                    view! {
                        <tr>
                            <td class="num">{count(lang, i.row.unsigned_abs())}</td>
                            <td><span class="trunc">{i.column.clone()}</span></td>
                            <td class=if is_failed { "bad num" } else { "num" }><span class="trunc">{i.value.clone()}</span></td>
                            <td>{t(texts::problem(i.kind))}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let download = tf(texts::DOWNLOAD_FAILED, &[("n", &count(lang, total))]);
    view! {
        <section class="panel wide" id=anchor>
            <header>
                <h3>{t(title)}" "<span class="muted num">{count(lang, total)}</span></h3>
                {is_failed.then(|| view! { <span class="small muted trunc">{t(texts::CORRECT_AND_AGAIN)}</span> })}
                <span class="push"></span>
                {is_failed
                    .then(|| {
                        view! {
                            <a class="btn sm" href=format!("/download/imports/{id}/failed") rel="external" download="">
                                <Icon name="download" size=14 />
                                {download}
                            </a>
                        }
                    })}
            </header>
            <table class="table fails">
                <thead>
                    <tr><th class="c-row">{t(texts::ROW)}</th><th class="c-col">{t(texts::COLUMN)}</th><th class="c-val">{t(texts::VALUE)}</th><th>{t(why)}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {move || more_left.get().then(|| view! { <div class="body"><Button label=t(texts::SHOW_MORE) size=Size::Small on:click=more /></div> })}
        </section>
    }
    .into_any()
}
