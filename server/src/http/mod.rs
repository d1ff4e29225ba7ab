//! The router: pages and server functions, the live feed, files, and what operators ask.

mod assets;
mod client;
mod guard;
mod health;
mod imports;
mod metrics;
mod pages;
mod security;

pub use assets::Site;
pub use client::client_addr;
pub use metrics::recorder;

use crate::config::Serving;
use crate::live::Hub;
use crate::session;
use app::host::{Assets, PublicUrl};
use axum::Router;
use axum::extract::{FromRef, Request};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use crm::Crm;
use leptos::config::LeptosOptions;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::{DefaultOnFailure, DefaultOnResponse, TraceLayer};
use tracing::Level;

/// The largest body of a request that is not an upload, in bytes.
const BODY_LIMIT: usize = 2 * 1024 * 1024;

/// How long an answer may take before the server gives up, uploads and the feed apart.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Everything a request may need. Cheap to clone.
#[derive(Clone)]
pub struct Shared {
    /// The use cases.
    pub crm: Crm,
    /// How it is served.
    pub serving: Arc<Serving>,
    /// Where the browser's files come from.
    pub site: Site,
    /// Their addresses.
    pub assets: Assets,
    /// The live feed.
    pub hub: Hub,
    /// What operators measure.
    pub metrics: PrometheusHandle,
}

impl Shared {
    /// The address people type, for links that leave the page.
    pub fn public_url(&self) -> PublicUrl {
        PublicUrl(self.serving.public_url.as_str().into())
    }
}

impl FromRef<Shared> for LeptosOptions {
    fn from_ref(_: &Shared) -> Self {
        LeptosOptions::builder().output_name("kundig").build()
    }
}

/// The whole of it. Layers are written from the inside out: the last one sees a request first.
pub fn router(shared: Shared) -> Router {
    let signed_in = Router::new()
        .route("/live", get(crate::live::stream))
        .merge(imports::routes())
        .merge(pages::routes(&shared).layer(RequestBodyLimitLayer::new(BODY_LIMIT)).layer(answer_in_time()))
        .layer(from_fn(guard::signed_in_only))
        .layer(from_fn(session::renew))
        .layer(session::layer(&shared.crm, &shared.hub, shared.serving.secure()))
        // Answers that carry a content-encoding already, event streams and pictures are left
        // alone. Built files (/pkg) come compressed, or in a checkout as they are.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)));
    Router::new()
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .route("/metrics", get(metrics::page))
        .route("/pkg/{*file}", get(assets::built))
        .merge(signed_in)
        .layer(CatchPanicLayer::new())
        .layer(origin_check(&shared.serving))
        .layer(from_fn(metrics::measure))
        .layer(from_fn_with_state(shared.clone(), security::around))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(DefaultOnResponse::new().level(Level::DEBUG))
                .on_failure(DefaultOnFailure::new().level(Level::WARN)),
        )
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(shared)
}

fn answer_in_time() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_WITHIN)
}

/// Refuses every state-changing request that another site's page caused: by Sec-Fetch-Site,
/// and by Origin where a browser sends none (plain http).
fn origin_check(serving: &Serving) -> CsrfLayer {
    let layer = CsrfLayer::new();
    if !serving.public_url_given {
        return layer;
    }
    match layer.clone().add_trusted_origin(&serving.public_url) {
        Ok(layer) => layer,
        Err(error) => {
            // Stricter, never laxer: the request's own Host still counts.
            tracing::warn!(%error, "KUNDIG_PUBLIC_URL is no origin a browser would send");
            layer
        }
    }
}

/// One span a request: its id ties the lines of one request together. No query string: it may
/// carry what people searched for.
fn span(request: &Request) -> tracing::Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or("-");
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}
