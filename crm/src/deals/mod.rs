//! Deals: the board, and everything done to a deal.

mod archive;
mod board;
mod cards;
mod create;
mod detail;
mod edit;
mod filter;
mod history;
mod list;
#[cfg(test)]
mod list_tests;
mod moving;
mod parts;
mod place;
pub(crate) mod rank;
mod rates;
mod stored;
mod undo;

pub use rates::base_minor;

use crate::Crm;

/// Use cases about deals.
pub struct Deals<'a> {
    pub(crate) crm: &'a Crm,
}

impl Crm {
    /// Deals.
    pub fn deals(&self) -> Deals<'_> {
        Deals { crm: self }
    }
}
