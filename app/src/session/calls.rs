//! What these pages ask the server for. Functions under `open/` are for people who are not
//! signed in; forms send to them without script too.

#![expect(missing_docs, reason = "the arguments of a server function become fields of a type that is not ours")]

use crate::api::AppError;
use crate::wire::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::PostUrl;

#[cfg(feature = "ssr")]
use super::{next, visitor};
#[cfg(feature = "ssr")]
use crate::api::{ask, crm, fail};

/// Signs in; answers where to go on. A form sent without script is led there.
#[server(endpoint = "open/sign-in", input = PostUrl, output = Json)]
pub async fn sign_in(email: String, password: String, next: String) -> Result<String, AppError> {
    let input = domain::session::SignIn { email, password };
    let who = crm()?.sessions().sign_in(input, visitor::address()).await.map_err(fail)?;
    visitor::remember(who).await?;
    Ok(go_on(next::checked(Some(&next))))
}

/// Whom an invitation is for.
#[server(endpoint = "open/invitation", input = Json, output = Json)]
pub async fn invitation(token: String) -> Result<domain::team::Invitation, AppError> {
    crm()?.team().invitation(&token).await.map_err(fail)
}

/// Takes an invitation up and signs in; answers where to go on.
#[server(endpoint = "open/accept-invitation", input = PostUrl, output = Json)]
pub async fn join(token: String, #[server(default)] email: String, password: String) -> Result<String, AppError> {
    let input = domain::team::AcceptInvitation { token, email: Some(email), password };
    let who = crm()?.team().accept(input, visitor::address()).await.map_err(fail)?;
    visitor::remember(who).await?;
    Ok(go_on("/".to_owned()))
}

/// Ends the session; its own address, so that a plain form can send to it.
#[server(prefix = "", endpoint = "sign-out", input = PostUrl, output = Json)]
pub async fn sign_out() -> Result<(), AppError> {
    let session: tower_sessions::Session =
        leptos_axum::extract().await.map_err(|_| fail(::crm::Error::Internal("no session layer".to_owned())))?;
    session.flush().await.map_err(|e| fail(::crm::Error::Internal(e.to_string())))?;
    go_on("/sign-in".to_owned());
    Ok(())
}

/// Changes one's password; all other sessions end.
#[server(endpoint = "account/password", input = Json, output = Json)]
pub async fn change_password(input: domain::session::ChangePassword) -> Result<(), AppError> {
    let ask = ask().await?;
    let session: Option<tower_sessions::Session> = leptos_axum::extract().await.ok();
    let here = session.and_then(|s| s.id()).map(|id| id.to_string());
    ask.crm.sessions().change_password(&ask.viewer, input, here.as_deref()).await.map_err(|e| ask.fail(e))
}

/// Changes one's own name and language.
#[server(endpoint = "account/edit", input = Json, output = Json)]
pub async fn edit_account(input: domain::session::EditAccount) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.sessions().edit_account(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Leads a form sent without script to an address; with script the page goes there itself.
#[cfg(feature = "ssr")]
pub(crate) fn go_on(address: String) -> String {
    let plain_form = use_context::<axum::http::request::Parts>()
        .and_then(|parts| Some(parts.headers.get("accept")?.to_str().ok()?.contains("text/html")))
        .unwrap_or(false);
    if plain_form {
        leptos_axum::redirect(&address);
    }
    address
}
