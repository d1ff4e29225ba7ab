//! Tabs over panels of one page. Tabs that are pages of their own are links in
//! `<nav class="tabs">` with `aria-current`.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabItem {
    /// The value it stands for.
    pub key: String,
    /// The words.
    pub label: String,
    /// A number behind the words.
    pub count: Option<String>,
}

impl TabItem {
    /// A tab of words alone.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        TabItem { key: key.into(), label: label.into(), count: None }
    }

    /// The same with a number behind the words.
    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }
}

/// A row of tabs. Arrow keys, Home and End move and choose. The panel of a tab is an
/// element with `role="tabpanel"` and the id `{id}-{key}`; where all tabs change one list, say
/// `panels=false`.
#[component]
pub fn Tabs(
    /// Prefix of the panels' ids.
    #[prop(into)]
    id: String,
    /// What the tabs are about, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen key.
    value: RwSignal<String>,
    /// The tabs.
    #[prop(into)]
    items: Signal<Vec<TabItem>>,
    /// Whether each tab has a panel of its own.
    #[prop(default = true)]
    panels: bool,
) -> impl IntoView {
    let turn = move |ev: KeyboardEvent| {
        let keys: Vec<String> = items.get_untracked().into_iter().map(|i| i.key).collect();
        let Some(at) = keys.iter().position(|k| *k == value.get_untracked()) else {
            return;
        };
        let next = match ev.key().as_str() {
            "ArrowRight" => (at + 1) % keys.len(),
            "ArrowLeft" => (at + keys.len() - 1) % keys.len(),
            "Home" => 0,
            "End" => keys.len() - 1,
            _ => return,
        };
        ev.prevent_default();
        value.set(keys[next].clone());
        let row = ev.current_target().and_then(|row| row.dyn_into::<web_sys::Element>().ok());
        let tab = row.and_then(|row| row.children().item(u32::try_from(next).unwrap_or(0)));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = tab.focus();
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=move || label.get() on:keydown=turn>
            {move || {
                let id = id.clone();
                items
                    .get()
                    .into_iter()
                    .map(move |item| {
                        let is_mine = {
                            let key = item.key.clone();
                            Signal::derive(move || value.get() == key)
                        };
                        let panel = format!("{id}-{}", item.key);
                        view! {
                            <button
                                type="button"
                                role="tab"
                                aria-selected=move || if is_mine.get() { "true" } else { "false" }
                                aria-controls=move || (panels && is_mine.get()).then(|| panel.clone())
                                tabindex=move || if is_mine.get() { "0" } else { "-1" }
                                on:click=move |_| value.set(item.key.clone())
                            >
                                {item.label}
                                {item.count.map(|count| view! { <span class="badge count">{count}</span> })}
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}
