//! What would become of the rows; nothing is saved.

use super::parts::{LedgerBar, LedgerList, rows};
use super::wizard::Draft;
use crate::shell::{t, use_lang};
use crate::ui::{Badge, BadgeTone};
use domain::imports::Severity;
use domain::texts::imports as texts;
use leptos::prelude::*;

/// The panel with the ledger of the dry run and its problems.
#[component]
pub fn DryRun(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let ledger = Signal::derive(move || draft.page.with(|p| p.outcome.ledger));
    let total = Signal::derive(move || draft.page.with(|p| p.outcome.ledger.read));
    let problems = move || {
        draft.page.with(|p| {
            p.outcome
                .problems
                .iter()
                .map(|problem| {
                    let tone = if problem.severity() == Severity::Failed { BadgeTone::Danger } else { BadgeTone::Warn };
                    let column = problem.column.clone().unwrap_or_default();
                    let values = problem.values.join(", ");
                    view! {
                        <li title=values>
                            <span class="trunc grow">{t(texts::problem(problem.kind))}<span class="muted">{format!(" · {column}")}</span></span>
                            <Badge label=rows(lang, problem.rows) tone />
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="panel dry">
            <header>
                <h2>{t(texts::DRY_RUN)}</h2>
                <span class="push small muted">{t(texts::NOTHING_SAVED)}</span>
            </header>
            <div class="body">
                <LedgerBar ledger />
                <LedgerList ledger rows=total />
                <ul class="problem-list small">{problems}</ul>
            </div>
        </section>
    }
    .into_any()
}
