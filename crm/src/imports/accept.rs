//! Accepting a suggestion after the import: the link is made in every row that lacks it.

use super::Stored;
use super::prepare::made_title;
use crate::{Crm, NewEvent, Result, Subject, invalid, not_found, q, search};
use domain::fold::fold;
use domain::imports::plan::{LinkAnswer, Outcome};
use domain::imports::{Field, ImportKind, ImportState, Target};
use domain::texts::imports as texts;
use domain::{Action, BatchId, DealId, ImportId, Record, UserId, Viewer};
use serde_json::json;

/// Rows in one transaction.
const ROWS: i64 = 200;

type Open = (i64, i64, Option<String>);
type DealNow = (String, Option<i64>, Option<i64>, Option<i64>, i64, Option<String>);

impl Crm {
    /// Makes the link for every row of the import whose name was not found then. Records that
    /// got one meanwhile keep theirs. How many rows changed.
    pub async fn accept_link(&self, viewer: &Viewer, import: ImportId, answer: LinkAnswer) -> Result<u64> {
        self.authorise(viewer, Record::Import, Action::Create)?;
        let stored = Stored::load(self, import).await?;
        if stored.state != ImportState::Done {
            return Err(invalid("import", texts::NOT_DONE));
        }
        let target = answer.id.ok_or_else(not_found)?;
        let name = self.record_name(answer.target, target).await?.ok_or_else(not_found)?;
        let mut plan = stored.plan()?;
        let mut changed = 0;
        loop {
            let mut w = self.begin(viewer).await?;
            w.in_batch(stored.batch.unwrap_or(BatchId(0)));
            let open: Vec<Open> =
                q("SELECT id, record_id, column_name FROM import_issues WHERE import_id = $1 AND link_kind = $2 AND link_name = $3 \
                 AND resolved_at IS NULL AND record_id IS NOT NULL ORDER BY id LIMIT $4")
                .bind(import)
                .bind(answer.target.code())
                .bind(&answer.name)
                .bind(ROWS)
                .all(w.ex())
                .await?;
            if open.is_empty() {
                break;
            }
            let mut touched = Vec::new();
            for (_, record, column) in &open {
                let field = column.as_ref().and_then(|title| plan.columns.iter().find(|c| c.facts.title == *title)).map(|c| c.becomes);
                let Some(domain::imports::Becomes::Field(field)) = field else { continue };
                let done = match plan.kind {
                    ImportKind::Deals => link_deal(&mut w, *record, field, target, &name, &answer.name).await?,
                    ImportKind::Clients => link_client(&mut w, *record, field, target).await?,
                    ImportKind::Products | ImportKind::Users => false,
                };
                changed += u64::from(done);
                if done {
                    touched.push(*record);
                }
            }
            let now = w.now;
            q("UPDATE import_issues SET resolved_at = ")
                .push_bind(now)
                .push(" WHERE id IN ")
                .push_list(open.iter().map(|o| o.0))
                .exec(w.ex())
                .await?;
            match plan.kind {
                ImportKind::Deals => search::index_deals(&mut w, &touched.into_iter().map(DealId).collect::<Vec<_>>()).await?,
                ImportKind::Clients => {
                    search::index_clients(&mut w, &touched.into_iter().map(domain::ClientId).collect::<Vec<_>>()).await?
                }
                ImportKind::Products | ImportKind::Users => {}
            }
            w.commit().await?;
        }
        plan.links.retain(|l| (l.target, &l.name) != (answer.target, &answer.name));
        plan.links.push(LinkAnswer { to: name, ..answer });
        let outcome = self.recount(import, stored.outcome()?).await?;
        q("UPDATE imports SET plan = $1, ledger = $2 WHERE id = $3")
            .bind(serde_json::to_string(&plan)?)
            .bind(serde_json::to_string(&outcome)?)
            .bind(import)
            .exec(self.db().write())
            .await?;
        Ok(changed)
    }

    /// The name of a record that a link may lead to.
    pub(super) async fn record_name(&self, target: Target, id: i64) -> Result<Option<String>> {
        let query = match target {
            Target::Client => q("SELECT name FROM clients WHERE id = $1 AND archived_at IS NULL"),
            Target::Product => q("SELECT name FROM products WHERE id = $1 AND archived_at IS NULL"),
            Target::User => q("SELECT name FROM users WHERE id = $1"),
        };
        Ok(query.bind(id).opt::<(String,)>(self.db().read()).await?.map(|r| r.0))
    }

    /// The warnings that are left.
    async fn recount(&self, import: ImportId, mut outcome: Outcome) -> Result<Outcome> {
        let left: Vec<(String, Option<String>, i64)> = q("SELECT code, column_name, CAST(COUNT(*) AS BIGINT) FROM import_issues \
             WHERE import_id = $1 AND severity = 'warning' AND resolved_at IS NULL GROUP BY code, column_name")
        .bind(import)
        .all(self.db().read())
        .await?;
        let (rows,): (i64,) = q("SELECT CAST(COUNT(DISTINCT row_number) AS BIGINT) FROM import_issues \
             WHERE import_id = $1 AND severity = 'warning' AND resolved_at IS NULL")
        .bind(import)
        .one(self.db().read())
        .await?;
        outcome.ledger.warnings = rows.unsigned_abs();
        for problem in &mut outcome.problems {
            if problem.severity() == domain::imports::Severity::Warning {
                let count = left.iter().find(|(code, column, _)| *code == problem.kind.code() && *column == problem.column);
                problem.rows = count.map_or(0, |c| c.2.unsigned_abs());
            }
        }
        outcome.problems.retain(|p| p.rows > 0);
        Ok(outcome)
    }
}

/// Links a deal; whether anything changed.
async fn link_deal(w: &mut crate::Write, deal: i64, field: Field, target: i64, name: &str, written: &str) -> Result<bool> {
    let row: Option<DealNow> = q("SELECT d.title, d.client_id, d.owner_id, d.amount_minor, d.version, c.name \
         FROM deals d LEFT JOIN clients c ON c.id = d.client_id WHERE d.id = $1")
    .bind(deal)
    .opt(w.ex())
    .await?;
    let Some((title, client, owner, amount, version, client_name)) = row else { return Ok(false) };
    // a title that was made of the name as written follows it; one that somebody typed does not
    let (mut new_title, mut owner_after) = (title.clone(), owner);
    match field {
        Field::Product => {
            let has: Option<(i64,)> = q("SELECT id FROM deal_lines WHERE deal_id = $1 LIMIT 1").bind(deal).opt(w.ex()).await?;
            if has.is_some() {
                return Ok(false);
            }
            q("INSERT INTO deal_lines (deal_id, product_id, price_minor) VALUES ($1, $2, $3)")
                .bind(deal)
                .bind(target)
                .bind(amount)
                .exec(w.ex())
                .await?;
            if made_title(Some(written), client_name.as_deref()).as_deref() == Some(title.as_str()) {
                new_title = made_title(Some(name), client_name.as_deref()).unwrap_or(title);
            }
        }
        Field::Client if client.is_none() => {
            q("UPDATE deals SET client_id = $1 WHERE id = $2").bind(target).bind(deal).exec(w.ex()).await?;
            if let Some(product) = title.strip_suffix(&format!(", {written}")) {
                new_title = made_title(Some(product), Some(name)).unwrap_or_else(|| title.clone());
            }
        }
        Field::Owner if owner.is_none() => {
            q("UPDATE deals SET owner_id = $1 WHERE id = $2").bind(target).bind(deal).exec(w.ex()).await?;
            q("UPDATE deal_stage_spans SET owner_id = $1 WHERE deal_id = $2 AND owner_id IS NULL")
                .bind(target)
                .bind(deal)
                .exec(w.ex())
                .await?;
            owner_after = Some(target);
        }
        Field::Contact => {
            q("INSERT INTO deal_contacts (deal_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(deal)
                .bind(target)
                .exec(w.ex())
                .await?;
        }
        _ => return Ok(false),
    }
    q("UPDATE deals SET title = $1, title_folded = $2, version = version + 1 WHERE id = $3")
        .bind(&new_title)
        .bind(fold(&new_title))
        .bind(deal)
        .exec(w.ex())
        .await?;
    let subject = Subject::new("deal", deal, owner_after.map(UserId), version + 1).owned_before(owner.map(UserId));
    let event = NewEvent::new("deal.changed", "deal").value(json!({ "title": new_title, "field": field.code(), "to": name }));
    w.event(event.on(subject)).await?;
    Ok(true)
}

/// Links a client; whether anything changed.
async fn link_client(w: &mut crate::Write, client: i64, field: Field, target: i64) -> Result<bool> {
    let changed = match field {
        Field::Owner => q("UPDATE clients SET owner_id = $1, version = version + 1 WHERE id = $2 AND owner_id IS NULL"),
        Field::Parent => q("UPDATE clients SET parent_id = $1, version = version + 1 WHERE id = $2 AND parent_id IS NULL AND id <> $1"),
        Field::ReferredBy => q("UPDATE clients SET referred_by = $1, version = version + 1 WHERE id = $2 AND referred_by IS NULL"),
        Field::Company => q("INSERT INTO contacts (company_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"),
        _ => return Ok(false),
    };
    let changed = changed.bind(target).bind(client).exec(w.ex()).await? > 0;
    if changed {
        let row: Option<(Option<i64>, i64)> = q("SELECT owner_id, version FROM clients WHERE id = $1").bind(client).opt(w.ex()).await?;
        if let Some((owner, version)) = row {
            let event = NewEvent::new("client.changed", "client").value(json!({ "field": field.code() }));
            w.event(event.on(Subject::new("client", client, owner.map(UserId), version))).await?;
        }
    }
    Ok(changed)
}
