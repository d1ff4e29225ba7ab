//! The browser's files.

use crate::support::TestApp;
use axum::http::StatusCode;
use crm::testing::sqlite;

const SCRIPT: &str = "/pkg/kundig.0a1b.js";

#[tokio::test]
async fn built_files_are_kept_for_a_year_and_come_compressed() {
    let app = TestApp::on(sqlite().await).await;
    let cases = [("gzip, deflate, br", "br", "brotli"), ("gzip", "gzip", "gzip"), ("", "", "plain"), ("br;q=0, gzip", "gzip", "gzip")];
    for (accepted, coding, content) in cases {
        let answer = app.get(SCRIPT, &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("content-encoding"), coding);
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(answer.text(), content);
    }
}

#[tokio::test]
async fn other_files_are_kept_shortly_and_asked_for_by_tag() {
    let app = TestApp::on(sqlite().await).await;
    let first = app.get("/icon.svg", &[]).await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.header("content-type"), "image/svg+xml");
    assert_eq!(first.header("cache-control"), "public, max-age=60, must-revalidate");
    let again = app.get("/icon.svg", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
}

#[tokio::test]
async fn nothing_else_is_served() {
    let app = TestApp::on(sqlite().await).await;
    for path in [
        "/pkg/none.js",
        "/manifest.json",
        "/pkg/../manifest.json",
        "/pkg/%2e%2e/manifest.json",
        "/pkg/..%2fmanifest.json",
        "/../Cargo.toml",
        "/pkg/",
    ] {
        let answer = app.get(path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn pages_name_the_built_files() {
    let app = TestApp::on(sqlite().await).await;
    let page = app.get("/sign-in", &[("accept", "text/html")]).await.text();
    assert!(page.contains(SCRIPT) && page.contains("/pkg/kundig.2c3d.wasm"), "{page}");
    assert!(page.contains(r#"<meta name="kundig-build" content="b1">"#), "{page}");
}
