//! How far something is.

use leptos::prelude::*;

/// A bar from 0 to 100.
#[component]
pub fn Progress(
    /// What goes on, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Per cent done.
    #[prop(into)]
    value: Signal<u8>,
) -> impl IntoView {
    view! {
        <div
            class="progress"
            role="progressbar"
            aria-label=move || label.get()
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || value.get().to_string()
        >
            <i style=move || format!("--v:{}%", value.get().min(100))></i>
        </div>
    }
}

/// The dot of live data; amber with "Paused" when news stay away.
#[component]
pub fn LiveDot(
    /// Whether news arrive.
    #[prop(into)]
    fresh: Signal<bool>,
) -> impl IntoView {
    use crate::shell::t;
    use domain::texts::common;
    view! {
        <span class="live" data-stale=move || (!fresh.get()).then_some("")>
            {move || t(if fresh.get() { common::LIVE } else { common::PAUSED })}
        </span>
    }
}
