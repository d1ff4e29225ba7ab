//! The timeline of a card or a deal, and the composer above it.

mod call_form;
mod composer;
mod entry;
mod list;
mod note_form;
mod server;
mod words;

pub use call_form::{CallForm, CallPerson};
pub use composer::Composer;
pub use list::TimelineList;
pub use note_form::NoteForm;
pub use server::*;
