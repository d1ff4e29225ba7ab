//! Products: the list and the form.

mod form;
mod list;
mod server;

pub use list::ProductsPage;
pub use server::*;
