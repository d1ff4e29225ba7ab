//! The draft of an import: columns, answers, dry run.

use super::answers::UnknownNames;
use super::columns::Columns;
use super::dry_run::DryRun;
use super::parts::Steps;
use super::preview::Preview;
use super::reading::FileStrip;
use super::stages::Stages;
use super::vocabulary::NewWords;
use super::{change_import, discard_import, start_import};
use crate::shell::{Page, PageHead, t, tf, use_lang};
use crate::ui::{Button, Kind, use_toasts};
use domain::imports::plan::{ChangePlan, ImportPage};
use domain::texts::{common, imports as texts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

/// A draft being corrected.
#[derive(Clone, Copy)]
pub struct Draft {
    /// As the server knows it.
    pub page: RwSignal<ImportPage>,
    /// Sends a correction.
    pub change: Callback<ChangePlan>,
}

/// The wizard's second step.
#[component]
pub fn Wizard(
    /// The draft.
    page: ImportPage,
    /// Asks for the page again: after the start it shows the progress.
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let id = page.summary.id;
    let page = RwSignal::new(page);
    let busy = RwSignal::new(false);
    let change = Callback::new(move |change: ChangePlan| {
        busy.set(true);
        spawn_local(async move {
            match change_import(id, change).await {
                Ok(new) => page.set(new),
                Err(error) => {
                    // what was chosen is shown as it is: not changed
                    page.notify();
                    toasts.failed(error.message(lang));
                }
            }
            busy.set(false);
        });
    });
    let draft = Draft { page, change };
    let start = move |_| {
        busy.set(true);
        spawn_local(async move {
            match start_import(id).await {
                Ok(()) => again.run(()),
                Err(error) => {
                    busy.set(false);
                    toasts.failed(error.message(lang));
                }
            }
        });
    };
    let discard = move |_| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match discard_import(id).await {
                Ok(()) => {
                    toasts.say(texts::DISCARDED.in_lang(lang));
                    navigate("/imports", Default::default());
                }
                Err(error) => toasts.failed(error.message(lang)),
            }
        });
    };
    let writes = move || page.with(|p| p.outcome.ledger.created + p.outcome.ledger.updated);
    let words = move || {
        let n = writes();
        if n == 0 { t(texts::NOTHING_TO_IMPORT).to_owned() } else { tf(texts::IMPORT_N_ROWS, &[("n", &super::parts::count(lang, n))]) }
    };
    let title = t(texts::import_of(page.with_untracked(|p| p.plan.kind)));
    view! {
        <Page title class="import-page">
            <PageHead title=Signal::derive(move || texts::import_of(page.with(|p| p.plan.kind)).in_lang(lang).to_owned())>
                <span class="push"></span>
                <Steps now=2 />
                <span class="push"></span>
                <Button label=t(texts::DISCARD) kind=Kind::Ghost on:click=discard />
            </PageHead>
            <div class="work" aria-busy=move || busy.get().then_some("true")>
                <FileStrip draft />
                <Columns draft />
                <Preview draft />
            </div>
            <aside class="side">
                <div class="scroll">
                    <UnknownNames draft />
                    <Stages draft />
                    <NewWords draft />
                    <DryRun draft />
                </div>
                <div class="go">
                    <Button
                        label=Signal::derive(words)
                        kind=Kind::Primary
                        size=crate::ui::Size::Large
                        block=true
                        busy=busy
                        disabled=Signal::derive(move || writes() == 0)
                        on:click=start
                    />
                    <span class="vh" role="status">{move || if busy.get() { t(common::LOADING) } else { "" }}</span>
                </div>
            </aside>
        </Page>
    }
    .into_any()
}
