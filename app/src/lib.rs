//! What people see: pages, components and the server functions they call.

pub mod api;
#[cfg(feature = "ssr")]
pub mod host;
