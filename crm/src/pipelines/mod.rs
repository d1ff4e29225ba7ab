//! Pipelines, stages and lost reasons.

mod edit;
mod list;
mod reasons;

pub(crate) use edit::apply_preset;

use crate::Crm;

/// Use cases about pipelines.
pub struct Pipelines<'a> {
    crm: &'a Crm,
}

impl Crm {
    /// Pipelines, stages and lost reasons.
    pub fn pipelines(&self) -> Pipelines<'_> {
        Pipelines { crm: self }
    }
}

#[cfg(test)]
mod tests;
