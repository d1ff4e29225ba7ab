//! The board in one answer, and a column's next cards.

use super::cards::{self, After, Asked};
use super::{Deals, filter};
use crate::search::deals_having;
use crate::{Result, not_found, q};
use domain::deals::{Board, BoardQuery, BoardSort, CARDS, Card, CardPage, Column, MoreCards, Owner, PipelineName, Totals};
use domain::pipelines::{Pipeline, Stage, StageKind};
use domain::{Action, DealId, Record, Share, StageId, Viewer};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Sums {
    stage_id: i64,
    deals: i64,
    sum: i64,
    with_base: i64,
    with_amount: i64,
}

impl Deals<'_> {
    /// The whole first view of a pipeline: columns with true totals and their first cards,
    /// and everything the page offers to choose from.
    pub async fn board(&self, viewer: &Viewer, asked: &BoardQuery) -> Result<Board> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        let organisation = self.crm.organisation().await?;
        let cursor = self.crm.feed().newest().await?;
        let mut pipelines = self.crm.pipelines().list(viewer).await?;
        let shown = match asked.pipeline {
            Some(id) => Some(pipelines.iter().position(|p| p.id == id).ok_or_else(not_found)?),
            None if pipelines.len() > 1 => Some(self.first_with_deals(scope, &pipelines).await?),
            None => (!pipelines.is_empty()).then_some(0),
        };
        let names: Vec<PipelineName> = pipelines.iter().map(name).collect();
        let pipeline = shown.map(|at| pipelines.swap_remove(at));
        let columns = match &pipeline {
            Some(pipeline) => self.columns(viewer, scope, pipeline, asked).await?,
            None => Vec::new(),
        };
        let people = self.crm.team().people(viewer).await?;
        let people = people.into_iter().filter(|p| p.active).map(|p| Owner { id: p.id, name: p.name }).collect();
        Ok(Board {
            pipeline: pipeline.as_ref().map(name),
            pipelines: names,
            columns,
            lost_reasons: self.crm.pipelines().lost_reasons(viewer).await?,
            people,
            currency: organisation.currency,
            today: self.crm.today().await?,
            now: self.crm.now(),
            cursor,
            may_create: viewer.may(Record::Deal, Action::Create),
        })
    }

    /// The first pipeline that has an open deal, so that a board without choice is not an empty
    /// one while deals wait on another; else the first.
    async fn first_with_deals(&self, scope: domain::Scope, pipelines: &[Pipeline]) -> Result<usize> {
        let used: Vec<(i64,)> = q("SELECT DISTINCT s.pipeline_id FROM stages s WHERE s.archived_at IS NULL AND EXISTS \
             (SELECT 1 FROM deals d WHERE d.stage_id = s.id AND d.archived_at IS NULL AND d.status = 'open'")
        .scope(scope, "d.owner_id")
        .push(")")
        .all(self.crm.db().read())
        .await?;
        Ok(pipelines.iter().position(|p| used.iter().any(|(id,)| *id == p.id.0)).unwrap_or(0))
    }

    async fn columns(&self, viewer: &Viewer, scope: domain::Scope, pipeline: &Pipeline, asked: &BoardQuery) -> Result<Vec<Column>> {
        let stages: Vec<&Stage> = pipeline.open_stages().collect();
        if stages.is_empty() {
            return Ok(Vec::new());
        }
        let limit = asked.cards.unwrap_or(CARDS).clamp(1, 200);
        let query = Asked { viewer, scope, filter: &asked.filter, sort: asked.sort, now: self.crm.now() };
        let db = self.crm.db();
        let mut totals = self.totals(&query, &stages).await?;
        let all = cards::read(query.cards_of(stages.iter().copied(), None, limit + 1), viewer, asked.sort, db.read(), db.read()).await?;
        let mut by_stage: HashMap<StageId, Vec<Card>> = HashMap::new();
        for card in all {
            by_stage.entry(card.stage).or_default().push(card);
        }
        let column = |stage: &Stage| {
            let mut cards = by_stage.remove(&stage.id).unwrap_or_default();
            let more = cards.len() as i64 > limit;
            cards.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            Column { stage: stage.clone(), totals: totals.remove(&stage.id).unwrap_or_default(), cards, more }
        };
        Ok(stages.into_iter().map(column).collect())
    }

    /// True numbers of each stage over every deal in scope and filter.
    async fn totals(&self, asked: &Asked<'_>, stages: &[&Stage]) -> Result<HashMap<StageId, Totals>> {
        let mut query = deals_having(&asked.filter.text).push(
            "SELECT d.stage_id, CAST(COUNT(*) AS BIGINT) AS deals, CAST(COALESCE(SUM(d.base_minor), 0) AS BIGINT) AS sum, \
             CAST(COUNT(d.base_minor) AS BIGINT) AS with_base, CAST(COUNT(d.amount_minor) AS BIGINT) AS with_amount FROM deals d",
        );
        if asked.filter.rotting {
            query = query
                .push(" JOIN stages s ON s.id = d.stage_id AND d.stage_since <= ")
                .push_bind(asked.now)
                .push(" - s.rotting_days * 86400000");
        }
        query = query
            .push(" WHERE d.archived_at IS NULL AND d.status = 'open' AND d.stage_id IN ")
            .push_list(stages.iter().map(|s| s.id))
            .scope(asked.scope, "d.owner_id");
        query = filter::narrow(query, asked.filter, asked.viewer).push(" GROUP BY d.stage_id");
        let rows: Vec<Sums> = query.all(self.crm.db().read()).await?;
        let probability = |id: i64| stages.iter().find(|s| s.id.0 == id).map_or(Share(0), |s| s.probability);
        let totals = |row: &Sums| Totals {
            count: row.deals,
            sum: row.sum,
            weighted: probability(row.stage_id).of(row.sum),
            without_amount: row.deals - row.with_amount,
            without_rate: row.with_amount - row.with_base,
        };
        Ok(rows.iter().map(|row| (StageId(row.stage_id), totals(row))).collect())
    }

    /// The next cards of a column.
    pub async fn more(&self, viewer: &Viewer, asked: &MoreCards) -> Result<CardPage> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        let rotting: Option<(Option<i64>,)> =
            q("SELECT rotting_days FROM stages WHERE id = $1").bind(asked.stage).opt(self.crm.db().read()).await?;
        let (rotting_days,) = rotting.ok_or_else(not_found)?;
        let stage = Stage {
            id: asked.stage,
            name: String::new(),
            kind: StageKind::Open,
            colour: 1,
            probability: Share(0),
            to_check: false,
            rotting_days,
        };
        let query = Asked { viewer, scope, filter: &asked.filter, sort: asked.sort, now: self.crm.now() };
        let after = After { rank: &asked.rank, due: asked.due, id: asked.id };
        let db = self.crm.db();
        let query = query.cards_of([&stage].into_iter(), Some(&after), CARDS * 2 + 1);
        let mut cards = cards::read(query, viewer, asked.sort, db.read(), db.read()).await?;
        let more = cards.len() as i64 > CARDS * 2;
        cards.truncate((CARDS * 2) as usize);
        Ok(CardPage { cards, more })
    }

    /// One card as it is now, if it is in scope and not archived.
    pub async fn card(&self, viewer: &Viewer, id: DealId) -> Result<Option<Card>> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        let db = self.crm.db();
        let found = cards::read(cards::one(viewer, id, scope, false), viewer, BoardSort::Rank, db.read(), db.read()).await?;
        Ok(found.into_iter().next())
    }
}

fn name(pipeline: &Pipeline) -> PipelineName {
    PipelineName {
        id: pipeline.id,
        name: pipeline.name.clone(),
        stages: pipeline.open_stages().cloned().collect(),
        won: pipeline.stage_of(StageKind::Won).cloned(),
        lost: pipeline.stage_of(StageKind::Lost).cloned(),
    }
}
