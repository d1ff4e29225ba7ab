//! Open and past deals of the card.

use super::card::Card;
use crate::shell::{t, tf, use_lang, use_me};
use crate::tasks::due_words;
use crate::ui::{Icon, stage_style};
use domain::clients::MiniDeal;
use domain::format::{self, Cents};
use domain::texts::clients as texts;
use leptos::prelude::*;

fn style(deal: &MiniDeal) -> String {
    let place = usize::try_from(deal.position - 1).unwrap_or(0);
    stage_style(deal.colour, place, usize::try_from(deal.of).unwrap_or(1))
}

/// Deals that are still open, as small cards with a rider.
#[component]
pub(super) fn OpenDeals(card: Card) -> impl IntoView {
    let lang = use_lang();
    let today = use_me().today;
    let id = card.data.with_untracked(|c| c.client.id);
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let one = move |deal: MiniDeal| {
        let style = style(&deal);
        let amount = deal.amount.map(|m| format::money(lang, m.minor, m.currency, Cents::Hide));
        let step = deal.next_step.clone().map(|step| {
            let (due, class) = deal.next_step_due.map(|d| due_words(d, today)).unwrap_or_default();
            let words = if due.is_empty() { step } else { format!("{step} · {due}") };
            view! { <span class=format!("push trunc {class}")>{words}</span> }
        });
        view! {
            <a class="deal rider mini" style=style href=format!("/deals?deal={}", deal.id)>
                <div class="row">
                    <span class="title trunc grow">{deal.title.clone()}</span>
                    <span class="money small">{amount}</span>
                </div>
                <div class="row tiny muted">
                    <span class="row stage">
                        <i class="stage-dot"></i>
                        {format!("{} · {}", deal.stage, format::percent(lang, deal.probability, 0))}
                    </span>
                    {step}
                </div>
            </a>
        }
    };
    view! {
        <section class="panel">
            <header>
                <h2>{t(texts::OPEN_DEALS)} " " <span class="muted num">{move || card.data.with(|c| c.open_deals.len())}</span></h2>
                <span class="push"></span>
                <span class="money small">
                    {move || card.data.with(|c| c.open_sum).map(|m| format::money(lang, m.minor, m.currency, Cents::Hide))}
                </span>
                {may_edit
                    .then(|| {
                        view! {
                            <a class="icon-btn sm" href=format!("/deals?new=1&client={id}") aria-label=t(texts::ADD_DEAL) title=t(texts::ADD_DEAL)>
                                <Icon name="plus" />
                            </a>
                        }
                    })}
            </header>
            <div class="body">
                <Show when=move || card.data.with(|c| c.open_deals.is_empty())>
                    <p class="muted small">{t(texts::NOTHING)}</p>
                </Show>
                <div class="stack deals">{move || card.data.with(|c| c.open_deals.clone()).into_iter().map(one).collect_view()}</div>
            </div>
        </section>
    }
    .into_any()
}

/// Won and lost deals, newest first.
#[component]
pub(super) fn PastDeals(card: Card) -> impl IntoView {
    let lang = use_lang();
    let one = move |deal: MiniDeal| {
        let won = deal.status == "won";
        let day = deal.closed_on.map(|d| format::date_full(lang, d)).unwrap_or_default();
        let amount = deal.amount.map(|m| format::money(lang, m.minor, m.currency, Cents::Hide));
        view! {
            <li>
                <a class="past" href=format!("/deals?deal={}", deal.id)>
                    <span class=if won { "ok" } else { "muted" }>
                        <Icon name=if won { "trophy" } else { "thumbs-down" } size=14 />
                    </span>
                    <span class="grow">
                        <span class="trunc">{deal.title}</span>
                        <span class="tiny muted">{tf(if won { texts::WON_ON } else { texts::LOST_ON }, &[("day", &day)])}</span>
                    </span>
                    <span class="money small" class:muted=!won>
                        {amount}
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <Show when=move || card.data.with(|c| !c.past_deals.is_empty())>
            <section class="panel">
                <header>
                    <h2>{t(texts::PAST_DEALS)}</h2>
                </header>
                <div class="body">
                    <ul class="stack">{move || card.data.with(|c| c.past_deals.clone()).into_iter().map(one).collect_view()}</ul>
                    <Show when=move || card.data.with(|c| c.more_past)>
                        <p class="tiny muted">{t(texts::MORE_PAST)}</p>
                    </Show>
                </div>
            </section>
        </Show>
    }
    .into_any()
}
