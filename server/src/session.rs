//! Sessions: tower-sessions over the CRM's own table, and their cookie.

use crate::live::Hub;
use app::api::USER_KEY;
use async_trait::async_trait;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use crm::Crm;
use crm::session::StoredSession;
use domain::{Millis, UserId};
use std::time::Duration;
use time::OffsetDateTime;

use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, ExpiredDeletion, Result, SessionStore};
use tower_sessions::{Expiry, Session, SessionManagerLayer};

/// A session ends this long after it was last used.
const IDLE: time::Duration = time::Duration::days(30);
/// How often the cookie is sent anew, so that it outlives what its browser was first told.
const RENEW_EVERY: Millis = 24 * 60 * 60 * 1000;
/// Under this key a session keeps when its cookie was last sent, Unix ms.
const RENEWED_KEY: &str = "renewed";
/// How often ended sessions are removed.
const PRUNE_EVERY: Duration = Duration::from_secs(60 * 60);

/// The cookie's name. With the prefix, browsers accept it over TLS only and from this very host.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-kundig" } else { "kundig" }
}

/// tower-sessions' store over the table `sessions`.
#[derive(Clone)]
pub struct Store {
    crm: Crm,
    hub: Hub,
}

impl Store {
    /// Over the use cases; the hub hears of ended sessions, so that their streams end too.
    pub fn new(crm: Crm, hub: Hub) -> Self {
        Self { crm, hub }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

fn backend(error: crm::Error) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits do not meet twice; if they did, nobody must get another's session.
        while self.crm.sessions().exists(&record.id.to_string()).await.map_err(backend)? {
            record.id = Id::default();
        }
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?;
        let user = record.data.get(USER_KEY).and_then(serde_json::Value::as_i64).map(UserId);
        // The library reckons by the machine's clock; kept by ours.
        let left = (record.expiry_date - OffsetDateTime::now_utc()).whole_milliseconds();
        let expires_at = self.crm.now().saturating_add(Millis::try_from(left).unwrap_or(Millis::MAX));
        let session = StoredSession { data, expires_at };
        self.crm.sessions().save(&record.id.to_string(), user, &session).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let idle = Millis::try_from(IDLE.whole_milliseconds()).unwrap_or(Millis::MAX);
        let Some(stored) = self.crm.sessions().load(&id.to_string(), idle).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&stored.data).map_err(|e| Error::Decode(e.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(stored.expires_at) * 1_000_000)
            .map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.crm.sessions().delete(&id.to_string()).await.map_err(backend)?;
        self.hub.check_sessions();
        Ok(())
    }
}

#[async_trait]
impl ExpiredDeletion for Store {
    async fn delete_expired(&self) -> Result<()> {
        self.crm.sessions().prune().await.map(drop).map_err(backend)
    }
}

/// The layer that gives each request its session; HttpOnly, SameSite=Lax.
pub fn layer(crm: &Crm, hub: &Hub, secure: bool) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(Store::new(crm.clone(), hub.clone()))
        .with_name(cookie_name(secure))
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(IDLE))
}

/// Sends a session's cookie anew once a day while it is used.
pub async fn renew(session: Session, request: Request, next: Next) -> Response {
    if let Ok(Some(_)) = session.get::<i64>(USER_KEY).await {
        let now = Millis::try_from(OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000_000).unwrap_or_default();
        let renewed: Option<Millis> = session.get(RENEWED_KEY).await.unwrap_or_default();
        if renewed.is_none_or(|at| now - at > RENEW_EVERY)
            && let Err(error) = session.insert(RENEWED_KEY, now).await
        {
            tracing::warn!(%error, "a session could not be renewed");
        }
    }
    next.run(request).await
}

/// Removes ended sessions, now and every hour, until the server stops.
pub async fn prune(store: Store) {
    let mut every = tokio::time::interval(PRUNE_EVERY);
    loop {
        every.tick().await;
        if let Err(error) = store.delete_expired().await {
            tracing::warn!(%error, "ended sessions could not be removed");
        }
    }
}
