//! Our own binding to ECharts: as much of it as a chart here needs.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// A drawn chart.
    #[derive(Clone)]
    pub type Instance;

    #[wasm_bindgen(js_namespace = echarts, js_name = init)]
    fn init_in(node: &HtmlElement, theme: &JsValue, options: &JsValue) -> Instance;

    /// Draws anew; with `not_merge` nothing of the former option stays.
    #[wasm_bindgen(method, js_name = setOption)]
    pub fn set_option(this: &Instance, option: &JsValue, not_merge: bool);

    /// Takes the node's size again.
    #[wasm_bindgen(method)]
    pub fn resize(this: &Instance);

    /// Takes everything out of the node.
    #[wasm_bindgen(method)]
    pub fn dispose(this: &Instance);

    /// Calls back on an event.
    #[wasm_bindgen(method)]
    pub fn on(this: &Instance, event: &str, handler: &js_sys::Function);
}

/// Begins a chart in a node, drawn as SVG.
pub fn init(node: &HtmlElement) -> Instance {
    let options = js_sys::Object::new();
    // a plain object takes any key
    let _ = js_sys::Reflect::set(&options, &"renderer".into(), &"svg".into());
    init_in(node, &JsValue::NULL, &options)
}

fn there() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"echarts".into()).unwrap_or(false)
}

/// Loads the library, once per page. The document names its address.
pub async fn load() -> Result<(), JsValue> {
    const MARK: &str = "kundig-echarts-script";
    if there() {
        return Ok(());
    }
    let script = match document().get_element_by_id(MARK) {
        Some(script) => script,
        None => {
            let meta = document().query_selector("meta[name='kundig-echarts']")?;
            let address = meta.and_then(|m| m.get_attribute("content")).ok_or_else(|| JsValue::from_str("no address of ECharts"))?;
            let script = document().create_element("script")?;
            script.set_id(MARK);
            script.set_attribute("src", &address)?;
            let head = document().query_selector("head")?.ok_or_else(|| JsValue::from_str("no head"))?;
            head.append_child(&script)?;
            script
        }
    };
    let loaded = js_sys::Promise::new(&mut |resolve, reject| {
        // a script element takes any listener
        let _ = script.add_event_listener_with_callback("load", &resolve);
        let _ = script.add_event_listener_with_callback("error", &reject);
    });
    if there() {
        return Ok(());
    }
    JsFuture::from(loaded).await.map(drop)
}
