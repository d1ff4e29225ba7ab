//! The key figures with their change against the period before.

use super::links::{self, Deals};
use super::{Shown, words};
use crate::shell::use_lang;
use crate::ui::{Change, Spark, StatTile};
use domain::analytics::{Dashboard, Totals};
use domain::format;
use domain::texts::{Text, analytics as texts, common, plural};
use domain::{Lang, Share};
use leptos::prelude::*;
use std::cmp::Ordering;

/// What a tile shows.
#[derive(Debug, Clone, PartialEq)]
struct Tile {
    label: Text,
    value: String,
    delta: Option<String>,
    change: Change,
    versus: String,
    /// What the figure leaves out, or is made of.
    note: String,
    href: String,
    spark: Vec<f64>,
}

/// Five tiles.
#[component]
pub fn Tiles(shown: Shown) -> impl IntoView {
    let lang = use_lang();
    let makers: [fn(Lang, &Dashboard, &dyn Fn(Deals) -> String) -> Tile; 5] = [revenue, won, rate, cycle, weighted];
    let tiles = makers.map(|make| {
        let tile = Memo::new(move |_| shown.question.with(|q| shown.answer.with(|d| make(lang, d, &|which| links::deals(q, which)))));
        let text = move |pick: fn(&Tile) -> String| Signal::derive(move || tile.with(pick));
        let note = text(|t| t.note.clone());
        let spark = Signal::derive(move || tile.with(|t| t.spark.clone()));
        view! {
            <StatTile
                label=Signal::derive(move || tile.with(|t| t.label.in_lang(lang).to_owned()))
                value=text(|t| t.value.clone())
                delta=MaybeProp::derive(move || tile.with(|t| t.delta.clone()))
                versus=MaybeProp::derive(move || tile.with(|t| Some(t.versus.clone())))
                change=Signal::derive(move || tile.with(|t| t.change))
                href=text(|t| t.href.clone())
            >
                {move || (spark.with(Vec::len) > 1).then(|| view! { <Spark values=spark /> })}
                <span class="note">{note}</span>
            </StatTile>
        }
    });
    view! { <div class="kpis">{tiles.into_iter().collect_view()}</div> }.into_any()
}

/// Whether going this way is good.
fn change(now: i64, before: i64, good: Ordering) -> Change {
    match now.cmp(&before) {
        Ordering::Equal => Change::Flat,
        by if by == good => Change::Good,
        _ => Change::Bad,
    }
}

fn versus(lang: Lang, d: &Dashboard, has_change: bool) -> String {
    if has_change {
        texts::VS.fill(lang, &[("period", &words::span(lang, d.before))])
    } else {
        common::NO_COMPARISON.in_lang(lang).to_owned()
    }
}

fn months(d: &Dashboard, value: impl Fn(&Totals) -> Option<f64>) -> Vec<f64> {
    let last = d.months.len().saturating_sub(12);
    let values: Vec<f64> = d.months.iter().skip(last).filter_map(|m| value(&m.totals)).collect();
    if values.iter().any(|v| *v != 0.0) { values } else { Vec::new() }
}

fn left_out(lang: Lang, parts: &[(i64, Text)]) -> String {
    let parts = parts.iter().filter(|(n, _)| *n > 0);
    parts.map(|(n, text)| text.fill(lang, &[("n", &format::integer(lang, *n))])).collect::<Vec<_>>().join(", ")
}

fn won_in(d: &Dashboard) -> Deals {
    Deals { status: Some("won"), closed: Some(d.span), ..Deals::default() }
}

fn revenue(lang: Lang, d: &Dashboard, href: &dyn Fn(Deals) -> String) -> Tile {
    let (now, before) = (d.totals.revenue, d.totals_before.revenue);
    let delta = words::grown(lang, now, before);
    Tile {
        label: texts::REVENUE_WON,
        value: words::money(lang, now, d.currency),
        change: change(now, before, Ordering::Greater),
        versus: versus(lang, d, delta.is_some()),
        delta,
        note: left_out(lang, &[(d.totals.without_amount, texts::WITHOUT_AMOUNT), (d.totals.without_rate, texts::WITHOUT_RATE)]),
        href: href(won_in(d)),
        spark: months(d, |t| Some(t.revenue as f64)),
    }
}

fn won(lang: Lang, d: &Dashboard, href: &dyn Fn(Deals) -> String) -> Tile {
    let (now, before) = (d.totals.won, d.totals_before.won);
    let compared = before + d.totals_before.lost > 0;
    Tile {
        label: texts::DEALS_WON,
        value: format::integer(lang, now),
        delta: compared.then(|| format::signed(&format::integer(lang, now - before))),
        change: change(now, before, Ordering::Greater),
        versus: versus(lang, d, compared),
        note: String::new(),
        href: href(won_in(d)),
        spark: months(d, |t| Some(t.won as f64)),
    }
}

fn rate(lang: Lang, d: &Dashboard, href: &dyn Fn(Deals) -> String) -> Tile {
    let both = d.totals.win_rate().zip(d.totals_before.win_rate());
    let points = both.map(|(now, before)| Share(now.0 - before.0));
    let closed = d.totals.won + d.totals.lost;
    Tile {
        label: texts::WIN_RATE,
        value: words::share(lang, d.totals.win_rate()),
        delta: points.map(|p| {
            // tenths of a point, rounded half away from zero
            let n = format::decimal(lang, (p.0 + 500 * p.0.signum()) / 1_000, 1);
            texts::POINTS.fill(lang, &[("n", &format::signed(&n))])
        }),
        change: points.map_or(Change::Flat, |p| change(p.0, 0, Ordering::Greater)),
        versus: versus(lang, d, points.is_some()),
        note: texts::WON_OF.fill(lang, &[("won", &format::integer(lang, d.totals.won)), ("closed", &format::integer(lang, closed))]),
        href: href(Deals { closed: Some(d.span), ..Deals::default() }),
        spark: months(d, |t| t.win_rate().map(|r| r.as_percent())),
    }
}

fn cycle(lang: Lang, d: &Dashboard, href: &dyn Fn(Deals) -> String) -> Tile {
    let (now, before) = (d.totals.average_days(), d.totals_before.average_days());
    let longer = now.zip(before).map(|(now, before)| now - before);
    Tile {
        label: texts::SALES_CYCLE,
        value: now.map_or_else(|| "–".to_owned(), |t| texts::DAYS.fill(lang, &[("n", &words::tenths(lang, t))])),
        delta: longer.map(|t| {
            let text = if t > 0 { texts::SLOWER } else { texts::FASTER };
            text.fill(lang, &[("n", &words::tenths(lang, t.abs()))])
        }),
        change: longer.map_or(Change::Flat, |t| change(t, 0, Ordering::Less)),
        versus: versus(lang, d, longer.is_some()),
        note: String::new(),
        href: href(won_in(d)),
        spark: months(d, |t| t.average_days().map(|d| d as f64)),
    }
}

fn weighted(lang: Lang, d: &Dashboard, href: &dyn Fn(Deals) -> String) -> Tile {
    let open = plural(d.open.deals, texts::OPEN_ONE, texts::OPEN_MANY);
    Tile {
        label: texts::WEIGHTED,
        value: words::money(lang, d.open.weighted, d.currency),
        delta: None,
        change: Change::Flat,
        versus: open.fill(lang, &[("n", &format::integer(lang, d.open.deals))]),
        note: left_out(lang, &[(d.open.without_sum, texts::WITHOUT_SUM)]),
        href: href(Deals { status: Some("open"), ..Deals::default() }),
        spark: Vec::new(),
    }
}
