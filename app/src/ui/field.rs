//! The frame of a form field: label above, hint below, the error takes the hint's place.

use super::Icon;
use crate::shell::t;
use domain::texts::common;
use leptos::prelude::*;

/// Ids a control of a field refers to.
pub fn described_by(id: &str, hint: MaybeProp<String>, error: MaybeProp<String>) -> impl Fn() -> Option<String> + Clone + use<> {
    let id = id.to_owned();
    move || {
        if error.get().is_some_and(|e| !e.is_empty()) { Some(format!("{id}-error")) } else { hint.get().map(|_| format!("{id}-hint")) }
    }
}

/// Label, control, and hint or error. The named controls (`TextField`, `SelectField` …)
/// bring it with them; use it alone for a control of your own.
#[component]
pub fn Field(
    /// Id of the control inside.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// One line below that helps to fill it in.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the value; shown instead of the hint.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Says behind the label that it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Label for screen readers only, e.g. in a toolbar.
    #[prop(optional)]
    bare: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let note = move || {
        let wrong = error.get().filter(|e| !e.is_empty());
        match (wrong, hint.get()) {
            (Some(wrong), _) => {
                view! { <span class="error" id=error_id.clone()><Icon name="circle-alert" size=14 />{wrong}</span> }.into_any()
            }
            (None, Some(hint)) => view! { <span class="hint" id=hint_id.clone()>{hint}</span> }.into_any(),
            (None, None) => ().into_any(),
        }
    };
    view! {
        <div class="field">
            <label for=id class:vh=bare>
                {move || label.get()} {optional.then(|| view! { <span class="muted small">{format!(" {}", t(common::OPTIONAL))}</span> })}
            </label>
            {children()}
            {note}
        </div>
    }
    .into_any()
}
