//! How far the deals opened in the period got.

use super::links::{self, Deals};
use super::{Shown, words};
use crate::shell::{t, use_lang};
use crate::ui::{Bars, ChartPanel, Icon, Look, Series};
use domain::analytics::{AskDashboard, Dashboard, Funnel};
use domain::texts::analytics as texts;
use domain::{Lang, Share, format};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// The panel.
#[component]
pub fn FunnelPanel(shown: Shown) -> impl IntoView {
    let lang = use_lang();
    let navigate = use_navigate();
    let funnel = shown.of(|d| d.funnel.clone().filter(|f| f.opened > 0));
    let bars = Memo::new(move |_| funnel.with(|f| f.as_ref().map(|f| bars(lang, f)).unwrap_or_default()));
    let summary = Memo::new(move |_| funnel.with(|f| f.as_ref().map(|f| summary(lang, f)).unwrap_or_default()));
    let sub = move || {
        funnel.with(|f| {
            f.as_ref().map(|f| {
                let won = words::share(lang, f.share(f.steps.len().saturating_sub(1)));
                texts::FUNNEL_SUB.fill(lang, &[("n", &format::integer(lang, f.opened)), ("pipeline", &f.name), ("share", &won)])
            })
        })
    };
    let on_pick = move |step: usize| {
        let ask = shown.question.get_untracked();
        if let Some(href) = shown.answer.with_untracked(|d| step_href(&ask, d, step)) {
            navigate(&href, NavigateOptions::default());
        }
    };
    let empty = move || funnel.with(Option::is_none);
    view! {
        <ChartPanel
            title=t(texts::FUNNEL)
            class="funnel"
            bars=bars
            summary=summary
            written=Arc::new(move |v| format::integer(lang, v as i64))
            on_pick=on_pick
            head=move || view! { <span class="small muted trunc">{sub}</span> }
            table=move || view! { <Steps shown funnel /> }
        >
            {move || empty().then(|| view! { <p class="none">{texts::NOTHING_OPENED.in_lang(lang)}</p> })}
            <Weakest shown funnel />
        </ChartPanel>
    }
    .into_any()
}

fn step_name(lang: Lang, funnel: &Funnel, step: usize) -> String {
    match funnel.steps.get(step) {
        Some(s) if s.stage.is_some() => s.name.clone(),
        _ => texts::WON.in_lang(lang).to_owned(),
    }
}

fn bars(lang: Lang, funnel: &Funnel) -> Bars {
    let last = funnel.steps.len().saturating_sub(1);
    let mut marked = vec![(last, "--ramp-1")];
    marked.extend(funnel.weakest().filter(|n| *n != last).map(|n| (n, "--chart-2")));
    Bars {
        categories: (0..funnel.steps.len())
            .map(|n| format!("{}\n{}", step_name(lang, funnel, n), words::share(lang, funnel.share(n))))
            .collect(),
        series: vec![Series {
            name: texts::REACHED.in_lang(lang).to_owned(),
            colour: "--ramp-2",
            look: Look::Solid,
            values: funnel.steps.iter().map(|s| Some(s.reached as f64)).collect(),
        }],
        labels: funnel.steps.iter().map(|s| format::integer(lang, s.reached)).collect(),
        marked,
        bare: true,
    }
}

fn summary(lang: Lang, funnel: &Funnel) -> String {
    let steps: Vec<String> = (0..funnel.steps.len())
        .map(|n| format!("{} {}", step_name(lang, funnel, n), format::integer(lang, funnel.steps[n].reached)))
        .collect();
    texts::FUNNEL_SUMMARY.fill(lang, &[("steps", &steps.join(", "))])
}

/// All opened deals for the first step, the won ones for the last, those that stand there
/// now for a step between.
fn step_href(ask: &AskDashboard, d: &Dashboard, step: usize) -> Option<String> {
    let funnel = d.funnel.as_ref()?;
    let at = funnel.steps.get(step)?;
    let mut which = Deals { opened: Some(d.span), pipeline: Some(funnel.pipeline), ..Deals::default() };
    match at.stage {
        None => which.status = Some("won"),
        Some(_) if step == 0 => {}
        stage => which.reached = stage,
    }
    Some(links::deals(ask, which))
}

/// The steps as a list of bars: the table behind the chart, and the chart of phones.
#[component]
fn Steps(shown: Shown, funnel: Memo<Option<Funnel>>) -> impl IntoView {
    let lang = use_lang();
    let rows = move || {
        let funnel = funnel.get()?;
        let weakest = funnel.weakest();
        let ask = shown.question.get();
        let rows = (0..funnel.steps.len())
            .map(|n| {
                let name = step_name(lang, &funnel, n);
                let href = shown.answer.with(|d| step_href(&ask, d, n)).unwrap_or_default();
                let width = funnel.share(n).unwrap_or(Share(0)).as_percent();
                let step = funnel.passed(n).map_or_else(String::new, |s| format::percent(lang, s, 0));
                view! {
                    <tr data-weak=(weakest == Some(n)).then_some("")>
                        <th scope="row"><a href=href>{name}</a></th>
                        <td class="track"><i class="bar" style=format!("--v:{width:.1}%")></i></td>
                        <td class="end"><b>{format::integer(lang, funnel.steps[n].reached)}</b></td>
                        <td class="end step">{step}</td>
                        <td class="end wide">{words::share(lang, funnel.share(n))}</td>
                    </tr>
                }
            })
            .collect_view();
        Some(view! {
            <table class="table steps">
                <thead>
                    <tr>
                        <th scope="col" colspan="2">{texts::STAGE.in_lang(lang)}</th>
                        <th scope="col" class="end">{texts::REACHED.in_lang(lang)}</th>
                        <th scope="col" class="end">{texts::STEP.in_lang(lang)}</th>
                        <th scope="col" class="end wide">{texts::OF_ALL.in_lang(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        })
    };
    view! { {rows} }
}

/// Names the step where most is lost.
#[component]
fn Weakest(shown: Shown, funnel: Memo<Option<Funnel>>) -> impl IntoView {
    let lang = use_lang();
    move || {
        let funnel = funnel.get()?;
        let n = funnel.weakest()?;
        let step = texts::WEAKEST_STEP.fill(
            lang,
            &[
                ("from", &step_name(lang, &funnel, n - 1)),
                ("to", &step_name(lang, &funnel, n)),
                ("share", &words::share(lang, funnel.passed(n))),
            ],
        );
        let before = shown.answer.with(|d| d.before);
        let was = funnel
            .passed_before(n)
            .map(|s| texts::WAS_BEFORE.fill(lang, &[("share", &words::share(lang, Some(s))), ("period", &words::span(lang, before))]));
        Some(view! {
            <p class="leak small">
                <Icon name="triangle-alert" size=14 />
                <span>{texts::WEAKEST.in_lang(lang)} " " <b>{step}</b> ". " {was}</span>
            </p>
        })
    }
}
