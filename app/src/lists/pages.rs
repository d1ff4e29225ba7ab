//! Reading a list: the first page, the next ones, and again what is in sight.

use super::splice::{Behind, splice};
use crate::act::use_act;
use crate::api::AppError;
use crate::live::use_live;
use crate::ui::ListRows;
use leptos::prelude::*;
use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;

/// Rows of a page.
pub const PAGE: u32 = 100;
/// Rows read at once at most, as the server allows.
const MOST: u32 = 500;
/// Rows read beyond those in sight when they are read again.
const BEYOND: usize = 20;

/// A page as it comes: its rows, and where the next one begins.
pub type Page<T, K> = (Vec<T>, Option<K>);

/// Where the list was read up to, and how to read on from the end of each page.
struct Place<K> {
    next: Option<K>,
    /// By the id of a page's last row: the key behind it.
    ends: HashMap<i64, K>,
}

#[derive(Clone, Copy)]
enum Part {
    Anew,
    More(u32),
    /// What is in sight, but for the rows before this one: they were just read.
    InSight(usize),
}

/// A list that reads itself on, anew when something else is asked, and again when others
/// change it.
pub struct Pages<T: 'static> {
    /// The rows so far.
    pub list: ListRows<T>,
    /// Counts up each time rows were read anew or again: sums are then asked again too.
    pub turn: RwSignal<u64>,
    ask: Callback<Part>,
}

impl<T> Clone for Pages<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Pages<T> {}

impl<T: Send + Sync + 'static> Pages<T> {
    /// Reads the next rows, at least a page.
    pub fn more(self, rows: u32) {
        self.ask.run(Part::More(rows.clamp(PAGE, MOST)));
    }

    /// Reads from the start.
    pub fn anew(self) {
        self.ask.run(Part::Anew);
    }

    /// Reads what is in sight again and puts it in place: nothing jumps.
    pub fn refresh(self) {
        self.ask.run(Part::InSight(0));
    }

    /// Refreshes when somebody changes a record of this kind, at most twice a second.
    pub fn follow(self, record: &'static str) -> Self {
        let waiting = StoredValue::new(false);
        use_live(move |news| {
            if news.touches(record) && waiting.try_get_value() == Some(false) {
                waiting.set_value(true);
                set_timeout(
                    move || {
                        if waiting.try_update_value(|waiting| *waiting = false).is_some() {
                            self.refresh();
                        }
                    },
                    Duration::from_millis(500),
                );
            }
        });
        self
    }
}

/// For the component of a list: `first` is the answer to `query` as it is now; `id` tells rows
/// apart; `read` asks for a page by query, key and number of rows.
pub fn use_pages<Q, T, K, F, Fut>(query: Memo<Q>, first: Page<T, K>, id: fn(&T) -> i64, read: F) -> Pages<T>
where
    Q: Clone + PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
    K: Clone + Send + Sync + 'static,
    F: Fn(Q, Option<K>, u32) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Page<T, K>, AppError>> + 'static,
{
    let act = use_act();
    let list = ListRows::new(first.0, first.1.is_some());
    let turn = RwSignal::new(0_u64);
    let place = StoredValue::new(Place { next: first.1, ends: HashMap::new() });
    let read = StoredValue::new(read);
    let asked = StoredValue::new(0_u64);
    // somebody changed something while a page was on its way
    let stale = StoredValue::new(false);
    let ask = StoredValue::new(None::<Callback<Part>>);
    let run = Callback::new(move |part: Part| {
        if matches!(part, Part::InSight(_)) && list.busy.get_untracked() {
            stale.set_value(true);
            return;
        }
        if matches!(part, Part::More(_)) && !list.more.get_untracked() {
            return;
        }
        let number = asked.get_value() + 1;
        asked.set_value(number);
        let (start, after, limit) = match part {
            Part::Anew => (0, None, PAGE),
            Part::More(rows) => (list.rows.with_untracked(Vec::len), place.with_value(|p| p.next.clone()), rows),
            Part::InSight(done) => in_sight(list, place, id, done),
        };
        list.busy.set(true);
        let page = read.with_value(|read| read(query.get_untracked(), after.clone(), limit));
        act.try_run(page, move |answer| {
            // an answer that was overtaken is dropped
            if asked.try_get_value() != Some(number) {
                return;
            }
            let mut rest = None;
            match (answer, part) {
                (Ok((rows, next)), Part::Anew) => {
                    place.set_value(Place { next: next.clone(), ends: HashMap::new() });
                    list.replace(rows, next.is_some());
                    turn.update(|n| *n += 1);
                }
                (Ok((rows, next)), Part::More(_)) => {
                    let end = list.rows.with_untracked(|rows| rows.last().map(id));
                    place.update_value(|place| {
                        place.next = next.clone();
                        if let Some((end, key)) = end.zip(after) {
                            place.ends.insert(end, key);
                        }
                    });
                    list.extend(rows, next.is_some());
                }
                (Ok((rows, next)), Part::InSight(_)) => {
                    rest = put(list, place, start, rows, next, id);
                    turn.update(|n| *n += 1);
                }
                (Err(error), Part::Anew) => {
                    list.replace(Vec::new(), false);
                    list.failed.set(true);
                    act.toasts.failed(error.message(act.lang));
                }
                (Err(error), Part::More(_)) => {
                    list.busy.set(false);
                    list.failed.set(true);
                    act.toasts.failed(error.message(act.lang));
                }
                // what stands there is still the newest anybody knows
                (Err(_), Part::InSight(_)) => list.busy.set(false),
            }
            // what came meanwhile is read from the first row in sight again
            let again = if stale.get_value() { Some(0) } else { rest };
            stale.set_value(false);
            if let Some((ask, done)) = ask.get_value().zip(again) {
                ask.run(Part::InSight(done));
            }
        });
    });
    ask.set_value(Some(run));
    Effect::new(move |before: Option<Q>| {
        let now = query.get();
        if before.is_some_and(|before| before != now) {
            run.run(Part::Anew);
        }
        now
    });
    Pages { list, turn, ask: run }
}

/// From which row, behind which key, and how many rows to read for those in sight.
fn in_sight<T, K>(list: ListRows<T>, place: StoredValue<Place<K>>, id: fn(&T) -> i64, done: usize) -> (usize, Option<K>, u32)
where
    T: Send + Sync + 'static,
    K: Clone + Send + Sync + 'static,
{
    let (first, last) = list.sight.get_untracked();
    list.rows.with_untracked(|rows| {
        place.with_value(|place| {
            let (first, last) = (first.max(done).min(rows.len()), last.min(rows.len()));
            let begin = (1..=first).rev().find_map(|at| Some((at, place.ends.get(&id(&rows[at - 1]))?.clone())));
            let (start, after) = begin.map_or((0, None), |(at, key)| (at, Some(key)));
            let limit = u32::try_from(last.saturating_sub(start) + BEYOND).unwrap_or(MOST);
            (start, after, limit.clamp(PAGE, MOST))
        })
    })
}

/// Puts a page that was read again in its place; the row behind it, if more of what is in sight
/// stands there.
fn put<T, K>(
    list: ListRows<T>,
    place: StoredValue<Place<K>>,
    start: usize,
    page: Vec<T>,
    next: Option<K>,
    id: fn(&T) -> i64,
) -> Option<usize>
where
    T: Send + Sync + 'static,
    K: Clone + Send + Sync + 'static,
{
    let ids: Vec<i64> = page.iter().map(id).collect();
    let mut behind = Behind::Cut;
    list.rows.update(|rows| behind = splice(rows, start, page, next.is_none(), id));
    place.update_value(|place| {
        for id in &ids {
            place.ends.remove(id);
        }
        match (behind, ids.last(), next.clone()) {
            (Behind::Kept, Some(end), Some(key)) => {
                place.ends.insert(*end, key);
            }
            (Behind::Kept, ..) => {}
            (Behind::Cut, ..) => place.next = next.clone(),
        }
    });
    if behind == Behind::Cut {
        list.more.set(next.is_some());
    }
    list.failed.set(false);
    list.busy.set(false);
    let (_, last) = list.sight.get_untracked();
    let end = ids.last().filter(|_| behind == Behind::Kept)?;
    list.rows.with_untracked(|rows| {
        let at = start + rows.get(start..)?.iter().position(|row| id(row) == *end)? + 1;
        (at < last.min(rows.len())).then_some(at)
    })
}
