//! A list of clients narrowed by what people type, in the list's own order.

use super::Search;
use super::candidates::range;
use crate::db::Q;
use crate::{Result, q};
use domain::search::{Query, SHORTEST_PART, Token};

/// A word with at most so many hits is looked up first; with more, the list is walked in its
/// order, which soon fills a page.
const FEW: i64 = 2_000;

/// What a list of clients is narrowed to.
pub(crate) struct Narrowed {
    /// Ids to begin with, a few.
    few: Option<Q>,
    /// What each client must have.
    must: Vec<Q>,
}

impl Narrowed {
    /// `SELECT c.id … WHERE c.archived_at IS NULL AND …`, to be gone on with.
    pub fn ids(self) -> Q {
        let mut statement = match self.few {
            Some(few) => q("SELECT c.id AS id FROM (SELECT DISTINCT record_id FROM (")
                .append(few)
                .push(") hits) h CROSS JOIN clients c WHERE c.id = h.record_id AND c.archived_at IS NULL"),
            None => q("SELECT c.id AS id FROM clients c WHERE c.archived_at IS NULL"),
        };
        for must in self.must {
            statement = statement.push(" AND ").append(must);
        }
        statement
    }
}

impl Search<'_> {
    /// The clients that have every word typed, as the beginning or (from three characters) a
    /// part of one of theirs, or the digits in a phone number.
    pub(crate) async fn narrow_clients(&self, text: &str) -> Result<Narrowed> {
        let query = Query::read(text);
        if let Some(number) = query.number.filter(|_| query.tokens.len() > 1) {
            return Ok(Narrowed { few: Some(numbers(&number)), must: Vec::new() });
        }
        let mut tokens = query.tokens;
        let mut lead = None;
        let counts = tokens.iter().enumerate().map(|(at, token)| count(at, token)).reduce(|all, one| all.push(" UNION ALL ").append(one));
        if let Some(counts) = counts {
            let counts: Vec<(i64, i64)> = counts.all(self.crm.db().read()).await?;
            let rarest = counts.into_iter().filter(|(_, n)| *n <= FEW).min_by_key(|(_, n)| *n);
            lead = rarest.and_then(|(at, _)| usize::try_from(at).ok()).filter(|at| *at < tokens.len()).map(|at| tokens.remove(at));
        }
        Ok(Narrowed { few: lead.map(|token| hits(&token, None)), must: tokens.iter().map(has).collect() })
    }
}

/// How many hits a token has, counted not much further than a few.
fn count(at: usize, token: &Token) -> Q {
    q("SELECT CAST(")
        .push_bind(i64::try_from(at).unwrap_or_default())
        .push(" AS BIGINT) AS token, CAST(COUNT(*) AS BIGINT) AS hits FROM (")
        .append(hits(token, Some(FEW + 1)))
        .push(") counted")
}

/// Clients that have a token, some of them twice; at most `most` of each kind of match.
fn hits(token: &Token, most: Option<i64>) -> Q {
    let words = |word: &str| range(q("SELECT t.record_id FROM search_terms t WHERE t.bucket IN (11, 12, 21, 22)"), " AND t.term", word);
    let parts = |part: &str| {
        let from =
            "SELECT t.record_id FROM search_endings e CROSS JOIN search_terms t WHERE t.term = e.word AND t.bucket IN (11, 12, 21, 22)";
        range(q(from), " AND e.ending", part)
    };
    let all = token.spellings.iter().map(|s| words(s)).chain(token.parts().map(parts)).chain(token.number().map(numbers));
    let cut = |inner: Q| match most {
        Some(most) => q("SELECT record_id FROM (").append(inner).push(" LIMIT ").push_bind(most).push(") few"),
        None => inner,
    };
    all.map(cut).reduce(|all, one| all.push(" UNION ALL ").append(one)).unwrap_or_else(|| q("SELECT 0 AS record_id WHERE 1 = 0"))
}

fn numbers(digits: &str) -> Q {
    range(q("SELECT n.record_id FROM search_numbers n WHERE n.kind IN (1, 2)"), " AND n.digits", digits)
}

/// A condition on client `c`: it has this token.
fn has(token: &Token) -> Q {
    let mut statement = q("EXISTS (SELECT 1 FROM search_docs d WHERE d.kind = CASE c.kind WHEN 'company' THEN 1 ELSE 2 END \
         AND d.record_id = c.id AND (1 = 0");
    for spelling in &token.spellings {
        // letters and digits only: nothing in it means anything to LIKE
        let long = spelling.chars().count() >= SHORTEST_PART;
        let pattern = if long { format!("%{spelling}%") } else { format!("% {spelling}%") };
        statement = statement.push(" OR d.words LIKE ").push_bind(pattern);
    }
    if let Some(digits) = token.number() {
        statement = statement.push(" OR d.numbers LIKE ").push_bind(format!("%{digits}%"));
    }
    statement.push("))")
}
