//! What these pages ask the server for.

#![expect(missing_docs, reason = "the arguments of a server function become fields of a type that is not ours")]

use crate::api::AppError;
use crate::wire::Json;
use domain::{TeamId, UserId};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::ask;

/// Everybody, for pickers and names.
#[server(endpoint = "team/people", input = Json, output = Json)]
pub async fn people() -> Result<Vec<domain::team::Person>, AppError> {
    let ask = ask().await?;
    ask.crm.team().people(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// Every team.
#[server(endpoint = "team/teams", input = Json, output = Json)]
pub async fn teams() -> Result<Vec<domain::team::Team>, AppError> {
    let ask = ask().await?;
    ask.crm.team().teams(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// Everybody with what administrators see.
#[server(endpoint = "team/staff", input = Json, output = Json)]
pub async fn staff() -> Result<domain::team::Staff, AppError> {
    let ask = ask().await?;
    ask.crm.team().staff(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// A new colleague.
#[server(endpoint = "team/add", input = Json, output = Json)]
pub async fn add_user(input: domain::team::AddUser) -> Result<UserId, AppError> {
    let ask = ask().await?;
    ask.crm.team().add(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Changes a colleague; answers their new version.
#[server(endpoint = "team/edit", input = Json, output = Json)]
pub async fn edit_user(input: domain::team::EditUser) -> Result<i64, AppError> {
    let ask = ask().await?;
    ask.crm.team().edit(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// A fresh invitation link.
#[server(endpoint = "team/invite", input = Json, output = Json)]
pub async fn invite(input: domain::team::AboutUser) -> Result<domain::team::Invited, AppError> {
    let ask = ask().await?;
    ask.crm.team().invite(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// A new team.
#[server(endpoint = "team/add-team", input = Json, output = Json)]
pub async fn add_team(input: domain::team::AddTeam) -> Result<TeamId, AppError> {
    let ask = ask().await?;
    ask.crm.team().add_team(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Changes a team.
#[server(endpoint = "team/edit-team", input = Json, output = Json)]
pub async fn edit_team(input: domain::team::EditTeam) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.team().edit_team(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Takes a team away.
#[server(endpoint = "team/remove-team", input = Json, output = Json)]
pub async fn remove_team(input: domain::team::AboutTeam) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.team().remove_team(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}
