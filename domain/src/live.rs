//! What the live feed tells pages: that something changed, never what it says. Pages
//! ask again through their own query.

use crate::ids::{BatchId, CommandId};
use serde::{Deserialize, Serialize};

/// One committed transaction, as one viewer may hear of it. Sent as the SSE event `change`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveMessage {
    /// Where the reader stands after it: sent back as `?cursor=` or Last-Event-ID.
    pub cursor: i64,
    /// What happened (`deal.moved`), each kind once.
    pub kinds: Vec<String>,
    /// Which records it touched, each once.
    pub records: Vec<LiveRecord>,
    /// The command that caused it: a page knows its own by it.
    pub command: Option<CommandId>,
    /// The batch it belongs to: an import, a bulk change, an undo.
    pub batch: Option<BatchId>,
    /// More records were touched than are listed: ask again for everything shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// A touched record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveRecord {
    /// `client`, `deal`, `task`, `product`, `user`, `pipeline`, `import`, `settings`.
    #[serde(rename = "type")]
    pub record: String,
    /// Its id.
    pub id: i64,
    /// Its version after the change.
    pub version: i64,
    /// The viewer could see it before, and can't any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
}

/// The first thing a stream says, as the SSE event `hello`; `reload` has the same shape and
/// asks the page to read everything anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveHello {
    /// Where the feed stands.
    pub cursor: i64,
    /// The server's build: another one than the page's own means a newer version is served.
    pub build: String,
}

impl LiveMessage {
    /// Whether it touched a record of a type.
    pub fn touches(&self, record: &str) -> bool {
        self.more || self.records.iter().any(|r| r.record == record)
    }

    /// Whether it touched this record.
    pub fn touches_one(&self, record: &str, id: i64) -> bool {
        self.more || self.records.iter().any(|r| r.record == record && r.id == id)
    }
}
