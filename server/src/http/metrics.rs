//! Counts and durations of requests, for Prometheus.

use super::Shared;
use app::host::ClientAddr;
use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use metrics::{counter, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::net::IpAddr;
use std::sync::OnceLock;
use std::time::Instant;

/// Upper bounds of the durations' buckets, in seconds.
const BUCKETS: [f64; 11] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0];

/// The process's one recorder.
pub fn recorder() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE
        .get_or_init(|| {
            let builder = PrometheusBuilder::new();
            let recorder = match builder.set_buckets(&BUCKETS) {
                Ok(builder) => builder.build_recorder(),
                // Only an empty list is refused.
                Err(_) => PrometheusBuilder::new().build_recorder(),
            };
            let handle = recorder.handle();
            if metrics::set_global_recorder(recorder).is_err() {
                tracing::debug!("another recorder of metrics is at work");
            }
            handle
        })
        .clone()
}

/// Counts a request under its route, so that record ids never become labels.
pub async fn measure(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().as_str().to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("other".to_owned(), |p| p.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    counter!("kundig_http_requests_total", "method" => method, "route" => route.clone(), "status" => status).increment(1);
    histogram!("kundig_http_request_seconds", "route" => route).record(began.elapsed().as_secs_f64());
    response
}

/// The numbers, for machines of the own network only.
pub async fn page(State(shared): State<Shared>, Extension(client): Extension<ClientAddr>) -> Response {
    if !is_near(client.0) {
        return StatusCode::NOT_FOUND.into_response();
    }
    metrics::gauge!("kundig_live_streams").set(shared.hub.listeners() as f64);
    shared.metrics.run_upkeep();
    ([("content-type", "text/plain; version=0.0.4")], shared.metrics.render()).into_response()
}

/// This machine, or an address of a private network.
fn is_near(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}
