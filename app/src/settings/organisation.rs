//! Name, zone, currency and language of the organisation.

use super::frame::only_administrators;
use super::{edit_organisation, organisation};
use crate::api::new_command;
use crate::session::go;
use crate::setup::{currency_options, has_demo, language_options, remove_demo, zone_options};
use crate::shell::{PageHead, t, use_lang};
use crate::ui::{Button, Dialog, Kind, SelectField, TextField, use_toasts};
use domain::settings::{EditOrganisation, OrganisationSettings};
use domain::texts::{common, errors, settings as texts, setup};
use domain::{Currency, Lang};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    if !only_administrators() {
        return ().into_any();
    }
    let found = Resource::new(|| (), |()| organisation());
    let demo = Resource::new(|| (), |()| has_demo());
    view! {
        <PageHead title=t(texts::ORGANISATION) />
        <div class="scroll">
            <Suspense>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(found) => view! { <Form found /> }.into_any(),
                        Err(error) => view! { <p class="error">{error.message(use_lang())}</p> }.into_any(),
                    }
                })}
            </Suspense>
            <Suspense>
                {move || Suspend::new(async move { demo.await.unwrap_or(false).then(|| view! { <RemoveDemo /> }) })}
            </Suspense>
        </div>
    }
    .into_any()
}

#[component]
fn Form(found: OrganisationSettings) -> impl IntoView {
    let lang = use_lang();
    let before = found.currency.to_string();
    let name = RwSignal::new(found.name);
    let zone = RwSignal::new(found.zone.clone());
    let currency = RwSignal::new(before.clone());
    let spoken = RwSignal::new(found.lang.code().to_owned());
    let wrong = RwSignal::new((String::new(), String::new()));
    let at = move |name: &'static str| Signal::derive(move || wrong.with(|(f, s)| if f == name { s.clone() } else { String::new() }));
    let busy = RwSignal::new(false);
    let warn = Signal::derive({
        let before = before.clone();
        move || (currency.get() != before).then(|| texts::CURRENCY_HINT.in_lang(lang).to_owned())
    });
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(code) = Currency::parse(&currency.get_untracked()) else {
            wrong.set(("currency".to_owned(), errors::BAD_CURRENCY.in_lang(lang).to_owned()));
            return;
        };
        busy.set(true);
        let input = EditOrganisation {
            command: new_command(),
            name: name.get_untracked(),
            zone: zone.get_untracked(),
            currency: code,
            lang: Lang::parse(&spoken.get_untracked()).unwrap_or(lang),
        };
        spawn_local(async move {
            match edit_organisation(input).await {
                // The frame shows the name, and every page counts in zone and currency.
                Ok(()) => go("/settings/organisation"),
                Err(error) => {
                    wrong.set((error.field().unwrap_or("name").to_owned(), error.message(lang)));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <form class="panel stack set-form" on:submit=submit>
            <TextField label=t(setup::ORGANISATION) value=name id="name" required=true autocomplete="organization" maxlength=200 error=at("name") />
            <SelectField label=t(setup::ZONE) value=zone id="zone" options=Signal::stored(zone_options(&found.zones, &found.zone)) error=at("zone") />
            <SelectField
                label=t(setup::CURRENCY)
                value=currency
                id="currency"
                options=Signal::stored(currency_options(&before))
                hint=warn
                error=at("currency")
            />
            <SelectField label=t(setup::LANGUAGE) value=spoken id="lang" options=Signal::stored(language_options()) />
            <div class="row">
                <Button label=t(common::SAVE) kind=Kind::Primary submit=true busy=Signal::derive(move || busy.get()) />
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn RemoveDemo() -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let (busy, gone, asking) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let remove = move || {
        busy.set(true);
        spawn_local(async move {
            let done = remove_demo().await;
            busy.set(false);
            asking.set(false);
            match done {
                Ok(_) => {
                    gone.set(true);
                    toasts.say(setup::DEMO_REMOVED.in_lang(lang));
                }
                Err(error) => toasts.failed(error.message(lang)),
            }
        });
    };
    view! {
        <section class="panel stack set-form" hidden=move || gone.get()>
            <p class="small soft">{t(setup::REMOVE_DEMO_WHY)}</p>
            <div class="row">
                <Button label=t(setup::REMOVE_DEMO) on:click=move |_| asking.set(true) />
            </div>
            <Dialog
                open=asking
                title=t(setup::REMOVE_DEMO)
                id="remove-demo"
                footer=move || {
                    view! {
                        <Button label=t(common::CANCEL) kind=Kind::Ghost on:click=move |_| asking.set(false) />
                        <Button
                            label=t(setup::REMOVE_DEMO)
                            kind=Kind::Danger
                            busy=Signal::derive(move || busy.get())
                            on:click=move |_| remove()
                        />
                    }
                }
            >
                <p>{t(setup::REMOVE_DEMO_WHY)}</p>
                <p>{t(setup::REMOVE_DEMO_ASK)}</p>
            </Dialog>
        </section>
    }
    .into_any()
}
