//! Sessions in the database. A session is kept under a digest of its id: whoever reads the
//! table can't take one over.

mod account;
pub(crate) mod password;
mod store;
mod throttle;

pub use account::SignedIn;
pub(crate) use account::wrong_code;
pub use store::{Sessions, StoredSession};

#[cfg(test)]
mod tests;
