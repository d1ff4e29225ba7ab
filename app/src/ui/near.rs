//! Something runs when an element comes near the visible part: lists read on.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Runs something each time the element comes within 600 px of the window.
pub fn when_near<E>(node: NodeRef<E>, run: impl Fn() + 'static)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + Into<Element> + 'static,
{
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::closure::Closure;
        let run = std::rc::Rc::new(run);
        let kept = StoredValue::new_local(None::<(web_sys::IntersectionObserver, Closure<dyn Fn(js_sys::Array)>)>);
        Effect::new(move |_| {
            let Some(element) = node.get() else { return };
            let element: Element = element.into();
            let run = run.clone();
            let seen = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
                let near =
                    entries.iter().filter_map(|e| e.dyn_into::<web_sys::IntersectionObserverEntry>().ok()).any(|e| e.is_intersecting());
                if near {
                    run();
                }
            });
            let options = web_sys::IntersectionObserverInit::new();
            options.set_root_margin("600px");
            if let Ok(observer) = web_sys::IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
                observer.observe(&element);
                kept.set_value(Some((observer, seen)));
            }
        });
        on_cleanup(move || {
            kept.try_update_value(|kept| {
                if let Some((observer, _)) = kept.take() {
                    observer.disconnect();
                }
            });
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (node, run);
}
