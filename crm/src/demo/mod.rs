//! Demo data: believable, of our own making, the same for the same seed. Also the source
//! of the benchmark. Fills tables in bulk, on an empty card index only, in one transaction
//! and under one batch; a test compares it with data made by the use cases.

mod calendar;
mod cast;
mod clients;
mod deals;
mod history;
mod index;
mod names;
mod remove;
mod rng;
#[cfg(test)]
mod tests;
mod words;

use crate::{Crm, NewEvent, Result, Subject, Write, q};
use calendar::Calendar;
use cast::Cast;
use domain::demo::{DemoMade, DemoSize};
use domain::texts::demo as texts;
use domain::{Action, Fault, FaultKind, Record, Viewer};
use rng::Rng;

/// The name under which the settings keep what was made.
const SETTING: &str = "demo";
/// SQLite's cache while much is written, in KiB.
const BIG_CACHE: &str = "PRAGMA cache_size = -262144";
const USUAL_CACHE: &str = "PRAGMA cache_size = -16000";

/// Use cases of demo data.
pub struct Demo<'a> {
    crm: &'a Crm,
}

impl Crm {
    /// Demo data.
    pub fn demo(&self) -> Demo<'_> {
        Demo { crm: self }
    }
}

impl Demo<'_> {
    /// Whether there are demo data.
    pub async fn present(&self, viewer: &Viewer) -> Result<bool> {
        self.crm.authorise(viewer, Record::Settings, Action::Read)?;
        let row: Option<(String,)> = q("SELECT value FROM settings WHERE name = $1").bind(SETTING).opt(self.crm.db().read()).await?;
        Ok(row.is_some())
    }

    /// Fills an empty card index. Refused if there are clients or deals already.
    pub async fn fill(&self, viewer: &Viewer, size: &DemoSize) -> Result<DemoMade> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        if size.clients > DemoSize::MOST.clients || size.deals > DemoSize::MOST.deals || size.events > DemoSize::MOST.events {
            return Err(Fault::invalid("size", texts::TOO_MUCH).into());
        }
        let big = size.events > 20_000 && !self.crm.db().is_postgres();
        if big {
            q(BIG_CACHE).rows(self.crm.db().write()).await?;
        }
        let made = self.fill_in(viewer, size).await;
        if big {
            q(USUAL_CACHE).rows(self.crm.db().write()).await?;
        }
        let made = made?;
        // Without statistics the first queries on so many new rows would be planned blindly.
        q("ANALYZE").exec(self.crm.db().write()).await?;
        Ok(made)
    }

    async fn fill_in(&self, viewer: &Viewer, size: &DemoSize) -> Result<DemoMade> {
        let organisation = self.crm.organisation().await?;
        let mut write = self.crm.begin(viewer).await?;
        let txn = write.txn().await?;
        refuse_unless_empty(&mut write).await?;
        let calendar = Calendar::new(organisation.time_zone(), write.now);
        let rng = |topic| Rng::new(size.seed, topic);
        let cast = Cast::gather(&mut write, &mut rng(1), &calendar, organisation.lang, organisation.currency, size.deals).await?;
        let mut index = index::Index::new();
        let first = first_id(&mut write, "clients").await?;
        let clients = clients::make(&mut write, &mut rng(2), &calendar, &cast, &mut index, first, size.clients).await?;
        let first = first_id(&mut write, "deals").await?;
        let deals = deals::plan(&mut rng(3), &calendar, &cast, &clients, first, size.deals);
        deals::write_all(&mut write, &mut rng(4), &calendar, &cast, &clients, &deals, &mut index).await?;
        index.finish(&mut write).await?;
        let history = history::History::plan(&mut rng(5), &calendar, &cast, &clients, &deals, size.events);
        let firsts = history::Firsts {
            event: first_id(&mut write, "events").await?,
            task: first_id(&mut write, "tasks").await?,
            activity: first_id(&mut write, "activities").await?,
        };
        history.write_all(&mut write, &mut rng(6), &calendar, &firsts, txn).await?;
        q("INSERT INTO settings (name, value) VALUES ($1, $2)")
            .bind(SETTING)
            .bind(serde_json::to_string(&cast.made)?)
            .exec(write.ex())
            .await?;
        for table in ["clients", "deals", "events", "tasks", "activities"] {
            catch_up(&mut write, table).await?;
        }
        write.event(NewEvent::new("settings.changed", "settings").on(Subject::public("settings", 0, 0))).await?;
        let made = DemoMade { clients: clients.len() as u32, deals: deals.len() as u32, events: history.len() as u32 };
        write.commit().await?;
        Ok(made)
    }
}

async fn refuse_unless_empty(write: &mut Write) -> Result<()> {
    let there: Vec<(i64,)> =
        q("SELECT id FROM (SELECT id FROM clients LIMIT 1) AS c UNION ALL SELECT id FROM (SELECT id FROM deals LIMIT 1) AS d")
            .all(write.ex())
            .await?;
    if there.is_empty() { Ok(()) } else { Err(Fault::new(FaultKind::Conflict, texts::NOT_EMPTY).into()) }
}

/// The next free id of a table: rows are then numbered without asking again.
async fn first_id(write: &mut Write, table: &'static str) -> Result<i64> {
    let next = if write.is_postgres() {
        q("SELECT nextval(pg_get_serial_sequence($1, 'id'))")
    } else {
        q("SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = $1), 0) + 1")
    };
    let (id,): (i64,) = next.bind(table).one(write.ex()).await?;
    Ok(id)
}

/// Lets PostgreSQL's numbering go on behind the rows that were numbered here.
async fn catch_up(write: &mut Write, table: &'static str) -> Result<()> {
    if write.is_postgres() {
        q("SELECT setval(pg_get_serial_sequence('")
            .push(table)
            .push("', 'id'), CAST((SELECT COALESCE(MAX(id), 0) FROM ")
            .push(table)
            .push(") + 1 AS BIGINT), FALSE)")
            .rows(write.ex())
            .await?;
    }
    Ok(())
}
