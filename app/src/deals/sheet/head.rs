//! Head of the sheet: client, pipeline, amount; and the stages.

use super::super::actions::use_actions;
use super::super::open::use_opening;
use super::super::state::use_board;
use super::super::words;
use super::SheetState;
use super::neighbours::Neighbours;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Align, Avatar, Badge, BadgeTone, Icon, Menu, MenuItem, stage_style};
use domain::deals::{DealDetail, days_in_stage, days_spent, is_rotting};
use domain::format;
use domain::pipelines::StageKind;
use domain::texts::{common, deals as texts};
use leptos::prelude::*;

/// Beside the title: whose deal it is, its neighbours, what it is worth.
#[component]
pub fn HeadBar() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let state: SheetState = expect_context();
    let crumbs = move || state.deal.get().map(|deal| crumbs(&deal));
    let sum = move || {
        let deal = state.deal.get()?;
        let here = deal.stages.iter().find(|s| s.id == deal.card.stage);
        let share = here.map(|s| s.probability).filter(|_| deal.status == StageKind::Open);
        let weighted = deal.card.base.zip(share).map(|(base, share)| {
            let sum = words::sum(lang, share.of(base), board.board.with_untracked(|b| b.currency));
            format!("{sum} {} · {}", t(texts::WEIGHTED), format::percent(lang, share, 0))
        });
        let days = days_in_stage(deal.card.stage_since, board.now.get());
        let rotten = is_rotting(days, here.and_then(|s| s.rotting_days)).then(|| {
            view! { <Badge label=format::days_short(lang, days) tone=BadgeTone::Warn icon="hourglass" /> }
        });
        Some(view! {
            <span class="money d-amount" class:muted=deal.card.amount.is_none()>{words::amount(lang, deal.card.amount)}</span>
            {weighted.map(|w| view! { <span class="small muted num">{w}</span> })}
            {rotten}
        })
    };
    view! {
        <div class="row crumb-line">{crumbs}</div>
        <div class="row d-tools">
            <Neighbours />
            <More />
        </div>
        <div class="d-sum">{sum}</div>
    }
    .into_any()
}

fn crumbs(deal: &DealDetail) -> impl IntoView + use<> {
    let client = deal.card.client.clone().map(|client| {
        let name = client.name.clone();
        let inner = view! {
            <Avatar name=client.name.clone() id=client.id.0 company=client.company silent=true />
            <span class="small medium trunc">{name}</span>
        };
        if deal.client_visible {
            view! { <a class="row" href=format!("/clients/{}", client.id)>{inner}</a> }.into_any()
        } else {
            view! { <span class="row">{inner}</span> }.into_any()
        }
    });
    let status = match deal.status {
        StageKind::Won => Some(view! { <Badge label=t(texts::WON) tone=BadgeTone::Ok icon="trophy" /> }.into_any()),
        StageKind::Lost => {
            let why = deal.lost_reason.as_ref().map(|r| format!(": {}", r.name)).unwrap_or_default();
            Some(view! { <Badge label=format!("{}{why}", t(texts::LOST)) tone=BadgeTone::Danger icon="thumbs-down" /> }.into_any())
        }
        StageKind::Open => None,
    };
    view! {
        {client}
        <span class="small muted trunc">{deal.pipeline_name.clone()}</span>
        {status}
    }
}

/// What is done seldom.
#[component]
fn More() -> impl IntoView {
    let actions = use_actions();
    let opening = use_opening();
    let state: SheetState = expect_context();
    let may = state.of(|d| d.card.may_edit && !d.archived);
    view! {
        <Show when=move || may.get() == Some(true)>
            <Menu label=t(common::MORE_ACTIONS) class="icon-btn" id="deal-more" align=Align::End trigger=|| view! { <Icon name="ellipsis" /> }>
                <MenuItem
                    label=t(common::ARCHIVE)
                    icon="database"
                    on:click=move |_| {
                        if let Some(deal) = state.deal.get_untracked() {
                            opening.close();
                            actions.archive(deal.card);
                        }
                    }
                />
            </Menu>
        </Show>
    }
    .into_any()
}

/// Says that the deal is archived.
#[component]
pub fn Archived() -> impl IntoView {
    let state: SheetState = expect_context();
    let archived = state.of(|d| d.archived);
    move || (archived.get() == Some(true)).then(|| view! { <p class="small muted">{t(texts::ARCHIVED_DEAL)}</p> })
}

/// The open stages with the days spent in each; pressed, the deal goes there.
#[component]
pub fn Stepper() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let actions = use_actions();
    let state: SheetState = expect_context();
    let steps = state.of(|d| {
        let open: Vec<_> = d.stages.iter().filter(|s| s.kind == StageKind::Open).cloned().collect();
        (d.card.clone(), open, d.stays.clone())
    });
    let now = board.now.get_untracked();
    let rows = move || {
        let (card, stages, stays) = steps.get()?;
        let of = stages.len();
        let at = stages.iter().position(|s| s.id == card.stage);
        let card = StoredValue::new(card);
        let may = card.with_value(|c| c.may_edit);
        let step = move |(n, stage): (usize, domain::pipelines::Stage)| {
            let is_here = at == Some(n);
            let spent = days_spent(&stays, stage.id, now).map(|days| match (is_here, days) {
                (true, 0) => t(texts::SINCE_TODAY).to_owned(),
                _ => format::days_short(lang, days),
            });
            let done = at.is_none_or(|at| n < at) && spent.is_some();
            let place = tf(texts::STAGE_OF, &[("n", &(n + 1).to_string()), ("of", &of.to_string())]);
            view! {
                <li style=stage_style(stage.colour, n, of)>
                    <button
                        type="button"
                        data-done=done.then_some("")
                        aria-current=is_here.then_some("step")
                        aria-label=stage.name.clone()
                        disabled=!may || is_here
                        on:click=move |_| actions.move_to(card.get_value(), stage.id)
                    >
                        <span>
                            {done.then(|| view! { <Icon name="check" size=12 /> })}
                            {stage.name.clone()}
                            {is_here.then(|| view! { <em class="on-phone muted">" · "{place}</em> })}
                        </span>
                        <small>{spent.unwrap_or_else(|| "\u{a0}".to_owned())}</small>
                    </button>
                </li>
            }
        };
        Some(stages.into_iter().enumerate().map(step).collect_view())
    };
    view! { <ol class="stepper" aria-label=t(texts::STAGES)>{rows}</ol> }.into_any()
}
