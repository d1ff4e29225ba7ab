//! Deals, on both databases.

mod board;
mod edit;
mod moves;
mod parts;
mod reached;
mod support;
