//! People and teams.

pub mod closure;
mod viewers;

pub use viewers::Team;
