//! What every answer says to the browser about safety, and what every request is given:
//! a nonce for its page's scripts and the client's address.

use super::Shared;
use super::client::client_addr;
use app::host::ClientAddr;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::Nonce;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Gives the request its nonce and client address, and the answer its headers.
pub async fn around(State(shared): State<Shared>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
    let client = client_addr(peer, request.headers(), &shared.serving.trusted_proxies);
    let nonce = Nonce::new();
    request.extensions_mut().insert(ClientAddr(client));
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    protect(response.headers_mut(), &nonce, shared.serving.secure());
    // Open pages notice by it that a newer version is served.
    if let Ok(build) = HeaderValue::from_str(shared.assets.build()) {
        response.headers_mut().insert(HeaderName::from_static("x-kundig-build"), build);
    }
    response
}

fn protect(headers: &mut HeaderMap, nonce: &str, secure: bool) {
    if let Ok(policy) = HeaderValue::from_str(&policy(nonce)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed: [(HeaderName, &str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
        // Browsers complain about it on plain http.
        headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    }
    // Pages carry a nonce and people's data: nobody keeps them, unless a route said otherwise.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// Scripts by nonce only; styles from here; `style` attributes for numbers and palette names.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; \
         script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}
