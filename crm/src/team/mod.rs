//! People and teams.

pub mod closure;
mod me;
mod people;
mod viewers;

pub use viewers::Team;
