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
use std::time::Duration;

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
                None => view! { <section class="run-read none"><p class="muted">{t(texts::CHOOSE_ONE)}</p></section> }.into_any(),
            }}
        </Page>
    }
    .into_any()
}

/// How often the list is read anew while an import waits or runs.
const ASK: Duration = Duration::from_secs(1);

/// Reads the list anew until no import waits or runs any more.
fn keep_up(runs: RwSignal<Vec<ImportSummary>>) {
    Effect::new(move |_| {
        if !runs.with(|runs| runs.iter().any(|r| GOING.contains(&r.state))) {
            return;
        }
        let again = set_timeout_with_handle(
            move || {
                leptos::task::spawn_local(async move {
                    match list_imports().await {
                        Ok(now) => {
                            let _ = runs.try_set(now);
                        }
                        // the next time may succeed
                        Err(_) => {
                            let _ = runs.try_update(|_| ());
                        }
                    }
                });
            },
            ASK,
        );
        on_cleanup(move || {
            if let Ok(again) = again {
                again.clear();
            }
        });
    });
}

const GOING: &[ImportState] = &[ImportState::Queued, ImportState::Running];

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
    let runs = RwSignal::new(runs);
    keep_up(runs);
    let groups: [(_, &'static [ImportState]); 3] =
        [(texts::RUNNING, GOING), (texts::DRAFTS, &[ImportState::Draft]), (texts::FINISHED, &[ImportState::Done, ImportState::Failed])];
    groups
        .map(|(label, states)| {
            let ids =
                Memo::new(move |_| runs.with(|runs| runs.iter().filter(|r| states.contains(&r.state)).map(|r| r.id).collect::<Vec<_>>()));
            view! {
                <Show when=move || ids.with(|ids| !ids.is_empty())>
                    <p class="label">{t(label)}</p>
                    <div>
                        <For
                            each=move || ids.get()
                            key=|id| *id
                            children=move |id| {
                                let run = Memo::new(move |_| runs.with(|runs| runs.iter().find(|r| r.id == id).cloned()));
                                move || run.get().map(|run| view! { <Run is_current=current == Some(run.id.0) run /> })
                            }
                        />
                    </div>
                </Show>
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
