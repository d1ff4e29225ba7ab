//! One contact on the card: who, how to reach them, and their role, edited in its place.

use super::add_contact;
use super::card_head::tel;
use crate::act::use_act;
use crate::shell::{t, tf};
use crate::ui::{Avatar, AvatarSize, Badge, BadgeTone, Icon, Menu, MenuItem};
use domain::clients::{Contact, LinkContact};
use domain::texts::clients as texts;
use leptos::html;
use leptos::prelude::*;

/// A row of the panel.
#[component]
pub(super) fn ContactRow(
    /// Who.
    contact: Contact,
    /// Whether it is a person (on a company's card) or a company (on a person's).
    person: bool,
    /// Whether the link can be changed.
    may_edit: bool,
    /// Makes the command that sets the role.
    #[prop(into)]
    command: Callback<Option<String>, LinkContact>,
    /// Makes it the one to ask first, or not any more.
    #[prop(into)]
    on_main: Callback<()>,
    /// Takes it off.
    #[prop(into)]
    on_unlink: Callback<()>,
    /// Called after the role was changed.
    on_change: Callback<()>,
) -> impl IntoView {
    let name = contact.name.clone();
    let phone = contact.phone.clone();
    let is_main = contact.main;
    view! {
        <li class="contact">
            <Avatar name=name.clone() id=contact.id.0 company=!person size=AvatarSize::Medium silent=true />
            <div class="grow">
                <div class="row">
                    <a class="medium trunc plain" href=format!("/clients/{}", contact.id) title=name.clone()>
                        {name.clone()}
                    </a>
                    {is_main.then(|| view! { <Badge label=t(texts::KEY) tone=BadgeTone::Info /> })}
                </div>
                <Role name=name.clone() role=contact.role.clone() may_edit command on_change />
                {phone.clone().map(|number| view! { <div class="tiny muted trunc num">{number}</div> })}
            </div>
            {phone
                .map(|number| {
                    let label = tf(texts::CALL_NAMED, &[("name", &name)]);
                    view! {
                        <a class="icon-btn sm" href=tel(&number) aria-label=label.clone() title=label>
                            <Icon name="phone" />
                        </a>
                    }
                })}
            {may_edit
                .then(|| {
                    view! {
                        <Menu
                            label=tf(texts::CONTACT_MENU, &[("name", &name)])
                            class="icon-btn sm"
                            trigger=|| view! { <Icon name="ellipsis" size=14 /> }
                        >
                            <MenuItem label=t(texts::MAIN) icon="star" checked=is_main on:click=move |_| on_main.run(()) />
                            <MenuItem label=t(texts::UNLINK) icon="unplug" on:click=move |_| on_unlink.run(()) />
                        </Menu>
                    }
                })}
        </li>
    }
    .into_any()
}

/// The role: a click makes it a field, Enter saves, Esc puts it back.
#[component]
fn Role(
    name: String,
    role: Option<String>,
    may_edit: bool,
    command: Callback<Option<String>, LinkContact>,
    on_change: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let editing = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let saw = StoredValue::new(role.clone());
    let label = tf(texts::ROLE_OF, &[("name", &name)]);
    let begin = move |_| {
        typed.set(saw.get_value().unwrap_or_default());
        wrong.set(None);
        editing.set(true);
        request_animation_frame(move || {
            if let Some(input) = input.get_untracked() {
                let _ = input.focus();
                input.select();
            }
        });
    };
    let save = move || {
        let wanted = Some(typed.get_untracked().trim().to_owned()).filter(|t| !t.is_empty());
        if wanted == saw.get_value() {
            editing.set(false);
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        act.try_run(add_contact(command.run(wanted)), move |answer| {
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => {
                    editing.set(false);
                    on_change.run(());
                }
                Err(error) => wrong.set(Some(error.message(act.lang))),
            }
        });
    };
    let shown = StoredValue::new(role);
    let field = StoredValue::new(label);
    view! {
        <Show
            when=move || editing.get()
            fallback=move || match (shown.get_value(), may_edit) {
                (role, true) => {
                    let empty = role.is_none();
                    let words = role.unwrap_or_else(|| t(texts::ADD_ROLE).to_owned());
                    let title = tf(texts::EDIT_FACT, &[("field", &field.get_value()), ("value", if empty { "" } else { &words })]);
                    view! {
                        <button type="button" class="role tiny trunc" class:unset=empty aria-label=title.clone() title=title on:click=begin>
                            {words}
                        </button>
                    }
                        .into_any()
                }
                (role, false) => role.map(|role| view! { <div class="tiny muted trunc">{role}</div> }).into_any(),
            }
        >
            <input
                node_ref=input
                type="text"
                class="input sm"
                aria-label=field.get_value()
                maxlength=200
                prop:value=move || typed.get()
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                on:input:target=move |ev| typed.set(ev.target().value())
                on:keydown=move |ev| match ev.key().as_str() {
                    "Enter" => {
                        ev.prevent_default();
                        save();
                    }
                    "Escape" => {
                        ev.stop_propagation();
                        editing.set(false);
                    }
                    _ => {}
                }
                on:blur=move |_| {
                    if editing.get_untracked() {
                        save();
                    }
                }
            />
            {move || wrong.get().map(|told| view! { <span class="error small" role="alert">{told}</span> })}
        </Show>
    }
    .into_any()
}
