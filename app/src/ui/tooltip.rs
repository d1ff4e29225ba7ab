//! Words that appear after a moment on hover, and at once on focus.

use super::{Align, Kbd, fresh_id, place_at};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// Wraps a control whose icon or state needs words. The control keeps its own name; this is
/// a description of it.
#[component]
pub fn Tooltip(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// The key that does the same.
    #[prop(optional, into)]
    key: Option<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let id = fresh_id();
    let describes = id.clone();
    let host = NodeRef::<html::Span>::new();
    let tip = NodeRef::<html::Span>::new();
    let over = RwSignal::new(false);
    let show = move || {
        // it may be gone when the moment is over
        if over.try_get_untracked() != Some(true) {
            return;
        }
        if let (Some(host), Some(tip)) = (host.get_untracked(), tip.get_untracked()) {
            let _ = tip.show_popover();
            place_at(&host, &tip, Align::Middle);
        }
    };
    let hide = move || {
        // what goes away with the focus in it is left, too
        if over.try_set(false).is_some() {
            return;
        }
        if let Some(tip) = tip.get_untracked() {
            let _ = tip.hide_popover();
        }
    };
    view! {
        <span
            node_ref=host
            class="tip-host"
            aria-describedby=describes
            on:mouseenter=move |_| {
                over.set(true);
                set_timeout(show, Duration::from_millis(500));
            }
            on:mouseleave=move |_| hide()
            on:focusin=move |_| {
                over.set(true);
                show();
            }
            on:focusout=move |_| hide()
            on:keydown=move |ev| {
                if ev.key() == "Escape" {
                    hide();
                }
            }
        >
            {children()}
            <span node_ref=tip id=id class="tooltip" role="tooltip" popover="manual">
                {move || text.get()}
                {key.map(|key| view! { <Kbd key /> })}
            </span>
        </span>
    }
    .into_any()
}
