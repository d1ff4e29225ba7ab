//! Sessions in the database. A session is kept under a digest of its id: whoever reads the
//! table can't take one over.

mod store;

pub use store::{Sessions, StoredSession};
