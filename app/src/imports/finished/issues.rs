//! The rows of an import with a problem.

use super::super::import_issues;
use super::super::parts::count;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Button, Icon, Size, use_toasts};
use domain::ImportId;
use domain::imports::Severity;
use domain::imports::plan::RowIssue;
use domain::texts::imports as texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Rows with a problem, more of them on demand.
#[component]
pub(super) fn Issues(
    /// The import.
    id: ImportId,
    /// Failed rows, or rows with a warning.
    severity: Severity,
    /// How many there are.
    total: u64,
    /// The first of them.
    first: Vec<RowIssue>,
) -> impl IntoView {
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
