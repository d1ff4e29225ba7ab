//! The stages of a file of deals: into which pipeline, and as which stage.

use super::parts::rows;
use super::wizard::Draft;
use crate::shell::{t, tf, use_lang};
use domain::imports::plan::{ChangePlan, ImportPage, StageChoice, StagesPlan};
use domain::imports::stages::{pipeline_name, plan_stages, sense_of};
use domain::imports::{ImportKind, StageSense};
use domain::texts::imports as texts;
use leptos::prelude::*;

/// The panel; nothing for other kinds and for files without stages.
#[component]
pub fn Stages(draft: Draft) -> impl IntoView {
    move || {
        let shown = draft.page.with(|p| p.plan.kind == ImportKind::Deals && p.plan.stages.is_some() && !p.plan.seen_stages.is_empty());
        shown.then(|| {
            view! {
                <section class="panel">
                    <header>
                        <h2>{t(texts::STAGES_IN_FILE)}</h2>
                    </header>
                    <div class="body stage-answers">
                        <Pipeline draft />
                        {move || draft.page.with(|p| list(draft, p))}
                    </div>
                </section>
            }
            .into_any()
        })
    }
}

/// The stages of the file in a pipeline that exists: by name where it has them.
fn into_existing(page: &ImportPage, pipeline: i64) -> Option<StagesPlan> {
    let chosen = page.pipelines.iter().find(|p| p.id == pipeline)?;
    let stages = page
        .plan
        .seen_stages
        .iter()
        .map(|seen| {
            let folded = domain::fold::fold(&seen.name);
            let sense = sense_of(&seen.name);
            let same_name = chosen.stages.iter().find(|(_, name, _)| domain::fold::fold(name) == folded);
            // the one won or lost stage of a pipeline is what a won or lost stage means
            let same_end = (sense != StageSense::Open).then(|| chosen.stages.iter().find(|(_, _, s)| *s == sense)).flatten();
            let choice = same_name.or(same_end).map_or(StageChoice::Create(sense), |(id, ..)| StageChoice::Use(*id));
            (seen.name.clone(), choice)
        })
        .collect();
    Some(StagesPlan::Existing { pipeline, name: chosen.name.clone(), stages })
}

#[component]
fn Pipeline(draft: Draft) -> impl IntoView {
    let own = draft.page.with_untracked(|p| pipeline_name(&p.summary.file_name));
    let chosen = move || {
        draft.page.with(|p| match &p.plan.stages {
            Some(StagesPlan::Existing { pipeline, .. }) => *pipeline,
            _ => 0,
        })
    };
    let own_name = own.clone();
    let choose = move |value: String| {
        let id: i64 = value.parse().unwrap_or(0);
        let stages = draft.page.with_untracked(|p| {
            into_existing(p, id).unwrap_or_else(|| StagesPlan::New { name: own_name.clone(), stages: plan_stages(&p.plan.seen_stages) })
        });
        draft.change.run(ChangePlan { stages: Some(stages), ..ChangePlan::default() });
    };
    let options = draft.page.with_untracked(|p| {
        let mut list = vec![(0, tf(texts::OWN_PIPELINE, &[("name", &own)]))];
        list.extend(p.pipelines.iter().map(|p| (p.id, p.name.clone())));
        list
    });
    let options = options
        .into_iter()
        .map(|(id, words)| view! { <option value=id selected=untrack(chosen) == id prop:selected=move || chosen() == id>{words}</option> })
        .collect_view();
    view! {
        <label class="field">
            <span class="label">{t(texts::INTO_PIPELINE)}</span>
            <select class="select" on:change:target=move |ev| choose(ev.target().value())>{options}</select>
        </label>
        <p class="small muted">{move || t(if chosen() == 0 { texts::STAGES_NEW_PIPELINE } else { texts::STAGES_EXISTING })}</p>
    }
    .into_any()
}

fn list(draft: Draft, page: &ImportPage) -> AnyView {
    let lang = use_lang();
    let count = |name: &str| page.plan.seen_stages.iter().find(|s| s.name == name).map_or(0, |s| s.rows);
    match &page.plan.stages {
        Some(StagesPlan::New { stages, .. }) => {
            let items = stages
                .iter()
                .map(|s| {
                    let what = match s.sense {
                        StageSense::Open => tf(texts::PERCENT_TO_CHECK, &[("n", &s.probability.to_string())]),
                        sense => t(texts::sense(sense)).to_owned(),
                    };
                    view! {
                        <li>
                            <b class="trunc">{s.name.clone()}</b>
                            <span class="muted small">{what}</span>
                            <span class="push num small muted">{rows(lang, count(&s.name))}</span>
                        </li>
                    }
                })
                .collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
        Some(StagesPlan::Existing { pipeline, name, stages }) => {
            let (pipeline, pipeline_name) = (*pipeline, name.clone());
            let choices = page.pipelines.iter().find(|p| p.id == pipeline).map(|p| p.stages.clone()).unwrap_or_default();
            let items = page
                .plan
                .seen_stages
                .iter()
                .map(|seen| {
                    let answer = stages.iter().find(|(n, _)| *n == seen.name).map(|(_, c)| *c);
                    let options = std::iter::once((0, tf(texts::CREATE_NAMED, &[("name", &seen.name)])))
                        .chain(choices.iter().map(|(id, name, _)| (*id, tf(texts::USE_NAMED, &[("name", name)]))))
                        .map(|(id, words)| {
                            let selected = match answer {
                                Some(StageChoice::Use(used)) => used == id,
                                _ => id == 0,
                            };
                            view! { <option value=id selected=selected>{words}</option> }
                        })
                        .collect_view();
                    let (name, all, pipeline_name) = (seen.name.clone(), stages.clone(), pipeline_name.clone());
                    let choose = move |value: String| {
                        let choice = match value.parse::<i64>() {
                            Ok(id) if id > 0 => StageChoice::Use(id),
                            _ => StageChoice::Create(sense_of(&name)),
                        };
                        let mut stages = all.clone();
                        stages.retain(|(n, _)| *n != name);
                        stages.push((name.clone(), choice));
                        let stages = Some(StagesPlan::Existing { pipeline, name: pipeline_name.clone(), stages });
                        draft.change.run(ChangePlan { stages, ..ChangePlan::default() });
                    };
                    let label = seen.name.clone();
                    view! {
                        <li>
                            <b class="trunc">{seen.name.clone()}</b>
                            <select class="select sm push" aria-label=label on:change:target=move |ev| choose(ev.target().value())>{options}</select>
                            <span class="num small muted">{rows(lang, seen.rows)}</span>
                        </li>
                    }
                })
                .collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
        None => ().into_any(),
    }
}
