//! What can be asked to change about deals.

use super::Card;
use crate::seen::Seen;
use crate::{ClientId, CommandId, Date, DealId, EventId, LostReasonId, Money, PipelineId, ProductId, StageId, UserId};
use serde::{Deserialize, Serialize};

/// Makes a deal, first in its stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateDeal {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Title, 1 to 200 characters.
    pub title: String,
    /// Its client.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// An open stage.
    pub stage: StageId,
    /// Amount; `None`: none yet.
    #[serde(default)]
    pub amount: Option<Money>,
    /// Whose; `None`: whoever makes it.
    #[serde(default)]
    pub owner: Option<UserId>,
    /// When it is expected to close.
    #[serde(default)]
    pub expected_close: Option<Date>,
    /// Where it came from.
    #[serde(default)]
    pub source: Option<String>,
}

/// Changes fields of a deal: those that are set, each with the value that was seen. Refused
/// only if one of those changed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditDeal {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub id: DealId,
    /// Title.
    #[serde(default)]
    pub title: Option<Seen<String>>,
    /// Client.
    #[serde(default)]
    pub client: Option<Seen<Option<ClientId>>>,
    /// Amount.
    #[serde(default)]
    pub amount: Option<Seen<Option<Money>>>,
    /// Owner.
    #[serde(default)]
    pub owner: Option<Seen<Option<UserId>>>,
    /// Expected close.
    #[serde(default)]
    pub expected_close: Option<Seen<Option<Date>>>,
    /// Source.
    #[serde(default)]
    pub source: Option<Seen<Option<String>>>,
    /// Next step in words.
    #[serde(default)]
    pub next_step: Option<Seen<Option<String>>>,
    /// When it is due.
    #[serde(default)]
    pub next_step_due: Option<Seen<Option<Date>>>,
    /// Text about it.
    #[serde(default)]
    pub about: Option<Seen<Option<String>>>,
    /// All its tags.
    #[serde(default)]
    pub tags: Option<Seen<Vec<String>>>,
}

impl EditDeal {
    /// A change of nothing yet.
    pub fn new(command: CommandId, id: DealId) -> Self {
        Self {
            command,
            id,
            title: None,
            client: None,
            amount: None,
            owner: None,
            expected_close: None,
            source: None,
            next_step: None,
            next_step_due: None,
            about: None,
            tags: None,
        }
    }
}

/// Where in its stage a card is put.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Between {
    /// The card above, if one is known.
    #[serde(default)]
    pub above: Option<DealId>,
    /// The card below, if one is known.
    #[serde(default)]
    pub below: Option<DealId>,
}

/// Moves a deal to a stage: an open one, the won or the lost one of any pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveDeal {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub id: DealId,
    /// Where to.
    pub stage: StageId,
    /// Between which cards; `None`: first if it comes from another stage, else where it is.
    #[serde(default)]
    pub between: Option<Between>,
    /// The pipeline it was seen in.
    pub saw_pipeline: PipelineId,
    /// The stage it was seen in.
    pub saw_stage: StageId,
    /// Why it was lost; needed for a lost stage if there are reasons.
    #[serde(default)]
    pub lost_reason: Option<LostReasonId>,
    /// A word about it.
    #[serde(default)]
    pub lost_note: Option<String>,
}

/// A moved deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Its card as it is now.
    pub card: Card,
    /// Where it stands now: pipeline.
    pub pipeline: PipelineId,
    /// Where it was, to take the move back.
    pub undo: UndoMove,
}

/// Puts a deal back where it was before a move, if nothing about it changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoMove {
    /// Makes the request repeatable; a page puts its own in.
    pub command: CommandId,
    /// Which.
    pub id: DealId,
    /// The move.
    pub event: EventId,
    /// Version after the move.
    pub version: i64,
}

/// A request about one deal and nothing else: archive, restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutDeal {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub id: DealId,
}

/// Who moved a deal meanwhile, and where to: what a refused move shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedAway {
    /// Who.
    pub who: Option<String>,
    /// The stage's name.
    pub stage_name: String,
    /// The card as it is now.
    pub card: Card,
    /// Its pipeline now.
    pub pipeline: PipelineId,
}

/// Sets one product line of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLine {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// On which deal.
    pub deal: DealId,
    /// Which line; `None` adds one.
    #[serde(default)]
    pub line: Option<i64>,
    /// Which product.
    pub product: ProductId,
    /// How many, in thousandths.
    pub quantity: i64,
    /// Price of one in minor units of the deal's currency; `None`: the product's.
    #[serde(default)]
    pub price: Option<i64>,
    /// What the line said when it was changed; refused if it says something else by now.
    #[serde(default)]
    pub saw: Option<SawLine>,
}

/// A product line as somebody saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SawLine {
    /// The product.
    pub product: ProductId,
    /// How many, in thousandths.
    pub quantity: i64,
    /// Price of one, if the line had one of its own.
    #[serde(default)]
    pub price: Option<i64>,
}

/// Takes a product line off a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveLine {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Off which deal.
    pub deal: DealId,
    /// Which line.
    pub line: i64,
}

/// Puts a person on a deal, changes their role on it, or takes them off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDealContact {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// On which deal.
    pub deal: DealId,
    /// Who.
    pub person: ClientId,
    /// True puts them on it.
    pub on: bool,
    /// What they are on this deal; `None`: what they are at the client.
    #[serde(default)]
    pub role: Option<String>,
}

/// Asks for people who could be put on a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindPeople {
    /// On which deal.
    pub deal: DealId,
    /// Beginning of the name; without one the client's contacts are offered.
    pub text: String,
}
