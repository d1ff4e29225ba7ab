//! Work that runs after the commit that asked for it: one queue table, claimed with a
//! lease, retried with back-off, kept as dead letters when it never succeeds. Each kind of
//! job is idempotent: after a crash it runs again.

mod worker;

pub use worker::{Worker, run};

use crate::{Crm, Result, q};
use domain::Millis;

/// How long a claimed job is left alone, in ms, unless its worker renews the lease.
pub const LEASE: Millis = 60_000;
/// After so many tries a job is dead: people see it and may retry it by hand.
pub const MAX_ATTEMPTS: i64 = 5;
/// Finished jobs are forgotten after so many ms.
const KEEP_DONE: Millis = 7 * 24 * 3_600_000;

/// A claimed job.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// What is to be done.
    pub kind: String,
    /// With what: JSON of the kind's own shape.
    pub payload: String,
    /// How often it was tried, this time included.
    pub attempts: i64,
}

/// The queue.
pub struct Jobs<'a> {
    crm: &'a Crm,
}

impl Crm {
    /// The queue of jobs.
    pub fn jobs(&self) -> Jobs<'_> {
        Jobs { crm: self }
    }
}

impl Jobs<'_> {
    /// Claims the next due job: a queued one, or one whose worker let its lease run out.
    pub async fn claim(&self) -> Result<Option<Job>> {
        let now = self.crm.now();
        // Two servers on PostgreSQL must not take the same row; SQLite has one writer.
        let pick = if self.crm.db().is_postgres() {
            "(SELECT id FROM jobs WHERE (state = 'queued' AND run_at <= $2) OR (state = 'running' AND leased_until < $2) \
              ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)"
        } else {
            "(SELECT id FROM jobs WHERE (state = 'queued' AND run_at <= $2) OR (state = 'running' AND leased_until < $2) \
              ORDER BY run_at, id LIMIT 1)"
        };
        q("UPDATE jobs SET state = 'running', leased_until = $1, attempts = attempts + 1 WHERE id = ")
            .push(pick)
            .push(" RETURNING id, kind, payload, attempts")
            .bind(now + LEASE)
            .bind(now)
            .opt(self.crm.db().write())
            .await
    }

    /// Keeps a long job's claim alive. False if somebody else has it by now: then stop.
    pub async fn renew(&self, job: &Job) -> Result<bool> {
        let renewed = q("UPDATE jobs SET leased_until = $1 WHERE id = $2 AND state = 'running' AND attempts = $3")
            .bind(self.crm.now() + LEASE)
            .bind(job.id)
            .bind(job.attempts)
            .exec(self.crm.db().write())
            .await?;
        Ok(renewed == 1)
    }

    /// Queues what workers that are gone had claimed; how many jobs. Only for whoever knows
    /// that no other worker is there: on one machine, at the start.
    pub async fn take_over(&self) -> Result<u64> {
        q("UPDATE jobs SET state = 'queued', leased_until = NULL WHERE state = 'running'").exec(self.crm.db().write()).await
    }

    /// Queues a job again that its worker leaves unfinished, because the server stops.
    pub async fn give_back(&self, job: &Job) -> Result<()> {
        q("UPDATE jobs SET state = 'queued', leased_until = NULL, attempts = attempts - 1 WHERE id = $1 AND state = 'running' AND attempts = $2")
            .bind(job.id)
            .bind(job.attempts)
            .exec(self.crm.db().write())
            .await
            .map(drop)
    }

    /// Ends a job that succeeded.
    pub async fn done(&self, job: &Job) -> Result<()> {
        q("UPDATE jobs SET state = 'done', finished_at = $1, leased_until = NULL, last_error = NULL WHERE id = $2 AND attempts = $3")
            .bind(self.crm.now())
            .bind(job.id)
            .bind(job.attempts)
            .exec(self.crm.db().write())
            .await
            .map(drop)
    }

    /// Puts a failed job back, to be tried after 2, 8, 32 … s, or among the dead after the last try.
    pub async fn failed(&self, job: &Job, error: &str) -> Result<()> {
        let now = self.crm.now();
        let (state, finished) = if job.attempts >= MAX_ATTEMPTS { ("dead", Some(now)) } else { ("queued", None) };
        let wait = 500 * 4_i64.pow(u32::try_from(job.attempts.clamp(1, 8)).unwrap_or(8));
        q("UPDATE jobs SET state = $1, run_at = $2, finished_at = $3, leased_until = NULL, last_error = $4 WHERE id = $5 AND attempts = $6")
            .bind(state)
            .bind(now + wait)
            .bind(finished)
            .bind(error)
            .bind(job.id)
            .bind(job.attempts)
            .exec(self.crm.db().write())
            .await
            .map(drop)
    }

    /// Removes what nobody needs any more: finished jobs and answers of old commands.
    pub async fn sweep(&self) -> Result<()> {
        let before = self.crm.now() - KEEP_DONE;
        q("DELETE FROM jobs WHERE state = 'done' AND finished_at < $1").bind(before).exec(self.crm.db().write()).await?;
        q("DELETE FROM commands WHERE done_at < $1").bind(before).exec(self.crm.db().write()).await?;
        Ok(())
    }
}
