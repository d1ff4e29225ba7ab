//! Many rows in few statements.

use super::{Tx, Val, q};
use crate::error::Result;
use crate::write::Write;
use std::fmt::Write as _;

/// Most rows of one statement; SQLite takes at most 32,766 values.
const MOST_ROWS: usize = 256;
/// A table's waiting rows go out when there are so many values.
const FULL: usize = 120_000;

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

/// Rows on their way into a table, for data of one's own making: by multi-row inserts on
/// SQLite, by COPY on PostgreSQL. A row that violates a constraint fails the transaction.
pub struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    values: Vec<Val>,
}

impl Table {
    /// Rows with these columns.
    pub fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, values: Vec::new() }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, row: [Val; N]) {
        debug_assert_eq!(N, self.columns.len(), "{}", self.name);
        self.values.extend(row);
    }

    /// Whether enough rows wait.
    pub fn is_full(&self) -> bool {
        self.values.len() >= FULL
    }

    /// Writes the rows that wait.
    pub async fn flush(&mut self, write: &mut Write) -> Result<()> {
        if self.values.is_empty() {
            return Ok(());
        }
        let values = std::mem::take(&mut self.values);
        let width = self.columns.len();
        if let Tx::Postgres(tx) = write.tx() {
            let statement = format!("COPY {} ({}) FROM STDIN", self.name, self.columns.join(", "));
            let mut copy = tx.copy_in_raw(&statement).await?;
            copy.send(copy_text(&values, width).into_bytes()).await?;
            copy.finish().await?;
            return Ok(());
        }
        let mut head = q("INSERT INTO ").push(self.name).push(" (");
        for (at, column) in self.columns.iter().enumerate() {
            head = if at == 0 { head } else { head.push(", ") }.push(column);
        }
        let head = head.push(") VALUES ");
        let most = MOST_ROWS.min(30_000 / width);
        let mut rest = values.into_iter();
        let mut left = rest.len() / width;
        // One text for all full statements: only their values differ.
        let mut full: Option<super::Q> = None;
        while left > 0 {
            let rows = most.min(left);
            let values: Vec<Val> = rest.by_ref().take(rows * width).collect();
            let statement = match (&full, rows == most) {
                (Some(full), true) => full.clone().bind_all(values),
                _ => {
                    let statement = places(head.clone(), rows, width);
                    if rows == most {
                        full = Some(statement.clone());
                    }
                    statement.bind_all(values)
                }
            };
            statement.exec(write.ex()).await?;
            left -= rows;
        }
        Ok(())
    }
}

fn places(mut statement: super::Q, rows: usize, width: usize) -> super::Q {
    for row in 0..rows {
        statement = statement.push(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            statement = if column == 0 { statement } else { statement.push(", ") }.push_place(row * width + column + 1);
        }
        statement = statement.push(")");
    }
    statement
}

/// COPY's text form.
fn copy_text(values: &[Val], width: usize) -> String {
    let mut out = String::with_capacity(values.len() * 12);
    for row in values.chunks(width) {
        for (at, value) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            match value {
                Val::I64(Some(n)) => {
                    // Writing to a String can't fail.
                    let _ = write!(out, "{n}");
                }
                Val::Bool(Some(b)) => out.push(if *b { 't' } else { 'f' }),
                Val::Text(Some(text)) => text.chars().for_each(|c| match c {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    c => out.push(c),
                }),
                Val::I64(None) | Val::Bool(None) | Val::Text(None) => out.push_str("\\N"),
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_escapes_what_separates() {
        let values = [Val::from(7_i64), Val::from("a\tb\\n\n"), Val::Text(None), Val::from(true)];
        assert_eq!(copy_text(&values, 2), "7\ta\\tb\\\\n\\n\n\\N\tt\n");
    }
}
