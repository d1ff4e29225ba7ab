//! Light, dark, or like the device.

use leptos::prelude::*;

/// The cookie that keeps the choice, so that the first paint has it.
const COOKIE: &str = "kundig_theme";

/// How the pages look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Light paper.
    Light,
    /// Dark paper.
    Dark,
}

impl Theme {
    /// Value of `<html data-theme>` and of the cookie; `None` for the device's own.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    fn parse(value: &str) -> Theme {
        match value {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }
}

#[derive(Clone, Copy)]
struct Chosen(RwSignal<Theme>);

pub(super) fn provide() {
    provide_context(Chosen(RwSignal::new(detect())));
}

#[cfg(feature = "ssr")]
pub(super) fn detect() -> Theme {
    let cookie = || {
        let parts = use_context::<axum::http::request::Parts>()?;
        let cookies = parts.headers.get("cookie")?.to_str().ok()?;
        cookies.split(';').find_map(|c| c.trim().strip_prefix("kundig_theme=")).map(Theme::parse)
    };
    cookie().unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn detect() -> Theme {
    let html = document().document_element();
    html.and_then(|html| html.get_attribute("data-theme")).map(|value| Theme::parse(&value)).unwrap_or_default()
}

/// The chosen theme. Charts rebuild when it changes; the device's own change comes as the
/// media query `prefers-color-scheme`.
pub fn use_theme() -> Signal<Theme> {
    use_context::<Chosen>().map_or_else(|| Signal::stored(Theme::System), |c| c.0.into())
}

/// Changes the theme at once and keeps it.
pub fn set_theme(theme: Theme) {
    let Some(html) = document().document_element() else {
        return;
    };
    // the attribute's name is right, so neither call can fail
    let _ = match theme.attribute() {
        Some(value) => html.set_attribute("data-theme", value),
        None => html.remove_attribute("data-theme"),
    };
    set_cookie(COOKIE, theme.attribute().unwrap_or("system"));
    if let Some(chosen) = use_context::<Chosen>() {
        chosen.0.set(theme);
    }
}

/// Keeps a choice for a year; readable by the server with the next page.
pub(super) fn set_cookie(name: &str, value: &str) {
    let cookie = format!("{name}={value}; path=/; max-age=31536000; samesite=lax");
    let _ = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into());
}
