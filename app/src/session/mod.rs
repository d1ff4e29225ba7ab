//! Signing in and out, invitations, one's own account.

mod again;
mod calls;
mod invitation;
pub mod next;
mod sign_in;
#[cfg(feature = "ssr")]
mod visitor;

pub(crate) use again::{SignInAgain, leave, provide};
#[cfg(feature = "hydrate")]
pub(crate) use again::{ended, resumed};
#[cfg(feature = "ssr")]
pub(crate) use calls::go_on;
pub use calls::*;
pub use invitation::InvitationPage;
pub(crate) use sign_in::PasswordField;
pub use sign_in::{Art, SignInPage};
#[cfg(feature = "ssr")]
pub(crate) use visitor::{address, is_local, remember, viewer};

use leptos::prelude::*;

/// Loads another page anew: who looks at it has changed. Only local addresses.
pub(crate) fn go(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().assign(address);
    }
}

/// Leads to another page: by the answer's status on the server, by the address in the browser.
#[cfg(feature = "ssr")]
pub(crate) fn lead(address: &str) {
    // without a request (while routes are listed) there is nobody to lead
    if use_context::<leptos_axum::ResponseOptions>().is_some() {
        leptos_axum::redirect(address);
    }
}

/// Leads to another page: by the answer's status on the server, by the address in the browser.
#[cfg(not(feature = "ssr"))]
pub(crate) fn lead(address: &str) {
    let _ = window().location().replace(address);
}

/// The failure a form sent without script left in the address, as a sentence.
pub(crate) fn left_error(lang: domain::Lang) -> Option<(Option<String>, String)> {
    let left = leptos_router::hooks::use_query_map().read_untracked().get("__err")?;
    let error = leptos::server_fn::error::ServerFnUrlError::<crate::api::AppError>::decode_err(&left);
    Some((error.field().map(str::to_owned), error.message(lang)))
}
