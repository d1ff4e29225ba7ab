//! The page's language: one for a page's life, chosen by cookie, else by the browser.

use domain::Lang;
use domain::texts::{Text, plural};
use leptos::prelude::*;

/// The cookie that keeps the choice; set at sign-in from the person's own setting, and by
/// the user menu.
pub const COOKIE: &str = "kundig_lang";

pub(super) fn provide() {
    provide_context(detect());
}

#[cfg(feature = "ssr")]
fn detect() -> Lang {
    crate::api::browser_lang()
}

/// In the browser the document says it, so that both sides render alike.
#[cfg(not(feature = "ssr"))]
fn detect() -> Lang {
    document().document_element().and_then(|html| html.get_attribute("lang")).and_then(|code| Lang::parse(&code)).unwrap_or_default()
}

/// The page's language.
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_else(detect)
}

/// A text of the catalogue in the page's language. Called while a component is made or in
/// a handler of it, not in a task that outlives it.
pub fn t(text: Text) -> &'static str {
    text.in_lang(use_lang())
}

/// A text with its `{name}` places filled.
pub fn tf(text: Text, args: &[(&str, &str)]) -> String {
    text.fill(use_lang(), args)
}

/// A text for a number of things; `{n}` is the number, written in the page's language.
pub fn tn(n: i64, one: Text, other: Text) -> String {
    let lang = use_lang();
    plural(n, one, other).fill(lang, &[("n", &domain::format::integer(lang, n))])
}

/// Keeps the choice in the cookie, and with the person if somebody is signed in; then loads
/// the page anew in that language.
pub fn set_language(lang: Lang) {
    super::theme::set_cookie(COOKIE, lang.code());
    let reload = || {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    };
    if super::me::detect().is_none() {
        return reload();
    }
    leptos::task::spawn_local(async move {
        let edit = domain::session::EditAccount { command: crate::api::new_command(), name: None, lang: Some(lang) };
        // Without the server the cookie keeps the choice in this browser.
        let _ = crate::session::edit_account(edit).await;
        reload();
    });
}
