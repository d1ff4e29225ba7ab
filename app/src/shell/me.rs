//! Who looks at the page.

use domain::Me;
use leptos::prelude::*;

/// The signed-in person, or nobody. The server's session layer puts it into the request's
/// extensions; the document hands it to the browser in `<meta name="kundig-me">`.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug)]
pub struct Visitor(pub Option<Me>);

pub(super) fn provide() {
    provide_context(Known(detect()));
}

#[derive(Clone)]
struct Known(Option<Me>);

#[cfg(feature = "ssr")]
pub(super) fn detect() -> Option<Me> {
    let parts = use_context::<axum::http::request::Parts>()?;
    parts.extensions.get::<Visitor>()?.0.clone()
}

#[cfg(not(feature = "ssr"))]
pub(super) fn detect() -> Option<Me> {
    let meta = document().query_selector("meta[name='kundig-me']").ok()??;
    serde_json::from_str(&meta.get_attribute("content")?).ok()
}

/// The signed-in person, if there is one.
pub fn try_me() -> Option<Me> {
    use_context::<Known>()?.0
}

/// The signed-in person. Only for pages inside the frame, which nobody else sees.
///
/// # Panics
/// Outside the frame.
pub fn use_me() -> Me {
    use_context::<Me>().expect("this page stands inside the frame")
}
