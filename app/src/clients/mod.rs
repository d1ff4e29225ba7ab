//! Clients: the list, the form, the card.

mod card;
mod card_contact;
mod card_deals;
mod card_facts;
mod card_head;
mod card_people;
mod card_reach;
mod card_reach_edit;
mod card_tags;
mod fact;
mod form;
mod list;
mod list_query;
mod list_row;
mod pick;
mod server;

pub use card::ClientPage;
pub use list::ClientsPage;
pub use pick::{client_source, company_source, person_source};
pub use server::*;
