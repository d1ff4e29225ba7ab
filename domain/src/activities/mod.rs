//! Notes and logged calls: what people write on a card.

use crate::{ActivityId, ClientId, CommandId, Date, DealId, Millis, Seen};
use serde::{Deserialize, Serialize};

/// Who called whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// They called.
    In,
    /// We called.
    #[default]
    Out,
}

impl Direction {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::In => "in",
            Direction::Out => "out",
        }
    }

    /// From its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        [Direction::In, Direction::Out].into_iter().find(|d| d.as_str() == name)
    }
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Spoke to them.
    #[default]
    Reached,
    /// Nobody answered.
    NoAnswer,
    /// Left a message.
    Voicemail,
    /// The line was busy.
    Busy,
}

impl Outcome {
    /// Every outcome, in the order shown.
    pub const ALL: [Outcome; 4] = [Outcome::Reached, Outcome::NoAnswer, Outcome::Voicemail, Outcome::Busy];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Reached => "reached",
            Outcome::NoAnswer => "no_answer",
            Outcome::Voicemail => "voicemail",
            Outcome::Busy => "busy",
        }
    }

    /// From its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.as_str() == name)
    }
}

/// Writes a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewNote {
    /// The command.
    pub command: CommandId,
    /// What it says.
    pub text: String,
    /// On which client.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// On which deal.
    #[serde(default)]
    pub deal: Option<DealId>,
}

/// Logs a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCall {
    /// The command.
    pub command: CommandId,
    /// What was said; may be empty.
    #[serde(default)]
    pub text: String,
    /// On which client.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// On which deal.
    #[serde(default)]
    pub deal: Option<DealId>,
    /// Which person it was with.
    #[serde(default)]
    pub contact: Option<ClientId>,
    /// Who called whom.
    pub direction: Direction,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took, in seconds.
    #[serde(default)]
    pub duration_s: Option<i64>,
    /// When it was; `None`: now.
    #[serde(default)]
    pub at: Option<Millis>,
    /// Call again on this day: makes a task with this title.
    #[serde(default)]
    pub again: Option<(Date, String)>,
}

/// Changes what a note or call says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditActivity {
    /// The command.
    pub command: CommandId,
    /// Which one.
    pub id: ActivityId,
    /// What it says.
    #[serde(default)]
    pub text: Option<Seen<String>>,
    /// A call's outcome.
    #[serde(default)]
    pub outcome: Option<Seen<Outcome>>,
    /// A call's duration in seconds.
    #[serde(default)]
    pub duration_s: Option<Seen<Option<i64>>>,
}

/// Deletes a note or call, or brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteActivity {
    /// The command.
    pub command: CommandId,
    /// Which one.
    pub id: ActivityId,
    /// Delete, or bring back.
    pub deleted: bool,
}

/// What a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityDone {
    /// Which one.
    pub id: ActivityId,
    /// Its version now.
    pub version: i64,
}
