//! Tasks on clients and deals. A deal's next step is the earliest of its open tasks.

mod commands;
mod next_step;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use commands::insert as insert_task;
pub use next_step::keep_next_step;

use crate::Crm;

/// Use cases of tasks.
pub struct Tasks<'a> {
    pub(crate) crm: &'a Crm,
}

impl Crm {
    /// Tasks.
    pub fn tasks(&self) -> Tasks<'_> {
        Tasks { crm: self }
    }
}
