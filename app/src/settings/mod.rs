//! Settings: the frame with its sections, and the sections of the organisation.

mod account;
mod calls;
mod frame;
mod organisation;
mod rates;

pub use account::AccountPage;
pub use calls::*;
pub use frame::{SettingsFrame, SettingsStart};
pub use organisation::OrganisationPage;
pub use rates::RatesPage;
