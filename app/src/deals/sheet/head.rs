//! Client, amount, stages, and what can be done with the deal.

use super::super::actions::{Loss, use_actions};
use super::super::state::use_board;
use super::super::words;
use super::SheetState;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Avatar, Badge, BadgeTone, Button, Icon, Kind, Menu, MenuItem, stage_style};
use domain::deals::{Card, DealDetail, days_spent};
use domain::format;
use domain::pipelines::{Stage, StageKind};
use domain::texts::{common, deals as texts};
use leptos::prelude::*;

/// Head of the sheet.
#[component]
pub fn SheetHead() -> impl IntoView {
    let state: SheetState = expect_context();
    view! { <div class="d-head">{move || state.deal.get().map(|deal| view! { <Shown deal /> })}</div> }
}

#[component]
fn Shown(
    /// The deal.
    deal: DealDetail,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let card = deal.card.clone();
    let open: Vec<Stage> = deal.stages.iter().filter(|s| s.kind == StageKind::Open).cloned().collect();
    let here = deal.stages.iter().find(|s| s.id == card.stage).cloned();
    let probability = here.as_ref().map(|s| s.probability);
    let weighted = card.base.zip(probability).filter(|_| deal.status == StageKind::Open).map(|(base, share)| {
        let sum = words::sum(lang, share.of(base), board.board.with_untracked(|b| b.currency));
        format!("{sum} {} · {}", t(texts::WEIGHTED), format::percent(lang, share, 0))
    });
    let client = card.client.clone().map(|client| {
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
    let archived = deal.archived.then(|| view! { <p class="small muted">{t(texts::ARCHIVED_DEAL)}</p> });
    view! {
        <div class="row crumb-line">
            {client}
            <span class="small muted trunc">{deal.pipeline_name.clone()}</span>
            {status}
        </div>
        <div class="row d-title">
            <span class="money d-amount">{words::amount(lang, card.amount)}</span>
            {weighted.map(|w| view! { <span class="small muted num">{w}</span> })}
        </div>
        <Stepper deal=deal.clone() stages=open.clone() />
        {archived}
        <Acts deal stages=open />
    }
    .into_any()
}

#[component]
fn Stepper(
    /// The deal.
    deal: DealDetail,
    /// The open stages.
    stages: Vec<Stage>,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let actions = use_actions();
    let now = board.now.get_untracked();
    let of = stages.len();
    let at = stages.iter().position(|s| s.id == deal.card.stage);
    let may = deal.card.may_edit;
    let rows = stages
        .into_iter()
        .enumerate()
        .map(|(n, stage)| {
            let done = at.is_none_or(|at| n < at);
            let is_here = at == Some(n);
            let spent = days_spent(&deal.stays, stage.id, now).map(|days| match (is_here, days) {
                (true, 0) => t(texts::SINCE_TODAY).to_owned(),
                _ => format::days_short(lang, days),
            });
            let card = deal.card.clone();
            let was_there = spent.is_some();
            view! {
                <li style=stage_style(stage.colour, n, of)>
                    <button
                        type="button"
                        data-done=(done && was_there).then_some("")
                        aria-current=is_here.then_some("step")
                        disabled=!may || is_here
                        on:click=move |_| actions.move_to(card.clone(), stage.id)
                    >
                        <span>
                            {(done && was_there).then(|| view! { <Icon name="check" size=12 /> })}
                            {stage.name.clone()}
                        </span>
                        <small>{spent.unwrap_or_else(|| "\u{a0}".to_owned())}</small>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="stepper" aria-label=t(texts::STAGES)>{rows}</ol> }.into_any()
}

#[component]
fn Acts(
    /// The deal.
    deal: DealDetail,
    /// The open stages.
    stages: Vec<Stage>,
) -> impl IntoView {
    let board = use_board();
    let actions = use_actions();
    let opening = super::super::open::use_opening();
    let card = StoredValue::new(deal.card.clone());
    let card = move || -> Card { card.get_value() };
    if deal.archived {
        return view! {
            <div class="row d-acts">
                <Button label=t(common::RESTORE) icon="rotate-ccw" on:click=move |_| actions.restore(card()) />
            </div>
        }
        .into_any();
    }
    if !deal.card.may_edit {
        return ().into_any();
    }
    let at = stages.iter().position(|s| s.id == deal.card.stage);
    let next = at.and_then(|at| stages.get(at + 1)).cloned();
    let closed = deal.status != StageKind::Open;
    let reopen = closed.then(|| stages.last().cloned()).flatten();
    let lose = move || {
        if board.board.with_untracked(|b| b.lost_reasons.is_empty()) {
            actions.lose(card(), Loss::default());
        } else {
            board.losing.set(Some(card()));
        }
    };
    view! {
        <div class="row d-acts">
            {next
                .map(|stage| {
                    let label = tf(texts::MOVE_TO_STAGE, &[("stage", &stage.name)]);
                    view! { <Button label=label kind=Kind::Primary icon="move-right" on:click=move |_| actions.move_to(card(), stage.id) /> }
                })}
            {reopen
                .map(|stage| {
                    view! { <Button label=t(texts::REOPEN) icon="rotate-ccw" on:click=move |_| actions.move_to(card(), stage.id) /> }
                })}
            <Button label=t(texts::MOVE_TO) on:click=move |_| board.moving.set(Some(card())) />
            <span class="push"></span>
            {(!closed)
                .then(|| {
                    view! {
                        <button type="button" class="btn ghost d-lost" on:click=move |_| lose()>
                            <Icon name="thumbs-down" />
                            {t(texts::LOST)}
                        </button>
                        <button type="button" class="btn ghost d-won" on:click=move |_| actions.win(card())>
                            <Icon name="trophy" />
                            {t(texts::WON)}
                        </button>
                    }
                })}
            <Menu
                label=t(common::MORE_ACTIONS)
                class="icon-btn"
                id="deal-more"
                align=crate::ui::Align::End
                trigger=|| view! { <Icon name="ellipsis" /> }
            >
                <MenuItem
                    label=t(common::ARCHIVE)
                    icon="database"
                    on:click=move |_| {
                        opening.close();
                        actions.archive(card());
                    }
                />
            </Menu>
        </div>
    }
    .into_any()
}
