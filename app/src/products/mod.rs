//! Products: the list and the form.

mod form;
mod list;
mod list_row;
mod server;

pub use list::ProductsPage;
pub use server::*;
