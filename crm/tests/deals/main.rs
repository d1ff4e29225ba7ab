//! Deals, on both databases.

mod board;
mod edit;
mod moves;
mod support;
