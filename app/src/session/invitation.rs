//! The page an invitation's link leads to.

use super::sign_in::PasswordField;
use super::{Art, go, invitation, join, left_error};
use crate::shell::{Bare, t, tf, use_lang};
use crate::ui::{Button, ButtonLink, Kind, Size, TextField};
use domain::team::Invitation;
use domain::texts::session as texts;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

/// Whoever is invited chooses a password, and types their address if none is known.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let lang = use_lang();
    let token = StoredValue::new(use_params_map().read_untracked().get("token").unwrap_or_default());
    let found = Resource::new(|| (), move |()| invitation(token.get_value()));
    view! {
        <Bare title=t(texts::INVITATION) aside=|| view! { <Art /> }>
            <Suspense>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(found) => view! { <Join found token=token.get_value() /> }.into_any(),
                        Err(error) => view! {
                            <div class="form-like stack">
                                <h1>{t(texts::INVITATION)}</h1>
                                <p class="soft">{error.message(lang)}</p>
                                <ButtonLink label=t(texts::TO_SIGN_IN) href="/sign-in" size=Size::Large />
                            </div>
                        }
                        .into_any(),
                    }
                })}
            </Suspense>
        </Bare>
    }
}

#[component]
fn Join(found: Invitation, token: String) -> impl IntoView {
    let lang = use_lang();
    let (field, sentence) = left_error(lang).unwrap_or_default();
    let wrong = RwSignal::new((field.unwrap_or_default(), sentence));
    let at = move |name: &'static str| Signal::derive(move || wrong.with(|(f, s)| if f == name { s.clone() } else { String::new() }));
    let other = move || wrong.with(|(f, s)| (!s.is_empty() && !["email", "password"].contains(&f.as_str())).then(|| s.clone()));
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, shown) = (RwSignal::new(false), RwSignal::new(false));
    let sent = StoredValue::new(token.clone());
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match join(sent.get_value(), email.get_untracked(), password.get_untracked()).await {
                Ok(address) => go(&address),
                Err(error) => {
                    wrong.set((error.field().unwrap_or_default().to_owned(), error.message(lang)));
                    busy.set(false);
                }
            }
        });
    };
    let organisation = if found.organisation.is_empty() { "Kundig".to_owned() } else { found.organisation.clone() };
    let address = match found.email {
        Some(known) => view! { <p>{known}</p> }.into_any(),
        None => view! {
            <TextField
                label=t(texts::EMAIL)
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
        }
        .into_any(),
    };
    view! {
        <form class="stack" method="post" action="/api/open/accept-invitation" on:submit=submit>
            <div>
                <h1>{tf(texts::INVITED, &[("name", &found.name)])}</h1>
                <p class="soft">{tf(texts::INVITED_WHY, &[("organisation", &organisation)])}</p>
            </div>
            <input type="hidden" name="token" value=token />
            {address}
            <PasswordField
                label=t(texts::PASSWORD)
                value=password
                shown
                id="password"
                name="password"
                autocomplete="new-password"
                hint=t(texts::PASSWORD_HINT)
                error=at("password")
            />
            <p class="error" role="alert">{other}</p>
            <Button label=t(texts::JOIN) kind=Kind::Primary size=Size::Large block=true submit=true busy=Signal::derive(move || busy.get()) />
        </form>
    }
    .into_any()
}
