//! Taking demo data out again, together with everything that stands on its records.

use super::cast::Made;
use super::{Demo, SETTING};
use crate::{NewEvent, Result, Subject, Write, q};
use domain::{Action, DealId, Record, Viewer};

/// What hangs on demo clients and deals, in an order that no foreign key minds. `$1` is the batch.
const STATEMENTS: &[&str] = &[
    "DELETE FROM search_terms WHERE record_id IN (SELECT id FROM clients WHERE batch_id = $1) AND bucket BETWEEN 10 AND 29",
    "DELETE FROM search_terms WHERE record_id IN (SELECT id FROM deals WHERE batch_id = $1) AND bucket BETWEEN 30 AND 39",
    "DELETE FROM search_terms WHERE record_id IN (SELECT id FROM products WHERE batch_id = $1) AND bucket BETWEEN 40 AND 49",
    "DELETE FROM search_numbers WHERE record_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM search_docs WHERE kind IN (1, 2) AND record_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM search_docs WHERE kind = 3 AND record_id IN (SELECT id FROM deals WHERE batch_id = $1)",
    "DELETE FROM search_docs WHERE kind = 4 AND record_id IN (SELECT id FROM products WHERE batch_id = $1)",
    "DELETE FROM search_endings WHERE NOT EXISTS (SELECT 1 FROM search_docs WHERE kind IN (1, 2, 3))",
    "DELETE FROM activities WHERE batch_id = $1 OR client_id IN (SELECT id FROM clients WHERE batch_id = $1) \
       OR deal_id IN (SELECT id FROM deals WHERE batch_id = $1) OR contact_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM tasks WHERE batch_id = $1 OR client_id IN (SELECT id FROM clients WHERE batch_id = $1) \
       OR deal_id IN (SELECT id FROM deals WHERE batch_id = $1)",
    "DELETE FROM deal_stage_spans WHERE deal_id IN (SELECT id FROM deals WHERE batch_id = $1)",
    "DELETE FROM deal_lines WHERE deal_id IN (SELECT id FROM deals WHERE batch_id = $1) \
       OR product_id IN (SELECT id FROM products WHERE batch_id = $1)",
    "DELETE FROM deal_contacts WHERE deal_id IN (SELECT id FROM deals WHERE batch_id = $1) \
       OR person_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM deal_tags WHERE deal_id IN (SELECT id FROM deals WHERE batch_id = $1)",
    "DELETE FROM client_tags WHERE client_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM client_phones WHERE client_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM client_emails WHERE client_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM client_addresses WHERE client_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM contacts WHERE company_id IN (SELECT id FROM clients WHERE batch_id = $1) \
       OR person_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM event_subjects WHERE event_id IN (SELECT id FROM events WHERE batch_id = $1)",
    "DELETE FROM event_subjects WHERE record_type = 'client' AND record_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM event_subjects WHERE record_type = 'deal' AND record_id IN (SELECT id FROM deals WHERE batch_id = $1)",
    "DELETE FROM event_values WHERE event_id IN (SELECT id FROM events WHERE batch_id = $1)",
    "DELETE FROM events WHERE batch_id = $1",
    "UPDATE deals SET client_id = NULL WHERE batch_id IS NULL AND client_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "UPDATE clients SET parent_id = NULL WHERE parent_id IN (SELECT id FROM clients WHERE batch_id = $1)",
    "UPDATE clients SET referred_by = NULL WHERE referred_by IN (SELECT id FROM clients WHERE batch_id = $1)",
    "DELETE FROM deals WHERE batch_id = $1",
    "DELETE FROM clients WHERE batch_id = $1",
    "DELETE FROM products WHERE batch_id = $1",
];

impl Demo<'_> {
    /// Removes demo data and what people wrote on them. Deals that people made themselves stay,
    /// without the demo client; so do people, teams and pipelines that are in use by then.
    /// Nothing to remove is no error. Whether there was something.
    pub async fn remove(&self, viewer: &Viewer) -> Result<bool> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let mut write = self.crm.begin(viewer).await?;
        // First of all, so that the newest event outlives the removal and no number comes twice.
        write.event(NewEvent::new("settings.changed", "settings").on(Subject::public("settings", 0, 0))).await?;
        let kept: Option<(String,)> = q("SELECT value FROM settings WHERE name = $1").bind(SETTING).opt(write.ex()).await?;
        let Some((kept,)) = kept else { return Ok(false) };
        let made: Made = serde_json::from_str(&kept)?;
        let left: Vec<(i64,)> = q("SELECT d.id FROM deals d JOIN clients c ON c.id = d.client_id \
             WHERE c.batch_id = $1 AND (d.batch_id IS NULL OR d.batch_id <> $1)")
        .bind(made.batch)
        .all(write.ex())
        .await?;
        for statement in STATEMENTS {
            let statement = q(statement);
            let statement = if statement.sql().contains("$1") { statement.bind(made.batch) } else { statement };
            statement.exec(write.ex()).await?;
        }
        let left: Vec<DealId> = left.into_iter().map(|(id,)| DealId(id)).collect();
        crate::search::index_deals(&mut write, &left).await?;
        cast_off(&mut write, &made).await?;
        q("DELETE FROM settings WHERE name = $1").bind(SETTING).exec(write.ex()).await?;
        write.commit().await?;
        q("ANALYZE").exec(self.crm.db().write()).await?;
        Ok(true)
    }
}

/// People, teams, pipelines, tags and reasons, each only if nothing holds it.
async fn cast_off(write: &mut Write, made: &Made) -> Result<()> {
    for tag in &made.tags {
        q("DELETE FROM tags WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM client_tags WHERE tag_id = $1) AND NOT EXISTS (SELECT 1 FROM deal_tags WHERE tag_id = $1)")
            .bind(*tag)
            .exec(write.ex())
            .await?;
    }
    for reason in &made.reasons {
        q("DELETE FROM lost_reasons WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM deals WHERE lost_reason_id = $1)")
            .bind(*reason)
            .exec(write.ex())
            .await?;
    }
    for pipeline in &made.pipelines {
        let used: Option<(i64,)> = q("SELECT id FROM deals WHERE pipeline_id = $1 LIMIT 1").bind(*pipeline).opt(write.ex()).await?;
        if used.is_none() {
            q("DELETE FROM stages WHERE pipeline_id = $1").bind(*pipeline).exec(write.ex()).await?;
            q("DELETE FROM pipelines WHERE id = $1").bind(*pipeline).exec(write.ex()).await?;
        } else {
            q("UPDATE pipelines SET batch_id = NULL WHERE id = $1").bind(*pipeline).exec(write.ex()).await?;
        }
    }
    for team in &made.teams {
        q("UPDATE teams SET manager_id = NULL WHERE id = $1").bind(*team).exec(write.ex()).await?;
    }
    for user in &made.users {
        // Somebody who was invited, or who owns something by now, stays.
        write.savepoint().await?;
        q("DELETE FROM visible_owners WHERE viewer_id = $1 OR owner_id = $1").bind(*user).exec(write.ex()).await?;
        let gone = q("DELETE FROM users WHERE id = $1 AND password_hash IS NULL").bind(*user).exec(write.ex()).await;
        match gone {
            Ok(_) => write.release().await?,
            Err(_) => write.rollback_to_savepoint().await?,
        }
    }
    for team in &made.teams {
        q("DELETE FROM teams WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM users WHERE team_id = $1) AND NOT EXISTS (SELECT 1 FROM teams c WHERE c.parent_id = $1)")
            .bind(*team)
            .exec(write.ex())
            .await?;
    }
    q("DELETE FROM batches WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM pipelines WHERE batch_id = $1)")
        .bind(made.batch)
        .exec(write.ex())
        .await?;
    crate::team::closure::refresh(write).await
}
