//! What can be done with the deal: buttons below the stages, a dock on phones.

use super::super::actions::use_actions;
use super::super::state::use_board;
use super::SheetState;
use super::keys::write_note;
use crate::shell::{t, tf};
use crate::ui::{Button, Icon, Kbd, Kind};
use domain::StageId;
use domain::deals::Card;
use domain::pipelines::{Stage, StageKind};
use domain::texts::{common, deals as texts};
use leptos::prelude::*;

/// What the buttons depend on.
#[derive(Clone, PartialEq)]
struct Stand {
    card: Card,
    archived: bool,
    open: bool,
    next: Option<Stage>,
    /// Where a closed deal goes when it is opened again.
    reopen: Option<StageId>,
}

fn stand(state: SheetState) -> Memo<Option<Stand>> {
    state.of(|deal| {
        let stages: Vec<&Stage> = deal.stages.iter().filter(|s| s.kind == StageKind::Open).collect();
        let at = stages.iter().position(|s| s.id == deal.card.stage);
        let open = deal.status == StageKind::Open;
        Stand {
            card: deal.card.clone(),
            archived: deal.archived,
            open,
            next: at.and_then(|at| stages.get(at + 1)).map(|s| (*s).clone()),
            reopen: stages.last().filter(|_| !open).map(|s| s.id),
        }
    })
}

/// The buttons.
#[component]
pub fn Acts() -> impl IntoView {
    let board = use_board();
    let actions = use_actions();
    let stand = stand(expect_context());
    let buttons = move || {
        let Stand { card, archived, open, next, reopen } = stand.get()?;
        let card = StoredValue::new(card);
        if archived {
            let restore = move |_| actions.restore(card.get_value());
            return Some(view! { <Button label=t(common::RESTORE) icon="rotate-ccw" on:click=restore /> }.into_any());
        }
        if !card.with_value(|c| c.may_edit) {
            return None;
        }
        let next = next.map(|stage| {
            let go = move |_| actions.move_to(card.get_value(), stage.id);
            view! { <Button label=tf(texts::MOVE_TO_STAGE, &[("stage", &stage.name)]) kind=Kind::Primary icon="move-right" on:click=go /> }
        });
        let reopen = reopen.map(|stage| {
            view! { <Button label=t(texts::REOPEN) icon="rotate-ccw" on:click=move |_| actions.move_to(card.get_value(), stage) /> }
        });
        let closing = open.then(|| {
            view! {
                <button type="button" class="btn ghost d-lost" aria-keyshortcuts="L" on:click=move |_| actions.ask_why_lost(card.get_value())>
                    <Icon name="thumbs-down" />
                    {t(texts::LOST)}
                    <Kbd key="L" />
                </button>
                <button type="button" class="btn ghost d-won" aria-keyshortcuts="W" on:click=move |_| actions.win(card.get_value())>
                    <Icon name="trophy" />
                    {t(texts::WON)}
                    <Kbd key="W" />
                </button>
            }
        });
        let view = view! {
            {next}
            {reopen}
            <button type="button" class="btn" aria-keyshortcuts="M" on:click=move |_| board.moving.set(Some(card.get_value()))>
                {t(texts::MOVE_TO)}
                <Kbd key="M" />
            </button>
            <span class="push"></span>
            {closing}
        };
        Some(view.into_any())
    };
    view! { <div class="row d-acts">{buttons}</div> }.into_any()
}

/// The same in reach of the thumb.
#[component]
pub fn Dock() -> impl IntoView {
    let board = use_board();
    let actions = use_actions();
    let state: SheetState = expect_context();
    let stand = stand(state);
    move || {
        let Stand { card, open, .. } = stand.get().filter(|s| s.card.may_edit)?;
        let card = StoredValue::new(card);
        let closing = open.then(|| {
            view! {
                <button type="button" class="btn d-lost" on:click=move |_| actions.ask_why_lost(card.get_value())>
                    <Icon name="thumbs-down" />
                    {t(texts::LOST)}
                </button>
                <button type="button" class="btn d-won" on:click=move |_| actions.win(card.get_value())>
                    <Icon name="trophy" />
                    {t(texts::WON)}
                </button>
            }
        });
        let view = view! {
            {closing}
            <button type="button" class="btn" on:click=move |_| write_note(state)>
                <Icon name="sticky-note" />
                {t(texts::NOTE)}
            </button>
            <button type="button" class="btn primary" on:click=move |_| board.moving.set(Some(card.get_value()))>
                <Icon name="move-right" />
                {t(texts::MOVE)}
            </button>
        };
        Some(view.into_any())
    }
}
