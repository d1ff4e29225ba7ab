//! Pages and server functions, as `app` declares them.

use super::{Shared, assets};
use app::api::USER_KEY;
use app::host::ClientAddr;
use app::shell::Visitor;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use domain::UserId;
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, generate_route_list_with_exclusions_and_ssg_and_context, render_app_to_stream_with_context};
use tower_sessions::Session;

/// Every page's route, every server function's, and the files of `public/` behind them.
pub fn routes(shared: &Shared) -> Router<Shared> {
    let context = context(shared);
    let (pages, _) = generate_route_list_with_exclusions_and_ssg_and_context(app::App, None, context.clone());
    Router::new()
        .leptos_routes_with_context(shared, pages, context, shell())
        .fallback(other)
        .layer(from_fn_with_state(shared.clone(), know_visitor))
}

/// Looks up who asks for a page, so that its document can say so. Server functions ask for
/// themselves.
async fn know_visitor(State(shared): State<Shared>, session: Session, mut request: Request, next: Next) -> Response {
    if takes_anything(&request) {
        // Link previews and command lines get pages, and their redirects, like browsers.
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("text/html"));
    }
    if wants_page(&request) {
        let me = match session.get::<i64>(USER_KEY).await {
            Ok(Some(user)) => shared.crm.team().me(UserId(user)).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the page's visitor could not be looked up");
                None
            }),
            _ => None,
        };
        request.extensions_mut().insert(Visitor(me));
    }
    next.run(request).await
}

fn wants_page(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
        && request.headers().get("accept").and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"))
}

fn takes_anything(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD) && request.headers().get(ACCEPT).is_none_or(|v| v == "*/*")
}

fn shell() -> impl Fn() -> leptos::prelude::AnyView + Clone + Send + Sync + 'static {
    || {
        use leptos::prelude::IntoAny;
        app::document().into_any()
    }
}

/// What pages and server functions find in their context, beside the request's parts.
fn context(shared: &Shared) -> impl Fn() + Clone + Send + Sync + 'static {
    let (crm, assets, public_url) = (shared.crm.clone(), shared.assets.clone(), shared.public_url());
    move || {
        provide_context(crm.clone());
        provide_context(assets.clone());
        provide_context(public_url.clone());
        if let Some(parts) = use_context::<Parts>() {
            if let Some(client) = parts.extensions.get::<ClientAddr>() {
                provide_context(*client);
            }
            // The page's scripts carry the very nonce of the policy in the answer's header.
            if let Some(nonce) = parts.extensions.get::<Nonce>() {
                provide_context(nonce.clone());
            }
        }
    }
}

/// A path that is no page: a file of `public/`, or the page that says so.
async fn other(State(shared): State<Shared>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Some(file) = assets::public(&shared, request.uri().path(), request.headers()).await {
        return file;
    }
    if !wants_page(&request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut page = render_app_to_stream_with_context(context(&shared), shell())(request).await;
    *page.status_mut() = StatusCode::NOT_FOUND;
    page
}
