//! What is shown of the records found.

use super::Search;
use super::query::in_order;
use super::store::padded;
use crate::{Result, q};
use domain::search::{Found, FoundClient, FoundDeal, FoundProduct, Group, Kind};
use domain::{Action, ClientId, Currency, DealId, Money, ProductId, Record, StageId, Viewer};
use std::collections::{BTreeMap, HashMap};

#[derive(sqlx::FromRow)]
struct ClientRow {
    id: i64,
    name: String,
    city: Option<String>,
    company: Option<String>,
    role: Option<String>,
    phone: Option<String>,
}

#[derive(sqlx::FromRow)]
struct DealRow {
    id: i64,
    title: String,
    client: Option<String>,
    stage_id: i64,
    stage_name: String,
    colour: i64,
    amount_minor: Option<i64>,
    currency: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ProductRow {
    id: i64,
    name: String,
    code: Option<String>,
    price_minor: Option<i64>,
    currency: Option<String>,
}

fn money(minor: Option<i64>, currency: Option<String>) -> Option<Money> {
    Some(Money::new(minor?, Currency::parse(&currency?)?))
}

impl Search<'_> {
    pub(super) async fn show(&self, viewer: &Viewer, ids: BTreeMap<Kind, Vec<i64>>, limit: usize) -> Result<Found> {
        let of = |kind: Kind| ids.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let both: Vec<i64> = [Kind::Company, Kind::Person].into_iter().flat_map(|k| of(k).iter().take(limit).copied()).collect();
        let clients = self.clients(viewer, both).await?;
        Ok(Found {
            companies: in_order(of(Kind::Company), limit, clients.clone(), |c| c.id.0),
            persons: in_order(of(Kind::Person), limit, clients, |c| c.id.0),
            deals: self.deals(of(Kind::Deal), limit).await?,
            products: self.products(of(Kind::Product), limit).await?,
        })
    }

    async fn clients(&self, viewer: &Viewer, ids: Vec<i64>) -> Result<Vec<FoundClient>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids = padded(ids);
        let rows: Vec<ClientRow> = q("SELECT c.id, c.name, \
               (SELECT a.city FROM client_addresses a WHERE a.client_id = c.id AND a.city IS NOT NULL ORDER BY a.position, a.id LIMIT 1) AS city, \
               (SELECT m.name FROM contacts k JOIN clients m ON m.id = k.company_id WHERE k.person_id = c.id ORDER BY k.id LIMIT 1) AS company, \
               (SELECT k.role FROM contacts k WHERE k.person_id = c.id ORDER BY k.id LIMIT 1) AS role, \
               (SELECT p.number FROM client_phones p WHERE p.client_id = c.id ORDER BY p.position, p.id LIMIT 1) AS phone \
             FROM clients c WHERE c.id IN ")
        .push_list(ids.clone())
        .all(self.crm.db().read())
        .await?;
        let open: Vec<(i64, i64, i64)> = q("SELECT d.client_id, CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(d.base_minor), 0) AS BIGINT) \
             FROM deals d WHERE d.status = 'open' AND d.archived_at IS NULL AND d.client_id IN ")
        .push_list(ids)
        .scope(viewer.scope(Record::Deal, Action::Read), "d.owner_id")
        .push(" GROUP BY d.client_id")
        .all(self.crm.db().read())
        .await?;
        let open: HashMap<i64, (i64, i64)> = open.into_iter().map(|(id, n, sum)| (id, (n, sum))).collect();
        let currency = self.crm.organisation().await?.currency;
        Ok(rows
            .into_iter()
            .map(|row| {
                let (open_deals, sum) = open.get(&row.id).copied().unwrap_or((0, 0));
                FoundClient {
                    id: ClientId(row.id),
                    name: row.name,
                    city: row.city,
                    company: row.company,
                    role: row.role,
                    phone: row.phone,
                    open_deals,
                    open_sum: Money::new(sum, currency),
                }
            })
            .collect())
    }

    async fn deals(&self, ids: &[i64], limit: usize) -> Result<Group<FoundDeal>> {
        if ids.is_empty() {
            return Ok(Group::default());
        }
        let rows: Vec<DealRow> =
            q("SELECT d.id, d.title, c.name AS client, d.stage_id, s.name AS stage_name, s.colour, d.amount_minor, d.currency \
             FROM deals d JOIN stages s ON s.id = d.stage_id LEFT JOIN clients c ON c.id = d.client_id WHERE d.id IN ")
            .push_list(padded(ids.to_vec()))
            .all(self.crm.db().read())
            .await?;
        let rows = rows
            .into_iter()
            .map(|row| FoundDeal {
                id: DealId(row.id),
                title: row.title,
                client: row.client,
                stage: StageId(row.stage_id),
                stage_name: row.stage_name,
                colour: row.colour,
                amount: money(row.amount_minor, row.currency),
            })
            .collect();
        Ok(in_order(ids, limit, rows, |d: &FoundDeal| d.id.0))
    }

    async fn products(&self, ids: &[i64], limit: usize) -> Result<Group<FoundProduct>> {
        if ids.is_empty() {
            return Ok(Group::default());
        }
        let rows: Vec<ProductRow> = q("SELECT id, name, code, price_minor, currency FROM products WHERE id IN ")
            .push_list(padded(ids.to_vec()))
            .all(self.crm.db().read())
            .await?;
        let rows = rows
            .into_iter()
            .map(|row| FoundProduct { id: ProductId(row.id), name: row.name, code: row.code, price: money(row.price_minor, row.currency) })
            .collect();
        Ok(in_order(ids, limit, rows, |p: &FoundProduct| p.id.0))
    }
}
