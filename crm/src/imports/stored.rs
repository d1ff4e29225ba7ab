//! Imports as they are stored.

use crate::{Crm, Result, invalid, not_found, q};
use domain::imports::plan::{ImportSummary, Outcome};
use domain::imports::{ImportKind, ImportState, Ledger, Plan};
use domain::texts::imports as texts;
use domain::{BatchId, ImportId, UserId};

/// An import's row.
pub struct Stored {
    /// What the rows are.
    pub kind: ImportKind,
    /// The file's name.
    pub file_name: String,
    /// Under what the file lies.
    pub sha256: String,
    /// How far it is.
    pub state: ImportState,
    /// Rows handled.
    pub progress: i64,
    /// Its batch, once it runs.
    pub batch: Option<BatchId>,
    /// Who imports; `None`: the system.
    pub actor: Option<UserId>,
    plan: String,
    ledger: Option<String>,
}

#[derive(sqlx::FromRow)]
struct StoredRow {
    record_type: String,
    file_name: String,
    file_sha256: String,
    state: String,
    progress: i64,
    batch_id: Option<i64>,
    actor_id: Option<i64>,
    plan: String,
    ledger: Option<String>,
}

impl Stored {
    /// Loads an import.
    pub async fn load(crm: &Crm, id: ImportId) -> Result<Self> {
        let row: StoredRow =
            q("SELECT record_type, file_name, file_sha256, state, progress, batch_id, actor_id, plan, ledger FROM imports WHERE id = $1")
                .bind(id)
                .opt(crm.db().read())
                .await?
                .ok_or_else(not_found)?;
        Ok(Self {
            kind: ImportKind::of_record_type(&row.record_type).ok_or_else(not_found)?,
            file_name: row.file_name,
            sha256: row.file_sha256,
            state: ImportState::parse(&row.state).ok_or_else(not_found)?,
            progress: row.progress,
            batch: row.batch_id.map(BatchId),
            actor: row.actor_id.map(UserId),
            plan: row.plan,
            ledger: row.ledger,
        })
    }

    /// Its plan.
    pub fn plan(&self) -> Result<Plan> {
        Ok(serde_json::from_str(&self.plan)?)
    }

    /// The dry run's result, or what became of the rows so far.
    pub fn outcome(&self) -> Result<Outcome> {
        Ok(self.ledger.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
    }

    /// Refuses what was started.
    pub fn must_be_draft(&self) -> Result<()> {
        if self.state == ImportState::Draft { Ok(()) } else { Err(invalid("import", texts::NOT_A_DRAFT)) }
    }
}

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: i64,
    record_type: String,
    file_name: String,
    file_bytes: i64,
    state: String,
    progress: i64,
    rows_total: Option<i64>,
    ledger: Option<String>,
    actor: Option<String>,
    created_at: i64,
    started_at: Option<i64>,
    finished_at: Option<i64>,
}

/// Only the counts of a stored outcome.
#[derive(serde::Deserialize)]
struct Counts {
    ledger: Ledger,
}

/// The latest imports, or one.
pub async fn summaries(crm: &Crm, only: Option<ImportId>, most: i64) -> Result<Vec<ImportSummary>> {
    let mut query =
        q("SELECT i.id, i.record_type, i.file_name, i.file_bytes, i.state, i.progress, i.rows_total, i.ledger, u.name AS actor, \
         i.created_at, i.started_at, i.finished_at FROM imports i LEFT JOIN users u ON u.id = i.actor_id");
    if let Some(id) = only {
        query = query.push(" WHERE i.id = ").push_bind(id);
    }
    let rows: Vec<SummaryRow> = query.push(" ORDER BY i.id DESC LIMIT ").push_bind(most).all(crm.db().read()).await?;
    Ok(rows
        .into_iter()
        .filter_map(|r| {
            let counts = r.ledger.as_deref().and_then(|l| serde_json::from_str::<Counts>(l).ok());
            Some(ImportSummary {
                id: ImportId(r.id),
                kind: ImportKind::of_record_type(&r.record_type)?,
                file_name: r.file_name,
                bytes: r.file_bytes,
                state: ImportState::parse(&r.state)?,
                progress: r.progress,
                rows: r.rows_total.unwrap_or(0),
                ledger: counts.map(|c| c.ledger).unwrap_or_default(),
                actor: r.actor.unwrap_or_default(),
                created_at: r.created_at,
                started_at: r.started_at,
                finished_at: r.finished_at,
            })
        })
        .collect())
}
