//! Phones, e-mails and addresses of the card.

use super::card::Card;
use super::card_head::tel;
use super::card_reach_edit::{AddressSheet, ReachSheet};
use crate::shell::t;
use crate::ui::IconButton;
use domain::texts::{clients as texts, common};
use leptos::prelude::*;

/// Phones and e-mails.
#[component]
pub(super) fn Reach(card: Card) -> impl IntoView {
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let open = RwSignal::new(false);
    let phones = move || card.data.with(|c| c.client.phones.clone());
    let emails = move || card.data.with(|c| c.client.emails.clone());
    let line = |label: Option<String>, link: AnyView| {
        view! {
            <dt>{label}</dt>
            <dd>{link}</dd>
        }
    };
    view! {
        <section class="panel">
            <header>
                <h2>{t(texts::REACH)}</h2>
                <span class="push"></span>
                {may_edit
                    .then(|| view! { <IconButton icon="pencil" small=true label=t(common::EDIT) on:click=move |_| open.set(true) /> })}
            </header>
            <div class="body">
                <Show when=move || phones().is_empty() && emails().is_empty()>
                    <p class="muted small">{t(texts::NOTHING)}</p>
                </Show>
                <dl class="facts">
                    {move || {
                        phones()
                            .into_iter()
                            .map(|p| {
                                let label = p.label.unwrap_or_else(|| t(texts::PHONE).to_owned());
                                line(Some(label), view! { <a class="num" href=tel(&p.number)>{p.number.clone()}</a> }.into_any())
                            })
                            .collect_view()
                    }}
                    {move || {
                        emails()
                            .into_iter()
                            .map(|e| {
                                let label = e.label.unwrap_or_else(|| t(texts::EMAIL).to_owned());
                                line(Some(label), view! { <a class="trunc" href=format!("mailto:{}", e.email)>{e.email.clone()}</a> }.into_any())
                            })
                            .collect_view()
                    }}
                </dl>
            </div>
        </section>
        {may_edit.then(|| view! { <ReachSheet card open /> })}
    }
    .into_any()
}

/// Postal addresses.
#[component]
pub(super) fn Addresses(card: Card) -> impl IntoView {
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let open = RwSignal::new(false);
    view! {
        <section class="panel">
            <header>
                <h2>{t(texts::ADDRESSES)}</h2>
                <span class="push"></span>
                {may_edit
                    .then(|| view! { <IconButton icon="pencil" small=true label=t(common::EDIT) on:click=move |_| open.set(true) /> })}
            </header>
            <div class="body">
                <Show when=move || card.data.with(|c| c.client.addresses.is_empty())>
                    <p class="muted small">{t(texts::NOTHING)}</p>
                </Show>
                <dl class="facts">
                    {move || {
                        card.data
                            .with(|c| c.client.addresses.clone())
                            .into_iter()
                            .map(|a| {
                                let lines = a.lines().into_iter().map(|l| view! { <div>{l}</div> }).collect_view();
                                view! {
                                    <dt>{a.label.unwrap_or_else(|| t(texts::ADDRESS).to_owned())}</dt>
                                    <dd>{lines}</dd>
                                }
                            })
                            .collect_view()
                    }}
                </dl>
            </div>
        </section>
        {may_edit.then(|| view! { <AddressSheet card open /> })}
    }
    .into_any()
}
