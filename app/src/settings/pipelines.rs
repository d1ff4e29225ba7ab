//! Pipelines: a tab each, stages as a table, lost reasons below.

use super::editor::Editor;
use super::frame::only_administrators;
use super::reasons::Reasons;
use super::{add_pipeline, pipeline_settings};
use crate::api::new_command;
use crate::shell::{PageHead, t, use_lang};
use crate::ui::{Button, Dialog, Empty, Kind, TabItem, Tabs, TextField};
use domain::pipelines::{AddPipeline, PipelineSettings};
use domain::texts::{common, settings as texts};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section.
#[component]
pub fn PipelinesPage() -> impl IntoView {
    if !only_administrators() {
        return ().into_any();
    }
    let round = RwSignal::new(0_u32);
    let chosen = RwSignal::new(String::new());
    let adding = RwSignal::new(false);
    let found = Resource::new(move || round.get(), |_| pipeline_settings());
    view! {
        <PageHead title=t(texts::PIPELINES)>
            <span class="push"></span>
            <Button label=t(texts::ADD_PIPELINE) icon="plus" on:click=move |_| adding.set(true) />
        </PageHead>
        <Transition>
            {move || Suspend::new(async move {
                match found.await {
                    Ok(settings) => view! { <Chosen settings chosen round /> }.into_any(),
                    Err(error) => view! { <p class="error scroll">{error.message(use_lang())}</p> }.into_any(),
                }
            })}
        </Transition>
        <AddPipelineDialog open=adding chosen round />
    }
    .into_any()
}

#[component]
fn Chosen(settings: PipelineSettings, chosen: RwSignal<String>, round: RwSignal<u32>) -> impl IntoView {
    let keys: Vec<String> = settings.pipelines.iter().map(|p| p.id.to_string()).collect();
    if !keys.contains(&chosen.get_untracked()) {
        chosen.set(keys.first().cloned().unwrap_or_default());
    }
    let count = |id: &domain::pipelines::Pipeline| -> i64 {
        settings.deals.iter().filter(|(stage, _)| id.stages.iter().any(|s| s.id == *stage)).map(|(_, n)| n).sum()
    };
    let lang = use_lang();
    let tabs: Vec<TabItem> = settings
        .pipelines
        .iter()
        .map(|p| TabItem::new(p.id.to_string(), p.name.clone()).count(domain::format::integer(lang, count(p))))
        .collect();
    let order: Vec<_> = settings.pipelines.iter().map(|p| p.id).collect();
    let reasons = settings.reasons.clone();
    let settings = StoredValue::new(settings);
    let order = StoredValue::new(order);
    view! {
        <Tabs id="pipelines" label=t(texts::PIPELINES) value=chosen items=Signal::stored(tabs) />
        <div class="scroll" role="tabpanel" id=move || format!("pipelines-{}", chosen.get()) aria-label=t(texts::PIPELINES)>
            {move || {
                let key = chosen.get();
                settings
                    .with_value(|s| s.pipelines.iter().find(|p| p.id.to_string() == key).cloned().map(|p| (p, s.deals.clone())))
                    .map_or_else(
                        || view! { <Empty title=t(texts::NO_PIPELINES) /> }.into_any(),
                        |(pipeline, deals)| view! { <Editor pipeline deals order=order.get_value() round /> }.into_any(),
                    )
            }}
            <Reasons found=reasons round />
        </div>
    }
    .into_any()
}

#[component]
fn AddPipelineDialog(open: RwSignal<bool>, chosen: RwSignal<String>, round: RwSignal<u32>) -> impl IntoView {
    let lang = use_lang();
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let input = AddPipeline { command: new_command(), name: name.get_untracked() };
        spawn_local(async move {
            let done = add_pipeline(input).await;
            busy.set(false);
            match done {
                Ok(pipeline) => {
                    name.set(String::new());
                    wrong.set(String::new());
                    open.set(false);
                    chosen.set(pipeline.id.to_string());
                    round.update(|n| *n += 1);
                }
                Err(error) => wrong.set(error.message(lang)),
            }
        });
    };
    view! {
        <Dialog open title=t(texts::ADD_PIPELINE) id="add-pipeline">
            <form class="stack" on:submit=submit>
                <TextField
                    label=t(texts::PIPELINE_NAME)
                    value=name
                    id="new-pipeline"
                    required=true
                    autofocus=true
                    maxlength=200
                    error=Signal::derive(move || wrong.get())
                />
                <div class="row">
                    <span class="push"></span>
                    <Button label=t(common::CANCEL) on:click=move |_| open.set(false) />
                    <Button label=t(common::CREATE) kind=Kind::Primary submit=true busy=Signal::derive(move || busy.get()) />
                </div>
            </form>
        </Dialog>
    }
}
