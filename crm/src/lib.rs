//! What Kundig does: use cases and their SQL, on SQLite or PostgreSQL. No HTTP, no
//! interface. Everything goes through [`Crm`], called with a [`domain::Viewer`].

pub mod activities;
pub mod analytics;
pub mod clients;
pub mod clock;
pub mod db;
pub mod deals;
pub mod demo;
pub mod error;
pub mod feed;
pub mod imports;
pub mod jobs;
pub mod organisation;
pub mod pipelines;
pub mod products;
pub mod search;
pub mod session;
pub mod settings;
pub mod setup;
pub mod tasks;
pub mod team;
#[cfg(feature = "testing")]
pub mod testing;
pub mod timeline;
pub mod upgrade;
pub mod write;

pub use clock::Clock;
pub use db::{Db, Ex, q};
pub use error::{Error, Result, forbidden, invalid, not_found};
pub use write::{Begun, NewEvent, Subject, Write};

use domain::{Action, Date, Millis, Record, Scope, Viewer};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::watch;

/// The whole of Kundig behind the interface: database, clock, files. Cheap to clone.
#[derive(Clone)]
pub struct Crm {
    inner: Arc<Inner>,
}

struct Inner {
    db: Db,
    clock: Clock,
    files: PathBuf,
    /// The newest transaction published by this process.
    committed: watch::Sender<i64>,
    organisation: organisation::Cache,
    analytics: analytics::Cache,
}

impl Crm {
    /// Over a migrated database, with a folder for files.
    pub fn new(db: Db, clock: Clock, files: PathBuf) -> Self {
        let inner = Inner {
            db,
            clock,
            files,
            committed: watch::Sender::new(0),
            organisation: organisation::Cache::default(),
            analytics: analytics::Cache::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The database. SQL outside this crate is not allowed; servers use this for health checks.
    pub fn db(&self) -> &Db {
        &self.inner.db
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// Now, Unix ms.
    pub fn now(&self) -> Millis {
        self.inner.clock.now()
    }

    /// Where files lie, under their SHA-256.
    pub fn files(&self) -> &Path {
        &self.inner.files
    }

    /// Today in the organisation's zone.
    pub async fn today(&self) -> Result<Date> {
        let organisation = self.organisation().await?;
        Ok(clock::date_in(&organisation.time_zone(), self.now()))
    }

    /// Wakes whoever waits for commits of this process (other processes: LISTEN, data_version).
    pub fn commits(&self) -> watch::Receiver<i64> {
        self.inner.committed.subscribe()
    }

    fn publish(&self, txn: i64) {
        self.inner.committed.send_modify(|newest| *newest = txn.max(*newest));
    }

    /// The viewer's scope, or 'forbidden' if they may do this to no record of the kind at all.
    pub fn authorise(&self, viewer: &Viewer, record: Record, action: Action) -> Result<Scope> {
        match viewer.scope(record, action) {
            Scope::Nothing => Err(forbidden()),
            scope => Ok(scope),
        }
    }
}
