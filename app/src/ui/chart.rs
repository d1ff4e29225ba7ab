//! Charts: plain data in, ECharts out, loaded from our own origin by the first chart on a
//! page. Each has a table behind it, which is there without script too, and a sentence.

#[cfg(feature = "hydrate")]
mod draw;
#[cfg(feature = "hydrate")]
mod echarts;
#[cfg(feature = "hydrate")]
mod live;

use super::IconButton;
use crate::shell::t;
use domain::texts::analytics as texts;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// How a series looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Filled: what happened.
    Solid,
    /// Hatched: plans and estimates.
    Hatched,
}

/// Bars of one meaning, on top of the series before.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// Token of its colour, e.g. `--chart-1`.
    pub colour: &'static str,
    /// Filled or hatched.
    pub look: Look,
    /// A value per category; `None` where there is none.
    pub values: Vec<Option<f64>>,
}

/// A bar chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// Names under the bars.
    pub categories: Vec<String>,
    /// Stacked series.
    pub series: Vec<Series>,
    /// Written above each stack.
    pub labels: Vec<String>,
    /// Categories drawn with another token's colour: the weakest step.
    pub marked: Vec<(usize, &'static str)>,
    /// No axis of values: the labels say it all.
    pub bare: bool,
}

/// Writes a value of the axis.
pub type Written = Arc<dyn Fn(f64) -> String + Send + Sync>;

/// A chart in a panel, with the switch to its table.
#[component]
pub fn ChartPanel(
    /// What is shown.
    #[prop(into)]
    title: Signal<String>,
    /// Class of the panel, its place in the page.
    class: &'static str,
    /// The data.
    #[prop(into)]
    bars: Signal<Bars>,
    /// The chart in one sentence, for those who don't see it.
    #[prop(into)]
    summary: Signal<String>,
    /// How values are written at the axis.
    written: Written,
    /// Called with the category that is pressed.
    #[prop(into)]
    on_pick: Callback<usize>,
    /// Called with the category under the pointer; `None` when it leaves.
    #[prop(optional, into)]
    on_hover: Option<Callback<Option<usize>>>,
    /// Behind the title: subtitle, legend.
    #[prop(into)]
    head: ViewFn,
    /// The same as a table.
    #[prop(into)]
    table: ViewFn,
    /// Below chart or table.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let as_table = RwSignal::new(false);
    let node = NodeRef::<html::Div>::new();
    // what can't be drawn is still there to read
    let broken = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    live::keep(node, bars, written, on_pick, on_hover, broken);
    #[cfg(not(feature = "hydrate"))]
    let _ = (bars, written, on_pick, on_hover);
    view! {
        <section class=format!("panel chart-panel {class}") data-table=move || (as_table.get() || broken.get()).then_some("")>
            <header>
                <h2>{move || title.get()}</h2>
                {head.run()}
                {move || {
                    let (icon, label) = if as_table.get() { ("chart-column", texts::AS_CHART) } else { ("table-2", texts::AS_TABLE) };
                    view! {
                        <IconButton icon small=true class="push swap" label=t(label) on:click=move |_| as_table.update(|on| *on = !*on) />
                    }
                }}
            </header>
            <div class="body">
                <div node_ref=node class="echart" role="img" aria-label=move || summary.get()></div>
                <div class="behind">{table.run()}</div>
                {children.map(|children| children())}
            </div>
        </section>
    }
    .into_any()
}

/// A line of values, small, without axes. Drawn by the server too.
#[component]
pub fn Spark(
    /// The values, oldest first.
    #[prop(into)]
    values: Signal<Vec<f64>>,
) -> impl IntoView {
    const WIDTH: f64 = 88.0;
    const HEIGHT: f64 = 34.0;
    let points = move || {
        let values = values.get();
        let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
        let step = (WIDTH - 3.0) / (values.len().max(2) - 1) as f64;
        let scale = if high > low { (HEIGHT - 8.0) / (high - low) } else { 0.0 };
        let y = |v: f64| if high > low { HEIGHT - 3.0 - (v - low) * scale } else { HEIGHT - 3.0 };
        values.iter().enumerate().map(|(n, v)| (1.0 + n as f64 * step, y(*v))).collect::<Vec<_>>()
    };
    let line = move || points().iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect::<Vec<_>>().join("L");
    let last = move || points().last().copied();
    view! {
        <svg class="spark" viewBox="0 0 88 34" aria-hidden="true">
            <path class="a" d=move || format!("M{}V34H1Z", line())></path>
            <path class="l" d=move || format!("M{}", line())></path>
            {move || last().map(|(x, y)| view! { <circle class="e" cx=format!("{x:.1}") cy=format!("{y:.1}") r="2.8"></circle> })}
        </svg>
    }
}
