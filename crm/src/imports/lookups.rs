//! What rows are compared with, in memory: names of records within the viewer's scope, and
//! rates. Thousands of rows a second can't each ask the database.

use crate::{Crm, Result, q};
use domain::imports::plan::PipelineChoice;
use domain::imports::stages::StageSense;
use domain::imports::{NameIndex, Target};
use domain::{Action, Currency, Date, Money, Record, Viewer};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Names are loaded in parts of so many, so that no read transaction is long.
const PART: i64 = 10_000;

/// Names of clients, products and colleagues.
#[derive(Default)]
pub struct Lookups {
    /// Companies and persons in scope.
    pub clients: NameIndex,
    /// Products.
    pub products: NameIndex,
    /// Colleagues.
    pub users: NameIndex,
    /// Rates into the organisation's currency.
    pub rates: Rates,
    /// Owners of the clients that have one: who hears of a deal with them.
    pub owners: HashMap<i64, i64>,
}

impl Lookups {
    /// Loads the names the viewer may see.
    pub async fn load(crm: &Crm, viewer: &Viewer) -> Result<Self> {
        let mut this = Self { rates: Rates::load(crm).await?, ..Self::default() };
        let scope = viewer.scope(Record::Client, Action::Read);
        let mut after = 0_i64;
        loop {
            let part: Vec<(i64, String, Option<i64>)> = q("SELECT id, name, owner_id FROM clients WHERE archived_at IS NULL AND id > ")
                .push_bind(after)
                .scope(scope, "owner_id")
                .push(" ORDER BY id LIMIT ")
                .push_bind(PART)
                .all(crm.db().read())
                .await?;
            let Some((last, ..)) = part.last() else { break };
            after = *last;
            for (id, name, owner) in &part {
                this.clients.add(*id, name);
                if let Some(owner) = owner {
                    this.owners.insert(*id, *owner);
                }
            }
        }
        let products: Vec<(i64, String)> =
            q("SELECT id, name FROM products WHERE archived_at IS NULL ORDER BY id").all(crm.db().read()).await?;
        for (id, name) in products {
            this.products.add(id, &name);
        }
        let users: Vec<(i64, String)> = q("SELECT id, name FROM users ORDER BY id").all(crm.db().read()).await?;
        for (id, name) in users {
            this.users.add(id, &name);
        }
        Ok(this)
    }

    /// The names of one kind of record.
    pub fn of(&self, target: Target) -> &NameIndex {
        match target {
            Target::Client => &self.clients,
            Target::Product => &self.products,
            Target::User => &self.users,
        }
    }
}

/// Dated rates into the organisation's currency.
#[derive(Clone, Debug)]
pub struct Rates {
    /// The organisation's currency.
    pub base: Currency,
    by_currency: HashMap<String, Vec<(String, Decimal)>>,
}

impl Default for Rates {
    fn default() -> Self {
        Self { base: Currency::EUR, by_currency: HashMap::new() }
    }
}

impl Rates {
    async fn load(crm: &Crm) -> Result<Self> {
        let rows: Vec<(String, String, String)> =
            q("SELECT currency, valid_from, rate FROM rates ORDER BY currency, valid_from").all(crm.db().read()).await?;
        let mut by_currency: HashMap<String, Vec<(String, Decimal)>> = HashMap::new();
        for (currency, from, rate) in rows {
            if let Ok(rate) = rate.parse() {
                by_currency.entry(currency).or_default().push((from, rate));
            }
        }
        Ok(Self { base: crm.organisation().await?.currency, by_currency })
    }

    /// An amount in the organisation's currency, in minor units, by the rate of a day;
    /// rounded half away from zero. `None` without a rate.
    pub fn in_base(&self, money: Money, on: Date) -> Option<i64> {
        if money.currency == self.base {
            return Some(money.minor);
        }
        let day = on.to_string();
        let rates = self.by_currency.get(money.currency.as_str())?;
        let (_, rate) = rates.iter().rev().find(|(from, _)| *from <= day)?;
        money.convert(*rate, self.base).map(|m| m.minor)
    }
}

/// What a stage of the tables is.
pub fn sense_of_kind(kind: &str) -> StageSense {
    match kind {
        "won" => StageSense::Won,
        "lost" => StageSense::Lost,
        _ => StageSense::Open,
    }
}

/// The word of the tables for it.
pub fn kind_of_sense(sense: StageSense) -> &'static str {
    match sense {
        StageSense::Open => "open",
        StageSense::Won => "won",
        StageSense::Lost => "lost",
    }
}

/// The pipelines with their stages, in order.
pub async fn pipelines(crm: &Crm) -> Result<Vec<PipelineChoice>> {
    let rows: Vec<(i64, String, i64, String, String)> = q("SELECT p.id, p.name, s.id, s.name, s.kind FROM pipelines p \
         JOIN stages s ON s.pipeline_id = p.id AND s.archived_at IS NULL \
         WHERE p.archived_at IS NULL ORDER BY p.position, p.id, s.position, s.id")
    .all(crm.db().read())
    .await?;
    let mut list: Vec<PipelineChoice> = Vec::new();
    for (id, name, stage, stage_name, kind) in rows {
        if list.last().is_none_or(|p| p.id != id) {
            list.push(PipelineChoice { id, name, stages: Vec::new() });
        }
        if let Some(p) = list.last_mut() {
            p.stages.push((stage, stage_name, sense_of_kind(&kind)));
        }
    }
    Ok(list)
}
