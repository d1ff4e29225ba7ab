//! Many events at once, for batches: a few statements for hundreds of rows.

use super::{NewEvent, Write};
use crate::Result;
use crate::db::{Val, q};

/// Most values in one statement. SQLite looks named places up one after the other, so long
/// statements cost more than several short ones.
const VALUES: usize = 640;

impl Write {
    /// Runs `head VALUES (…),(…) tail` over rows of values, in statements of a bounded size.
    /// Rows must be of one width.
    pub async fn insert_many(&mut self, head: &'static str, rows: Vec<Vec<Val>>, tail: &'static str) -> Result<()> {
        let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let part = rows.by_ref().take((VALUES / width).max(1));
            values(head, part, tail).exec(self.ex()).await?;
        }
        Ok(())
    }

    /// As [`Write::insert_many`], for a table with an identity; the new ids in the order of the
    /// rows. Both databases number the rows of one statement in their order.
    pub async fn insert_many_ids(&mut self, head: &'static str, rows: Vec<Vec<Val>>) -> Result<Vec<i64>> {
        let mut ids = Vec::with_capacity(rows.len());
        let Some(width) = rows.first().map(Vec::len) else { return Ok(ids) };
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let part = rows.by_ref().take((VALUES / width).max(1));
            let mut new: Vec<(i64,)> = values(head, part, " RETURNING id").all(self.ex()).await?;
            // the order in which rows are returned is not promised; that of the numbers is
            new.sort_unstable();
            ids.extend(new.into_iter().map(|(id,)| id));
        }
        Ok(ids)
    }

    /// Appends many events to the log, in order.
    pub async fn events(&mut self, events: Vec<NewEvent>) -> Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        let txn = self.txn().await?;
        let (actor, batch, now) = (self.actor, self.batch, self.now);
        let command = self.command.as_ref().map(|c| c.0.clone());
        let rows = events
            .iter()
            .map(|e| {
                let occurred_at = e.occurred_at.unwrap_or(now);
                vec![txn.into(), e.kind.into(), actor.into(), command.clone().into(), batch.into(), now.into(), occurred_at.into()]
            })
            .collect();
        let ids =
            self.insert_many_ids("INSERT INTO events (txn, kind, actor_id, command_id, batch_id, recorded_at, occurred_at)", rows).await?;
        let (mut subjects, mut contents) = (Vec::new(), Vec::new());
        for (event, id) in events.into_iter().zip(ids) {
            let occurred_at = event.occurred_at.unwrap_or(now);
            for s in event.subjects {
                subjects.push(vec![
                    id.into(),
                    s.record.into(),
                    s.id.into(),
                    event.group.into(),
                    occurred_at.into(),
                    s.owner_before.into(),
                    s.owner_after.into(),
                    s.version.into(),
                ]);
            }
            if let Some(value) = event.value {
                contents.push(vec![id.into(), value.to_string().into()]);
            }
        }
        self.insert_many(
            "INSERT INTO event_subjects (event_id, record_type, record_id, kind_group, occurred_at, owner_before, owner_after, version)",
            subjects,
            " ON CONFLICT DO NOTHING",
        )
        .await?;
        self.insert_many("INSERT INTO event_values (event_id, value)", contents, "").await
    }
}

fn values(head: &'static str, rows: impl Iterator<Item = Vec<Val>>, tail: &'static str) -> crate::db::Q {
    let mut statement = q(head).push(" VALUES ");
    for (at, row) in rows.enumerate() {
        if at > 0 {
            statement = statement.push(",");
        }
        statement = statement.push_list(row);
    }
    statement.push(tail)
}
