//! Rules of imports: how a table of text becomes records.
//!
//! Everything here works on values that were already read and decoded; files, the
//! database and the order of writing are the business of the use case.
//!
//! - [`layout`]: delimiter, quote and the row with the titles.
//! - [`dates`], [`numbers`]: how dates and amounts are written, and reading them.
//! - [`fields`], [`words`]: what a column can become, and what such columns are called.
//! - [`profile`], [`matching`]: what a column holds, and which field it therefore is.
//! - [`names`]: finding a record by its name, and near misses.
//! - [`stages`]: open, won and lost by their words; a pipeline out of a file.
//! - [`keys`]: by what a row is known again.
//! - [`ledger`]: what became of the rows, and their problems.
//! - [`plan`]: what an import is going to do and what it did.

pub mod countries;
pub mod dates;
pub mod fields;
pub mod keys;
pub mod layout;
pub mod ledger;
pub mod matching;
pub mod names;
pub mod numbers;
pub mod plan;
pub mod profile;
pub mod stages;
pub mod vocabulary;
pub mod words;

#[cfg(test)]
mod real_data_tests;

pub use dates::{DateEvidence, DateOrder};
pub use fields::{Field, ImportKind, Target};
pub use keys::{fingerprint_text, key_scope};
pub use layout::{Delimiter, Layout};
pub use ledger::{Ledger, Problem, ProblemKind, Severity};
pub use matching::{Certainty, ColumnMatch, match_columns};
pub use names::{NameIndex, NearReason, Suggestion};
pub use numbers::{DecimalStyle, NumberEvidence};
pub use plan::{Becomes, ImportState, Outcome, Plan, Reading};
pub use profile::ColumnProfile;
pub use stages::{PlannedStage, StageSense, plan_stages};
pub use vocabulary::{KnownWords, Vocabulary, WordIndex};

use crate::fold::fold;

/// The words of a column title: `"engageDate"`, `"engage_date"` and `"Engage-Date:"` are
/// all `["engage", "date"]`. Folded by [`fold`].
pub fn title_words(title: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(title.len() + 4);
    let mut before: Option<char> = None;
    for c in title.chars() {
        // a capital after a small letter starts a word (dealStage)
        if c.is_uppercase() && before.is_some_and(char::is_lowercase) {
            spaced.push(' ');
        }
        // the letters of one word, the digits of another
        let digit_edge = before.is_some_and(|b| b.is_alphabetic() && c.is_ascii_digit());
        if digit_edge {
            spaced.push(' ');
        }
        spaced.push(if c.is_alphanumeric() { c } else { ' ' });
        before = Some(c);
    }
    fold(&spaced).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_fall_into_words() {
        for title in ["engageDate", "engage_date", "Engage-Date:", " ENGAGE  DATE "] {
            assert_eq!(title_words(title), ["engage", "date"], "{title}");
        }
        assert_eq!(title_words("Telefon2"), ["telefon", "2"]);
        assert_eq!(title_words("Straße/Nr."), ["strasse", "nr"]);
    }
}
