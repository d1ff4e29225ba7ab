//! Scrolled parts of a page keep their place when people come back to it.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

fn storage_key(part: &str) -> Option<String> {
    let location = web_sys::window()?.location();
    Some(format!(
        "scroll:{part}:{}{}",
        location.pathname().ok()?,
        location.search().ok()?
    ))
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Remembers how far an element is scrolled for this address, and puts it back there when
/// the page was reached by back, forward or reload. `part` names it if a page has several.
/// Content that comes a little later is waited for.
pub fn keep_scroll<E>(node: NodeRef<E>, part: &'static str)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + Into<Element> + 'static,
{
    Effect::new(move |done: Option<bool>| {
        let Some(element) = node.get() else {
            return done.unwrap_or(false);
        };
        if done == Some(true) {
            return true;
        }
        let element: Element = element.into();
        let Some(key) = storage_key(part) else {
            return true;
        };
        if crate::shell::came_back()
            && let Some(top) = session()
                .and_then(|s| s.get_item(&key).ok()?)
                .and_then(|t| t.parse::<i32>().ok())
        {
            restore(element.clone(), top, 40);
        }
        let on_scroll = {
            let element = element.clone();
            move |_: web_sys::Event| {
                if let Some(session) = session() {
                    // a full storage only costs the remembered place
                    let _ = session.set_item(&key, &element.scroll_top().to_string());
                }
            }
        };
        let listener = wasm_bindgen::closure::Closure::<dyn Fn(web_sys::Event)>::new(on_scroll);
        let _ = element
            .add_event_listener_with_callback("scrollend", listener.as_ref().unchecked_ref());
        // lives as long as the element
        listener.forget();
        true
    });
}

/// Scrolls as soon as the content is tall enough, for at most `tries` frames.
fn restore(element: Element, top: i32, tries: u8) {
    if element.scroll_height() - element.client_height() >= top || tries == 0 {
        element.set_scroll_top(top);
        return;
    }
    request_animation_frame(move || restore(element, top, tries - 1));
}
