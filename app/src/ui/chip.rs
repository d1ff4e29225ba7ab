//! Chips: filters that are set, and the one that adds another.

use super::Icon;
use crate::shell::tf;
use domain::texts::common;
use leptos::prelude::*;

/// A filter that is set: one button edits it, one removes it.
#[component]
pub fn FilterChip(
    /// What is filtered, e.g. "Owner".
    #[prop(into)]
    label: Signal<String>,
    /// By what, e.g. "Lea Böhm".
    #[prop(into)]
    value: Signal<String>,
    /// Opens the choice again.
    #[prop(into)]
    on_edit: Callback<()>,
    /// Takes the filter away.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    view! {
        <span class="chip" data-on="">
            <button type="button" aria-haspopup="dialog" on:click=move |_| on_edit.run(())>
                {move || label.get()}": "<b>{move || value.get()}</b>
            </button>
            <button
                type="button"
                class="x"
                aria-label=move || tf(common::REMOVE_NAMED, &[("what", &label.get())])
                on:click=move |_| on_remove.run(())
            >
                <Icon name="x" size=12 />
            </button>
        </span>
    }
}

/// A chip that is a button: adds a filter, or switches one on and off.
#[component]
pub fn Chip(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Dashed edge: adds something.
    #[prop(optional)]
    dashed: bool,
    /// Makes it a switch that is on or off.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=if dashed { "chip dashed" } else { "chip" }
            aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
        >
            {icon.map(|name| view! { <Icon name size=14 /> })}
            {move || label.get()}
        </button>
    }
}
