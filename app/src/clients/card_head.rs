//! The head of the card: who it is, and what one does most.

use super::card::Card;
use super::card_tags::Tags;
use super::set_client_archived;
use crate::act::use_act;
use crate::api::new_command;
use crate::shell::{t, tf, tn, use_lang};
use crate::ui::{Avatar, AvatarSize, Banner, Button, ButtonLink, Icon, Kind, Menu, MenuItem, MenuLink, Size, TabItem, Tabs};
use domain::clients::{ArchiveClient, ClientCard, ClientKind};
use domain::format::{self, Cents};
use domain::texts::{clients as texts, common, tasks, timeline as tl};
use leptos::prelude::*;

/// The numbers to call from this card: its own, else those of its contacts; name and number.
pub(super) fn numbers(card: &ClientCard) -> Vec<(String, String)> {
    let own = card.client.phones.iter().map(|p| (p.label.clone().unwrap_or_else(|| card.client.name.clone()), p.number.clone()));
    let theirs = card.contacts.iter().filter_map(|c| Some((c.name.clone(), c.phone.clone()?)));
    match card.client.kind {
        ClientKind::Company => own.chain(theirs).collect(),
        ClientKind::Person => own.collect(),
    }
}

/// The address a number is called by: digits and a leading plus.
pub(super) fn tel(number: &str) -> String {
    let plain: String = number.replace("(0)", "").chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{plain}")
}

/// Avatar, name, about line, owner, tags, actions.
#[component]
pub(super) fn Head(card: Card) -> impl IntoView {
    let data = card.data;
    let act = use_act();
    let id = data.with_untracked(|c| c.client.id);
    let company = data.with_untracked(|c| c.client.kind == ClientKind::Company);
    let may_edit = data.with_untracked(|c| c.may_edit);
    let archive = move |archived: bool| {
        act.run(set_client_archived(ArchiveClient { command: new_command(), id, archived }), move |_| {
            let words = if archived { texts::ARCHIVED } else { texts::RESTORED };
            act.toasts.undo(words.in_lang(act.lang), move || {
                let back = ArchiveClient { command: new_command(), id, archived: !archived };
                act.run(set_client_archived(back), move |_| card.reload.run(()));
            });
            card.reload.run(());
        });
    };
    let name = Memo::new(move |_| data.with(|c| c.client.name.clone()));
    let about = move || {
        data.with(|c| {
            let city = c.client.addresses.iter().find_map(|a| a.city.clone());
            let company = (c.client.kind == ClientKind::Person).then(|| c.contacts.first().map(|m| m.name.clone())).flatten();
            let about = c.client.about.clone().or_else(|| c.client.industry.clone());
            [about, company, city].into_iter().flatten().collect::<Vec<_>>().join(", ")
        })
    };
    let owner = move || {
        data.with(|c| c.client.owner.clone()).map(|o| {
            view! {
                <span class="row owner">
                    <Avatar name=o.name.clone() id=o.id.0 size=AvatarSize::Tiny silent=true />
                    {o.name}
                </span>
            }
        })
    };
    view! {
        <header class="client-head">
            <nav class="crumb small" aria-label=t(texts::BACK_TO)>
                <a href="/clients" class="m-back">
                    <span class="on-phone">
                        <Icon name="chevron-left" size=14 />
                    </span>
                    {t(texts::BACK_TO)}
                </a>
            </nav>
            <Show when=move || data.with(|c| c.client.archived)>
                <Banner text=t(texts::IS_ARCHIVED)>
                    <Button label=t(common::RESTORE) size=Size::Small on:click=move |_| archive(false) />
                </Banner>
            </Show>
            <div class="row id">
                {move || view! { <Avatar name=name.get() id=id.0 company size=AvatarSize::Large silent=true /> }}
                <div class="grow">
                    <h1 class="trunc">{name}</h1>
                    <div class="row small soft meta">
                        {move || Some(about()).filter(|a| !a.is_empty()).map(|a| view! { <span>{a}</span> })} {owner} <Tags card />
                    </div>
                </div>
                <div class="row actions on-desk" role="group" aria-label=t(texts::ACTIONS)>
                    <CallButton card />
                    {may_edit
                        .then(|| {
                            view! {
                                <Button label=t(tl::TAB_NOTE) icon="sticky-note" on:click=move |_| card.add("note") />
                                <Button label=t(tl::TAB_CALL) icon="phone-outgoing" on:click=move |_| card.add("call") />
                                <Button label=t(tasks::TASK) icon="square-check" on:click=move |_| card.add("task") />
                                <ButtonLink label=t(texts::DEAL) icon="plus" href=format!("/deals?new=1&client={id}") />
                            }
                        })}
                </div>
                {may_edit
                    .then(|| {
                        view! {
                            <Menu label=t(common::MORE_ACTIONS) class="icon-btn bordered" trigger=|| view! { <Icon name="ellipsis" /> }>
                                <MenuItem
                                    label=Signal::derive(move || {
                                        data.with(|c| if c.client.archived { common::RESTORE } else { common::ARCHIVE })
                                            .in_lang(act.lang)
                                            .to_owned()
                                    })
                                    icon="inbox"
                                    on:click=move |_| archive(!data.with_untracked(|c| c.client.archived))
                                />
                            </Menu>
                        }
                    })}
            </div>
        </header>
    }
    .into_any()
}

/// Calls the only number, or offers those there are.
#[component]
pub(super) fn CallButton(card: Card) -> impl IntoView {
    move || {
        let all = card.data.with(numbers);
        match all.as_slice() {
            [] => None,
            [(_, number)] => Some(
                view! {
                    <a class="btn primary" href=tel(number)>
                        <Icon name="phone" />
                        {t(texts::CALL)}
                    </a>
                }
                .into_any(),
            ),
            _ => {
                let list = all
                    .into_iter()
                    .map(|(name, number)| view! { <MenuLink label=format!("{name} · {number}") href=tel(&number) icon="phone" /> })
                    .collect_view();
                let trigger = || {
                    view! {
                        <Icon name="phone" />
                        {t(texts::CALL)}
                    }
                };
                Some(view! { <Menu label=t(texts::CALL) worded=true class="btn primary" trigger>{list}</Menu> }.into_any())
            }
        }
    }
}

/// The figures and tabs of the phone's head.
#[component]
pub(super) fn PhoneTabs(card: Card) -> impl IntoView {
    let lang = use_lang();
    let figures = move || {
        card.data.with(|c| {
            let count = i64::try_from(c.open_deals.len()).unwrap_or(i64::MAX);
            let sum = c.open_sum.map(|m| format::money(lang, m.minor, m.currency, Cents::Hide));
            view! {
                <div>
                    <b class="money">{sum.unwrap_or_else(|| "–".to_owned())}</b>
                    <span>{tn(count, texts::OPEN_COUNT_ONE, texts::OPEN_COUNT)}</span>
                </div>
            }
        })
    };
    let items = move || {
        let deals = card.data.with(|c| c.open_deals.len() + c.past_deals.len());
        vec![
            TabItem::new("timeline", t(tl::TIMELINE)),
            TabItem::new("facts", t(texts::FACTS)),
            TabItem::new("deals", t(texts::DEALS)).count(deals.to_string()),
        ]
    };
    view! {
        <div class="m-head double on-phone">
            <div class="figs">{figures}</div>
            <Tabs id="card" label=t(texts::FACTS) value=card.tab items=Signal::derive(items) />
        </div>
    }
    .into_any()
}

/// The phone's main actions, in reach of the thumb.
#[component]
pub(super) fn Dock(card: Card) -> impl IntoView {
    let first = move || card.data.with(|c| numbers(c).into_iter().next());
    view! {
        <div class="dock on-phone" role="group" aria-label=t(texts::ACTIONS)>
            {move || {
                first()
                    .map(|(name, number)| {
                        view! {
                            <a class="btn primary" href=tel(&number) aria-label=tf(texts::CALL_NAMED, &[("name", &name)])>
                                <Icon name="phone" />
                                {t(texts::CALL)}
                            </a>
                        }
                    })
            }}
            <Button label=t(tl::TAB_CALL) icon="phone-outgoing" on:click=move |_| card.add("call") />
            <Button label=t(tl::TAB_NOTE) icon="sticky-note" on:click=move |_| card.add("note") />
            <Button label=t(tasks::TASK) icon="square-check" kind=Kind::Plain on:click=move |_| card.add("task") />
        </div>
    }
    .into_any()
}
