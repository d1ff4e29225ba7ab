//! Keyboard shortcuts: single keys and two in a row, off inside fields and dialogs.

use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// How long the second key of two may take.
const PAIR: Duration = Duration::from_millis(1200);
/// `localStorage` key: `off` switches single keys off.
const SETTING: &str = "kundig_keys";

#[derive(Clone, Copy)]
struct Shortcut {
    number: u32,
    keys: &'static str,
    run: Callback<()>,
}

/// The shortcuts of the page shown, the youngest first in line.
#[derive(Clone, Copy)]
pub struct Keys {
    known: StoredValue<Vec<Shortcut>>,
    count: StoredValue<u32>,
    first: StoredValue<Option<String>>,
}

pub(super) fn provide() {
    let keys = Keys { known: StoredValue::new(Vec::new()), count: StoredValue::new(0), first: StoredValue::new(None) };
    provide_context(keys);
    Effect::new(move |_| {
        let handle = window_event_listener(ev::keydown, move |event| keys.press(&event));
        on_cleanup(move || handle.remove());
    });
}

impl Keys {
    /// Whether single keys are on; people can switch them off in the settings.
    pub fn are_on() -> bool {
        let stored = web_sys::window().and_then(|w| w.local_storage().ok()?).and_then(|s| s.get_item(SETTING).ok()?);
        stored.as_deref() != Some("off")
    }

    /// Switches single keys on or off in this browser.
    pub fn switch(on: bool) {
        if let Some(storage) = web_sys::window().and_then(|w| w.local_storage().ok()?) {
            let _ = storage.set_item(SETTING, if on { "on" } else { "off" });
        }
    }

    fn press(self, event: &KeyboardEvent) {
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        if command && !event.alt_key() && key.eq_ignore_ascii_case("k") {
            if self.run("mod k") {
                event.prevent_default();
            }
            return;
        }
        if command || event.alt_key() || event.default_prevented() || event.repeat() || is_typing(event) || !Self::are_on() {
            return;
        }
        let key = if key.chars().count() == 1 { key.to_lowercase() } else { key };
        let first = self.first.get_value();
        self.first.set_value(None);
        if let Some(first) = first
            && self.run(&format!("{first} {key}"))
        {
            event.prevent_default();
            return;
        }
        if self.run(&key) {
            event.prevent_default();
        } else if self.known.with_value(|known| known.iter().any(|s| s.keys.starts_with(&format!("{key} ")))) {
            self.first.set_value(Some(key));
            set_timeout(
                move || {
                    self.first.try_update_value(|first| *first = None);
                },
                PAIR,
            );
        }
    }

    fn run(self, keys: &str) -> bool {
        let found = self.known.with_value(|known| known.iter().rev().find(|s| s.keys == keys).copied());
        if let Some(found) = found {
            found.run.run(());
        }
        found.is_some()
    }
}

/// Inside a field, or with a dialog open that owns the keys.
fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else {
        return false;
    };
    let hit = |selector| target.closest(selector).ok().flatten().is_some();
    hit("input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable], [role='menu']")
        || document().query_selector("dialog:modal").ok().flatten().is_some()
}

/// Runs something on a key while the calling component is there: `"c"`, `"?"`, `"g d"` (G,
/// then D), `"mod k"` (Ctrl or ⌘ with K). Letters are written small.
pub fn use_shortcut(keys: &'static str, run: impl Fn() + Send + Sync + 'static) {
    let Some(all) = use_context::<Keys>() else {
        return;
    };
    let number = all.count.get_value() + 1;
    all.count.set_value(number);
    all.known.update_value(|known| known.push(Shortcut { number, keys, run: Callback::new(move |()| run()) }));
    on_cleanup(move || {
        all.known.try_update_value(|known| known.retain(|s| s.number != number));
    });
}
