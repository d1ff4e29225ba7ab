//! What people do to cards: shown at once, sent, and taken back honestly if it is refused.

use super::api::{archive_deal, move_deal, restore_deal, undo_move};
use super::state::{BoardState, Spot};
use crate::api::{AppError, new_command};
use crate::ui::Toasts;
use domain::deals::{AboutDeal, Between, Card, MoveDeal, Moved, MovedAway, UndoMove};
use domain::texts::{Text, deals as texts};
use domain::{Lang, LostReasonId, StageId};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Runs actions; made once in the board, copied into handlers.
#[derive(Clone, Copy)]
pub struct Actions {
    /// The board.
    pub board: BoardState,
    /// Where messages are handed in.
    pub toasts: Toasts,
    /// The page's language.
    pub lang: Lang,
}

/// What a lost deal is told with.
#[derive(Debug, Clone, Default)]
pub struct Loss {
    /// Why.
    pub reason: Option<LostReasonId>,
    /// A word about it.
    pub note: Option<String>,
}

/// The actions of the board a part stands in.
pub fn use_actions() -> Actions {
    expect_context()
}

impl Actions {
    /// Puts a card into a column before the card at a place (itself left out).
    pub fn put(self, card: Card, stage: StageId, at: usize) {
        let Some(from) = self.board.spot(card.id) else { return self.leave(card, stage, Loss::default(), texts::MOVED) };
        if from == (Spot { stage, at }) {
            return;
        }
        let ids = self.board.column(stage).map(|c| c.ids.get_untracked()).unwrap_or_default();
        let others: Vec<_> = ids.into_iter().filter(|id| *id != card.id).collect();
        let between = Between { above: at.checked_sub(1).and_then(|n| others.get(n).copied()), below: others.get(at).copied() };
        let original = card.clone();
        super::flip::around(move || {
            let since = if card.stage == stage { card.stage_since } else { self.board.now.get_untracked() };
            self.board.put(Card { stage_since: since, ..card }, Spot { stage, at });
        });
        self.announce_place(&original, stage);
        self.send(original, Some(from), stage, Some(between), Loss::default(), texts::MOVED);
    }

    /// Moves a card to a stage that may be on another board: first there.
    pub fn move_to(self, card: Card, stage: StageId) {
        if card.stage == stage {
            return;
        }
        if self.board.column(stage).is_some() {
            self.put(card, stage, 0);
        } else {
            self.leave(card, stage, Loss::default(), texts::MOVED);
        }
    }

    /// Marks a card won, in its own pipeline.
    pub fn win(self, card: Card) {
        if let Some(won) = self.board.pipeline_of(card.stage).and_then(|p| p.won).filter(|won| won.id != card.stage) {
            self.leave(card, won.id, Loss::default(), texts::MARKED_WON);
        }
    }

    /// Marks a card lost, in its own pipeline.
    pub fn lose(self, card: Card, loss: Loss) {
        if let Some(lost) = self.board.pipeline_of(card.stage).and_then(|p| p.lost).filter(|lost| lost.id != card.stage) {
            self.leave(card, lost.id, loss, texts::MARKED_LOST);
        }
    }

    /// Marks a card lost, after the reason is asked for if there are reasons.
    pub fn ask_why_lost(self, card: Card) {
        if self.board.board.with_untracked(|b| b.lost_reasons.is_empty()) {
            self.lose(card, Loss::default());
        } else {
            self.board.losing.set(Some(card));
        }
    }

    /// To a stage whose column, or whose card, is not on the board.
    fn leave(self, card: Card, stage: StageId, loss: Loss, done: Text) {
        let from = self.board.spot(card.id);
        let id = card.id;
        super::flip::around(move || self.board.take_off(id));
        self.send(card, from, stage, None, loss, done);
    }

    fn send(self, card: Card, from: Option<Spot>, stage: StageId, between: Option<Between>, loss: Loss, done: Text) {
        let command = new_command();
        self.board.own(&command);
        let Some(saw_pipeline) = self.board.pipeline_of(card.stage).map(|p| p.id) else { return };
        let wanted = MoveDeal {
            command: command.clone(),
            id: card.id,
            stage,
            between,
            saw_pipeline,
            saw_stage: card.stage,
            lost_reason: loss.reason,
            lost_note: loss.note,
        };
        spawn_local(async move {
            match self.board.sent(move_deal(wanted)).await {
                Ok(moved) => self.done(moved, done),
                Err(error) => {
                    if error == AppError::Unreachable {
                        self.board.disown(&command);
                    }
                    self.refused(card, from, error);
                }
            }
        });
    }

    fn done(self, moved: Moved, done: Text) {
        let Moved { card, undo, .. } = moved;
        if self.board.is_there() {
            self.board.touched.set(Some(card.id));
            if self.board.spot(card.id).is_some() {
                self.board.keep(card);
            } else if self.board.column(card.stage).is_some() {
                // it came from elsewhere: whether the board shows it, its filter says
                super::news::ask_again(self.board);
            }
        }
        self.toasts.undo(done.in_lang(self.lang), move || self.undo(undo.clone()));
    }

    /// Takes a move back.
    pub fn undo(self, undo: UndoMove) {
        let command = new_command();
        self.board.own(&command);
        let wanted = UndoMove { command, ..undo };
        spawn_local(async move {
            match self.board.sent(undo_move(wanted)).await {
                Ok(moved) => {
                    if self.board.is_there() {
                        self.board.touched.set(Some(moved.card.id));
                        super::flip::around(move || self.board.put_sorted(moved.card));
                    }
                    self.toasts.say(texts::PUT_BACK.in_lang(self.lang));
                }
                Err(error) => self.toasts.failed(error.message(self.lang)),
            }
        });
    }

    /// Puts a card back where it was, or where somebody else put it, and says why.
    fn refused(self, card: Card, from: Option<Spot>, error: AppError) {
        let current = match &error {
            AppError::Told(told) => told.current.clone().and_then(|c| serde_json::from_value::<MovedAway>(c).ok()),
            AppError::Unreachable => None,
        };
        let message = error.message(self.lang);
        if !self.board.is_there() {
            return self.toasts.failed(message);
        }
        self.board.touched.set(Some(card.id));
        self.board.say.set(message.clone());
        super::flip::around(move || match current {
            Some(now) => self.board.put_sorted(now.card),
            None => match from {
                Some(spot) => self.board.put(card, spot),
                None => self.board.keep(card),
            },
        });
        self.toasts.failed(message);
    }

    /// Archives a deal; can be taken back.
    pub fn archive(self, card: Card) {
        let command = new_command();
        self.board.own(&command);
        let id = card.id;
        spawn_local(async move {
            match self.board.sent(archive_deal(AboutDeal { command, id })).await {
                Ok(_) => {
                    if self.board.is_there() {
                        super::flip::around(move || self.board.take_off(id));
                    }
                    self.toasts.undo(texts::ARCHIVED.in_lang(self.lang), move || self.restore(card.clone()));
                }
                Err(error) => self.toasts.failed(error.message(self.lang)),
            }
        });
    }

    /// Brings an archived deal back.
    pub fn restore(self, card: Card) {
        let command = new_command();
        self.board.own(&command);
        spawn_local(async move {
            match self.board.sent(restore_deal(AboutDeal { command, id: card.id })).await {
                Ok(now) if self.board.is_there() => {
                    self.board.touched.set(Some(card.id));
                    self.board.put_sorted(Card { version: now.version, ..card });
                    super::news::ask_again(self.board);
                }
                Ok(_) => {}
                Err(error) => self.toasts.failed(error.message(self.lang)),
            }
        });
    }

    /// Says where a card is now.
    pub fn announce_place(self, card: &Card, stage: StageId) {
        self.say_place(texts::SAY_MOVED, card, stage);
    }

    /// Says where a card is, in a sentence with title, stage, n and of.
    pub fn say_place(self, text: Text, card: &Card, stage: StageId) {
        let Some(column) = self.board.column(stage) else { return };
        let Some(spot) = self.board.spot(card.id) else { return };
        let (n, of) = (spot.at + 1, column.totals.with_untracked(|t| t.count));
        self.board.say.set(
            text.fill(self.lang, &[("title", &card.title), ("stage", &column.stage.name), ("n", &n.to_string()), ("of", &of.to_string())]),
        );
    }
}
