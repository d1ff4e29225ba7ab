//! Messages about the connection and the program itself.

use super::t;
use crate::ui::{Banner, Button, Size, Tone};
use domain::texts::common;
use leptos::ev;
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct State {
    offline: RwSignal<bool>,
    newer: RwSignal<bool>,
}

pub(super) fn provide() {
    let state = State { offline: RwSignal::new(false), newer: RwSignal::new(false) };
    provide_context(state);
    #[cfg(feature = "hydrate")]
    OF_PAGE.set(Some(state));
}

#[cfg(feature = "hydrate")]
thread_local! {
    /// The page's one, for callers outside components, such as the live feed.
    static OF_PAGE: std::cell::Cell<Option<State>> = const { std::cell::Cell::new(None) };
}

#[cfg(feature = "hydrate")]
fn of_page() -> Option<State> {
    OF_PAGE.get()
}

#[cfg(not(feature = "hydrate"))]
fn of_page() -> Option<State> {
    use_context()
}

/// Tells which build the server runs (the live feed says so when it connects, and every
/// answer in its header `x-kundig-build`). Another one than this page's shows the notice;
/// what people typed stays.
pub fn seen_build(build: &str) {
    let mine = document().query_selector("meta[name='kundig-build']").ok().flatten().and_then(|m| m.get_attribute("content"));
    if let (Some(mine), Some(state)) = (mine, of_page())
        && !build.is_empty()
        && mine != build
    {
        let _ = state.newer.try_set(true);
    }
}

/// Asks the server for its build, when people return to the page.
#[cfg(feature = "hydrate")]
fn ask_build(state: State) {
    use wasm_bindgen::JsCast;
    let Some(meta) = document().query_selector("meta[name='kundig-build']").ok().flatten() else {
        return;
    };
    let mine = meta.get_attribute("content").unwrap_or_default();
    leptos::task::spawn_local(async move {
        let Ok(answer) = wasm_bindgen_futures::JsFuture::from(window().fetch_with_str("/health")).await else {
            return;
        };
        let build = answer.dyn_into::<web_sys::Response>().ok().and_then(|a| a.headers().get("x-kundig-build").ok()?);
        if build.is_some_and(|build| build != mine) {
            let _ = state.newer.try_set(true);
        }
    });
}

#[cfg(not(feature = "hydrate"))]
fn ask_build(_: State) {}

/// The notices; stand once in `App`.
#[component]
pub fn Notices() -> impl IntoView {
    let state: State = expect_context();
    Effect::new(move |_| {
        state.offline.set(!window().navigator().on_line());
        let gone = window_event_listener(ev::offline, move |_| state.offline.set(true));
        let back = window_event_listener(ev::online, move |_| state.offline.set(false));
        let seen = window_event_listener(ev::focus, move |_| ask_build(state));
        on_cleanup(move || {
            gone.remove();
            back.remove();
            seen.remove();
        });
    });
    view! {
        <div class="banners" aria-live="polite">
            {move || state.offline.get().then(|| view! { <Banner tone=Tone::Warn text=t(common::OFFLINE) /> })}
            {move || {
                state
                    .newer
                    .get()
                    .then(|| {
                        view! {
                            <Banner text=t(common::NEW_VERSION)>
                                <Button
                                    label=t(common::RELOAD)
                                    size=Size::Small
                                    on:click=move |_| {
                                        let _ = window().location().reload();
                                    }
                                />
                            </Banner>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
