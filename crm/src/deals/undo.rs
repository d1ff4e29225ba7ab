//! Taking a move back.

use super::stored::{Stored, Target};
use super::{Deals, base_minor, cards, history};
use crate::{Begun, NewEvent, Result, Subject, not_found, q};
use domain::deals::{Moved, UndoMove};
use domain::texts::deals as texts;
use domain::{Action, CommandId, Date, Fault, FaultKind, PipelineId, Record, StageId, Viewer};
use serde::Deserialize;
use serde_json::json;

/// What a move left in the log.
#[derive(Deserialize)]
struct Logged {
    deal: i64,
    before: Before,
    after: After,
}

#[derive(Deserialize)]
struct Before {
    stage: i64,
    rank: String,
    stage_since: i64,
    closed_on: Option<String>,
    lost_reason: Option<i64>,
    lost_note: Option<String>,
}

#[derive(Deserialize)]
struct After {
    stage: i64,
}

impl Deals<'_> {
    /// Puts a deal back where it was before a move, as if it had never left, if nothing
    /// about it changed since. What was there is read from the log.
    pub async fn undo_move(&self, viewer: &Viewer, wanted: UndoMove) -> Result<Moved> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Update)?;
        let organisation = self.crm.organisation().await?;
        let today = self.crm.today().await?;
        let mut write = match self.crm.command(viewer, &wanted.command).await? {
            Begun::New(write) => write,
            Begun::Done(moved) => return Ok(moved),
        };
        let logged: Option<(String,)> = q("SELECT v.value FROM event_values v JOIN events e ON e.id = v.event_id WHERE v.event_id = $1 \
             AND e.kind IN ('deal.moved', 'deal.won', 'deal.lost', 'deal.reopened', 'stage.ordered')")
        .bind(wanted.event)
        .opt(write.ex())
        .await?;
        let logged = logged.and_then(|(value,)| serde_json::from_str::<Logged>(&value).ok()).filter(|l| l.deal == wanted.id.0);
        let logged = logged.ok_or_else(not_found)?;
        let to = Target::load(&mut write, StageId(logged.before.stage)).await?;
        let deal = Stored::load(&mut write, scope, wanted.id).await?.live()?;
        if deal.version != wanted.version || deal.stage_id != logged.after.stage {
            return Err(Fault::new(FaultKind::Conflict, texts::CHANGED_SINCE).into());
        }
        let before = logged.before;
        let moved = to.id != deal.stage_id;
        let version = deal.version + i64::from(moved);
        let closed_on = before.closed_on.as_deref().and_then(Date::parse);
        let base = base_minor(&mut write, organisation.currency, deal.amount(), closed_on.unwrap_or(today)).await?;
        q("UPDATE deals SET pipeline_id = $1, stage_id = $2, status = $3, rank = $4, closed_on = $5, lost_reason_id = $6, lost_note = $7, \
           base_minor = $8, stage_since = $9, version = $10, updated_at = $11 WHERE id = $12")
            .bind(to.pipeline_id)
            .bind(to.id)
            .bind(to.kind().as_str())
            .bind(before.rank)
            .bind(closed_on)
            .bind(before.lost_reason)
            .bind(before.lost_note)
            .bind(base)
            .bind(before.stage_since)
            .bind(version)
            .bind(write.now)
            .bind(deal.id)
            .exec(write.ex())
            .await?;
        let event = if moved {
            // the stay that the move began never was; the one before it goes on
            q("DELETE FROM deal_stage_spans WHERE deal_id = $1 AND left_at IS NULL").bind(deal.id).exec(write.ex()).await?;
            q("UPDATE deal_stage_spans SET left_at = NULL WHERE id = (SELECT MAX(id) FROM deal_stage_spans WHERE deal_id = $1)")
                .bind(deal.id)
                .exec(write.ex())
                .await?;
            history::event("deal.moved", &deal, deal.owner(), version).value(json!({
                "deal": deal.id,
                "title": deal.title,
                "from": deal.stage_name,
                "to": to.name,
                "undo": wanted.event,
            }))
        } else {
            NewEvent::new("stage.ordered", "order").on(Subject::new("stage", to.id, deal.owner(), 0))
        };
        let event = write.event(event).await?;
        let card = cards::after(&mut write, viewer, wanted.id).await?;
        let undo = UndoMove { command: CommandId(String::new()), id: wanted.id, event, version };
        write.finish(Moved { card, pipeline: PipelineId(to.pipeline_id), undo }).await
    }
}
