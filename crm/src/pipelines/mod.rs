//! Pipelines, stages and lost reasons.

mod list;

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
