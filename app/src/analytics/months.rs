//! Won revenue by month, and what is expected in the months to come.

use super::links::{self, Deals};
use super::{Shown, words};
use crate::shell::{t, use_lang};
use crate::ui::{Bars, ChartPanel, Look, Series};
use domain::analytics::{AskDashboard, Dashboard, Open, Span, Step, Totals, buckets};
use domain::texts::{Text, analytics as texts};
use domain::{Currency, Lang, format};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// At most so many bars of months to come.
const AHEAD: usize = 6;

/// A bar: what was won in it, what is expected in it.
#[derive(Debug, Clone, PartialEq)]
struct Bar {
    span: Span,
    won: Option<Totals>,
    expected: Option<Open>,
}

/// The bars in order of time.
fn bars_of(d: &Dashboard) -> Vec<Bar> {
    let step = Step::over(&Span { from: d.months.first().map_or(d.span.from, |m| m.first), to: d.span.to });
    let won = buckets(step, d.months.iter().map(|m| (m.first, m.totals)), |sum: &mut Totals, t| sum.add(t));
    let mut bars: Vec<Bar> = won.into_iter().map(|b| Bar { span: b.span, won: Some(b.sum), expected: None }).collect();
    let months = d.forecast.months.iter().map(|m| (m.first, m.open));
    let expected = buckets(step, months, |sum: &mut Open, o| {
        sum.deals += o.deals;
        sum.without_sum += o.without_sum;
        sum.sum += o.sum;
        sum.weighted += o.weighted;
    });
    for bucket in expected.into_iter().take(AHEAD) {
        match bars.iter_mut().find(|b| b.span == bucket.span) {
            Some(bar) => bar.expected = Some(bucket.sum),
            None => bars.push(Bar { span: bucket.span, won: None, expected: Some(bucket.sum) }),
        }
    }
    bars.sort_by_key(|b| b.span.from);
    bars
}

fn short_name(lang: Lang, span: Span, with_year: bool) -> String {
    if span == Span::month_of(span.from) {
        let month = format::month_short(lang, span.from.month());
        if with_year { format!("{month}\n{}", span.from.year()) } else { month.to_owned() }
    } else {
        words::span(lang, span)
    }
}

fn chart(lang: Lang, currency: Currency, bars: &[Bar]) -> Bars {
    let mut year = None;
    let categories = bars
        .iter()
        .map(|b| {
            let new_year = year != Some(b.span.from.year());
            year = Some(b.span.from.year());
            short_name(lang, b.span, new_year)
        })
        .collect();
    let total = |b: &Bar| b.won.map_or(0, |t| t.revenue) + b.expected.map_or(0, |o| o.weighted);
    Bars {
        categories,
        series: vec![
            Series {
                name: texts::WON.in_lang(lang).to_owned(),
                colour: "--chart-1",
                look: Look::Solid,
                values: bars.iter().map(|b| b.won.map(|t| t.revenue as f64)).collect(),
            },
            Series {
                name: texts::FORECAST_WEIGHTED.in_lang(lang).to_owned(),
                colour: "--ramp-3",
                look: Look::Hatched,
                values: bars.iter().map(|b| b.expected.map(|o| o.weighted as f64)).collect(),
            },
        ],
        labels: bars.iter().map(|b| if total(b) == 0 { String::new() } else { format::money_compact(lang, total(b), currency) }).collect(),
        marked: Vec::new(),
        bare: false,
    }
}

fn summary(lang: Lang, currency: Currency, bars: &[Bar]) -> String {
    let won: Vec<(&Bar, i64)> = bars.iter().filter_map(|b| Some((b, b.won?.revenue))).collect();
    let (Some((first, _)), Some((last, _))) = (won.first(), won.last()) else { return String::new() };
    let Some((best, sum)) = won.iter().max_by_key(|(_, revenue)| *revenue) else { return String::new() };
    let expected: i64 = bars.iter().filter_map(|b| b.expected).map(|o| o.weighted).sum();
    texts::MONTHS_SUMMARY.fill(
        lang,
        &[
            ("from", &words::span(lang, first.span)),
            ("to", &words::span(lang, last.span)),
            ("best", &words::span(lang, best.span)),
            ("sum", &words::money(lang, *sum, currency)),
            ("forecast", &words::money(lang, expected, currency)),
        ],
    )
}

/// Won deals of a bar; for one that lies ahead the open ones expected in it.
fn href(ask: &AskDashboard, bar: &Bar) -> String {
    let which = match bar.won {
        Some(_) => Deals { status: Some("won"), closed: Some(bar.span), ..Deals::default() },
        None => Deals { status: Some("open"), expected: Some(bar.span), ..Deals::default() },
    };
    links::deals(ask, which)
}

/// The panel.
#[component]
pub fn Months(shown: Shown) -> impl IntoView {
    let lang = use_lang();
    let navigate = use_navigate();
    let currency = shown.answer.with_untracked(|d| d.currency);
    let bars = shown.of(bars_of);
    let data = Memo::new(move |_| bars.with(|b| chart(lang, currency, b)));
    let text = Memo::new(move |_| bars.with(|b| summary(lang, currency, b)));
    let under = RwSignal::new(None::<usize>);
    let on_pick = move |n: usize| {
        let ask = shown.question.get_untracked();
        if let Some(href) = bars.with_untracked(|b| b.get(n).map(|bar| href(&ask, bar))) {
            navigate(&href, NavigateOptions::default());
        }
    };
    let on_hover = move |n: Option<usize>| under.set(n);
    view! {
        <ChartPanel
            title=t(texts::WON_AND_FORECAST)
            class="forecast"
            bars=data
            summary=text
            written=Arc::new(move |v| format::money_compact(lang, v as i64, currency))
            on_pick=on_pick
            on_hover=on_hover
            head=move || view! { <Readout bars under currency /> }
            table=move || view! { <MonthTable shown bars currency /> }
        >
            <Rest shown currency />
        </ChartPanel>
    }
    .into_any()
}

/// The legend; it shows the values of the bar under the pointer.
#[component]
fn Readout(bars: Memo<Vec<Bar>>, under: RwSignal<Option<usize>>, currency: Currency) -> impl IntoView {
    let lang = use_lang();
    let bar = move || under.get().and_then(|n| bars.with(|b| b.get(n).cloned()));
    let name = move || bar().map_or_else(|| texts::BY_MONTH.in_lang(lang).to_owned(), |b| words::span(lang, b.span));
    let won = move || bar().and_then(|b| b.won).map(|t| words::money(lang, t.revenue, currency));
    let expected = move || bar().and_then(|b| b.expected).map(|o| words::money(lang, o.weighted, currency));
    view! {
        <span class="legend readout push">
            <span class="muted">{name}</span>
            <span><i style="--c:var(--chart-1)"></i>{texts::WON.in_lang(lang)}" "<b>{won}</b></span>
            <span><i class="hatch" style="--c:var(--ramp-3)"></i>{texts::FORECAST_WEIGHTED.in_lang(lang)}" "<b>{expected}</b></span>
        </span>
    }
}

#[component]
fn MonthTable(shown: Shown, bars: Memo<Vec<Bar>>, currency: Currency) -> impl IntoView {
    let lang = use_lang();
    let rows = move || {
        let ask = shown.question.get();
        bars.get()
            .into_iter()
            .map(|bar| {
                let link = href(&ask, &bar);
                let rate = bar.won.map(|t| words::share(lang, t.win_rate()));
                view! {
                    <tr>
                        <th scope="row"><a href=link>{words::span(lang, bar.span)}</a></th>
                        <td class="end">{bar.won.map(|t| format::integer(lang, t.won))}</td>
                        <td class="end">{rate}</td>
                        <td class="end"><b>{bar.won.map(|t| words::money(lang, t.revenue, currency))}</b></td>
                        <td class="end">{bar.expected.map(|o| words::money(lang, o.weighted, currency))}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <table class="table months">
            <thead>
                <tr>
                    <th scope="col">{texts::MONTH.in_lang(lang)}</th>
                    <th scope="col" class="end">{texts::DEALS_WON.in_lang(lang)}</th>
                    <th scope="col" class="end">{texts::WIN_RATE.in_lang(lang)}</th>
                    <th scope="col" class="end">{texts::REVENUE.in_lang(lang)}</th>
                    <th scope="col" class="end">{texts::FORECAST_WEIGHTED.in_lang(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Open deals that no bar holds.
#[component]
fn Rest(shown: Shown, currency: Currency) -> impl IntoView {
    let lang = use_lang();
    let rest = shown.of(|d| (d.forecast.undated, d.forecast.overdue, d.forecast.later));
    move || {
        let (undated, overdue, later) = rest.get();
        let said: Vec<String> = [(undated, texts::UNDATED), (overdue, texts::OVERDUE), (later, texts::LATER)]
            .into_iter()
            .filter(|(open, _)| open.deals > 0)
            .map(|(open, text): (Open, Text)| {
                let n = format::integer(lang, open.deals);
                text.fill(lang, &[("n", &n), ("sum", &words::money(lang, open.weighted, currency))])
            })
            .collect();
        (!said.is_empty()).then(|| view! { <p class="rest small muted">{said.join(" ")}</p> })
    }
}
