//! Search over clients, contacts, deals and products: one small index of words that
//! both databases share, kept by the writers in their own transactions.
//!
//! A use case that makes, changes, archives or restores a record calls [`index_client`],
//! [`index_deal`] or [`index_product`] before it commits; batches call the plural ones.

mod candidates;
mod having;
mod index;
mod narrow;
mod query;
mod show;
mod source;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use having::{among_hits, deals_having, each_among_hits};
pub use index::{index_client, index_clients, index_deal, index_deals, index_product, index_products};
pub(crate) use store::Doc;

use crate::Crm;

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
