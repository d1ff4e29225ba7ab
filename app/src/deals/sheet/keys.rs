//! Single keys while the sheet is open, as in the list of shortcuts.

use super::SheetState;

/// Starts listening, in the browser.
pub fn listen(state: SheetState) {
    #[cfg(feature = "hydrate")]
    browser::listen(state);
    #[cfg(not(feature = "hydrate"))]
    let _ = state;
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::super::actions::use_actions;
    use super::super::super::open::use_opening;
    use super::super::neighbours;
    use super::SheetState;
    use crate::shell::Keys;
    use leptos::ev::{self, KeyboardEvent};
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::Element;

    pub fn listen(state: SheetState) {
        let (actions, opening, place) = (use_actions(), use_opening(), neighbours::place());
        let press = move |event: &KeyboardEvent| -> bool {
            let card = state.deal.with_untracked(|d| d.as_ref().map(|d| d.card.clone()));
            let may = card.clone().filter(|c| c.may_edit);
            match (event.key().to_lowercase().as_str(), may) {
                ("w", Some(card)) => actions.win(card),
                ("l", Some(card)) => actions.ask_why_lost(card),
                ("m", Some(card)) => actions.board.moving.set(Some(card)),
                ("n", Some(_)) => compose(state, "note"),
                ("p", Some(_)) => compose(state, "call"),
                ("t", Some(_)) => compose(state, "task"),
                ("j", _) => place.get_untracked().and_then(|p| p.after).into_iter().for_each(|id| opening.open(id)),
                ("k", _) => place.get_untracked().and_then(|p| p.before).into_iter().for_each(|id| opening.open(id)),
                _ => return false,
            }
            true
        };
        Effect::new(move |_| {
            let handle = window_event_listener(ev::keydown, move |event| {
                if is_for_the_sheet(&event) && press(&event) {
                    event.prevent_default();
                }
            });
            on_cleanup(move || handle.remove());
        });
    }

    /// The sheet is the only dialog open, and nothing is being typed.
    fn is_for_the_sheet(event: &KeyboardEvent) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat() || event.default_prevented() || !Keys::are_on() {
            return false;
        }
        let typing = "input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable], [role='menu'], [role='tablist']";
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if target.is_some_and(|t| t.closest(typing).ok().flatten().is_some()) {
            return false;
        }
        let Ok(open) = document().query_selector_all("dialog:modal") else { return false };
        open.length() == 1 && open.item(0).and_then(|d| d.dyn_into::<Element>().ok()).is_some_and(|d| d.id() == "deal")
    }

    /// Opens a tab of the composer and goes into its first field.
    pub fn compose(state: SheetState, tab: &'static str) {
        state.part.set("story");
        state.composing.set(tab.to_owned());
        request_animation_frame(move || {
            let field = document().query_selector(&format!("#deal-add-{tab} :is(textarea, input, select)")).ok().flatten();
            if let Some(field) = field.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
                field.scroll_into_view();
                let _ = field.focus();
            }
        });
    }
}

/// Opens the form for a note.
pub fn write_note(state: SheetState) {
    #[cfg(feature = "hydrate")]
    browser::compose(state, "note");
    #[cfg(not(feature = "hydrate"))]
    let _ = state;
}
