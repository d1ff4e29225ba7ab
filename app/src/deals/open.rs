//! Which deal's sheet is open: the address says it, so that links, back and reload keep it.

use super::query;
use domain::DealId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// Opens and closes sheets, and goes to other boards.
#[derive(Clone, Copy)]
pub struct Opening {
    /// The deal whose sheet is open.
    pub shown: Memo<Option<DealId>>,
    /// What the address asks of the board.
    pub asked: Memo<domain::deals::BoardQuery>,
    /// The deals of the table in order, as far as loaded, and how many there are; nothing on
    /// the board.
    pub listed: RwSignal<Option<(Vec<DealId>, i64)>>,
    map: Memo<ParamsMap>,
    go: StoredValue<GoTo>,
    /// Whether this page opened the sheet: closing then goes back.
    pushed: StoredValue<bool>,
}

type GoTo = std::sync::Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

impl Opening {
    /// For the page.
    pub fn new() -> Self {
        let map = use_query_map();
        let navigate = use_navigate();
        Self {
            shown: Memo::new(move |_| map.with(query::open_deal)),
            asked: Memo::new(move |_| map.with(query::asked)),
            listed: RwSignal::new(None),
            map,
            go: StoredValue::new(std::sync::Arc::new(move |to, options| navigate(to, options))),
            pushed: StoredValue::new(false),
        }
    }

    /// Opens a deal's sheet.
    pub fn open(self, id: DealId) {
        let replace = self.shown.get_untracked().is_some();
        if !replace {
            self.pushed.set_value(true);
        }
        self.go(&self.map.with_untracked(|map| query::with_deal(map, Some(id))), replace);
    }

    /// Closes it: back where it was opened from.
    pub fn close(self) {
        if self.shown.get_untracked().is_none() {
            return;
        }
        if self.pushed.get_value() {
            self.pushed.set_value(false);
            if let Ok(history) = window().history() {
                let _ = history.back();
            }
        } else {
            self.go(&self.map.with_untracked(|map| query::with_deal(map, None)), true);
        }
    }

    /// The client a new deal is asked for.
    pub fn new_for(self) -> Option<domain::ClientId> {
        self.map.with_untracked(|map| map.get_str("client").and_then(|v| v.parse().ok()))
    }

    /// Takes the wish for a new deal out of the address, so that a reload does not open the form again.
    pub fn no_longer_new(self) {
        if self.map.with_untracked(|map| map.get_str("new").is_some()) {
            self.go(&self.map.with_untracked(|map| query::without(map, &["new", "client"]).to_string()), true);
        }
    }

    /// Asks the board for something else.
    pub fn ask(self, change: impl FnOnce(&mut domain::deals::BoardQuery)) {
        let mut asked = self.asked.get_untracked();
        change(&mut asked);
        self.go(&query::address(&asked, None), false);
    }

    fn go(self, to: &str, replace: bool) {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        self.go.with_value(|go| go(to, options));
    }
}

/// The page's.
pub fn use_opening() -> Opening {
    expect_context()
}
