//! The stream itself, and which tab holds it: browsers allow six connections to an address
//! over HTTP/1.1, so that a stream for each tab would hang the seventh.

use super::hub::{self, Word};
use super::without_locks;
use domain::live::{LiveHello, LiveMessage};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventSource, MessageEvent};

const LOCK: &str = "kundig-live";
/// The longest pause before another try, in ms.
const LONGEST: u64 = 30_000;

struct Open {
    source: EventSource,
    /// Kept alive as long as the stream.
    _handlers: Vec<Closure<dyn Fn(MessageEvent)>>,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
    static FAILURES: Cell<u32> = const { Cell::new(0) };
    /// Whether this tab is to hold a stream now.
    static WANTED: Cell<bool> = const { Cell::new(false) };
    /// Whether nobody is signed in, so that asking is useless.
    static RESTS: Cell<bool> = const { Cell::new(false) };
}

/// The first tab that gets the lock holds the stream until it closes; the lock then falls
/// to another. Where there are no Web Locks (plain http from another machine), the visible
/// tabs agree on one, and a tab catches up by its cursor when it is shown.
pub(super) fn stand_for_election() {
    match locks() {
        Some((locks, request)) => {
            let granted = Closure::once_into_js(|_: JsValue| -> JsValue {
                want(true);
                // never settles: the lock is kept for the tab's life
                js_sys::Promise::new(&mut |_, _| {}).into()
            });
            let _ = request.call2(&locks, &LOCK.into(), &granted);
        }
        None => without_locks::start(),
    }
    // a page kept in the browser's back-forward store must not hold a connection
    let left = Closure::<dyn Fn()>::new(close);
    let _ = window().add_event_listener_with_callback("pagehide", left.as_ref().unchecked_ref());
    left.forget();
    let back = Closure::<dyn Fn()>::new(|| {
        if WANTED.get() {
            connect();
        }
    });
    let _ = window().add_event_listener_with_callback("pageshow", back.as_ref().unchecked_ref());
    let _ = window().add_event_listener_with_callback("online", back.as_ref().unchecked_ref());
    back.forget();
}

/// The lock manager and its `request`; web-sys has them behind an unstable switch only.
fn locks() -> Option<(JsValue, js_sys::Function)> {
    let navigator = window().navigator();
    let locks = js_sys::Reflect::get(navigator.as_ref(), &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = js_sys::Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Whether this tab is to hold the stream.
pub(super) fn is_wanted() -> bool {
    WANTED.get()
}

/// Holds the stream, or gives it up.
pub(super) fn want(wanted: bool) {
    WANTED.set(wanted);
    hub::hold(wanted);
    if wanted { connect() } else { close() }
}

/// Rests while nobody is signed in; afterwards the tab that is to hold a stream opens it at once.
pub(super) fn rest(rests: bool) {
    RESTS.set(rests);
    FAILURES.set(0);
    if rests {
        close();
    } else if WANTED.get() {
        connect();
    }
}

fn close() {
    if let Some(open) = OPEN.take() {
        open.source.close();
    }
}

fn connect() {
    if RESTS.get() || OPEN.with_borrow(Option::is_some) {
        return;
    }
    let address = match hub::cursor() {
        Some(cursor) => format!("/live?cursor={cursor}"),
        None => "/live".to_owned(),
    };
    let Ok(source) = EventSource::new(&address) else { return retry() };
    let mut handlers = Vec::new();
    let mut on = |name: &str, word: fn(String) -> Option<Word>| {
        let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            FAILURES.set(0);
            if let Some(word) = event.data().as_string().and_then(word) {
                hub::hear(word, true);
            }
        });
        let _ = source.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref());
        handlers.push(handler);
    };
    on("hello", |text| read::<LiveHello>(&text).map(Word::Hello));
    on("change", |text| read::<LiveMessage>(&text).map(Word::Change));
    on("reload", |text| read::<LiveHello>(&text).map(Word::Reload));
    on("beat", |_| Some(Word::Beat));
    on("signed-out", |_| Some(Word::SignedOut));
    let failed = Closure::<dyn Fn(MessageEvent)>::new(|_| {
        // broken connections are taken up by the browser itself; refused ones are not
        let refused = OPEN.with_borrow(|open| open.as_ref().is_some_and(|open| open.source.ready_state() == EventSource::CLOSED));
        if refused {
            // closed when this handler has returned: it belongs to what is dropped
            set_timeout(
                || {
                    close();
                    ask_why();
                    retry();
                },
                Duration::ZERO,
            );
        }
    });
    source.set_onerror(Some(failed.as_ref().unchecked_ref()));
    handlers.push(failed);
    OPEN.set(Some(Open { source, _handlers: handlers }));
}

/// A stream that was refused does not say why: if the session is gone, the page is told.
fn ask_why() {
    leptos::task::spawn_local(async {
        let init = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&init, &"method".into(), &"HEAD".into());
        let fetch = js_sys::Reflect::get(window().as_ref(), &"fetch".into()).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok());
        let asked = fetch.and_then(|fetch| fetch.call2(window().as_ref(), &"/live".into(), &init).ok());
        let Some(asked) = asked.and_then(|asked| asked.dyn_into::<js_sys::Promise>().ok()) else { return };
        let answer = wasm_bindgen_futures::JsFuture::from(asked).await;
        if answer.ok().and_then(|a| a.dyn_into::<web_sys::Response>().ok()).is_some_and(|a| a.status() == 401) {
            hub::hear(Word::SignedOut, true);
        }
    });
}

/// Tries again after 1, 2, 4 … 30 s and some chance, so that browsers don't come back all
/// at once after a restart.
fn retry() {
    let failures = FAILURES.get();
    FAILURES.set(failures + 1);
    let pause = (1_000_u64 << failures.min(5)).min(LONGEST);
    let pause = pause + (js_sys::Math::random() * 1_000.0) as u64;
    set_timeout(
        || {
            if WANTED.get() {
                connect();
            }
        },
        Duration::from_millis(pause),
    );
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
