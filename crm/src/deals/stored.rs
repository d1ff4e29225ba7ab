//! A deal as it stands, read for a change; and the stage it goes to.

use crate::{Result, Write, not_found, q};
use domain::pipelines::StageKind;
use domain::texts::deals as texts;
use domain::{Currency, Date, DealId, Fault, FaultKind, Money, Scope, StageId, UserId};

/// A deal's row.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Stored {
    pub id: i64,
    pub title: String,
    pub client_id: Option<i64>,
    pub client_owner: Option<i64>,
    pub pipeline_id: i64,
    pub stage_id: i64,
    pub stage_name: String,
    pub status: String,
    pub rank: String,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub owner_id: Option<i64>,
    pub source: Option<String>,
    pub expected_close: Option<String>,
    pub lost_reason_id: Option<i64>,
    pub lost_note: Option<String>,
    pub next_step: Option<String>,
    pub next_step_due: Option<String>,
    pub about: Option<String>,
    pub closed_on: Option<String>,
    pub stage_since: i64,
    pub archived_at: Option<i64>,
    pub version: i64,
}

impl Stored {
    /// The deal, locked until the end of the transaction; 'not found' out of scope.
    pub async fn load(write: &mut Write, scope: Scope, id: DealId) -> Result<Self> {
        if write.is_postgres() {
            // by itself: a joined row that changed while it waited would be lost
            let _: Option<(i64,)> = q("SELECT id FROM deals WHERE id = ").push_bind(id).push(" FOR NO KEY UPDATE").opt(write.ex()).await?;
        }
        let query = q("SELECT d.id, d.title, d.client_id, c.owner_id AS client_owner, d.pipeline_id, d.stage_id, s.name AS stage_name, \
             d.status, d.rank, d.amount_minor, d.currency, d.owner_id, d.source, d.expected_close, d.lost_reason_id, d.lost_note, \
             d.next_step, d.next_step_due, d.about, d.closed_on, d.stage_since, d.archived_at, d.version \
             FROM deals d JOIN stages s ON s.id = d.stage_id LEFT JOIN clients c ON c.id = d.client_id WHERE d.id = ")
        .push_bind(id)
        .scope(scope, "d.owner_id");
        query.opt(write.ex()).await?.ok_or_else(not_found)
    }

    /// Refuses changes of an archived deal.
    pub fn live(self) -> Result<Self> {
        match self.archived_at {
            Some(_) => Err(Fault::new(FaultKind::Conflict, texts::IS_ARCHIVED).into()),
            None => Ok(self),
        }
    }

    pub fn amount(&self) -> Option<Money> {
        Some(Money::new(self.amount_minor?, Currency::parse(self.currency.as_deref()?)?))
    }

    pub fn owner(&self) -> Option<UserId> {
        self.owner_id.map(UserId)
    }

    pub fn date(text: &Option<String>) -> Option<Date> {
        text.as_deref().and_then(Date::parse)
    }
}

/// A stage a deal can go to.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Target {
    pub id: i64,
    pub pipeline_id: i64,
    pub name: String,
    kind: String,
}

impl Target {
    /// The stage, if it and its pipeline are in use. On PostgreSQL moves into one stage wait
    /// for each other, so that no two cards get one rank; new deals (which only point at the
    /// stage) don't wait.
    pub async fn load(write: &mut Write, stage: StageId) -> Result<Self> {
        let mut query = q("SELECT s.id, s.pipeline_id, s.name, s.kind FROM stages s JOIN pipelines p ON p.id = s.pipeline_id \
             WHERE s.archived_at IS NULL AND p.archived_at IS NULL AND s.id = ")
        .push_bind(stage);
        if write.is_postgres() {
            query = query.push(" FOR NO KEY UPDATE OF s");
        }
        let found = query.opt(write.ex()).await?;
        found.ok_or_else(|| Fault::invalid("stage", texts::NO_SUCH_STAGE).into())
    }

    pub fn kind(&self) -> StageKind {
        StageKind::parse(&self.kind).unwrap_or(StageKind::Open)
    }
}
