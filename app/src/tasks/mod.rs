//! Tasks as people see them: a list with ticks, and the form that makes one.

mod due;
mod form;
mod list;
mod server;

pub use due::due_words;
pub use form::{DayChips, TaskForm};
pub use list::TaskList;
pub use server::*;
