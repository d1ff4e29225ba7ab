//! Puts a floating element beside the one it belongs to, inside the window.

use web_sys::{Element, HtmlElement};

/// Which edges of anchor and floating element line up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// The left edges.
    #[default]
    Start,
    /// The right edges.
    End,
    /// The middles.
    Middle,
}

/// Moves `floating` (position: fixed, already shown) below `anchor`, or above it where
/// there is more room.
pub fn place_at(anchor: &Element, floating: &HtmlElement, align: Align) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let size = |v: Result<wasm_bindgen::JsValue, _>| v.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let at = anchor.get_bounding_client_rect();
    let (w, h) = (f64::from(floating.offset_width()), f64::from(floating.offset_height()));
    let left = match align {
        Align::Start => at.left(),
        Align::End => at.right() - w,
        Align::Middle => at.left() + (at.width() - w) / 2.0,
    };
    let left = left.min(width - w - 8.0).max(8.0);
    let below = at.bottom() + 4.0;
    let top = if below + h > height - 8.0 && at.top() > height - at.bottom() { (at.top() - h - 4.0).max(8.0) } else { below };
    let style = web_sys::HtmlElement::style(floating);
    // a property the browser refuses leaves the element where it is
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}
