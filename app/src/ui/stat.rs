//! Figures of the dashboard.

use leptos::prelude::*;

/// Whether a change is welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change {
    /// Neither.
    #[default]
    Flat,
    /// Better than before.
    Good,
    /// Worse than before.
    Bad,
}

/// A figure with its change against the period before. With `href` it leads to the
/// records behind it.
#[component]
pub fn StatTile(
    /// What is counted.
    #[prop(into)]
    label: Signal<String>,
    /// The figure, formatted.
    #[prop(into)]
    value: Signal<String>,
    /// The change, formatted with its sign: `+12.4 %`.
    #[prop(optional, into)]
    delta: MaybeProp<String>,
    /// Words behind the change: `vs Q3`.
    #[prop(optional, into)]
    versus: MaybeProp<String>,
    /// Whether the change is welcome.
    #[prop(optional, into)]
    change: Signal<Change>,
    /// Where the figure leads.
    #[prop(optional, into)]
    href: MaybeProp<String>,
    /// A spark line at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let inside = view! {
        <span class="label">{move || label.get()}</span>
        <span class="value">{move || value.get()}</span>
        <span class="delta">
            {move || {
                let class = match change.get() {
                    Change::Flat => "",
                    Change::Good => "ok",
                    Change::Bad => "danger",
                };
                delta.get().map(|delta| view! { <b class=class>{delta}</b> })
            }}
            " "
            {move || versus.get()}
        </span>
        {children.map(|children| children())}
    }
    .into_any();
    if href.get_untracked().is_some() {
        view! { <a class="stat" href=move || href.get()>{inside}</a> }.into_any()
    } else {
        view! { <div class="stat">{inside}</div> }.into_any()
    }
}
