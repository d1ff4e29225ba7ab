//! Server functions of timelines, notes and calls.

use crate::api::AppError;
#[cfg(feature = "ssr")]
use crate::api::ask;
use crate::wire::Json;
use domain::activities::{ActivityDone, DeleteActivity, EditActivity, NewCall, NewNote};
use domain::timeline::{TimelinePage, TimelineQuery};
use leptos::prelude::*;

/// A page of a timeline.
#[server(endpoint = "timeline/page", input = Json, output = Json)]
pub async fn read_timeline(
    /// What is asked.
    query: TimelineQuery,
) -> Result<TimelinePage, AppError> {
    let ask = ask().await?;
    ask.crm.timeline().page(&ask.viewer, &query).await.map_err(|e| ask.fail(e))
}

/// Writes a note.
#[server(endpoint = "activities/note", input = Json, output = Json)]
pub async fn write_note(
    /// What is to be done.
    command: NewNote,
) -> Result<ActivityDone, AppError> {
    let ask = ask().await?;
    ask.crm.activities().note(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Logs a call.
#[server(endpoint = "activities/call", input = Json, output = Json)]
pub async fn log_call(
    /// What is to be done.
    command: NewCall,
) -> Result<ActivityDone, AppError> {
    let ask = ask().await?;
    ask.crm.activities().call(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Changes a note or call.
#[server(endpoint = "activities/edit", input = Json, output = Json)]
pub async fn save_activity(
    /// What is to be done.
    command: EditActivity,
) -> Result<ActivityDone, AppError> {
    let ask = ask().await?;
    ask.crm.activities().edit(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Deletes a note or call, or brings it back.
#[server(endpoint = "activities/delete", input = Json, output = Json)]
pub async fn remove_activity(
    /// What is to be done.
    command: DeleteActivity,
) -> Result<ActivityDone, AppError> {
    let ask = ask().await?;
    ask.crm.activities().delete(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}
