//! Companies and persons. A contact is a person linked to a company.

mod card;
mod commands;
mod list;

pub use card::*;
pub use commands::*;
pub use list::*;

use crate::{ClientId, UserId};
use serde::{Deserialize, Serialize};

/// What a client is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClientKind {
    /// A firm, an authority, a club.
    #[default]
    Company,
    /// A human being.
    Person,
}

impl ClientKind {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            ClientKind::Company => "company",
            ClientKind::Person => "person",
        }
    }

    /// From its stored name; anything unknown is a company.
    pub fn parse(name: &str) -> Self {
        if name == "person" { ClientKind::Person } else { ClientKind::Company }
    }
}

/// A client by id and name, as links show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRef {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
}

/// A colleague by id and name, as avatars show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: String,
}

/// A phone number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// Mobile, office …
    #[serde(default)]
    pub label: Option<String>,
    /// As typed.
    pub number: String,
}

/// An e-mail address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email {
    /// Private, office …
    #[serde(default)]
    pub label: Option<String>,
    /// The address.
    pub email: String,
}

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// Billing, delivery …
    pub label: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Region, state.
    pub region: Option<String>,
    /// Country, as typed or ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

impl Address {
    /// Whether nothing is filled in but the label.
    pub fn is_empty(&self) -> bool {
        [&self.street, &self.postcode, &self.city, &self.region, &self.country].into_iter().all(Option::is_none)
    }

    /// Its lines as written on an envelope.
    pub fn lines(&self) -> Vec<String> {
        let joined = |a: &Option<String>, b: &Option<String>| [a, b].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        let street = self.street.clone().unwrap_or_default();
        let town = joined(&self.postcode, &self.city);
        let land = [&self.region, &self.country].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        [street, town, land].into_iter().filter(|l| !l.is_empty()).collect()
    }
}

/// A person's name out of its parts.
pub fn full_name(first: Option<&str>, last: Option<&str>) -> String {
    [first, last].into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A person's name in its parts: the last word is the last name.
pub fn name_parts(name: &str) -> (Option<String>, Option<String>) {
    match name.rsplit_once(' ') {
        Some((first, last)) => (Some(first.to_owned()), Some(last.to_owned())),
        None => (None, Some(name.to_owned())),
    }
}
