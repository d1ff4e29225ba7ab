//! The board: what is asked, and what comes back in one answer.

use super::{DealClient, Owner};
use crate::pipelines::{LostReason, Stage};
use crate::{Currency, Date, DealId, Millis, Money, PipelineId, StageId, UserId};
use serde::{Deserialize, Serialize};

/// Which deals are shown. Empty fields do not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DealFilter {
    /// Whose; 0 stands for nobody's.
    pub owners: Vec<UserId>,
    /// The viewer's own.
    pub mine: bool,
    /// At least so much, in minor units of the organisation's currency.
    pub from: Option<i64>,
    /// At most so much.
    pub to: Option<i64>,
    /// Any part of the title or of the client's name.
    pub text: String,
    /// Those that stay too long in their stage.
    pub rotting: bool,
}

impl DealFilter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == DealFilter::default()
    }
}

/// How the cards of a column are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardSort {
    /// As people put them.
    #[default]
    Rank,
    /// By the date of the next step, those without one last. A drop then changes the stage only.
    NextStep,
}

/// What a board is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardQuery {
    /// Which pipeline; the first one if not said.
    pub pipeline: Option<PipelineId>,
    /// Which deals.
    pub filter: DealFilter,
    /// In which order.
    pub sort: BoardSort,
    /// How many cards a column begins with, 1 to 200; 25 if not said. A page that shows more
    /// already asks for as many again.
    pub cards: Option<i64>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The deal.
    pub id: DealId,
    /// Its title.
    pub title: String,
    /// Its client.
    pub client: Option<DealClient>,
    /// Its stage.
    pub stage: StageId,
    /// Its place in the stage.
    pub rank: String,
    /// Amount; `None`: none yet.
    pub amount: Option<Money>,
    /// In the organisation's currency, minor units.
    pub base: Option<i64>,
    /// When it came into its stage.
    pub stage_since: Millis,
    /// Owner.
    pub owner: Option<Owner>,
    /// A number to call: of the first person on the deal who has one, else the client's.
    pub phone: Option<String>,
    /// What is to be done next.
    pub next_step: Option<String>,
    /// When.
    pub next_step_due: Option<Date>,
    /// The first three tags by name.
    pub tags: Vec<String>,
    /// Whether the viewer may move and change it.
    pub may_edit: bool,
    /// Version.
    pub version: i64,
}

/// How many deals, and how much: over every deal in scope and filter, shown or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// How many deals.
    pub count: i64,
    /// Their sum in minor units of the organisation's currency.
    pub sum: i64,
    /// The sum weighted with the stage's probability.
    pub weighted: i64,
    /// How many of them have no amount.
    pub without_amount: i64,
    /// How many have an amount in a currency without a rate; they are not in the sum.
    pub without_rate: i64,
}

impl std::ops::Add for Totals {
    type Output = Totals;
    fn add(self, o: Totals) -> Totals {
        Totals {
            count: self.count + o.count,
            sum: self.sum + o.sum,
            weighted: self.weighted + o.weighted,
            without_amount: self.without_amount + o.without_amount,
            without_rate: self.without_rate + o.without_rate,
        }
    }
}

/// An open stage with its first cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The stage.
    pub stage: Stage,
    /// Over all its deals.
    pub totals: Totals,
    /// Its first cards.
    pub cards: Vec<Card>,
    /// Whether there are more.
    pub more: bool,
}

/// A pipeline's name, to switch to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PipelineName {
    /// Its id.
    pub id: PipelineId,
    /// Its name.
    pub name: String,
    /// Its open stages: where a deal can be moved to.
    pub stages: Vec<Stage>,
    /// Where its won deals go.
    pub won: Option<Stage>,
    /// Where its lost deals go.
    pub lost: Option<Stage>,
}

impl PipelineName {
    /// Whether a stage is one of its.
    pub fn has(&self, stage: StageId) -> bool {
        self.stages.iter().chain(&self.won).chain(&self.lost).any(|s| s.id == stage)
    }
}

/// A whole board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The pipeline shown; `None`: there is none at all.
    pub pipeline: Option<PipelineName>,
    /// Every pipeline with its stages.
    pub pipelines: Vec<PipelineName>,
    /// The open stages in order.
    pub columns: Vec<Column>,
    /// Why deals are lost.
    pub lost_reasons: Vec<LostReason>,
    /// Active colleagues, to filter by and to hand deals to.
    pub people: Vec<Owner>,
    /// The organisation's currency.
    pub currency: Currency,
    /// Today in the organisation's zone.
    pub today: Date,
    /// When this was read.
    pub now: Millis,
    /// Where the log stood when this was read.
    pub cursor: i64,
    /// Whether the viewer may make deals.
    pub may_create: bool,
}

impl Board {
    /// Over all columns.
    pub fn totals(&self) -> Totals {
        self.columns.iter().fold(Totals::default(), |sum, c| sum + c.totals)
    }
}

/// Asks for the next cards of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoreCards {
    /// The column.
    pub stage: StageId,
    /// As the board was asked.
    pub filter: DealFilter,
    /// As the board was asked.
    pub sort: BoardSort,
    /// Rank of the last card there.
    pub rank: String,
    /// Date of the next step of the last card there.
    pub due: Option<Date>,
    /// Id of the last card there.
    pub id: DealId,
}

/// The next cards of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPage {
    /// The cards in order.
    pub cards: Vec<Card>,
    /// Whether there are more.
    pub more: bool,
}

/// How much a page may show of one column at once.
pub const CARDS: i64 = 25;
