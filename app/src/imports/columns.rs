//! The columns of the file, each with the field it becomes.

use super::parts::{count, rows};
use super::wizard::Draft;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Badge, BadgeTone, Icon};
use domain::Lang;
use domain::imports::plan::{Becomes, ChangePlan, ImportPage, PlannedColumn, ProblemCount};
use domain::imports::{Certainty, Field, Severity};
use domain::texts::imports as texts;
use leptos::prelude::*;

/// The table of columns.
#[component]
pub fn Columns(draft: Draft) -> impl IntoView {
    let titles = Memo::new(move |_| draft.page.with(|p| (p.plan.kind, p.plan.titles())));
    let body = move || {
        // made anew only when the columns themselves are others: a select keeps its focus
        let (_, titles) = titles.get();
        titles.into_iter().enumerate().map(|(at, title)| view! { <Column draft at title /> }).collect_view()
    };
    view! {
        <section class="panel scroll-x" aria-label=t(texts::STEP_MATCH)>
            <table class="table map-table">
                <thead>
                    <tr>
                        <th class="c-col">{t(texts::COLUMN_IN_FILE)}</th>
                        <th>{t(texts::FIRST_VALUES)}</th>
                        <th class="to"><span class="vh">{t(texts::BECOMES)}</span></th>
                        <th class="c-field">{t(texts::FIELD_IN_KUNDIG)}</th>
                        <th class="c-match">{t(texts::MATCH)}</th>
                        <th class="c-prob">{t(texts::PROBLEMS)}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Column(draft: Draft, at: usize, title: String) -> impl IntoView {
    let lang = use_lang();
    let column = Memo::new(move |_| draft.page.with(|p| p.plan.columns.get(at).cloned()));
    let becomes = move || column.with(|c| c.as_ref().map_or(Becomes::Extra, |c| c.becomes));
    let kind = draft.page.with_untracked(|p| p.plan.kind);
    let samples = move || column.with(|c| c.as_ref().map(|c| c.facts.samples.join(" · ")).unwrap_or_default());
    let fields = kind.fields().map(|f| (f.code(), t(texts::field(f)).to_owned()));
    let others = [("extra", t(texts::KEEP_EXTRA).to_owned()), ("skip", t(texts::DO_NOT_IMPORT).to_owned())];
    let options = others
        .into_iter()
        .chain(fields)
        .map(|(code, words)| {
            let chosen = move || becomes().code() == code;
            view! { <option value=code selected=untrack(chosen) prop:selected=chosen>{words}</option> }
        })
        .collect_view();
    let name = title.clone();
    let choose = move |code: String| {
        if let Some(becomes) = Becomes::parse(&code) {
            draft.change.run(ChangePlan { columns: vec![(name.clone(), becomes)], ..ChangePlan::default() });
        }
    };
    let (tooltip, label) = (title.clone(), title.clone());
    view! {
        <tr data-off=move || (becomes() == Becomes::Nothing).then_some("")>
            <td>
                <span class="trunc col" title=tooltip>{title}</span>
            </td>
            <td class="ex">
                <span class="trunc" title=samples>{samples}</span>
            </td>
            <td class="to"><Icon name="arrow-right" size=14 /></td>
            <td>
                <select
                    class="select sm"
                    aria-label=label
                    data-empty=move || (!matches!(becomes(), Becomes::Field(_))).then_some("")
                    on:change:target=move |ev| choose(ev.target().value())
                >
                    {options}
                </select>
            </td>
            <td>{move || column.with(|c| c.as_ref().map(match_mark))}</td>
            <td>{move || draft.page.with(|p| p.plan.columns.get(at).map(|c| notes(lang, p, c)))}</td>
        </tr>
    }
}

/// How sure the match is, as bars and a word.
fn match_mark(column: &PlannedColumn) -> AnyView {
    if column.by_hand {
        return view! { <span class="match hand">{t(texts::BY_YOU)}</span> }.into_any();
    }
    match column.certainty {
        Some(Certainty::Sure) => view! { <span class="match">{t(texts::SURE)}</span> }.into_any(),
        Some(Certainty::Likely) => view! { <span class="match" style="--n:2">{t(texts::LIKELY)}</span> }.into_any(),
        Some(Certainty::Guess) => view! { <span class="match low" style="--n:1">{t(texts::GUESS)}</span> }.into_any(),
        None => view! { <span class="match none muted">{t(texts::NOT_MATCHED)}</span> }.into_any(),
    }
}

/// What is to be looked at in a column: what fails rows, what warns, else how it is filled.
fn notes(lang: Lang, page: &ImportPage, column: &PlannedColumn) -> AnyView {
    let problems: Vec<&ProblemCount> =
        page.outcome.problems.iter().filter(|p| p.column.as_deref() == Some(column.facts.title.as_str())).collect();
    if column.becomes == Becomes::Nothing {
        return ().into_any();
    }
    if problems.is_empty() {
        if column.becomes == Becomes::Field(Field::Key) {
            return view! { <Badge label=t(texts::KEY_COLUMN) tone=BadgeTone::Info icon="key-round" /> }.into_any();
        }
        let words = if column.facts.empty > 0 {
            tf(texts::EMPTY_IN, &[("rows", &rows(lang, column.facts.empty))])
        } else {
            match column.facts.different {
                Some(1) => t(texts::ONE_VALUE).to_owned(),
                Some(n) => tf(texts::N_VALUES, &[("n", &count(lang, n))]),
                None => t(texts::ALL_ROWS_FILLED).to_owned(),
            }
        };
        return view! { <span class="prob">{words}</span> }.into_any();
    }
    let badges = problems.into_iter().map(|p| {
        let (tone, icon) =
            if p.severity() == Severity::Failed { (BadgeTone::Danger, "circle-alert") } else { (BadgeTone::Warn, "triangle-alert") };
        let values = p.values.join(", ");
        let label = format!("{}: {}", rows(lang, p.rows), t(texts::problem(p.kind)));
        view! { <span title=values><Badge label tone icon /></span> }
    });
    view! { <div class="row">{badges.collect_view()}</div> }.into_any()
}
