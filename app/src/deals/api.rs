//! What the pages of deals ask the server.

use crate::api::AppError;
#[cfg(feature = "ssr")]
use crate::api::ask;
use crate::wire::Json;
use domain::deals as shape;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The whole first view of a board.
#[server(endpoint = "deals/board", input = Json, output = Json)]
pub async fn load_board(
    /// Which board, which deals, in which order.
    asked: shape::BoardQuery,
) -> Result<shape::Board, AppError> {
    let ask = ask().await?;
    ask.crm.deals().board(&ask.viewer, &asked).await.map_err(|e| ask.fail(e))
}

/// The next cards of a column.
#[server(endpoint = "deals/more", input = Json, output = Json)]
pub async fn more_cards(
    /// Which column, after which card.
    asked: shape::MoreCards,
) -> Result<shape::CardPage, AppError> {
    let ask = ask().await?;
    ask.crm.deals().more(&ask.viewer, &asked).await.map_err(|e| ask.fail(e))
}

/// One card as it is now; nothing if it is out of sight or archived.
#[server(endpoint = "deals/card", input = Json, output = Json)]
pub async fn load_card(
    /// Which.
    asked: shape::GetDeal,
) -> Result<Option<shape::Card>, AppError> {
    let ask = ask().await?;
    ask.crm.deals().card(&ask.viewer, asked.id).await.map_err(|e| ask.fail(e))
}

/// Everything on a deal's sheet.
#[server(endpoint = "deals/get", input = Json, output = Json)]
pub async fn get_deal(
    /// Which.
    asked: shape::GetDeal,
) -> Result<shape::DealDetail, AppError> {
    let ask = ask().await?;
    ask.crm.deals().get(&ask.viewer, asked.id).await.map_err(|e| ask.fail(e))
}

/// A page of the table.
#[server(endpoint = "deals/list", input = Json, output = Json)]
pub async fn list_deals(
    /// Which deals, in which order, after which.
    query: shape::DealListQuery,
) -> Result<shape::DealListPage, AppError> {
    let ask = ask().await?;
    ask.crm.deals().list(&ask.viewer, &query).await.map_err(|e| ask.fail(e))
}

/// The sums below the table.
#[server(endpoint = "deals/list-totals", input = Json, output = Json)]
pub async fn deal_totals(
    /// Which deals.
    filter: shape::DealListFilter,
) -> Result<shape::DealListTotals, AppError> {
    let ask = ask().await?;
    ask.crm.deals().list_totals(&ask.viewer, &filter).await.map_err(|e| ask.fail(e))
}

/// Makes a deal.
#[server(endpoint = "deals/create", input = Json, output = Json)]
pub async fn create_deal(
    /// The deal.
    input: shape::CreateDeal,
) -> Result<shape::Card, AppError> {
    let ask = ask().await?;
    ask.crm.deals().create(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Changes fields of a deal.
#[server(endpoint = "deals/edit", input = Json, output = Json)]
pub async fn edit_deal(
    /// The fields.
    input: shape::EditDeal,
) -> Result<shape::Card, AppError> {
    let ask = ask().await?;
    ask.crm.deals().edit(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Moves a deal.
#[server(endpoint = "deals/move", input = Json, output = Json)]
pub async fn move_deal(
    /// Where from and where to.
    input: shape::MoveDeal,
) -> Result<shape::Moved, AppError> {
    let ask = ask().await?;
    ask.crm.deals().move_to(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Takes a move back.
#[server(endpoint = "deals/undo-move", input = Json, output = Json)]
pub async fn undo_move(
    /// Which move.
    input: shape::UndoMove,
) -> Result<shape::Moved, AppError> {
    let ask = ask().await?;
    ask.crm.deals().undo_move(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Archives a deal.
#[server(endpoint = "deals/archive", input = Json, output = Json)]
pub async fn archive_deal(
    /// Which.
    input: shape::AboutDeal,
) -> Result<shape::DealRef, AppError> {
    let ask = ask().await?;
    ask.crm.deals().archive(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Brings an archived deal back.
#[server(endpoint = "deals/restore", input = Json, output = Json)]
pub async fn restore_deal(
    /// Which.
    input: shape::AboutDeal,
) -> Result<shape::DealRef, AppError> {
    let ask = ask().await?;
    ask.crm.deals().restore(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Adds a product line to a deal, or changes one.
#[server(endpoint = "deals/set-line", input = Json, output = Json)]
pub async fn set_line(
    /// The line.
    input: shape::SetLine,
) -> Result<shape::DealRef, AppError> {
    let ask = ask().await?;
    ask.crm.deals().set_line(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Takes a product line off a deal.
#[server(endpoint = "deals/remove-line", input = Json, output = Json)]
pub async fn remove_line(
    /// Which.
    input: shape::RemoveLine,
) -> Result<shape::DealRef, AppError> {
    let ask = ask().await?;
    ask.crm.deals().remove_line(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Puts a person on a deal, changes their role on it, or takes them off.
#[server(endpoint = "deals/set-contact", input = Json, output = Json)]
pub async fn set_contact(
    /// Who, and as what.
    input: shape::SetDealContact,
) -> Result<shape::DealRef, AppError> {
    let ask = ask().await?;
    ask.crm.deals().set_contact(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// People who could be put on a deal.
#[server(endpoint = "deals/people", input = Json, output = Json)]
pub async fn find_people(
    /// On which deal, and what is typed.
    asked: shape::FindPeople,
) -> Result<Vec<ClientChoice>, AppError> {
    let ask = ask().await?;
    let found = ask.crm.deals().people_for(&ask.viewer, &asked).await.map_err(|e| ask.fail(e))?;
    Ok(found.into_iter().map(|(id, name, note)| ClientChoice { id, name, note }).collect())
}

/// A client's name, to choose it for a deal; nothing if it is out of sight.
#[server(endpoint = "deals/client", input = Json, output = Json)]
pub async fn named_client(
    /// Which.
    id: domain::ClientId,
) -> Result<Option<ClientChoice>, AppError> {
    let ask = ask().await?;
    let found = ask.crm.deals().client_named(&ask.viewer, id).await.map_err(|e| ask.fail(e))?;
    Ok(found.map(|name| ClientChoice { id, name, note: None }))
}

/// A client to choose for a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientChoice {
    /// Its id.
    pub id: domain::ClientId,
    /// Its name.
    pub name: String,
    /// Where it is, or where a person works.
    pub note: Option<String>,
}

/// Clients whose names begin with or hold what is typed.
#[server(endpoint = "deals/clients", input = Json, output = Json)]
pub async fn find_clients(
    /// What is typed.
    text: String,
) -> Result<Vec<ClientChoice>, AppError> {
    let ask = ask().await?;
    let search = domain::search::Search { text, kinds: vec![domain::search::Kind::Company, domain::search::Kind::Person], limit: 8 };
    let found = ask.crm.search().find(&ask.viewer, &search).await.map_err(|e| ask.fail(e))?;
    let all = found.companies.rows.into_iter().chain(found.persons.rows);
    Ok(all.map(|c| ClientChoice { id: c.id, name: c.name, note: c.company.or(c.city) }).collect())
}
