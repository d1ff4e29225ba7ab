//! A session that ended under an open page: signing in again without leaving it.
//!
//! What was typed stays where it is. The dialog lies over everything, also over other
//! dialogs, and hides what stands behind it: whoever signed out may have left the machine.

use super::{PasswordField, next, sign_in};
use crate::shell::{t, tf, use_lang, use_me};
use crate::ui::{Button, Kind, use_toasts};
use domain::texts::session as texts;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

/// Whether the page's session has ended.
#[derive(Clone, Copy)]
struct Ended {
    is: RwSignal<bool>,
    /// This page is signing out itself: it is about to be left.
    leaving: StoredValue<bool>,
}

#[cfg(feature = "hydrate")]
thread_local! {
    /// The page's one, for callers outside components: answers of the server, the live feed.
    static OF_PAGE: std::cell::Cell<Option<Ended>> = const { std::cell::Cell::new(None) };
}

/// Makes the page's one; called once by `App`.
pub(crate) fn provide() {
    let ended = Ended { is: RwSignal::new(false), leaving: StoredValue::new(false) };
    provide_context(ended);
    #[cfg(feature = "hydrate")]
    OF_PAGE.set(Some(ended));
}

/// The server does not know this browser any more: an answer or the live feed says so.
#[cfg(feature = "hydrate")]
pub(crate) fn ended() {
    if let Some(ended) = OF_PAGE.get()
        && !ended.leaving.get_value()
        && ended.is.try_get_untracked() == Some(false)
    {
        ended.is.set(true);
        crate::live::pause();
    }
}

/// The same person is signed in again, here or in another tab.
#[cfg(feature = "hydrate")]
pub(crate) fn resumed() {
    if let Some(ended) = OF_PAGE.get()
        && ended.is.try_get_untracked() == Some(true)
    {
        ended.is.set(false);
        crate::live::resume();
    }
}

/// The page is signing out and about to be left: no dialog, but other tabs are told.
pub(crate) fn leave() {
    if let Some(ended) = use_context::<Ended>() {
        ended.leaving.set_value(true);
    }
    crate::live::pause();
}

/// The dialog; stands once in the frame.
#[component]
pub(crate) fn SignInAgain() -> impl IntoView {
    let ended = expect_context::<Ended>().is;
    let node = NodeRef::<html::Dialog>::new();
    let toasts = use_toasts();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if ended.get() {
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        } else if dialog.open() {
            dialog.close();
        }
        toasts.dialog_moved();
    });
    view! {
        <dialog
            node_ref=node
            class="dialog again"
            aria-labelledby="again-title"
            on:cancel=|ev: leptos::ev::Event| ev.prevent_default()
            on:close=move |_| {
                // browsers close it on the second Esc all the same
                if let Some(dialog) = node.get_untracked().filter(|_| ended.get_untracked()) {
                    let _ = dialog.show_modal();
                }
            }
        >
            <Show when=move || ended.get()>
                <AgainForm />
            </Show>
        </dialog>
    }
    .into_any()
}

#[component]
fn AgainForm() -> impl IntoView {
    let lang = use_lang();
    let me = use_me();
    let toasts = use_toasts();
    let at = use_location();
    let email = StoredValue::new(me.email.clone().unwrap_or_default());
    let (password, wrong) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, shown) = (RwSignal::new(false), RwSignal::new(false));
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let done = sign_in(email.get_value(), password.get_untracked(), "/".to_owned()).await;
            busy.set(false);
            match done {
                Ok(_) => {
                    crate::live::here(me.id);
                    back();
                    toasts.say(texts::SIGNED_IN_AGAIN.in_lang(lang));
                }
                Err(error) => wrong.set(error.message(lang)),
            }
        });
    };
    let elsewhere = move || next::sign_in_from(&at.pathname.get(), &at.search.get());
    view! {
        <header>
            <h2 id="again-title">{t(texts::ENDED)}</h2>
        </header>
        <form class="body stack" method="post" on:submit=submit>
            <p class="soft">{t(texts::ENDED_WHY)}</p>
            <p>{tf(texts::ENDED_WHO, &[("name", &me.name), ("email", &email.get_value())])}</p>
            <input type="text" name="username" autocomplete="username" value=email.get_value() hidden />
            <PasswordField
                label=t(texts::PASSWORD)
                value=password
                shown
                id="again-password"
                name="password"
                autocomplete="current-password"
                error=Signal::derive(move || wrong.get())
            />
            <div class="row acts">
                <a class="btn ghost" href=elsewhere rel="external">{t(texts::OTHER_PERSON)}</a>
                <Button label=t(texts::SIGN_IN) kind=Kind::Primary submit=true busy=Signal::derive(move || busy.get()) />
            </div>
        </form>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
fn back() {
    resumed();
}

#[cfg(not(feature = "hydrate"))]
fn back() {}
