//! Moving a deal: to another stage, to another place in its stage, to won or lost and back.

use super::stored::{Stored, Target};
use super::{Deals, base_minor, cards, history, place};
use crate::{Begun, NewEvent, Result, Subject, Write, q};
use domain::deals::{MoveDeal, Moved, MovedAway, UndoMove};
use domain::pipelines::StageKind;
use domain::texts::deals as texts;
use domain::{Action, CommandId, Fault, FaultKind, LostReasonId, PipelineId, Record, Viewer, input};
use serde_json::json;

impl Deals<'_> {
    /// Moves a deal. Refused, saying who moved it and where to, if it is not in the pipeline
    /// and stage it was seen in.
    pub async fn move_to(&self, viewer: &Viewer, wanted: MoveDeal) -> Result<Moved> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Update)?;
        let note = input::optional_line("lost_note", wanted.lost_note.as_deref())?;
        let organisation = self.crm.organisation().await?;
        let today = self.crm.today().await?;
        let mut write = match self.crm.command(viewer, &wanted.command).await? {
            Begun::New(write) => write,
            Begun::Done(moved) => return Ok(moved),
        };
        let to = Target::load(&mut write, wanted.stage).await?;
        let deal = Stored::load(&mut write, scope, wanted.id).await?.live()?;
        if deal.stage_id != wanted.saw_stage.0 || deal.pipeline_id != wanted.saw_pipeline.0 {
            return Err(moved_away(&mut write, viewer, &deal).await?.into());
        }
        let between = wanted.between.clone();
        if to.id == deal.stage_id {
            let between = between.unwrap_or_default();
            let rank = place::find(&mut write, scope, to.id, deal.id, &between).await?;
            return self.reorder(write, viewer, wanted, deal, rank).await;
        }
        let rank = place::find(&mut write, scope, to.id, deal.id, &between.unwrap_or_default()).await?;
        let lost = to.kind() == StageKind::Lost;
        let reason = if lost { lost_reason(&mut write, wanted.lost_reason).await? } else { None };
        let closed_on = (to.kind() != StageKind::Open).then_some(today);
        // a deal counts at the rate of the day it closed
        let base = base_minor(&mut write, organisation.currency, deal.amount(), closed_on.unwrap_or(today)).await?;
        let (now, version) = (write.now, deal.version + 1);
        q("UPDATE deals SET pipeline_id = $1, stage_id = $2, status = $3, rank = $4, closed_on = $5, lost_reason_id = $6, lost_note = $7, \
           base_minor = $8, stage_since = $9, version = $10, updated_at = $9 WHERE id = $11")
            .bind(to.pipeline_id)
            .bind(to.id)
            .bind(to.kind().as_str())
            .bind(rank)
            .bind(closed_on)
            .bind(reason.as_ref().map(|r| r.0))
            .bind(note.clone().filter(|_| lost))
            .bind(base)
            .bind(now)
            .bind(version)
            .bind(deal.id)
            .exec(write.ex())
            .await?;
        history::change_stage(&mut write, deal.id, to.pipeline_id, to.id, deal.owner_id, now).await?;
        let kind = match (deal.status.as_str(), to.kind()) {
            (_, StageKind::Won) => "deal.won",
            (_, StageKind::Lost) => "deal.lost",
            ("open", StageKind::Open) => "deal.moved",
            (_, StageKind::Open) => "deal.reopened",
        };
        let value = json!({
            "deal": deal.id,
            "title": deal.title,
            "from": deal.stage_name,
            "to": to.name,
            "amount": deal.amount().map(|m| json!({ "minor": m.minor, "currency": m.currency })),
            "reason": reason.map(|r| r.1),
            "note": note,
            "before": place_of(&deal),
            "after": { "stage": to.id, "pipeline": to.pipeline_id },
        });
        let event = write.event(history::event(kind, &deal, deal.owner(), version).value(value)).await?;
        let card = cards::after(&mut write, viewer, wanted.id).await?;
        let undo = UndoMove { command: CommandId(String::new()), id: wanted.id, event, version };
        write.finish(Moved { card, pipeline: PipelineId(to.pipeline_id), undo }).await
    }

    /// Another place in the same stage: the deal itself stays as it is, so that its version
    /// does too. Heard live as a change of the stage, and not told on timelines.
    async fn reorder(&self, mut write: Write, viewer: &Viewer, wanted: MoveDeal, deal: Stored, rank: String) -> Result<Moved> {
        q("UPDATE deals SET rank = $1 WHERE id = $2").bind(rank).bind(deal.id).exec(write.ex()).await?;
        let event = NewEvent::new("stage.ordered", "order")
            .value(json!({ "deal": deal.id, "before": place_of(&deal), "after": { "stage": deal.stage_id } }))
            .on(Subject::new("stage", deal.stage_id, deal.owner(), 0));
        let event = write.event(event).await?;
        let card = cards::after(&mut write, viewer, wanted.id).await?;
        let undo = UndoMove { command: CommandId(String::new()), id: wanted.id, event, version: deal.version };
        write.finish(Moved { card, pipeline: PipelineId(deal.pipeline_id), undo }).await
    }
}

/// What an undo puts back.
fn place_of(deal: &Stored) -> serde_json::Value {
    json!({
        "stage": deal.stage_id,
        "pipeline": deal.pipeline_id,
        "rank": deal.rank,
        "stage_since": deal.stage_since,
        "closed_on": deal.closed_on,
        "lost_reason": deal.lost_reason_id,
        "lost_note": deal.lost_note,
    })
}

async fn lost_reason(write: &mut Write, wanted: Option<LostReasonId>) -> Result<Option<(i64, String)>> {
    let Some(wanted) = wanted else {
        let any: Option<(i64,)> = q("SELECT id FROM lost_reasons WHERE archived_at IS NULL LIMIT 1").opt(write.ex()).await?;
        return match any {
            Some(_) => Err(Fault::invalid("lost_reason", texts::REASON_NEEDED).into()),
            None => Ok(None),
        };
    };
    let found: Option<(i64, String)> =
        q("SELECT id, name FROM lost_reasons WHERE id = $1 AND archived_at IS NULL").bind(wanted).opt(write.ex()).await?;
    found.map(Some).ok_or_else(|| Fault::invalid("lost_reason", texts::NO_SUCH_REASON).into())
}

async fn moved_away(write: &mut Write, viewer: &Viewer, deal: &Stored) -> Result<Fault> {
    let who: Option<(Option<String>,)> =
        q("SELECT u.name FROM event_subjects s JOIN events e ON e.id = s.event_id LEFT JOIN users u ON u.id = e.actor_id \
         WHERE s.record_type = 'deal' AND s.record_id = $1 AND e.kind IN ('deal.moved', 'deal.won', 'deal.lost', 'deal.reopened') \
         ORDER BY s.event_id DESC LIMIT 1")
        .bind(deal.id)
        .opt(write.ex())
        .await?;
    let who = who.and_then(|(name,)| name);
    let card = cards::after(write, viewer, domain::DealId(deal.id)).await?;
    let fault = match &who {
        Some(who) => Fault::new(FaultKind::Conflict, texts::MOVED_BY).arg("who", who),
        None => Fault::new(FaultKind::Conflict, texts::MOVED_AWAY),
    };
    let shown = MovedAway { who, stage_name: deal.stage_name.clone(), card, pipeline: PipelineId(deal.pipeline_id) };
    Ok(fault.at("stage").arg("stage", &deal.stage_name).showing(shown))
}
