//! The first rows as they will become.

use super::wizard::Draft;
use crate::shell::{t, use_lang};
use crate::ui::{Badge, BadgeTone, Icon};
use domain::Lang;
use domain::format::{Cents, date_full, integer, money};
use domain::imports::plan::{PreviewRow, RowResult};
use domain::imports::{ImportKind, StageSense};
use domain::texts::{Text, imports as texts};
use leptos::prelude::*;

/// Titles of the preview by kind; the last one stands at the right.
fn heads(kind: ImportKind) -> Vec<Text> {
    let mut heads = vec![texts::ROW, texts::RESULT];
    heads.extend(match kind {
        ImportKind::Deals => {
            vec![texts::F_TITLE, texts::F_CLIENT, texts::F_PRODUCT, texts::F_STAGE, texts::F_OWNER, texts::F_OPENED_ON, texts::F_AMOUNT]
        }
        ImportKind::Clients => vec![texts::F_NAME, texts::F_PARENT, texts::F_INDUSTRY, texts::F_COUNTRY, texts::F_OWNER],
        ImportKind::Products => vec![texts::F_NAME, texts::F_CATEGORY, texts::F_CODE, texts::F_PRICE],
        ImportKind::Users => vec![texts::F_NAME, texts::F_MANAGER, texts::F_EMAIL],
    });
    heads
}

/// The preview.
#[component]
pub fn Preview(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let table = move || {
        draft.page.with(|p| {
            let kind = p.plan.kind;
            let last = matches!(kind, ImportKind::Deals | ImportKind::Products);
            let heads = heads(kind);
            let count = heads.len();
            let heads = heads
                .into_iter()
                .enumerate()
                .map(|(at, head)| view! { <th class:end=last && at + 1 == count>{t(head)}</th> })
                .collect_view();
            let rows = p.outcome.preview.iter().map(|row| line(lang, kind, row)).collect_view();
            view! {
                <table class="table peek">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        })
    };
    let any_changed = move || draft.page.with(|p| p.outcome.preview.iter().any(|r| !r.changed.is_empty()));
    view! {
        <section class="panel scroll-x" aria-label=t(texts::FIRST_ROWS) tabindex="0">
            <header>
                <h2>{t(texts::FIRST_ROWS)}</h2>
                <span class="push"></span>
                {move || {
                    any_changed()
                        .then(|| view! { <span class="small muted"><span class="became">{t(texts::CHANGED)}</span>" "{t(texts::CHANGED_BY)}</span> })
                }}
            </header>
            {table}
        </section>
    }
    .into_any()
}

fn result_badge(row: &PreviewRow) -> AnyView {
    let (text, tone, icon) = match row.result {
        Some(RowResult::Failed) => (texts::FAILS, BadgeTone::Danger, Some("circle-alert")),
        Some(RowResult::Skipped) => (texts::SKIP, BadgeTone::Neutral, None),
        Some(RowResult::Updated) => (texts::UPDATE, BadgeTone::Neutral, None),
        Some(RowResult::Created) if row.warning => (texts::NEW, BadgeTone::Warn, Some("triangle-alert")),
        _ => (texts::NEW, BadgeTone::Info, None),
    };
    match icon {
        Some(icon) => view! { <Badge label=t(text) tone icon /> }.into_any(),
        None => view! { <Badge label=t(text) tone /> }.into_any(),
    }
}

/// A cell; what an answer changed is marked.
fn cell(row: &PreviewRow, key: &str, value: &str) -> AnyView {
    let value = value.to_owned();
    if row.changed.iter().any(|c| c == key) && !value.is_empty() {
        view! { <td><span class="became">{value}</span></td> }.into_any()
    } else {
        view! { <td>{value}</td> }.into_any()
    }
}

fn line(lang: Lang, kind: ImportKind, row: &PreviewRow) -> AnyView {
    let amount = match (&row.bad, row.amount) {
        (Some(bad), _) => view! { <span class="danger-ink">{format!("“{bad}”")}</span> }.into_any(),
        (None, Some(m)) => view! { <span class="money">{money(lang, m.minor, m.currency, Cents::Show)}</span> }.into_any(),
        (None, None) => ().into_any(),
    };
    let rest = match kind {
        ImportKind::Deals => {
            let icon = match row.sense {
                Some(StageSense::Won) => Some("trophy"),
                Some(StageSense::Lost) => Some("thumbs-down"),
                _ => None,
            };
            let client = if row.link.is_empty() && row.result != Some(RowResult::Failed) {
                view! { <td><span class="warn-ink">{t(texts::NO_CLIENT)}</span></td> }.into_any()
            } else {
                cell(row, "client", &row.link)
            };
            view! {
                <td><b>{row.name.clone()}</b></td>
                {client}
                {cell(row, "product", &row.second)}
                <td>
                    <span class="row">{icon.map(|name| view! { <Icon name size=14 /> })}{row.stage.clone()}</span>
                </td>
                {cell(row, "user", &row.owner)}
                <td class="num">{row.opened.map(|d| date_full(lang, d))}</td>
                <td class="end">{amount}</td>
            }
            .into_any()
        }
        ImportKind::Clients => view! {
            <td><b>{row.name.clone()}</b></td>
            {cell(row, "client", &row.link)}
            <td>{row.second.clone()}</td>
            <td>{row.stage.clone()}</td>
            {cell(row, "user", &row.owner)}
        }
        .into_any(),
        ImportKind::Products => view! {
            <td><b>{row.name.clone()}</b></td>
            <td>{row.link.clone()}</td>
            <td>{row.second.clone()}</td>
            <td class="end">{amount}</td>
        }
        .into_any(),
        ImportKind::Users => view! {
            <td><b>{row.name.clone()}</b></td>
            <td>{row.link.clone()}</td>
            <td>{row.second.clone()}</td>
        }
        .into_any(),
    };
    view! {
        <tr>
            <td class="num muted">{integer(lang, i64::try_from(row.row).unwrap_or(0))}</td>
            <td>{result_badge(row)}</td>
            {rest}
        </tr>
    }
    .into_any()
}
