//! The table of deals: what is asked, and what comes back.

use super::{DealClient, Owner, Totals};
use crate::pipelines::StageKind;
use crate::{Date, DealId, Money, PipelineId, StageId, TeamId, UserId};
use serde::{Deserialize, Serialize};

/// What the table is ordered by. Rows without the value come last, whichever way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DealSort {
    /// Title.
    Title,
    /// The client's name.
    Client,
    /// Amount in the organisation's currency.
    Amount,
    /// The stage's place in its pipeline.
    Stage,
    /// The owner's name.
    Owner,
    /// Expected close.
    Expected,
    /// When it was won or lost.
    Closed,
    /// When it was opened.
    Opened,
    /// Last change.
    #[default]
    Updated,
}

impl DealSort {
    /// Every order.
    pub const ALL: [DealSort; 9] = [
        DealSort::Title,
        DealSort::Client,
        DealSort::Amount,
        DealSort::Stage,
        DealSort::Owner,
        DealSort::Expected,
        DealSort::Closed,
        DealSort::Opened,
        DealSort::Updated,
    ];

    /// In addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            DealSort::Title => "title",
            DealSort::Client => "client",
            DealSort::Amount => "amount",
            DealSort::Stage => "stage",
            DealSort::Owner => "owner",
            DealSort::Expected => "expected",
            DealSort::Closed => "closed",
            DealSort::Opened => "opened",
            DealSort::Updated => "updated",
        }
    }

    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == text)
    }

    /// Whether the first press orders from the biggest or newest.
    pub fn starts_descending(self) -> bool {
        matches!(self, DealSort::Amount | DealSort::Closed | DealSort::Opened | DealSort::Updated)
    }
}

/// Which deals of the table. Empty fields do not narrow; dates and amounts include their ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DealListFilter {
    /// Of one pipeline.
    pub pipeline: Option<PipelineId>,
    /// Open, won or lost.
    pub status: Option<StageKind>,
    /// In this stage now.
    pub stage: Option<StageId>,
    /// Once came as far as this open stage of its pipeline, or was won; as the funnel counts.
    pub reached: Option<StageId>,
    /// Of one owner; 0 stands for nobody.
    pub owner: Option<UserId>,
    /// Of the people of a team and of the teams below.
    pub team: Option<TeamId>,
    /// Any part of the title or of the client's name.
    pub text: String,
    /// Won or lost from this day.
    pub closed_from: Option<Date>,
    /// Won or lost until this day.
    pub closed_to: Option<Date>,
    /// Opened from this day.
    pub opened_from: Option<Date>,
    /// Opened until this day.
    pub opened_to: Option<Date>,
    /// Expected to close from this day.
    pub expected_from: Option<Date>,
    /// Expected to close until this day.
    pub expected_to: Option<Date>,
    /// At least so much, in minor units of the organisation's currency.
    pub amount_from: Option<i64>,
    /// At most so much.
    pub amount_to: Option<i64>,
}

/// Asks for a page of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DealListQuery {
    /// Which deals.
    pub filter: DealListFilter,
    /// Order.
    pub sort: DealSort,
    /// From the end.
    pub descending: bool,
    /// Behind this row; `None`: from the start.
    pub after: Option<DealKey>,
    /// At most so many rows, 1 to 500.
    pub limit: u32,
}

/// Where a page ended: what its last row is ordered by, and its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealKey {
    /// A text or date; `None` with a number, or without a value.
    pub text: Option<String>,
    /// A number; `None` with a text, or without a value.
    pub number: Option<i64>,
    /// Id.
    pub id: DealId,
}

/// A page of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealListPage {
    /// The rows.
    pub rows: Vec<DealListRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<DealKey>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealListRow {
    /// Its id.
    pub id: DealId,
    /// Its title.
    pub title: String,
    /// Its client.
    pub client: Option<DealClient>,
    /// Open, won or lost.
    pub status: StageKind,
    /// The stage's name.
    pub stage: String,
    /// The stage's colour of the palette, 1 to 8.
    pub colour: i64,
    /// Amount, if it has one.
    pub amount: Option<Money>,
    /// Owner.
    pub owner: Option<Owner>,
    /// Expected close.
    pub expected_close: Option<Date>,
    /// When it was won or lost.
    pub closed_on: Option<Date>,
    /// When it was opened.
    pub opened_on: Option<Date>,
    /// Days since the last change.
    pub updated_days: i64,
    /// Version.
    pub version: i64,
}

/// The foot of the table: over every deal of the filter.
pub type DealListTotals = Totals;
