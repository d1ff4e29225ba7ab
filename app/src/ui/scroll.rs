//! Scrolled parts of a page keep their place when people come back to it.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

fn storage_key(part: &str) -> Option<String> {
    let location = web_sys::window()?.location();
    Some(format!("scroll:{part}:{}{}", location.pathname().ok()?, location.search().ok()?))
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Remembers how far an element is scrolled for this address, and puts it back there when
/// the page was reached by back, forward or reload; another record in the same element
/// starts at the top. `part` names the element if a page has several. Content that comes a
/// little later is waited for.
pub fn keep_scroll<E>(node: NodeRef<E>, part: &'static str)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + Into<Element> + 'static,
{
    let path = leptos_router::hooks::use_location().pathname;
    let key = StoredValue::new(None::<String>);
    // The listener is the effect's own value: effects run in browsers only, and what belongs
    // to one thread must not exist on a server, where requests wander between threads.
    Effect::new(move |listener: Option<Option<Listener>>| {
        path.track();
        let Some(element) = node.get() else { return listener.flatten() };
        let element: Element = element.into();
        let listener = listener.flatten().or_else(|| listen(&element, key));
        // a frame later: an element that goes away with this navigation is left alone
        request_animation_frame(move || {
            let now = storage_key(part);
            if !element.is_connected() || key.try_get_value().is_none_or(|before| before == now) {
                return;
            }
            let first = key.get_value().is_none();
            key.set_value(now.clone());
            let kept = || session()?.get_item(&now?).ok()??.parse::<i32>().ok();
            match kept().filter(|_| crate::shell::came_back()) {
                Some(top) => restore(element, top, 40),
                None if !first => element.set_scroll_top(0),
                None => {}
            }
        });
        listener
    });
}

type Listener = wasm_bindgen::closure::Closure<dyn Fn()>;

/// Writes the place down, at most eight times a second.
fn listen(element: &Element, key: StoredValue<Option<String>>) -> Option<Listener> {
    let waiting = StoredValue::new(false);
    let listener = {
        let element = element.clone();
        Listener::new(move || {
            if waiting.try_get_value() != Some(false) {
                return;
            }
            waiting.set_value(true);
            let element = element.clone();
            set_timeout(
                move || {
                    waiting.try_update_value(|waiting| *waiting = false);
                    if let (true, Some(Some(key)), Some(session)) = (element.is_connected(), key.try_get_value(), session()) {
                        // a full storage only costs the remembered place
                        let _ = session.set_item(&key, &element.scroll_top().to_string());
                    }
                },
                std::time::Duration::from_millis(125),
            );
        })
    };
    element.add_event_listener_with_callback("scroll", listener.as_ref().unchecked_ref()).ok()?;
    Some(listener)
}

/// Scrolls as soon as the content is tall enough, for at most `tries` frames.
fn restore(element: Element, top: i32, tries: u8) {
    if element.scroll_height() - element.client_height() >= top || tries == 0 {
        element.set_scroll_top(top);
        return;
    }
    request_animation_frame(move || restore(element, top, tries - 1));
}
