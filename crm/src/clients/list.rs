//! The list of clients: pages by key, in three orders, both ways.

use super::Clients;
use crate::db::Q;
use crate::{Result, q};
use domain::clients::{ClientKey, ClientKind, ClientPage, ClientQuery, ClientRow, ClientSort, Colleague};
use domain::fold::fold;
use domain::{Action, ClientId, Money, Record, UserId, Viewer};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    kind: String,
    name: String,
    name_folded: String,
    owner_id: Option<i64>,
    owner_name: Option<String>,
    updated_at: i64,
    contact: Option<String>,
    phone: Option<String>,
    city: Option<String>,
    industry: Option<String>,
}

impl Clients<'_> {
    /// A page of the list.
    pub async fn page(&self, viewer: &Viewer, query: &ClientQuery) -> Result<ClientPage> {
        let scope = self.crm.authorise(viewer, Record::Client, Action::Read)?;
        let limit = i64::from(query.limit.clamp(1, 500));
        // the page's ids first, by index alone; what a row shows is looked up for them only
        let ids = match query.archived {
            // nothing archived is in the index of words
            true => named(q("SELECT c.id AS id FROM clients c WHERE c.archived_at IS NOT NULL"), &query.text),
            false => self.crm.search().narrow_clients(&query.text).await?.ids(),
        };
        let ids = narrowed(ids, query).scope(scope, "c.owner_id");
        let ids = behind(ids, query).push(order(query)).push(" LIMIT ").push_bind(limit + 1);
        let statement = q("SELECT c.id, c.kind, c.name, c.name_folded, c.owner_id, c.updated_at, c.industry, u.name AS owner_name, \
               CASE WHEN c.kind = 'company' \
                 THEN (SELECT p.name FROM contacts k JOIN clients p ON p.id = k.person_id WHERE k.company_id = c.id ORDER BY k.main DESC, k.id LIMIT 1) \
                 ELSE (SELECT m.name FROM contacts k JOIN clients m ON m.id = k.company_id WHERE k.person_id = c.id ORDER BY k.id LIMIT 1) END AS contact, \
               COALESCE((SELECT f.number FROM client_phones f WHERE f.client_id = c.id ORDER BY f.position, f.id LIMIT 1), \
                 (SELECT f.number FROM contacts k JOIN client_phones f ON f.client_id = k.person_id WHERE k.company_id = c.id \
                    ORDER BY k.main DESC, k.id, f.position, f.id LIMIT 1)) AS phone, \
               (SELECT a.city FROM client_addresses a WHERE a.client_id = c.id AND a.city IS NOT NULL ORDER BY a.position, a.id LIMIT 1) AS city \
             FROM (")
            .append(ids)
            .push(") page JOIN clients c ON c.id = page.id LEFT JOIN users u ON u.id = c.owner_id")
            .push(order(query));
        let mut rows: Vec<Row> = statement.all(self.crm.db().read()).await?;
        let more = rows.len() as i64 > limit;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|r| key(r, query.sort));
        let deals = self.open_deals(viewer, rows.iter().map(|r| r.id).collect()).await?;
        let now = self.crm.now();
        let may_archive = viewer.may(Record::Client, Action::Archive);
        let rows = rows
            .into_iter()
            .map(|r| {
                let (open_deals, open_sum) = deals.get(&r.id).copied().unwrap_or_default();
                ClientRow {
                    id: ClientId(r.id),
                    kind: ClientKind::parse(&r.kind),
                    name: r.name,
                    contact: r.contact,
                    phone: r.phone,
                    city: r.city,
                    industry: r.industry,
                    owner: r.owner_id.zip(r.owner_name).map(|(id, name)| Colleague { id: UserId(id), name }),
                    open_deals,
                    open_sum,
                    updated_days: ((now - r.updated_at) / 86_400_000).max(0),
                    may_archive,
                }
            })
            .collect();
        Ok(ClientPage { rows, next })
    }

    /// Number and sum of open deals in scope, for a page of clients: one grouped query.
    async fn open_deals(&self, viewer: &Viewer, ids: Vec<i64>) -> Result<HashMap<i64, (i64, Option<Money>)>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let currency = self.crm.organisation().await?.currency;
        let rows: Vec<(i64, i64, Option<i64>)> = q("SELECT d.client_id, CAST(COUNT(*) AS BIGINT), CAST(SUM(d.base_minor) AS BIGINT) \
             FROM deals d WHERE d.archived_at IS NULL AND d.status = 'open' AND d.client_id IN ")
        .push_list(ids)
        .scope(viewer.scope(Record::Deal, Action::Read), "d.owner_id")
        .push(" GROUP BY d.client_id")
        .all(self.crm.db().read())
        .await?;
        Ok(rows.into_iter().map(|(id, n, sum)| (id, (n, sum.map(|s| Money::new(s, currency))))).collect())
    }
}

fn narrowed(mut statement: Q, query: &ClientQuery) -> Q {
    if let Some(kind) = query.kind {
        statement = statement.push(" AND c.kind = ").push_bind(kind.as_str());
    }
    if let Some(owner) = query.owner {
        statement = statement.push(" AND COALESCE(c.owner_id, 0) = ").push_bind(owner);
    }
    if let Some(tag) = &query.tag {
        statement = statement
            .push(
                " AND EXISTS (SELECT 1 FROM client_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.client_id = c.id AND t.name_folded = ",
            )
            .push_bind(fold(cut(tag)))
            .push(")");
    }
    statement
}

/// Names that hold every word, however its umlauts are written.
fn named(mut statement: Q, text: &str) -> Q {
    for word in fold(cut(text)).split(' ').filter(|w| !w.is_empty()).take(8) {
        let short = ["ae", "oe", "ue"].iter().fold(word.to_owned(), |word, spelt| word.replace(spelt, &spelt[..1]));
        statement = statement.push(" AND (c.name_folded LIKE ").push_bind(like(word)).push(" ESCAPE '!' OR c.name_folded LIKE ");
        statement = statement.push_bind(like(&short)).push(" ESCAPE '!')");
    }
    statement
}

/// At most 200 characters of what was typed: nobody needs more to find a name.
fn cut(text: &str) -> &str {
    text.char_indices().nth(200).map_or(text, |(at, _)| &text[..at])
}

/// A pattern for anything that holds this text.
pub(crate) fn like(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

fn behind(statement: Q, query: &ClientQuery) -> Q {
    let Some(after) = &query.after else { return statement };
    let than = if query.descending { " < (" } else { " > (" };
    match query.sort {
        ClientSort::Name => statement.push(" AND (c.name_folded, c.id)").push(than).push_bind(&after.name),
        ClientSort::Updated => statement.push(" AND (c.updated_at, c.id)").push(than).push_bind(after.number),
        ClientSort::Owner => statement
            .push(" AND (COALESCE(c.owner_id, 0), c.name_folded, c.id)")
            .push(than)
            .push_bind(after.number)
            .push(", ")
            .push_bind(&after.name),
    }
    .push(", ")
    .push_bind(after.id)
    .push(")")
}

fn order(query: &ClientQuery) -> &'static str {
    match (query.sort, query.descending) {
        (ClientSort::Name, false) => " ORDER BY c.name_folded, c.id",
        (ClientSort::Name, true) => " ORDER BY c.name_folded DESC, c.id DESC",
        (ClientSort::Updated, false) => " ORDER BY c.updated_at, c.id",
        (ClientSort::Updated, true) => " ORDER BY c.updated_at DESC, c.id DESC",
        (ClientSort::Owner, false) => " ORDER BY COALESCE(c.owner_id, 0), c.name_folded, c.id",
        (ClientSort::Owner, true) => " ORDER BY COALESCE(c.owner_id, 0) DESC, c.name_folded DESC, c.id DESC",
    }
}

fn key(row: &Row, sort: ClientSort) -> ClientKey {
    let number = match sort {
        ClientSort::Name => 0,
        ClientSort::Updated => row.updated_at,
        ClientSort::Owner => row.owner_id.unwrap_or(0),
    };
    ClientKey { name: row.name_folded.clone(), number, id: ClientId(row.id) }
}
