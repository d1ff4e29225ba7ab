//! Server functions of tasks.

use crate::api::AppError;
#[cfg(feature = "ssr")]
use crate::api::ask;
use crate::wire::Json;
use domain::DealId;
use domain::tasks::{DeleteTask, EditTask, NewTask, Task, TaskDone, TickTask};
use leptos::prelude::*;

/// Makes a task.
#[server(endpoint = "tasks/create", input = Json, output = Json)]
pub async fn create_task(
    /// What is to be done.
    command: NewTask,
) -> Result<TaskDone, AppError> {
    let ask = ask().await?;
    ask.crm.tasks().create(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Changes a task.
#[server(endpoint = "tasks/edit", input = Json, output = Json)]
pub async fn save_task(
    /// What is to be done.
    command: EditTask,
) -> Result<TaskDone, AppError> {
    let ask = ask().await?;
    ask.crm.tasks().edit(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Ticks a task off, or opens it again.
#[server(endpoint = "tasks/tick", input = Json, output = Json)]
pub async fn set_task_done(
    /// What is to be done.
    command: TickTask,
) -> Result<TaskDone, AppError> {
    let ask = ask().await?;
    ask.crm.tasks().tick(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Deletes a task, or brings it back.
#[server(endpoint = "tasks/delete", input = Json, output = Json)]
pub async fn remove_task(
    /// What is to be done.
    command: DeleteTask,
) -> Result<TaskDone, AppError> {
    let ask = ask().await?;
    ask.crm.tasks().delete(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Open tasks of a deal.
#[server(endpoint = "tasks/of-deal", input = Json, output = Json)]
pub async fn tasks_of_deal(
    /// Which deal.
    deal: DealId,
) -> Result<Vec<Task>, AppError> {
    let ask = ask().await?;
    ask.crm.tasks().open_of_deal(&ask.viewer, deal).await.map_err(|e| ask.fail(e))
}
