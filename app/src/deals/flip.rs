//! Cards glide to their new places: where they were is measured, the change made, and each
//! moved card plays from its old place to the new one.

/// Makes a change of the board with gliding cards; without motion where people want none.
pub fn around(change: impl FnOnce()) {
    #[cfg(feature = "hydrate")]
    browser::around(change);
    #[cfg(not(feature = "hydrate"))]
    change();
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use std::collections::HashMap;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::HtmlElement;

    /// How long a card glides, ms.
    const GLIDE: f64 = 280.0;

    pub fn around(change: impl FnOnce()) {
        let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|m| m.matches());
        if still {
            return change();
        }
        let before = places();
        change();
        // effects run in the next task; the frame after it has the new layout
        request_animation_frame(move || {
            let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(2_000.0);
            for (id, (element, x, y)) in places() {
                let Some((_, was_x, was_y)) = before.get(&id) else { continue };
                let (dx, dy) = (was_x - x, was_y - y);
                let seen = |y: f64| (-200.0..height + 200.0).contains(&y);
                if (dx.abs() > 1.0 || dy.abs() > 1.0) && (seen(y) || seen(*was_y)) {
                    glide(&element, dx, dy);
                }
            }
        });
    }

    fn places() -> HashMap<String, (HtmlElement, f64, f64)> {
        let mut places = HashMap::new();
        let Ok(cards) = document().query_selector_all(".board .deal[data-deal]") else { return places };
        for n in 0..cards.length() {
            let Some(card) = cards.item(n).and_then(|c| c.dyn_into::<HtmlElement>().ok()) else { continue };
            let at = card.get_bounding_client_rect();
            if let Some(id) = card.get_attribute("data-deal") {
                places.insert(id, (card, at.left(), at.top()));
            }
        }
        places
    }

    fn glide(element: &HtmlElement, dx: f64, dy: f64) {
        let frame = |translate: String| {
            let frame = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&frame, &"translate".into(), &translate.into());
            frame
        };
        let frames = js_sys::Array::of2(&frame(format!("{dx}px {dy}px")), &frame("0 0".into()));
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"duration".into(), &JsValue::from_f64(GLIDE));
        let _ = js_sys::Reflect::set(&options, &"easing".into(), &"cubic-bezier(.2, .9, .3, 1)".into());
        let animate = js_sys::Reflect::get(element, &"animate".into()).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok());
        if let Some(animate) = animate {
            let _ = animate.call2(element, &frames, &options);
        }
    }
}
