//! Exchange rates, dated and typed in, and what they make of deals' amounts.

use super::Settings;
use crate::{Begun, Ex, NewEvent, Result, Subject, Write, invalid, not_found, q};
use domain::settings::{Rate, RateTable, RemoveRate, SetRate, parse_rate};
use domain::texts::settings as texts;
use domain::{Action, Currency, Date, Money, Record, Viewer};
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::HashMap;

/// Deals recomputed by one statement.
const BATCH: i64 = 500;

/// Rates into the organisation's currency, for looking up many.
#[derive(Debug, Clone)]
pub struct Rates {
    /// The organisation's currency.
    pub base: Currency,
    by_currency: HashMap<Currency, Vec<(Date, Decimal)>>,
}

impl Default for Rates {
    /// None, into euro.
    fn default() -> Self {
        Self { base: Currency::EUR, by_currency: HashMap::new() }
    }
}

impl Rates {
    /// Reads the table.
    pub async fn load(ex: Ex<'_>, base: Currency) -> Result<Self> {
        let mut by_currency: HashMap<Currency, Vec<(Date, Decimal)>> = HashMap::new();
        for rate in all(ex).await? {
            by_currency.entry(rate.currency).or_default().push((rate.valid_from, rate.rate));
        }
        Ok(Self { base, by_currency })
    }

    /// An amount in the organisation's currency, in minor units, rounded half away from zero.
    /// The day of a deal is the day it was closed, else the day it was opened. `None` without a
    /// rate for the day.
    pub fn in_base(&self, money: Money, on: Date) -> Option<i64> {
        if money.currency == self.base {
            return Some(money.minor);
        }
        // Newest first.
        let (_, rate) = self.by_currency.get(&money.currency)?.iter().find(|(from, _)| *from <= on)?;
        money.convert(*rate, self.base).map(|m| m.minor)
    }
}

impl Settings<'_> {
    /// Rates as the settings page shows them.
    pub async fn rates(&self, viewer: &Viewer) -> Result<RateTable> {
        self.crm.authorise(viewer, Record::Settings, Action::Read)?;
        let base = self.crm.organisation().await?.currency;
        let missing: Vec<(String, i64)> = q("SELECT currency, CAST(COUNT(*) AS BIGINT) FROM deals \
             WHERE archived_at IS NULL AND currency IS NOT NULL AND base_minor IS NULL GROUP BY currency ORDER BY currency")
        .all(self.crm.db().read())
        .await?;
        Ok(RateTable {
            base,
            rates: all(self.crm.db().read()).await?,
            missing: missing.into_iter().filter_map(|(c, n)| Some((Currency::parse(&c)?, n))).collect(),
        })
    }

    /// Sets a currency's rate from a day on, and recomputes the deals in that currency.
    pub async fn set_rate(&self, viewer: &Viewer, input: SetRate) -> Result<()> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let rate = parse_rate(&input.rate).ok_or_else(|| invalid("rate", texts::BAD_RATE))?;
        let base = self.crm.organisation().await?.currency;
        if input.currency == base {
            return Err(invalid("currency", texts::OWN_CURRENCY));
        }
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        q("INSERT INTO rates (currency, valid_from, rate) VALUES ($1, $2, $3) ON CONFLICT (currency, valid_from) DO UPDATE SET rate = excluded.rate")
            .bind(input.currency)
            .bind(input.valid_from)
            .bind(rate.to_string())
            .exec(write.ex())
            .await?;
        let value = json!({ "after": { "currency": input.currency, "valid_from": input.valid_from, "rate": rate } });
        self.finish(write, base, input.currency, value).await
    }

    /// Takes a rate away, and recomputes.
    pub async fn remove_rate(&self, viewer: &Viewer, input: RemoveRate) -> Result<()> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let base = self.crm.organisation().await?.currency;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let gone = q("DELETE FROM rates WHERE currency = $1 AND valid_from = $2")
            .bind(input.currency)
            .bind(input.valid_from)
            .exec(write.ex())
            .await?;
        if gone == 0 {
            return Err(not_found());
        }
        let value = json!({ "before": { "currency": input.currency, "valid_from": input.valid_from } });
        self.finish(write, base, input.currency, value).await
    }

    async fn finish(&self, mut write: Write, base: Currency, currency: Currency, value: serde_json::Value) -> Result<()> {
        recompute(&mut write, base, Some(currency)).await?;
        write.event(NewEvent::new("settings.changed", "settings").value(value).on(Subject::public("settings", 1, 0))).await?;
        write.finish(()).await
    }
}

async fn all(ex: Ex<'_>) -> Result<Vec<Rate>> {
    let rows: Vec<(String, String, String)> =
        q("SELECT currency, valid_from, rate FROM rates ORDER BY currency, valid_from DESC").all(ex).await?;
    let rate = |(currency, from, rate): (String, String, String)| {
        Some(Rate { currency: Currency::parse(&currency)?, valid_from: Date::parse(&from)?, rate: rate.parse().ok()? })
    };
    Ok(rows.into_iter().filter_map(rate).collect())
}

/// Computes deals' amounts in the organisation's currency anew: those of one currency, or all.
/// Amounts are no edits of people: no version counts, no event per deal.
pub(crate) async fn recompute(write: &mut Write, base: Currency, only: Option<Currency>) -> Result<u64> {
    let rates = Rates::load(write.ex(), base).await?;
    let (mut after, mut changed) = (0_i64, 0);
    loop {
        let mut query = q("SELECT id, amount_minor, currency, COALESCE(closed_on, opened_on), base_minor FROM deals WHERE amount_minor IS NOT NULL AND id > ")
            .push_bind(after);
        if let Some(only) = only {
            query = query.push(" AND currency = ").push_bind(only);
        }
        let rows: Vec<(i64, i64, String, String, Option<i64>)> = query.push(" ORDER BY id LIMIT ").push_bind(BATCH).all(write.ex()).await?;
        let Some((last, ..)) = rows.last() else { return Ok(changed) };
        after = *last;
        let mut cases = q("UPDATE deals SET base_minor = CASE id");
        let mut ids = Vec::new();
        for (id, minor, currency, on, had) in &rows {
            let wanted = Currency::parse(currency).zip(Date::parse(on)).and_then(|(c, on)| rates.in_base(Money::new(*minor, c), on));
            if wanted != *had {
                cases = cases.push(" WHEN ").push_bind(*id).push(" THEN CAST(").push_bind(wanted).push(" AS BIGINT)");
                ids.push(*id);
            }
        }
        if !ids.is_empty() {
            changed += ids.len() as u64;
            cases.push(" END WHERE id IN ").push_list(ids).exec(write.ex()).await?;
        }
    }
}
