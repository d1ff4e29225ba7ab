//! Contacts of a company; companies of a person.

use super::card::Card;
use super::card_contact::ContactRow;
use super::{add_contact, company_source, person_source, remove_contact};
use crate::act::{FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::shell::t;
use crate::ui::{Button, Checkbox, ComboOption, Combobox, IconButton, Kind, Sheet, TextField};
use domain::ClientId;
use domain::clients::{Contact, LinkContact, NewContact, UnlinkContact, WhichPerson, name_parts};
use domain::texts::{clients as texts, common};
use leptos::prelude::*;

/// The panel, with a sheet that adds one.
#[component]
pub(super) fn People(card: Card, company: bool) -> impl IntoView {
    let act = use_act();
    let id = card.data.with_untracked(|c| c.client.id);
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let open = RwSignal::new(false);
    let pair = move |other: ClientId| if company { (id, other) } else { (other, id) };
    let link = move |contact: Contact, main: bool| {
        let (company, person) = pair(contact.id);
        let command = LinkContact { command: new_command(), company, person: WhichPerson::Known(person), role: contact.role, main };
        act.run(add_contact(command), move |_| card.reload.run(()));
    };
    let unlink = move |contact: Contact| {
        let (company, person) = pair(contact.id);
        act.run(remove_contact(UnlinkContact { command: new_command(), company, person }), move |_| {
            let back = contact.clone();
            act.toasts.undo(texts::UNLINKED.in_lang(act.lang), move || link(back.clone(), back.main));
            card.reload.run(());
        });
    };
    let contacts = move || card.data.with(|c| c.contacts.clone());
    let title = if company { texts::CONTACTS } else { texts::COMPANIES_OF };
    let add_words = if company { texts::ADD_CONTACT } else { texts::ADD_COMPANY };
    let row = move |contact: Contact| {
        let of = contact.clone();
        let on_main = move |()| link(of.clone(), !of.main);
        let of = contact.clone();
        let on_unlink = move |()| unlink(of.clone());
        let of = contact.clone();
        let command = move |role: Option<String>| {
            let (company, person) = pair(of.id);
            LinkContact { command: new_command(), company, person: WhichPerson::Known(person), role, main: of.main }
        };
        view! { <ContactRow contact person=company may_edit command on_main on_unlink on_change=card.reload /> }
    };
    view! {
        <section class="panel">
            <header>
                <h2>{t(title)} " " <span class="muted num">{move || card.data.with(|c| c.contacts.len())}</span></h2>
                <span class="push"></span>
                {may_edit
                    .then(|| view! { <IconButton icon="plus" small=true label=t(add_words) on:click=move |_| open.set(true) /> })}
            </header>
            <div class="body">
                <Show when=move || card.data.with(|c| c.contacts.is_empty())>
                    <p class="muted small">{t(texts::NOTHING)}</p>
                </Show>
                <ul class="stack">
                    <For each=contacts key=|c| (c.id, c.main, c.role.clone(), c.phone.clone(), c.name.clone()) let:contact>
                        {row(contact)}
                    </For>
                </ul>
            </div>
        </section>
        {may_edit.then(|| view! { <AddSheet card company open /> })}
    }
    .into_any()
}

/// Links somebody who is on file, or makes a new person.
#[component]
fn AddSheet(card: Card, company: bool, open: RwSignal<bool>) -> impl IntoView {
    let act = use_act();
    let id = card.data.with_untracked(|c| c.client.id);
    let chosen = RwSignal::new(None::<ComboOption>);
    let (first, last, role, phone, email) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let main = RwSignal::new(false);
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let some = |s: RwSignal<String>| Some(s.get_untracked().trim().to_owned()).filter(|t| !t.is_empty());
    let save = move || {
        let known = chosen.get_untracked().and_then(|o| o.id.parse().ok()).map(ClientId);
        let (at, person) = match (company, known) {
            (true, Some(person)) => (id, WhichPerson::Known(person)),
            (true, None) => {
                let new = NewContact {
                    first_name: some(first),
                    last_name: some(last),
                    role: None,
                    phone: some(phone),
                    email: some(email),
                    main: false,
                };
                (id, WhichPerson::New(new))
            }
            (false, Some(company)) => (company, WhichPerson::Known(id)),
            (false, None) => return,
        };
        let command = LinkContact { command: new_command(), company: at, person, role: some(role), main: main.get_untracked() };
        act.send(errors, busy, add_contact(command), move |_| {
            for field in [first, last, role, phone, email] {
                field.set(String::new());
            }
            chosen.set(None);
            open.set(false);
            card.reload.run(());
        });
    };
    let is_new = move || company && chosen.with(Option::is_none);
    let source = StoredValue::new(if company { person_source() } else { company_source() });
    let label = if company { texts::KNOWN_PERSON } else { texts::COMPANY };
    let create = Callback::new(move |typed: String| {
        let (f, l) = name_parts(typed.trim());
        first.set(f.unwrap_or_default());
        last.set(l.unwrap_or_default());
    });
    let title = if company { texts::ADD_CONTACT } else { texts::ADD_COMPANY };
    view! {
        <Sheet
            open
            id="add-contact"
            title=t(title)
            footer=move || {
                view! {
                    <Button label=t(common::CANCEL) on:click=move |_| open.set(false) />
                    <Button label=t(common::ADD) kind=Kind::Primary busy=busy on:click=move |_| save() />
                }
            }
        >
            <form
                class="stack form"
                on:submit=move |ev| {
                    ev.prevent_default();
                    save();
                }
            >
                {if company {
                    view! { <Combobox label=t(label) value=chosen source=source.get_value() optional=true on_create=create error=error_of(errors, "person") /> }
                        .into_any()
                } else {
                    view! { <Combobox label=t(label) value=chosen source=source.get_value() error=error_of(errors, "company") /> }.into_any()
                }}
                <Show when=is_new>
                    <div class="two-f">
                        <TextField label=t(texts::FIRST_NAME) value=first optional=true error=error_of(errors, "first_name") />
                        <TextField label=t(texts::LAST_NAME) value=last error=error_of(errors, "last_name") />
                    </div>
                    <div class="two-f">
                        <TextField label=t(texts::PHONE) value=phone kind="tel" optional=true error=error_of(errors, "phone") />
                        <TextField label=t(texts::EMAIL) value=email kind="email" optional=true error=error_of(errors, "email") />
                    </div>
                </Show>
                <TextField label=t(texts::ROLE) value=role optional=true error=error_of(errors, "role") />
                <Checkbox label=t(texts::MAIN) value=main />
                <button type="submit" class="vh" tabindex="-1" aria-hidden="true">
                    {t(common::ADD)}
                </button>
            </form>
        </Sheet>
    }
    .into_any()
}
