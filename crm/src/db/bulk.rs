//! Many rows in few statements.

use super::{Val, q};
use crate::error::Result;
use crate::write::Write;

/// Most rows of one statement; SQLite takes at most 32,766 values.
const MOST_ROWS: usize = 256;

/// Inserts rows: `head` is `INSERT INTO t (a, b) VALUES `, `tail` maybe ` ON CONFLICT DO NOTHING`,
/// `values` the rows one after the other, `width` values each. Statements have a power of two
/// of rows, so that few different ones are prepared.
pub async fn insert_rows(write: &mut Write, head: &'static str, tail: &'static str, width: usize, values: Vec<Val>) -> Result<()> {
    let mut left = values.len() / width;
    let mut values = values.into_iter();
    while left > 0 {
        let rows = MOST_ROWS.min(1 << left.ilog2());
        let mut statement = q(head);
        for row in 0..rows {
            statement = statement.push(if row == 0 { "(" } else { ", (" });
            for (column, value) in values.by_ref().take(width).enumerate() {
                statement = if column == 0 { statement } else { statement.push(", ") }.push_bind(value);
            }
            statement = statement.push(")");
        }
        statement.push(tail).exec(write.ex()).await?;
        left -= rows;
    }
    Ok(())
}
