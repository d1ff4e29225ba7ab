//! What is sold.

mod commands;
mod read;
#[cfg(test)]
mod tests;

use crate::Crm;

/// Use cases of products.
pub struct Products<'a> {
    pub(crate) crm: &'a Crm,
}

impl Crm {
    /// Products.
    pub fn products(&self) -> Products<'_> {
        Products { crm: self }
    }
}
