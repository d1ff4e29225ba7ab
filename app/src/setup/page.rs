//! The set-up page: company, zone, currency, language, first administrator.

use super::{set_up, set_up_state};
use crate::session::{Art, PasswordField, go, lead, left_error};
use crate::shell::{Bare, t, try_me, use_lang};
use crate::ui::{Button, Kind, SelectField, Size, TextField};
use domain::setup::SetUpState;
use domain::texts::{session, setup as texts};
use domain::{Action, Lang, Record};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Currencies offered first; any other code of the list can be chosen too.
const CURRENCIES: [&str; 24] = [
    "EUR", "CHF", "USD", "GBP", "PLN", "CZK", "DKK", "SEK", "NOK", "HUF", "RON", "BGN", "TRY", "CAD", "AUD", "NZD", "JPY", "CNY", "INR",
    "BRL", "MXN", "ZAR", "AED", "SGD",
];

/// Value and words of each currency, the given one too.
pub(crate) fn currency_options(chosen: &str) -> Vec<(String, String)> {
    let mut codes: Vec<&str> = CURRENCIES.to_vec();
    if !chosen.is_empty() && !codes.contains(&chosen) {
        codes.push(chosen);
    }
    codes.into_iter().map(|c| (c.to_owned(), c.to_owned())).collect()
}

/// Value and words of each language.
pub(crate) fn language_options() -> Vec<(String, String)> {
    Lang::ALL.into_iter().map(|l| (l.code().to_owned(), l.own_name().to_owned())).collect()
}

/// Value and words of each time zone.
pub(crate) fn zone_options(zones: &[String], chosen: &str) -> Vec<(String, String)> {
    let mut zones: Vec<String> = zones.to_vec();
    if !chosen.is_empty() && !zones.iter().any(|z| z == chosen) {
        zones.insert(0, chosen.to_owned());
    }
    zones.into_iter().map(|z| (z.clone(), z.replace('_', " "))).collect()
}

/// Open until the organisation is set up; then it leads on.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let state = Resource::new(|| (), |()| set_up_state());
    view! {
        <Bare title=t(texts::TITLE) aside=|| view! { <Art /> }>
            <Suspense>
                {move || Suspend::new(async move {
                    match state.await {
                        Ok(state) if state.done => {
                            lead(if try_me().is_some() { "/" } else { "/sign-in" });
                            ().into_any()
                        }
                        Ok(state) if !state.needs_administrator && try_me().is_none() => {
                            lead("/sign-in?next=/set-up");
                            ().into_any()
                        }
                        Ok(_) if try_me().is_some_and(|me| !me.may(Record::Settings, Action::Update)) => {
                            view! { <p class="form-like">{t(texts::WAIT)}</p> }.into_any()
                        }
                        Ok(state) => view! { <SetUpForm state /> }.into_any(),
                        Err(error) => view! { <p class="form-like">{error.message(use_lang())}</p> }.into_any(),
                    }
                })}
            </Suspense>
        </Bare>
    }
}

#[component]
fn SetUpForm(state: SetUpState) -> impl IntoView {
    let lang = use_lang();
    let (field, sentence) = left_error(lang).unwrap_or_default();
    let wrong = RwSignal::new((field.unwrap_or_default(), sentence));
    let at = move |name: &'static str| Signal::derive(move || wrong.with(|(f, s)| if f == name { s.clone() } else { String::new() }));
    let elsewhere = move || wrong.with(|(f, s)| (f.is_empty() && !s.is_empty()).then(|| s.clone()));
    let text = || RwSignal::new(String::new());
    let (organisation, name, email, password, code) = (text(), text(), text(), text(), text());
    let zone = RwSignal::new(state.zone.clone());
    let currency = RwSignal::new("EUR".to_owned());
    let spoken = RwSignal::new(lang.code().to_owned());
    let (busy, shown) = (RwSignal::new(false), RwSignal::new(false));
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let get = move |s: RwSignal<String>| s.get_untracked();
        spawn_local(async move {
            let sent = set_up(get(organisation), get(zone), get(currency), get(spoken), get(name), get(email), get(password), get(code));
            match sent.await {
                Ok(address) => go(&address),
                Err(error) => {
                    wrong.set((error.field().unwrap_or_default().to_owned(), error.message(lang)));
                    busy.set(false);
                }
            }
        });
    };
    let administrator = state.needs_administrator.then(|| {
        view! {
            <h2>{t(texts::YOU)}</h2>
            <TextField label=t(texts::YOUR_NAME) value=name id="name" name="name" class="lg" autocomplete="name" required=true error=at("name") />
            <TextField
                label=t(session::EMAIL)
                value=email
                kind="email"
                id="email"
                name="email"
                class="lg"
                autocomplete="username"
                inputmode="email"
                required=true
                error=at("email")
            />
            <PasswordField
                label=t(session::PASSWORD)
                value=password
                shown
                id="password"
                name="password"
                autocomplete="new-password"
                hint=t(session::PASSWORD_HINT)
                error=at("password")
            />
        }
    });
    let ask_code = state.needs_code.then(|| {
        view! {
            <TextField
                label=t(texts::CODE)
                value=code
                id="code"
                name="code"
                class="lg"
                autocomplete="off"
                required=true
                hint=t(texts::CODE_HINT)
                error=at("code")
            />
        }
    });
    view! {
        <form class="stack set-up" method="post" action="/api/open/set-up" on:submit=submit>
            <div>
                <h1>{t(texts::HEADING)}</h1>
                <p class="soft">{t(texts::WHY)}</p>
            </div>
            <TextField
                label=t(texts::ORGANISATION)
                value=organisation
                id="organisation"
                name="organisation"
                class="lg"
                autocomplete="organization"
                required=true
                error=at("organisation")
            />
            <SelectField
                label=t(texts::ZONE)
                value=zone
                id="zone"
                name="zone"
                options=Signal::stored(zone_options(&state.zones, &state.zone))
                error=at("zone")
            />
            <div class="two">
                <SelectField label=t(texts::CURRENCY) value=currency id="currency" name="currency" options=Signal::stored(currency_options("")) error=at("currency") />
                <SelectField label=t(texts::LANGUAGE) value=spoken id="lang" name="lang" options=Signal::stored(language_options()) />
            </div>
            {administrator}
            {ask_code}
            <p class="error" role="alert">{elsewhere}</p>
            <Button label=t(texts::GO) kind=Kind::Primary size=Size::Large block=true submit=true busy=Signal::derive(move || busy.get()) />
        </form>
    }
    .into_any()
}
