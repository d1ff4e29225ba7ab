//! One browser's stream.

use super::hub::{Listener, Note};
use crate::http::Shared;
use app::api::USER_KEY;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use crm::session::Sessions;
use domain::{LiveHello, UserId};
use futures::{Stream, StreamExt, stream};
use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::time::Duration;
use tower_sessions::Session;

/// A sign of life as often as this: pages show 'paused' after 30 s without one.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long a browser waits before it comes back.
const RETRY: Duration = Duration::from_secs(2);

/// Where the reader stands; Last-Event-ID, which browsers send when they come back, is newer.
#[derive(Deserialize)]
pub struct From {
    cursor: Option<i64>,
}

/// `GET /live`: events `hello`, `change`, `reload`, `signed-out` and the heart's `beat`.
pub async fn stream(State(shared): State<Shared>, session: Session, Query(from): Query<From>, headers: HeaderMap) -> Response {
    match open(&shared, session, from, &headers).await {
        Ok(listener) => answer(&shared, listener),
        Err(status) => status.into_response(),
    }
}

async fn open(shared: &Shared, session: Session, from: From, headers: &HeaderMap) -> Result<Listener, StatusCode> {
    let user: Option<i64> = session.get(USER_KEY).await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let user = user.ok_or(StatusCode::UNAUTHORIZED)?;
    let key = Sessions::key(&session.id().ok_or(StatusCode::UNAUTHORIZED)?.to_string());
    let failed = |error: crm::Error| {
        tracing::warn!(%error, "a live stream could not be opened");
        StatusCode::SERVICE_UNAVAILABLE
    };
    let viewer = shared.crm.team().viewer(UserId(user)).await.map_err(failed)?.ok_or(StatusCode::UNAUTHORIZED)?;
    let last = headers.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    shared.hub.listen(key, viewer, last.or(from.cursor)).await.map_err(failed)?.ok_or(StatusCode::SERVICE_UNAVAILABLE)
}

fn answer(shared: &Shared, mut listener: Listener) -> Response {
    let hello = LiveHello { cursor: listener.position, build: shared.assets.build().to_owned() };
    let missed = std::mem::take(&mut listener.missed);
    let build = hello.build.clone();
    let first = stream::iter([event("hello", Some(hello.cursor), &hello).retry(RETRY)]);
    let then = stream::iter(missed).chain(notes(listener)).map(move |note| told(note, &build));
    let beat = KeepAlive::new().interval(HEARTBEAT).event(Event::default().event("beat").data("1"));
    let events = first.chain(then).map(Ok::<_, Infallible>);
    // Proxies must pass events on as they come.
    ([(HeaderName::from_static("x-accel-buffering"), "no")], Sse::new(events).keep_alive(beat)).into_response()
}

fn notes(listener: Listener) -> impl Stream<Item = Note> {
    stream::unfold(listener, |mut listener| async { Some((listener.next().await?, listener)) })
}

fn told(note: Note, build: &str) -> Event {
    match note {
        Note::Change(message) => event("change", Some(message.cursor), &message),
        Note::Reload(cursor) => event("reload", Some(cursor), &LiveHello { cursor, build: build.to_owned() }),
        Note::SignedOut => Event::default().event("signed-out").data("1"),
    }
}

fn event(name: &str, id: Option<i64>, data: &impl Serialize) -> Event {
    // Numbers and plain texts always become JSON, without line breaks.
    let event = Event::default().event(name).data(serde_json::to_string(data).unwrap_or_default());
    match id {
        Some(id) => event.id(id.to_string()),
        None => event,
    }
}
