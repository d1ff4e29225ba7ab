//! People and teams.

pub mod closure;
mod me;
mod viewers;

pub use viewers::Team;
