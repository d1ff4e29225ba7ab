//! What a request says about who makes it, on the server.

use crate::api::{self, AppError, USER_KEY};
use crate::host::ClientAddr;
use crm::session::SignedIn;
use domain::{UserId, Viewer};
use leptos::prelude::*;
use std::net::{IpAddr, Ipv4Addr};
use tower_sessions::Session;

/// Where the request comes from.
pub(crate) fn address() -> IpAddr {
    use_context::<ClientAddr>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |a| a.0)
}

/// Whether who asks surely sits at the server's own machine: the address is its own, the page
/// was opened under a name of its own, and no proxy stands between.
pub(crate) fn is_local() -> bool {
    let Some(parts) = use_context::<axum::http::request::Parts>() else { return false };
    let proxied = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].iter().any(|name| parts.headers.contains_key(*name));
    let host = parts.headers.get("host").and_then(|h| h.to_str().ok()).or_else(|| parts.uri.host()).unwrap_or_default();
    address().to_canonical().is_loopback() && !proxied && is_own_name(host)
}

fn is_own_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Who is signed in, if anybody.
pub(crate) async fn viewer() -> Option<Viewer> {
    let session: Session = leptos_axum::extract().await.ok()?;
    let user: i64 = session.get(USER_KEY).await.ok()??;
    api::crm().ok()?.team().viewer(UserId(user)).await.ok()?
}

/// Signs somebody in with this browser: under a new session id, so that one planted before is
/// worth nothing; and in their language.
pub(crate) async fn remember(who: SignedIn) -> Result<(), AppError> {
    let failed = |e: String| api::fail(crm::Error::Internal(e));
    let session: Session = leptos_axum::extract().await.map_err(|_| failed("no session layer".to_owned()))?;
    session.cycle_id().await.map_err(|e| failed(e.to_string()))?;
    session.insert(USER_KEY, i64::from(who.user)).await.map_err(|e| failed(e.to_string()))?;
    if let (Some(lang), Some(response)) = (who.lang, use_context::<leptos_axum::ResponseOptions>()) {
        let cookie = format!("kundig_lang={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.code());
        if let Ok(cookie) = axum::http::HeaderValue::from_str(&cookie) {
            response.append_header(axum::http::header::SET_COOKIE, cookie);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_own_name;

    #[test]
    fn names_of_the_machine_itself() {
        for own in ["localhost:3000", "127.0.0.1", "[::1]:3000", "LOCALHOST"] {
            assert!(is_own_name(own), "{own}");
        }
        for other in ["crm.example.org", "localhost.example.org", "10.0.0.5:3000", ""] {
            assert!(!is_own_name(other), "{other}");
        }
    }
}
