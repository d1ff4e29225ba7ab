//! Details of the card, each edited in its place, and what came from the import.

use super::card::Card;
use super::fact::{Fact, LinkFact, Put};
use super::{client_owners, client_source, company_source, save_client};
use crate::act::use_act;
use crate::api::new_command;
use crate::shell::{t, use_lang};
use crate::ui::{Button, Kind, SelectField, Size};
use domain::clients::{Client, ClientRef, EditClient};
use domain::format;
use domain::texts::{clients as texts, common};
use domain::{Seen, UserId};
use leptos::prelude::*;
use std::sync::Arc;

fn put(field: fn(&mut EditClient) -> &mut Option<Seen<Option<String>>>) -> Put {
    Arc::new(move |command, seen| *field(command) = Some(seen))
}

/// The details.
#[component]
pub(super) fn Facts(card: Card, company: bool) -> impl IntoView {
    let lang = use_lang();
    let of = move |get: fn(&Client) -> Option<String>| Signal::derive(move || card.data.with(|c| get(&c.client)));
    let link = move |get: fn(&Client) -> Option<ClientRef>| Signal::derive(move || card.data.with(|c| get(&c.client)));
    let size: Put = Arc::new(|command, seen| {
        let number = |t: Option<String>| t.map(|t| t.replace(['.', ',', ' '], "").parse().unwrap_or(-1));
        command.size = Some(Seen::new(number(seen.saw), number(seen.set)));
    });
    let name: Put = Arc::new(|command, seen| {
        command.name = Some(Seen::new(seen.saw.unwrap_or_default(), seen.set.unwrap_or_default()));
    });
    let website = move || {
        card.data.with(|c| c.client.website.clone()).map(|site| {
            let words = site.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned();
            view! { <a class="trunc" href=site target="_blank" rel="noopener noreferrer">{words}</a> }
        })
    };
    let people_employed = move || card.data.with(|c| c.client.size.map(|n| view! { <span>{format::integer(lang, n)}</span> }));
    view! {
        <section class="panel">
            <header>
                <h2>{t(texts::DETAILS)}</h2>
            </header>
            <div class="body">
                <dl class="facts">
                    {if company {
                        view! {
                            <Fact card label=t(texts::NAME) value=of(|c| Some(c.name.clone())) put=name />
                            <Fact card label=t(texts::INDUSTRY) value=of(|c| c.industry.clone()) put=put(|e| &mut e.industry) />
                            <Fact card label=t(texts::SIZE) value=of(|c| c.size.map(|n| n.to_string())) put=size show=people_employed />
                        }
                            .into_any()
                    } else {
                        view! {
                            <Fact card label=t(texts::FIRST_NAME) value=of(|c| c.first_name.clone()) put=put(|e| &mut e.first_name) />
                            <Fact card label=t(texts::LAST_NAME) value=of(|c| c.last_name.clone()) put=put(|e| &mut e.last_name) />
                        }
                            .into_any()
                    }}
                    <Fact card label=t(texts::ABOUT) value=of(|c| c.about.clone()) put=put(|e| &mut e.about) />
                    <Fact card label=t(texts::WEBSITE) value=of(|c| c.website.clone()) put=put(|e| &mut e.website) show=website />
                    <Fact card label=t(texts::SOURCE) value=of(|c| c.source.clone()) put=put(|e| &mut e.source) />
                    <OwnerFact card />
                    {company
                        .then(|| {
                            view! {
                                <LinkFact
                                    card
                                    label=t(texts::PARENT)
                                    value=link(|c| c.parent.clone())
                                    source=company_source()
                                    put=|command, seen| command.parent = Some(seen)
                                />
                            }
                        })}
                    <LinkFact
                        card
                        label=t(texts::REFERRED_BY)
                        value=link(|c| c.referred_by.clone())
                        source=client_source()
                        put=|command, seen| command.referred_by = Some(seen)
                    />
                </dl>
            </div>
        </section>
        <Show when=move || card.data.with(|c| !c.children.is_empty())>
            <section class="panel">
                <header>
                    <h2>{t(texts::CHILDREN)}</h2>
                </header>
                <div class="body">
                    <ul class="stack small">
                        <For each=move || card.data.with(|c| c.children.clone()) key=|c| c.id let:child>
                            <li>
                                <a href=format!("/clients/{}", child.id)>{child.name}</a>
                            </li>
                        </For>
                    </ul>
                </div>
            </section>
        </Show>
    }
    .into_any()
}

/// Who looks after the client.
#[component]
fn OwnerFact(card: Card) -> impl IntoView {
    let act = use_act();
    let id = card.data.with_untracked(|c| c.client.id);
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let owner = Memo::new(move |_| card.data.with(|c| c.client.owner.clone()));
    let editing = RwSignal::new(false);
    let people = RwSignal::new(Vec::<(String, String)>::new());
    let value = RwSignal::new(String::new());
    let begin = move || {
        value.set(owner.get_untracked().map(|o| o.id.to_string()).unwrap_or_default());
        act.run(client_owners(), move |found| {
            let mut list = vec![(String::new(), common::NO_OWNER.in_lang(act.lang).to_owned())];
            list.extend(found.into_iter().map(|p| (p.id.to_string(), p.name)));
            people.set(list);
            editing.set(true);
        });
    };
    let save = move |_| {
        let set = value.get_untracked().parse::<i64>().ok().map(UserId);
        let saw = owner.get_untracked().map(|o| o.id);
        if set == saw {
            editing.set(false);
            return;
        }
        let mut command = EditClient::of(new_command(), id);
        command.owner = Some(Seen::new(saw, set));
        act.run(save_client(command), move |_| {
            let _ = editing.try_set(false);
            card.reload.run(());
        });
    };
    let name = move || {
        let value = owner.get().map(|o| o.name).unwrap_or_default();
        crate::shell::tf(texts::EDIT_FACT, &[("field", t(texts::OWNER)), ("value", &value)])
    };
    view! {
        <dt>{t(texts::OWNER)}</dt>
        <dd>
            <Show
                when=move || editing.get()
                fallback=move || {
                    view! {
                        <div class="fact">
                            {move || match owner.get() {
                                Some(o) => view! { <span>{o.name}</span> }.into_any(),
                                None => view! { <span class="muted">{t(common::NO_OWNER)}</span> }.into_any(),
                            }}
                            {may_edit
                                .then(|| {
                                    view! {
                                        <button type="button" class="icon-btn sm" aria-label=name title=name on:click=move |_| begin()>
                                            <crate::ui::Icon name="pencil" size=12 />
                                        </button>
                                    }
                                })}
                        </div>
                    }
                }
            >
                <div class="stack">
                    <SelectField label=t(texts::OWNER) bare=true small=true value options=people />
                    <div class="row">
                        <Button label=t(common::SAVE) size=Size::Small kind=Kind::Primary on:click=save />
                        <Button label=t(common::CANCEL) size=Size::Small kind=Kind::Ghost on:click=move |_| editing.set(false) />
                    </div>
                </div>
            </Show>
        </dd>
    }
    .into_any()
}

/// Columns of an imported file that have no field of their own.
#[component]
pub(super) fn Extra(card: Card) -> impl IntoView {
    view! {
        <Show when=move || card.data.with(|c| !c.client.extra.is_empty())>
            <section class="panel">
                <header>
                    <h2>{t(texts::FROM_IMPORT)}</h2>
                </header>
                <div class="body">
                    <dl class="facts">
                        {move || {
                            card.data
                                .with(|c| c.client.extra.clone())
                                .into_iter()
                                .map(|(name, value)| {
                                    view! {
                                        <dt>{name}</dt>
                                        <dd>{value}</dd>
                                    }
                                })
                                .collect_view()
                        }}
                    </dl>
                </div>
            </section>
        </Show>
    }
    .into_any()
}
