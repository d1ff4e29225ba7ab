//! What rows are compared with, in memory: names of records within the viewer's scope, and
//! rates. Thousands of rows a second can't each ask the database.

use crate::settings::rates::Rates;
use crate::{Crm, Result, q};
use domain::imports::plan::PipelineChoice;
use domain::imports::stages::StageSense;
use domain::imports::{KnownWords, NameIndex, Target, WordIndex};
use domain::{Action, Record, Viewer};
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
    /// Sources, tags and lost reasons.
    pub words: WordIndex,
    /// Owners of the clients that have one: who hears of a deal with them.
    pub owners: HashMap<i64, i64>,
}

impl Lookups {
    /// Loads the names the viewer may see.
    pub async fn load(crm: &Crm, viewer: &Viewer) -> Result<Self> {
        let rates = Rates::load(crm.db().read(), crm.organisation().await?.currency).await?;
        let mut this = Self { rates, words: WordIndex::new(words(crm).await?), ..Self::default() };
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

/// Most words of a kind that a new one is compared with.
const WORDS: i64 = 1_000;

/// Sources, tags and lost reasons that exist.
pub async fn words(crm: &Crm) -> Result<KnownWords> {
    let read = |sql: &'static str| async move {
        let rows: Vec<(String,)> = q(sql).bind(WORDS).all(crm.db().read()).await?;
        Ok::<Vec<String>, crate::Error>(rows.into_iter().map(|(word,)| word).collect())
    };
    Ok(KnownWords {
        sources: read(
            "SELECT source FROM (SELECT source FROM clients WHERE source IS NOT NULL \
             UNION SELECT source FROM deals WHERE source IS NOT NULL) AS used ORDER BY source LIMIT $1",
        )
        .await?,
        tags: read("SELECT name FROM tags ORDER BY name_folded LIMIT $1").await?,
        lost_reasons: read("SELECT name FROM lost_reasons WHERE archived_at IS NULL ORDER BY position, id LIMIT $1").await?,
    })
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
