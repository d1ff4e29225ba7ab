//! Going through a file: the dry run, and the import itself in short transactions.

use super::analyse::aside;
use super::issues::{self, Issue};
use super::lookups::{Lookups, pipelines};
use super::prepare::{
    CellProblem, ClientRow, DealRow, LaterLink, NewRecord, Prepared, Preparer, ProductRow, StageTable, UserRow, name_hash,
};
use super::rows::RowReader;
use super::set_up::{self, FileTeams, People};
use super::tally::{Tally, preview};
use super::write::{self, Written};
use super::write_deals::DealWriter;
use super::{Stored, later};
use crate::jobs::{Job, MAX_ATTEMPTS};
use crate::{Crm, Error, NewEvent, Result, Subject, Write, not_found, q, search};
use domain::imports::plan::{OnTheWay, Outcome, RowResult};
use domain::imports::{Field, ImportKind, ImportState, Plan, ProblemKind, Severity, key_scope};
use domain::{BatchId, ClientId, Date, DealId, ImportId, ProductId, Viewer};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Most rows in one transaction.
const MOST_ROWS: usize = 200;
/// How long a transaction may hold others up.
const LONGEST: Duration = Duration::from_millis(50);

/// What a look through the whole file before the first row finds.
struct FileNames {
    /// Hashes of all names, for clients.
    names: HashSet<u64>,
    /// Managers and teams, for colleagues.
    teams: FileTeams,
}

fn file_names(path: PathBuf, plan: &Plan) -> Result<FileNames> {
    let mut found = FileNames { names: HashSet::new(), teams: FileTeams::default() };
    let name = plan.column_of(Field::Name);
    let parts = (plan.column_of(Field::FirstName), plan.column_of(Field::LastName));
    let (manager, team) = (plan.column_of(Field::Manager), plan.column_of(Field::Team));
    if !matches!(plan.kind, ImportKind::Clients | ImportKind::Users) {
        return Ok(found);
    }
    let mut reader = RowReader::open(&path, &plan.reading)?;
    while let Some(row) = reader.next_row()? {
        let cell = |at: Option<usize>| at.and_then(|a| row.cells.get(a)).map(String::as_str).filter(|c| !c.is_empty());
        if plan.kind == ImportKind::Clients {
            match cell(name) {
                Some(name) => found.names.insert(name_hash(name)),
                None => {
                    let whole: Vec<&str> = [cell(parts.0), cell(parts.1)].into_iter().flatten().collect();
                    !whole.is_empty() && found.names.insert(name_hash(&whole.join(" ")))
                }
            };
        } else if let Some(manager) = cell(manager) {
            let leads = found.teams.managers.entry(manager.to_owned()).or_default();
            if leads.is_none() {
                *leads = cell(team).map(str::to_owned);
            }
        } else if let Some(team) = cell(team) {
            found.teams.teams.insert(team.to_owned());
        }
    }
    Ok(found)
}

/// The keys among these that were imported before, with their records.
async fn seen_keys(ex: crate::Ex<'_>, kind: ImportKind, scope: &str, rows: &[Prepared]) -> Result<HashMap<String, i64>> {
    let found: Vec<(String, i64)> = q("SELECT key, record_id FROM source_keys WHERE record_type = ")
        .push_bind(kind.record_type())
        .push(" AND source = ")
        .push_bind(scope)
        .push(" AND key IN ")
        .push_list(rows.iter().map(|r| r.key.as_str()))
        .all(ex)
        .await?;
    Ok(found.into_iter().collect())
}

/// The key column's title decides what keys are compared with.
pub fn scope_of(plan: &Plan) -> String {
    let titles = plan.titles();
    let key = plan.column_of(Field::Key).and_then(|c| titles.get(c)).cloned();
    key_scope(plan.kind, key.as_deref(), &titles)
}

/// Goes through the file as the import would, and writes nothing.
pub async fn dry_run(crm: &Crm, plan: &Plan, path: PathBuf, lookups: &Lookups) -> Result<Outcome> {
    let choices = pipelines(crm).await?;
    let table = set_up::planned_table(plan, &choices);
    let look = {
        let (path, plan) = (path.clone(), plan.clone());
        aside(move || file_names(path, &plan)).await?
    };
    let today = crm.today().await?;
    let scope = scope_of(plan);
    let mut preparer = Preparer::new(plan, lookups, table.as_ref(), &look.names, today);
    let mut reader = RowReader::open(&path, &plan.reading)?;
    let mut tally = Tally::default();
    let mut in_file: HashSet<u64> = HashSet::new();
    loop {
        let rows: Vec<Prepared> = reader.next_rows(MOST_ROWS)?.into_iter().map(|r| preparer.prepare(r)).collect();
        if rows.is_empty() {
            break;
        }
        let seen = seen_keys(crm.db().read(), plan.kind, &scope, &rows).await?;
        for row in &rows {
            let again = seen.contains_key(&row.key) || !in_file.insert(name_hash(&row.key));
            let result = match (&row.record, again) {
                (_, true) => RowResult::Skipped,
                (None, _) => RowResult::Failed,
                // colleagues who are there keep what they have
                (Some(NewRecord::User(user)), _) if lookups.users.find(&user.name) != domain::imports::names::Found::None => {
                    RowResult::Skipped
                }
                (Some(_), _) => RowResult::Created,
            };
            if tally.wants_preview(result) {
                tally.outcome.preview.push(preview(row, result, lookups, table.as_ref()));
            }
            tally.count(plan, row, result);
        }
        tokio::task::yield_now().await;
    }
    Ok(tally.finished(lookups))
}

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

    /// One transaction: rows seen before are skipped, bad ones noted, the others written.
    async fn batch_of(&mut self, rows: &[Prepared]) -> Result<()> {
        let mut w = self.crm.begin(&self.viewer).await?;
        w.in_batch(self.batch);
        let seen = seen_keys(w.ex(), self.plan.kind, &self.scope, rows).await?;
        let mut keys: HashSet<&str> = HashSet::new();
        let fresh: Vec<bool> = rows.iter().map(|r| !seen.contains_key(&r.key) && keys.insert(r.key.as_str())).collect();
        let wanted: Vec<&Prepared> = rows.iter().zip(&fresh).filter(|(r, fresh)| **fresh && r.record.is_some()).map(|(r, _)| r).collect();
        let mut written = self.write(&mut w, &wanted).await?.into_iter();
        let mut problems: Vec<Issue> = Vec::new();
        for (row, fresh) in rows.iter().zip(fresh) {
            if !fresh {
                self.tally.count(&self.plan, row, RowResult::Skipped);
                continue;
            }
            let done = if row.record.is_some() { written.next().flatten() } else { None };
            self.account(row, done, &mut problems);
        }
        self.progress += rows.len() as i64;
        issues::store(&mut w, self.id, &self.plan, problems).await?;
        self.save(&mut w).await?;
        w.commit().await
    }

    fn account(&mut self, row: &Prepared, done: Option<Written>, problems: &mut Vec<Issue>) {
        let mut row = row.clone();
        let (result, record) = match done {
            Some(done) => {
                row.problems.extend(done.problems);
                (done.result, Some(done.id))
            }
            None => {
                if row.record.is_some() {
                    row.problems.push(CellProblem { kind: ProblemKind::Refused, column: None, value: String::new(), link: None });
                }
                (RowResult::Failed, None)
            }
        };
        self.tally.count(&self.plan, &row, result);
        if let (Some(NewRecord::Client(client)), Some(id)) = (&row.record, record) {
            self.remember_client(client, id, row.number);
        }
        if result == RowResult::Skipped {
            return;
        }
        for problem in &row.problems {
            if result != RowResult::Failed || problem.kind.severity() == Severity::Failed {
                let raw = (result == RowResult::Failed).then(|| row.cells.clone());
                problems.push(Issue { row: row.number, problem: problem.clone(), record, raw });
            }
        }
    }

    async fn save(&mut self, w: &mut Write) -> Result<()> {
        // suggestions are looked for once, at the end
        let outcome = self.tally.finished(&Lookups::default());
        q("UPDATE imports SET progress = $1, ledger = $2 WHERE id = $3")
            .bind(self.progress)
            .bind(serde_json::to_string(&outcome)?)
            .bind(self.id)
            .exec(w.ex())
            .await?;
        Ok(())
    }

    /// Writes all rows at once; if the database refuses, each on its own, so that only the bad
    /// one fails.
    async fn write(&mut self, w: &mut Write, rows: &[&Prepared]) -> Result<Vec<Option<Written>>> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let people = self.people.clone();
        w.savepoint().await?;
        match self.write_all(w, rows).await {
            Ok(done) => {
                w.release().await?;
                return Ok(done.into_iter().map(Some).collect());
            }
            Err(Error::Db(sqlx::Error::Database(_))) => w.rollback_to_savepoint().await?,
            Err(error) => return Err(error),
        }
        let mut all = Vec::with_capacity(rows.len());
        self.forget_undone(people);
        for row in rows {
            let people = self.people.clone();
            w.savepoint().await?;
            match self.write_all(w, &[*row]).await {
                Ok(done) => {
                    w.release().await?;
                    all.extend(done.into_iter().map(Some));
                }
                Err(Error::Db(sqlx::Error::Database(error))) => {
                    tracing::warn!(import = %self.id, row = row.number, %error, "a row was refused");
                    w.rollback_to_savepoint().await?;
                    self.forget_undone(people);
                    all.push(None);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    }

    /// What was remembered of rows that were taken back.
    fn forget_undone(&mut self, people: People) {
        self.people = people;
        if let Some(deals) = &mut self.deals {
            deals.reasons.clear();
        }
    }

    async fn write_all(&mut self, w: &mut Write, rows: &[&Prepared]) -> Result<Vec<Written>> {
        fn of<'r, T>(rows: &[&'r Prepared], pick: impl Fn(&'r NewRecord) -> Option<&'r T>) -> Vec<&'r T> {
            rows.iter().filter_map(|r| pick(r.record.as_ref()?)).collect()
        }
        let created = |ids: Vec<i64>| ids.into_iter().map(Written::created).collect::<Vec<_>>();
        let done = match self.plan.kind {
            ImportKind::Clients => {
                let rows: Vec<&ClientRow> = of(rows, |r| if let NewRecord::Client(c) = r { Some(&**c) } else { None });
                let ids = write::clients(w, &rows, self.batch).await?;
                search::index_clients(w, &ids.iter().map(|i| ClientId(*i)).collect::<Vec<_>>()).await?;
                created(ids)
            }
            ImportKind::Products => {
                let rows: Vec<&ProductRow> = of(rows, |r| if let NewRecord::Product(p) = r { Some(&**p) } else { None });
                let ids = write::products(w, &rows, self.batch).await?;
                search::index_products(w, &ids.iter().map(|i| ProductId(*i)).collect::<Vec<_>>()).await?;
                created(ids)
            }
            ImportKind::Deals => {
                let rows: Vec<&DealRow> = of(rows, |r| if let NewRecord::Deal(d) = r { Some(&**d) } else { None });
                let writer = self.deals.as_mut().ok_or_else(not_found)?;
                let mut made: Vec<OnTheWay> = Vec::new();
                let ids = writer.write(w, &rows, self.lookups, &mut made).await?;
                self.tally.outcome.on_the_way.extend(made);
                search::index_deals(w, &ids.iter().map(|i| DealId(*i)).collect::<Vec<_>>()).await?;
                created(ids)
            }
            ImportKind::Users => {
                let rows: Vec<&UserRow> = of(rows, |r| if let NewRecord::User(u) = r { Some(&**u) } else { None });
                let mut people = self.people.clone();
                let mut done = Vec::with_capacity(rows.len());
                for row in rows {
                    done.push(write::user(w, row, &mut people).await?);
                }
                self.people = people;
                done
            }
        };
        let keys = rows
            .iter()
            .zip(&done)
            .map(|(row, done)| {
                vec![
                    self.plan.kind.record_type().into(),
                    self.scope.as_str().into(),
                    row.key.as_str().into(),
                    done.id.into(),
                    self.id.into(),
                ]
            })
            .collect();
        w.insert_many("INSERT INTO source_keys (record_type, source, key, record_id, import_id)", keys, "").await?;
        Ok(done)
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
