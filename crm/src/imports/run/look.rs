//! What is found out about a file before its rows are written.

use crate::imports::prepare::{Prepared, name_hash};
use crate::imports::rows::RowReader;
use crate::imports::set_up::FileTeams;
use crate::{Ex, Result, q};
use domain::imports::{Field, ImportKind, Plan, key_scope};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

/// What a look through the whole file before the first row finds.
pub(super) struct FileNames {
    /// Hashes of all names, for clients.
    pub names: HashSet<u64>,
    /// Managers and teams, for colleagues.
    pub teams: FileTeams,
}

/// Reads them: a look through the whole file, for kinds of rows that need one.
pub(super) fn file_names(path: PathBuf, plan: &Plan) -> Result<FileNames> {
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
pub(super) async fn seen_keys(ex: Ex<'_>, kind: ImportKind, scope: &str, rows: &[Prepared]) -> Result<HashMap<String, i64>> {
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
pub(super) fn scope_of(plan: &Plan) -> String {
    let titles = plan.titles();
    let key = plan.column_of(Field::Key).and_then(|c| titles.get(c)).cloned();
    key_scope(plan.kind, key.as_deref(), &titles)
}
