//! One transaction of an import: rows seen before are skipped, bad ones noted, the others
//! written, and what was reached is kept with them.

use super::Run;
use super::look::seen_keys;
use crate::imports::issues::{self, Issue};
use crate::imports::lookups::Lookups;
use crate::imports::prepare::{CellProblem, ClientRow, DealRow, NewRecord, Prepared, ProductRow, UserRow};
use crate::imports::set_up::People;
use crate::imports::write::{self, Written};
use crate::{Error, Result, Write, not_found, q, search};
use domain::imports::plan::{OnTheWay, RowResult};
use domain::imports::{ImportKind, ProblemKind, Severity};
use domain::{ClientId, DealId, ProductId};
use std::collections::HashSet;

impl Run<'_> {
    /// One transaction: rows seen before are skipped, bad ones noted, the others written.
    pub(super) async fn batch_of(&mut self, rows: &[Prepared]) -> Result<()> {
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
}
