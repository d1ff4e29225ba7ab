//! What is shown while there is nothing, or nothing yet.

use leptos::prelude::*;

/// A blank card, one sentence, one main action.
#[component]
pub fn Empty(
    /// What is empty, in three or four words.
    #[prop(into)]
    title: Signal<String>,
    /// One sentence: why, and what helps.
    #[prop(optional, into)]
    text: MaybeProp<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <div class="blank-card" aria-hidden="true"></div>
            <h2>{move || title.get()}</h2>
            {move || text.get().map(|text| view! { <p>{text}</p> })}
            {children.map(|children| view! { <div class="row">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// A grey bar in the shape of what loads.
#[component]
pub fn Skeleton(
    /// Width as a share of its place, in per cent.
    #[prop(default = 100)]
    width: u8,
) -> impl IntoView {
    view! { <span class="skeleton" aria-hidden="true" style=format!("--w:{width}%")></span> }
}

/// Some lines of skeleton; says once that something loads.
#[component]
pub fn SkeletonLines(
    /// How many lines.
    #[prop(default = 3)]
    lines: u8,
) -> impl IntoView {
    view! {
        <div class="stack" role="status">
            <span class="vh">{crate::shell::t(domain::texts::common::LOADING)}</span>
            {(0..lines).map(|n| view! { <Skeleton width=90 - (n % 3) * 20 /> }).collect_view()}
        </div>
    }
}
