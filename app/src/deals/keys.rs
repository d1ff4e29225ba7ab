//! The keyboard on cards: arrows go from card to card; Space lifts one, arrows move it,
//! Space drops it, Escape takes it back; M, W and L as in the shortcut list.

use super::actions::Actions;
use super::open::Opening;
use super::state::{BoardState, Spot};
use domain::DealId;
use domain::deals::Card;
use domain::texts::deals as texts;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A key was pressed on a card.
pub fn on_card(actions: Actions, opening: Opening, card: Card, ev: &KeyboardEvent) {
    let itself = ev.target().zip(ev.current_target()).is_some_and(|(a, b)| a == b);
    if !itself || ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
        return;
    }
    let board = actions.board;
    let lifted = board.lifted.get_untracked().filter(|l| l.id == card.id);
    let key = ev.key();
    match (key.as_str(), lifted) {
        (" ", None) if card.may_edit => {
            board.lifted.set(Some(with_home(board, &card)));
            actions.say_place(texts::SAY_LIFTED, &card, card.stage);
        }
        (" " | "Enter", Some(original)) => drop_here(actions, original),
        ("Escape" | "Tab", Some(original)) => {
            take_back(actions, original);
            if key == "Tab" {
                return;
            }
        }
        ("ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight", lifted) => {
            let Some(to) = neighbour(board, card.id, &key) else { return ev.prevent_default() };
            match lifted {
                Some(_) => {
                    super::flip::around(|| board.put(card.clone(), to));
                    reveal_soon(board, card.id);
                    actions.say_place(texts::SAY_AT, &card, to.stage);
                }
                None => {
                    let next = board.column(to.stage).and_then(|c| c.ids.with_untracked(|ids| ids.get(to.at).copied()));
                    if let Some(next) = next {
                        focus(next);
                    }
                }
            }
        }
        ("Enter", None) => opening.open(card.id),
        ("m" | "M", None) if card.may_edit => board.moving.set(Some(card)),
        ("w" | "W", None) if card.may_edit => actions.win(card),
        ("l" | "L", None) if card.may_edit => actions.ask_why_lost(card),
        _ => return,
    }
    ev.prevent_default();
    ev.stop_propagation();
}

thread_local! {
    /// Where the card lifted by keys came from.
    static HOME: std::cell::Cell<Option<Spot>> = const { std::cell::Cell::new(None) };
}

fn with_home(board: BoardState, card: &Card) -> Card {
    HOME.set(board.spot(card.id));
    card.clone()
}

/// Sends the move from where the card was lifted to where it is now.
fn drop_here(actions: Actions, original: Card) {
    let board = actions.board;
    board.lifted.set(None);
    let (Some(home), Some(here)) = (HOME.take(), board.spot(original.id)) else { return };
    if home == here {
        return actions.announce_place(&original, here.stage);
    }
    // back for a moment, so that the move begins where the server has the card
    board.put(original.clone(), home);
    actions.put(original.clone(), here.stage, here.at);
    focus_soon(original.id);
}

fn take_back(actions: Actions, original: Card) {
    actions.board.lifted.set(None);
    if let Some(home) = HOME.take() {
        let id = original.id;
        super::flip::around(|| actions.board.put(original, home));
        focus_soon(id);
    }
    actions.board.say.set(texts::SAY_CANCELLED.in_lang(actions.lang).to_owned());
}

/// The place a key leads to.
fn neighbour(board: BoardState, id: DealId, key: &str) -> Option<Spot> {
    let spot = board.spot(id)?;
    let columns = board.columns.get_untracked();
    let column = columns.iter().position(|c| c.stage.id == spot.stage)?;
    let length = |n: usize| columns[n].ids.with_untracked(Vec::len);
    match key {
        "ArrowUp" => Some(Spot { at: spot.at.checked_sub(1)?, ..spot }),
        "ArrowDown" => (spot.at + 1 < length(column)).then_some(Spot { at: spot.at + 1, ..spot }),
        _ => {
            let lifted = board.lifted.with_untracked(Option::is_some);
            // a lifted card goes to empty columns too; the focus passes them
            let fits = |n: &usize| lifted || length(*n) > 0;
            let to = if key == "ArrowLeft" { (0..column).rev().find(fits)? } else { (column + 1..columns.len()).find(fits)? };
            let last = if lifted { length(to) } else { length(to).saturating_sub(1) };
            Some(Spot { stage: columns[to].stage.id, at: spot.at.min(last) })
        }
    }
}

/// Brings a card into sight and focuses it.
fn reveal_soon(board: BoardState, id: DealId) {
    request_animation_frame(move || {
        if element(id).is_some() {
            return focus(id);
        }
        reveal(board, id);
        // the column looks in the next frame and has its cards in the one after
        request_animation_frame(move || request_animation_frame(move || focus_soon(id)));
    });
}

/// Focuses a card after the page has taken the change over.
pub fn focus_soon(id: DealId) {
    request_animation_frame(move || focus(id));
}

fn focus(id: DealId) {
    if let Some(card) = element(id) {
        let _ = card.focus();
    }
}

fn element(id: DealId) -> Option<HtmlElement> {
    document().query_selector(&format!(".deal[data-deal='{id}']")).ok().flatten()?.dyn_into().ok()
}

/// Scrolls a long column to about where a card is that is out of sight, and so out of the
/// document.
fn reveal(board: BoardState, id: DealId) {
    let Some(spot) = board.spot(id).filter(|_| element(id).is_none()) else { return };
    let Some(column) = board.column(spot.stage) else { return };
    let length = column.ids.with_untracked(Vec::len).max(1);
    let list = document().query_selector(&format!("[data-column='{}'] > .cards", spot.stage)).ok().flatten();
    if let Some(list) = list {
        let y = f64::from(list.scroll_height()) * spot.at as f64 / length as f64;
        list.set_scroll_top((y - f64::from(list.client_height()) / 2.0).max(0.0) as i32);
    }
}
