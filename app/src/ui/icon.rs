//! Icons from the sprite `public/icons.svg`.

use leptos::prelude::*;

/// An icon beside words. It says nothing to screen readers: the words do.
#[component]
pub fn Icon(
    /// Name in the sprite without `i-`: `plus`, `square-kanban`.
    name: &'static str,
    /// Edge length in px: 20, 16, 14 or 12.
    #[prop(default = 16)]
    size: u8,
) -> impl IntoView {
    let class = match size {
        16 => "i i-16",
        14 => "i i-14",
        12 => "i i-12",
        _ => "i",
    };
    view! { <svg class=class aria-hidden="true"><use href=format!("/icons.svg#i-{name}")></use></svg> }
}

/// The product's sign.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
            <path class="logo-back" d="M7 8.5A2.5 2.5 0 0 1 9.5 6h4.2c.8 0 1.5.4 2 1l1.2 1.5H25A2.5 2.5 0 0 1 27.5 11v3h-20z"></path>
            <rect class="logo-card" x="4.5" y="11.5" width="23" height="15" rx="2.5"></rect>
            <path class="logo-line" d="M9 17h9M9 21.5h5.5"></path>
        </svg>
    }
}
