//! The tables of the index.

use crate::db::{Val, insert_rows};
use crate::{Result, Write, q};
use domain::search::{Kind, SHORTEST_PART, Terms};
use std::collections::BTreeSet;

/// What one record is found by, as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Doc {
    pub kind: i64,
    #[sqlx(rename = "record_id")]
    pub record: i64,
    #[sqlx(rename = "owner_id")]
    pub owner: i64,
    /// Whole names, one a line.
    pub names: String,
    /// Words of the name between spaces, `|`, then other words likewise.
    pub words: String,
    /// Digits between spaces.
    pub numbers: String,
}

fn spaced(words: &BTreeSet<String>) -> String {
    let mut out = String::from(" ");
    for word in words {
        out.push_str(word);
        out.push(' ');
    }
    out
}

impl Doc {
    /// Of a record's terms. `owner` 0: without owner, or seen by all.
    pub(crate) fn new(kind: Kind, record: i64, owner: Option<i64>, terms: &Terms) -> Self {
        let names: Vec<&str> = terms.names.iter().map(String::as_str).collect();
        Self {
            kind: kind.code(),
            record,
            owner: owner.unwrap_or(0),
            names: names.join("\n"),
            words: format!("{}|{}", spaced(&terms.name_words), spaced(&terms.other_words)),
            numbers: spaced(&terms.numbers),
        }
    }

    fn name_words(&self) -> impl Iterator<Item = &str> {
        self.words.split('|').next().unwrap_or("").split_ascii_whitespace()
    }

    fn other_words(&self) -> impl Iterator<Item = &str> {
        self.words.split('|').nth(1).unwrap_or("").split_ascii_whitespace()
    }

    /// Rows of `search_terms`: rank and term.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (i64, &str)> {
        let names = self.names.lines().filter(|n| !n.is_empty()).map(|t| (0, t));
        names.chain(self.name_words().map(|t| (1, t))).chain(self.other_words().map(|t| (2, t)))
    }

    /// Rows of `search_endings`: ending and word.
    pub(crate) fn endings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.name_words().chain(self.other_words()).flat_map(|word| endings(word).skip(1).map(move |e| (e, word)))
    }

    /// Rows of `search_numbers`: digits from each place on.
    pub(crate) fn digits(&self) -> impl Iterator<Item = &str> {
        self.numbers.split_ascii_whitespace().flat_map(endings)
    }
}

/// The word from each character on, while at least [`SHORTEST_PART`] characters are left.
fn endings(word: &str) -> impl Iterator<Item = &str> {
    let count = word.chars().count();
    word.char_indices().take((count + 1).saturating_sub(SHORTEST_PART)).map(|(at, _)| &word[at..])
}

/// The entries of records.
pub(super) async fn load(write: &mut Write, kinds: &[Kind], ids: &[i64]) -> Result<Vec<Doc>> {
    q("SELECT kind, record_id, owner_id, names, words, numbers FROM search_docs WHERE kind IN ")
        .push_list(kinds.iter().map(|k| k.code()))
        .push(" AND record_id IN ")
        .push_list(padded(ids.to_vec()))
        .all(write.ex())
        .await
}

/// Repeats the last value until there is a power of two of them: few different statements.
pub(super) fn padded<T: Clone>(mut values: Vec<T>) -> Vec<T> {
    if let Some(last) = values.last().cloned() {
        values.resize(values.len().next_power_of_two(), last);
    }
    values
}

/// Takes entries out of the index.
pub(super) async fn remove(write: &mut Write, docs: &[Doc]) -> Result<()> {
    for doc in docs {
        let terms: Vec<&str> = doc.terms().map(|(_, term)| term).collect();
        q("DELETE FROM search_terms WHERE bucket IN ")
            .push_list([0, 1, 2].map(|rank| doc.kind * 10 + rank))
            .push(" AND term IN ")
            .push_list(padded(terms))
            .push(" AND record_id = ")
            .push_bind(doc.record)
            .exec(write.ex())
            .await?;
        let digits: Vec<&str> = doc.digits().collect();
        if !digits.is_empty() {
            q("DELETE FROM search_numbers WHERE digits IN ")
                .push_list(padded(digits))
                .push(" AND kind = ")
                .push_bind(doc.kind)
                .push(" AND record_id = ")
                .push_bind(doc.record)
                .exec(write.ex())
                .await?;
        }
        q("DELETE FROM search_docs WHERE kind = $1 AND record_id = $2").bind(doc.kind).bind(doc.record).exec(write.ex()).await?;
    }
    Ok(())
}

/// Puts entries into the index.
pub(super) async fn add(write: &mut Write, docs: &[Doc]) -> Result<()> {
    let mut heads = Vec::new();
    let mut terms = Vec::new();
    let mut numbers = Vec::new();
    let mut endings = BTreeSet::new();
    for doc in docs {
        heads.extend::<[Val; 6]>([
            doc.kind.into(),
            doc.record.into(),
            doc.owner.into(),
            (&doc.names).into(),
            (&doc.words).into(),
            (&doc.numbers).into(),
        ]);
        for (rank, term) in doc.terms() {
            terms.extend::<[Val; 4]>([(doc.kind * 10 + rank).into(), term.into(), doc.record.into(), doc.owner.into()]);
        }
        for digits in doc.digits() {
            numbers.extend::<[Val; 4]>([digits.into(), doc.kind.into(), doc.record.into(), doc.owner.into()]);
        }
        endings.extend(doc.endings());
    }
    let endings: Vec<Val> = endings.into_iter().flat_map(|(ending, word)| [Val::from(ending), Val::from(word)]).collect();
    insert_rows(write, "INSERT INTO search_docs (kind, record_id, owner_id, names, words, numbers) VALUES ", "", 6, heads).await?;
    insert_rows(write, "INSERT INTO search_terms (bucket, term, record_id, owner_id) VALUES ", " ON CONFLICT DO NOTHING", 4, terms).await?;
    insert_rows(write, "INSERT INTO search_numbers (digits, kind, record_id, owner_id) VALUES ", " ON CONFLICT DO NOTHING", 4, numbers)
        .await?;
    insert_rows(write, "INSERT INTO search_endings (ending, word) VALUES ", " ON CONFLICT DO NOTHING", 2, endings).await
}
