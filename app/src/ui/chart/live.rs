//! A chart's life: made when its node is there, drawn anew with data, theme and size,
//! gone with its component.

use super::echarts::{self, Instance};
use super::{Bars, Written, draw};
use crate::shell::use_theme;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

/// Widths that differ by less, in px, are drawn alike.
const WIDTH_STEP: i32 = 40;

/// What must live as long as the drawn chart.
struct Drawn {
    chart: Instance,
    _pick: Closure<dyn Fn(JsValue)>,
    _hover: Closure<dyn Fn(JsValue)>,
    _leave: Closure<dyn Fn()>,
}

/// What tells of the node's size.
struct Watch {
    observer: ResizeObserver,
    _sized: Closure<dyn Fn()>,
}

/// Draws the bars into the node and keeps the drawing up to date.
pub fn keep(
    node: NodeRef<html::Div>,
    bars: Signal<Bars>,
    written: Written,
    on_pick: Callback<usize>,
    on_hover: Option<Callback<Option<usize>>>,
    broken: RwSignal<bool>,
) {
    let drawn = StoredValue::new_local(None::<Drawn>);
    let watch = StoredValue::new_local(None::<Watch>);
    let ready = RwSignal::new(false);
    // a chart is drawn anew for another width, never scaled; steps spare the work while dragging
    let width = RwSignal::new(0);
    let theme = use_theme();
    let device_theme = device_theme();
    let gone = StoredValue::new(false);
    Effect::new(move |_| {
        let Some(div) = node.get() else { return };
        let element: HtmlElement = div.unchecked_into();
        spawn_local(async move {
            let loaded = echarts::load().await;
            // the page may have been left meanwhile
            if gone.try_get_value() != Some(false) {
                return;
            }
            if loaded.is_err() {
                broken.set(true);
                return;
            }
            // a node that is not shown (a table stands in its place) has no size to draw in
            let node = element.clone();
            let sized = Closure::<dyn Fn()>::new(move || {
                if node.client_width() == 0 {
                    return;
                }
                if width.get_untracked() != node.client_width() / WIDTH_STEP {
                    width.set(node.client_width() / WIDTH_STEP);
                }
                if drawn.try_with_value(Option::is_some) == Some(true) {
                    drawn.with_value(|d| d.iter().for_each(|d| d.chart.resize()));
                } else {
                    drawn.set_value(Some(begin(&node, on_pick, on_hover)));
                    ready.set(true);
                }
            });
            if let Ok(observer) = ResizeObserver::new(sized.as_ref().unchecked_ref()) {
                observer.observe(&element);
                watch.set_value(Some(Watch { observer, _sized: sized }));
            }
        });
    });
    Effect::new(move |_| {
        theme.track();
        device_theme.track();
        width.track();
        let bars = bars.get();
        if !ready.get() {
            return;
        }
        let Some(div) = node.get_untracked() else { return };
        let element: HtmlElement = div.unchecked_into();
        drawn.with_value(|d| {
            if let (Some(d), Ok(option)) = (d, draw::option(&element, &bars, &written)) {
                d.chart.set_option(&option, true);
            }
        });
    });
    on_cleanup(move || {
        gone.set_value(true);
        watch.update_value(|w| {
            if let Some(w) = w.take() {
                w.observer.disconnect();
            }
        });
        drawn.update_value(|d| {
            if let Some(d) = d.take() {
                d.chart.dispose();
            }
        });
    });
}

fn begin(element: &HtmlElement, on_pick: Callback<usize>, on_hover: Option<Callback<Option<usize>>>) -> Drawn {
    let chart = echarts::init(element);
    let field = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &name.into()).ok();
    let pick = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        if let Some(n) = field(&event, "dataIndex").and_then(|n| n.as_f64()) {
            on_pick.run(n as usize);
        }
    });
    let hover = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let at = field(&event, "axesInfo").and_then(|axes| field(&axes, "0")).and_then(|axis| field(&axis, "value")?.as_f64());
        if let Some(on_hover) = on_hover {
            on_hover.run(at.map(|n| n as usize));
        }
    });
    let leave = Closure::<dyn Fn()>::new(move || {
        if let Some(on_hover) = on_hover {
            on_hover.run(None);
        }
    });
    chart.on("click", pick.as_ref().unchecked_ref());
    chart.on("updateAxisPointer", hover.as_ref().unchecked_ref());
    chart.on("globalout", leave.as_ref().unchecked_ref());
    Drawn { chart, _pick: pick, _hover: hover, _leave: leave }
}

/// Changes when the device goes dark or light.
fn device_theme() -> Signal<u32> {
    let changes = RwSignal::new(0_u32);
    let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") else { return changes.into() };
    let listener = Closure::<dyn Fn()>::new(move || {
        let _ = changes.try_update(|n| *n += 1);
    });
    // an event target takes any listener
    let _ = query.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(Some((query, listener)));
    on_cleanup(move || {
        kept.update_value(|k| {
            if let Some((query, listener)) = k.take() {
                let _ = query.remove_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
            }
        });
    });
    changes.into()
}
