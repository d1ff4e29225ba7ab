//! What load balancers, supervisors and Prometheus ask.

use crate::support::{TestApp, plain, request};
use axum::extract::ConnectInfo;
use axum::http::{Method, StatusCode};
use crm::testing::{both, sqlite};
use std::net::SocketAddr;

#[tokio::test]
async fn health_and_readiness() {
    for db in both().await {
        let app = TestApp::on(db).await;
        assert_eq!(app.get("/health", &[]).await.text(), "ok\n");
        assert_eq!(app.get("/ready", &[]).await.status, StatusCode::OK, "{}", app.db.name);
    }
}

#[tokio::test]
async fn a_closed_database_is_not_ready_but_alive() {
    for db in both().await {
        let app = TestApp::on(db).await;
        app.db.crm.db().close().await;
        assert_eq!(app.get("/ready", &[]).await.status, StatusCode::SERVICE_UNAVAILABLE, "{}", app.db.name);
        assert_eq!(app.get("/health", &[]).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn metrics_count_requests_by_route_for_the_own_network_only() {
    let mut settings = plain();
    settings.trusted_proxy = vec!["127.0.0.1".to_owned()];
    let app = TestApp::with(sqlite().await, settings).await;
    app.get("/pkg/kundig.0a1b.js", &[]).await;
    let near = app.get("/metrics", &[]).await;
    assert_eq!(near.status, StatusCode::OK);
    assert!(near.text().contains(r#"kundig_http_requests_total{method="GET",route="/pkg/{*file}",status="200"}"#), "{}", near.text());
    // From elsewhere: directly, and through a proxy that is trusted to say so.
    let mut stranger = request(Method::GET, "/metrics", &[], "");
    stranger.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 9], 40_000))));
    assert_eq!(app.ask(stranger).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/metrics", &[("x-forwarded-for", "203.0.113.9")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_answer_carries_a_request_id() {
    let app = TestApp::on(sqlite().await).await;
    let (one, two) = (app.get("/health", &[]).await, app.get("/health", &[]).await);
    assert!(!one.header("x-request-id").is_empty());
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
    assert_eq!(app.get("/health", &[("x-request-id", "given")]).await.header("x-request-id"), "given");
}
