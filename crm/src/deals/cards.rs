//! Cards of stages, in order.

use super::filter;
use crate::db::Q;
use crate::search::deals_having;
use crate::{Ex, Result, Write, not_found, q};
use domain::deals::{BoardSort, Card, DealClient, DealFilter, Owner};
use domain::pipelines::Stage;
use domain::{Action, ClientId, Currency, Date, DealId, Millis, Money, Record, Scope, StageId, UserId, Viewer};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    title: String,
    client_id: Option<i64>,
    client_name: Option<String>,
    client_kind: Option<String>,
    stage_id: i64,
    rank: String,
    amount_minor: Option<i64>,
    currency: Option<String>,
    base_minor: Option<i64>,
    stage_since: i64,
    owner_id: Option<i64>,
    owner_name: Option<String>,
    next_step: Option<String>,
    next_step_due: Option<String>,
    version: i64,
    phone: Option<String>,
}

const OUTER: &str = "SELECT x.id, x.title, x.client_id, c.name AS client_name, c.kind AS client_kind, x.stage_id, x.rank, x.amount_minor, \
     x.currency, x.base_minor, x.stage_since, x.owner_id, u.name AS owner_name, x.next_step, x.next_step_due, x.version, \
     COALESCE((SELECT ph.number FROM deal_contacts dc JOIN client_phones ph ON ph.client_id = dc.person_id \
     WHERE dc.deal_id = x.id ORDER BY dc.person_id, ph.position, ph.id LIMIT 1), \
     (SELECT ph.number FROM client_phones ph WHERE ph.client_id = x.client_id";
/// The client's own number is told to who sees its card.
const OUTER_FROM: &str = " ORDER BY ph.position, ph.id LIMIT 1)) AS phone FROM (";
const OUTER_END: &str = ") x LEFT JOIN clients c ON c.id = x.client_id LEFT JOIN users u ON u.id = x.owner_id";
const INNER: &str = "SELECT d.id, d.title, d.client_id, d.stage_id, d.rank, d.amount_minor, d.currency, d.base_minor, d.stage_since, d.owner_id, \
     d.next_step, d.next_step_due, d.version FROM deals d";
/// Deals without a step come last.
const NO_DATE: &str = "9999-12-31";

/// Whose cards, and which.
pub struct Asked<'a> {
    pub viewer: &'a Viewer,
    pub scope: Scope,
    pub filter: &'a DealFilter,
    pub sort: BoardSort,
    pub now: Millis,
}

/// The place in a column after which the next cards begin.
pub struct After<'a> {
    pub rank: &'a str,
    pub due: Option<Date>,
    pub id: DealId,
}

impl Asked<'_> {
    /// The first cards of each stage, or those after a place: one LIMIT for each, joined.
    pub fn cards_of<'s>(&self, stages: impl Iterator<Item = &'s Stage>, after: Option<&After>, limit: i64) -> Q {
        let mut query = deals_having(&self.filter.text).append(outer(self.viewer));
        for (n, stage) in stages.enumerate() {
            if n > 0 {
                query = query.push(" UNION ALL ");
            }
            query = query.push("SELECT * FROM (");
            query = self.of_stage(query, stage, after);
            query = query.push(" LIMIT ").push_bind(limit).push(") AS part");
        }
        query.push(OUTER_END)
    }

    fn of_stage(&self, query: Q, stage: &Stage, after: Option<&After>) -> Q {
        let query =
            query.push(INNER).push(" WHERE d.archived_at IS NULL AND d.stage_id = ").push_bind(stage.id).scope(self.scope, "d.owner_id");
        let mut query = filter::narrow(query, self.filter, self.viewer);
        if self.filter.rotting {
            query = match stage.rotting_days {
                Some(days) => query.push(" AND d.stage_since <= ").push_bind(self.now - days * 86_400_000),
                None => query.push(" AND 1 = 0"),
            };
        }
        match (self.sort, after) {
            (BoardSort::Rank, None) => query.push(" ORDER BY d.rank, d.id"),
            (BoardSort::Rank, Some(after)) => {
                query.push(" AND (d.rank, d.id) > (").push_bind(after.rank).push(", ").push_bind(after.id).push(") ORDER BY d.rank, d.id")
            }
            (BoardSort::NextStep, after) => {
                if let Some(after) = after {
                    let due = after.due.map_or_else(|| NO_DATE.to_owned(), |d| d.to_string());
                    query = query
                        .push(" AND (COALESCE(d.next_step_due, '9999-12-31'), d.rank, d.id) > (")
                        .push_bind(due)
                        .push(", ")
                        .push_bind(after.rank)
                        .push(", ")
                        .push_bind(after.id)
                        .push(")");
                }
                query.push(" ORDER BY COALESCE(d.next_step_due, '9999-12-31'), d.rank, d.id")
            }
        }
    }
}

fn outer(viewer: &Viewer) -> Q {
    q(OUTER).scope(viewer.scope(Record::Client, Action::Read), "c.owner_id").push(OUTER_FROM)
}

/// Reads the cards of such a query with their tags, in the order of a column.
pub async fn read(query: Q, viewer: &Viewer, sort: BoardSort, tags: Ex<'_>, ex: Ex<'_>) -> Result<Vec<Card>> {
    let rows: Vec<Row> = query.all(ex).await?;
    let mut tags = tags_of(rows.iter().map(|r| r.id).collect(), tags).await?;
    let may_edit = viewer.may(Record::Deal, Action::Update);
    let mut cards: Vec<Card> = rows.into_iter().map(|row| card(row, &mut tags, may_edit)).collect();
    cards.sort_by(|a, b| {
        let due = |c: &Card| c.next_step_due.map_or_else(|| NO_DATE.to_owned(), |d| d.to_string());
        let by_due = if sort == BoardSort::NextStep { due(a).cmp(&due(b)) } else { std::cmp::Ordering::Equal };
        by_due.then_with(|| a.rank.cmp(&b.rank)).then_with(|| a.id.cmp(&b.id))
    });
    Ok(cards)
}

/// One deal's card whatever its stage, if it is in scope and not archived (or archived ones too).
pub fn one(viewer: &Viewer, id: DealId, scope: Scope, archived: bool) -> Q {
    outer(viewer)
        .push(INNER)
        .push(" WHERE d.id = ")
        .push_bind(id)
        .push(if archived { "" } else { " AND d.archived_at IS NULL" })
        .scope(scope, "d.owner_id")
        .push(OUTER_END)
}

/// A deal's card as this transaction leaves it, archived or not, whoever sees it afterwards.
pub async fn after(write: &mut Write, viewer: &Viewer, id: DealId) -> Result<Card> {
    let rows: Vec<Row> = one(viewer, id, Scope::All, true).all(write.ex()).await?;
    let mut tags = tags_of(vec![id.0], write.ex()).await?;
    let may_edit = viewer.may(Record::Deal, Action::Update);
    rows.into_iter().next().map(|row| card(row, &mut tags, may_edit)).ok_or_else(not_found)
}

async fn tags_of(deals: Vec<i64>, ex: Ex<'_>) -> Result<HashMap<i64, Vec<String>>> {
    let mut by_deal: HashMap<i64, Vec<String>> = HashMap::new();
    if deals.is_empty() {
        return Ok(by_deal);
    }
    let rows: Vec<(i64, String)> = q("SELECT dt.deal_id, t.name FROM deal_tags dt JOIN tags t ON t.id = dt.tag_id WHERE dt.deal_id IN ")
        .push_list(deals)
        .push(" ORDER BY dt.deal_id, t.name_folded")
        .all(ex)
        .await?;
    for (deal, name) in rows {
        let tags = by_deal.entry(deal).or_default();
        if tags.len() < 3 {
            tags.push(name);
        }
    }
    Ok(by_deal)
}

fn card(row: Row, tags: &mut HashMap<i64, Vec<String>>, may_edit: bool) -> Card {
    let client = row.client_id.zip(row.client_name).map(|(id, name)| DealClient {
        id: ClientId(id),
        name,
        company: row.client_kind.as_deref() == Some("company"),
    });
    let amount =
        row.amount_minor.zip(row.currency.as_deref().and_then(Currency::parse)).map(|(minor, currency)| Money::new(minor, currency));
    Card {
        id: DealId(row.id),
        title: row.title,
        client,
        stage: StageId(row.stage_id),
        rank: row.rank,
        amount,
        base: row.base_minor,
        stage_since: row.stage_since,
        owner: row.owner_id.zip(row.owner_name).map(|(id, name)| Owner { id: UserId(id), name }),
        next_step: row.next_step,
        next_step_due: row.next_step_due.as_deref().and_then(Date::parse),
        tags: tags.remove(&row.id).unwrap_or_default(),
        phone: row.phone,
        may_edit,
        version: row.version,
    }
}
