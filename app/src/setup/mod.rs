//! Setting up: the organisation, then a preset and first data.

mod calls;
mod first_run;
mod page;

pub use calls::*;
pub use first_run::FirstRunPage;
pub use page::SetUpPage;
pub(crate) use page::{currency_options, language_options, zone_options};
