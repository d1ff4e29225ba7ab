//! The HTML document around the application, rendered on the server alone.

use crate::App;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// Colour of the browser's own bars, per theme.
const BARS: [(&str, &str); 2] = [("(prefers-color-scheme: light)", "#ECE7DD"), ("(prefers-color-scheme: dark)", "#11100E")];

/// The whole document. Language, theme and the signed-in person stand in it, so that the
/// first paint is right and the browser starts from what the server knew.
pub fn document() -> impl IntoView {
    let lang = super::use_lang();
    let (theme, me) = known();
    view! {
        <!DOCTYPE html>
        <html lang=lang.code() data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta
                    name="viewport"
                    content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
                />
                <meta name="color-scheme" content="light dark" />
                {BARS
                    .map(|(media, colour)| leptos::html::meta().name("theme-color").content(colour).attr("media", media))
                    .collect_view()}
                {me.map(|me| view! { <meta name="kundig-me" content=me /> })}
                <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                <link rel="manifest" href="/kundig.webmanifest" />
                {browser_files()}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

#[cfg(feature = "ssr")]
fn known() -> (Option<&'static str>, Option<String>) {
    let me = super::me::detect().and_then(|me| serde_json::to_string(&me).ok());
    (super::theme::detect().attribute(), me)
}

#[cfg(not(feature = "ssr"))]
fn known() -> (Option<&'static str>, Option<String>) {
    (None, None)
}

#[cfg(feature = "ssr")]
fn browser_files() -> impl IntoView {
    view! { <crate::host::BrowserFiles /> }
}

#[cfg(not(feature = "ssr"))]
fn browser_files() -> impl IntoView {}

/// A page's title: what it is about, then the product.
pub(super) fn title(about: &str) -> String {
    if about.is_empty() { "Kundig".to_owned() } else { format!("{about} · Kundig") }
}

/// The same for a page's head, as it is when the head is written.
pub(super) fn head_title(about: leptos::prelude::Signal<String>) -> impl Fn() -> String + Send + Sync + 'static {
    use leptos::prelude::{ArcSignal, Get};
    // The server writes the head outside the page's reactive arena, on a thread that may just
    // hold another page's: a signal's id would find nothing there, or somebody else's title.
    let about: ArcSignal<String> = about.into();
    move || title(&about.get())
}
