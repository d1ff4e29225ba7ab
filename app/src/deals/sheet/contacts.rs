//! People on the deal: who, as what, and how to call them.

use super::super::api::{ClientChoice, find_people, set_contact};
use super::super::words;
use super::SheetState;
use crate::act::{FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::shell::{t, tf};
use crate::ui::{Align, Avatar, Button, ComboOption, ComboSource, Combobox, Icon, IconButton, Kind, Menu, MenuItem, Size, TextField};
use domain::deals::{DealContact, FindPeople, SetDealContact};
use domain::texts::{common, deals as texts};
use domain::{ClientId, DealId};
use leptos::html;
use leptos::prelude::*;

/// Whom a form is open for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Editing {
    New,
    Role(DealContact),
}

/// The panel.
#[component]
pub fn Contacts() -> impl IntoView {
    let state: SheetState = expect_context();
    let contacts = state.of(|d| d.contacts.clone());
    let contacts = Signal::derive(move || contacts.get().unwrap_or_default());
    let editing = RwSignal::new(None::<Editing>);
    view! {
        <Show when=move || state.may_edit() || !contacts.with(Vec::is_empty)>
            <section class="panel">
                <header>
                    <h3>
                        {t(texts::CONTACTS)} " "
                        <span class="muted num">{move || Some(contacts.with(Vec::len)).filter(|n| *n > 0)}</span>
                    </h3>
                    <span class="push"></span>
                    <Show when=move || state.may_edit() && editing.get().is_none()>
                        <IconButton icon="plus" small=true label=t(texts::ADD_CONTACT) on:click=move |_| editing.set(Some(Editing::New)) />
                    </Show>
                </header>
                <ul class="d-list">
                    <For each=move || contacts.get() key=|c| (c.person, c.role.clone(), c.phone.clone()) let:contact>
                        <Row contact editing />
                    </For>
                </ul>
                {move || editing.get().map(|editing_now| view! { <ContactForm who=editing_now editing /> })}
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn Row(
    /// The person.
    contact: DealContact,
    /// Set to change their role.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let act = use_act();
    let state: SheetState = expect_context();
    let Some(deal) = state.deal.get_untracked().map(|d| d.card.id) else { return ().into_any() };
    let DealContact { person, name, role, phone, .. } = contact.clone();
    let put = move |on: bool, role: Option<String>| SetDealContact { command: new_command(), deal, person, on, role };
    let contact = StoredValue::new(contact);
    let remove = move |_| {
        let role = contact.with_value(|c| c.role.clone());
        act.run(set_contact(put(false, None)), move |_| {
            state.read();
            act.toasts.undo(texts::CONTACT_REMOVED.in_lang(act.lang), move || {
                act.run(set_contact(put(true, role.clone())), move |_| state.read());
            });
        });
    };
    let call = phone.map(|phone| {
        let label = format!("{}: {phone}", t(texts::CALL));
        view! {
            <a class="icon-btn sm" href=words::tel(&phone) aria-label=label.clone() title=label>
                <Icon name="phone" />
            </a>
        }
    });
    let menu_label = StoredValue::new(format!("{}: {name}", t(common::MORE_ACTIONS)));
    view! {
        <li class="row">
            <Avatar name=name.clone() id=person.0 silent=true />
            <span class="grow trunc">
                <a href=format!("/clients/{person}") class="medium">{name}</a>
                {role.map(|role| view! { <small class="muted">{role}</small> })}
            </span>
            {call}
            <Show when=move || state.may_edit()>
                <Menu label=menu_label.get_value() class="icon-btn sm" align=Align::End trigger=|| view! { <Icon name="ellipsis" /> }>
                    <MenuItem
                        label=tf(texts::EDIT_FACT, &[("what", t(texts::ROLE))])
                        icon="pencil"
                        on:click=move |_| editing.set(Some(Editing::Role(contact.get_value())))
                    />
                    <MenuItem label=t(common::REMOVE) icon="x" on:click=remove />
                </Menu>
            </Show>
        </li>
    }
    .into_any()
}

/// Contacts of the client at first, anybody by what is typed.
fn people_source(deal: DealId) -> ComboSource {
    ComboSource::new(move |text| async move {
        // a failed look-up is an empty list: typing on asks again
        let found = find_people(FindPeople { deal, text }).await.unwrap_or_default();
        let option = |ClientChoice { id, name, note }: ClientChoice| match note {
            Some(note) => ComboOption::new(id, name).note(note),
            None => ComboOption::new(id, name),
        };
        found.into_iter().map(option).collect()
    })
}

#[component]
fn ContactForm(
    /// Somebody new, or somebody's role.
    who: Editing,
    /// Set to nothing when done.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let act = use_act();
    let state: SheetState = expect_context();
    let Some(deal) = state.deal.get_untracked().map(|d| d.card.id) else { return ().into_any() };
    let known = match &who {
        Editing::New => None,
        Editing::Role(contact) => Some(contact.clone()),
    };
    let is_new = known.is_none();
    let person = RwSignal::new(known.as_ref().map(|c| ComboOption::new(c.person, c.name.clone())));
    let role = RwSignal::new(known.as_ref().and_then(|c| c.role.clone()).unwrap_or_default());
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let form = NodeRef::<html::Form>::new();
    Effect::new(move |_| {
        use wasm_bindgen::JsCast;
        let field = form.get().and_then(|form| form.query_selector("input").ok().flatten());
        if let Some(field) = field.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
    let save = move || {
        let Some(id) = person.get_untracked().and_then(|p| p.id.parse().ok()).map(ClientId) else {
            return errors.set(FieldErrors(Some(("person".to_owned(), texts::CHOOSE_PERSON.in_lang(act.lang).to_owned()))));
        };
        let role = Some(role.get_untracked().trim().to_owned()).filter(|r| !r.is_empty());
        let wanted = SetDealContact { command: new_command(), deal, person: id, on: true, role };
        act.send(errors, busy, set_contact(wanted), move |_| {
            editing.set(None);
            state.read();
        });
    };
    let name = known.map(|c| c.name);
    let who = match name {
        Some(name) => view! { <p class="small medium">{name}</p> }.into_any(),
        None => view! {
            <Combobox label=t(texts::PERSON) value=person source=people_source(deal) error=error_of(errors, "person") class="sm" />
        }
        .into_any(),
    };
    view! {
        <form
            node_ref=form
            class="fact-form contact-form"
            on:submit=move |ev| {
                ev.prevent_default();
                save();
            }
            on:keydown=move |ev| {
                if ev.key() == "Escape" && !ev.default_prevented() {
                    ev.prevent_default();
                    ev.stop_propagation();
                    editing.set(None);
                }
            }
        >
            {who}
            <TextField label=t(texts::ROLE) value=role optional=true error=error_of(errors, "role") class="sm" maxlength=200 />
            <div class="row">
                <Button
                    label=if is_new { t(common::ADD) } else { t(common::SAVE) }
                    kind=Kind::Primary
                    size=Size::Small
                    submit=true
                    busy=busy
                />
                <Button label=t(common::CANCEL) kind=Kind::Ghost size=Size::Small on:click=move |_| editing.set(None) />
            </div>
        </form>
    }
    .into_any()
}
