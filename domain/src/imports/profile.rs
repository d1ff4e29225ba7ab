//! What a column holds, learnt row by row in bounded memory.

use super::{DateEvidence, NumberEvidence, Target, countries, stages};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many different values are counted by name. Lists of stages, sources and linked
/// names stay below; a column of remarks is cut off here.
pub const DISTINCT_LIMIT: usize = 5_000;

/// What a column holds.
#[derive(Clone, Debug, Default)]
pub struct ColumnProfile {
    /// The column's title.
    pub title: String,
    /// Rows with a value.
    pub filled: u64,
    /// Rows without one.
    pub empty: u64,
    /// The first few values, for show.
    pub samples: Vec<String>,
    /// What the values say about the order of dates.
    pub dates: DateEvidence,
    /// What the values say about decimals.
    pub numbers: NumberEvidence,
    /// E-mail addresses.
    pub emails: u64,
    /// Values that could be phone numbers.
    pub phones: u64,
    /// Names or codes of countries.
    pub countries: u64,
    /// Values of letters and digits without blanks, as keys are.
    pub codes: u64,
    /// Each different value with its rows, in the order of appearance; `None` once there are too many.
    pub distinct: Option<Vec<(String, u64)>>,
    /// Shares of the values found among the names of existing records, 0 to 1.
    pub found: HashMap<Target, f32>,
    /// Share of the values found among the names in the same file, 0 to 1.
    pub found_in_file: f32,
    places: HashMap<String, usize>,
    /// Hashes of all values while no value has come twice; then `None`.
    unique: Option<HashSet<u64>>,
}

/// The part of a profile that is kept with an import and shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// The column's title.
    pub title: String,
    /// Rows with a value.
    pub filled: u64,
    /// Rows without one.
    pub empty: u64,
    /// The first few values.
    pub samples: Vec<String>,
    /// How many different values, if they were not too many to count.
    pub different: Option<u64>,
}

/// Whether a text is an e-mail address as far as shape can tell.
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';'))
        && text.matches('@').count() == 1
        && text.len() <= 254
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=20).contains(&digits)
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '/' | '-' | '.' | ' ' | '\u{a0}'))
        && (text.contains(['+', '/', ' ', '(']) || text.starts_with('0'))
}

impl ColumnProfile {
    /// An empty profile of a column.
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), distinct: Some(Vec::new()), unique: Some(HashSet::new()), ..Self::default() }
    }

    /// A profile of given values.
    pub fn of<'a>(title: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut profile = Self::new(title);
        for value in values {
            profile.see(value);
        }
        profile
    }

    /// Counts one cell.
    pub fn see(&mut self, cell: &str) {
        let value = cell.trim();
        if value.is_empty() {
            self.empty += 1;
            return;
        }
        self.filled += 1;
        if self.samples.len() < 3 && !self.samples.iter().any(|s| s == value) {
            self.samples.push(value.chars().take(60).collect());
        }
        self.note_unique(value);
        // a value seen before says nothing new, but counts again
        if let Some(place) = self.places.get(value).copied() {
            if let Some((_, rows)) = self.distinct.as_mut().and_then(|d| d.get_mut(place)) {
                *rows += 1;
            }
        } else if let Some(distinct) = &mut self.distinct {
            if distinct.len() == DISTINCT_LIMIT {
                self.distinct = None;
                self.places = HashMap::new();
            } else {
                self.places.insert(value.to_owned(), distinct.len());
                distinct.push((value.to_owned(), 1));
            }
        }
        self.dates.see(value);
        self.numbers.see(value);
        self.emails += u64::from(is_email(value));
        self.phones += u64::from(is_phone(value));
        self.countries += u64::from(countries::is_country(value));
        let code = value.len() <= 40 && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/' | b'.'));
        self.codes += u64::from(code && value.bytes().any(|b| b.is_ascii_digit()));
    }

    fn note_unique(&mut self, value: &str) {
        if let Some(seen) = &mut self.unique {
            let mut hasher = DefaultHasher::new();
            value.hash(&mut hasher);
            if !seen.insert(hasher.finish()) {
                self.unique = None;
            }
        }
    }

    /// Whether every row has a value and no value comes twice.
    pub fn is_unique(&self) -> bool {
        self.unique.is_some() && self.empty == 0 && self.filled > 0
    }

    /// The share of the filled rows that `count` is.
    pub fn share(&self, count: u64) -> f32 {
        if self.filled == 0 { 0.0 } else { count as f32 / self.filled as f32 }
    }

    /// Whether the values name a won or a lost end, and are few enough for stages.
    pub fn looks_like_stages(&self) -> bool {
        self.distinct
            .as_ref()
            .is_some_and(|d| d.len() <= 40 && d.iter().any(|(name, _)| stages::sense_of(name) != stages::StageSense::Open))
    }

    /// The part that is kept and shown.
    pub fn facts(&self) -> ColumnFacts {
        ColumnFacts {
            title: self.title.clone(),
            filled: self.filled,
            empty: self.empty,
            samples: self.samples.clone(),
            different: self.distinct.as_ref().map(|d| d.len() as u64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_learnt_row_by_row() {
        let p = ColumnProfile::of("x", ["a1", "b2", " ", "a1"]);
        assert_eq!((p.filled, p.empty), (3, 1));
        assert_eq!(p.distinct.as_deref(), Some(&[("a1".to_owned(), 2), ("b2".to_owned(), 1)][..]));
        assert!(!p.is_unique());
        assert!(ColumnProfile::of("x", ["1", "2"]).is_unique());
        assert!(!ColumnProfile::of("x", ["1", ""]).is_unique());
        assert!(!ColumnProfile::of("x", []).is_unique());
    }

    #[test]
    fn memory_is_bounded() {
        let many: Vec<String> = (0..DISTINCT_LIMIT + 10).map(|i| format!("remark {i}")).collect();
        let p = ColumnProfile::of("x", many.iter().map(String::as_str));
        assert!(p.distinct.is_none() && p.places.is_empty() && p.is_unique());
        assert_eq!(p.filled, DISTINCT_LIMIT as u64 + 10);
    }

    #[test]
    fn shapes_are_told() {
        assert!(is_email("info@cancity.example"));
        for bad in ["info@isdom", "a b@c.de", "@c.de", "a@b@c.de", "x"] {
            assert!(!is_email(bad), "{bad}");
        }
        assert!(is_phone("+49 (0)30 / 231-25") && is_phone("030/1234"));
        assert!(!is_phone("1054") && !is_phone("20.10.2016") && !is_phone("x 12345"));
    }
}
