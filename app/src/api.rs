//! What every server function shares: who asks, and how failures travel.
//!
//! A server function is thin: `let ask = ask().await?;` first (the viewer), then one
//! call of a use case, then its answer. Each has an explicit endpoint and JSON input.

use crate::wire::JsonText;
use domain::{FaultKind, Told};
use leptos::server_fn::Decodes;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// The one error type of server functions, for both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// The server said no, with a sentence in the viewer's language.
    Told(Told),
    /// The server could not be reached, or answered something else: the connection, or a new version.
    Unreachable,
}

impl AppError {
    /// What sort of failure, if the server said so.
    pub fn kind(&self) -> Option<FaultKind> {
        match self {
            AppError::Told(told) => Some(told.kind),
            AppError::Unreachable => None,
        }
    }

    /// The field it stands next to, if it belongs to one.
    pub fn field(&self) -> Option<&str> {
        match self {
            AppError::Told(told) => told.field.as_deref(),
            AppError::Unreachable => None,
        }
    }

    /// The sentence to show.
    pub fn message(&self, lang: domain::Lang) -> String {
        match self {
            AppError::Told(told) => told.message.clone(),
            AppError::Unreachable => domain::texts::errors::UNREACHABLE.in_lang(lang).to_owned(),
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(domain::Lang::En))
    }
}

impl std::error::Error for AppError {}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        AppError::Unreachable
    }

    /// Every failed answer comes through here: one that says 'sign in' opens the sign-in over the page.
    fn de(data: leptos::server_fn::Bytes) -> Self {
        let error = JsonText::decode(data).unwrap_or(AppError::Unreachable);
        #[cfg(feature = "hydrate")]
        if error.kind() == Some(FaultKind::SignIn) {
            crate::session::ended();
        }
        error
    }
}

/// A fresh command id, from the browser's random source.
#[cfg(feature = "hydrate")]
pub fn new_command() -> domain::CommandId {
    let mut bytes = [0_u8; 16];
    // `getrandom` works on plain http too; only if the browser has no random source at all does
    // it fail, and the server then refuses the empty id with a sentence.
    if getrandom::fill(&mut bytes).is_err() {
        return domain::CommandId(String::new());
    }
    domain::CommandId::from_bytes(bytes)
}

/// Commands are only made in browsers; server rendering never sends one.
#[cfg(not(feature = "hydrate"))]
pub fn new_command() -> domain::CommandId {
    domain::CommandId(String::new())
}

#[cfg(feature = "ssr")]
pub use server::*;

#[cfg(feature = "ssr")]
mod server {
    use super::AppError;
    use crm::Crm;
    use domain::texts::errors;
    use domain::{Fault, FaultKind, Lang, UserId, Viewer};
    use leptos::prelude::*;
    use tower_sessions::Session;

    /// The session's key under which the signed-in user's id is kept.
    pub const USER_KEY: &str = "user";

    /// Who asks, and the use cases to call.
    #[derive(Clone)]
    pub struct Ask {
        /// The use cases.
        pub crm: Crm,
        /// The signed-in person.
        pub viewer: Viewer,
    }

    /// The use cases, as the server put them into the context.
    pub fn crm() -> Result<Crm, AppError> {
        use_context::<Crm>().ok_or_else(|| fault(Fault::new(FaultKind::Internal, errors::INTERNAL)))
    }

    /// The viewer of this request; 'sign in' if nobody is. First line of every server function.
    pub async fn ask() -> Result<Ask, AppError> {
        let crm = crm()?;
        let session: Session = leptos_axum::extract().await.map_err(|_| sign_in())?;
        let user: Option<i64> = session.get(USER_KEY).await.map_err(|_| sign_in())?;
        let user = user.ok_or_else(sign_in)?;
        let viewer = crm.team().viewer(UserId(user)).await.map_err(fail)?.ok_or_else(sign_in)?;
        Ok(Ask { crm, viewer })
    }

    impl Ask {
        /// Turns a use case's failure into what travels, in the viewer's language, with its HTTP status.
        pub fn fail(&self, error: crm::Error) -> AppError {
            told(error.into_fault(), self.viewer.lang)
        }
    }

    /// A failure before the viewer is known, in the browser's language.
    pub fn fail(error: crm::Error) -> AppError {
        fault(error.into_fault())
    }

    /// A fault before the viewer is known, in the browser's language.
    pub fn fault(fault: Fault) -> AppError {
        told(fault, browser_lang())
    }

    fn sign_in() -> AppError {
        fault(Fault::new(FaultKind::SignIn, errors::SIGN_IN))
    }

    fn told(fault: Fault, lang: Lang) -> AppError {
        if let Some(response) = use_context::<leptos_axum::ResponseOptions>()
            && !is_plain_form()
        {
            response.set_status(status(fault.kind));
        }
        AppError::Told(fault.told(lang))
    }

    /// Whether a form was sent without script: its answer is a redirect back to its page, and no
    /// other status may take that one's place.
    fn is_plain_form() -> bool {
        use_context::<axum::http::request::Parts>().is_some_and(|parts| {
            let accept = parts.headers.get("accept").and_then(|v| v.to_str().ok()).unwrap_or_default();
            parts.method == axum::http::Method::POST && accept.contains("text/html")
        })
    }

    fn status(kind: FaultKind) -> axum::http::StatusCode {
        use axum::http::StatusCode;
        match kind {
            FaultKind::SignIn => StatusCode::UNAUTHORIZED,
            FaultKind::Forbidden => StatusCode::FORBIDDEN,
            FaultKind::NotFound => StatusCode::NOT_FOUND,
            FaultKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            FaultKind::Conflict => StatusCode::CONFLICT,
            FaultKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            FaultKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The language the browser asks for: the cookie of an earlier choice, else its header.
    pub fn browser_lang() -> Lang {
        use_context::<axum::http::request::Parts>().map_or(Lang::default(), |parts| lang_of(&parts.headers))
    }

    /// The language a request's headers ask for, likewise.
    pub fn lang_of(headers: &axum::http::HeaderMap) -> Lang {
        let header = |name| headers.get(name).and_then(|v: &axum::http::HeaderValue| v.to_str().ok());
        let cookie = header("cookie")
            .and_then(|cookies| cookies.split(';').find_map(|c| c.trim().strip_prefix("kundig_lang=")).and_then(Lang::parse));
        cookie.unwrap_or_else(|| header("accept-language").map_or(Lang::default(), Lang::from_accept))
    }
}
