//! What can be asked about pipelines and lost reasons.

use crate::{CommandId, LostReasonId, PipelineId, Share, StageId};
use serde::{Deserialize, Serialize};

/// A new pipeline with one open stage, won and lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPipeline {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Name, 1 to 200 characters.
    pub name: String,
}

/// A stage as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageDraft {
    /// Which one; `None` adds an open stage.
    pub id: Option<StageId>,
    /// Name, 1 to 200 characters.
    pub name: String,
    /// A colour of the palette, 1 to 8.
    pub colour: i64,
    /// How likely a deal in it is won; kept at 100 and 0 % for won and lost.
    pub probability: Share,
    /// After so many days a deal is too old, 1 to 3,650; `None`: never.
    pub rotting_days: Option<i64>,
}

/// A pipeline as it shall be: the stages in their new order. An open stage that is left out
/// is archived, which only an empty one can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditPipeline {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub id: PipelineId,
    /// The version the change was made on: another one is a conflict.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Its stages in order. Won and lost stand after the open ones whatever their place here.
    pub stages: Vec<StageDraft>,
}

/// Pipelines in a new order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPipelines {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Every pipeline, in order; those not named stay behind.
    pub order: Vec<PipelineId>,
}

/// A request about one pipeline and nothing else: archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutPipeline {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub id: PipelineId,
}

/// A lost reason as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonDraft {
    /// Which one; `None` adds one.
    pub id: Option<LostReasonId>,
    /// Its words, 1 to 200 characters.
    pub name: String,
}

/// All lost reasons as they shall be, in order. One that is left out is archived: deals keep
/// it, new ones can't get it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditReasons {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// The reasons in order.
    pub reasons: Vec<ReasonDraft>,
}
