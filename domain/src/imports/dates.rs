//! Dates as people write them in tables.

use crate::dates::Date;
use serde::{Deserialize, Serialize};

/// The order of day, month and year in numeric dates. A leading year of four digits is
/// understood whatever the order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// `20.10.2016`, `20/10/2016`
    DayMonthYear,
    /// `10/20/2016`
    MonthDayYear,
    /// `2016-10-20`
    YearMonthDay,
}

impl DateOrder {
    /// All orders, in the order a list offers them.
    pub const ALL: [Self; 3] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay];

    /// How the order is shown where it can be corrected.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::DayMonthYear => "DD.MM.YYYY",
            Self::MonthDayYear => "MM/DD/YYYY",
            Self::YearMonthDay => "YYYY-MM-DD",
        }
    }
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateError {
    /// It does not look like a date at all.
    NotADate,
    /// It looks like one, but the calendar has no such day in this order (`31.02.2017`).
    NoSuchDay,
}

/// The three numbers of a date as written, and what separated them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts {
    first: i32,
    second: i32,
    third: i32,
    year_first: bool,
    dotted: bool,
    /// The month was a word; then `first` is the day and `second` the month.
    worded: bool,
}

const MONTHS: [(&str, i32); 26] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("maer", 3),
    ("mrz", 3),
    ("apr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("january", 1),
    ("januar", 1),
    ("februar", 2),
    ("marz", 3),
    ("march", 3),
    ("juni", 6),
    ("juli", 7),
    ("october", 10),
    ("oktober", 10),
];

fn month_by_name(word: &str) -> Option<i32> {
    let folded = crate::fold::fold(word);
    let short = folded.get(..3)?;
    // a month's name begins with its abbreviation: "november", "dezember"
    let known = MONTHS.iter().find(|(name, _)| *name == folded || *name == short)?;
    let letters_only = folded.chars().all(|c| c.is_ascii_alphabetic());
    (letters_only && folded.len() <= 9).then_some(known.1)
}

fn split(text: &str) -> Option<Parts> {
    let text = text.trim();
    if text.len() < 6 || text.len() > 40 {
        return None;
    }
    // a time of day after the date is no concern of ours
    let date_part = match text.find('T') {
        Some(at) if text[..at].ends_with(|c: char| c.is_ascii_digit()) => &text[..at],
        _ => text,
    };
    let mut numbers: Vec<&str> = Vec::with_capacity(3);
    let mut month = None;
    let mut dotted = false;
    for piece in date_part.split([' ', '.', '/', '-', ',']).filter(|p| !p.is_empty()) {
        let all_digits = piece.bytes().all(|b| b.is_ascii_digit());
        if numbers.len() + usize::from(month.is_some()) == 3 {
            // what follows must be a time
            if !piece.contains(':') && !matches!(piece, "Uhr" | "AM" | "PM" | "am" | "pm") {
                return None;
            }
            break;
        }
        if all_digits && piece.len() <= 4 {
            numbers.push(piece);
        } else {
            month = match (month, month_by_name(piece)) {
                (None, Some(m)) => Some(m),
                _ => return None,
            };
        }
    }
    if date_part.contains('.') {
        dotted = true;
    }
    let number = |p: &str| p.parse::<i32>().ok();
    if let Some(month) = month {
        let [day, year] = numbers[..] else {
            return None;
        };
        if day.len() > 2 || !(year.len() == 4 || year.len() == 2) {
            return None;
        }
        let (first, third) = (number(day)?, full_year(number(year)?, year.len()));
        return Some(Parts { first, second: month, third, year_first: false, dotted, worded: true });
    }
    let [a, b, c] = numbers[..] else { return None };
    if a.len() == 4 {
        if b.len() > 2 || c.len() > 2 {
            return None;
        }
        return Some(Parts { first: number(a)?, second: number(b)?, third: number(c)?, year_first: true, dotted, worded: false });
    }
    if a.len() > 2 || b.len() > 2 || !(c.len() == 4 || c.len() == 2) {
        return None;
    }
    Some(Parts { first: number(a)?, second: number(b)?, third: full_year(number(c)?, c.len()), year_first: false, dotted, worded: false })
}

/// Two digits mean 1970 to 2069.
fn full_year(year: i32, digits: usize) -> i32 {
    match (digits, year) {
        (2, 0..70) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    }
}

/// Reads a date in the given order. A year of four digits in front, months by name and a
/// time of day behind are understood in any order.
pub fn parse_date(text: &str, order: DateOrder) -> Result<Date, DateError> {
    let p = split(text).ok_or(DateError::NotADate)?;
    let (year, month, day) = if p.year_first {
        (p.first, p.second, p.third)
    } else if p.worded || order == DateOrder::DayMonthYear {
        (p.third, p.second, p.first)
    } else if order == DateOrder::MonthDayYear {
        (p.third, p.first, p.second)
    } else {
        return Err(DateError::NoSuchDay);
    };
    let part = |n: i32| i8::try_from(n).map_err(|_| DateError::NoSuchDay);
    let year = i16::try_from(year).map_err(|_| DateError::NoSuchDay)?;
    Date::new(year, part(month)?, part(day)?).ok_or(DateError::NoSuchDay)
}

/// What the values of one column say about their order; fed row by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateEvidence {
    /// Values that look like dates.
    pub dates: u64,
    /// Values with a four-digit year in front.
    pub year_first: u64,
    /// First number above 12: a day.
    pub day_first: u64,
    /// Second number above 12: a day.
    pub month_first: u64,
    /// Separated by dots, as nobody writes month first.
    pub dotted: u64,
    /// Month by name.
    pub worded: u64,
}

impl DateEvidence {
    /// Counts one value. Returns whether it looks like a date.
    pub fn see(&mut self, text: &str) -> bool {
        let Some(p) = split(text) else { return false };
        let day_or_month = |n: i32| (1..=31).contains(&n);
        if p.year_first {
            if !(1..=12).contains(&p.second) || !day_or_month(p.third) {
                return false;
            }
            self.year_first += 1;
        } else if p.worded {
            self.worded += 1;
        } else {
            if !day_or_month(p.first) || !day_or_month(p.second) {
                return false;
            }
            match (p.first > 12, p.second > 12) {
                (true, true) => return false,
                (true, false) => self.day_first += 1,
                (false, true) => self.month_first += 1,
                (false, false) => {}
            }
            self.dotted += u64::from(p.dotted);
        }
        self.dates += 1;
        true
    }

    /// Both columns' evidence together: the columns of one file keep one order.
    pub fn and(self, other: Self) -> Self {
        Self {
            dates: self.dates + other.dates,
            year_first: self.year_first + other.year_first,
            day_first: self.day_first + other.day_first,
            month_first: self.month_first + other.month_first,
            dotted: self.dotted + other.dotted,
            worded: self.worded + other.worded,
        }
    }

    /// The order the values speak for, and whether it is certain. Where nothing speaks
    /// (every day up to the 12th), `fallback` is taken and the answer is not certain.
    pub fn decide(&self, fallback: DateOrder) -> (DateOrder, bool) {
        let numeric = self.dates - self.year_first - self.worded;
        if numeric == 0 {
            let certain = self.dates > 0;
            return (if self.year_first > 0 { DateOrder::YearMonthDay } else { fallback }, certain);
        }
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => (DateOrder::DayMonthYear, self.month_first == 0),
            std::cmp::Ordering::Less => (DateOrder::MonthDayYear, self.day_first == 0),
            // dots are the German and European way: day first
            std::cmp::Ordering::Equal if self.dotted == numeric => (DateOrder::DayMonthYear, self.day_first == 0),
            std::cmp::Ordering::Equal => {
                let order = if fallback == DateOrder::YearMonthDay { DateOrder::DayMonthYear } else { fallback };
                (order, false)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DateOrder::*;
    use super::*;
    use proptest::prelude::*;

    fn date(y: i16, m: i8, d: i8) -> Result<Date, DateError> {
        Ok(Date::new(y, m, d).unwrap())
    }

    fn evidence(values: &[&str]) -> DateEvidence {
        let mut e = DateEvidence::default();
        for v in values {
            e.see(v);
        }
        e
    }

    #[test]
    fn dates_are_read_in_their_order() {
        assert_eq!(parse_date("10/20/2016", MonthDayYear), date(2016, 10, 20));
        assert_eq!(parse_date("3/1/2017", MonthDayYear), date(2017, 3, 1));
        assert_eq!(parse_date("3/1/2017", DayMonthYear), date(2017, 1, 3));
        assert_eq!(parse_date(" 01.03.17 ", DayMonthYear), date(2017, 3, 1));
        assert_eq!(parse_date("01.03.99", DayMonthYear), date(1999, 3, 1));
        assert_eq!(parse_date("2017-03-01T10:00:00Z", DayMonthYear), date(2017, 3, 1));
        assert_eq!(parse_date("2017-03-01 10:00", MonthDayYear), date(2017, 3, 1));
        assert_eq!(parse_date("20. Oktober 2016", MonthDayYear), date(2016, 10, 20));
        assert_eq!(parse_date("3 März 2016", MonthDayYear), date(2016, 3, 3));
        assert_eq!(parse_date("Dec 24, 2016", DayMonthYear), date(2016, 12, 24));
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert_eq!(parse_date("10/20/2016", DayMonthYear), Err(DateError::NoSuchDay));
        assert_eq!(parse_date("31.02.2017", DayMonthYear), Err(DateError::NoSuchDay));
        for text in ["", "n/a", "soon", "1.2.3", "1.054,00", "12", "2016", "1/2/3/2016", "GTX 1 2017", "192.168.10.17", "1996.5"] {
            assert_eq!(parse_date(text, DayMonthYear), Err(DateError::NotADate), "{text}");
        }
    }

    #[test]
    fn the_order_is_decided_by_evidence() {
        assert_eq!(evidence(&["10/20/2016", "3/1/2017"]).decide(DayMonthYear), (MonthDayYear, true));
        assert_eq!(evidence(&["20/10/2016", "3/1/2017"]).decide(MonthDayYear), (DayMonthYear, true));
        assert_eq!(evidence(&["03.01.2017"]).decide(MonthDayYear), (DayMonthYear, true));
        assert_eq!(evidence(&["2017-01-03"]).decide(MonthDayYear), (YearMonthDay, true));
        // nothing to tell by: said so
        assert_eq!(evidence(&["3/1/2017"]).decide(MonthDayYear), (MonthDayYear, false));
        assert_eq!(evidence(&["3/1/2017"]).decide(DayMonthYear), (DayMonthYear, false));
        // contradictory: the majority, and said so
        assert_eq!(evidence(&["20/10/2016", "10/20/2016", "10/21/2016"]).decide(DayMonthYear), (MonthDayYear, false));
        assert_eq!(evidence(&[]).decide(MonthDayYear), (MonthDayYear, false));
    }

    proptest! {
        #[test]
        fn any_day_survives_being_written(y in 1970i16..2069, m in 1i8..=12, d in 1i8..=28) {
            let day = Date::new(y, m, d).unwrap();
            prop_assert_eq!(parse_date(&format!("{d:02}.{m:02}.{y}"), DayMonthYear), Ok(day));
            prop_assert_eq!(parse_date(&format!("{m}/{d}/{y}"), MonthDayYear), Ok(day));
            prop_assert_eq!(parse_date(&format!("{y}-{m:02}-{d:02}"), DayMonthYear), Ok(day));
            prop_assert_eq!(parse_date(&format!("{d}.{m}.{:02}", y % 100), DayMonthYear), Ok(day));
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,24}") {
            let mut e = DateEvidence::default();
            e.see(&text);
            let (order, _) = e.decide(DayMonthYear);
            let _ = parse_date(&text, order);
        }

        #[test]
        fn one_day_above_twelve_decides(m in 1i8..=12, d in 13i8..=28) {
            let american = format!("{m}/{d}/2017");
            let european = format!("{d}/{m}/2017");
            prop_assert_eq!(evidence(&["1/2/2017", &american]).decide(DayMonthYear), (MonthDayYear, true));
            prop_assert_eq!(evidence(&["1/2/2017", &european]).decide(MonthDayYear), (DayMonthYear, true));
        }
    }
}
