//! Words: what a record is found by, and what a person typed. Both are folded twice
//! (`ü` as `u` and as `ue`), so that every spelling finds every other.

use crate::fold::{digits, fold, fold_umlauts};
use std::collections::BTreeSet;

/// A part of a word or number is looked for from this many characters on; a beginning from one.
pub const SHORTEST_PART: usize = 3;
/// A longer word is cut.
const LONGEST_WORD: usize = 40;
/// A longer name is cut, for the beginning of a whole name.
const LONGEST_NAME: usize = 80;
/// More words of a record are not kept, more words of a query not read.
const MOST_WORDS: usize = 60;
const MOST_TOKENS: usize = 8;

/// The words of a folded text: runs of letters and digits.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(|w| cut(w, LONGEST_WORD))
}

fn cut(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

/// A text in both foldings.
fn foldings(text: &str) -> [String; 2] {
    [fold(text), fold_umlauts(text)]
}

/// What a record is found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Its whole name, in each folding: words joined by single spaces.
    pub names: BTreeSet<String>,
    /// The words of its name.
    pub name_words: BTreeSet<String>,
    /// Other words: of e-mails, towns, the client of a deal.
    pub other_words: BTreeSet<String>,
    /// Phone numbers' digits.
    pub numbers: BTreeSet<String>,
}

impl Terms {
    /// Of a record with a name.
    pub fn named(name: &str) -> Self {
        let mut terms = Self::default();
        for folded in foldings(name) {
            let whole: Vec<&str> = words(&folded).take(MOST_WORDS).collect();
            terms.names.insert(cut(&whole.join(" "), LONGEST_NAME).trim_end().to_owned());
            terms.name_words.extend(whole.into_iter().map(str::to_owned));
        }
        terms
    }

    /// It is found by these words too.
    pub fn also(&mut self, text: &str) {
        for folded in foldings(text) {
            for word in words(&folded).take(MOST_WORDS) {
                if self.other_words.len() < MOST_WORDS && !self.name_words.contains(word) {
                    self.other_words.insert(word.to_owned());
                }
            }
        }
    }

    /// It is found by this e-mail address too; not by its country ending alone.
    pub fn email(&mut self, email: &str) {
        self.also(email.rsplit_once('.').map_or(email, |(before, _)| before));
    }

    /// It is found by this phone number too.
    pub fn phone(&mut self, number: &str) {
        let digits = digits(number);
        if digits.len() >= SHORTEST_PART {
            self.numbers.insert(cut(&digits, LONGEST_WORD).to_owned());
        }
    }
}

/// One word of a query, in each spelling it may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Spellings, the plain folding first; never empty.
    pub spellings: Vec<String>,
}

impl Token {
    /// The spellings long enough to be looked for inside words.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.spellings.iter().map(String::as_str).filter(|s| s.chars().count() >= SHORTEST_PART)
    }

    /// The digits to look for in phone numbers, if it is digits alone and long enough;
    /// without the leading zero that a number with its country has not.
    pub fn number(&self) -> Option<&str> {
        let plain = self.spellings.first()?;
        let long = plain.len() >= SHORTEST_PART && plain.bytes().all(|b| b.is_ascii_digit());
        long.then(|| without_trunk(plain))
    }
}

fn without_trunk(digits: &str) -> &str {
    let bare = digits.trim_start_matches('0');
    if bare.len() >= SHORTEST_PART { bare } else { digits }
}

/// A query, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The whole of it as the beginning of a name, in each folding.
    pub whole: Vec<String>,
    /// Its words; a record must match every one.
    pub tokens: Vec<Token>,
    /// The digits, if the whole of it looks like a phone number: `0221 / 47-10`.
    pub number: Option<String>,
}

impl Query {
    /// Reads what was typed.
    pub fn read(text: &str) -> Self {
        let text = cut(text, 200);
        let [plain, spelt] = foldings(text);
        let plain: Vec<&str> = words(&plain).take(MOST_TOKENS).collect();
        let spelt: Vec<&str> = words(&spelt).take(MOST_TOKENS).collect();
        let mut whole = vec![plain.join(" ")];
        let mut tokens: Vec<Token> = plain.iter().map(|w| Token { spellings: vec![(*w).to_owned()] }).collect();
        if plain != spelt && plain.len() == spelt.len() {
            whole.push(spelt.join(" "));
            for (token, word) in tokens.iter_mut().zip(spelt) {
                if token.spellings[0] != word {
                    token.spellings.push(word.to_owned());
                }
            }
        }
        let phone_like = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "+-/(). \u{a0}".contains(c));
        let number = digits(text);
        let number = (phone_like && number.len() >= SHORTEST_PART).then(|| without_trunk(&number).to_owned());
        Self { whole, tokens, number }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_in_both_foldings() {
        let terms = Terms::named("Müller & Söhne GmbH");
        assert!(terms.names.contains("muller sohne gmbh") && terms.names.contains("mueller soehne gmbh"));
        assert_eq!(terms.name_words.len(), 5);
    }

    #[test]
    fn emails_and_phones_become_words_and_digits() {
        let mut terms = Terms::named("Renate Groß");
        terms.email("renate.gross@muehlhof-celle.de");
        terms.phone("+49 (0)221 47-10");
        assert!(terms.name_words.contains("gross"));
        assert_eq!(terms.other_words.iter().map(String::as_str).collect::<Vec<_>>(), ["celle", "muehlhof"]);
        assert!(terms.numbers.contains("492214710"));
    }

    #[test]
    fn a_query_has_spellings_and_numbers() {
        let query = Query::read(" Mühl  x");
        assert_eq!(query.whole, ["muhl x", "muehl x"]);
        assert_eq!(query.tokens[0].spellings, ["muhl", "muehl"]);
        assert_eq!(query.tokens[1].spellings, ["x"]);
        assert_eq!(Query::read("0221 / 47-10").number.as_deref(), Some("2214710"));
        assert_eq!(Query::read("+49 (0)221").number.as_deref(), Some("49221"));
        assert_eq!(Query::read("12").number, None);
        assert!(Query::read(" &%_ ").is_empty());
    }
}
