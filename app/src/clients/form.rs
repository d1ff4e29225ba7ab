//! The sheet that makes a client.

use super::{client_owners, create_client};
use crate::act::{FieldErrors, error_of, use_act};
use crate::once::Once;
use crate::shell::{t, use_me};
use crate::ui::{Button, Kind, Segment, Segmented, SelectField, Sheet, TextField};
use domain::clients::{Address, AtCompany, ClientKind, Email, NewClient, NewContact, Phone, name_parts};
use domain::texts::{clients as texts, common};
use domain::{ClientId, UserId};
use leptos::prelude::*;

/// The form; company or person by a switch.
#[component]
pub(super) fn NewClientSheet(
    /// Shown or not.
    open: RwSignal<bool>,
    /// `company` or `person`.
    kind: RwSignal<String>,
    /// Called with the new client, and whether to open its card.
    #[prop(into)]
    on_made: Callback<(ClientId, bool)>,
) -> impl IntoView {
    let act = use_act();
    let me = use_me();
    let field = || RwSignal::new(String::new());
    let (name, first, last, contact, phone, email) = (field(), field(), field(), field(), field(), field());
    let (website, street, postcode, city, country, source, industry, tags, role) =
        (field(), field(), field(), field(), field(), field(), field(), field(), field());
    let owner = RwSignal::new(me.id.to_string());
    let company = RwSignal::new(None::<crate::ui::ComboOption>);
    let people = RwSignal::new(vec![(me.id.to_string(), me.name.clone())]);
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        if open.get() && !asked.get_value() {
            asked.set_value(true);
            act.run(client_owners(), move |found| people.set(found.into_iter().map(|p| (p.id.to_string(), p.name)).collect()));
        }
    });
    let some = |s: RwSignal<String>| Some(s.get_untracked().trim().to_owned()).filter(|t| !t.is_empty());
    let is_person = move || kind.with(|k| k == "person");
    let once = Once::new();
    let save = move |open_it: bool| {
        let person = kind.with_untracked(|k| k == "person");
        let number = some(phone);
        let mail = some(email);
        // a company's number and address are its own; a first contact brings a name
        let first_contact = some(contact).filter(|_| !person).map(|typed| {
            let (first_name, last_name) = name_parts(&typed);
            NewContact { first_name, last_name, role: some(role), main: true, ..NewContact::default() }
        });
        let command = once.command(|id| NewClient {
            command: Some(id),
            kind: if person { ClientKind::Person } else { ClientKind::Company },
            name: name.get_untracked(),
            first_name: some(first),
            last_name: some(last),
            industry: some(industry),
            website: some(website),
            source: some(source),
            owner: owner.get_untracked().parse().ok().map(UserId),
            phones: number.clone().into_iter().map(|number| Phone { label: None, number }).collect(),
            emails: mail.clone().into_iter().map(|email| Email { label: None, email }).collect(),
            addresses: vec![Address {
                street: some(street),
                postcode: some(postcode),
                city: some(city),
                country: some(country),
                ..Address::default()
            }],
            tags: tags.get_untracked().split(',').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect(),
            company: company.get_untracked().and_then(|o| o.id.parse().ok()).map(|id| AtCompany {
                id: ClientId(id),
                role: some(role),
                main: false,
            }),
            contact: first_contact.clone(),
            ..NewClient::default()
        });
        act.send(errors, busy, create_client(command), move |done| {
            once.done();
            for f in [name, first, last, contact, phone, email, website, street, postcode, city, country, source, industry, tags, role] {
                f.set(String::new());
            }
            company.set(None);
            open.set(false);
            act.toasts.say(texts::ADDED.in_lang(act.lang));
            on_made.run((done.id, open_it));
        });
    };
    let kinds =
        vec![Segment::new("company", t(texts::COMPANY)).icon("building-2"), Segment::new("person", t(texts::PERSON)).icon("user-round")];
    let kinds = Signal::stored(kinds);
    let head = move || {
        view! { <Segmented label=t(texts::NEW) value=kind segments=kinds on_choose=move |k: String| kind.set(k) /> }
    };
    view! {
        <Sheet
            open
            id="new-client"
            title=t(texts::NEW)
            class="new-client"
            head=head
            footer=move || {
                view! {
                    // on phones the cross does it: three buttons don't fit
                    <span class="on-desk">
                        <Button label=t(common::CANCEL) on:click=move |_| open.set(false) />
                    </span>
                    <span class="push"></span>
                    <Button label=t(texts::ADD_CLIENT) busy=busy on:click=move |_| save(false) />
                    <Button label=t(texts::ADD_OPEN) kind=Kind::Primary busy=busy on:click=move |_| save(true) />
                }
            }
        >
            <form
                class="stack form"
                on:submit=move |ev| {
                    ev.prevent_default();
                    save(true);
                }
            >
                <Show
                    when=is_person
                    fallback=move || {
                        view! {
                            <TextField label=t(texts::NAME) value=name hint=t(texts::NAME_IS_ENOUGH) autofocus=true maxlength=200 error=error_of(errors, "name") />
                            <div class="two-f">
                                <TextField label=t(texts::FIRST_CONTACT) value=contact error=error_of(errors, "contact") />
                                <TextField label=t(texts::ROLE) value=role error=error_of(errors, "role") />
                            </div>
                        }
                    }
                >
                    <div class="two-f">
                        <TextField label=t(texts::FIRST_NAME) value=first autofocus=true error=error_of(errors, "first_name") />
                        <TextField label=t(texts::LAST_NAME) value=last hint=t(texts::NAME_IS_ENOUGH) error=error_of(errors, "last_name") />
                    </div>
                    <div class="two-f">
                        <crate::ui::Combobox label=t(texts::COMPANY) value=company source=super::company_source() />
                        <TextField label=t(texts::ROLE) value=role error=error_of(errors, "role") />
                    </div>
                </Show>
                <div class="two-f">
                    <TextField label=t(texts::PHONE) value=phone kind="tel" error=error_of(errors, "phones.0") />
                    <TextField label=t(texts::EMAIL) value=email kind="email" error=error_of(errors, "emails.0") />
                </div>
                <div class="three-f">
                    <TextField label=t(texts::STREET) value=street error=error_of(errors, "addresses.0.street") />
                    <TextField label=t(texts::POSTCODE) value=postcode error=error_of(errors, "addresses.0.postcode") />
                    <TextField label=t(texts::TOWN) value=city error=error_of(errors, "addresses.0.city") />
                </div>
                <div class="two-f">
                    <SelectField label=t(texts::OWNER) value=owner options=people error=error_of(errors, "owner") />
                    <TextField label=t(texts::SOURCE) value=source error=error_of(errors, "source") />
                </div>
                <div class="two-f">
                    <TextField label=t(texts::WEBSITE) value=website kind="text" inputmode="url" error=error_of(errors, "website") />
                    <TextField label=t(texts::INDUSTRY) value=industry error=error_of(errors, "industry") />
                </div>
                <div class="two-f">
                    <TextField label=t(texts::COUNTRY) value=country error=error_of(errors, "addresses.0.country") />
                    <TextField label=t(texts::TAGS) value=tags hint=t(texts::TAGS_HINT) error=error_of(errors, "tags") />
                </div>
                <button type="submit" class="vh" tabindex="-1" aria-hidden="true">
                    {t(texts::ADD_CLIENT)}
                </button>
            </form>
        </Sheet>
    }
    .into_any()
}
