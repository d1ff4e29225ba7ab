//! A message that stays until it is solved.

use super::Icon;
use leptos::prelude::*;

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// Look at it.
    Warn,
    /// Broken or refused.
    Danger,
}

/// An inline message, with buttons as children.
#[component]
pub fn Banner(
    /// The sentence.
    #[prop(into)]
    text: Signal<String>,
    /// How grave.
    #[prop(optional)]
    tone: Tone,
    /// Buttons at its end.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, icon, role) = match tone {
        Tone::Info => ("banner", "info", "status"),
        Tone::Warn => ("banner warn", "triangle-alert", "status"),
        Tone::Danger => ("banner danger", "circle-alert", "alert"),
    };
    view! {
        <div class=class role=role>
            <Icon name=icon />
            <span class="grow">{move || text.get()}</span>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
