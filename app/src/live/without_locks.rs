//! Which tab holds the stream where there are no Web Locks: plain http from another machine.
//! Tabs that are visible ask each other; who gets no answer holds it, and gives it up when it
//! is hidden. Two that begin at once find out, and one of them yields.

use super::hub::{self, Word};
use super::{channel, source};
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// So long an answer may take.
const ANSWER: Duration = Duration::from_millis(250);
/// After so long without a sign of life (ms) the holder is taken for gone.
const GONE: f64 = 20_000.0;

thread_local! {
    static ME: Cell<f64> = const { Cell::new(0.0) };
    /// Whether somebody answered since this tab asked.
    static ANSWERED: Cell<bool> = const { Cell::new(false) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
}

/// Takes part, for the tab's life.
pub(super) fn start() {
    ME.set(js_sys::Math::random());
    on("visibilitychange", || if is_visible() { ask() } else { give_up() });
    let left = Closure::<dyn Fn()>::new(give_up);
    let _ = window().add_event_listener_with_callback("pagehide", left.as_ref().unchecked_ref());
    left.forget();
    set_interval(
        || {
            if hub::silent_for() > GONE {
                ask();
            }
        },
        Duration::from_secs(5),
    );
    ask();
}

fn on(name: &str, run: fn()) {
    let listener = Closure::<dyn Fn()>::new(run);
    let _ = document().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// Holds the stream unless another tab says that it does.
fn ask() {
    if source::is_wanted() || !is_visible() || ASKING.replace(true) {
        return;
    }
    ANSWERED.set(false);
    channel::tell(&Word::WhoHolds);
    set_timeout(
        || {
            ASKING.set(false);
            if !ANSWERED.get() && is_visible() {
                source::want(true);
                channel::tell(&Word::Holds(ME.get()));
            }
        },
        ANSWER,
    );
}

fn give_up() {
    if source::is_wanted() {
        source::want(false);
        channel::tell(&Word::Free);
    }
}

/// What other tabs say about who holds it.
pub(super) fn hear(word: &Word) {
    match word {
        Word::WhoHolds if source::is_wanted() => channel::tell(&Word::Holds(ME.get())),
        Word::Holds(other) => {
            ANSWERED.set(true);
            if source::is_wanted() && *other < ME.get() {
                source::want(false);
            } else if source::is_wanted() {
                channel::tell(&Word::Holds(ME.get()));
            }
        }
        Word::Free => {
            let pause = Duration::from_millis((js_sys::Math::random() * 300.0) as u64);
            set_timeout(ask, pause);
        }
        _ => {}
    }
}
