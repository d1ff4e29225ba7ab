//! Report periods. All are whole days in the organisation's zone, both ends included.

use crate::dates::Date;
use serde::{Deserialize, Serialize};

/// How many years a report may span.
pub const LONGEST_YEARS: i64 = 30;

/// First and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Span {
    /// Whether a day lies in it.
    pub fn has(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        self.to.days_since(self.from) + 1
    }

    /// How many whole calendar months it is, if it is some.
    pub fn whole_months(&self) -> Option<i64> {
        let after = self.to.plus_days(1);
        (self.from.day() == 1 && after.day() == 1 && self.from < after)
            .then(|| i64::from(after.year() - self.from.year()) * 12 + i64::from(after.month()) - i64::from(self.from.month()))
    }

    /// The span to compare with: as long, right before. A running period is compared with the
    /// same part of the one before, so that its first week is not held against a whole quarter.
    pub fn before(&self, today: Date) -> Span {
        let last = self.from.plus_days(-1);
        let Some(months) = self.whole_months() else {
            return Span { from: self.from.plus_days(-self.days()), to: last };
        };
        let from = self.from.plus_months(-months);
        let to = if self.has(today) && today < self.to { today.plus_months(-months).min(last) } else { last };
        Span { from, to }
    }

    /// The calendar month a day is in.
    pub fn month_of(day: Date) -> Span {
        let from = day.first_of_month();
        Span { from, to: from.plus_months(1).plus_days(-1) }
    }

    /// The quarter a day is in.
    pub fn quarter_of(day: Date) -> Span {
        let from = day.first_of_month().plus_months(-i64::from((day.month() - 1) % 3));
        Span { from, to: from.plus_months(3).plus_days(-1) }
    }

    /// The year a day is in.
    pub fn year_of(day: Date) -> Span {
        let from = day.first_of_month().plus_months(1 - i64::from(day.month()));
        Span { from, to: from.plus_months(12).plus_days(-1) }
    }
}

/// A period as people choose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// The month we are in.
    ThisMonth,
    /// The one before.
    LastMonth,
    /// The quarter we are in: what a dashboard opens with.
    ThisQuarter,
    /// The one before.
    LastQuarter,
    /// The year we are in.
    ThisYear,
    /// The one before.
    LastYear,
    /// Twelve calendar months, the running one the last of them.
    LastTwelveMonths,
    /// From a day to a day.
    Days(Span),
}

impl Period {
    /// Those with a name, in the order of the menu.
    pub const NAMED: [Period; 7] = [
        Period::ThisMonth,
        Period::LastMonth,
        Period::ThisQuarter,
        Period::LastQuarter,
        Period::ThisYear,
        Period::LastYear,
        Period::LastTwelveMonths,
    ];

    /// Its first and last day, seen from a day.
    pub fn span(&self, today: Date) -> Span {
        match self {
            Period::ThisMonth => Span::month_of(today),
            Period::LastMonth => Span::month_of(today.plus_months(-1)),
            Period::ThisQuarter => Span::quarter_of(today),
            Period::LastQuarter => Span::quarter_of(today.plus_months(-3)),
            Period::ThisYear => Span::year_of(today),
            Period::LastYear => Span::year_of(today.plus_months(-12)),
            Period::LastTwelveMonths => {
                let to = Span::month_of(today).to;
                Span { from: today.first_of_month().plus_months(-11), to }
            }
            Period::Days(span) => *span,
        }
    }

    /// As it stands in an address: `this-quarter`, `2017-10-01..2017-12-31`.
    pub fn key(&self) -> String {
        match self {
            Period::ThisMonth => "this-month".to_owned(),
            Period::LastMonth => "last-month".to_owned(),
            Period::ThisQuarter => "this-quarter".to_owned(),
            Period::LastQuarter => "last-quarter".to_owned(),
            Period::ThisYear => "this-year".to_owned(),
            Period::LastYear => "last-year".to_owned(),
            Period::LastTwelveMonths => "last-12-months".to_owned(),
            Period::Days(span) => format!("{}..{}", span.from, span.to),
        }
    }

    /// From its key; `None` if it is none, or ends before it begins.
    pub fn parse(key: &str) -> Option<Self> {
        if let Some(named) = Self::NAMED.into_iter().find(|p| p.key() == key) {
            return Some(named);
        }
        let (from, to) = key.split_once("..")?;
        let span = Span { from: Date::parse(from)?, to: Date::parse(to)? };
        span.is_sound().then_some(Period::Days(span))
    }
}

impl Span {
    /// Whether it begins before it ends and is not absurdly long.
    pub fn is_sound(&self) -> bool {
        self.from <= self.to && self.to <= self.from.plus_months(12 * LONGEST_YEARS) && (1900..=2200).contains(&self.from.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn span(from: &str, to: &str) -> Span {
        Span { from: day(from), to: day(to) }
    }

    #[test]
    fn named_periods() {
        let today = day("2026-11-23");
        assert_eq!(Period::ThisQuarter.span(today), span("2026-10-01", "2026-12-31"));
        assert_eq!(Period::LastQuarter.span(today), span("2026-07-01", "2026-09-30"));
        assert_eq!(Period::LastQuarter.span(day("2026-02-28")), span("2025-10-01", "2025-12-31"));
        assert_eq!(Period::LastMonth.span(day("2026-03-31")), span("2026-02-01", "2026-02-28"));
        assert_eq!(Period::ThisYear.span(today), span("2026-01-01", "2026-12-31"));
        assert_eq!(Period::LastYear.span(day("2024-02-29")), span("2023-01-01", "2023-12-31"));
        assert_eq!(Period::LastTwelveMonths.span(today), span("2025-12-01", "2026-11-30"));
    }

    #[test]
    fn a_running_period_is_compared_with_the_same_part_of_the_one_before() {
        let today = day("2026-11-23");
        assert_eq!(Period::ThisQuarter.span(today).before(today), span("2026-07-01", "2026-08-23"));
        assert_eq!(Period::LastQuarter.span(today).before(today), span("2026-04-01", "2026-06-30"));
        assert_eq!(Period::ThisMonth.span(day("2026-03-30")).before(day("2026-03-30")), span("2026-02-01", "2026-02-28"));
        assert_eq!(span("2026-05-05", "2026-05-14").before(today), span("2026-04-25", "2026-05-04"));
        assert_eq!(span("2017-10-01", "2017-12-31").before(today), span("2017-07-01", "2017-09-30"));
        assert_eq!(Period::ThisQuarter.span(day("2026-12-31")).before(day("2026-12-31")), span("2026-07-01", "2026-09-30"));
    }

    #[test]
    fn keys_come_back() {
        for period in Period::NAMED.into_iter().chain([Period::Days(span("2017-10-01", "2017-12-31"))]) {
            assert_eq!(Period::parse(&period.key()), Some(period));
        }
        for bad in ["", "..", "2017-12-31..2017-10-01", "2017-02-30..2017-03-01", "0001-01-01..2026-01-01", "yesterday"] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }
}
