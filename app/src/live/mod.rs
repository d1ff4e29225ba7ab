//! The live feed in the browser: one stream for all tabs, and who listens to it.
//!
//! `use_live(move |news| …)` in a page runs for each change that this person may hear of.
//! News name records, never values: pages ask again through their own query. A page knows
//! its own changes by the command id.

#[cfg(feature = "hydrate")]
mod channel;
#[cfg(feature = "hydrate")]
mod hub;
#[cfg(feature = "hydrate")]
mod source;
#[cfg(feature = "hydrate")]
mod without_locks;

use domain::UserId;
use domain::live::LiveMessage;
use leptos::prelude::*;

/// What a page hears.
#[derive(Debug, Clone, PartialEq)]
pub enum LiveNews {
    /// Records changed.
    Change(LiveMessage),
    /// Too much happened to say it singly: ask for everything shown.
    Reload,
}

impl LiveNews {
    /// Whether a record of this type may have changed.
    pub fn touches(&self, record: &str) -> bool {
        match self {
            LiveNews::Change(message) => message.touches(record),
            LiveNews::Reload => true,
        }
    }

    /// Whether this record may have changed.
    pub fn touches_one(&self, record: &str, id: i64) -> bool {
        match self {
            LiveNews::Change(message) => message.touches_one(record, id),
            LiveNews::Reload => true,
        }
    }

    /// The command that caused it, if one did.
    pub fn command(&self) -> Option<&domain::CommandId> {
        match self {
            LiveNews::Change(message) => message.command.as_ref(),
            LiveNews::Reload => None,
        }
    }
}

/// Runs something for each piece of news while the calling component is there. In the
/// browser only; the first listener opens the stream.
pub fn use_live(run: impl Fn(&LiveNews) + 'static) {
    #[cfg(feature = "hydrate")]
    {
        let run: std::rc::Rc<dyn Fn(&LiveNews)> = std::rc::Rc::new(run);
        Effect::new(move |_| {
            let number = hub::listen(run.clone());
            on_cleanup(move || hub::forget(number));
        });
    }
    #[cfg(not(feature = "hydrate"))]
    drop(run);
}

/// Tells where the log stood when what this page shows was read, so that nothing between
/// reading and listening is missed. The first page of a visit that says so decides.
pub fn read_at(cursor: i64) {
    #[cfg(feature = "hydrate")]
    hub::read_at(cursor);
    #[cfg(not(feature = "hydrate"))]
    let _ = cursor;
}

/// Says who looks at this page, when it opens and after signing in again: tabs that wait for
/// this person's sign-in go on, tabs of somebody else load anew.
pub(crate) fn here(user: UserId) {
    #[cfg(feature = "hydrate")]
    hub::here(user.0);
    #[cfg(not(feature = "hydrate"))]
    let _ = user;
}

/// Lets the stream rest while nobody is signed in; other tabs are told.
pub(crate) fn pause() {
    #[cfg(feature = "hydrate")]
    hub::pause();
}

/// Goes on after signing in again.
#[cfg(feature = "hydrate")]
pub(crate) fn resume() {
    hub::resume();
}

/// Whether the feed is alive: false after 30 s without a sign of life.
pub fn use_fresh() -> Signal<bool> {
    #[cfg(feature = "hydrate")]
    {
        Signal::from(hub::fresh())
    }
    #[cfg(not(feature = "hydrate"))]
    Signal::derive(|| true)
}
