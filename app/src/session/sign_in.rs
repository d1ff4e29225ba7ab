//! The sign-in page.

use super::{go, lead, left_error, next, sign_in};
use crate::setup::set_up_state;
use crate::shell::{Bare, t, tf, try_me, use_lang};
use crate::ui::{Button, IconButton, Kind, Size, TextField};
use domain::setup::SetUpState;
use domain::texts::session as texts;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// Asks for e-mail and password, and leads to where people wanted to go. Before the
/// organisation is set up it leads to the set-up, if nobody could sign in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let next = next::checked(use_query_map().read_untracked().get("next").as_deref());
    if try_me().is_some() {
        lead(&next);
    }
    let next = StoredValue::new(next);
    let state = Resource::new(|| (), |()| set_up_state());
    view! {
        <Bare title=t(texts::SIGN_IN) aside=|| view! { <Art /> }>
            <Suspense>
                {move || Suspend::new(async move {
                    let state = state.await.ok();
                    if state.as_ref().is_some_and(|s| s.needs_administrator) {
                        lead("/set-up");
                    }
                    view! { <SignInForm state next=next.get_value() /> }
                })}
            </Suspense>
        </Bare>
    }
}

#[component]
fn SignInForm(state: Option<SetUpState>, next: String) -> impl IntoView {
    let lang = use_lang();
    let left = left_error(lang);
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(left.map(|(_, sentence)| sentence).unwrap_or_default());
    let (busy, shown) = (RwSignal::new(false), RwSignal::new(false));
    let to = StoredValue::new(next.clone());
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match sign_in(email.get_untracked(), password.get_untracked(), to.get_value()).await {
                Ok(address) => go(&address),
                Err(error) => {
                    wrong.set(error.message(lang));
                    busy.set(false);
                }
            }
        });
    };
    let organisation = state.as_ref().map(|s| s.organisation.clone()).filter(|name| !name.is_empty());
    let greeting = match state.map_or(12, |s| s.hour) {
        4..11 => texts::GOOD_MORNING,
        11..18 => texts::GOOD_DAY,
        _ => texts::GOOD_EVENING,
    };
    let below = match organisation {
        Some(name) => tf(texts::SIGN_IN_AT, &[("organisation", &name)]),
        None => t(texts::SIGN_IN_HERE).to_owned(),
    };
    view! {
        <form class="stack" method="post" action="/api/open/sign-in" on:submit=submit>
            <div>
                <h1>{t(greeting)}</h1>
                <p class="soft">{below}</p>
            </div>
            <input type="hidden" name="next" value=next />
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
            />
            <PasswordField
                label=t(texts::PASSWORD)
                value=password
                shown
                id="password"
                name="password"
                autocomplete="current-password"
                error=Signal::derive(move || wrong.get())
            />
            <Button label=t(texts::SIGN_IN) kind=Kind::Primary size=Size::Large block=true submit=true busy=Signal::derive(move || busy.get()) />
        </form>
    }
    .into_any()
}

/// A password with a button that shows what was typed.
#[component]
pub(crate) fn PasswordField(
    /// The label.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// Whether it can be read.
    shown: RwSignal<bool>,
    /// Id of the input.
    id: &'static str,
    /// Name in a form sent without script.
    name: &'static str,
    /// For password managers.
    autocomplete: &'static str,
    /// Line below.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let described = crate::ui::described_by(id, hint, error);
    view! {
        <crate::ui::Field id=id label=label hint error>
            <div class="input-wrap bare">
                <input
                    id=id
                    name=name
                    class="input lg"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    required
                    maxlength="1024"
                    aria-invalid=move || error.get().is_some_and(|e| !e.is_empty()).then_some("true")
                    aria-describedby=described
                    on:input:target=move |ev| value.set(ev.target().value())
                    on:change:target=move |ev| value.set(ev.target().value())
                />
                <IconButton
                    icon="eye"
                    class="after"
                    label=Signal::derive(move || t(if shown.get() { texts::HIDE_PASSWORD } else { texts::SHOW_PASSWORD }).to_owned())
                    pressed=Signal::derive(move || shown.get())
                    on:click=move |_| shown.update(|s| *s = !*s)
                />
            </div>
        </crate::ui::Field>
    }
}

/// The picture of the card index beside bare pages.
#[component]
pub fn Art() -> impl IntoView {
    let lang = use_lang();
    let cards = [
        (1, "-1.5deg", texts::ART_1, texts::ART_CLIENT_1, 940_000),
        (2, "0.8deg", texts::ART_2, texts::ART_CLIENT_2, 2_790_000),
        (3, "-0.6deg", texts::ART_3, texts::ART_CLIENT_3, 4_230_000),
        (4, "0.4deg", texts::ART_4, texts::ART_CLIENT_4, 14_800_000),
        (6, "0deg", texts::ART_5, texts::ART_CLIENT_5, 3_600_000),
    ];
    view! {
        <div class="stack-art" aria-hidden="true">
            <div class="tray" data-label=t(domain::texts::nav::CLIENTS)>
                {cards
                    .map(|(stage, turn, title, client, minor)| {
                        let amount = domain::format::money(lang, minor, domain::Currency::EUR, domain::format::Cents::Hide);
                        view! {
                            <div class="idx rider" data-stage=stage style=format!("rotate:{turn}")>
                                <b>{t(title)}</b>
                                <span>{t(client)}</span>
                                <span class="money">{amount}</span>
                            </div>
                        }
                    })
                    .collect_view()}
            </div>
        </div>
        <p class="claim">
            <b>{t(texts::CLAIM)}</b>
            <br />
            {t(texts::CLAIM_MORE)}
        </p>
    }
    .into_any()
}
