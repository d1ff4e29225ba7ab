//! When to look at the log again: a commit of this process says so itself, PostgreSQL
//! notifies, and on SQLite the file's `data_version` is asked (a command line beside the
//! server must show up too).

use crate::db::Db;
use crate::{Crm, Result};
use sqlx::postgres::PgListener;
use sqlx::{ConnectOptions, Row, SqliteConnection};
use std::time::Duration;
use tokio::sync::watch;

/// How often SQLite is asked whether another process committed.
const SQLITE_POLL: Duration = Duration::from_millis(200);
/// Looked at all the same after this long, should a notice have been lost.
const AT_LATEST: Duration = Duration::from_secs(5);

/// Waits for commits.
pub struct Wakes {
    own: watch::Receiver<i64>,
    others: Others,
}

enum Others {
    Sqlite { connection: SqliteConnection, version: i64 },
    Postgres(Box<PgListener>),
}

impl Wakes {
    pub(super) async fn start(crm: &Crm) -> Result<Self> {
        let others = match crm.db() {
            Db::Sqlite { readers, .. } => {
                // A connection of its own: the number counts the commits of all others.
                let mut connection = readers.connect_options().connect().await?;
                let version = data_version(&mut connection).await?;
                Others::Sqlite { connection, version }
            }
            Db::Postgres(pool) => {
                let mut listener = PgListener::connect_with(pool).await?;
                listener.listen("kundig").await?;
                Others::Postgres(Box::new(listener))
            }
        };
        Ok(Self { own: crm.commits(), others })
    }

    /// Returns when there may be something new. A failure is one of the database: wait, and
    /// start anew.
    pub async fn next(&mut self) -> Result<()> {
        let others = async {
            match &mut self.others {
                Others::Sqlite { connection, version } => loop {
                    tokio::time::sleep(SQLITE_POLL).await;
                    let now = data_version(connection).await?;
                    if now != *version {
                        *version = now;
                        return Ok(());
                    }
                },
                // Also returns after a reconnection, when notices may have been lost.
                Others::Postgres(listener) => listener.try_recv().await.map(drop).map_err(Into::into),
            }
        };
        tokio::select! {
            changed = self.own.changed() => {
                // The sender lives as long as the use cases; without it only the others are left.
                if changed.is_err() { tokio::time::sleep(SQLITE_POLL).await; }
                Ok(())
            }
            woken = others => woken,
            () = tokio::time::sleep(AT_LATEST) => Ok(()),
        }
    }
}

async fn data_version(connection: &mut SqliteConnection) -> Result<i64> {
    let row = sqlx::query("PRAGMA data_version").fetch_one(connection).await?;
    Ok(row.try_get(0)?)
}
