//! What every page inside the frame begins with.

use super::t;
use crate::ui::{IconButton, keep_scroll};
use domain::texts::nav;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;

/// A page: its title in the browser, its place in the frame. It takes the focus when people
/// arrive by a link, and keeps its scroll place when they come back.
#[component]
pub fn Page(
    /// What the browser's tab says. Not derived of other signals: see `head_title`.
    #[prop(into)]
    title: Signal<String>,
    /// Class of the page's layout: `board-page`, `import-page`.
    #[prop(optional)]
    class: &'static str,
    /// The page.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Main>::new();
    keep_scroll(node, "main");
    Effect::new(move |done: Option<bool>| {
        let Some(main) = node.get() else {
            return done.unwrap_or(false);
        };
        // on the first page of a visit the browser has put the focus where it belongs
        let first_page = !use_context::<super::frame::Arrived>().is_some_and(|arrived| arrived.mark());
        if done != Some(true) && !first_page {
            let inside = leptos::prelude::document().active_element().is_some_and(|a| main.contains(Some(&a)));
            if !inside {
                let _ = main.focus();
            }
        }
        true
    });
    view! {
        <Title text=super::document::head_title(title) />
        <main node_ref=node id="main" class=format!("main {class}") tabindex="-1">
            {children()}
        </main>
    }
    .into_any()
}

/// Head of a page: its name, what belongs to it, and on phones the search.
#[component]
pub fn PageHead(
    /// The page's name, as its first heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands behind it: totals, views, buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let palette = use_context::<super::Palette>();
    view! {
        <header class="page-head">
            <h1>{move || title.get()}</h1>
            {children.map(|children| children())}
            <IconButton
                icon="search"
                icon_size=20
                class="on-phone push"
                label=t(nav::SEARCH_EVERYWHERE)
                on:click=move |_| {
                    if let Some(palette) = palette {
                        palette.open();
                    }
                }
            />
        </header>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #[test]
    fn titles_end_with_the_product() {
        assert_eq!(super::super::document::title("Deals"), "Deals · Kundig");
        assert_eq!(super::super::document::title(""), "Kundig");
    }
}
