//! The form that writes a note.

use super::write_note;
use crate::act::{FieldErrors, error_of, use_act};
use crate::once::Once;
use crate::shell::t;
use crate::ui::{Button, Kind, Size, TextArea};
use domain::activities::NewNote;
use domain::texts::{common, timeline as texts};
use domain::{ClientId, DealId};
use leptos::html;
use leptos::prelude::*;

/// Text and button; Ctrl or ⌘ with Enter saves.
#[component]
pub fn NoteForm(
    /// The client it stands on.
    #[prop(optional_no_strip)]
    client: Option<ClientId>,
    /// The deal it stands on.
    #[prop(optional_no_strip)]
    deal: Option<DealId>,
    /// Called when it is saved.
    #[prop(into)]
    on_done: Callback<()>,
    /// To focus the text from outside.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let act = use_act();
    let text = RwSignal::new(String::new());
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let once = Once::new();
    let save = move || {
        let command = once.command(|command| NewNote { command, text: text.get_untracked(), client, deal });
        act.send(errors, busy, write_note(command), move |_| {
            once.done();
            text.set(String::new());
            act.toasts.say(texts::NOTE_SAVED.in_lang(act.lang));
            on_done.run(());
        });
    };
    view! {
        <form
            class="stack composer-form"
            on:submit=move |ev| {
                ev.prevent_default();
                save();
            }
            on:keydown=move |ev| {
                if ev.key() == "Enter" && (ev.ctrl_key() || ev.meta_key()) {
                    ev.prevent_default();
                    save();
                }
            }
        >
            <TextArea node_ref=node_ref label=t(texts::NOTE_TEXT) bare=true value=text rows=2 placeholder=t(texts::NOTE_HERE) error=error_of(errors, "text") />
            <div class="row">
                <span class="push"></span>
                <Button label=t(common::SAVE) kind=Kind::Primary size=Size::Small submit=true busy=busy />
            </div>
        </form>
    }
    .into_any()
}
