//! Server functions are public addresses: none answers a stranger.

use crate::support::{TestApp, request};
use axum::http::StatusCode;
use crm::testing::sqlite;
use leptos::server_fn::axum::server_fn_paths;

#[tokio::test]
async fn every_server_function_but_the_open_ones_wants_a_session() {
    let app = TestApp::on(sqlite().await).await;
    assert!(server_fn_paths().count() > 0, "the functions are known to this program");
    for (path, method) in server_fn_paths() {
        // Ends a session, if there is one.
        if path == "/sign-out" {
            continue;
        }
        assert!(path.starts_with("/api/"), "{path} lies where the guard stands");
        if path.starts_with("/api/open/") {
            continue;
        }
        for cookie in ["", "kundig=AAAAAAAAAAAAAAAAAAAAAA", "kundig=nonsense"] {
            let headers = [("content-type", "application/json"), ("cookie", cookie)];
            let answer = app.ask(request(method.clone(), path, &headers, "{}")).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
            assert_eq!(answer.header("serverfnerror"), path);
        }
    }
}

/// Whoever adds one here has thought about what a stranger can do with it.
#[tokio::test]
async fn the_open_ones_are_known() {
    let known = ["accept-invitation", "invitation", "set-up", "sign-in", "state"];
    for (path, _) in server_fn_paths() {
        if let Some(name) = path.strip_prefix("/api/open/") {
            assert!(known.contains(&name), "{path} is open to everybody: is that meant?");
        }
    }
}

#[tokio::test]
async fn a_refusal_speaks_the_browsers_language() {
    let app = TestApp::on(sqlite().await).await;
    let answer = app.post("/api/anything", &[("accept-language", "de-AT,de;q=0.9")], "{}").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(answer.text().contains("Melden Sie sich an"), "{}", answer.text());
}
