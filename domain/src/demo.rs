//! Demo data: how much of it, and what was made.

use serde::{Deserialize, Serialize};

/// How much demo data to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoSize {
    /// Companies and persons.
    pub clients: u32,
    /// Deals.
    pub deals: u32,
    /// Entries of the log, in all; never fewer than the records bring.
    pub events: u32,
    /// The same seed makes the same data, up to today's date.
    pub seed: u64,
}

impl DemoSize {
    /// For a first look.
    pub const FIRST_LOOK: DemoSize = DemoSize { clients: 60, deals: 120, events: 1_500, seed: 1 };
    /// More is not made.
    pub const MOST: DemoSize = DemoSize { clients: 300_000, deals: 150_000, events: 3_000_000, seed: 0 };
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoMade {
    /// Companies and persons.
    pub clients: u32,
    /// Deals.
    pub deals: u32,
    /// Entries of the log.
    pub events: u32,
}
