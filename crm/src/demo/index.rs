//! The search index of many new records, written in the order of its keys.

use crate::db::Table;
use crate::search::Doc;
use crate::{Result, Write, q};
use domain::search::{Kind, Terms};
use std::collections::{BTreeSet, HashSet};

/// Entries in the making.
pub(super) struct Index {
    docs: Table,
    waiting: Vec<Doc>,
}

impl Index {
    pub fn new() -> Self {
        Self { docs: Table::new("search_docs", &["kind", "record_id", "owner_id", "names", "words", "numbers"]), waiting: Vec::new() }
    }

    pub fn add(&mut self, kind: Kind, record: i64, owner: Option<i64>, terms: &Terms) {
        self.waiting.push(Doc::new(kind, record, owner, terms));
    }

    /// Writes everything.
    pub async fn finish(mut self, write: &mut Write) -> Result<()> {
        let mut docs = std::mem::take(&mut self.waiting);
        docs.sort_unstable_by_key(|d| (d.kind, d.record));
        for doc in &docs {
            let [names, words, numbers] = [&doc.names, &doc.words, &doc.numbers].map(|text| text.as_str().into());
            self.docs.row([doc.kind.into(), doc.record.into(), doc.owner.into(), names, words, numbers]);
            if self.docs.is_full() {
                self.docs.flush(write).await?;
            }
        }
        self.docs.flush(write).await?;
        terms(write, &docs).await?;
        numbers(write, &docs).await?;
        endings(write, &docs).await
    }
}

async fn terms(write: &mut Write, docs: &[Doc]) -> Result<()> {
    let mut rows: Vec<(i64, &str, i64, i64)> = Vec::new();
    for doc in docs {
        rows.extend(doc.terms().map(|(rank, term)| (doc.kind * 10 + rank, term, doc.record, doc.owner)));
    }
    rows.sort_unstable();
    rows.dedup();
    let mut table = Table::new("search_terms", &["bucket", "term", "record_id", "owner_id"]);
    for (bucket, term, record, owner) in rows {
        table.row([bucket.into(), term.into(), record.into(), owner.into()]);
        if table.is_full() {
            table.flush(write).await?;
        }
    }
    table.flush(write).await
}

async fn numbers(write: &mut Write, docs: &[Doc]) -> Result<()> {
    let mut rows: Vec<(&str, i64, i64, i64)> = Vec::new();
    for doc in docs {
        rows.extend(doc.digits().map(|digits| (digits, doc.kind, doc.record, doc.owner)));
    }
    rows.sort_unstable();
    rows.dedup();
    let mut table = Table::new("search_numbers", &["digits", "kind", "record_id", "owner_id"]);
    for (digits, kind, record, owner) in rows {
        table.row([digits.into(), kind.into(), record.into(), owner.into()]);
        if table.is_full() {
            table.flush(write).await?;
        }
    }
    table.flush(write).await
}

async fn endings(write: &mut Write, docs: &[Doc]) -> Result<()> {
    // Words never leave the table: those of products and of records that are gone are there.
    let known: Vec<(String,)> = q("SELECT DISTINCT word FROM search_endings").all(write.ex()).await?;
    let known: HashSet<String> = known.into_iter().map(|(word,)| word).collect();
    let mut rows: BTreeSet<(&str, &str)> = BTreeSet::new();
    for doc in docs {
        rows.extend(doc.endings().filter(|(_, word)| !known.contains(*word)));
    }
    let mut table = Table::new("search_endings", &["ending", "word"]);
    for (ending, word) in rows {
        table.row([ending.into(), word.into()]);
        if table.is_full() {
            table.flush(write).await?;
        }
    }
    table.flush(write).await
}
