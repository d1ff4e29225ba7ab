//! Deals narrowed by what people type, in lists that keep an order of their own.

use crate::db::Q;
use crate::q;
use domain::search::{Kind, Query, SHORTEST_PART};

/// `WITH hits AS MATERIALIZED (…) `, to stand before a statement that asks for
/// `d.id IN (SELECT record_id FROM hits)`: the deals that have every word typed as the
/// beginning or, from three characters, as a part of a word of their title or their client's
/// name. Going through the words of all deals once is quicker than looking at each deal and
/// its client where the list comes by. Nothing typed: nothing stands before.
pub(crate) fn deals_having(text: &str) -> Q {
    if !is_asked(text) {
        return q("");
    }
    let query = Query::read(text);
    let mut hits = q("WITH hits AS MATERIALIZED (SELECT s.record_id FROM search_docs s WHERE s.kind = ").push_bind(Kind::Deal.code());
    if query.is_empty() {
        // Signs without a letter or digit are in no word.
        hits = hits.push(" AND 1 = 0");
    }
    for token in &query.tokens {
        hits = hits.push(" AND (1 = 0");
        for spelling in &token.spellings {
            // Letters and digits only: nothing in it means anything to LIKE.
            let long = spelling.chars().count() >= SHORTEST_PART;
            let pattern = if long { format!("%{spelling}%") } else { format!("% {spelling}%") };
            hits = hits.push(" OR s.words LIKE ").push_bind(pattern);
        }
        hits = hits.push(")");
    }
    hits.push(") ")
}

/// ` AND …` over deals named `d`, behind [`deals_having`] of the same text. The deals are
/// looked up from the hits, or the hits from the deals, as the database sees fit.
pub(crate) fn among_hits(statement: Q, text: &str) -> Q {
    if is_asked(text) { statement.push(" AND d.id IN (SELECT record_id FROM hits)") } else { statement }
}

/// The same for the short columns of a board, deal by deal in their order: PostgreSQL takes
/// the hits for far fewer than they are, and would look all of them up for each column.
pub(crate) fn each_among_hits(statement: Q, text: &str) -> Q {
    if is_asked(text) { statement.push(" AND (d.id IN (SELECT record_id FROM hits)) IS TRUE") } else { statement }
}

fn is_asked(text: &str) -> bool {
    !text.trim().is_empty()
}
