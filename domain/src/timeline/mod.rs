//! What happened on a card, as people read it.

mod group;
mod what;

pub use group::{Entry, group};
pub use what::{FieldChange, What};

use crate::{ActivityId, BatchId, ClientId, Date, DealId, EventId, Millis, UserId};
use serde::{Deserialize, Serialize};

/// Which events a timeline shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// What became of deals.
    Deals,
    /// Calls.
    Calls,
    /// Notes.
    Notes,
    /// Tasks.
    Tasks,
    /// Changes of the card itself, imports.
    Changes,
}

impl Filter {
    /// Every filter, in the order shown.
    pub const ALL: [Filter; 6] = [Filter::All, Filter::Deals, Filter::Calls, Filter::Notes, Filter::Tasks, Filter::Changes];

    /// In addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Filter::All => "all",
            Filter::Deals => "deals",
            Filter::Calls => "calls",
            Filter::Notes => "notes",
            Filter::Tasks => "tasks",
            Filter::Changes => "changes",
        }
    }

    /// From an address; anything unknown is all.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|f| f.as_str() == text).unwrap_or_default()
    }

    /// The groups of the log it shows; empty: all but those no timeline shows.
    pub fn groups(self) -> &'static [&'static str] {
        match self {
            Filter::All => &[],
            Filter::Deals => &["deal"],
            Filter::Calls => &["call"],
            Filter::Notes => &["note"],
            Filter::Tasks => &["task"],
            Filter::Changes => &["client", "import", "product"],
        }
    }
}

/// The group of events that stand on a card for the live feed's and the audit's sake, and that
/// no timeline shows: the edit of a note is seen on the note itself.
pub const HIDDEN: &str = "hidden";

/// Whose timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// A client's; a person's holds those of deals they are on.
    Client(ClientId),
    /// A deal's.
    Deal(DealId),
}

/// Asks for a page of a timeline, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineQuery {
    /// Whose.
    pub of: Of,
    /// Which events.
    #[serde(default)]
    pub filter: Filter,
    /// Behind this entry; `None`: from the newest.
    #[serde(default)]
    pub after: Option<TimelineKey>,
    /// At most so many, 1 to 200.
    pub limit: u32,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineKey {
    /// When the last entry happened.
    pub at: Millis,
    /// Its event.
    pub event: EventId,
}

/// A page of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelinePage {
    /// What happened, newest first.
    pub rows: Vec<Happening>,
    /// Where the next page begins, if there is one.
    pub next: Option<TimelineKey>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// The event.
    pub id: EventId,
    /// When it happened.
    pub at: Millis,
    /// On which day, in the organisation's zone.
    pub day: Date,
    /// Hour and minute there; `None` if only the day is known (imported dates).
    pub time: Option<(i8, i8)>,
    /// Who did it; `None`: the system.
    pub actor: Option<(UserId, String)>,
    /// The deal it stands on, with its title.
    pub deal: Option<(DealId, String)>,
    /// The import or demo it belongs to, with its label.
    pub batch: Option<(BatchId, String)>,
    /// What happened.
    pub what: What,
    /// The note or call behind it, if it can be edited and deleted by the viewer.
    pub editable: Option<ActivityId>,
}
