//! ECharts options out of our data: typed by charming, with the few things it lacks added.

use super::{Bars, Look, Written};
use charming::Chart;
use charming::component::{Aria, Axis, Decal, DecalItem, Grid};
use charming::datatype::{CompositeValue, DataPoint, DataPointItem};
use charming::element::{
    AxisLabel, AxisLine, AxisPointer, AxisPointerType, AxisTick, AxisType, Emphasis, ItemStyle, LineStyle, SplitLine, Symbol, Tooltip,
    Trigger,
};
use charming::series::Bar;
use leptos::prelude::window;
use serde::Serialize;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// How long bars move, in ms.
const MOTION: i32 = 200;

/// Least room of a category, in px, in which its name is always written.
const ROOM_FOR_NAME: f64 = 38.0;
/// Height of a line of a label, in px. Left alone it is guessed from a glyph that a font may lack.
const LINE_HEIGHT: i32 = 14;
/// Width of a character of a label, in px.
const CHARACTER: f64 = 6.2;

/// The option of a bar chart in the colours of a node.
pub fn option(node: &HtmlElement, bars: &Bars, written: &Written) -> Result<JsValue, JsValue> {
    let colour = |token: &str| resolve(node, token);
    let font = computed(node, "font-family");
    // px for each category
    let room = f64::from(node.client_width()) / bars.categories.len().max(1) as f64;
    let small = AxisLabel::new().font_size(11).color(colour("--chart-axis")).font_family(font.as_str());
    let line = |token: &str| LineStyle::new().color(colour(token)).width(1);
    let category = Axis::new()
        .type_(AxisType::Category)
        .data(bars.categories.clone())
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(true))
        .axis_label(if room >= ROOM_FOR_NAME { small.clone().interval(0) } else { small.clone() });
    let value = Axis::new()
        .type_(AxisType::Value)
        .split_number(4)
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .axis_label(small.show(!bars.bare))
        .split_line(SplitLine::new().show(!bars.bare).line_style(line("--chart-grid")));
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|q| q.matches());
    let mut chart = Chart::new()
        .animation(!still)
        .animation_duration(MOTION)
        .animation_duration_update(MOTION)
        .grid(Grid::new().left(0).right(4).top(24).bottom(0).contain_label(true))
        .tooltip(Tooltip::new().trigger(Trigger::Axis).axis_pointer(AxisPointer::new().type_(AxisPointerType::Shadow)))
        .x_axis(category)
        .y_axis(value)
        .aria(Aria::new().enabled(true).decal(Decal::new().show(true).decals(decals(bars, &colour("--card")))));
    for series in &bars.series {
        let own = colour(series.colour);
        let data: Vec<DataPoint> = series
            .values
            .iter()
            .enumerate()
            .map(|(n, value)| {
                let item = DataPointItem::new(value.map_or_else(|| CompositeValue::from("-"), CompositeValue::from));
                match bars.marked.iter().find(|(marked, _)| *marked == n) {
                    Some((_, token)) => item.item_style(ItemStyle::new().color(colour(token))).into(),
                    None => item.into(),
                }
            })
            .collect();
        chart = chart.series(
            Bar::new()
                .name(series.name.clone())
                .stack("all")
                .bar_width("55%")
                .item_style(ItemStyle::new().color(own).border_radius(2))
                .emphasis(Emphasis::new().disabled(true))
                .data(data),
        );
    }
    let mut option = serde_json::to_value(&chart).map_err(|e| JsValue::from_str(&e.to_string()))?;
    add(&mut option, bars, room, &font, &colour);
    let option = option.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?;
    write_axis(&option, written)?;
    Ok(option)
}

/// What charming has no setter for: labels of single bars, the readout without a box.
fn add(option: &mut Value, bars: &Bars, room: f64, font: &str, colour: &dyn Fn(&str) -> String) {
    option["textStyle"] = json!({ "fontFamily": font });
    // charts of our size have their sentence in aria-label: ECharts need not make another
    option["aria"]["label"] = json!({ "enabled": false });
    let axis = &mut option["xAxis"];
    let axis = if axis.is_array() { &mut axis[0] } else { axis };
    axis["axisLine"]["lineStyle"] = json!({ "color": colour("--line-2"), "width": 1 });
    axis["axisLabel"]["lineHeight"] = json!(LINE_HEIGHT);
    if room >= ROOM_FOR_NAME {
        axis["axisLabel"]["width"] = json!(room - 4.0);
        axis["axisLabel"]["overflow"] = json!("break");
    }
    option["tooltip"]["showContent"] = json!(false);
    option["tooltip"]["axisPointer"]["shadowStyle"] = json!({ "color": colour("--hover") });
    option["tooltip"]["axisPointer"]["label"] = json!({ "show": false });
    let Some(top) = option["series"].as_array_mut().and_then(|s| s.last_mut()) else { return };
    top["cursor"] = json!("pointer");
    // where there is no room, the readout and the table say the values
    let fits = bars.labels.iter().all(|l| room >= l.chars().count() as f64 * CHARACTER);
    for (n, label) in bars.labels.iter().enumerate() {
        let Some(item) = top["data"].get_mut(n) else { continue };
        if item["value"] == json!("-") {
            item["value"] = json!(0);
        }
        item["label"] = json!({
            "show": fits && !label.is_empty(), "position": "top", "distance": 4, "lineHeight": LINE_HEIGHT, "formatter": label,
            "fontSize": 11, "fontWeight": 600, "fontFamily": font, "color": colour("--ink"),
        });
    }
}

/// A pattern for each series: none for solid ones.
fn decals(bars: &Bars, paper: &str) -> Vec<DecalItem> {
    bars.series
        .iter()
        .map(|series| match series.look {
            Look::Solid => DecalItem::new().symbol(Symbol::None),
            Look::Hatched => {
                DecalItem::new().color(paper).dash_array_x(vec![1, 0]).dash_array_y(vec![3, 3]).rotation(-std::f64::consts::FRAC_PI_4)
            }
        })
        .collect()
}

/// The axis of values is written by our own formatter.
fn write_axis(option: &JsValue, written: &Written) -> Result<(), JsValue> {
    let axis = js_sys::Reflect::get(option, &"yAxis".into())?;
    let axis = if js_sys::Array::is_array(&axis) { js_sys::Reflect::get_u32(&axis, 0)? } else { axis };
    let label = js_sys::Reflect::get(&axis, &"axisLabel".into())?;
    let written = written.clone();
    // handed over to the browser's garbage collector with the option
    let write = Closure::<dyn Fn(f64) -> String>::new(move |value| written(value)).into_js_value();
    js_sys::Reflect::set(&label, &"formatter".into(), &write).map(drop)
}

/// A token's colour as it is painted: `light-dark()` inside it is decided by the node.
fn resolve(node: &HtmlElement, token: &str) -> String {
    let style = node.style();
    // a known property and a plain value: neither call can fail
    let _ = style.set_property("color", &format!("var({token})"));
    let colour = computed(node, "color");
    let _ = style.remove_property("color");
    colour
}

/// A property of the node's style as it is painted. Text is measured before it is drawn, so
/// that `inherit` would not do for its font.
fn computed(node: &HtmlElement, property: &str) -> String {
    window().get_computed_style(node).ok().flatten().and_then(|s| s.get_property_value(property).ok()).unwrap_or_default()
}
