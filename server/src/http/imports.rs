//! Files of imports: upload, the original, the failed rows. Outside the limit on bodies,
//! with one of their own.

use super::Shared;
use app::api::{AppError, USER_KEY, lang_of};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use crm::Crm;
use crm::imports::LARGEST_FILE;
use domain::imports::ImportKind;
use domain::texts::{errors, imports as texts};
use domain::{Action, Fault, FaultKind, ImportId, Lang, Record, UserId, Viewer};
use futures::StreamExt;
use serde::Deserialize;
use tower_sessions::Session;

/// How long the next bytes of a file may take.
const NEXT_BYTES: std::time::Duration = std::time::Duration::from_secs(30);

/// The routes; they stand inside the session layer.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route(app::imports::UPLOAD, post(upload).layer(DefaultBodyLimit::disable()))
        .route("/download/imports/{id}/file", get(original))
        .route("/download/imports/{id}/failed", get(failed))
}

/// What the address of an upload says.
#[derive(Deserialize)]
struct About {
    name: String,
    #[serde(default, rename = "as")]
    kind: String,
}

/// A refusal as server functions tell it.
struct Refusal(Fault, Lang);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = match self.0.kind {
            FaultKind::SignIn => StatusCode::UNAUTHORIZED,
            FaultKind::Forbidden => StatusCode::FORBIDDEN,
            FaultKind::NotFound => StatusCode::NOT_FOUND,
            FaultKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            FaultKind::Conflict => StatusCode::CONFLICT,
            FaultKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            FaultKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, axum::Json(AppError::Told(self.0.told(self.1)))).into_response()
    }
}

async fn viewer(crm: &Crm, session: &Session, headers: &HeaderMap) -> Result<Viewer, Refusal> {
    let lang = lang_of(headers);
    let sign_in = || Refusal(Fault::new(FaultKind::SignIn, errors::SIGN_IN), lang);
    let user: i64 = session.get(USER_KEY).await.ok().flatten().ok_or_else(sign_in)?;
    crm.team().viewer(UserId(user)).await.map_err(|e| Refusal(e.into_fault(), lang))?.ok_or_else(sign_in)
}

/// Takes a file and makes a draft of it; answers the import's id.
async fn upload(
    State(shared): State<Shared>,
    session: Session,
    headers: HeaderMap,
    Query(about): Query<About>,
    body: Body,
) -> Result<String, Refusal> {
    let viewer = viewer(&shared.crm, &session, &headers).await?;
    let refuse = |fault: Fault| Refusal(fault, viewer.lang);
    let fail = |error: crm::Error| Refusal(error.into_fault(), viewer.lang);
    // before a byte is taken
    shared.crm.authorise(&viewer, Record::Import, Action::Create).map_err(fail)?;
    let mut upload = shared.crm.begin_upload().map_err(fail)?;
    let mut parts = body.into_data_stream();
    let broken = || Fault::invalid("file", texts::UPLOAD_FAILED);
    while let Some(part) = tokio::time::timeout(NEXT_BYTES, parts.next()).await.map_err(|_| refuse(broken()))? {
        let part = part.map_err(|_| refuse(broken()))?;
        if !upload.write(&part).map_err(fail)? {
            return Err(refuse(Fault::invalid("file", texts::TOO_LARGE).arg("mb", LARGEST_FILE >> 20)));
        }
    }
    let file = upload.finish().map_err(fail)?;
    let id = shared.crm.create_import(&viewer, ImportKind::parse(&about.kind), &about.name, &file).await.map_err(fail)?;
    Ok(id.to_string())
}

/// Served as an attachment that no browser shows, whatever is in it.
fn attachment(name: &str, body: Body) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' }).collect();
    let exact: String = name
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_') { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The file as it came.
async fn original(State(shared): State<Shared>, session: Session, headers: HeaderMap, Path(id): Path<i64>) -> Result<Response, Refusal> {
    let viewer = viewer(&shared.crm, &session, &headers).await?;
    let fail = |error: crm::Error| Refusal(error.into_fault(), viewer.lang);
    let (name, path) = shared.crm.import_file(&viewer, ImportId(id)).await.map_err(fail)?;
    let file = tokio::fs::File::open(path).await.map_err(|e| fail(e.into()))?;
    let parts = futures::stream::unfold(file, |mut file| async move {
        use tokio::io::AsyncReadExt;
        let mut part = vec![0; 64 * 1024];
        match file.read(&mut part).await {
            Ok(0) => None,
            Ok(n) => {
                part.truncate(n);
                Some((Ok(part), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    Ok(attachment(&name, Body::from_stream(parts)))
}

/// The failed rows with their reasons.
async fn failed(State(shared): State<Shared>, session: Session, headers: HeaderMap, Path(id): Path<i64>) -> Result<Response, Refusal> {
    let viewer = viewer(&shared.crm, &session, &headers).await?;
    let fail = |error: crm::Error| Refusal(error.into_fault(), viewer.lang);
    let (name, bytes) = shared.crm.import_failed_csv(&viewer, ImportId(id)).await.map_err(fail)?;
    Ok(attachment(&name, Body::from(bytes)))
}
