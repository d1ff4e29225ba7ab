//! The router over a fresh database, asked without a network.

use app::api::USER_KEY;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use crm::testing::TestDb;
use domain::Viewer;
use futures::StreamExt;
use server::config::{PlaceArgs, ServeArgs};
use server::http::{Shared, Site, recorder, router};
use server::live::Hub;
use server::session::{Store, cookie_name};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use time::OffsetDateTime;
use tower::ServiceExt;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

/// A server of a test's own.
pub struct TestApp {
    /// Its database and people.
    pub db: TestDb,
    /// What its requests share.
    pub shared: Shared,
    router: Router,
    _site: tempfile::TempDir,
    feed: tokio::task::JoinHandle<()>,
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.feed.abort();
    }
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's text, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Plain settings: http on this machine.
pub fn plain() -> ServeArgs {
    ServeArgs { listen: "127.0.0.1:3000".to_owned(), public_url: None, tls_cert: None, tls_key: None, trusted_proxy: Vec::new() }
}

impl TestApp {
    /// Over a fresh database.
    pub async fn on(db: TestDb) -> Self {
        Self::with(db, plain()).await
    }

    /// With other settings.
    pub async fn with(db: TestDb, serve: ServeArgs) -> Self {
        let place =
            PlaceArgs { database_url: db.url.clone(), data_dir: Some(db.dir.path().into()), files: None }.resolve().expect("a place");
        let folder = site();
        let site = Site::Folder(folder.path().to_owned());
        let hub = Hub::new(db.crm.clone());
        hub.start().await.expect("the feed starts");
        let shared = Shared {
            crm: db.crm.clone(),
            serving: Arc::new(serve.resolve(&place).expect("settings")),
            assets: site.assets().expect("assets"),
            site,
            hub: hub.clone(),
            metrics: recorder(),
        };
        let router = router(shared.clone());
        let feed = tokio::spawn(hub.run());
        Self { db, shared, router, _site: folder, feed }
    }

    /// Sends a request; the answer's body is still to be read.
    pub async fn send(&self, mut request: Request<Body>) -> Response<Body> {
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        }
        self.router.clone().oneshot(request).await.expect("a router does not fail")
    }

    /// Sends a request and reads the answer.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.send(request).await.into_parts();
        let body = axum::body::to_bytes(body, 16 * 1024 * 1024).await.expect("a body").to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// GET with headers.
    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(request(Method::GET, path, headers, "")).await
    }

    /// POST of JSON with headers.
    pub async fn post(&self, path: &str, headers: &[(&str, &str)], json: &str) -> Answer {
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/json"));
        self.ask(request(Method::POST, path, &headers, json)).await
    }

    /// The store of sessions.
    pub fn store(&self) -> Store {
        Store::new(self.db.crm.clone(), self.shared.hub.clone())
    }

    /// Signs a person in; returns the session's id and the cookie header.
    pub async fn sign_in(&self, viewer: &Viewer) -> (Id, String) {
        let mut record =
            Record { id: Id::default(), data: Default::default(), expiry_date: OffsetDateTime::now_utc() + time::Duration::days(1) };
        let user = viewer.user.map(i64::from).expect("a person");
        record.data.insert(USER_KEY.to_owned(), user.into());
        self.store().create(&mut record).await.expect("a session");
        let name = cookie_name(self.shared.serving.secure());
        (record.id, format!("{name}={}", record.id))
    }

    /// Opens the live feed.
    pub async fn live(&self, cookie: &str, query: &str) -> Stream {
        let answer = self.send(request(Method::GET, &format!("/live{query}"), &[("cookie", cookie)], "")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert!(answer.headers().get(header::CONTENT_ENCODING).is_none(), "a stream is never compressed");
        Stream { body: answer.into_body().into_data_stream(), read: String::new() }
    }
}

/// A request.
pub fn request(method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let mut builder = Request::builder().method(method).uri(path).header("host", "127.0.0.1:3000");
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(Body::from(body.to_owned())).expect("a request")
}

/// An open live feed.
pub struct Stream {
    body: axum::body::BodyDataStream,
    read: String,
}

/// One of its events.
#[derive(Debug, PartialEq)]
pub struct Said {
    pub event: String,
    pub id: Option<i64>,
    pub data: serde_json::Value,
}

impl Stream {
    /// The next event but the heart's beat; `None` if the stream ends, or after 10 s of silence.
    pub async fn next(&mut self) -> Option<Said> {
        self.within(Duration::from_secs(10)).await
    }

    /// The next event, waited for this long.
    pub async fn within(&mut self, patience: Duration) -> Option<Said> {
        tokio::time::timeout(patience, self.read_one()).await.ok().flatten()
    }

    /// Whether the stream has ended, rather than being silent.
    pub async fn ended(&mut self) -> bool {
        matches!(tokio::time::timeout(Duration::from_secs(3), self.read_one()).await, Ok(None))
    }

    async fn read_one(&mut self) -> Option<Said> {
        loop {
            while let Some(end) = self.read.find("\n\n") {
                let block: String = self.read.drain(..end + 2).collect();
                let field = |name: &str| block.lines().find_map(|l| l.strip_prefix(name)).map(|v| v.trim().to_owned());
                let (Some(event), Some(data)) = (field("event:"), field("data:")) else { continue };
                if event != "beat" {
                    let id = field("id:").and_then(|id| id.parse().ok());
                    return Some(Said { event, id, data: serde_json::from_str(&data).expect("JSON") });
                }
            }
            let chunk = self.body.next().await?.expect("a chunk");
            self.read.push_str(&String::from_utf8_lossy(&chunk));
        }
    }
}

/// A built site in small: one script with both compressed forms, an icon, a manifest.
fn site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, content: &str| {
        let file = dir.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("makes");
        std::fs::write(file, content).expect("writes");
    };
    write("manifest.json", r#"{"kundig.js":"/pkg/kundig.0a1b.js","kundig.wasm":"/pkg/kundig.2c3d.wasm","build":"b1"}"#);
    write("pkg/kundig.0a1b.js", "plain");
    write("pkg/kundig.0a1b.js.br", "brotli");
    write("pkg/kundig.0a1b.js.gz", "gzip");
    write("icon.svg", "<svg/>");
    dir
}
