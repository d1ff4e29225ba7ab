//! What every change of a deal leaves behind: its event, and its stay in a stage.

use super::stored::Stored;
use crate::{NewEvent, Result, Subject, Write, q};
use domain::{Millis, UserId};

/// An event that stands on the deal and on its client. `owner` and `version` are the deal's
/// after the change.
pub fn event(kind: &'static str, deal: &Stored, owner: Option<UserId>, version: i64) -> NewEvent {
    let event = NewEvent::new(kind, "deal").on(Subject::new("deal", deal.id, owner, version).owned_before(deal.owner()));
    on_client(event, deal.client_id, deal.client_owner)
}

/// Puts an event on a client, too.
pub fn on_client(event: NewEvent, client: Option<i64>, owner: Option<i64>) -> NewEvent {
    match client {
        Some(client) => event.on(Subject::new("client", client, owner.map(UserId), 0)),
        None => event,
    }
}

/// Ends a deal's stay in its stage and begins the next.
pub async fn change_stage(write: &mut Write, deal: i64, pipeline: i64, stage: i64, owner: Option<i64>, at: Millis) -> Result<()> {
    q("UPDATE deal_stage_spans SET left_at = $1 WHERE deal_id = $2 AND left_at IS NULL").bind(at).bind(deal).exec(write.ex()).await?;
    enter_stage(write, deal, pipeline, stage, owner, at).await
}

/// Begins a deal's first stay.
pub async fn enter_stage(write: &mut Write, deal: i64, pipeline: i64, stage: i64, owner: Option<i64>, at: Millis) -> Result<()> {
    q("INSERT INTO deal_stage_spans (deal_id, pipeline_id, stage_id, owner_id, entered_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(deal)
        .bind(pipeline)
        .bind(stage)
        .bind(owner)
        .bind(at)
        .exec(write.ex())
        .await
        .map(drop)
}
