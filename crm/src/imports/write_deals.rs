//! Writing deals, many in a few statements.

use super::lookups::{Lookups, kind_of_sense};
use super::prepare::{DealRow, StageTable};
use super::ranks::Ranks;
use crate::{NewEvent, Result, Subject, Write, clock, q};
use domain::fold::fold;
use domain::imports::plan::OnTheWay;
use domain::imports::stages::StageSense;
use domain::{BatchId, Date, Millis, UserId};
use jiff::tz::TimeZone;
use serde_json::json;
use std::collections::HashMap;

/// What writing deals needs to know and to remember.
pub struct DealWriter {
    /// The stages, which exist.
    pub stages: StageTable,
    /// The organisation's zone.
    pub zone: TimeZone,
    /// Today there.
    pub today: Date,
    /// The import's batch.
    pub batch: BatchId,
    /// Places at the end of each stage.
    pub ranks: HashMap<usize, Ranks>,
    /// Lost reasons by folded name.
    pub reasons: HashMap<String, i64>,
}

/// When things happened to a deal.
struct Times {
    opened_on: Date,
    opened_at: Millis,
    closed_at: Option<Millis>,
}

impl DealWriter {
    fn times(&self, deal: &DealRow, now: Millis) -> Times {
        let noon = |day: Date| clock::noon_in(&self.zone, day).min(now);
        let opened_on = deal.opened.or(deal.closed).unwrap_or(self.today);
        let opened_at = deal.opened.or(deal.closed).map_or(now, noon);
        Times { opened_on, opened_at, closed_at: deal.closed.map(noon) }
    }

    /// Writes deals; their ids in order.
    pub async fn write(&mut self, w: &mut Write, deals: &[&DealRow], lookups: &Lookups, made: &mut Vec<OnTheWay>) -> Result<Vec<i64>> {
        self.load_ranks(w, deals).await?;
        self.make_reasons(w, deals, made).await?;
        let mut values = Vec::with_capacity(deals.len());
        for deal in deals.iter().copied() {
            let times = self.times(deal, w.now);
            let stage = &self.stages.stages[deal.stage];
            let rank = self.ranks.entry(deal.stage).or_insert_with(|| Ranks::after(None)).next_rank();
            let reason = deal.lost_reason.as_ref().and_then(|r| self.reasons.get(&fold(r)).copied());
            let since = times.closed_at.unwrap_or(times.opened_at);
            values.push(vec![
                deal.title.as_str().into(),
                fold(&deal.title).into(),
                deal.client.into(),
                self.stages.pipeline.into(),
                stage.id.into(),
                kind_of_sense(stage.sense).into(),
                rank.into(),
                deal.amount.map(|m| m.minor).into(),
                deal.amount.map(|m| m.currency).into(),
                deal.base.into(),
                deal.owner.into(),
                deal.source.as_deref().into(),
                deal.expected.into(),
                reason.into(),
                deal.next_step.as_deref().into(),
                deal.next_step_due.into(),
                deal.about.as_deref().into(),
                deal.extra.as_deref().into(),
                times.opened_on.into(),
                deal.closed.into(),
                since.into(),
                self.batch.into(),
                times.opened_at.into(),
                since.into(),
            ]);
        }
        let ids = w
            .insert_many_ids(
                "INSERT INTO deals (title, title_folded, client_id, pipeline_id, stage_id, status, rank, amount_minor, currency, base_minor, \
                 owner_id, source, expected_close, lost_reason_id, next_step, next_step_due, about, extra, opened_on, closed_on, stage_since, \
                 batch_id, created_at, updated_at)",
                values,
            )
            .await?;
        self.write_parts(w, deals, &ids).await?;
        self.write_history(w, deals, &ids, lookups).await?;
        Ok(ids)
    }

    async fn write_parts(&self, w: &mut Write, deals: &[&DealRow], ids: &[i64]) -> Result<()> {
        let (mut lines, mut contacts, mut spans, mut tags) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (deal, id) in deals.iter().copied().zip(ids) {
            if let Some(product) = deal.product {
                lines.push(vec![(*id).into(), product.into(), deal.amount.map(|m| m.minor).into()]);
            }
            if let Some(contact) = deal.contact {
                contacts.push(vec![(*id).into(), contact.into()]);
            }
            tags.extend(deal.tags.iter().map(|t| (*id, t.as_str())));
            let times = self.times(deal, w.now);
            let mut span = |stage: usize, from: Millis, to: Option<Millis>| {
                let stage = self.stages.stages[stage].id;
                spans.push(vec![(*id).into(), self.stages.pipeline.into(), stage.into(), deal.owner.into(), from.into(), to.into()]);
            };
            match times.closed_at {
                Some(closed) => {
                    span(self.stages.entry, times.opened_at, Some(closed));
                    span(deal.stage, closed, None);
                }
                None => span(deal.stage, times.opened_at, None),
            }
        }
        w.insert_many("INSERT INTO deal_stage_spans (deal_id, pipeline_id, stage_id, owner_id, entered_at, left_at)", spans, "").await?;
        w.insert_many("INSERT INTO deal_lines (deal_id, product_id, price_minor)", lines, "").await?;
        w.insert_many("INSERT INTO deal_contacts (deal_id, person_id)", contacts, " ON CONFLICT DO NOTHING").await?;
        super::write::tag(w, "INSERT INTO deal_tags (deal_id, tag_id)", &tags).await
    }

    /// Created on the day it began, won or lost on the day it closed.
    async fn write_history(&self, w: &mut Write, deals: &[&DealRow], ids: &[i64], lookups: &Lookups) -> Result<()> {
        let mut events = Vec::with_capacity(deals.len() * 2);
        for (deal, id) in deals.iter().copied().zip(ids) {
            let times = self.times(deal, w.now);
            let owner = deal.owner.map(UserId);
            let stage = &self.stages.stages[deal.stage];
            let first = if times.closed_at.is_some() { &self.stages.stages[self.stages.entry] } else { stage };
            let on_client = |event: NewEvent| match deal.client {
                Some(client) => event.on(Subject::new("client", client, lookups.owners.get(&client).copied().map(UserId), 0)),
                None => event,
            };
            let amount = deal.amount.map(|m| json!({ "minor": m.minor, "currency": m.currency }));
            let created = NewEvent::new("deal.created", "deal")
                .at(times.opened_at)
                .value(json!({ "title": deal.title, "stage": first.name, "amount": amount }))
                .on(Subject { owner_before: None, ..Subject::new("deal", *id, owner, 1) });
            events.push(on_client(created));
            if let Some(closed) = times.closed_at {
                let kind = match stage.sense {
                    StageSense::Won => "deal.won",
                    StageSense::Lost => "deal.lost",
                    StageSense::Open => "deal.moved",
                };
                let ended = NewEvent::new(kind, "deal")
                    .at(closed)
                    .value(
                        json!({ "title": deal.title, "from": first.name, "to": stage.name, "amount": amount, "reason": deal.lost_reason }),
                    )
                    .on(Subject::new("deal", *id, owner, 1));
                events.push(on_client(ended));
            }
        }
        w.events(events).await
    }

    async fn load_ranks(&mut self, w: &mut Write, deals: &[&DealRow]) -> Result<()> {
        for deal in deals.iter().copied() {
            if !self.ranks.contains_key(&deal.stage) {
                let stage = self.stages.stages[deal.stage].id;
                let last: Option<(String,)> =
                    q("SELECT rank FROM deals WHERE stage_id = $1 AND archived_at IS NULL ORDER BY rank DESC, id DESC LIMIT 1")
                        .bind(stage)
                        .opt(w.ex())
                        .await?;
                self.ranks.insert(deal.stage, Ranks::after(last.as_ref().map(|r| r.0.as_str())));
            }
        }
        Ok(())
    }

    async fn make_reasons(&mut self, w: &mut Write, deals: &[&DealRow], made: &mut Vec<OnTheWay>) -> Result<()> {
        for reason in deals.iter().filter_map(|r| r.lost_reason.as_ref()) {
            let folded = fold(reason);
            if self.reasons.contains_key(&folded) {
                continue;
            }
            let new: Option<(i64,)> = q("INSERT INTO lost_reasons (name, name_folded, position) \
                 SELECT $1, $2, CAST(COALESCE(MAX(position), 0) + 1 AS BIGINT) FROM lost_reasons WHERE 1 = 1 \
                 ON CONFLICT DO NOTHING RETURNING id")
            .bind(reason)
            .bind(&folded)
            .opt(w.ex())
            .await?;
            let id = match new {
                Some((id,)) => {
                    made.push(OnTheWay { what: "lost_reason".into(), id, name: reason.clone() });
                    id
                }
                None => q("SELECT id FROM lost_reasons WHERE name_folded = $1").bind(&folded).one::<(i64,)>(w.ex()).await?.0,
            };
            self.reasons.insert(folded, id);
        }
        Ok(())
    }
}
