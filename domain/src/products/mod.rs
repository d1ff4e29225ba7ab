//! What is sold.

use crate::{CommandId, Money, ProductId, Seen};
use serde::{Deserialize, Serialize};

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Article number.
    pub code: Option<String>,
    /// Group or series.
    pub category: Option<String>,
    /// Price of one.
    pub price: Option<Money>,
    /// What it is.
    pub about: Option<String>,
    /// Columns 'From the import': name and value.
    pub extra: Vec<(String, String)>,
    /// Whether it is archived.
    pub archived: bool,
    /// Version.
    pub version: i64,
}

/// Makes a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewProduct {
    /// The command.
    pub command: CommandId,
    /// Its name.
    pub name: String,
    /// Article number.
    #[serde(default)]
    pub code: Option<String>,
    /// Group or series.
    #[serde(default)]
    pub category: Option<String>,
    /// Price of one.
    #[serde(default)]
    pub price: Option<Money>,
    /// What it is.
    #[serde(default)]
    pub about: Option<String>,
}

/// Changes fields of a product; a field that is `None` stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditProduct {
    /// The command.
    pub command: CommandId,
    /// Which product.
    pub id: ProductId,
    /// Its name.
    #[serde(default)]
    pub name: Option<Seen<String>>,
    /// Article number.
    #[serde(default)]
    pub code: Option<Seen<Option<String>>>,
    /// Group or series.
    #[serde(default)]
    pub category: Option<Seen<Option<String>>>,
    /// Price of one.
    #[serde(default)]
    pub price: Option<Seen<Option<Money>>>,
    /// What it is.
    #[serde(default)]
    pub about: Option<Seen<Option<String>>>,
}

/// Archives a product, or brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveProduct {
    /// The command.
    pub command: CommandId,
    /// Which product.
    pub id: ProductId,
    /// Archive, or bring back.
    pub archived: bool,
}

/// What a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDone {
    /// Which product.
    pub id: ProductId,
    /// Its version now.
    pub version: i64,
}

/// Asks for a page of products, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductQuery {
    /// A part of the name, however written.
    pub text: String,
    /// Archived ones instead of the others.
    pub archived: bool,
    /// Behind this row: its folded name and id.
    pub after: Option<(String, ProductId)>,
    /// At most so many rows, 1 to 500.
    pub limit: u32,
}

/// A page of products.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductPage {
    /// The rows.
    pub rows: Vec<Product>,
    /// Where the next page begins, if there is one.
    pub next: Option<(String, ProductId)>,
}
