//! The database: SQLite or PostgreSQL behind one small query object.
//!
//! SQL is written once for both. [`q`] takes static text only, so nothing a person
//! typed can become SQL; values go in by `bind` or `push_bind`.

mod bulk;
mod connect;
mod decode;
mod query;

pub use bulk::{Table, insert_rows};
pub use decode::{Rec, Rows};
pub use query::{Q, QUERIES, Val, q};

use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

/// A connected database.
#[derive(Clone)]
pub enum Db {
    /// One writer (so that writers queue fairly) and a few read-only readers.
    Sqlite {
        /// Readers, `query_only`.
        readers: SqlitePool,
        /// The one writer.
        writer: SqlitePool,
    },
    /// One pool.
    Postgres(PgPool),
}

/// Where a query runs: on a pool, or inside a transaction.
pub enum Ex<'a> {
    /// A SQLite pool.
    SqlitePool(&'a SqlitePool),
    /// A SQLite transaction.
    SqliteTx(&'a mut SqliteConnection),
    /// The PostgreSQL pool.
    PgPool(&'a PgPool),
    /// A PostgreSQL transaction.
    PgTx(&'a mut PgConnection),
}

/// A transaction. Dropped without [`Tx::commit`], it is rolled back.
pub enum Tx {
    /// On SQLite, begun IMMEDIATE: a later upgrade from read to write could not fail.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// For reading outside a transaction.
    pub fn read(&self) -> Ex<'_> {
        match self {
            Db::Sqlite { readers, .. } => Ex::SqlitePool(readers),
            Db::Postgres(pool) => Ex::PgPool(pool),
        }
    }

    /// For single statements that write outside the log: sessions, leases, progress.
    pub fn write(&self) -> Ex<'_> {
        match self {
            Db::Sqlite { writer, .. } => Ex::SqlitePool(writer),
            Db::Postgres(pool) => Ex::PgPool(pool),
        }
    }

    /// Begins a writing transaction.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Db::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Whether this is PostgreSQL: for the few places where the dialects differ.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Db::Postgres(_))
    }

    /// Closes every connection; on SQLite the write-ahead log is folded into the file first.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { readers, writer } => {
                readers.close().await;
                if let Err(error) = q("PRAGMA wal_checkpoint(TRUNCATE)").exec(Ex::SqlitePool(writer)).await {
                    tracing::debug!(%error, "checkpoint at close skipped");
                }
                writer.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }
}

impl Ex<'_> {
    /// Whether it runs on SQLite.
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Ex::SqlitePool(_) | Ex::SqliteTx(_))
    }
}

impl Tx {
    /// For a query inside this transaction.
    pub fn ex(&mut self) -> Ex<'_> {
        match self {
            Tx::Sqlite(tx) => Ex::SqliteTx(tx),
            Tx::Postgres(tx) => Ex::PgTx(tx),
        }
    }

    /// Makes everything durable.
    pub async fn commit(self) -> sqlx::Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
    }

    /// Takes everything back.
    pub async fn rollback(self) -> sqlx::Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.rollback().await,
            Tx::Postgres(tx) => tx.rollback().await,
        }
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Tx::Postgres(_))
    }
}
