//! What people see.
#[cfg(feature = "ssr")]
pub mod host;
