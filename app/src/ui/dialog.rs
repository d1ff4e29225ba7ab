//! Dialogs for decisions, sheets for records and forms over a list.

use super::{IconButton, fresh_id, use_toasts};
use crate::shell::t;
use domain::texts::common;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How long a closing one still needs its content.
const FADE: Duration = Duration::from_millis(220);

/// Opens and closes the element with the signal; the answer says whether its content is there.
fn follow(node: NodeRef<html::Dialog>, open: RwSignal<bool>) -> Signal<bool> {
    let shown = RwSignal::new(open.get_untracked());
    let toasts = use_toasts();
    on_cleanup(move || toasts.dialog_moved());
    Effect::new(move |_| {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted {
            shown.set(true);
            if !dialog.open() {
                // after the content is in the document, so that `autofocus` finds its field
                request_animation_frame(move || {
                    if open.get_untracked() && !dialog.open() {
                        let _ = dialog.show_modal();
                        toasts.dialog_moved();
                    }
                });
            }
        } else {
            if dialog.open() {
                dialog.close();
                toasts.dialog_moved();
            }
            if shown.get_untracked() {
                set_timeout(
                    move || {
                        // reopened meanwhile: stays; gone with its page: nothing to do
                        let _ = shown.try_set(open.try_get_untracked().unwrap_or(false));
                    },
                    FADE,
                );
            }
        }
    });
    shown.into()
}

/// Whether a click hit the backdrop: the element itself and nothing in it.
pub(crate) fn on_backdrop(ev: &MouseEvent, node: NodeRef<html::Dialog>) -> bool {
    let Some(dialog) = node.get_untracked() else {
        return false;
    };
    // the second press of a double click that opened it is not meant for the backdrop
    if ev.detail() > 1 {
        return false;
    }
    let itself = ev.target().is_some_and(|t| t.unchecked_ref::<web_sys::Element>() == dialog.unchecked_ref::<web_sys::Element>());
    let at = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(ev.client_x()), f64::from(ev.client_y()));
    itself && (x < at.left() || x > at.right() || y < at.top() || y > at.bottom())
}

#[expect(clippy::too_many_arguments, reason = "the props of both components, passed on")]
fn modal(
    class: String,
    id: String,
    open: RwSignal<bool>,
    title: Signal<String>,
    head: Option<ViewFn>,
    footer: Option<ViewFn>,
    on_close: Option<Callback<()>>,
    children: ChildrenFn,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let toasts = use_toasts();
    let shown = follow(node, open);
    let children = StoredValue::new(children);
    let title_id = StoredValue::new(format!("{id}-title"));
    let head = StoredValue::new(head);
    let footer = StoredValue::new(footer);
    view! {
        <dialog
            node_ref=node
            id=id
            class=class
            aria-labelledby=title_id.get_value()
            on:close=move |_| {
                open.set(false);
                toasts.dialog_moved();
                if let Some(on_close) = on_close {
                    on_close.run(());
                }
            }
            on:mousedown=move |ev| {
                if on_backdrop(&ev, node) {
                    open.set(false);
                }
            }
        >
            <Show when=move || shown.get()>
                <header>
                    <h2 id=title_id.get_value()>{move || title.get()}</h2>
                    {head.with_value(|head| head.as_ref().map(ViewFn::run))}
                    <IconButton icon="x" label=t(common::CLOSE) on:click=move |_| open.set(false) />
                </header>
                <div class="body">{children.with_value(|children| children())}</div>
                {footer.with_value(|footer| footer.as_ref().map(|footer| view! { <footer>{footer.run()}</footer> }))}
            </Show>
        </dialog>
    }
    .into_any()
}

/// A decision that has to be made before anything else. Its content is made when it opens.
#[component]
pub fn Dialog(
    /// Shown or not; Esc, the cross and the backdrop set it to false.
    open: RwSignal<bool>,
    /// What is decided.
    #[prop(into)]
    title: Signal<String>,
    /// Id of the dialog.
    #[prop(optional, into)]
    id: Option<String>,
    /// 46 rem wide instead of 30.
    #[prop(optional)]
    wide: bool,
    /// The buttons: cancel first, the main one last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// Called after it closed, however it closed.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let class = if wide { "dialog wide" } else { "dialog" };
    modal(class.to_owned(), id.unwrap_or_else(fresh_id), open, title, None, footer, on_close, children)
}

/// A record or a form over a list: from the side on wide screens, from below on phones.
#[component]
pub fn Sheet(
    /// Shown or not; Esc, the cross and the backdrop set it to false.
    open: RwSignal<bool>,
    /// What is in it.
    #[prop(into)]
    title: Signal<String>,
    /// Id of the sheet.
    #[prop(optional, into)]
    id: Option<String>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// Something between title and cross, e.g. a segmented control.
    #[prop(optional, into)]
    head: Option<ViewFn>,
    /// The buttons: cancel first, the main one last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// Called after it closed, however it closed.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    modal(format!("sheet adaptive {class}"), id.unwrap_or_else(fresh_id), open, title, head, footer, on_close, children)
}
