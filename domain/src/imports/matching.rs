//! Which column is which field: by its title's words, by what the values look like, and by
//! what they are found among.

use super::fields::{Field, ImportKind, Shape};
use super::profile::ColumnProfile;
use super::{title_words, words};
use serde::{Deserialize, Serialize};

/// How sure a match is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Something speaks for it.
    Guess,
    /// Much speaks for it.
    Likely,
    /// Title and values agree.
    Sure,
}

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMatch {
    /// The field; `None`: kept with the record, under 'From the import'.
    pub field: Option<Field>,
    /// How sure; `None` without a field.
    pub certainty: Option<Certainty>,
}

impl ColumnMatch {
    /// Kept with the record.
    pub const NONE: Self = Self { field: None, certainty: None };
}

/// Scores are per cent: from here on sure, likely, or a guess.
const SURE: f32 = 88.0;
const LIKELY: f32 = 66.0;
const GUESS: f32 = 46.0;

/// How well a title fits a field by its words, 0 to 100.
fn title_score(kind: ImportKind, field: Field, title: &[String]) -> f32 {
    let (telling, vague) = words::words(kind, field);
    let best = |list: words::Words| list.iter().map(|w| word_score(kind, w, title)).fold(0.0, f32::max);
    best(telling).max(best(vague) * 0.72)
}

fn word_score(kind: ImportKind, word: &str, title: &[String]) -> f32 {
    let joined = title.join(" ");
    let (tight_word, tight_title) = (word.replace(' ', ""), title.concat());
    if joined == word {
        return 100.0;
    }
    if tight_word == tight_title {
        return 98.0;
    }
    // 'deal_amount' in a file of deals says 'amount'; 'Telefon 2' says 'Telefon'
    let noise = words::noise(kind);
    let bare: Vec<&str> =
        title.iter().map(String::as_str).filter(|w| !noise.contains(w) && !w.chars().all(|c| c.is_ascii_digit())).collect();
    if !bare.is_empty() && bare.concat() == tight_word {
        return 92.0;
    }
    let parts: Vec<&str> = word.split(' ').collect();
    let has_all = parts.iter().all(|p| title.iter().any(|t| t == p));
    if has_all && !bare.is_empty() {
        return 52.0 + 36.0 * parts.len() as f32 / title.len() as f32;
    }
    // German compounds: the last part says what it is (Projektstatus, Bestellwert)
    if tight_word.len() >= 4 && tight_title.len() > tight_word.len() && tight_title.ends_with(&tight_word) {
        return 74.0;
    }
    let near = strsim::jaro_winkler(&tight_word, &tight_title) as f32;
    if tight_word.len() >= 5 && near > 0.93 { near * 84.0 } else { 0.0 }
}

/// What the values say about a field: a factor on the title's score, and what they say on
/// their own where the title says nothing.
fn value_vote(field: Field, column: &ColumnProfile) -> (f32, f32) {
    let share = |n: u64| column.share(n);
    if column.filled == 0 {
        return (0.9, 0.0);
    }
    let (dates, numbers) = (share(column.dates.dates), share(column.numbers.numbers));
    let countries = share(column.countries);
    let at_least = |have: f32, enough: f32| {
        if have >= enough {
            1.06
        } else if have >= 0.4 {
            0.9
        } else {
            0.0
        }
    };
    match field.shape() {
        Shape::Date => (at_least(dates, 0.8), 0.0),
        Shape::Money => (at_least(numbers, 0.8), 0.0),
        Shape::Whole => (if dates > 0.5 { 0.0 } else { at_least(numbers, 0.8) }, 0.0),
        Shape::Email => (at_least(share(column.emails), 0.6), if share(column.emails) > 0.8 { 70.0 } else { 0.0 }),
        Shape::Phone => {
            (if share(column.emails) > 0.3 || dates > 0.5 { 0.0 } else { 1.0 }, if share(column.phones) > 0.9 { 60.0 } else { 0.0 })
        }
        Shape::Country => match countries {
            c if c >= 0.6 => (1.35, 68.0),
            c if c >= 0.2 => (1.0, 0.0),
            _ => (0.7, 0.0),
        },
        Shape::City => (if countries >= 0.6 || numbers > 0.5 { 0.0 } else { 1.15 }, 0.0),
        Shape::Key => {
            let code_like = share(column.codes) > 0.9;
            match (column.is_unique(), code_like) {
                (true, true) => (1.0, if numbers < 0.5 && column.filled > 2 { 67.0 } else { 0.0 }),
                (true, false) => (0.75, 0.0),
                (false, _) => (0.0, 0.0),
            }
        }
        Shape::Stage => {
            let few = column.distinct.as_ref().is_some_and(|d| d.len() <= 40);
            match (few, column.looks_like_stages()) {
                (true, true) => (1.3, 70.0),
                (true, false) => (if numbers > 0.8 { 0.4 } else { 1.0 }, 0.0),
                (false, _) => (0.0, 0.0),
            }
        }
        Shape::Link(target) => {
            let known =
                column.found.get(&target).copied().unwrap_or(0.0).max(if field == Field::Parent { column.found_in_file } else { 0.0 });
            let few_words = column.distinct.as_ref().is_none_or(|d| d.len() > 1);
            match known {
                k if k >= 0.5 => (1.12, if k >= 0.8 && few_words { 67.0 } else { 0.0 }),
                // account numbers are no names
                _ if numbers > 0.5 || dates > 0.5 || share(column.emails) > 0.5 => (0.4, 0.0),
                _ => (1.0, 0.0),
            }
        }
        Shape::Name | Shape::Text | Shape::Choice => {
            let wants_digits = matches!(field, Field::Postcode | Field::Code | Field::Size);
            let odd = (!wants_digits && numbers > 0.8) || dates > 0.8 || share(column.emails) > 0.5;
            (if odd && field != Field::Website { 0.4 } else { 1.0 }, 0.0)
        }
    }
}

/// The score of a column for a field, 0 to 100.
fn score(kind: ImportKind, field: Field, column: &ColumnProfile, title: &[String]) -> f32 {
    let by_title = title_score(kind, field, title);
    let (factor, alone) = value_vote(field, column);
    // a name for several people or things in one file of them is a weak one
    let repeated_name = field == Field::Name && column.distinct.as_ref().is_some_and(|d| (d.len() as f32) < 0.5 * column.filled as f32);
    let factor = if repeated_name { factor * 0.6 } else { factor };
    // 'account_id' is no account's name
    let numbered = title.iter().any(|w| matches!(w.as_str(), "id" | "nr" | "no" | "number" | "nummer"));
    let by_number = matches!(field.shape(), Shape::Key | Shape::Phone) || matches!(field, Field::Code | Field::Street | Field::Size);
    let factor = if numbered && !by_number { factor * 0.45 } else { factor };
    // the values on their own never make a match sure, and only where no title speaks against it
    let alone = if by_title == 0.0 || by_title >= 40.0 { alone } else { 0.0 };
    (by_title * factor).max(alone).min(100.0)
}

/// Chooses a field for each column: the best pairs first, each field once unless it may
/// repeat. Nothing is chosen for a column no field fits.
pub fn match_columns(kind: ImportKind, columns: &[ColumnProfile]) -> Vec<ColumnMatch> {
    let mut pairs: Vec<(f32, usize, Field)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let title = title_words(&column.title);
        for field in kind.fields() {
            let score = score(kind, field, column, &title);
            if score >= GUESS {
                pairs.push((score, at, field));
            }
        }
    }
    // best first; equal ones by column, then by the order of the fields, so that it is always the same
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(order_of(a.2).cmp(&order_of(b.2))));
    let mut matches = vec![ColumnMatch::NONE; columns.len()];
    let mut taken: Vec<Field> = Vec::new();
    let named_in_parts = |taken: &[Field]| taken.contains(&Field::LastName);
    for (score, at, field) in pairs {
        let free = matches[at].field.is_none() && (field.repeats() || !taken.contains(&field));
        // a person has either one name or its parts
        let clash = matches!(field, Field::Company) && !named_in_parts(&taken) && !taken.contains(&Field::Name);
        if !free || clash {
            continue;
        }
        taken.push(field);
        let certainty = match score {
            s if s >= SURE => Certainty::Sure,
            s if s >= LIKELY => Certainty::Likely,
            _ => Certainty::Guess,
        };
        matches[at] = ColumnMatch { field: Some(field), certainty: Some(certainty) };
    }
    people_with_companies(kind, &mut matches);
    matches
}

fn order_of(field: Field) -> usize {
    Field::ALL.iter().position(|f| *f == field).unwrap_or(usize::MAX)
}

/// A file of clients with first and last names and a company: the company's name is where
/// they work, not what they are called.
fn people_with_companies(kind: ImportKind, matches: &mut [ColumnMatch]) {
    let has = |f: Field, m: &[ColumnMatch]| m.iter().any(|c| c.field == Some(f));
    if kind == ImportKind::Clients && has(Field::LastName, matches) && !has(Field::Company, matches) {
        for m in matches.iter_mut().filter(|m| m.field == Some(Field::Name)) {
            m.field = Some(Field::Company);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::Target;
    use proptest::prelude::*;

    fn matched(kind: ImportKind, columns: &[(&str, &[&str])]) -> Vec<(Option<Field>, Option<Certainty>)> {
        let profiles: Vec<_> = columns.iter().map(|(t, v)| ColumnProfile::of(t, v.iter().copied())).collect();
        match_columns(kind, &profiles).into_iter().map(|m| (m.field, m.certainty)).collect()
    }

    fn fields(kind: ImportKind, columns: &[(&str, &[&str])]) -> Vec<Option<Field>> {
        matched(kind, columns).into_iter().map(|m| m.0).collect()
    }

    #[test]
    fn people_and_where_they_work() {
        let got = fields(
            ImportKind::Clients,
            &[
                ("Firma", &["Cancity", "Isdom"]),
                ("Vorname", &["Anna", "Ben"]),
                ("Nachname", &["Rau", "Lenz"]),
                ("E-Mail", &["a@b.example", "c@d.example"]),
                ("Telefon", &["030/12345", "040/99887"]),
                ("Mobil", &["0171 33445", ""]),
                ("PLZ", &["10115", "20095"]),
                ("Ort", &["Berlin", "Hamburg"]),
                ("Position", &["Einkauf", ""]),
            ],
        );
        use Field as F;
        let want = [F::Company, F::FirstName, F::LastName, F::Email, F::Phone, F::Phone, F::Postcode, F::City, F::ContactRole];
        assert_eq!(got, want.map(Some));
    }

    #[test]
    fn values_decide_where_titles_are_vague() {
        let place = |values: &[&str]| fields(ImportKind::Clients, &[("name", &["A", "B", "C"]), ("office_location", values)])[1];
        assert_eq!(place(&["United States", "Kenya", "Philipines"]), Some(Field::Country));
        assert_eq!(place(&["Bonn", "Kassel", "Wien"]), Some(Field::City));
        // a date column called 'value' is no amount
        assert_eq!(fields(ImportKind::Deals, &[("value", &["20.10.2016", "21.10.2016"])]), [None]);
        assert_eq!(fields(ImportKind::Clients, &[("year_established", &["1996", "2001"])]), [None]);
        assert_eq!(fields(ImportKind::Clients, &[("revenue", &["1100.04", "251.41"])]), [None]);
    }

    #[test]
    fn values_alone_make_a_match_likely_at_most() {
        let mut owner = ColumnProfile::of("xyz", ["Anna Rau", "Ben Lenz"]);
        owner.found.insert(Target::User, 1.0);
        let stage = ColumnProfile::of("", ["Won", "Lost", "Talking", "Won"]);
        let got = match_columns(ImportKind::Deals, &[owner, stage]);
        assert_eq!(got[0], ColumnMatch { field: Some(Field::Owner), certainty: Some(Certainty::Likely) });
        assert_eq!(got[1], ColumnMatch { field: Some(Field::Stage), certainty: Some(Certainty::Likely) });
    }

    #[test]
    fn a_key_is_unique() {
        let key = |values: &[&str]| fields(ImportKind::Deals, &[("opportunity_id", values)])[0];
        assert_eq!(key(&["1C1I7A6R", "Z063OYW0"]), Some(Field::Key));
        assert_eq!(key(&["1C1I7A6R", "1C1I7A6R"]), None);
        assert_eq!(key(&["1C1I7A6R", ""]), None);
    }

    proptest! {
        #[test]
        fn no_field_is_given_twice(
            titles in prop::collection::vec("[a-zA-Z_ ]{1,12}|amount|Betrag|close date|Firma|Phase|id", 1..8),
        ) {
            let profile = |t: &String| ColumnProfile::of(t, ["1", "2", "x"]);
            let columns: Vec<_> = titles.iter().map(profile).collect();
            for kind in ImportKind::ALL {
                let got = match_columns(kind, &columns);
                let mut seen = std::collections::HashSet::new();
                for field in got.iter().filter_map(|m| m.field).filter(|f| !f.repeats()) {
                    prop_assert!(seen.insert(field));
                }
            }
        }
    }
}
