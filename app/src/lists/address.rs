//! The address as the one place where a page keeps what it asks.

use crate::address::Address;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
use std::sync::Arc;

type Go = Arc<dyn Fn(&str) + Send + Sync>;

/// What a page's address asks, and a way to ask something else.
pub struct Asked<S: Send + Sync + 'static> {
    /// What is asked now.
    pub now: Memo<S>,
    write: fn(Address, &S) -> Address,
    path: StoredValue<String>,
    go: StoredValue<Go>,
}

impl<S: Send + Sync + 'static> Clone for Asked<S> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<S: Send + Sync + 'static> Copy for Asked<S> {}

impl<S: Clone + Send + Sync + 'static> Asked<S> {
    /// Asks something else, without a step in the history.
    pub fn change(self, change: impl FnOnce(&mut S)) {
        let mut state = self.now.get_untracked();
        change(&mut state);
        let address = self.path.with_value(|path| (self.write)(Address::new(path), &state));
        self.go.with_value(|go| go(&address.to_string()));
    }
}

/// For the component of a page: reads the part behind the `?`, whoever changes it.
pub fn use_asked<S: Clone + PartialEq + Send + Sync + 'static>(read: fn(&ParamsMap) -> S, write: fn(Address, &S) -> Address) -> Asked<S> {
    let (query, path, navigate) = (use_query_map(), use_location().pathname, use_navigate());
    let home = path.get_untracked();
    let here = home.clone();
    let now = Memo::new(move |before: Option<&S>| match before {
        // another page's address says nothing about this one, which is about to go
        Some(before) if path.with(|p| *p != here) => before.clone(),
        _ => query.with(read),
    });
    let go: Go = Arc::new(move |to| navigate(to, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() }));
    Asked { now, write, path: StoredValue::new(home), go: StoredValue::new(go) }
}
