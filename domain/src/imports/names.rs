//! Finding a record by the name in a cell, and what may have been meant when there is none.

use crate::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Why two names may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NearReason {
    /// Only spaces or punctuation differ: `GTXPro`, `GTX Pro`.
    Spacing,
    /// Only the legal form differs: `Cancity`, `Cancity Inc`.
    LegalForm,
    /// The first name is an initial, or the names are in the other order: `M. Frase`, `Frase, Moses`.
    Initials,
    /// A letter or two differ.
    Spelling,
}

/// What may have been meant by an unknown name. Never applied without being accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The record's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: NearReason,
}

/// What a name leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// One record.
    One(i64),
    /// Several of this name: not to be guessed which.
    Several,
    /// None.
    None,
}

/// The names of all records of a kind, for look-ups by name in memory. What near misses
/// need is made only when the first one is asked for.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    names: Vec<(i64, Box<str>)>,
    exact: HashMap<Box<str>, Found>,
    near: OnceLock<Near>,
}

/// Names in the shapes in which they come near each other; values are places in the list.
#[derive(Clone, Debug, Default)]
struct Near {
    squashed: HashMap<String, Vec<usize>>,
    bare: HashMap<String, Vec<usize>>,
    initials: HashMap<String, Vec<usize>>,
    by_length: HashMap<usize, Vec<usize>>,
}

const LEGAL_FORMS: [&str; 34] = [
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "ohg",
    "gbr",
    "ug",
    "kgaa",
    "se",
    "ev",
    "eg",
    "ek",
    "co",
    "cie",
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "limited",
    "plc",
    "corp",
    "corporation",
    "company",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "as",
    "oy",
    "group",
];

fn letters_only(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn pieces(folded: &str) -> Vec<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

/// A company's name without its legal form, spaces and punctuation; empty if nothing else
/// is left. `e.V.` falls into single letters, which go with it.
fn without_legal_form(folded: &str) -> String {
    let dotless = folded.replace('.', "");
    let mut words = pieces(&dotless);
    while words.len() > 1 && words.last().is_some_and(|w| LEGAL_FORMS.contains(w) || *w == "und") {
        words.pop();
    }
    words.concat()
}

/// `moses frase` and `frase, moses` as `m frase`; `None` unless there are a first and a last name.
fn initial_and_last(folded: &str) -> Option<String> {
    let turned = match folded.split_once(',') {
        Some((last, first)) => format!("{} {}", first.trim(), last.trim()),
        None => folded.to_owned(),
    };
    let words = pieces(&turned);
    let (first, last) = (words.first()?, words.last()?);
    (words.len() >= 2 && last.len() > 1).then(|| format!("{} {last}", first.chars().next().unwrap_or(' ')))
}

impl NameIndex {
    /// Adds a record.
    pub fn add(&mut self, id: i64, name: &str) {
        self.names.push((id, name.into()));
        self.exact
            .entry(fold(name).into())
            .and_modify(|f| {
                if *f != Found::One(id) {
                    *f = Found::Several;
                }
            })
            .or_insert(Found::One(id));
        self.near.take();
    }

    fn near(&self) -> &Near {
        self.near.get_or_init(|| {
            let mut near = Near::default();
            for (at, (_, name)) in self.names.iter().enumerate() {
                let folded = fold(name);
                let squashed = letters_only(&folded);
                near.by_length.entry(squashed.chars().count()).or_default().push(at);
                near.bare.entry(without_legal_form(&folded)).or_default().push(at);
                if let Some(short) = initial_and_last(&folded) {
                    near.initials.entry(short).or_default().push(at);
                }
                near.squashed.entry(squashed).or_default().push(at);
            }
            near
        })
    }

    /// The name of a record.
    pub fn name_of(&self, id: i64) -> Option<&str> {
        self.names.iter().find(|(i, _)| *i == id).map(|(_, name)| &**name)
    }

    /// All records, as added.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &str)> {
        self.names.iter().map(|(id, name)| (*id, &**name))
    }

    /// The record of this name. Small and capital letters, accents and runs of blanks make
    /// no difference; anything else does.
    pub fn find(&self, name: &str) -> Found {
        self.exact.get(fold(name).as_str()).copied().unwrap_or(Found::None)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn only(&self, at: Option<&Vec<usize>>, reason: NearReason) -> Option<Suggestion> {
        match at?.as_slice() {
            [one] => self.names.get(*one).map(|(id, name)| Suggestion { id: *id, name: name.to_string(), reason }),
            _ => None,
        }
    }

    /// What may have been meant by a name that is not found: the one record that comes
    /// near. Two that come equally near are no suggestion.
    pub fn suggest(&self, name: &str, person: bool) -> Option<Suggestion> {
        let folded = fold(name);
        let squashed = letters_only(&folded);
        if squashed.len() < 2 {
            return None;
        }
        self.only(self.near().squashed.get(&squashed), NearReason::Spacing)
            .or_else(|| {
                let bare = without_legal_form(&folded);
                (!person && bare.len() > 2).then(|| self.only(self.near().bare.get(&bare), NearReason::LegalForm)).flatten()
            })
            .or_else(|| {
                let short = initial_and_last(&folded)?;
                // only an initial may stand for a name: `Mara Frase` is not `Moses Frase`
                let is_short = person && (folded.contains(',') || pieces(&folded).first().is_some_and(|f| f.chars().count() == 1));
                is_short.then(|| self.only(self.near().initials.get(&short), NearReason::Initials)).flatten()
            })
            .or_else(|| self.by_spelling(&squashed))
    }

    fn by_spelling(&self, squashed: &str) -> Option<Suggestion> {
        let length = squashed.chars().count();
        let allowed = match length {
            0..=3 => return None,
            4..=7 => 1,
            _ => 2,
        };
        let digits = |t: &str| t.chars().filter(char::is_ascii_digit).collect::<String>();
        let own_digits = digits(squashed);
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        for near in length.saturating_sub(allowed)..=length + allowed {
            for at in self.near().by_length.get(&near).into_iter().flatten() {
                let Some((_, name)) = self.names.get(*at) else {
                    continue;
                };
                let other = letters_only(&fold(name));
                // GTK 500 and GTK 600 differ by one letter and are two things
                if digits(&other) != own_digits {
                    continue;
                }
                let distance = strsim::osa_distance(squashed, &other);
                match best {
                    _ if distance > allowed => {}
                    Some((least, _)) if distance > least => {}
                    Some((least, first)) if distance == least => tied |= first != *at,
                    _ => {
                        best = Some((distance, *at));
                        tied = false;
                    }
                }
            }
        }
        let (_, at) = best.filter(|_| !tied)?;
        self.only(Some(&vec![at]), NearReason::Spelling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn index(names: &[&str]) -> NameIndex {
        let mut index = NameIndex::default();
        for (i, name) in names.iter().enumerate() {
            index.add(i as i64 + 1, name);
        }
        index
    }

    fn suggested(index: &NameIndex, name: &str, person: bool) -> Option<(String, NearReason)> {
        index.suggest(name, person).map(|s| (s.name, s.reason))
    }

    #[test]
    fn names_are_found_and_near_misses_only_suggested() {
        let products = index(&["GTX Basic", "GTX Pro", "GTX Plus Pro", "GTX Plus Basic", "MG Special", "GTK 500"]);
        assert_eq!(products.find(" gtx  PRO "), Found::One(2));
        assert_eq!(products.find("GTXPro"), Found::None);
        assert_eq!(suggested(&products, "GTXPro", false), Some(("GTX Pro".into(), NearReason::Spacing)));
        assert_eq!(suggested(&products, "MG Specail", false), Some(("MG Special".into(), NearReason::Spelling)));
        assert_eq!(suggested(&products, "GTK 600", false), None);
        assert_eq!(suggested(&products, "Something else", false), None);
    }

    #[test]
    fn companies_are_near_without_their_legal_form() {
        let clients = index(&["Cancity", "Müller GmbH & Co. KG", "Acme Corporation", "Verein e.V."]);
        assert_eq!(suggested(&clients, "Cancity Inc", false), Some(("Cancity".into(), NearReason::LegalForm)));
        assert_eq!(suggested(&clients, "Müller", false).map(|s| s.1), Some(NearReason::LegalForm));
        assert_eq!(suggested(&clients, "Acme", false).map(|s| s.0), Some("Acme Corporation".into()));
        assert_eq!(clients.find("MULLER GMBH & CO. KG"), Found::One(2));
    }

    #[test]
    fn people_are_near_by_initial_and_turned_names() {
        let people = index(&["Moses Frase", "Darcel Schlecht", "Mei-Mei Johns"]);
        assert_eq!(suggested(&people, "M. Frase", true), Some(("Moses Frase".into(), NearReason::Initials)));
        assert_eq!(suggested(&people, "Schlecht, Darcel", true).map(|s| s.0), Some("Darcel Schlecht".into()));
        assert_eq!(suggested(&people, "Mara Frase", true), None);
    }

    #[test]
    fn what_is_not_one_is_not_guessed() {
        let twins = index(&["Acme", "ACME", "Anna Meier", "Anna Maier"]);
        assert_eq!(twins.find("acme"), Found::Several);
        assert_eq!(twins.suggest("Anna Mxier", true), None);
        let pair = index(&["GTX Pro", "GTX-Pro"]);
        assert_eq!(pair.suggest("GTXPro", false), None);
    }

    proptest! {
        #[test]
        fn every_name_finds_itself_and_nothing_panics(name in "\\PC{1,20}", other in "\\PC{0,20}") {
            let both = index(&[&name, "Fixed Name"]);
            prop_assert_ne!(both.find(&name), Found::None);
            both.suggest(&other, true);
            both.suggest(&other, false);
        }
    }
}
