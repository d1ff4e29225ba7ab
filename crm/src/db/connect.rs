//! Connecting, and bringing the schema up to date.

use super::Db;
use crate::error::{Error, Result};
use sqlx::Executor;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;
use std::time::Duration;

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// Read connections of a SQLite database; more did not read faster on two cores.
const SQLITE_READERS: u32 = 4;
/// Connections of one server to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 12;

impl Db {
    /// Connects to `sqlite:PATH` (made if missing) or `postgres://…`; changes no schema.
    pub async fn connect(url: &str) -> Result<Db> {
        if url.starts_with("sqlite:") {
            Self::sqlite(SqliteConnectOptions::from_str(url)?).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::postgres(PgConnectOptions::from_str(url)?, POSTGRES_CONNECTIONS).await
        } else {
            Err(Error::Config("DATABASE_URL must begin with sqlite: or postgres:".to_owned()))
        }
    }

    /// A SQLite file with the settings measured for one writer and a few readers.
    pub async fn sqlite(options: SqliteConnectOptions) -> Result<Db> {
        let options = options
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(Duration::from_secs(5))
            .statement_cache_capacity(256)
            .pragma("cache_size", "-16000")
            .pragma("temp_store", "memory");
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        // Small caches: what several read alike, the system holds once.
        let reading = options.pragma("query_only", "ON").pragma("cache_size", "-8000");
        let readers = SqlitePoolOptions::new().max_connections(SQLITE_READERS).connect_with(reading).await?;
        Ok(Db::Sqlite { readers, writer })
    }

    /// A PostgreSQL database through one pool.
    pub async fn postgres(options: PgConnectOptions, connections: u32) -> Result<Db> {
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_secs(10))
            // Compiling a statement to machine code takes longer than any of ours runs.
            .after_connect(|connection, _| Box::pin(async move { connection.execute("SET jit = off").await.map(drop) }))
            .connect_with(options.statement_cache_capacity(256))
            .await?;
        Ok(Db::Postgres(pool))
    }

    /// Runs the migrations that are missing, each in a transaction.
    pub async fn migrate(&self) -> Result<()> {
        self.run(self.known()).await
    }

    /// Runs the migrations up to a number: a database as an earlier version left it.
    #[cfg(feature = "testing")]
    pub async fn migrate_to(&self, version: i64) -> Result<()> {
        let earlier = self.known().iter().filter(|m| m.version <= version).cloned().collect();
        self.run(&Migrator::with_migrations(earlier)).await
    }

    fn known(&self) -> &'static Migrator {
        if self.is_postgres() { &POSTGRES } else { &SQLITE }
    }

    async fn run(&self, migrator: &Migrator) -> Result<()> {
        match self {
            Db::Sqlite { writer, .. } => migrator.run(writer).await?,
            Db::Postgres(pool) => migrator.run(pool).await?,
        }
        Ok(())
    }

    /// Numbers of the migrations this program knows and of those the database has.
    pub async fn migrations(&self) -> Result<(Vec<i64>, Vec<i64>)> {
        let known = self.known().iter().map(|m| m.version).collect();
        let done: Result<Vec<(i64,)>> =
            super::q("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version").all(self.read()).await;
        // A database that never was migrated has no such table.
        Ok((known, done.unwrap_or_default().into_iter().map(|(v,)| v).collect()))
    }
}
