//! The list of clients.

use super::{ClientKind, Colleague};
use crate::{ClientId, Money, UserId};
use serde::{Deserialize, Serialize};

/// What the list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClientSort {
    /// Name.
    #[default]
    Name,
    /// Last change.
    Updated,
    /// Owner, those without first; then name.
    Owner,
}

impl ClientSort {
    /// In addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            ClientSort::Name => "name",
            ClientSort::Updated => "updated",
            ClientSort::Owner => "owner",
        }
    }

    /// From an address; anything unknown is by name.
    pub fn parse(text: &str) -> Self {
        [ClientSort::Updated, ClientSort::Owner].into_iter().find(|s| s.as_str() == text).unwrap_or_default()
    }
}

/// Asks for a page of clients.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientQuery {
    /// Words, or beginnings or parts of words, of what a client is found by: name, town, e-mail,
    /// phone; each must fit. Archived ones are found by their name.
    pub text: String,
    /// Companies or persons only.
    pub kind: Option<ClientKind>,
    /// Of one owner only.
    pub owner: Option<UserId>,
    /// With a tag.
    pub tag: Option<String>,
    /// Archived ones instead of the others.
    pub archived: bool,
    /// Order.
    pub sort: ClientSort,
    /// From the end.
    pub descending: bool,
    /// Behind this row; `None`: from the start.
    pub after: Option<ClientKey>,
    /// At most so many rows, 1 to 500.
    pub limit: u32,
}

/// Where a page ended: the sort key of its last row, and its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientKey {
    /// Folded name.
    pub name: String,
    /// Number sorted by: owner's id or 0, or time of the last change.
    pub number: i64,
    /// Id.
    pub id: ClientId,
}

/// A page of clients.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientPage {
    /// The rows.
    pub rows: Vec<ClientRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<ClientKey>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRow {
    /// Its id.
    pub id: ClientId,
    /// Company or person.
    pub kind: ClientKind,
    /// Its name.
    pub name: String,
    /// A company's main contact, or a person's company.
    pub contact: Option<String>,
    /// The first phone number: the client's, else its main contact's.
    pub phone: Option<String>,
    /// The town of its first address.
    pub city: Option<String>,
    /// Industry.
    pub industry: Option<String>,
    /// Owner.
    pub owner: Option<Colleague>,
    /// How many open deals the viewer may see.
    pub open_deals: i64,
    /// Their sum in the organisation's currency; `None` if none has an amount there.
    pub open_sum: Option<Money>,
    /// Days since the last change.
    pub updated_days: i64,
    /// Whether the viewer may archive it.
    pub may_archive: bool,
}
