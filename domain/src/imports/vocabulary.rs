//! Words that many records share: sources, tags, lost reasons. A file may bring new ones;
//! each becomes a word of its own, or an existing one in its place.

use crate::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// Where a client or a deal came from.
    Source,
    /// Tags of clients and deals.
    Tag,
    /// Why deals are lost.
    LostReason,
}

impl Vocabulary {
    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Tag => "tag",
            Self::LostReason => "lost reason",
        }
    }
}

/// The words there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownWords {
    /// Sources.
    pub sources: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Lost reasons.
    pub lost_reasons: Vec<String>,
}

impl KnownWords {
    /// The words of one kind.
    pub fn of(&self, vocabulary: Vocabulary) -> &[String] {
        match vocabulary {
            Vocabulary::Source => &self.sources,
            Vocabulary::Tag => &self.tags,
            Vocabulary::LostReason => &self.lost_reasons,
        }
    }
}

/// The words there are, to be looked up for every row.
#[derive(Clone, Debug, Default)]
pub struct WordIndex(HashMap<(Vocabulary, String), String>);

impl WordIndex {
    /// Of these words.
    pub fn new(known: KnownWords) -> Self {
        let all = [(Vocabulary::Source, known.sources), (Vocabulary::Tag, known.tags), (Vocabulary::LostReason, known.lost_reasons)];
        Self(all.into_iter().flat_map(|(v, words)| words.into_iter().map(move |w| ((v, fold(&w)), w))).collect())
    }

    /// The existing word that is written alike, whatever the case and the accents.
    pub fn find(&self, vocabulary: Vocabulary, name: &str) -> Option<&str> {
        self.0.get(&(vocabulary, fold(name))).map(String::as_str)
    }
}

/// A word of the file that does not exist yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewWord {
    /// Which kind of word.
    pub vocabulary: Vocabulary,
    /// As the file writes it first.
    pub name: String,
    /// Rows with it.
    pub rows: u64,
}

/// A person's answer: in place of a word of the file, an existing one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordAnswer {
    /// Which kind of word.
    pub vocabulary: Vocabulary,
    /// The word in the file.
    pub name: String,
    /// The word to use; `None`: create the file's own, as without an answer.
    pub to: Option<String>,
}

impl WordAnswer {
    /// Whether the answer is about this word.
    pub fn is_about(&self, vocabulary: Vocabulary, name: &str) -> bool {
        self.vocabulary == vocabulary && fold(&self.name) == fold(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_the_case() {
        let known = WordIndex::new(KnownWords { tags: vec!["Großkunde".to_owned()], ..KnownWords::default() });
        assert_eq!(known.find(Vocabulary::Tag, "grosskunde"), Some("Großkunde"));
        assert_eq!(known.find(Vocabulary::Source, "Großkunde"), None);
        let answer = WordAnswer { vocabulary: Vocabulary::Tag, name: "VIP".to_owned(), to: None };
        assert!(answer.is_about(Vocabulary::Tag, "vip") && !answer.is_about(Vocabulary::Source, "VIP"));
    }
}
