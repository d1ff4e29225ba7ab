//! An import as it runs: what has to be there first, row after row in short transactions,
//! and the closing entry.

mod batch;
mod dry;
mod look;

pub use dry::dry_run;

use super::analyse::aside;
use super::issues::{self, Issue};
use super::lookups::{Lookups, pipelines};
use super::prepare::{CellProblem, ClientRow, LaterLink, NewRecord, Prepared, Preparer, StageTable, name_hash};
use super::rows::RowReader;
use super::set_up::{self, People};
use super::tally::Tally;
use super::write_deals::DealWriter;
use super::{Stored, later};
use crate::jobs::{Job, MAX_ATTEMPTS};
use crate::{Crm, Error, NewEvent, Result, Subject, not_found, q};
use domain::imports::plan::Outcome;
use domain::imports::{ImportKind, ImportState, Plan, ProblemKind};
use domain::{BatchId, Date, ImportId, Viewer};
use look::{FileNames, file_names, scope_of, seen_keys};
use serde_json::json;
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Most rows in one transaction.
const MOST_ROWS: usize = 200;
/// How long a transaction may hold others up.
const LONGEST: Duration = Duration::from_millis(50);

/// An import that runs.
struct Run<'a> {
    crm: &'a Crm,
    viewer: Viewer,
    id: ImportId,
    plan: Plan,
    scope: String,
    batch: BatchId,
    lookups: &'a Lookups,
    tally: Tally,
    today: Date,
    /// Rows handled so far.
    progress: i64,
    people: People,
    deals: Option<DealWriter>,
    /// Clients made so far by the hash of their name; 0: several.
    made_clients: HashMap<u64, i64>,
    /// Links to clients of the file, with the row and the child's id.
    later: Vec<(i64, u64, LaterLink)>,
}

impl Crm {
    /// Runs an import that was started, or goes on with one that was cut off. Rows handled
    /// before are not handled again. An error of ours marks it as stopped.
    pub async fn run_import(&self, id: ImportId) -> Result<Outcome> {
        let result = self.run_import_rows(id).await;
        if let Err(error) = &result {
            self.stop_import(id, error).await?;
        }
        result
    }

    /// The same as a job: tried again like every job, and marked as stopped after the last try.
    pub async fn run_import_job(&self, job: &Job) -> Result<()> {
        let id: ImportId = serde_json::from_str(&job.payload)?;
        let result = self.run_import_rows(id).await;
        if let Err(error) = &result
            && job.attempts >= MAX_ATTEMPTS
        {
            self.stop_import(id, error).await?;
        }
        result.map(drop)
    }

    async fn stop_import(&self, id: ImportId, error: &Error) -> Result<()> {
        tracing::error!(import = %id, %error, "an import stopped");
        q("UPDATE imports SET state = 'failed', error = $1, finished_at = $2 WHERE id = $3 AND state IN ('queued', 'running')")
            .bind(error.to_string())
            .bind(self.now())
            .bind(id)
            .exec(self.db().write())
            .await
            .map(drop)
    }

    async fn run_import_rows(&self, id: ImportId) -> Result<Outcome> {
        let stored = Stored::load(self, id).await?;
        if !matches!(stored.state, ImportState::Queued | ImportState::Running) {
            return stored.outcome();
        }
        let viewer = match stored.actor {
            Some(user) => self.team().viewer(user).await?.ok_or_else(crate::forbidden)?,
            None => Viewer::system(self.organisation().await?.lang),
        };
        let plan = stored.plan()?;
        let path = self.stored_file(&stored.sha256);
        let lookups = Lookups::load(self, &viewer).await?;
        let look = {
            let (path, plan) = (path.clone(), plan.clone());
            aside(move || file_names(path, &plan)).await?
        };
        let today = self.today().await?;
        let resumed = stored.state == ImportState::Running && stored.batch.is_some();
        let mut run = Run {
            crm: self,
            viewer,
            id,
            scope: scope_of(&plan),
            plan,
            batch: stored.batch.unwrap_or(BatchId(0)),
            lookups: &lookups,
            tally: if resumed { Tally::resumed(stored.outcome()?) } else { Tally::default() },
            today,
            progress: if resumed { stored.progress } else { 0 },
            people: People::default(),
            deals: None,
            made_clients: HashMap::new(),
            later: Vec::new(),
        };
        run.begin(&stored, &look, resumed).await?;
        run.rows(path, &look).await?;
        run.end().await
    }
}

impl Run<'_> {
    /// The batch and what has to be there before the first row.
    async fn begin(&mut self, stored: &Stored, look: &FileNames, resumed: bool) -> Result<()> {
        let mut w = self.crm.begin(&self.viewer).await?;
        if !resumed {
            let (batch,): (i64,) = q("INSERT INTO batches (kind, label, actor_id, created_at) VALUES ('import', $1, $2, $3) RETURNING id")
                .bind(&stored.file_name)
                .bind(self.viewer.user)
                .bind(w.now)
                .one(w.ex())
                .await?;
            self.batch = BatchId(batch);
        }
        w.in_batch(self.batch);
        let mut made = std::mem::take(&mut self.tally.outcome.on_the_way);
        set_up::make_stages(&mut w, self.batch, &mut self.plan, &mut made).await?;
        if self.plan.kind == ImportKind::Users {
            self.people = set_up::make_teams(&mut w, &look.teams, self.lookups, &mut made).await?;
        }
        self.tally.outcome.on_the_way = made;
        q("UPDATE imports SET state = 'running', batch_id = $1, plan = $2, ledger = $3, progress = $4, rows_total = $5, started_at = COALESCE(started_at, $6) WHERE id = $7")
            .bind(self.batch)
            .bind(serde_json::to_string(&self.plan)?)
            .bind(serde_json::to_string(&self.tally.finished(&Lookups::default()))?)
            .bind(self.progress)
            .bind(self.plan.rows as i64)
            .bind(w.now)
            .bind(self.id)
            .exec(w.ex())
            .await?;
        w.commit().await?;
        if self.plan.kind == ImportKind::Deals {
            let choices = pipelines(self.crm).await?;
            let stages = set_up::planned_table(&self.plan, &choices).ok_or_else(not_found)?;
            let reasons: Vec<(String, i64)> = q("SELECT name_folded, id FROM lost_reasons").all(self.crm.db().read()).await?;
            self.deals = Some(DealWriter {
                stages,
                zone: self.crm.organisation().await?.time_zone(),
                today: self.today,
                batch: self.batch,
                ranks: HashMap::new(),
                reasons: reasons.into_iter().collect(),
            });
        }
        Ok(())
    }

    async fn rows(&mut self, path: PathBuf, look: &FileNames) -> Result<()> {
        let plan = self.plan.clone();
        let table: Option<StageTable> = self.deals.as_ref().map(|d| d.stages.clone());
        let mut preparer = Preparer::new(&plan, self.lookups, table.as_ref(), &look.names, self.today);
        let mut reader = RowReader::open(&path, &plan.reading)?;
        let mut handled = 0;
        // after a restart: rows handled before are only looked at
        while handled < self.progress {
            let part = MOST_ROWS.min((self.progress - handled) as usize);
            let rows: Vec<Prepared> = reader.next_rows(part)?.into_iter().map(|r| preparer.prepare(r)).collect();
            if rows.is_empty() {
                break;
            }
            handled += rows.len() as i64;
            self.remember(&rows).await?;
        }
        let mut part = MOST_ROWS / 2;
        loop {
            let rows: Vec<Prepared> = reader.next_rows(part)?.into_iter().map(|r| preparer.prepare(r)).collect();
            if rows.is_empty() {
                return Ok(());
            }
            let began = Instant::now();
            self.batch_of(&rows).await?;
            // as many rows as fit into the time that others may have to wait
            let took = began.elapsed();
            part = if took > LONGEST {
                (part * 2 / 3).max(10)
            } else if took < LONGEST / 2 {
                (part * 5 / 4 + 1).min(MOST_ROWS)
            } else {
                part
            };
            tokio::task::yield_now().await;
        }
    }

    /// Links of rows handled before a restart that are still to be made.
    async fn remember(&mut self, rows: &[Prepared]) -> Result<()> {
        if self.plan.kind != ImportKind::Clients {
            return Ok(());
        }
        let ids = seen_keys(self.crm.db().read(), self.plan.kind, &self.scope, rows).await?;
        for row in rows {
            if let (Some(NewRecord::Client(client)), Some(id)) = (&row.record, ids.get(&row.key)) {
                self.remember_client(client, *id, row.number);
            }
        }
        Ok(())
    }

    fn remember_client(&mut self, client: &ClientRow, id: i64, number: u64) {
        self.made_clients.entry(name_hash(&client.name)).and_modify(|i| *i = 0).or_insert(id);
        self.later.extend(client.later.iter().map(|l| (id, number, l.clone())));
    }

    /// Links between clients of the file, then the closing entry.
    async fn end(&mut self) -> Result<Outcome> {
        let later = std::mem::take(&mut self.later);
        for part in later.chunks(MOST_ROWS) {
            let mut w = self.crm.begin(&self.viewer).await?;
            w.in_batch(self.batch);
            let mut problems = Vec::new();
            for (child, row, link) in part {
                let target = self.made_clients.get(&name_hash(&link.name)).copied().filter(|id| *id != 0);
                let kind = match target {
                    Some(target) if later::set(&mut w, *child, link, target).await? => continue,
                    Some(_) => ProblemKind::ParentLoop,
                    None => ProblemKind::NameAmbiguous,
                };
                let column = link.column;
                self.tally.count_problem(kind, column.and_then(|c| self.plan.columns.get(c)).map(|c| c.facts.title.clone()), &link.name);
                self.tally.outcome.ledger.warnings += 1;
                let problem = CellProblem { kind, column, value: link.name.clone(), link: None };
                problems.push(Issue { row: *row, problem, record: Some(*child), raw: None });
            }
            issues::store(&mut w, self.id, &self.plan, problems).await?;
            w.commit().await?;
        }
        let mut w = self.crm.begin(&self.viewer).await?;
        w.in_batch(self.batch);
        if self.plan.kind == ImportKind::Users {
            crate::team::closure::refresh(&mut w).await?;
        }
        let outcome = self.tally.finished(self.lookups);
        q("UPDATE imports SET state = 'done', ledger = $1, progress = $2, rows_total = $2, finished_at = $3, error = NULL WHERE id = $4")
            .bind(serde_json::to_string(&outcome)?)
            .bind(self.progress)
            .bind(self.crm.now())
            .bind(self.id)
            .exec(w.ex())
            .await?;
        let event = NewEvent::new("import.finished", "import").value(json!({ "kind": self.plan.kind.code(), "ledger": outcome.ledger }));
        w.event(event.on(Subject::public("import", self.id, 1))).await?;
        w.commit().await?;
        Ok(outcome)
    }
}
