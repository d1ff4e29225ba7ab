//! The WebAssembly entry: takes over the page the server rendered.

use app::App;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the page's script, after the WebAssembly is there.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(App);
    // For browser tests and for styles that must wait: the page is alive now.
    if let Some(page) = leptos::prelude::document().document_element() {
        // Setting a plain attribute can't fail.
        let _ = page.set_attribute("data-hydrated", "");
    }
}
