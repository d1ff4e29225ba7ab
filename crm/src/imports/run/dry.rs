//! The dry run: every row is looked at as the import would, and nothing is written.

use super::MOST_ROWS;
use super::look::{file_names, scope_of, seen_keys};
use crate::imports::analyse::aside;
use crate::imports::lookups::{Lookups, pipelines};
use crate::imports::prepare::{NewRecord, Prepared, Preparer, name_hash};
use crate::imports::rows::RowReader;
use crate::imports::set_up;
use crate::imports::tally::{Tally, preview};
use crate::{Crm, Result};
use domain::imports::Plan;
use domain::imports::names::Found;
use domain::imports::plan::{Outcome, RowResult};
use std::collections::HashSet;
use std::path::PathBuf;

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
                (Some(NewRecord::User(user)), _) if lookups.users.find(&user.name) != Found::None => RowResult::Skipped,
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
