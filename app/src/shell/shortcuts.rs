//! The list of all shortcuts.

use super::{t, use_shortcut};
use crate::ui::{Dialog, Kbd};
use domain::texts::{Text, nav};
use leptos::prelude::*;

/// Keys and what they do; `+` means together, a blank one after the other, `/` or.
const LIST: &[(&[&str], Text)] = &[
    (&["⌘/Ctrl", "K"], nav::KEY_PALETTE),
    (&["G", ">", "D"], nav::KEY_GO_DEALS),
    (&["G", ">", "C"], nav::KEY_GO_CLIENTS),
    (&["G", ">", "P"], nav::KEY_GO_PRODUCTS),
    (&["G", ">", "R"], nav::KEY_GO_DASHBOARD),
    (&["C"], nav::NEW_DEAL),
    (&["arrows"], nav::KEY_CARDS),
    (&["space"], nav::KEY_LIFT),
    (&["M"], nav::KEY_MOVE_TO),
    (&["W"], nav::KEY_WON),
    (&["L"], nav::KEY_LOST),
    (&["F"], nav::KEY_FILTER),
    (&["N"], nav::KEY_NOTE),
    (&["T"], nav::KEY_TASK),
    (&["P"], nav::KEY_CALL),
    (&["?"], nav::SHORTCUTS),
    (&["Esc"], nav::KEY_CLOSE),
];

/// Opens the list from anywhere in the frame.
#[derive(Clone, Copy)]
pub(super) struct Shortcuts(RwSignal<bool>);

impl Shortcuts {
    /// The palette's entry for it; no page has this address.
    pub(super) const HREF: &'static str = "#shortcuts";

    /// Shows it.
    pub(super) fn open(self) {
        self.0.set(true);
    }
}

pub(super) fn provide() {
    provide_context(Shortcuts(RwSignal::new(false)));
}

/// Opens with `?`, from the palette and from the user menu.
#[component]
pub(super) fn ShortcutList() -> impl IntoView {
    let Shortcuts(open) = expect_context();
    use_shortcut("?", move || open.set(true));
    let cap = |key: &'static str| match key {
        ">" => view! { <span class="muted small">{t(nav::KEY_THEN)}</span> }.into_any(),
        "arrows" => view! { <Kbd key=t(nav::KEY_ARROWS) /> }.into_any(),
        "space" => view! { <Kbd key=t(nav::KEY_SPACE) /> }.into_any(),
        key => view! { <Kbd key /> }.into_any(),
    };
    view! {
        <Dialog open title=t(nav::SHORTCUTS) id="shortcuts">
            <dl class="keys-list">
                {LIST
                    .iter()
                    .map(|(keys, words)| {
                        view! {
                            <dt>{keys.iter().map(|key| cap(key)).collect_view()}</dt>
                            <dd>{t(*words)}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
        </Dialog>
    }
}
