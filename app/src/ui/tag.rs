//! Small labels: tags, states, counts, keys.

use super::Icon;
use leptos::prelude::*;

/// A word people gave a record.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <span class="tag trunc">{label}</span> }
}

/// Ground and ink of a badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BadgeTone {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// Done, won, paid.
    Ok,
    /// Due, to check.
    Warn,
    /// Late, lost, broken.
    Danger,
    /// New, chosen.
    Info,
    /// Solid accent: counts in the navigation.
    Solid,
}

/// A state in words on a soft ground, or a count.
#[component]
pub fn Badge(
    /// The words or the number.
    #[prop(into)]
    label: Signal<String>,
    /// Ground and ink.
    #[prop(optional)]
    tone: BadgeTone,
    /// Icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// As wide as high: for numbers.
    #[prop(optional)]
    count: bool,
) -> impl IntoView {
    let mut class = "badge".to_owned();
    class.push_str(match tone {
        BadgeTone::Neutral => "",
        BadgeTone::Ok => " ok",
        BadgeTone::Warn => " warn",
        BadgeTone::Danger => " danger",
        BadgeTone::Info => " info",
        BadgeTone::Solid => " solid",
    });
    if count {
        class.push_str(" count");
    }
    view! { <span class=class>{icon.map(|name| view! { <Icon name size=12 /> })}{move || label.get()}</span> }
}

/// A key of the keyboard.
#[component]
pub fn Kbd(
    /// What stands on the key.
    #[prop(into)]
    key: String,
) -> impl IntoView {
    view! { <kbd class="kbd">{key}</kbd> }
}
