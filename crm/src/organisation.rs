//! The organisation: name, zone, currency, language. Read on nearly every request, so
//! kept for a few seconds.

use crate::{Crm, Result, q};
use domain::{Currency, Lang, Millis};
use std::sync::Mutex;

/// How long a copy is trusted, in ms: another server may have changed the row.
const FRESH_FOR: Millis = 3_000;

/// The organisation as stored, or with defaults before it is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its name; empty before it is set up.
    pub name: String,
    /// IANA time zone.
    pub zone: String,
    /// The currency everything is summed in.
    pub currency: Currency,
    /// Language of documents and of people who chose none.
    pub lang: Lang,
    /// Whether it is set up.
    pub set_up: bool,
    /// The preset chosen at the first run.
    pub preset: Option<String>,
}

impl Organisation {
    /// Its time zone; UTC if the stored name is not known here.
    pub fn time_zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    fn before_set_up() -> Self {
        let zone = jiff::tz::TimeZone::system().iana_name().unwrap_or("UTC").to_owned();
        Self { name: String::new(), zone, currency: Currency::EUR, lang: Lang::En, set_up: false, preset: None }
    }
}

/// The last copy read, and when.
#[derive(Default)]
pub struct Cache(Mutex<Option<(Millis, Organisation)>>);

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    zone: String,
    currency: String,
    lang: String,
    set_up_at: Option<i64>,
    preset: Option<String>,
}

impl Crm {
    /// The organisation; EUR, the machine's zone and English before it is set up.
    pub async fn organisation(&self) -> Result<Organisation> {
        let now = self.now();
        if let Ok(kept) = self.inner.organisation.0.lock()
            && let Some((at, organisation)) = kept.as_ref()
            && (now - at).abs() < FRESH_FOR
        {
            return Ok(organisation.clone());
        }
        let row: Option<Row> =
            q("SELECT name, zone, currency, lang, set_up_at, preset FROM organisation WHERE id = 1").opt(self.db().read()).await?;
        let organisation = match row {
            None => Organisation::before_set_up(),
            Some(row) => Organisation {
                name: row.name,
                zone: row.zone,
                currency: Currency::parse(&row.currency).unwrap_or(Currency::EUR),
                lang: Lang::parse(&row.lang).unwrap_or_default(),
                set_up: row.set_up_at.is_some(),
                preset: row.preset,
            },
        };
        if let Ok(mut kept) = self.inner.organisation.0.lock() {
            *kept = Some((now, organisation.clone()));
        }
        Ok(organisation)
    }

    /// Forgets the kept copy: after a change of the row.
    pub fn forget_organisation(&self) {
        if let Ok(mut kept) = self.inner.organisation.0.lock() {
            *kept = None;
        }
    }
}
