//! `/imports`: the imports so far, and one of them beside the list.

use super::finished::Finished;
use super::list_imports;
use super::parts::{Failed, StateBadge, clock, count};
use super::upload::NewImportButton;
use crate::shell::{Page, PageHead, t, use_lang, use_me};
use crate::ui::{ButtonLink, Empty, Icon, Kind};
use domain::Lang;
use domain::format::{date_full, date_short};
use domain::imports::ImportState;
use domain::imports::plan::{ImportPage, ImportSummary};
use domain::texts::imports as texts;
use leptos::prelude::*;

/// `/imports`.
#[component]
pub fn ImportsPage() -> impl IntoView {
    view! { <Imports shown=None again=Callback::new(|()| ()) /> }
}

/// The list, and beside it one import.
#[component]
pub fn Imports(
    /// The import shown beside the list.
    shown: Option<ImportPage>,
    /// Asks for that import again.
    again: Callback<()>,
) -> impl IntoView {
    let current = shown.as_ref().map(|p| p.summary.id);
    let title = shown.as_ref().map_or_else(|| t(texts::IMPORTS).to_owned(), |p| p.summary.file_name.clone());
    let alone = shown.is_none();
    let asked = RwSignal::new(0_u32);
    let list = Resource::new(move || asked.get(), |_| list_imports());
    let retry = Callback::new(move |()| asked.update(|n| *n += 1));
    // the one beside it ended: its line says so too
    let both = Callback::new(move |()| {
        retry.run(());
        again.run(());
    });
    view! {
        <Page title class="imports-page">
            <section class="runs" aria-label=t(texts::IMPORTS) data-alone=alone.then_some("")>
                <PageHead title=t(texts::IMPORTS)>
                    <span class="push"></span>
                    <NewImportButton />
                </PageHead>
                <div class="scroll">
                    <Transition fallback=|| ()>
                        {move || Suspend::new(async move {
                            match list.await {
                                Ok(runs) => view! { <Runs runs current=current.map(i64::from) /> }.into_any(),
                                Err(error) => view! { <Failed error again=retry /> }.into_any(),
                            }
                        })}
                    </Transition>
                </div>
            </section>
            {match shown {
                Some(page) => view! { <Finished page again=both /> }.into_any(),
                None => view! { <section class="run-read none"></section> }.into_any(),
            }}
        </Page>
    }
    .into_any()
}

#[component]
fn Runs(runs: Vec<ImportSummary>, current: Option<i64>) -> impl IntoView {
    if runs.is_empty() {
        return view! {
            <Empty title=t(texts::NO_IMPORTS) text=t(texts::NO_IMPORTS_HINT)>
                <ButtonLink label=t(texts::NEW_IMPORT) href="/imports/new" icon="upload" kind=Kind::Primary />
            </Empty>
        }
        .into_any();
    }
    let group = |states: &[ImportState]| runs.iter().filter(|r| states.contains(&r.state)).cloned().collect::<Vec<_>>();
    let groups = [
        (texts::RUNNING, group(&[ImportState::Queued, ImportState::Running])),
        (texts::DRAFTS, group(&[ImportState::Draft])),
        (texts::FINISHED, group(&[ImportState::Done, ImportState::Failed])),
    ];
    groups
        .into_iter()
        .filter(|(_, runs)| !runs.is_empty())
        .map(|(label, runs)| {
            view! {
                <p class="label">{t(label)}</p>
                <div>{runs.into_iter().map(|run| view! { <Run is_current=current == Some(run.id.0) run /> }).collect_view()}</div>
            }
        })
        .collect_view()
        .into_any()
}

/// "8,800 deals · 18 Nov, 09:42 · Jana Petersen".
fn sub(lang: Lang, run: &ImportSummary) -> String {
    let me = use_me();
    let (day, time) = clock(&me, run.created_at);
    let day = if day.year() == me.today.year() { date_short(lang, day) } else { date_full(lang, day) };
    let rows = texts::n_of(run.kind).fill(lang, &[("n", &count(lang, run.rows.unsigned_abs()))]);
    let actor = if run.actor.is_empty() { t(texts::BY_COMMAND_LINE).to_owned() } else { run.actor.clone() };
    format!("{rows} · {day}, {time} · {actor}")
}

#[component]
fn Run(run: ImportSummary, is_current: bool) -> impl IntoView {
    let lang = use_lang();
    view! {
        <a class="run" href=format!("/imports/{}", run.id) aria-current=is_current.then_some("true")>
            <span class="ch">
                <Icon name="file-spreadsheet" />
            </span>
            <b class="trunc">{run.file_name.clone()}</b>
            <StateBadge run=run.clone() />
            <span class="sub trunc">{sub(lang, &run)}</span>
        </a>
    }
}
