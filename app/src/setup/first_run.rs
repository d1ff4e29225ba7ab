//! The first run: a preset, then first data.

use super::{choose_preset, has_demo, load_demo};
use crate::api::new_command;
use crate::session::{go, lead};
use crate::shell::{Page, t, tf, use_lang, use_me};
use crate::ui::{Button, ButtonLink, Icon, Kind, Size, use_toasts};
use domain::pipelines::Preset;
use domain::setup::ChoosePreset;
use domain::texts::{common, setup as texts};
use domain::{Action, Record};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a preset's card shows beside its name.
fn icon(preset: Preset) -> &'static str {
    match preset {
        Preset::Wholesale => "warehouse",
        Preset::Services => "briefcase",
        Preset::Blank => "layers",
    }
}

/// For administrators, after the set-up; others are led to the start.
#[component]
pub fn FirstRunPage() -> impl IntoView {
    let me = use_me();
    if !me.may(Record::Settings, Action::Update) {
        lead("/");
        return ().into_any();
    }
    let lang = use_lang();
    let toasts = use_toasts();
    let chosen = RwSignal::new(Preset::Wholesale);
    let busy = RwSignal::new(false);
    let done = me.preset_chosen;
    let set_up = move |then: &'static str, demo: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let mut result = Ok(());
            if !done {
                result = choose_preset(ChoosePreset { command: new_command(), preset: chosen.get_untracked() }).await;
            }
            if demo && result.is_ok() {
                result = load_demo().await;
            }
            match result {
                Ok(()) => go(then),
                Err(error) => {
                    toasts.failed(error.message(lang));
                    busy.set(false);
                }
            }
        });
    };
    let organisation = if me.organisation.is_empty() { "Kundig".to_owned() } else { me.organisation.clone() };
    let heading = if done { t(texts::BRING).to_owned() } else { tf(texts::WHAT, &[("organisation", &organisation)]) };
    let demo = Resource::new(|| (), |()| has_demo());
    let presets = (!done).then(|| {
        view! {
            <fieldset class="presets">
                <legend class="vh">{t(texts::PRESETS)}</legend>
                {Preset::ALL.map(|preset| view! { <PresetCard preset chosen /> }).collect_view()}
            </fieldset>
        }
    });
    let go_label = Signal::derive(move || tf(texts::PRESET_GO, &[("preset", t(chosen.get().name()))]));
    let import = if done {
        view! { <ButtonLink label=t(texts::IMPORT) href="/imports/new" icon="upload" /> }.into_any()
    } else {
        view! { <Button label=t(texts::IMPORT_GO) icon="upload" on:click=move |_| set_up("/imports/new", false) /> }.into_any()
    };
    let footer = if done {
        view! { <ButtonLink label=t(common::TO_BOARD) href="/deals" kind=Kind::Primary size=Size::Large /> }.into_any()
    } else {
        view! {
            <Button
                label=go_label
                kind=Kind::Primary
                size=Size::Large
                busy=Signal::derive(move || busy.get())
                on:click=move |_| set_up("/deals", false)
            />
        }
        .into_any()
    };
    view! {
        <Page title=t(texts::TITLE) class="first">
            <div class="first-in">
                <header>
                    <ol class="steps-top small">
                        <li class="done"><Icon name="check" size=14 />{t(texts::STEP_COMPANY)}</li>
                        <li aria-current="step">{t(texts::STEP_DATA)}</li>
                        <li><a href="/settings/people">{t(texts::STEP_TEAM)}</a></li>
                    </ol>
                    <h1>{heading}</h1>
                    <p class="soft">{t(if done { texts::CHOSEN } else { texts::WHAT_WHY })}</p>
                </header>
                {presets}
                {(!done).then(|| view! { <h2>{t(texts::BRING)}</h2> })}
                <div class="imports">
                <div class="drop card">
                    <div class="blank-card" aria-hidden="true"></div>
                    <div class="grow">
                        <b>{t(texts::IMPORT)}</b>
                        <p class="small soft">{t(texts::IMPORT_WHY)}</p>
                        <div class="row">{import}</div>
                    </div>
                </div>
                <Suspense>
                    {move || Suspend::new(async move {
                        let loaded = demo.await.unwrap_or(false);
                        (!loaded).then(|| view! { <DemoCard busy load=move || set_up("/deals", true) /> })
                    })}
                </Suspense>
                </div>
                <footer class="row">
                    <span class="push"></span>
                    {footer}
                </footer>
            </div>
        </Page>
    }
    .into_any()
}

#[component]
fn DemoCard(busy: RwSignal<bool>, load: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    view! {
        <button type="button" class="choice card" aria-busy=move || busy.get().then_some("true") on:click=move |_| load()>
            <Icon name="database" size=20 />
            <span class="grow">
                <b>{t(texts::DEMO)}</b>
                <span class="small soft">{t(texts::DEMO_WHY)}</span>
            </span>
            <Icon name="chevron-right" />
        </button>
    }
}

#[component]
fn PresetCard(preset: Preset, chosen: RwSignal<Preset>) -> impl IntoView {
    let names: Vec<&'static str> = preset.stages().iter().map(|s| t(s.name)).collect();
    view! {
        <label class="preset card">
            <input
                type="radio"
                name="preset"
                class="check"
                value=preset.as_str()
                checked=preset == Preset::Wholesale
                prop:checked=move || chosen.get() == preset
                on:change=move |_| chosen.set(preset)
            />
            <span class="row">
                <Icon name=icon(preset) size=20 />
                <b class="grow">{t(preset.name())}</b>
            </span>
            <span class="small soft">{t(preset.about())}</span>
            <span class="steps" role="img" aria-label=tf(texts::STAGES_ARE, &[("stages", &names.join(", "))])>
                {preset
                    .stages()
                    .iter()
                    .map(|stage| view! { <span data-stage=stage.colour><i></i>{t(stage.name)}</span> })
                    .collect_view()}
            </span>
        </label>
    }
}
