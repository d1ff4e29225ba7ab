//! Calendar dates and instants. A date is not midnight in UTC: due dates, close
//! dates and report periods are dates in the organisation's zone.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar date, written `YYYY-MM-DD`; its text orders as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Year, month 1-12, day 1-31; `None` if there is no such date.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// From `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        Self::new(text.get(0..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..10)?.parse().ok()?)
    }

    /// Year.
    pub fn year(&self) -> i16 {
        self.0.year()
    }
    /// Month, 1-12.
    pub fn month(&self) -> i8 {
        self.0.month()
    }
    /// Day of the month, 1-31.
    pub fn day(&self) -> i8 {
        self.0.day()
    }
    /// Day of the week, Monday = 1 … Sunday = 7 (ISO 8601).
    pub fn weekday(&self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }
    /// So many days later (earlier if negative); stops at the calendar's ends.
    pub fn plus_days(&self, days: i64) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days.clamp(-3_000_000, 3_000_000))))
    }
    /// So many months later, the day cut to the month's last.
    pub fn plus_months(&self, months: i64) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months.clamp(-100_000, 100_000))))
    }
    /// The first day of its month.
    pub fn first_of_month(&self) -> Self {
        Self(self.0.first_of_month())
    }
    /// Days from `earlier` to this date.
    pub fn days_since(&self, earlier: Date) -> i64 {
        (self.0 - earlier.0).get_days().into()
    }
    /// The date within, for zone arithmetic on the server.
    pub fn civil(&self) -> jiff::civil::Date {
        self.0
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(d: jiff::civil::Date) -> Self {
        Self(d)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl TryFrom<String> for Date {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("'{text}' is not a date"))
    }
}

impl From<Date> for String {
    fn from(d: Date) -> String {
        d.to_string()
    }
}

/// Unix milliseconds, UTC.
pub type Millis = i64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_orders_as_dates_do() {
        let (a, b) = (Date::new(2017, 9, 30), Date::new(2017, 10, 1));
        assert!(a < b && a.map(|d| d.to_string()) < b.map(|d| d.to_string()));
        assert_eq!(Date::parse("2017-02-29"), None);
        assert_eq!(b.zip(a).map(|(b, a)| b.days_since(a)), Some(1));
    }
}
