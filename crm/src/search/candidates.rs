//! The statements that find candidates: one small ordered range each, joined by UNION ALL.

use crate::db::Q;
use crate::q;
use domain::Scope;
use domain::search::{Kind, SHORTEST_PART, Token};

/// How good a match is; smaller is better.
pub(super) mod tier {
    /// The name begins with what was typed; the exact name comes first among these.
    pub const NAME: i64 = 0;
    /// A word of the name begins with it, or it is a part of a phone number.
    pub const NAME_WORD: i64 = 1;
    /// Another word begins with it.
    pub const OTHER_WORD: i64 = 2;
    /// A word has it inside.
    pub const PART: i64 = 3;
}

/// Behind every text that begins with a prefix.
const LAST: char = '\u{10FFFF}';

/// What one group of statements asks for.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    /// Which kind of record.
    pub kind: Kind,
    /// The viewer's scope over it.
    pub scope: Scope,
    /// Tokens that must match too, anywhere in the record.
    pub also: &'a [Token],
    /// At most so many rows of each statement.
    pub fetch: i64,
}

/// A row of the answer.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Candidate {
    pub kind: i64,
    pub tier: i64,
    pub term: String,
    pub record_id: i64,
}

/// Statements in the making.
#[derive(Default)]
pub(super) struct Union(Option<Q>);

impl Union {
    fn add(&mut self, kind: Kind, tier: i64, inner: Q) {
        let head = match self.0.take() {
            Some(q) => q.push(" UNION ALL SELECT CAST("),
            None => q("SELECT CAST("),
        };
        self.0 = Some(
            head.push_bind(kind.code())
                .push(" AS BIGINT) AS kind, CAST(")
                .push_bind(tier)
                .push(" AS BIGINT) AS tier, h.term, h.record_id FROM (")
                .append(inner)
                .push(") AS h"),
        );
    }

    /// The whole statement, unless nothing was asked.
    pub fn done(self) -> Option<Q> {
        self.0
    }

    /// Terms of a rank that begin with a text, in their order.
    pub fn beginnings(&mut self, ask: Ask<'_>, rank: i64, tier: i64, text: &str) {
        let from = match ask.scope {
            Scope::Owners(user) => q("SELECT t.term, t.record_id FROM visible_owners v CROSS JOIN search_terms t WHERE v.viewer_id = ")
                .push_bind(user)
                .push(" AND t.owner_id = v.owner_id AND t.bucket = "),
            _ => q("SELECT t.term, t.record_id FROM search_terms t WHERE t.bucket = "),
        };
        let found = range(from.push_bind(bucket(ask.kind, rank)), " AND t.term", text);
        let found = also(found, ask, "t.record_id").push(" ORDER BY t.term, t.record_id LIMIT ").push_bind(ask.fetch);
        self.add(ask.kind, tier, found);
    }

    /// Words of a rank that have a text inside; in no order, so that it ends early.
    pub fn parts(&mut self, ask: Ask<'_>, rank: i64, text: &str) {
        let from = match ask.scope {
            Scope::Owners(user) => {
                q("SELECT t.term, t.record_id FROM search_endings e CROSS JOIN visible_owners v CROSS JOIN search_terms t \
                 WHERE v.viewer_id = ")
                .push_bind(user)
                .push(" AND t.owner_id = v.owner_id AND t.term = e.word AND t.bucket = ")
            }
            _ => q("SELECT t.term, t.record_id FROM search_endings e CROSS JOIN search_terms t WHERE t.term = e.word AND t.bucket = "),
        };
        let found = range(from.push_bind(bucket(ask.kind, rank)), " AND e.ending", text);
        let found = also(found, ask, "t.record_id").push(" LIMIT ").push_bind(ask.fetch);
        self.add(ask.kind, tier::PART, found);
    }

    /// Phone numbers that have digits inside.
    pub fn numbers(&mut self, ask: Ask<'_>, tier: i64, digits: &str) {
        let from = q("SELECT n.digits AS term, n.record_id FROM search_numbers n WHERE n.kind = ").push_bind(ask.kind.code());
        let found = range(from, " AND n.digits", digits).scope(ask.scope, "n.owner_id");
        let found = also(found, ask, "n.record_id").push(" ORDER BY n.digits, n.record_id LIMIT ").push_bind(ask.fetch);
        self.add(ask.kind, tier, found);
    }
}

fn bucket(kind: Kind, rank: i64) -> i64 {
    kind.code() * 10 + rank
}

/// ` AND column >= text AND column < just behind everything that begins with text`.
pub(super) fn range(statement: Q, column: &'static str, text: &str) -> Q {
    statement.push(column).push(" >= ").push_bind(text).push(column).push(" < ").push_bind(format!("{text}{LAST}"))
}

/// The other tokens, each somewhere in the record's words or numbers.
fn also(mut statement: Q, ask: Ask<'_>, record: &'static str) -> Q {
    if ask.also.is_empty() {
        return statement;
    }
    statement = statement
        .push(" AND EXISTS (SELECT 1 FROM search_docs d WHERE d.kind = ")
        .push_bind(ask.kind.code())
        .push(" AND d.record_id = ")
        .push(record);
    for token in ask.also {
        statement = statement.push(" AND (1 = 0");
        for spelling in &token.spellings {
            // Letters and digits only: nothing in it means anything to LIKE.
            let long = spelling.chars().count() >= SHORTEST_PART;
            let pattern = if long { format!("%{spelling}%") } else { format!("% {spelling}%") };
            statement = statement.push(" OR d.words LIKE ").push_bind(pattern);
        }
        if let Some(digits) = token.number() {
            statement = statement.push(" OR d.numbers LIKE ").push_bind(format!("%{digits}%"));
        }
        statement = statement.push(")");
    }
    statement.push(")")
}

/// How often each token begins a word, counted up to a limit: the rarest one leads.
pub(super) fn counts(tokens: &[Token], most: i64) -> Q {
    let mut statement: Option<Q> = None;
    let mut add = |at: usize, inner: Q| {
        let head = match statement.take() {
            Some(s) => s.push(" UNION ALL SELECT CAST("),
            None => q("SELECT CAST("),
        };
        let at = i64::try_from(at).unwrap_or_default();
        statement = Some(
            head.push_bind(at)
                .push(" AS BIGINT) AS token, CAST(COUNT(*) AS BIGINT) AS hits FROM (")
                .append(inner)
                .push(" LIMIT ")
                .push_bind(most)
                .push(") AS h"),
        );
    };
    for (at, token) in tokens.iter().enumerate() {
        for spelling in &token.spellings {
            for kind in Kind::ALL {
                for rank in [1, 2] {
                    let words = q("SELECT 1 AS x FROM search_terms t WHERE t.bucket = ").push_bind(bucket(kind, rank));
                    add(at, range(words, " AND t.term", spelling));
                }
            }
        }
        if let Some(digits) = token.number() {
            add(at, range(q("SELECT 1 AS x FROM search_numbers n WHERE 1 = 1"), " AND n.digits", digits));
        }
    }
    statement.unwrap_or_else(|| q("SELECT CAST(0 AS BIGINT) AS token, CAST(0 AS BIGINT) AS hits"))
}
