//! The table of deals: pages by key in any order, and the sums below them.

use super::Deals;
use crate::db::{Q, Val};
use crate::search::{among_hits, deals_having};
use crate::{Result, q};
use domain::deals::{DealClient, DealKey, DealListFilter, DealListPage, DealListQuery, DealListRow, DealListTotals, DealSort, Owner};
use domain::pipelines::StageKind;
use domain::{Action, ClientId, Currency, Date, DealId, Money, Record, Scope, UserId, Viewer};

/// A column to order by: its text in SQL, what it needs beside `deals d`, its type, and whether it may be missing.
struct Column {
    sql: &'static str,
    join: &'static str,
    number: bool,
    nullable: bool,
}

const CLIENT: &str = " LEFT JOIN clients c ON c.id = d.client_id";

fn column(sort: DealSort) -> Column {
    let text = |sql, nullable| Column { sql, join: "", number: false, nullable };
    let number = |sql, nullable| Column { sql, join: "", number: true, nullable };
    match sort {
        DealSort::Title => text("d.title_folded", false),
        DealSort::Client => Column { join: CLIENT, ..text("c.name_folded", true) },
        DealSort::Amount => number("d.base_minor", true),
        DealSort::Stage => Column { join: " JOIN stages s ON s.id = d.stage_id", ..number("s.position", false) },
        DealSort::Owner => Column { join: " LEFT JOIN users u ON u.id = d.owner_id", ..text("u.name_folded", true) },
        DealSort::Expected => text("d.expected_close", true),
        DealSort::Closed => text("d.closed_on", true),
        DealSort::Opened => text("d.opened_on", false),
        DealSort::Updated => number("d.updated_at", false),
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    title: String,
    client_id: Option<i64>,
    client_name: Option<String>,
    client_kind: Option<String>,
    status: String,
    stage: String,
    colour: i64,
    amount_minor: Option<i64>,
    currency: Option<String>,
    owner_id: Option<i64>,
    owner_name: Option<String>,
    expected_close: Option<String>,
    closed_on: Option<String>,
    opened_on: String,
    updated_at: i64,
    version: i64,
    key_text: Option<String>,
    key_number: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Sums {
    count: i64,
    sum: i64,
    without_amount: i64,
    without_rate: i64,
}

impl Deals<'_> {
    /// A page of the table.
    pub async fn list(&self, viewer: &Viewer, query: &DealListQuery) -> Result<DealListPage> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        let limit = query.limit.clamp(1, 500) as usize;
        let by = column(query.sort);
        let after = query.after.as_ref();
        // Rows with a value first, then those without, each part by an index of its own order.
        let behind_values = after.is_some_and(|k| k.text.is_none() && k.number.is_none());
        let mut rows: Vec<Row> = Vec::new();
        if !behind_values {
            rows = self.part(query, scope, &by, true, after, limit + 1).await?;
        }
        if by.nullable && rows.len() <= limit {
            let after = after.filter(|_| behind_values);
            let rest = self.part(query, scope, &by, false, after, limit + 1 - rows.len()).await?;
            rows.extend(rest);
        }
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|r| DealKey { text: r.key_text.clone(), number: r.key_number, id: DealId(r.id) });
        let now = self.crm.now();
        Ok(DealListPage { rows: rows.into_iter().map(|r| shown(r, now)).collect(), next })
    }

    async fn part(
        &self,
        query: &DealListQuery,
        scope: Scope,
        by: &Column,
        values: bool,
        after: Option<&DealKey>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        // The rows of a page are found by their keys alone; what they show is read for these only.
        let mut keys = match (values, by.number) {
            (false, _) => q("SELECT d.id, CAST(NULL AS TEXT) AS key_text, CAST(NULL AS BIGINT) AS key_number"),
            (true, true) => q("SELECT d.id, CAST(NULL AS TEXT) AS key_text, ").push(by.sql).push(" AS key_number"),
            (true, false) => q("SELECT d.id, ").push(by.sql).push(" AS key_text, CAST(NULL AS BIGINT) AS key_number"),
        };
        keys = keys.push(" FROM deals d").push(by.join);
        keys = narrow(keys.push(" WHERE d.archived_at IS NULL"), &query.filter).scope(scope, "d.owner_id");
        let (than, direction) = if query.descending { (" < ", " DESC") } else { (" > ", " ASC") };
        if by.nullable {
            keys = keys.push(" AND ").push(by.sql).push(if values { " IS NOT NULL" } else { " IS NULL" });
        }
        if let Some(after) = after {
            keys = if values {
                let value: Val = if by.number { after.number.into() } else { after.text.clone().into() };
                keys.push(" AND (")
                    .push(by.sql)
                    .push(", d.id)")
                    .push(than)
                    .push("(")
                    .push_bind(value)
                    .push(", ")
                    .push_bind(after.id)
                    .push(")")
            } else {
                keys.push(" AND d.id").push(than).push_bind(after.id)
            };
        }
        keys = keys.push(" ORDER BY ");
        if values {
            keys = keys.push(by.sql).push(direction).push(", ");
        }
        keys = keys.push("d.id").push(direction).push(" LIMIT ").push_bind(limit as i64);
        let key = if by.number { "k.key_number" } else { "k.key_text" };
        deals_having(&query.filter.text)
        .push("SELECT d.id, d.title, d.client_id, c.name AS client_name, c.kind AS client_kind, d.status, s.name AS stage, s.colour, \
           d.amount_minor, d.currency, d.owner_id, u.name AS owner_name, d.expected_close, d.closed_on, d.opened_on, d.updated_at, d.version, \
           k.key_text, k.key_number FROM (")
        .append(keys)
        .push(
            ") k JOIN deals d ON d.id = k.id JOIN stages s ON s.id = d.stage_id LEFT JOIN clients c ON c.id = d.client_id \
             LEFT JOIN users u ON u.id = d.owner_id ORDER BY ",
        )
        .push(key)
        .push(direction)
        .push(", k.id")
        .push(direction)
        .all(self.crm.db().read())
        .await
    }

    /// The sums below the table: over every deal of the filter, in one query.
    pub async fn list_totals(&self, viewer: &Viewer, filter: &DealListFilter) -> Result<DealListTotals> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        let statement = deals_having(&filter.text).push("SELECT CAST(COUNT(*) AS BIGINT) AS count, CAST(COALESCE(SUM(g.base_minor), 0) AS BIGINT) AS sum, \
             CAST(COALESCE(SUM(CASE WHEN g.amount_minor IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS without_amount, \
             CAST(COALESCE(SUM(CASE WHEN g.amount_minor IS NOT NULL AND g.base_minor IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS without_rate \
             FROM (SELECT d.base_minor, d.amount_minor FROM deals d WHERE d.archived_at IS NULL");
        let sums: Sums = narrow(statement, filter).scope(scope, "d.owner_id").push(") g").one(self.crm.db().read()).await?;
        Ok(DealListTotals {
            count: sums.count,
            sum: sums.sum,
            weighted: 0,
            without_amount: sums.without_amount,
            without_rate: sums.without_rate,
        })
    }
}

/// Narrows `deals d` to the filter, behind `deals_having` of its text.
fn narrow(mut statement: Q, filter: &DealListFilter) -> Q {
    if let Some(pipeline) = filter.pipeline {
        statement = statement.push(" AND d.pipeline_id = ").push_bind(pipeline);
    }
    if let Some(status) = filter.status {
        statement = statement.push(" AND d.status = ").push_bind(status.as_str());
    }
    if let Some(stage) = filter.stage {
        statement = statement.push(" AND d.stage_id = ").push_bind(stage);
    }
    if let Some(stage) = filter.reached {
        // the furthest open stage a deal ever stood in; its first stage every deal reached
        statement = statement
            .push(" AND EXISTS (SELECT 1 FROM stages r WHERE r.id = ")
            .push_bind(stage)
            .push(
                " AND r.pipeline_id = d.pipeline_id AND (d.status = 'won' OR EXISTS (SELECT 1 FROM deal_stage_spans x JOIN stages e ON e.id = x.stage_id \
                 WHERE x.deal_id = d.id AND e.pipeline_id = r.pipeline_id AND e.kind = 'open' AND e.position >= r.position) \
                 OR NOT EXISTS (SELECT 1 FROM stages b WHERE b.pipeline_id = r.pipeline_id AND b.kind = 'open' AND b.archived_at IS NULL \
                 AND b.position < r.position)))",
            );
    }
    if let Some(owner) = filter.owner {
        statement = statement.push(" AND COALESCE(d.owner_id, 0) = ").push_bind(owner);
    }
    if let Some(team) = filter.team {
        statement = statement
            .push(" AND d.owner_id IN (SELECT m.id FROM users m WHERE m.team_id IN (WITH RECURSIVE below (id) AS (SELECT t.id FROM teams t WHERE t.id = ")
            .push_bind(team)
            .push(" UNION SELECT t.id FROM teams t JOIN below b ON t.parent_id = b.id) SELECT below.id FROM below))");
    }
    let dates: [(&'static str, Option<Date>); 6] = [
        (" AND d.closed_on >= ", filter.closed_from),
        (" AND d.closed_on <= ", filter.closed_to),
        (" AND d.opened_on >= ", filter.opened_from),
        (" AND d.opened_on <= ", filter.opened_to),
        (" AND d.expected_close >= ", filter.expected_from),
        (" AND d.expected_close <= ", filter.expected_to),
    ];
    for (condition, date) in dates {
        if let Some(date) = date {
            statement = statement.push(condition).push_bind(date);
        }
    }
    if let Some(from) = filter.amount_from {
        statement = statement.push(" AND d.base_minor >= ").push_bind(from);
    }
    if let Some(to) = filter.amount_to {
        statement = statement.push(" AND d.base_minor <= ").push_bind(to);
    }
    among_hits(statement, &filter.text)
}

fn shown(r: Row, now: i64) -> DealListRow {
    let client = r.client_id.zip(r.client_name);
    let date = |text: Option<String>| text.as_deref().and_then(Date::parse);
    DealListRow {
        id: DealId(r.id),
        title: r.title,
        client: client.map(|(id, name)| DealClient { id: ClientId(id), name, company: r.client_kind.as_deref() == Some("company") }),
        status: StageKind::parse(&r.status).unwrap_or(StageKind::Open),
        stage: r.stage,
        colour: r.colour,
        amount: r.amount_minor.zip(r.currency.as_deref().and_then(Currency::parse)).map(|(minor, currency)| Money::new(minor, currency)),
        owner: r.owner_id.zip(r.owner_name).map(|(id, name)| Owner { id: UserId(id), name }),
        expected_close: date(r.expected_close),
        closed_on: date(r.closed_on),
        opened_on: date(Some(r.opened_on)),
        updated_days: ((now - r.updated_at) / 86_400_000).max(0),
        version: r.version,
    }
}
