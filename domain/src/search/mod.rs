//! Search: what a record is found by, how a query is read, and what comes back.

mod found;
mod highlight;
mod terms;

pub use found::{Found, FoundClient, FoundDeal, FoundProduct, Group, Kind, Search};
pub use highlight::{Piece, highlight};
pub use terms::{Query, SHORTEST_PART, Terms, Token, words};
