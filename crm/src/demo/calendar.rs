//! Two years of working days up to today.

use super::rng::Rng;
use crate::clock::{date_in, noon_in};
use domain::{Date, Millis};
use jiff::tz::TimeZone;

/// How many days back history goes.
pub(super) const DAYS: i64 = 730;
/// A minute in ms.
pub(super) const MINUTE: Millis = 60_000;
/// A day in ms.
pub(super) const DAY: Millis = 24 * 60 * MINUTE;

/// Days by number: 0 is the first, [`DAYS`] is today.
pub(super) struct Calendar {
    zone: TimeZone,
    days: Vec<(Date, Millis)>,
    /// Now, Unix ms.
    pub now: Millis,
}

impl Calendar {
    pub fn new(zone: TimeZone, now: Millis) -> Self {
        let today = date_in(&zone, now);
        let day = |n: i64| {
            let date = today.plus_days(n - DAYS);
            (date, noon_in(&zone, date))
        };
        Self { days: (0..=DAYS).map(day).collect(), zone, now }
    }

    /// Today.
    pub fn today(&self) -> Date {
        self.days[DAYS as usize].0
    }

    /// The first of the two years' days.
    pub fn first(&self) -> Date {
        self.days[0].0
    }

    /// The date of an instant.
    pub fn date(&self, at: Millis) -> Date {
        date_in(&self.zone, at)
    }

    /// The day's number of an instant.
    pub fn day_of(&self, at: Millis) -> i64 {
        self.date(at).days_since(self.first()).clamp(0, DAYS)
    }

    /// A time in working hours of a day; instead of a weekend's mostly the Monday after; never after now.
    pub fn moment(&self, rng: &mut Rng, day: i64) -> Millis {
        let mut day = day.clamp(0, DAYS);
        let weekday = i64::from(self.days[day as usize].0.weekday());
        if weekday > 5 && rng.percent(95) {
            day = (day + 8 - weekday).min(DAYS);
        }
        let at = self.days[day as usize].1 + rng.between(-240, 360) * MINUTE + rng.between(0, 59_999);
        if at < self.now { at } else { self.now - rng.between(1, 180) * MINUTE }
    }

    /// A day of the two years, later ones somewhat more often: the firm grows.
    pub fn any_day(&self, rng: &mut Rng) -> i64 {
        let a = rng.between(0, DAYS);
        let b = rng.between(0, DAYS);
        if rng.percent(40) { a.max(b) } else { a }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_lie_in_their_two_years() {
        let now = crate::testing::NOW;
        let calendar = Calendar::new(TimeZone::get("Europe/Berlin").expect("a zone"), now);
        assert_eq!(calendar.today(), calendar.date(now));
        let mut rng = Rng::new(1, 1);
        for day in 0..=DAYS {
            let at = calendar.moment(&mut rng, day);
            assert!(at < now && calendar.date(at) >= calendar.first());
            assert!((0..=2).contains(&(calendar.day_of(at) - day)), "day {day}");
        }
    }
}
