//! Keeping the board up to date: when the address asks for something else, and when
//! somebody changes something.

use super::open::Opening;
use super::state::BoardState;

/// Starts it, in the browser.
pub fn follow(board: BoardState, opening: Opening) {
    #[cfg(feature = "hydrate")]
    browser::follow(board, opening);
    #[cfg(not(feature = "hydrate"))]
    let _ = (board, opening);
}

/// Reads the board anew, soon.
pub fn ask_again(board: BoardState) {
    #[cfg(feature = "hydrate")]
    browser::plan(board);
    #[cfg(not(feature = "hydrate"))]
    let _ = board;
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::api::load_board;
    use super::super::flip;
    use super::super::state::BoardState;
    use super::Opening;
    use crate::live::{self, LiveNews};
    use crate::shell::use_lang;
    use crate::ui::use_toasts;
    use domain::deals::{BoardQuery, CARDS};
    use domain::texts::deals as texts;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use std::cell::Cell;
    use std::time::Duration;

    /// News that come close together are asked for once.
    const GATHER: f64 = 60.0;
    /// So many times its own duration a question waits for the next: a long import must not
    /// keep the board asking.
    const SHARE: f64 = 2.0;

    thread_local! {
        static PLANNED: Cell<bool> = const { Cell::new(false) };
        static RUNNING: Cell<bool> = const { Cell::new(false) };
        static AGAIN: Cell<bool> = const { Cell::new(false) };
        static NOT_BEFORE: Cell<f64> = const { Cell::new(0.0) };
    }

    pub fn follow(board: BoardState, opening: Opening) {
        let (toasts, lang) = (use_toasts(), use_lang());
        for cell in [&PLANNED, &RUNNING, &AGAIN] {
            cell.set(false);
        }
        Effect::new(move |before: Option<BoardQuery>| {
            let asked = opening.asked.get();
            if before.is_some_and(|before| before != asked) {
                let wanted = asked.clone();
                spawn_local(async move {
                    let answer = load_board(wanted.clone()).await;
                    // overtaken by another address
                    if opening.asked.try_get_untracked().as_ref() != Some(&wanted) {
                        return;
                    }
                    match answer {
                        Ok(new) => {
                            board.query.set(wanted);
                            board.apply(new);
                        }
                        Err(error) => toasts.failed(error.message(lang)),
                    }
                });
            }
            asked
        });
        live::use_live(move |news| {
            let concerns = ["deal", "stage", "pipeline", "settings", "user"].iter().any(|record| news.touches(record));
            let own = news.command().is_some_and(|command| board.is_own(command));
            if concerns && !own {
                plan(board);
            }
            if let LiveNews::Change(message) = news
                && !own
                && message.kinds.iter().any(|kind| kind.starts_with("deal."))
            {
                board.say.set(texts::SAY_OTHERS.in_lang(lang).to_owned());
            }
        });
    }

    pub fn plan(board: BoardState) {
        if RUNNING.get() {
            AGAIN.set(true);
            return;
        }
        if PLANNED.replace(true) {
            return;
        }
        let wait = (NOT_BEFORE.get() - js_sys::Date::now()).max(GATHER);
        set_timeout(move || ask(board), Duration::from_millis(wait as u64));
    }

    fn ask(board: BoardState) {
        // a lifted card keeps the board still under the pointer
        match board.lifted.try_with_untracked(Option::is_some) {
            None => return,
            Some(true) => {
                set_timeout(move || ask(board), Duration::from_millis(200));
                return;
            }
            Some(false) => {}
        }
        PLANNED.set(false);
        RUNNING.set(true);
        let query = board.query.get_untracked();
        let asked = BoardQuery { cards: Some(board.longest().clamp(CARDS, 200)), ..query.clone() };
        let began = js_sys::Date::now();
        spawn_local(async move {
            let answer = board.unless_changed(load_board(asked)).await;
            let now = js_sys::Date::now();
            NOT_BEFORE.set(now + (now - began) * SHARE);
            RUNNING.set(false);
            let still = board.query.try_with_untracked(|q| *q == query) == Some(true);
            let lifted = board.lifted.try_with_untracked(Option::is_some) == Some(true);
            match answer {
                Some(Ok(new)) if still && !lifted => flip::around(move || board.apply(new)),
                Some(Err(_)) => {}
                _ => AGAIN.set(true),
            }
            if AGAIN.replace(false) && still {
                plan(board);
            }
        });
    }
}
