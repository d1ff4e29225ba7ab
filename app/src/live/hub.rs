//! What this tab knows of the feed: where it stands, who listens, what was heard lately.

use super::{LiveNews, channel, source};
use domain::live::{LiveHello, LiveMessage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

/// Without a sign of life for so long (ms) the data count as paused.
const STALE_AFTER: f64 = 30_000.0;
/// The tab that holds the stream keeps so many messages for tabs that just opened.
const KEPT: usize = 200;

/// What tabs tell each other.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Word {
    /// The stream began, or a message in it.
    Hello(LiveHello),
    /// A change.
    Change(LiveMessage),
    /// Read everything anew.
    Reload(LiveHello),
    /// A sign of life.
    Beat,
    /// Nobody is signed in any more.
    SignedOut,
    /// A tab that just opened: what came after this place?
    Since(i64),
    /// Who holds the stream? Asked where there are no Web Locks.
    WhoHolds,
    /// I do; two who say so find out by their numbers who goes on.
    Holds(f64),
    /// I hold it no more.
    Free,
    /// This person looks at a page that just opened, or signed in again.
    Here(i64),
}

type Listener = Rc<dyn Fn(&LiveNews)>;

thread_local! {
    static LISTENERS: RefCell<Vec<(u32, Listener)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(1) };
    static STARTED: Cell<bool> = const { Cell::new(false) };
    static CURSOR: Cell<Option<i64>> = const { Cell::new(None) };
    static RECENT: RefCell<VecDeque<LiveMessage>> = const { RefCell::new(VecDeque::new()) };
    static HOLDS: Cell<bool> = const { Cell::new(false) };
    static HEARD_AT: Cell<f64> = const { Cell::new(0.0) };
    static ME: Cell<Option<i64>> = const { Cell::new(None) };
    static FRESH: ArcRwSignal<bool> = ArcRwSignal::new(true);
}

pub(super) fn fresh() -> ArcRwSignal<bool> {
    FRESH.with(Clone::clone)
}

pub(super) fn listen(run: Listener) -> u32 {
    let number = NEXT.get();
    NEXT.set(number + 1);
    LISTENERS.with_borrow_mut(|all| all.push((number, run)));
    start();
    number
}

pub(super) fn forget(number: u32) {
    LISTENERS.with_borrow_mut(|all| all.retain(|(n, _)| *n != number));
}

pub(super) fn read_at(cursor: i64) {
    if CURSOR.get().is_none() {
        CURSOR.set(Some(cursor));
    }
}

/// How long ago the last sign of life was, ms.
pub(super) fn silent_for() -> f64 {
    js_sys::Date::now() - HEARD_AT.get()
}

pub(super) fn cursor() -> Option<i64> {
    CURSOR.get()
}

/// Who looks at this page; other tabs compare.
pub(super) fn here(user: i64) {
    ME.set(Some(user));
    channel::tell(&Word::Here(user));
}

/// Nobody is signed in: the stream rests, and other tabs are told.
pub(super) fn pause() {
    source::rest(true);
    channel::tell(&Word::SignedOut);
}

/// Signed in again: the stream goes on, and pages ask for what they missed.
pub(super) fn resume() {
    source::rest(false);
    tell_page(&LiveNews::Reload);
}

/// This tab holds the browser's stream, or gave it up.
pub(super) fn hold(holds: bool) {
    HOLDS.set(holds);
}

fn start() {
    if STARTED.replace(true) {
        return;
    }
    HEARD_AT.set(js_sys::Date::now());
    channel::open();
    source::stand_for_election();
    if let Some(cursor) = CURSOR.get() {
        channel::tell(&Word::Since(cursor));
    }
    set_interval(
        || {
            let alive = js_sys::Date::now() - HEARD_AT.get() < STALE_AFTER;
            let fresh = fresh();
            if fresh.get_untracked() != alive {
                fresh.set(alive);
            }
        },
        Duration::from_secs(5),
    );
}

/// Something arrived: from the stream (then other tabs are told), or from another tab.
pub(super) fn hear(word: Word, from_stream: bool) {
    if from_stream {
        channel::tell(&word);
    }
    match word {
        Word::Hello(hello) => {
            alive();
            crate::shell::seen_build(&hello.build);
            if CURSOR.get().is_none() {
                CURSOR.set(Some(hello.cursor));
            }
        }
        Word::Beat => alive(),
        Word::Change(message) => {
            alive();
            // tabs may hear a message twice: from the stream's holder, and when it changes
            if CURSOR.get().is_some_and(|at| message.cursor <= at) {
                return;
            }
            CURSOR.set(Some(message.cursor));
            if from_stream {
                RECENT.with_borrow_mut(|recent| {
                    recent.push_back(message.clone());
                    if recent.len() > KEPT {
                        recent.pop_front();
                    }
                });
            }
            tell_page(&LiveNews::Change(message));
        }
        Word::Reload(hello) => {
            alive();
            CURSOR.set(Some(hello.cursor));
            tell_page(&LiveNews::Reload);
        }
        Word::WhoHolds | Word::Holds(_) | Word::Free => super::without_locks::hear(&word),
        Word::SignedOut => crate::session::ended(),
        Word::Here(user) => match ME.get() {
            Some(me) if me == user => crate::session::resumed(),
            // somebody else uses this browser now: nothing of this page is theirs
            Some(_) => {
                let _ = window().location().reload();
            }
            None => {}
        },
        Word::Since(asked) => {
            if HOLDS.get() {
                catch_up(asked);
            }
        }
    }
}

/// The holder tells a tab that just opened what it missed since its page was read.
fn catch_up(asked: i64) {
    let missed: Vec<LiveMessage> = RECENT.with_borrow(|recent| recent.iter().filter(|m| m.cursor > asked).cloned().collect());
    let kept_all = RECENT.with_borrow(|recent| recent.len() < KEPT || recent.front().is_some_and(|m| m.cursor <= asked));
    if kept_all {
        for message in missed {
            channel::tell(&Word::Change(message));
        }
    } else if let Some(cursor) = CURSOR.get() {
        channel::tell(&Word::Reload(LiveHello { cursor, build: String::new() }));
    }
}

fn alive() {
    HEARD_AT.set(js_sys::Date::now());
    let fresh = fresh();
    if !fresh.get_untracked() {
        fresh.set(true);
    }
}

fn tell_page(news: &LiveNews) {
    // a listener may come or go while it runs
    let all: Vec<Listener> = LISTENERS.with_borrow(|all| all.iter().map(|(_, run)| run.clone()).collect());
    for run in all {
        run(news);
    }
}
