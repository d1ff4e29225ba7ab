//! Deals: the board, the deal itself, and what can be asked about them.

mod board;
mod commands;
mod detail;
mod list;

pub use board::*;
pub use commands::*;
pub use detail::*;
pub use list::*;

use crate::{ClientId, Date, DealId, Millis, UserId};
use serde::{Deserialize, Serialize};

/// A colleague on a card: who owns a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Their id, which decides the colour of their initials.
    pub id: UserId,
    /// Their name.
    pub name: String,
}

/// A client as a deal names it: shown to all who see the deal, even if the client's own
/// card is out of their sight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealClient {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// A company, not a person.
    pub company: bool,
}

/// How late or near the next step of a deal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// There is no next step: a warning.
    NoStep,
    /// A step without a date.
    Undated,
    /// So many days ago.
    Late(i64),
    /// Today.
    Today,
    /// On a later day.
    On(Date),
}

/// Reads how late a next step is on a day.
pub fn due(step: Option<&str>, date: Option<Date>, today: Date) -> Due {
    match (step, date) {
        (None, None) => Due::NoStep,
        (_, None) => Due::Undated,
        (_, Some(date)) if date < today => Due::Late(today.days_since(date)),
        (_, Some(date)) if date == today => Due::Today,
        (_, Some(date)) => Due::On(date),
    }
}

/// Days a deal has been in its stage, counted in full days of 24 hours.
pub fn days_in_stage(since: Millis, now: Millis) -> i64 {
    (now - since).max(0) / 86_400_000
}

/// Whether a deal stays too long in its stage.
pub fn is_rotting(days: i64, rotting_days: Option<i64>) -> bool {
    rotting_days.is_some_and(|limit| days >= limit)
}

/// Names a deal in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealRef {
    /// Its id.
    pub id: DealId,
    /// Its version now.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_late_today_or_later() {
        let today = Date::new(2026, 6, 15).expect("a date");
        assert_eq!(due(None, None, today), Due::NoStep);
        assert_eq!(due(Some("Call"), None, today), Due::Undated);
        assert_eq!(due(Some("Call"), Some(today), today), Due::Today);
        assert_eq!(due(Some("Call"), Some(today.plus_days(-3)), today), Due::Late(3));
        assert_eq!(due(None, Some(today.plus_days(1)), today), Due::On(today.plus_days(1)));
    }

    #[test]
    fn a_stage_without_limit_never_rots() {
        assert!(!is_rotting(9_999, None) && is_rotting(14, Some(14)) && !is_rotting(13, Some(14)));
        assert_eq!(days_in_stage(10, 5), 0);
    }
}
