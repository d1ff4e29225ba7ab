//! Companies, persons, and who belongs where.

mod archive;
mod card;
mod card_parts;
pub(crate) mod changes;
mod contacts;
mod create;
pub(crate) mod edit;
mod list;
mod lists;
mod options;
pub mod sight;
mod tags;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use card::extra;
pub(crate) use list::like;

use crate::Crm;

/// Use cases of clients.
pub struct Clients<'a> {
    pub(crate) crm: &'a Crm,
}

impl Crm {
    /// Companies and persons.
    pub fn clients(&self) -> Clients<'_> {
        Clients { crm: self }
    }
}
