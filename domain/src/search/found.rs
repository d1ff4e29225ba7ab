//! What a search asks and answers.

use crate::{ClientId, DealId, Money, ProductId, StageId};
use serde::{Deserialize, Serialize};

/// What is searched; the codes are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Companies.
    Company = 1,
    /// Persons.
    Person = 2,
    /// Deals.
    Deal = 3,
    /// Products.
    Product = 4,
}

impl Kind {
    /// Every kind, in the order shown.
    pub const ALL: [Kind; 4] = [Kind::Company, Kind::Person, Kind::Deal, Kind::Product];

    /// As stored.
    pub fn code(self) -> i64 {
        self as i64
    }
}

/// A search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// Which kinds; empty: every kind.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// At most so many of each kind, 1 to 50.
    pub limit: u32,
}

/// The records found of one kind, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group<T> {
    /// The records.
    pub rows: Vec<T>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), more: false }
    }
}

/// What was found, within the viewer's scope.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Companies.
    pub companies: Group<FoundClient>,
    /// Persons: contacts of companies, and clients of their own.
    pub persons: Group<FoundClient>,
    /// Deals.
    pub deals: Group<FoundDeal>,
    /// Products.
    pub products: Group<FoundProduct>,
}

impl Found {
    /// How many rows there are in all.
    pub fn len(&self) -> usize {
        self.companies.rows.len() + self.persons.rows.len() + self.deals.rows.len() + self.products.rows.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether any kind has more than was asked for.
    pub fn more(&self) -> bool {
        self.companies.more || self.persons.more || self.deals.more || self.products.more
    }
}

/// A company or person found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundClient {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// The town of its first address.
    pub city: Option<String>,
    /// The company a person belongs to.
    pub company: Option<String>,
    /// The person's role there.
    pub role: Option<String>,
    /// The first phone number, as typed.
    pub phone: Option<String>,
    /// Open deals in the viewer's scope.
    pub open_deals: i64,
    /// Their sum, in the organisation's currency.
    pub open_sum: Money,
}

/// A deal found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDeal {
    /// Its id.
    pub id: DealId,
    /// Its title.
    pub title: String,
    /// Its client's name.
    pub client: Option<String>,
    /// Its stage.
    pub stage: StageId,
    /// The stage's name.
    pub stage_name: String,
    /// The stage's colour of the palette, 1 to 8.
    pub colour: i64,
    /// The amount, if it has one.
    pub amount: Option<Money>,
}

/// A product found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundProduct {
    /// Its id.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// Its price, if it has one.
    pub price: Option<Money>,
}
