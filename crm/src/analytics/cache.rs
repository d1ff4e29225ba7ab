//! Answers kept until the log grows: many people look at the same figures, and every
//! change makes all of them ask again at once.

use domain::analytics::{AskDashboard, Dashboard};
use domain::{Date, Millis, Scope};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::OnceCell;

/// How many answers are kept; the oldest goes first.
const MOST: usize = 64;
/// How long an answer is trusted without news, in ms: what changes without an event
/// (a restored database) shows after that.
const FRESH_FOR: Millis = 60_000;

/// What makes two questions the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Whose records.
    pub scope: Scope,
    /// Period and filters.
    pub ask: AskDashboard,
    /// The day decides what 'this quarter' is.
    pub today: Date,
}

/// An answer, there or being worked out: who asks meanwhile waits for it.
pub type Slot = Arc<OnceCell<Arc<Dashboard>>>;

/// The answers of this process.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<Key, Kept>>);

struct Kept {
    log: i64,
    at: Millis,
    slot: Slot,
}

impl Cache {
    /// The place of an answer at a log id; a new one if the log grew since.
    pub fn slot(&self, key: &Key, log: i64, now: Millis) -> Slot {
        let Ok(mut kept) = self.0.lock() else { return Slot::default() };
        if let Some(k) = kept.get(key)
            && k.log >= log
            && (now - k.at).abs() < FRESH_FOR
        {
            return k.slot.clone();
        }
        if kept.len() >= MOST
            && let Some(oldest) = kept.iter().min_by_key(|(_, k)| k.at).map(|(key, _)| key.clone())
        {
            kept.remove(&oldest);
        }
        let slot = Slot::default();
        kept.insert(key.clone(), Kept { log, at: now, slot: slot.clone() });
        slot
    }
}
