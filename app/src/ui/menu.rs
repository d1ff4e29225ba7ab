//! Menus that open from a button.

use super::{Align, Icon, Kbd, fresh_id, place_at};
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The entries of a menu that can take the focus.
fn entries(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(list) = menu.query_selector_all("[role^='menuitem']:not(:disabled)") else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|n| list.item(n)?.dyn_into().ok()).collect()
}

fn focus(entry: Option<&HtmlElement>) {
    if let Some(entry) = entry {
        let _ = entry.focus();
    }
}

/// A button that opens a menu. Opens without script too; with it the menu stands in its
/// place, arrow keys move, letters jump, Esc and a choice close it and give the focus back.
#[component]
pub fn Menu(
    /// Name of the button for screen readers, where the trigger is an icon; and of the menu.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows: words, icon, avatar.
    #[prop(into)]
    trigger: ViewFn,
    /// Classes of the button.
    #[prop(default = "btn")]
    class: &'static str,
    /// The button's own words name it: no `aria-label`.
    #[prop(optional)]
    worded: bool,
    /// Which edges line up.
    #[prop(optional)]
    align: Align,
    /// Id of the menu; give one where it loads late.
    #[prop(optional, into)]
    id: Option<String>,
    /// The entries: `MenuItem`, `MenuLink`, `MenuLabel`, `<hr/>`.
    children: Children,
) -> impl IntoView {
    let id = id.unwrap_or_else(fresh_id);
    let button = NodeRef::<html::Button>::new();
    let menu = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);

    let on_toggle = move |_: Event| {
        let (Some(button), Some(menu)) = (button.get_untracked(), menu.get_untracked()) else {
            return;
        };
        let is_open = menu.matches(":popover-open").unwrap_or(false);
        open.set(is_open);
        if is_open {
            place_at(&button, &menu, align);
            let all = entries(&menu);
            let chosen = all.iter().find(|e| e.get_attribute("aria-checked").as_deref() == Some("true"));
            focus(chosen.or(all.first()));
        }
    };
    let on_key = move |ev: KeyboardEvent| {
        let Some(menu) = menu.get_untracked() else {
            return;
        };
        let all = entries(&menu);
        let Some(count) = std::num::NonZeroUsize::new(all.len()) else {
            return;
        };
        let active = document().active_element();
        let at = all.iter().position(|e| active.as_ref().is_some_and(|a| a == e.unchecked_ref::<web_sys::Element>()));
        let key = ev.key();
        let next = match key.as_str() {
            "ArrowDown" => at.map_or(0, |at| (at + 1) % count),
            "ArrowUp" => at.map_or(count.get() - 1, |at| (at + count.get() - 1) % count),
            "Home" => 0,
            "End" => count.get() - 1,
            "Tab" => {
                let _ = menu.hide_popover();
                return;
            }
            letter if letter.chars().count() == 1 && letter != " " && !ev.ctrl_key() && !ev.meta_key() => {
                let starts = |e: &HtmlElement| e.inner_text().trim().to_lowercase().starts_with(&letter.to_lowercase());
                let from = at.map_or(0, |at| at + 1);
                let Some(hit) = (0..count.get()).map(|n| (from + n) % count).find(|n| starts(&all[*n])) else {
                    return;
                };
                hit
            }
            _ => return,
        };
        ev.prevent_default();
        ev.stop_propagation();
        focus(all.get(next));
    };
    let on_click = move |ev: MouseEvent| {
        let inside_entry = ev
            .target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
            .and_then(|t| t.closest("[role^='menuitem']").ok().flatten())
            .is_some();
        if inside_entry && let Some(menu) = menu.get_untracked() {
            let _ = menu.hide_popover();
        }
    };
    let label_of_button = move || (!worded).then(|| label.get());
    view! {
        <button
            node_ref=button
            type="button"
            class=class
            popovertarget=id.clone()
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-label=label_of_button
            title=label_of_button
        >
            {trigger.run()}
        </button>
        <div
            node_ref=menu
            id=id
            class="menu"
            role="menu"
            popover="auto"
            aria-label=move || label.get()
            on:toggle=on_toggle
            on:keydown=on_key
            on:click=on_click
        >
            {children()}
        </div>
    }
    .into_any()
}

/// An entry that does something.
#[component]
pub fn MenuItem(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// The key that does the same.
    #[prop(optional, into)]
    key: Option<String>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// Makes it one of several choices, chosen or not.
    #[prop(optional, into)]
    checked: MaybeProp<bool>,
    /// Can't be used now.
    #[prop(optional, into)]
    disabled: MaybeProp<bool>,
) -> impl IntoView {
    let role = if checked.get_untracked().is_some() { "menuitemradio" } else { "menuitem" };
    view! {
        <button
            type="button"
            role=role
            tabindex="-1"
            class:danger=danger
            aria-checked=move || checked.get().map(|on| if on { "true" } else { "false" })
            disabled=move || disabled.get().unwrap_or(false)
        >
            {icon.map(|name| view! { <Icon name /> })}
            {move || label.get()}
            {key.map(|key| view! { <Kbd key /> })}
        </button>
    }
}

/// An entry that leads to another page.
#[component]
pub fn MenuLink(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// The key that does the same.
    #[prop(optional, into)]
    key: Option<String>,
) -> impl IntoView {
    view! {
        <a role="menuitem" tabindex="-1" href=href>
            {icon.map(|name| view! { <Icon name /> })}
            {move || label.get()}
            {key.map(|key| view! { <Kbd key /> })}
        </a>
    }
}

/// A heading between entries.
#[component]
pub fn MenuLabel(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! { <div class="label" role="presentation">{move || label.get()}</div> }
}
