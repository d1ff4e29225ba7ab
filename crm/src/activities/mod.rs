//! Notes and logged calls.

mod change;
#[cfg(test)]
mod tests;
mod write;

use crate::Crm;

/// Use cases of notes and calls.
pub struct Activities<'a> {
    pub(crate) crm: &'a Crm,
}

impl Crm {
    /// Notes and calls.
    pub fn activities(&self) -> Activities<'_> {
        Activities { crm: self }
    }
}
