//! People and teams.

pub mod closure;
pub(crate) mod edit;
pub(crate) mod fields;
mod invitations;
mod me;
mod people;
mod teams;
mod viewers;

pub use viewers::Team;

#[cfg(test)]
mod tests;
