//! Everything on the sheet of a deal.

use super::{Deals, cards};
use crate::{Result, not_found, q};
use domain::deals::{BoardSort, DealContact, DealDetail, DealLine, DealTask, Owner, Stay};
use domain::pipelines::{LostReason, StageKind};
use domain::{
    Action, ClientId, Currency, Date, DealId, LostReasonId, Money, PipelineId, ProductId, Record, StageId, TaskId, UserId, Viewer,
};
use std::collections::BTreeMap;

#[derive(sqlx::FromRow)]
struct Row {
    pipeline_id: i64,
    status: String,
    source: Option<String>,
    expected_close: Option<String>,
    opened_on: String,
    closed_on: Option<String>,
    lost_reason_id: Option<i64>,
    lost_reason: Option<String>,
    lost_note: Option<String>,
    about: Option<String>,
    extra: Option<String>,
    archived_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: i64,
    product_id: i64,
    name: String,
    code: Option<String>,
    quantity: i64,
    price_minor: Option<i64>,
    list_minor: Option<i64>,
    list_currency: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ContactRow {
    id: i64,
    name: String,
    role: Option<String>,
    phone: Option<String>,
    email: Option<String>,
}

impl Deals<'_> {
    /// A deal with everything about it; 'not found' out of scope.
    pub async fn get(&self, viewer: &Viewer, id: DealId) -> Result<DealDetail> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        let db = self.crm.db();
        let found = cards::read(cards::one(viewer, id, scope, true), viewer, BoardSort::Rank, db.read(), db.read()).await?;
        let mut card = found.into_iter().next().ok_or_else(not_found)?;
        let row: Row = q("SELECT d.pipeline_id, d.status, d.source, d.expected_close, d.opened_on, d.closed_on, d.lost_reason_id, \
             r.name AS lost_reason, d.lost_note, d.about, d.extra, d.archived_at \
             FROM deals d LEFT JOIN lost_reasons r ON r.id = d.lost_reason_id WHERE d.id = $1")
        .bind(id)
        .opt(db.read())
        .await?
        .ok_or_else(not_found)?;
        card.may_edit = card.may_edit && row.archived_at.is_none();
        let client_visible = match &card.client {
            None => false,
            Some(client) => {
                let seen: Option<(i64,)> = q("SELECT id FROM clients WHERE id = ")
                    .push_bind(client.id)
                    .scope(viewer.scope(Record::Client, Action::Read), "owner_id")
                    .opt(db.read())
                    .await?;
                seen.is_some()
            }
        };
        let pipeline = self.crm.pipelines().get(viewer, PipelineId(row.pipeline_id)).await?;
        let tags: Vec<(String,)> =
            q("SELECT t.name FROM deal_tags dt JOIN tags t ON t.id = dt.tag_id WHERE dt.deal_id = $1 ORDER BY t.name_folded")
                .bind(id)
                .all(db.read())
                .await?;
        let date = |text: Option<String>| text.as_deref().and_then(Date::parse);
        Ok(DealDetail {
            client_visible,
            pipeline: pipeline.id,
            pipeline_name: pipeline.name,
            stages: pipeline.stages,
            status: StageKind::parse(&row.status).unwrap_or(StageKind::Open),
            source: row.source,
            expected_close: date(row.expected_close),
            opened_on: Date::parse(&row.opened_on).unwrap_or(self.crm.today().await?),
            closed_on: date(row.closed_on),
            lost_reason: row.lost_reason_id.zip(row.lost_reason).map(|(id, name)| LostReason { id: LostReasonId(id), name }),
            lost_note: row.lost_note,
            about: row.about,
            tags: tags.into_iter().map(|(name,)| name).collect(),
            extra: extra(row.extra.as_deref()),
            lines: self.lines(id, card.amount.map(|m| m.currency)).await?,
            contacts: self.contacts(id, card.client.as_ref().map(|c| c.id)).await?,
            stays: self.stays(id).await?,
            tasks: self.tasks(id).await?,
            archived: row.archived_at.is_some(),
            card,
        })
    }

    async fn lines(&self, deal: DealId, currency: Option<Currency>) -> Result<Vec<DealLine>> {
        let rows: Vec<LineRow> = q("SELECT l.id, l.product_id, p.name, p.code, l.quantity, l.price_minor, p.price_minor AS list_minor, p.currency AS list_currency \
             FROM deal_lines l JOIN products p ON p.id = l.product_id WHERE l.deal_id = $1 ORDER BY l.position, l.id LIMIT 200")
            .bind(deal)
            .all(self.crm.db().read())
            .await?;
        let base = self.crm.organisation().await?.currency;
        let line = |row: LineRow| {
            let own = row.price_minor.map(|minor| Money::new(minor, currency.unwrap_or(base)));
            let list = row.list_minor.zip(row.list_currency.as_deref().and_then(Currency::parse)).map(|(m, c)| Money::new(m, c));
            DealLine {
                id: row.id,
                product: ProductId(row.product_id),
                name: row.name,
                code: row.code,
                quantity: row.quantity,
                price: own.or(list),
                own: row.price_minor,
            }
        };
        Ok(rows.into_iter().map(line).collect())
    }

    async fn contacts(&self, deal: DealId, client: Option<ClientId>) -> Result<Vec<DealContact>> {
        // contacts follow the deal they stand on; numbers are shown with the names
        let rows: Vec<ContactRow> = q("SELECT p.id, p.name, COALESCE(dc.role, k.role) AS role, \
             (SELECT ph.number FROM client_phones ph WHERE ph.client_id = p.id ORDER BY ph.position, ph.id LIMIT 1) AS phone, \
             (SELECT em.email FROM client_emails em WHERE em.client_id = p.id ORDER BY em.position, em.id LIMIT 1) AS email \
             FROM deal_contacts dc JOIN clients p ON p.id = dc.person_id LEFT JOIN contacts k ON k.person_id = p.id AND k.company_id = $2 \
             WHERE dc.deal_id = $1 ORDER BY p.name_folded, p.id LIMIT 100")
        .bind(deal)
        .bind(client)
        .all(self.crm.db().read())
        .await?;
        let contact = |r: ContactRow| DealContact { person: ClientId(r.id), name: r.name, role: r.role, phone: r.phone, email: r.email };
        Ok(rows.into_iter().map(contact).collect())
    }

    async fn stays(&self, deal: DealId) -> Result<Vec<Stay>> {
        let rows: Vec<(i64, String, i64, Option<i64>)> = q("SELECT p.stage_id, s.name, p.entered_at, p.left_at FROM deal_stage_spans p \
             JOIN stages s ON s.id = p.stage_id WHERE p.deal_id = $1 ORDER BY p.entered_at, p.id LIMIT 500")
        .bind(deal)
        .all(self.crm.db().read())
        .await?;
        let stay = |(stage, name, entered, left)| Stay { stage: StageId(stage), name, entered, left };
        Ok(rows.into_iter().map(stay).collect())
    }

    async fn tasks(&self, deal: DealId) -> Result<Vec<DealTask>> {
        let rows: Vec<(i64, String, Option<String>, Option<i64>, Option<String>, i64)> =
            q("SELECT t.id, t.title, t.due_on, t.owner_id, u.name, t.version \
             FROM tasks t LEFT JOIN users u ON u.id = t.owner_id WHERE t.deal_id = $1 AND t.done_at IS NULL AND t.archived_at IS NULL \
             ORDER BY t.due_on NULLS LAST, t.id LIMIT 50")
            .bind(deal)
            .all(self.crm.db().read())
            .await?;
        let task = |(id, title, due, owner, name, version): (i64, String, Option<String>, Option<i64>, Option<String>, i64)| DealTask {
            id: TaskId(id),
            title,
            due: due.as_deref().and_then(Date::parse),
            owner: owner.zip(name).map(|(id, name)| Owner { id: UserId(id), name }),
            version,
        };
        Ok(rows.into_iter().map(task).collect())
    }
}

/// Columns 'From the import'.
fn extra(json: Option<&str>) -> Vec<(String, String)> {
    let kept: BTreeMap<String, serde_json::Value> = json.and_then(|j| serde_json::from_str(j).ok()).unwrap_or_default();
    let text = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    kept.into_iter().map(|(name, value)| (name, text(value))).collect()
}
