//! A few views of one thing, one of them on.

use super::Icon;
use leptos::prelude::*;

/// One button of a [`Segmented`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The value it stands for.
    pub key: String,
    /// The words.
    pub label: String,
    /// Icon before the words.
    pub icon: Option<&'static str>,
}

impl Segment {
    /// A segment of words alone.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Segment { key: key.into(), label: label.into(), icon: None }
    }

    /// The same with an icon.
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }
}

/// Switches between views; the chosen one is pressed.
#[component]
pub fn Segmented(
    /// What is switched, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen key.
    #[prop(into)]
    value: Signal<String>,
    /// The choices.
    #[prop(into)]
    segments: Signal<Vec<Segment>>,
    /// Called with the key that is pressed.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="segmented" role="group" aria-label=move || label.get()>
            {move || {
                segments
                    .get()
                    .into_iter()
                    .map(|segment| {
                        let (mine, chosen) = (segment.key.clone(), segment.key);
                        view! {
                            <button
                                type="button"
                                aria-pressed=move || if value.get() == mine { "true" } else { "false" }
                                on:click=move |_| on_choose.run(chosen.clone())
                            >
                                {segment.icon.map(|name| view! { <Icon name /> })}
                                {segment.label}
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}
