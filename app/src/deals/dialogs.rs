//! What a card is asked about: where to, and why it was lost; and the zones to drop it on.

use super::actions::{Loss, use_actions};
use super::state::{Over, use_board};
use super::words;
use crate::shell::{t, use_lang};
use crate::ui::{Button, Dialog, Icon, Kind, RadioGroup, Sheet, TextField, stage_style};
use domain::LostReasonId;
use domain::deals::Card;
use domain::format;
use domain::texts::{common, deals as texts};
use leptos::prelude::*;

/// Lost, other pipeline, won: shown while a card is dragged.
#[component]
pub fn DropBar() -> impl IntoView {
    let board = use_board();
    let over = move |zone: Over| move || board.over.with(|o| *o == Some(zone)).then_some("");
    let others = move || board.board.with(|b| b.pipelines.len() > 1);
    view! {
        <Show when=move || board.lifted.with(Option::is_some)>
            <div class="dropbar" aria-hidden="true">
                <div class="drop-zone lost" data-zone="lost" data-over=over(Over::Lost)>
                    <Icon name="thumbs-down" size=20 />
                    <span><b>{t(texts::LOST)}</b>" · "{t(texts::LOST_ASKS)}</span>
                </div>
                <Show when=others>
                    <div class="drop-zone" data-zone="other" data-over=over(Over::Other)>
                        <Icon name="folder-input" size=20 />
                        <b>{t(texts::OTHER_PIPELINE)}</b>
                    </div>
                </Show>
                <div class="drop-zone won" data-zone="won" data-over=over(Over::Won)>
                    <Icon name="trophy" size=20 />
                    <span><b>{t(texts::WON)}</b>" · "{t(texts::WON_CLOSES)}</span>
                </div>
            </div>
        </Show>
    }
    .into_any()
}

/// 'Move to …': every stage, other pipelines, lost and won.
#[component]
pub fn MoveSheet() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let actions = use_actions();
    let open = RwSignal::new(false);
    let card = RwSignal::new(None::<Card>);
    Effect::new(move |_| {
        if let Some(asked) = board.moving.get() {
            card.set(Some(asked));
            open.set(true);
        }
    });
    let close = move || {
        open.set(false);
        board.moving.set(None);
    };
    let focus_back = move |()| {
        board.moving.set(None);
        if let Some(card) = card.get_untracked() {
            super::keys::focus_soon(card.id);
        }
    };
    let with_card = move |run: &dyn Fn(Card)| {
        close();
        if let Some(card) = card.get_untracked() {
            run(card);
        }
    };
    let footer = move || {
        view! {
            <Button
                label=t(texts::LOST)
                icon="thumbs-down"
                on:click=move |_| {
                    with_card(&|card| actions.ask_why_lost(card))
                }
            />
            <Button label=t(texts::WON) icon="trophy" on:click=move |_| with_card(&|card| actions.win(card)) />
        }
    };
    let stages = move || {
        let here = card.with(|c| c.as_ref().map(|c| c.stage));
        let shown = board.board.with(|b| b.pipeline.as_ref().map(|p| p.id));
        let mut pipelines = board.board.with(|b| b.pipelines.clone());
        pipelines.sort_by_key(|p| Some(p.id) != shown);
        let several = pipelines.len() > 1;
        pipelines
            .into_iter()
            .map(|pipeline| {
                let of = pipeline.stages.len();
                let rows = pipeline
                    .stages
                    .into_iter()
                    .enumerate()
                    .map(|(n, stage)| {
                        let is_here = here == Some(stage.id);
                        view! {
                            <button
                                type="button"
                                aria-current=is_here.then_some("true")
                                style=stage_style(stage.colour, n, of)
                                on:click=move |_| with_card(&|card| actions.move_to(card, stage.id))
                            >
                                <i class="stage-dot"></i>
                                <span class="grow">{stage.name.clone()}</span>
                                <span class="small muted num">{format::percent(lang, stage.probability, 0)}</span>
                                {is_here.then(|| view! { <Icon name="check" /> })}
                            </button>
                        }
                    })
                    .collect_view();
                view! {
                    {several.then(|| view! { <h3 class="m-group">{pipeline.name.clone()}</h3> })}
                    <div class="m-opts">{rows}</div>
                }
            })
            .collect_view()
    };
    let about = move || card.with(|c| c.as_ref().map(|c| format!("{} · {}", c.title, words::amount(lang, c.amount)))).unwrap_or_default();
    view! {
        <Sheet open title=t(texts::MOVE_TO) id="move-to" class="move-sheet" footer=footer on_close=focus_back>
            <p class="small muted">{about}</p>
            {stages}
        </Sheet>
    }
    .into_any()
}

/// Why a deal was lost.
#[component]
pub fn LostDialog() -> impl IntoView {
    let board = use_board();
    let actions = use_actions();
    let open = RwSignal::new(false);
    let card = RwSignal::new(None::<Card>);
    let reason = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(asked) = board.losing.get() {
            card.set(Some(asked));
            reason.set(String::new());
            note.set(String::new());
            open.set(true);
        }
    });
    let send = move || {
        let chosen = reason.get_untracked().parse().ok().map(LostReasonId);
        if chosen.is_none() {
            return;
        }
        open.set(false);
        if let Some(card) = card.get_untracked() {
            let note = Some(note.get_untracked().trim().to_owned()).filter(|n| !n.is_empty());
            actions.lose(card, Loss { reason: chosen, note });
        }
    };
    let footer = move || {
        view! {
            <Button label=t(common::CANCEL) kind=Kind::Ghost on:click=move |_| open.set(false) />
            <Button
                label=t(texts::MARK_LOST)
                kind=Kind::Primary
                disabled=Signal::derive(move || reason.with(String::is_empty))
                on:click=move |_| send()
            />
        }
    };
    let reasons =
        Signal::derive(move || board.board.with(|b| b.lost_reasons.iter().map(|r| (r.id.to_string(), r.name.clone())).collect::<Vec<_>>()));
    view! {
        <Dialog open title=t(texts::WHY_LOST) id="lost-reason" footer=footer on_close=move |()| board.losing.set(None)>
            <form
                class="stack"
                on:submit=move |ev| {
                    ev.prevent_default();
                    send();
                }
            >
                <p class="medium">{move || card.with(|c| c.as_ref().map(|c| c.title.clone()))}</p>
                <RadioGroup label=t(texts::REASON) value=reason options=reasons />
                <TextField label=t(texts::LOST_NOTE) value=note optional=true maxlength=200 />
            </form>
        </Dialog>
    }
    .into_any()
}
