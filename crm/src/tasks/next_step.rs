//! A deal's next step, kept in step with its tasks.

use crate::{Result, Write, q};

/// Writes a deal's next step anew: the earliest of its open tasks, none if there is none left.
/// After every change of a task on a deal. Answers with the deal's version.
pub async fn keep_next_step(write: &mut Write, deal: i64) -> Result<i64> {
    let first: Option<(String, Option<String>)> =
        q("SELECT title, due_on FROM tasks WHERE deal_id = $1 AND done_at IS NULL AND archived_at IS NULL \
         ORDER BY due_on NULLS LAST, id LIMIT 1")
        .bind(deal)
        .opt(write.ex())
        .await?;
    let (step, due) = first.map_or((None, None), |(title, due)| (Some(title), due));
    let (version,): (i64,) =
        q("UPDATE deals SET next_step = $1, next_step_due = $2, version = version + 1 WHERE id = $3 RETURNING version")
            .bind(step)
            .bind(due)
            .bind(deal)
            .one(write.ex())
            .await?;
    Ok(version)
}
