//! The invitation's link, shown once to be copied; on plain http too, where browsers let no
//! program copy.

use super::invite as ask_link;
use super::page::day;
use crate::api::new_command;
use crate::shell::{t, tf, use_lang, use_me};
use crate::ui::{Button, Dialog, Field, Kind, use_toasts};
use domain::UserId;
use domain::team::{AboutUser, Invited};
use domain::texts::{common, team as texts};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks for a link as soon as somebody is to be invited, and shows it.
#[component]
pub(super) fn Invite(
    /// Who is invited: id and name.
    invited: RwSignal<Option<(UserId, String)>>,
    /// Counted up once there is a link.
    round: RwSignal<u32>,
) -> impl IntoView {
    let (lang, me) = (use_lang(), StoredValue::new(use_me()));
    let toasts = use_toasts();
    let shown = RwSignal::new(false);
    let link = RwSignal::new(None::<(String, Invited)>);
    Effect::new(move |_| {
        let Some((id, name)) = invited.get() else { return };
        spawn_local(async move {
            match ask_link(AboutUser { command: new_command(), id }).await {
                Ok(answer) => {
                    link.set(Some((name, answer)));
                    shown.set(true);
                    round.update(|n| *n += 1);
                }
                Err(error) => toasts.failed(error.message(lang)),
            }
            invited.set(None);
        });
    });
    let title = Signal::derive(move || {
        let name = link.with(|l| l.as_ref().map(|(name, _)| name.clone()).unwrap_or_default());
        texts::INVITATION_FOR.fill(lang, &[("name", &name)])
    });
    view! {
        <Dialog open=shown title id="invite" on_close=move |()| link.set(None)>
            {move || {
                link.get()
                    .map(|(name, answer)| {
                        let until = me.with_value(|me| day(me, answer.expires_at));
                        view! {
                            <div class="stack">
                                <p>{tf(texts::INVITATION_WHY, &[("name", &name), ("when", &until)])}</p>
                                <CopyLink address=format!("{}/invitation/{}", origin(), answer.token) />
                            </div>
                        }
                    })
            }}
        </Dialog>
    }
}

/// Where this page is served: the link must lead to the same place.
fn origin() -> String {
    web_sys::window().and_then(|w| w.location().origin().ok()).unwrap_or_default()
}

#[component]
fn CopyLink(address: String) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let field = NodeRef::<html::Input>::new();
    let copy = move |_| {
        let Some(input) = field.get_untracked() else { return };
        input.select();
        let said = if copied_by_document() { common::COPIED } else { texts::COPY_BY_HAND };
        toasts.say(said.in_lang(lang));
    };
    view! {
        <Field id="invite-link" label=t(texts::LINK)>
            <div class="row">
                <input node_ref=field id="invite-link" class="input grow" readonly value=address />
                <Button label=t(common::COPY) kind=Kind::Primary icon="copy" on:click=copy />
            </div>
        </Field>
    }
}

/// Copies what is selected the old way, which works without a secure context.
fn copied_by_document() -> bool {
    let document: wasm_bindgen::JsValue = document().into();
    let command = js_sys::Reflect::get(&document, &"execCommand".into()).ok().and_then(|f| {
        use wasm_bindgen::JsCast;
        f.dyn_into::<js_sys::Function>().ok()
    });
    command.and_then(|f| f.call1(&document, &"copy".into()).ok()).is_some_and(|done| done.as_bool() == Some(true))
}
