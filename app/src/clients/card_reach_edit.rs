//! The sheets that edit phones, e-mails and addresses of the card.

use super::card::Card;
use super::save_client;
use crate::act::{FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::shell::t;
use crate::ui::{Button, Icon, IconButton, Kind, Sheet, Size, TextField};
use domain::Seen;
use domain::clients::{Address, Client, EditClient, Email, Phone};
use domain::texts::{clients as texts, common};
use leptos::prelude::*;

/// A line of a form: a few texts.
#[derive(Clone, Copy, PartialEq)]
struct Line<const N: usize> {
    key: usize,
    parts: [RwSignal<String>; N],
}

fn line<const N: usize>(key: usize, parts: [Option<String>; N]) -> Line<N> {
    Line { key, parts: parts.map(|p| RwSignal::new(p.unwrap_or_default())) }
}

fn text(part: RwSignal<String>) -> Option<String> {
    Some(part.get_untracked().trim().to_owned()).filter(|t| !t.is_empty())
}

fn fill<const N: usize>(lines: RwSignal<Vec<Line<N>>>, values: Vec<[Option<String>; N]>) {
    lines.set(values.into_iter().enumerate().map(|(n, v)| line(n, v)).collect());
}

fn add<const N: usize>(lines: RwSignal<Vec<Line<N>>>) {
    lines.update(|l| {
        let key = l.iter().map(|l| l.key + 1).max().unwrap_or(0);
        l.push(line(key, [const { None }; N]));
    });
}

/// Removes a line.
#[component]
fn RemoveLine<const N: usize>(lines: RwSignal<Vec<Line<N>>>, key: usize) -> impl IntoView {
    view! { <IconButton icon="x" small=true label=t(common::REMOVE) on:click=move |_| lines.update(|l| l.retain(|l| l.key != key)) /> }
}

/// The frame both sheets share.
#[component]
fn EditSheet(
    card: Card,
    open: RwSignal<bool>,
    title: &'static str,
    /// Id of the sheet.
    id: &'static str,
    /// Called when it opens: fills the form.
    #[prop(into)]
    begin: Callback<()>,
    /// Makes the command of what was seen and what is typed.
    #[prop(into)]
    command: Callback<Client, EditClient>,
    errors: RwSignal<FieldErrors>,
    children: ChildrenFn,
) -> impl IntoView {
    let act = use_act();
    let busy = RwSignal::new(false);
    let saw = StoredValue::new(None::<Client>);
    Effect::new(move |_| {
        if open.get() {
            saw.set_value(Some(card.data.with_untracked(|c| c.client.clone())));
            begin.run(());
        }
    });
    let save = move || {
        let Some(saw) = saw.get_value() else { return };
        act.send(errors, busy, save_client(command.run(saw)), move |_| {
            open.set(false);
            card.reload.run(());
        });
    };
    let children = StoredValue::new(children);
    view! {
        <Sheet
            open
            id=id
            title
            footer=move || {
                view! {
                    <Button label=t(common::CANCEL) on:click=move |_| open.set(false) />
                    <Button label=t(common::SAVE) kind=Kind::Primary busy=busy on:click=move |_| save() />
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
                {children.with_value(|children| children())}
                <button type="submit" class="vh" tabindex="-1" aria-hidden="true">
                    {t(common::SAVE)}
                </button>
            </form>
        </Sheet>
    }
    .into_any()
}

/// Phones and e-mails.
#[component]
pub(super) fn ReachSheet(card: Card, open: RwSignal<bool>) -> impl IntoView {
    let phones = RwSignal::new(Vec::<Line<2>>::new());
    let emails = RwSignal::new(Vec::<Line<2>>::new());
    let errors = RwSignal::new(FieldErrors::default());
    let begin = move |()| {
        let client = card.data.with_untracked(|c| c.client.clone());
        fill(phones, client.phones.into_iter().map(|p| [p.label, Some(p.number)]).collect());
        fill(emails, client.emails.into_iter().map(|e| [e.label, Some(e.email)]).collect());
        if phones.with_untracked(Vec::is_empty) {
            add(phones);
        }
        if emails.with_untracked(Vec::is_empty) {
            add(emails);
        }
    };
    let command = move |saw: Client| {
        let typed = |l: &Line<2>| (text(l.parts[0]), text(l.parts[1]));
        let set_phones =
            phones.with_untracked(|l| l.iter().map(typed).filter_map(|(label, number)| Some(Phone { label, number: number? })).collect());
        let set_emails =
            emails.with_untracked(|l| l.iter().map(typed).filter_map(|(label, email)| Some(Email { label, email: email? })).collect());
        EditClient {
            phones: Some(Seen::new(saw.phones, set_phones)),
            emails: Some(Seen::new(saw.emails, set_emails)),
            ..EditClient::of(new_command(), saw.id)
        }
    };
    let row = move |lines: RwSignal<Vec<Line<2>>>, l: Line<2>, field: &'static str, label: &'static str, kind: &'static str| {
        let at = lines.with_untracked(|all| all.iter().position(|o| o.key == l.key).unwrap_or(0));
        view! {
            <div class="line-f">
                <TextField label value=l.parts[1] kind=kind error=error_of(errors, format!("{field}.{at}")) />
                <TextField label=t(texts::LABEL) value=l.parts[0] optional=true />
                <RemoveLine lines key=l.key />
            </div>
        }
    };
    view! {
        <EditSheet card open id="edit-reach" title=t(texts::REACH) begin command errors>
            <For each=move || phones.get() key=|l| l.key let:l>
                {row(phones, l, "phones", t(texts::PHONE), "tel")}
            </For>
            <Button label=t(texts::ADD_PHONE) size=Size::Small icon="plus" on:click=move |_| add(phones) />
            <For each=move || emails.get() key=|l| l.key let:l>
                {row(emails, l, "emails", t(texts::EMAIL), "email")}
            </For>
            <Button label=t(texts::ADD_EMAIL) size=Size::Small icon="plus" on:click=move |_| add(emails) />
        </EditSheet>
    }
    .into_any()
}

/// Postal addresses.
#[component]
pub(super) fn AddressSheet(card: Card, open: RwSignal<bool>) -> impl IntoView {
    let lines = RwSignal::new(Vec::<Line<6>>::new());
    let errors = RwSignal::new(FieldErrors::default());
    let begin = move |()| {
        let client = card.data.with_untracked(|c| c.client.clone());
        fill(lines, client.addresses.into_iter().map(|a| [a.label, a.street, a.postcode, a.city, a.region, a.country]).collect());
        if lines.with_untracked(Vec::is_empty) {
            add(lines);
        }
    };
    let command = move |saw: Client| {
        let set = lines.with_untracked(|l| {
            l.iter()
                .map(|l| {
                    let [label, street, postcode, city, region, country] = l.parts.map(text);
                    Address { label, street, postcode, city, region, country }
                })
                .filter(|a| !a.is_empty())
                .collect()
        });
        EditClient { addresses: Some(Seen::new(saw.addresses, set)), ..EditClient::of(new_command(), saw.id) }
    };
    let row = move |l: Line<6>| {
        let [label, street, postcode, city, region, country] = l.parts;
        let at = lines.with_untracked(|all| all.iter().position(|o| o.key == l.key).unwrap_or(0));
        let error = move |part: &str| error_of(errors, format!("addresses.{at}.{part}"));
        view! {
            <fieldset class="stack address-f">
                <legend class="row">
                    <Icon name="map-pin" size=14 />
                    <RemoveLine lines key=l.key />
                </legend>
                <TextField label=t(texts::STREET) value=street optional=true error=error("street") />
                <div class="two-f">
                    <TextField label=t(texts::POSTCODE) value=postcode optional=true error=error("postcode") />
                    <TextField label=t(texts::TOWN) value=city optional=true error=error("city") />
                </div>
                <div class="two-f">
                    <TextField label=t(texts::COUNTRY) value=country optional=true error=error("country") />
                    <TextField label=t(texts::LABEL) value=label optional=true error=error("label") />
                </div>
                <TextField label=t(texts::REGION) value=region optional=true error=error("region") />
            </fieldset>
        }
    };
    view! {
        <EditSheet card open id="edit-addresses" title=t(texts::ADDRESSES) begin command errors>
            <For each=move || lines.get() key=|l| l.key let:l>
                {row(l)}
            </For>
            <Button label=t(texts::ADD_ADDRESS) size=Size::Small icon="plus" on:click=move |_| add(lines) />
        </EditSheet>
    }
    .into_any()
}
