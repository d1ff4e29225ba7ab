//! Finding: stage by stage, best matches first, and no stage further than needed.

use super::Search;
use super::candidates::{self, Ask, Candidate, Union, tier};
use crate::{Result, invalid};
use domain::search::{Found, Group, Kind, Query, Token};
use domain::texts::search as texts;
use domain::{Action, Record, Scope, Viewer};
use std::collections::{BTreeMap, HashMap};

/// Most records of a kind that may be asked for.
const MOST: u32 = 50;
/// A token is counted up to so many hits of each sort before it leads.
const COUNT_TO: i64 = 500;
/// Rows fetched of each statement for each record wanted: a record may match by several words.
const SLACK: i64 = 3;
/// How often more rows are fetched when a record matched by very many words.
const ROUNDS: u32 = 3;

/// A record found, with what it was found by.
type Rank = (i64, String, i64);

/// What one kind of record has so far.
struct Shelf {
    kind: Kind,
    scope: Scope,
    best: HashMap<i64, Rank>,
}

impl Shelf {
    fn take(&mut self, row: Candidate) {
        let rank = (row.tier, row.term, row.record_id);
        let best = self.best.entry(row.record_id).or_insert_with(|| rank.clone());
        if rank < *best {
            *best = rank;
        }
    }
}

impl Search<'_> {
    /// Finds records by word beginnings (from one character), any part of a word (from three)
    /// and digits of phone numbers (from three), within the viewer's scope. Best first: the
    /// exact name, names that begin with it, words of names, other words, parts.
    pub async fn find(&self, viewer: &Viewer, search: &domain::search::Search) -> Result<Found> {
        if search.limit == 0 || search.limit > MOST {
            return Err(invalid("limit", texts::BAD_LIMIT));
        }
        let query = Query::read(&search.text);
        if query.is_empty() {
            return Ok(Found::default());
        }
        let ids = self.ids(viewer, &query, &search.kinds, search.limit as usize).await?;
        self.show(viewer, ids, search.limit as usize).await
    }

    /// The ids found, best first, one more than asked for if there are more.
    pub(super) async fn ids(&self, viewer: &Viewer, query: &Query, kinds: &[Kind], limit: usize) -> Result<BTreeMap<Kind, Vec<i64>>> {
        let (lead, also) = self.lead(query).await?;
        let mut fetch = (limit as i64 + 1) * SLACK;
        let mut shelves = Vec::new();
        for round in 1..=ROUNDS {
            shelves = shelves_for(viewer, kinds);
            let mut cut = false;
            for stage in 0..4 {
                let mut union = Union::default();
                for shelf in shelves.iter().filter(|s| s.best.len() <= limit) {
                    let ask = Ask { kind: shelf.kind, scope: shelf.scope, also: &also, fetch };
                    self.ask(&mut union, stage, ask, query, &lead);
                }
                let Some(statement) = union.done() else { continue };
                let rows: Vec<Candidate> = statement.all(self.crm.db().read()).await?;
                let mut of_kind: HashMap<i64, i64> = HashMap::new();
                for row in rows {
                    *of_kind.entry(row.kind).or_default() += 1;
                    if let Some(shelf) = shelves.iter_mut().find(|s| s.kind.code() == row.kind) {
                        shelf.take(row);
                    }
                }
                cut |= shelves.iter().any(|s| s.best.len() <= limit && of_kind.get(&s.kind.code()).is_some_and(|n| *n >= fetch));
            }
            if !cut || round == ROUNDS {
                break;
            }
            fetch *= 8;
        }
        Ok(shelves
            .into_iter()
            .map(|shelf| {
                let mut ranks: Vec<Rank> = shelf.best.into_values().collect();
                ranks.sort_unstable();
                ranks.truncate(limit + 1);
                (shelf.kind, ranks.into_iter().map(|(_, _, id)| id).collect())
            })
            .collect())
    }

    /// The rarest token leads the search; the others are checked on what it finds.
    async fn lead(&self, query: &Query) -> Result<(Token, Vec<Token>)> {
        let mut tokens = query.tokens.clone();
        if tokens.len() == 1 {
            return Ok((tokens.remove(0), Vec::new()));
        }
        let rows: Vec<(i64, i64)> = candidates::counts(&tokens, COUNT_TO).all(self.crm.db().read()).await?;
        let mut hits = vec![0; tokens.len()];
        for (at, n) in rows {
            if let Some(sum) = usize::try_from(at).ok().and_then(|at| hits.get_mut(at)) {
                *sum += n;
            }
        }
        let at = (0..tokens.len()).min_by_key(|at| hits[*at]).unwrap_or(0);
        let lead = tokens.remove(at);
        Ok((lead, tokens))
    }

    fn ask(&self, union: &mut Union, stage: i64, ask: Ask<'_>, query: &Query, lead: &Token) {
        let has_phones = matches!(ask.kind, Kind::Company | Kind::Person);
        match stage {
            tier::NAME => {
                for whole in &query.whole {
                    union.beginnings(Ask { also: &[], ..ask }, 0, tier::NAME, whole);
                }
            }
            tier::NAME_WORD => {
                for spelling in &lead.spellings {
                    union.beginnings(ask, 1, tier::NAME_WORD, spelling);
                }
                if let (true, Some(digits)) = (has_phones, &query.number) {
                    union.numbers(Ask { also: &[], ..ask }, tier::NAME_WORD, digits);
                }
            }
            tier::OTHER_WORD => {
                for spelling in &lead.spellings {
                    union.beginnings(ask, 2, tier::OTHER_WORD, spelling);
                }
                if let (true, Some(digits)) = (has_phones, lead.number()) {
                    union.numbers(ask, tier::OTHER_WORD, digits);
                }
            }
            _ => {
                for part in lead.parts() {
                    union.parts(ask, 1, part);
                    union.parts(ask, 2, part);
                }
            }
        }
    }
}

fn shelves_for(viewer: &Viewer, kinds: &[Kind]) -> Vec<Shelf> {
    let wanted = Kind::ALL.into_iter().filter(|k| kinds.is_empty() || kinds.contains(k));
    wanted
        .map(|kind| {
            let record = match kind {
                Kind::Company | Kind::Person => Record::Client,
                Kind::Deal => Record::Deal,
                Kind::Product => Record::Product,
            };
            Shelf { kind, scope: viewer.scope(record, Action::Read), best: HashMap::new() }
        })
        .filter(|shelf| shelf.scope != Scope::Nothing)
        .collect()
}

/// Keeps the rows in the order of the ids; one more than the limit says that there are more.
pub(super) fn in_order<T>(ids: &[i64], limit: usize, rows: Vec<T>, id: impl Fn(&T) -> i64) -> Group<T> {
    let mut rows: HashMap<i64, T> = rows.into_iter().map(|row| (id(&row), row)).collect();
    Group { rows: ids.iter().take(limit).filter_map(|id| rows.remove(id)).collect(), more: ids.len() > limit }
}
