//! Short messages at the bottom, one at a time.

use super::Icon;
use crate::shell::t;
use domain::texts::{common, nav};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(8);

#[derive(Clone)]
struct Toast {
    number: u64,
    text: String,
    failed: bool,
    undo: Option<Callback<()>>,
}

/// Where messages are handed in; see [`use_toasts`].
#[derive(Clone, Copy)]
pub struct Toasts {
    current: RwSignal<Option<Toast>>,
    count: StoredValue<u64>,
    held: RwSignal<bool>,
    dialogs: RwSignal<()>,
}

impl Toasts {
    /// Makes the page's one place for messages; `App` provides it.
    pub fn provide() {
        provide_context(Toasts {
            current: RwSignal::new(None),
            count: StoredValue::new(0),
            held: RwSignal::new(false),
            dialogs: RwSignal::new(()),
        });
    }

    /// Says that something is done.
    pub fn say(self, text: impl Into<String>) {
        self.put(text.into(), false, None);
    }

    /// Says that something is done, and offers to take it back.
    pub fn undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.put(text.into(), false, Some(Callback::new(move |()| undo())));
    }

    /// Says that something did not work, and why.
    pub fn failed(self, text: impl Into<String>) {
        self.put(text.into(), true, None);
    }

    /// Takes the message away.
    pub fn clear(self) {
        self.current.set(None);
    }

    /// Tells that a modal dialog has opened, closed or gone: one that opens makes everything
    /// outside inert, one that closes hides what is inside, so the messages move.
    pub(crate) fn dialog_moved(self) {
        let _ = self.dialogs.try_set(());
    }

    fn put(self, text: String, failed: bool, undo: Option<Callback<()>>) {
        let number = self.count.get_value() + 1;
        self.count.set_value(number);
        self.held.set(false);
        self.current.set(Some(Toast { number, text, failed, undo }));
        self.expire(number);
    }

    /// Takes message `number` away after its time, unless another one took its place or
    /// somebody is reading it.
    fn expire(self, number: u64) {
        set_timeout(
            move || {
                let is_same = self.current.try_with_untracked(|c| c.as_ref().is_some_and(|c| c.number == number));
                if is_same == Some(true) {
                    if self.held.get_untracked() { self.expire(number) } else { self.current.set(None) }
                }
            },
            STAYS,
        );
    }
}

/// The page's place for messages.
pub fn use_toasts() -> Toasts {
    expect_context()
}

/// Shows the messages; stands once in `App`.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let (home, node) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    Effect::new(move |_| {
        toasts.dialogs.track();
        let shown = toasts.current.with(Option::is_some);
        if let (Some(home), Some(region)) = (home.get(), node.get()) {
            show(&home, &region, shown);
        }
    });
    view! {
        <div node_ref=home>
            <div
                node_ref=node
                class="toasts"
                popover="manual"
                role="status"
                aria-live="polite"
                aria-label=t(nav::MESSAGES)
                on:mouseenter=move |_| toasts.held.set(true)
                on:mouseleave=move |_| toasts.held.set(false)
                on:focusin=move |_| toasts.held.set(true)
                on:focusout=move |_| toasts.held.set(false)
            >
                {move || {
                    toasts
                        .current
                        .get()
                        .map(|toast| {
                            let icon = if toast.failed { "circle-alert" } else { "circle-check" };
                            view! {
                                <div class="toast">
                                    <Icon name=icon />
                                    <span>{toast.text}</span>
                                    {toast
                                        .undo
                                        .map(|undo| {
                                            view! {
                                                <button
                                                    type="button"
                                                    on:click=move |_| {
                                                        toasts.clear();
                                                        undo.run(());
                                                    }
                                                >
                                                    {t(common::UNDO)}
                                                </button>
                                            }
                                        })}
                                    <button type="button" aria-label=t(nav::DISMISS) on:click=move |_| toasts.clear()>
                                        <Icon name="x" size=14 />
                                    </button>
                                </div>
                            }
                        })
                }}
            </div>
        </div>
    }
    .into_any()
}

/// Puts the messages into the topmost dialog, where they can be clicked, or back into the
/// page; and into the top layer anew, so that they lie above everything.
fn show(home: &web_sys::Element, region: &web_sys::HtmlElement, shown: bool) {
    let place = top_dialog().unwrap_or_else(|| home.clone());
    if region.parent_element().as_ref() != Some(&place) {
        let _ = place.append_child(region);
    }
    let _ = region.hide_popover();
    if shown {
        let _ = region.show_popover();
    }
}

/// The modal dialog on top: the one with the focus, else the last of them.
fn top_dialog() -> Option<web_sys::Element> {
    let focused = document().active_element().and_then(|a| a.closest("dialog:modal").ok().flatten());
    focused.or_else(|| {
        let all = document().query_selector_all("dialog:modal").ok()?;
        all.get(all.length().checked_sub(1)?)?.dyn_into().ok()
    })
}
