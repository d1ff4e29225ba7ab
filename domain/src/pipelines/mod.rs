//! Pipelines, their stages, and why deals are lost.

mod commands;
mod presets;

pub use commands::*;
pub use presets::{Preset, PresetStage};

use crate::{LostReasonId, PipelineId, Share, StageId};
use serde::{Deserialize, Serialize};

/// What a stage means for its deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StageKind {
    /// Still running.
    Open,
    /// The customer bought.
    Won,
    /// The customer did not.
    Lost,
}

impl StageKind {
    /// As stored; also the status of the deals in it.
    pub fn as_str(self) -> &'static str {
        match self {
            StageKind::Open => "open",
            StageKind::Won => "won",
            StageKind::Lost => "lost",
        }
    }

    /// From its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        [StageKind::Open, StageKind::Won, StageKind::Lost].into_iter().find(|k| k.as_str() == name)
    }
}

/// A stage of a pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Its id.
    pub id: StageId,
    /// Its name.
    pub name: String,
    /// Open, won or lost.
    pub kind: StageKind,
    /// A colour of the palette, 1 to 8.
    pub colour: i64,
    /// How likely a deal in it is won.
    pub probability: Share,
    /// The probability was only guessed, by an import.
    pub to_check: bool,
    /// After so many days a deal in it is too old; `None`: never.
    pub rotting_days: Option<i64>,
}

/// A pipeline with its stages in order: open ones, won, lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pipeline {
    /// Its id.
    pub id: PipelineId,
    /// Its name.
    pub name: String,
    /// Counts its changes.
    pub version: i64,
    /// Its stages in order, archived ones left out.
    pub stages: Vec<Stage>,
}

impl Pipeline {
    /// The open stages in order: the columns of a board.
    pub fn open_stages(&self) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(|s| s.kind == StageKind::Open)
    }

    /// The first stage of a kind.
    pub fn stage_of(&self, kind: StageKind) -> Option<&Stage> {
        self.stages.iter().find(|s| s.kind == kind)
    }
}

/// Why a deal was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostReason {
    /// Its id.
    pub id: LostReasonId,
    /// Its words.
    pub name: String,
}

/// Everything on the settings page of pipelines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PipelineSettings {
    /// Pipelines in order.
    pub pipelines: Vec<Pipeline>,
    /// How many deals, archived ones left out, are in each stage that has any.
    pub deals: Vec<(StageId, i64)>,
    /// Lost reasons in order, with how many deals were lost for each.
    pub reasons: Vec<(LostReason, i64)>,
}
