//! Settings: the frame with its sections, and the sections of the organisation.

mod account;
mod calls;
mod editor;
mod frame;
mod organisation;
mod pipelines;
mod rates;
mod reasons;
mod stages;

pub use account::AccountPage;
pub use calls::*;
pub use frame::{SettingsFrame, SettingsStart};
pub use organisation::OrganisationPage;
pub use pipelines::PipelinesPage;
pub use rates::RatesPage;
