//! What load balancers and supervisors ask.

use super::Shared;
use axum::extract::State;
use axum::http::StatusCode;
use std::time::Duration;

/// The process runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers and has every migration this program knows.
pub async fn ready(State(shared): State<Shared>) -> (StatusCode, &'static str) {
    let asked = tokio::time::timeout(Duration::from_secs(2), shared.crm.db().migrations()).await;
    match asked {
        Ok(Ok((known, done))) if known.iter().all(|version| done.contains(version)) => (StatusCode::OK, "ready\n"),
        Ok(Ok(_)) => (StatusCode::SERVICE_UNAVAILABLE, "the database lacks migrations\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
