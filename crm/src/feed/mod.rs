//! The log as a feed: transactions above a cursor, and who may hear of them.

mod hearing;
mod wake;

pub use hearing::{Hearing, message_for};
pub use wake::Wakes;

use crate::{Crm, Result, q};
use domain::{BatchId, CommandId};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Reads the log as a feed.
pub struct Feed<'a> {
    crm: &'a Crm,
}

/// A committed transaction of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// Its last event: where a reader stands after it.
    pub cursor: i64,
    /// How many events it has.
    pub events: usize,
    /// The command that caused it.
    pub command: Option<CommandId>,
    /// The batch it belongs to.
    pub batch: Option<BatchId>,
    /// What happened on which record, in the order of the log.
    pub entries: Vec<Entry>,
}

/// An event on one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub kind: String,
    /// The record's type.
    pub record: String,
    /// The record's id.
    pub id: i64,
    /// Owner before; see `crm::Subject`.
    pub owner_before: Option<i64>,
    /// Owner after; see `crm::Subject`.
    pub owner_after: Option<i64>,
    /// The record's version after.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    txn: i64,
    kind: String,
    command_id: Option<String>,
    batch_id: Option<i64>,
    record_type: Option<String>,
    record_id: Option<i64>,
    owner_before: Option<i64>,
    owner_after: Option<i64>,
    version: Option<i64>,
}

impl Crm {
    /// The log as a feed.
    pub fn feed(&self) -> Feed<'_> {
        Feed { crm: self }
    }
}

impl Feed<'_> {
    /// The id of the newest event; 0 if nothing ever happened.
    pub async fn newest(&self) -> Result<i64> {
        let (id,): (i64,) = q("SELECT CAST(COALESCE(MAX(id), 0) AS BIGINT) FROM events").one(self.crm.db().read()).await?;
        Ok(id)
    }

    /// Transactions above a cursor, at most `limit` events. A transaction that the limit cuts
    /// comes whole with the next call, unless it alone is longer: then it comes in parts.
    pub async fn after(&self, cursor: i64, limit: usize) -> Result<Vec<Transaction>> {
        let rows: Vec<Row> = q("SELECT e.id, e.txn, e.kind, e.command_id, e.batch_id, \
             s.record_type, s.record_id, s.owner_before, s.owner_after, s.version \
             FROM (SELECT id, txn, kind, command_id, batch_id FROM events WHERE id > $1 ORDER BY id LIMIT $2) e \
             LEFT JOIN event_subjects s ON s.event_id = e.id ORDER BY e.id, s.record_type, s.record_id")
        .bind(cursor)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .all(self.crm.db().read())
        .await?;
        Ok(transactions(rows, limit))
    }

    /// Which people see records of each of these owners as their own or their teams'.
    pub async fn hearing(&self, transactions: &[Transaction]) -> Result<Hearing> {
        let owners: BTreeSet<i64> =
            transactions.iter().flat_map(|t| &t.entries).flat_map(|e| [e.owner_before, e.owner_after]).flatten().collect();
        let mut by_owner: HashMap<i64, HashSet<i64>> = HashMap::new();
        let owners: Vec<i64> = owners.into_iter().collect();
        for some in owners.chunks(500) {
            let pairs: Vec<(i64, i64)> = q("SELECT owner_id, viewer_id FROM visible_owners WHERE owner_id IN ")
                .push_list(some.iter().copied())
                .all(self.crm.db().read())
                .await?;
            for (owner, viewer) in pairs {
                by_owner.entry(owner).or_default().insert(viewer);
            }
        }
        Ok(Hearing { by_owner })
    }

    /// Says when there may be something new: after commits of this and of other processes.
    pub async fn wakes(&self) -> Result<Wakes> {
        Wakes::start(self.crm).await
    }
}

fn transactions(rows: Vec<Row>, limit: usize) -> Vec<Transaction> {
    let mut out: Vec<(i64, Transaction)> = Vec::new();
    let mut events = 0;
    let mut last = 0;
    for row in rows {
        if row.id != last {
            events += 1;
        }
        if out.last().is_none_or(|(txn, _)| *txn != row.txn) {
            let command = row.command_id.clone().map(CommandId);
            let transaction = Transaction { cursor: row.id, events: 0, command, batch: row.batch_id.map(BatchId), entries: Vec::new() };
            out.push((row.txn, transaction));
        }
        let Some((_, transaction)) = out.last_mut() else { continue };
        transaction.cursor = row.id;
        if row.id != last {
            transaction.events += 1;
            last = row.id;
        }
        if let (Some(record), Some(id)) = (row.record_type, row.record_id) {
            transaction.entries.push(Entry {
                kind: row.kind,
                record,
                id,
                owner_before: row.owner_before,
                owner_after: row.owner_after,
                version: row.version.unwrap_or_default(),
            });
        }
    }
    if events == limit && out.len() > 1 {
        out.pop();
    }
    out.into_iter().map(|(_, transaction)| transaction).collect()
}
