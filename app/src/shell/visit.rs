//! How a page was reached: people who come back find their place again.

#[cfg(not(feature = "ssr"))]
mod browser {
    use leptos::prelude::*;
    use std::cell::Cell;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;

    thread_local! {
        static CAME_BACK: Cell<bool> = const { Cell::new(false) };
    }

    /// Whether this page was reached by back, forward or reload.
    pub fn came_back() -> bool {
        CAME_BACK.get()
    }

    /// Back, forward and reload set the mark; anything people do on the page clears it.
    pub fn watch() {
        CAME_BACK.set(reloaded());
        let on = |name: &str, back: bool| {
            let listener = Closure::<dyn Fn()>::new(move || CAME_BACK.set(back));
            let _ = window().add_event_listener_with_callback_and_bool(name, listener.as_ref().unchecked_ref(), true);
            // for the page's life
            listener.forget();
        };
        on("popstate", true);
        on("click", false);
        on("submit", false);
        on("keydown", false);
    }

    /// Whether the document itself was loaded by reload or by the history.
    fn reloaded() -> bool {
        let get = |object: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
        let kind = get(window().as_ref(), "performance").and_then(|p| get(&p, "navigation")).and_then(|n| get(&n, "type"));
        matches!(kind.and_then(|k| k.as_f64()), Some(k) if k == 1.0 || k == 2.0)
    }
}

#[cfg(not(feature = "ssr"))]
pub use browser::came_back;
#[cfg(not(feature = "ssr"))]
pub(super) use browser::watch;

/// Whether this page was reached by back, forward or reload.
#[cfg(feature = "ssr")]
pub fn came_back() -> bool {
    false
}

#[cfg(feature = "ssr")]
pub(super) fn watch() {}
