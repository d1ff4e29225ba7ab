//! Who sells what: people, teams, pipelines, products, tags, lost reasons. What is there
//! already is used; only what is missing is made.

use super::calendar::Calendar;
use super::names::{PersonName, slug};
use super::rng::Rng;
use super::words::{PRODUCTS, REASONS, STAGES, TAGS, TEAMS};
use crate::{Result, Write, q};
use domain::fold::fold;
use domain::{Currency, Lang};
use serde::{Deserialize, Serialize};

/// With fewer people who sell, more are made.
const FEW: usize = 5;

/// What was made beside the records that carry the batch: kept in the settings, for removal.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Made {
    pub batch: i64,
    pub users: Vec<i64>,
    pub teams: Vec<i64>,
    pub pipelines: Vec<i64>,
    pub reasons: Vec<i64>,
    pub tags: Vec<i64>,
}

/// A pipeline with its open stages in order.
pub(super) struct Pipe {
    pub id: i64,
    /// Id and name of each open stage.
    pub open: Vec<(i64, String)>,
    pub won: (i64, String),
    pub lost: (i64, String),
}

/// Everything that is few.
pub(super) struct Cast {
    pub made: Made,
    /// People who own records.
    pub sellers: Vec<i64>,
    pub pipes: Vec<Pipe>,
    /// Id and price in minor units.
    pub products: Vec<(i64, i64)>,
    pub tags: Vec<i64>,
    pub reasons: Vec<(i64, String)>,
    pub currency: Currency,
}

impl Cast {
    /// Looks up what is there and makes what is missing.
    pub async fn gather(write: &mut Write, rng: &mut Rng, calendar: &Calendar, lang: Lang, currency: Currency, deals: u32) -> Result<Self> {
        let german = lang == Lang::De;
        let born = calendar.now - super::calendar::DAY * super::calendar::DAYS;
        let (batch,): (i64,) = q("INSERT INTO batches (kind, label, actor_id, created_at) VALUES ('demo', 'demo', $1, $2) RETURNING id")
            .bind(write.actor())
            .bind(write.now)
            .one(write.ex())
            .await?;
        write.in_batch(domain::BatchId(batch));
        let mut cast = Self {
            made: Made { batch, ..Made::default() },
            sellers: Vec::new(),
            pipes: Vec::new(),
            products: Vec::new(),
            tags: Vec::new(),
            reasons: Vec::new(),
            currency,
        };
        cast.people(write, rng, german, born, deals).await?;
        cast.pipelines(write, german, born, deals).await?;
        cast.goods(write, born).await?;
        cast.small(write, german).await?;
        Ok(cast)
    }

    async fn people(&mut self, write: &mut Write, rng: &mut Rng, german: bool, born: i64, deals: u32) -> Result<()> {
        let there: Vec<(i64,)> = q("SELECT id FROM users WHERE active AND role <> 'viewer' ORDER BY id").all(write.ex()).await?;
        self.sellers = there.into_iter().map(|(id,)| id).collect();
        if self.sellers.len() >= FEW {
            return Ok(());
        }
        let wanted = (deals as usize / 1500).clamp(6, 30);
        let teams = wanted.div_ceil(5).clamp(2, TEAMS.len());
        for team in TEAMS.iter().take(teams) {
            let name = if german { team.0 } else { team.1 };
            let (team,): (i64,) = q("INSERT INTO teams (name, name_folded, created_at) VALUES ($1, $2, $3) RETURNING id")
                .bind(name)
                .bind(fold(name))
                .bind(born)
                .one(write.ex())
                .await?;
            self.made.teams.push(team);
            for member in 0..=wanted / teams {
                let role = if member == 0 { "manager" } else { "sales" };
                let user = self.person(write, rng, team, role, born).await?;
                if member == 0 {
                    q("UPDATE teams SET manager_id = $1 WHERE id = $2").bind(user).bind(team).exec(write.ex()).await?;
                }
            }
        }
        crate::team::closure::refresh(write).await
    }

    async fn person(&mut self, write: &mut Write, rng: &mut Rng, team: i64, role: &'static str, born: i64) -> Result<i64> {
        let (name, email) = loop {
            let german = rng.percent(70);
            let name = PersonName::new(rng, german);
            let email = format!("{}@demo.example", slug(&name.full()).replace('-', "."));
            let taken: Option<(i64,)> = q("SELECT id FROM users WHERE email_folded = $1").bind(&email).opt(write.ex()).await?;
            if taken.is_none() {
                break (name.full(), email);
            }
        };
        let (id,): (i64,) = q("INSERT INTO users (name, name_folded, email, email_folded, role, team_id, created_at) VALUES ($1, $2, $3, $3, $4, $5, $6) RETURNING id")
            .bind(&name)
            .bind(fold(&name))
            .bind(&email)
            .bind(role)
            .bind(team)
            .bind(born)
            .one(write.ex())
            .await?;
        self.made.users.push(id);
        self.sellers.push(id);
        Ok(id)
    }

    async fn pipelines(&mut self, write: &mut Write, german: bool, born: i64, deals: u32) -> Result<()> {
        self.load_pipes(write).await?;
        if !self.pipes.is_empty() {
            return Ok(());
        }
        let (main, second) = if german { ("Vertrieb", "Wartungsverträge") } else { ("Sales", "Maintenance contracts") };
        self.pipeline(write, main, 1, STAGES, german, born).await?;
        if deals >= 1000 {
            self.pipeline(write, second, 2, &[STAGES[0], STAGES[3], STAGES[5]], german, born).await?;
        }
        self.load_pipes(write).await
    }

    async fn pipeline(
        &mut self,
        write: &mut Write,
        name: &'static str,
        position: i64,
        open: &[(&'static str, &'static str, i64, i64)],
        german: bool,
        born: i64,
    ) -> Result<()> {
        let (id,): (i64,) =
            q("INSERT INTO pipelines (name, name_folded, position, batch_id, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id")
                .bind(name)
                .bind(fold(name))
                .bind(position)
                .bind(self.made.batch)
                .bind(born)
                .one(write.ex())
                .await?;
        self.made.pipelines.push(id);
        let ends = [("Gewonnen", "Won", 100, 0, "won"), ("Verloren", "Lost", 0, 0, "lost")];
        let stages = open.iter().map(|s| (s.0, s.1, s.2, s.3, "open")).chain(ends);
        for ((de, en, percent, rotting, kind), position) in stages.zip(1_i64..) {
            let name = if german { de } else { en };
            q("INSERT INTO stages (pipeline_id, name, name_folded, kind, position, colour, probability, rotting_days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
                .bind(id)
                .bind(name)
                .bind(fold(name))
                .bind(kind)
                .bind(position)
                .bind(position.min(8))
                .bind(percent * 10_000)
                .bind((rotting > 0).then_some(rotting))
                .exec(write.ex())
                .await?;
        }
        Ok(())
    }

    async fn load_pipes(&mut self, write: &mut Write) -> Result<()> {
        let rows: Vec<(i64, i64, String, String)> =
            q("SELECT s.pipeline_id, s.id, s.name, s.kind FROM stages s JOIN pipelines p ON p.id = s.pipeline_id \
             WHERE p.archived_at IS NULL AND s.archived_at IS NULL ORDER BY p.position, p.id, s.position, s.id")
            .all(write.ex())
            .await?;
        let mut pipelines: Vec<i64> = rows.iter().map(|r| r.0).collect();
        pipelines.dedup();
        for id in pipelines {
            let of = |kind: &str| rows.iter().filter(|r| r.0 == id && r.3 == kind).map(|r| (r.1, r.2.clone())).collect::<Vec<_>>();
            let open = of("open");
            if let (false, Some(won), Some(lost)) = (open.is_empty(), of("won").into_iter().next(), of("lost").into_iter().next()) {
                self.pipes.push(Pipe { id, open, won, lost });
            }
        }
        Ok(())
    }

    async fn goods(&mut self, write: &mut Write, born: i64) -> Result<()> {
        let scale = 10_i64.pow(self.currency.exponent());
        for (name, code, category, price) in PRODUCTS {
            let (id,): (i64,) =
                q("INSERT INTO products (name, name_folded, code, category, price_minor, currency, batch_id, created_at, updated_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING id")
                .bind(*name)
                .bind(fold(name))
                .bind(*code)
                .bind(*category)
                .bind(price * scale)
                .bind(self.currency)
                .bind(self.made.batch)
                .bind(born)
                .one(write.ex())
                .await?;
            self.products.push((id, price * scale));
        }
        let ids: Vec<domain::ProductId> = self.products.iter().map(|(id, _)| domain::ProductId(*id)).collect();
        crate::search::index_products(write, &ids).await
    }

    async fn small(&mut self, write: &mut Write, german: bool) -> Result<()> {
        for name in TAGS {
            let new: Option<(i64,)> = q("INSERT INTO tags (name, name_folded) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id")
                .bind(*name)
                .bind(fold(name))
                .opt(write.ex())
                .await?;
            self.made.tags.extend(new.map(|(id,)| id));
            let (id,): (i64,) = q("SELECT id FROM tags WHERE name_folded = $1").bind(fold(name)).one(write.ex()).await?;
            self.tags.push(id);
        }
        let there: Vec<(i64, String)> =
            q("SELECT id, name FROM lost_reasons WHERE archived_at IS NULL ORDER BY position, id").all(write.ex()).await?;
        self.reasons = there;
        if self.reasons.is_empty() {
            for ((de, en), position) in REASONS.iter().zip(1_i64..) {
                let name = if german { *de } else { *en };
                let (id,): (i64,) = q("INSERT INTO lost_reasons (name, name_folded, position) VALUES ($1, $2, $3) \
                     ON CONFLICT (name_folded) DO UPDATE SET archived_at = NULL RETURNING id")
                .bind(name)
                .bind(fold(name))
                .bind(position)
                .one(write.ex())
                .await?;
                self.made.reasons.push(id);
                self.reasons.push((id, name.to_owned()));
            }
        }
        Ok(())
    }
}
