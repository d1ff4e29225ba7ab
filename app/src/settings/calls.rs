//! What the settings ask the server for.

#![expect(missing_docs, reason = "the arguments of a server function become fields of a type that is not ours")]

use crate::api::AppError;
use crate::wire::Json;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::ask;

/// The organisation's settings.
#[server(endpoint = "settings/organisation", input = Json, output = Json)]
pub async fn organisation() -> Result<domain::settings::OrganisationSettings, AppError> {
    let ask = ask().await?;
    ask.crm.settings().organisation(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// Changes them.
#[server(endpoint = "settings/edit-organisation", input = Json, output = Json)]
pub async fn edit_organisation(input: domain::settings::EditOrganisation) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.settings().edit_organisation(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Exchange rates.
#[server(endpoint = "settings/rates", input = Json, output = Json)]
pub async fn rates() -> Result<domain::settings::RateTable, AppError> {
    let ask = ask().await?;
    ask.crm.settings().rates(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// Sets a rate.
#[server(endpoint = "settings/set-rate", input = Json, output = Json)]
pub async fn set_rate(input: domain::settings::SetRate) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.settings().set_rate(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Takes a rate away.
#[server(endpoint = "settings/remove-rate", input = Json, output = Json)]
pub async fn remove_rate(input: domain::settings::RemoveRate) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.settings().remove_rate(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Every pipeline with its stages.
#[server(endpoint = "pipelines/list", input = Json, output = Json)]
pub async fn pipelines() -> Result<Vec<domain::pipelines::Pipeline>, AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().list(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// Lost reasons to choose from.
#[server(endpoint = "pipelines/reasons", input = Json, output = Json)]
pub async fn lost_reasons() -> Result<Vec<domain::pipelines::LostReason>, AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().lost_reasons(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// Pipelines, lost reasons, and how many deals stand where.
#[server(endpoint = "pipelines/settings", input = Json, output = Json)]
pub async fn pipeline_settings() -> Result<domain::pipelines::PipelineSettings, AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().settings(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// A new pipeline.
#[server(endpoint = "pipelines/add", input = Json, output = Json)]
pub async fn add_pipeline(input: domain::pipelines::AddPipeline) -> Result<domain::pipelines::Pipeline, AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().add(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Changes a pipeline and its stages.
#[server(endpoint = "pipelines/edit", input = Json, output = Json)]
pub async fn edit_pipeline(input: domain::pipelines::EditPipeline) -> Result<domain::pipelines::Pipeline, AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().edit(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Puts pipelines in order.
#[server(endpoint = "pipelines/order", input = Json, output = Json)]
pub async fn order_pipelines(input: domain::pipelines::OrderPipelines) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().order(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Archives an empty pipeline.
#[server(endpoint = "pipelines/archive", input = Json, output = Json)]
pub async fn archive_pipeline(input: domain::pipelines::AboutPipeline) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().archive(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// All lost reasons as they shall be.
#[server(endpoint = "pipelines/edit-reasons", input = Json, output = Json)]
pub async fn edit_reasons(input: domain::pipelines::EditReasons) -> Result<Vec<domain::pipelines::LostReason>, AppError> {
    let ask = ask().await?;
    ask.crm.pipelines().edit_reasons(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}
