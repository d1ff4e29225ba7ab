//! Server functions of imports. Files come and go over plain routes of the server.

use crate::api::AppError;
use crate::wire::Json;
use domain::ImportId;
use domain::imports::plan::{ChangePlan, ImportPage, ImportSummary, LinkAnswer, RowIssue};
use domain::imports::{Severity, Target};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::ask;

/// Where files are sent: `POST` with the bytes as body, `?name=…` and maybe `&as=…`; answers the import's id.
pub const UPLOAD: &str = "/upload/import";

/// The latest imports.
#[server(endpoint = "imports/list", input = Json, output = Json)]
pub async fn list_imports() -> Result<Vec<ImportSummary>, AppError> {
    let ask = ask().await?;
    ask.crm.imports(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// One import with everything its page shows.
#[server(endpoint = "imports/page", input = Json, output = Json)]
pub async fn load_import(id: ImportId) -> Result<ImportPage, AppError> {
    let ask = ask().await?;
    ask.crm.import_page(&ask.viewer, id).await.map_err(|e| ask.fail(e))
}

/// How far an import is.
#[server(endpoint = "imports/progress", input = Json, output = Json)]
pub async fn import_progress(id: ImportId) -> Result<ImportSummary, AppError> {
    let ask = ask().await?;
    ask.crm.import_progress(&ask.viewer, id).await.map_err(|e| ask.fail(e))
}

/// Corrects a draft; the page as it is afterwards.
#[server(endpoint = "imports/change", input = Json, output = Json)]
pub async fn change_import(id: ImportId, change: ChangePlan) -> Result<ImportPage, AppError> {
    let ask = ask().await?;
    ask.crm.change_import(&ask.viewer, id, change).await.map_err(|e| ask.fail(e))?;
    ask.crm.import_page(&ask.viewer, id).await.map_err(|e| ask.fail(e))
}

/// Starts a draft.
#[server(endpoint = "imports/start", input = Json, output = Json)]
pub async fn start_import(id: ImportId) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.start_import(&ask.viewer, id).await.map_err(|e| ask.fail(e))
}

/// Throws a draft away.
#[server(endpoint = "imports/discard", input = Json, output = Json)]
pub async fn discard_import(id: ImportId) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.discard_import(&ask.viewer, id).await.map_err(|e| ask.fail(e))
}

/// More problem rows, after one.
#[server(endpoint = "imports/issues", input = Json, output = Json)]
pub async fn import_issues(id: ImportId, severity: Severity, after: Option<(i64, i64)>) -> Result<Vec<RowIssue>, AppError> {
    let ask = ask().await?;
    ask.crm.import_issues(&ask.viewer, id, severity, None, after).await.map_err(|e| ask.fail(e))
}

/// Makes a link in every row of a finished import that lacks it; how many rows changed.
#[server(endpoint = "imports/accept", input = Json, output = Json)]
pub async fn accept_link(id: ImportId, answer: LinkAnswer) -> Result<u64, AppError> {
    let ask = ask().await?;
    ask.crm.accept_link(&ask.viewer, id, answer).await.map_err(|e| ask.fail(e))
}

/// Records a name may mean.
#[server(endpoint = "imports/choices", input = Json, output = Json)]
pub async fn link_choices(target: Target, typed: String) -> Result<Vec<(i64, String)>, AppError> {
    let ask = ask().await?;
    ask.crm.link_choices(&ask.viewer, target, &typed).await.map_err(|e| ask.fail(e))
}
