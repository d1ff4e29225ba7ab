//! One import that was started: its progress, then its ledger and its problem rows.

mod issues;
mod later;
mod running;

use super::parts::{LedgerBar, LedgerList, StateBadge, clock, count};
use crate::shell::{t, tf, use_lang, use_me};
use crate::ui::{Banner, ButtonLink, Icon, Kind, Tone};
use domain::Lang;
use domain::format::{date_full, duration};
use domain::imports::plan::{ImportPage, ImportSummary, OnTheWay, Plan, StagesPlan};
use domain::imports::{ImportKind, ImportState, Severity};
use domain::texts::{Text, imports as texts};
use issues::Issues;
use later::Answers;
use leptos::prelude::*;
use running::{Running, watch};

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
                <h1 class="vh on-phone">{t(texts::IMPORTS)}</h1>
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
