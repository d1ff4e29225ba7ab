//! An import while its rows are written.

use super::super::import_progress;
use super::super::parts::{LedgerList, count};
use crate::shell::{t, tf, use_lang};
use crate::ui::{LiveDot, Progress};
use domain::imports::ImportState;
use domain::imports::plan::ImportSummary;
use domain::texts::imports as texts;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How often the progress is asked for.
const ASK: Duration = Duration::from_secs(1);

/// Follows an import until it ends.
pub(super) fn watch(summary: RwSignal<ImportSummary>, again: Callback<()>) {
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

/// How far it is.
#[component]
pub(super) fn Running(
    /// As asked for last.
    summary: RwSignal<ImportSummary>,
) -> impl IntoView {
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
