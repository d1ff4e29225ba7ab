//! Tasks: what somebody has to do, on a client or a deal or by itself.

use crate::clients::{ClientRef, Colleague};
use crate::{ClientId, CommandId, Date, DealId, Seen, TaskId, UserId};
use serde::{Deserialize, Serialize};

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What to do.
    pub title: String,
    /// When it is due.
    pub due: Option<Date>,
    /// On which client.
    pub client: Option<ClientRef>,
    /// On which deal, with its title.
    pub deal: Option<(DealId, String)>,
    /// Whose it is.
    pub owner: Option<Colleague>,
    /// Whether it is done.
    pub done: bool,
    /// Version.
    pub version: i64,
}

/// Makes a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTask {
    /// The command.
    pub command: CommandId,
    /// What to do.
    pub title: String,
    /// When it is due.
    #[serde(default)]
    pub due: Option<Date>,
    /// Whose it is; `None`: whoever makes it.
    #[serde(default)]
    pub owner: Option<UserId>,
    /// On which client.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// On which deal.
    #[serde(default)]
    pub deal: Option<DealId>,
}

/// Changes fields of a task; a field that is `None` stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditTask {
    /// The command.
    pub command: CommandId,
    /// Which task.
    pub id: TaskId,
    /// What to do.
    #[serde(default)]
    pub title: Option<Seen<String>>,
    /// When it is due.
    #[serde(default)]
    pub due: Option<Seen<Option<Date>>>,
    /// Whose it is.
    #[serde(default)]
    pub owner: Option<Seen<Option<UserId>>>,
}

/// Ticks a task off, or opens it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickTask {
    /// The command.
    pub command: CommandId,
    /// Which task.
    pub id: TaskId,
    /// Done, or open again.
    pub done: bool,
}

/// Deletes a task, or brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteTask {
    /// The command.
    pub command: CommandId,
    /// Which task.
    pub id: TaskId,
    /// Delete, or bring back.
    pub deleted: bool,
}

/// What a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDone {
    /// Which task.
    pub id: TaskId,
    /// Its version now.
    pub version: i64,
}
