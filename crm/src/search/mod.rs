//! Search over clients, contacts, deals and products: one small index of words that
//! both databases share, kept by the writers in their own transactions.
//!
//! A use case that makes, changes, archives or restores a record calls [`index_client`],
//! [`index_deal`] or [`index_product`] before it commits; batches call the plural ones.

mod index;
mod source;
mod store;

pub use index::{index_client, index_clients, index_deal, index_deals, index_product, index_products};

use crate::Crm;

/// What is searched; codes are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Company = 1,
    Person = 2,
    Deal = 3,
    Product = 4,
}

impl Kind {
    pub(crate) const ALL: [Kind; 4] = [Kind::Company, Kind::Person, Kind::Deal, Kind::Product];

    pub(crate) fn code(self) -> i64 {
        self as i64
    }

    /// A bucket of the index: 0 whole names, 1 words of the name, 2 other words.
    pub(crate) fn bucket(self, rank: i64) -> i64 {
        self.code() * 10 + rank
    }
}

/// Use cases of search.
pub struct Search<'a> {
    pub(crate) crm: &'a Crm,
}

impl Crm {
    /// Search.
    pub fn search(&self) -> Search<'_> {
        Search { crm: self }
    }
}
