//! Server functions of clients.

use crate::api::AppError;
#[cfg(feature = "ssr")]
use crate::api::ask;
use crate::wire::Json;
use domain::ClientId;
use domain::clients::{
    ArchiveClient, ClientCard, ClientDone, ClientKind, ClientPage, ClientQuery, ClientRef, EditClient, LinkContact, NewClient, TagClient,
    UnlinkContact,
};
use domain::team::Person;
use domain::timeline::Filter;
use leptos::prelude::*;

/// A client's card.
#[server(endpoint = "clients/card", input = Json, output = Json)]
pub async fn read_card(
    /// Which one.
    id: ClientId,
    /// Which events the timeline begins with.
    filter: Filter,
) -> Result<ClientCard, AppError> {
    let ask = ask().await?;
    ask.crm.clients().card(&ask.viewer, id, filter).await.map_err(|e| ask.fail(e))
}

/// A page of the list.
#[server(endpoint = "clients/page", input = Json, output = Json)]
pub async fn list_clients(
    /// What is asked.
    query: ClientQuery,
) -> Result<ClientPage, AppError> {
    let ask = ask().await?;
    ask.crm.clients().page(&ask.viewer, &query).await.map_err(|e| ask.fail(e))
}

/// Clients whose name begins with a text.
#[server(endpoint = "clients/options", input = Json, output = Json)]
pub async fn client_options(
    /// What was typed.
    text: String,
    /// Companies or persons only.
    kind: Option<ClientKind>,
) -> Result<Vec<ClientRef>, AppError> {
    let ask = ask().await?;
    ask.crm.clients().options(&ask.viewer, &text, kind).await.map_err(|e| ask.fail(e))
}

/// Colleagues who can own a client.
#[server(endpoint = "clients/owners", input = Json, output = Json)]
pub async fn client_owners() -> Result<Vec<Person>, AppError> {
    let ask = ask().await?;
    let people = ask.crm.team().people(&ask.viewer).await.map_err(|e| ask.fail(e))?;
    Ok(people.into_iter().filter(|p| p.active).collect())
}

/// Makes a client.
#[server(endpoint = "clients/create", input = Json, output = Json)]
pub async fn create_client(
    /// What is to be done.
    command: NewClient,
) -> Result<ClientDone, AppError> {
    let ask = ask().await?;
    ask.crm.clients().create(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Changes fields of a client.
#[server(endpoint = "clients/edit", input = Json, output = Json)]
pub async fn save_client(
    /// What is to be done.
    command: EditClient,
) -> Result<ClientDone, AppError> {
    let ask = ask().await?;
    ask.crm.clients().edit(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Puts tags on a client and takes others off.
#[server(endpoint = "clients/tag", input = Json, output = Json)]
pub async fn set_tags(
    /// What is to be done.
    command: TagClient,
) -> Result<ClientDone, AppError> {
    let ask = ask().await?;
    ask.crm.clients().tag(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Names of tags that begin with a text.
#[server(endpoint = "clients/tag-names", input = Json, output = Json)]
pub async fn tag_names(
    /// What was typed.
    text: String,
) -> Result<Vec<String>, AppError> {
    let ask = ask().await?;
    ask.crm.clients().tag_names(&ask.viewer, &text).await.map_err(|e| ask.fail(e))
}

/// Archives a client, or brings it back.
#[server(endpoint = "clients/archive", input = Json, output = Json)]
pub async fn set_client_archived(
    /// What is to be done.
    command: ArchiveClient,
) -> Result<ClientDone, AppError> {
    let ask = ask().await?;
    ask.crm.clients().archive(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Links a person to a company.
#[server(endpoint = "clients/link", input = Json, output = Json)]
pub async fn add_contact(
    /// What is to be done.
    command: LinkContact,
) -> Result<ClientDone, AppError> {
    let ask = ask().await?;
    ask.crm.clients().link_contact(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Takes a person off a company.
#[server(endpoint = "clients/unlink", input = Json, output = Json)]
pub async fn remove_contact(
    /// What is to be done.
    command: UnlinkContact,
) -> Result<ClientDone, AppError> {
    let ask = ask().await?;
    ask.crm.clients().unlink_contact(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}
