//! The first of two locks on server functions: without a signed-in session only those under
//! `/api/open/` are called at all. The second is in each function, which asks for its viewer.

use app::api::{AppError, USER_KEY, lang_of};
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::texts::errors;
use domain::{Fault, FaultKind};
use tower_sessions::Session;

/// Server functions are called under this path.
const FUNCTIONS: &str = "/api/";
/// Server functions for people who are not signed in: sign-in, set-up, invitation.
const OPEN: &str = "/api/open/";

/// Answers 401 to a call of a server function without a signed-in session.
pub async fn signed_in_only(session: Session, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !path.starts_with(FUNCTIONS) || path.starts_with(OPEN) {
        return next.run(request).await;
    }
    match session.get::<i64>(USER_KEY).await {
        Ok(Some(_)) => next.run(request).await,
        Ok(None) => refusal(request.uri(), FaultKind::SignIn, &request),
        Err(error) => {
            tracing::warn!(%error, "a session could not be read");
            refusal(request.uri(), FaultKind::Internal, &request)
        }
    }
}

/// As a server function itself would refuse.
fn refusal(uri: &Uri, kind: FaultKind, request: &Request) -> Response {
    let (status, text) = match kind {
        FaultKind::SignIn => (StatusCode::UNAUTHORIZED, errors::SIGN_IN),
        _ => (StatusCode::SERVICE_UNAVAILABLE, errors::INTERNAL),
    };
    let told = Fault::new(kind, text).told(lang_of(request.headers()));
    let mut response = (status, Json(AppError::Told(told))).into_response();
    if let Ok(path) = HeaderValue::from_str(uri.path()) {
        response.headers_mut().insert("serverfnerror", path);
    }
    response
}
