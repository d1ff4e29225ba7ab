//! The one way in: authorise → validate → change → append event → enqueue jobs →
//! commit → publish, in one transaction.

mod many;

use crate::db::{Tx, q};
use crate::error::{Error, Result};
use crate::{Crm, Ex};
use domain::texts::errors;
use domain::{BatchId, CommandId, EventId, Fault, FaultKind, Millis, UserId, Viewer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A writing transaction of one viewer, maybe under a command id. Dropped without
/// [`Write::finish`] or [`Write::commit`], nothing happened.
pub struct Write {
    /// Runs statements; use [`Write::ex`].
    tx: Tx,
    crm: Crm,
    actor: Option<UserId>,
    command: Option<CommandId>,
    batch: Option<BatchId>,
    txn: Option<i64>,
    /// Whether a job was queued: its worker is woken after the commit.
    queued: bool,
    /// When this transaction began, Unix ms: `recorded_at` of its events.
    pub now: Millis,
}

/// A command just begun, or one that was done before.
pub enum Begun<T> {
    /// To be done now.
    New(Write),
    /// Was done before: the answer it gave then.
    Done(T),
}

/// A record an event stands on, and who may hear of it.
#[derive(Debug, Clone)]
pub struct Subject {
    /// `client`, `deal`, `task`, `product`, `user`, `pipeline`, `import`, `settings`.
    pub record: &'static str,
    /// The record's id.
    pub id: i64,
    /// Owner before: `None` if the record was not there (or everybody may hear of it),
    /// `Some(0)` if it had no owner.
    pub owner_before: Option<i64>,
    /// Owner after, likewise.
    pub owner_after: Option<i64>,
    /// The record's version after.
    pub version: i64,
}

impl Subject {
    /// A record whose owner did not change.
    pub fn new(record: &'static str, id: impl Into<i64>, owner: Option<UserId>, version: i64) -> Self {
        let owner = Some(owner.map_or(0, i64::from));
        Self { record, id: id.into(), owner_before: owner, owner_after: owner, version }
    }

    /// A record that everybody may hear of: a pipeline, a product, a setting.
    pub fn public(record: &'static str, id: impl Into<i64>, version: i64) -> Self {
        Self { record, id: id.into(), owner_before: None, owner_after: None, version }
    }

    /// With another owner before.
    pub fn owned_before(mut self, owner: Option<UserId>) -> Self {
        self.owner_before = Some(owner.map_or(0, i64::from));
        self
    }
}

/// An entry for the log.
#[derive(Debug, Clone)]
pub struct NewEvent {
    kind: &'static str,
    group: &'static str,
    occurred_at: Option<Millis>,
    value: Option<Value>,
    subjects: Vec<Subject>,
}

impl NewEvent {
    /// An event of a kind (`deal.moved`) in a group of the timeline's filter
    /// (`deal`, `client`, `call`, `note`, `task`, `import`).
    pub fn new(kind: &'static str, group: &'static str) -> Self {
        Self { kind, group, occurred_at: None, value: None, subjects: Vec::new() }
    }

    /// Dates it: for what happened earlier than it was recorded.
    pub fn at(mut self, occurred_at: Millis) -> Self {
        self.occurred_at = Some(occurred_at);
        self
    }

    /// Its content: before and after, texts. Kept apart, so that erasure can delete it.
    pub fn value(mut self, value: impl Serialize) -> Self {
        self.value = serde_json::to_value(value).ok();
        self
    }

    /// A record it stands on.
    pub fn on(mut self, subject: Subject) -> Self {
        self.subjects.push(subject);
        self
    }
}

impl Crm {
    /// Begins a transaction without a command id: for jobs and batches.
    pub async fn begin(&self, viewer: &Viewer) -> Result<Write> {
        Ok(Write {
            tx: self.db().begin().await?,
            crm: self.clone(),
            actor: viewer.user,
            command: None,
            batch: None,
            txn: None,
            queued: false,
            now: self.now(),
        })
    }

    /// Begins a command. Sent twice, it is one change: the repeat waits for the first and
    /// gets its answer.
    pub async fn command<T: DeserializeOwned>(&self, viewer: &Viewer, command: &CommandId) -> Result<Begun<T>> {
        if !command.is_valid() {
            return Err(Fault::new(FaultKind::Invalid, errors::BAD_COMMAND).into());
        }
        let mut write = self.begin(viewer).await?;
        let user = viewer.user.map_or(0, i64::from);
        let fresh = q("INSERT INTO commands (user_id, command_id, answer, done_at) VALUES ($1, $2, '', $3) ON CONFLICT DO NOTHING")
            .bind(user)
            .bind(&command.0)
            .bind(write.now)
            .exec(write.ex())
            .await?;
        if fresh == 0 {
            let (answer,): (String,) =
                q("SELECT answer FROM commands WHERE user_id = $1 AND command_id = $2").bind(user).bind(&command.0).one(write.ex()).await?;
            return Ok(Begun::Done(serde_json::from_str(&answer)?));
        }
        write.command = Some(command.clone());
        Ok(Begun::New(write))
    }
}

impl Write {
    /// For a statement inside this transaction.
    pub fn ex(&mut self) -> Ex<'_> {
        self.tx.ex()
    }

    /// The transaction itself, for what only one database can do.
    pub(crate) fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// Who does it.
    pub fn actor(&self) -> Option<UserId> {
        self.actor
    }

    /// Puts every following event under a batch.
    pub fn in_batch(&mut self, batch: BatchId) {
        self.batch = Some(batch);
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.tx.is_postgres()
    }

    /// Appends an event to the log.
    pub async fn event(&mut self, event: NewEvent) -> Result<EventId> {
        let txn = self.txn().await?;
        let occurred_at = event.occurred_at.unwrap_or(self.now);
        let (id,): (i64,) = q("INSERT INTO events (txn, kind, actor_id, command_id, batch_id, recorded_at, occurred_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id")
        .bind(txn)
        .bind(event.kind)
        .bind(self.actor)
        .bind(self.command.as_ref().map(|c| c.0.clone()))
        .bind(self.batch)
        .bind(self.now)
        .bind(occurred_at)
        .one(self.tx.ex())
        .await?;
        for s in event.subjects {
            q("INSERT INTO event_subjects (event_id, record_type, record_id, kind_group, occurred_at, owner_before, owner_after, version) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING")
                .bind(id)
                .bind(s.record)
                .bind(s.id)
                .bind(event.group)
                .bind(occurred_at)
                .bind(s.owner_before)
                .bind(s.owner_after)
                .bind(s.version)
                .exec(self.tx.ex())
                .await?;
        }
        if let Some(value) = event.value {
            q("INSERT INTO event_values (event_id, value) VALUES ($1, $2)").bind(id).bind(value.to_string()).exec(self.tx.ex()).await?;
        }
        Ok(EventId(id))
    }

    /// This transaction's number in the feed. The first event takes, on PostgreSQL, a lock
    /// until commit: ids are then handed out in the order of commits, and a reader with a
    /// cursor skips none. SQLite has one writer anyway.
    pub async fn txn(&mut self) -> Result<i64> {
        if let Some(txn) = self.txn {
            return Ok(txn);
        }
        if self.tx.is_postgres() {
            q("SELECT pg_advisory_xact_lock(7007, hashtext(current_schema()))").rows(self.tx.ex()).await?;
        }
        let (txn,): (i64,) = q("SELECT CAST(COALESCE(MAX(id), 0) + 1 AS BIGINT) FROM events").one(self.tx.ex()).await?;
        self.txn = Some(txn);
        Ok(txn)
    }

    /// Queues a job that runs after the commit.
    pub async fn enqueue(&mut self, kind: &'static str, payload: impl Serialize) -> Result<i64> {
        let (id,): (i64,) = q("INSERT INTO jobs (kind, payload, state, run_at, created_at) VALUES ($1, $2, 'queued', $3, $3) RETURNING id")
            .bind(kind)
            .bind(serde_json::to_string(&payload)?)
            .bind(self.now)
            .one(self.tx.ex())
            .await?;
        self.queued = true;
        Ok(id)
    }

    /// A point to come back to: a batch does each row in one, so that a bad row changes nothing.
    pub async fn savepoint(&mut self) -> Result<()> {
        q("SAVEPOINT item").exec(self.tx.ex()).await.map(drop)
    }

    /// Keeps what was done since the savepoint.
    pub async fn release(&mut self) -> Result<()> {
        q("RELEASE SAVEPOINT item").exec(self.tx.ex()).await.map(drop)
    }

    /// Takes back what was done since the savepoint.
    pub async fn rollback_to_savepoint(&mut self) -> Result<()> {
        q("ROLLBACK TO SAVEPOINT item").exec(self.tx.ex()).await?;
        self.release().await
    }

    /// Stores the command's answer, commits and publishes.
    pub async fn finish<T: Serialize>(mut self, answer: T) -> Result<T> {
        if let Some(command) = self.command.clone() {
            q("UPDATE commands SET answer = $1 WHERE user_id = $2 AND command_id = $3")
                .bind(serde_json::to_string(&answer)?)
                .bind(self.actor.map_or(0, i64::from))
                .bind(command.0)
                .exec(self.tx.ex())
                .await?;
        }
        self.commit().await?;
        Ok(answer)
    }

    /// Commits and publishes.
    pub async fn commit(mut self) -> Result<()> {
        if let (Some(txn), true) = (self.txn, self.tx.is_postgres()) {
            q("SELECT pg_notify('kundig', $1)").bind(txn.to_string()).rows(self.tx.ex()).await?;
        }
        self.tx.commit().await.map_err(Error::Db)?;
        if self.txn.is_some() || self.queued {
            self.crm.publish(self.txn.unwrap_or_default());
        }
        Ok(())
    }
}
