//! What a browser is told, and what another site's page can't do.

use crate::support::{TestApp, plain};
use axum::http::StatusCode;
use crm::testing::sqlite;
use domain::Role;

fn nonce(policy: &str) -> String {
    let at = policy.find("'nonce-").expect("a nonce") + 7;
    policy[at..].chars().take_while(|c| *c != '\'').collect()
}

#[tokio::test]
async fn scripts_run_by_the_nonce_of_their_own_answer() {
    let app = TestApp::on(sqlite().await).await;
    let page = app.get("/sign-in", &[("accept", "text/html")]).await;
    let policy = page.header("content-security-policy").to_owned();
    let own = nonce(&policy);
    let html = page.text();
    assert!(html.contains(&format!("nonce=\"{own}\"")), "{html}");
    for script in html.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(tag.contains(&own), "a script without the nonce: {tag}");
    }
    assert!(
        policy.contains("object-src 'none'") && policy.contains("base-uri 'none'") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    assert!(!policy.contains("'unsafe-inline'; script") && !policy.contains("'unsafe-eval'"), "{policy}");
    let again = app.get("/sign-in", &[("accept", "text/html")]).await;
    assert_ne!(own, nonce(again.header("content-security-policy")), "a nonce is used once");
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn every_answer_has_the_headers() {
    let app = TestApp::on(sqlite().await).await;
    for path in ["/sign-in", "/health", "/pkg/kundig.0a1b.js", "/none", "/live"] {
        let answer = app.get(path, &[]).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "plain http promises no TLS");
    }
}

#[tokio::test]
async fn behind_tls_cookies_are_for_tls_and_this_host_only() {
    let mut settings = plain();
    settings.public_url = Some("https://crm.example.com".to_owned());
    let app = TestApp::with(sqlite().await, settings).await;
    let ann = app.db.user("Ann", Role::Admin).await;
    let (_, cookie) = app.sign_in(&ann).await;
    assert!(cookie.starts_with("__Host-kundig="));
    let page = app.get("/settings", &[("accept", "text/html"), ("cookie", &cookie)]).await;
    assert_eq!(page.header("strict-transport-security"), "max-age=31536000");
    let set = page.header("set-cookie");
    assert!(["__Host-kundig=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"].iter().all(|part| set.contains(part)), "{set}");
    assert!(!set.contains("Domain"), "{set}");
}

#[tokio::test]
async fn other_sites_pages_change_nothing() {
    let mut settings = plain();
    settings.public_url = Some("https://crm.example.com".to_owned());
    let app = TestApp::with(sqlite().await, settings).await;
    let refused: [&[(&str, &str)]; 5] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    ];
    for headers in refused {
        assert_eq!(app.post("/api/anything", headers, "{}").await.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    let passed: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "same-origin")],
        // Plain http: no Sec-Fetch-Site; the page's origin is the host asked.
        &[("origin", "http://127.0.0.1:3000")],
        &[("origin", "https://crm.example.com")],
        // Programs send neither.
        &[],
    ];
    for headers in passed {
        assert_eq!(app.post("/api/anything", headers, "{}").await.status, StatusCode::UNAUTHORIZED, "{headers:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_big_is_refused() {
    let app = TestApp::on(sqlite().await).await;
    let ann = app.db.user("Ann", Role::Admin).await;
    let (_, cookie) = app.sign_in(&ann).await;
    let big = "x".repeat(3 * 1024 * 1024);
    let answer = app.post("/api/anything", &[("cookie", &cookie), ("content-length", &big.len().to_string())], &big).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}
