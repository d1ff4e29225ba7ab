//! The list's address: which clients, in which order.

use crate::address::Address;
use domain::UserId;
use domain::clients::{ClientKey, ClientKind, ClientQuery, ClientSort};
use domain::texts::{Text, clients as texts, common};
use leptos_router::params::ParamsMap;

/// The views, by their name in the address.
pub const VIEWS: [(&str, Text); 5] = [
    ("all", common::ALL_OF_THEM),
    ("mine", texts::MINE),
    ("companies", texts::COMPANIES),
    ("persons", texts::PERSONS),
    ("archived", texts::ARCHIVED_ONES),
];

/// What the address asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asks {
    /// One of the views.
    pub view: &'static str,
    /// What is looked for.
    pub text: String,
    /// Order.
    pub sort: ClientSort,
    /// From the end.
    pub descending: bool,
}

impl Asks {
    /// From an address; what can't be read is left out.
    pub fn read(q: &ParamsMap) -> Self {
        let get = |name: &str| q.get(name).unwrap_or_default();
        let view = get("view");
        Asks {
            view: VIEWS.iter().map(|(key, _)| *key).find(|key| *key == view).unwrap_or("all"),
            text: get("text").trim().to_owned(),
            sort: ClientSort::parse(&get("sort")),
            descending: get("dir") == "desc",
        }
    }

    /// Onto an address: what differs from the list as it begins.
    pub fn write(to: Address, asks: &Self) -> Address {
        to.with_some("view", Some(asks.view).filter(|view| *view != "all"))
            .with_text("text", &asks.text)
            .with_some("sort", (asks.sort != ClientSort::default()).then(|| asks.sort.as_str()))
            .with_some("dir", asks.descending.then_some("desc"))
    }

    /// A page of it, for the viewer `me`.
    pub fn page(&self, me: UserId, after: Option<ClientKey>, limit: u32) -> ClientQuery {
        ClientQuery {
            text: self.text.clone(),
            kind: match self.view {
                "companies" => Some(ClientKind::Company),
                "persons" => Some(ClientKind::Person),
                _ => None,
            },
            owner: (self.view == "mine").then_some(me),
            archived: self.view == "archived",
            sort: self.sort,
            descending: self.descending,
            after,
            limit,
            ..ClientQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked_and_back() {
        let mut q = ParamsMap::new();
        for (name, value) in [("view", "mine"), ("text", " Öl & mehr"), ("sort", "updated"), ("dir", "desc"), ("other", "x")] {
            q.insert(name, value.to_owned());
        }
        let asks = Asks::read(&q);
        assert_eq!((asks.view, asks.text.as_str(), asks.sort, asks.descending), ("mine", "Öl & mehr", ClientSort::Updated, true));
        assert_eq!(
            Asks::write(Address::new("/clients"), &asks).to_string(),
            "/clients?view=mine&text=%C3%96l%20%26%20mehr&sort=updated&dir=desc"
        );
        let mut odd = ParamsMap::new();
        odd.insert("view", "<b>".to_owned());
        let plain = Asks::read(&odd);
        assert_eq!(plain.view, "all");
        assert_eq!(Asks::write(Address::new("/clients"), &plain).to_string(), "/clients");
    }
}
