//! Deals: the board, the sheet of a deal.

mod actions;
mod api;
mod card;
mod column;
mod dialogs;
mod drag;
mod filters;
mod flip;
mod head;
mod in_sight;
mod keys;
mod news;
mod open;
mod page;
mod paging;
mod phone;
mod query;
mod quick_add;
mod sheet;
mod state;
mod table;
mod table_bar;
mod table_filters;
mod table_query;
mod table_row;
mod words;

pub use api::*;
pub use page::{DealsPage, NewDealPage};
