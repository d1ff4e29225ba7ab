//! The file and how it is read, with a chip for each thing that can be corrected.

use super::wizard::Draft;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Icon, Menu, MenuItem};
use domain::format::file_size;
use domain::imports::layout::{Delimiter, Encoding};
use domain::imports::plan::ChangePlan;
use domain::imports::{DateOrder, DecimalStyle, ImportKind};
use domain::texts::{Text, imports as texts};
use leptos::prelude::*;

/// The file's name and size, and the chips.
#[component]
pub fn FileStrip(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let page = draft.page;
    let facts = move || {
        page.with(|p| {
            let (rows, columns) = (super::parts::count(lang, p.plan.rows), p.plan.columns.len().to_string());
            tf(texts::FILE_FACTS, &[("rows", &rows), ("columns", &columns), ("size", &file_size(lang, p.summary.bytes))])
        })
    };
    let kinds = ImportKind::ALL.map(|k| (k, t(texts::kind(k)).to_owned())).to_vec();
    let delimiters = Delimiter::ALL.map(|d| (d, t(texts::delimiter(d)).to_owned())).to_vec();
    let encodings = Encoding::ALL.map(|e| (e, e.name().to_owned())).to_vec();
    let orders = DateOrder::ALL.map(|o| (o, o.pattern().to_owned())).to_vec();
    let styles = DecimalStyle::ALL.map(|s| (s, s.pattern().to_owned())).to_vec();
    let rows =
        (0..=5).map(|n| (n, if n == 0 { t(texts::NO_TITLES).to_owned() } else { tf(texts::ROW_N, &[("n", &n.to_string())]) })).collect();
    let send = move |change: ChangePlan| draft.change.run(change);
    let always = Signal::stored(true);
    view! {
        <div class="file-strip">
            <div class="file-id">
                <Icon name="file-spreadsheet" size=20 />
                <div>
                    <b>{move || page.with(|p| p.summary.file_name.clone())}</b>
                    <div class="tiny muted num">{facts}</div>
                </div>
            </div>
            <div class="row chips" role="group" aria-label=t(texts::HOW_READ)>
                {chip(texts::ROWS_ARE, kinds, move || page.with(|p| p.plan.kind), always, move |kind| send(ChangePlan { kind: Some(kind), ..ChangePlan::default() }))}
                {chip(texts::DELIMITER, delimiters, move || page.with(|p| p.plan.reading.delimiter), always, move |d| send(ChangePlan { delimiter: Some(d), ..ChangePlan::default() }))}
                {chip(texts::ENCODING, encodings, move || page.with(|p| p.plan.reading.encoding), always, move |e| send(ChangePlan { encoding: Some(e), ..ChangePlan::default() }))}
                {chip(
                    texts::DATES,
                    orders,
                    move || page.with(|p| p.plan.reading.dates),
                    Signal::derive(move || page.with(|p| p.plan.reading.dates_sure)),
                    move |o| send(ChangePlan { dates: Some(o), ..ChangePlan::default() }),
                )}
                {chip(
                    texts::DECIMALS,
                    styles,
                    move || page.with(|p| p.plan.reading.decimals),
                    Signal::derive(move || page.with(|p| p.plan.reading.decimals_sure)),
                    move |s| send(ChangePlan { decimals: Some(s), ..ChangePlan::default() }),
                )}
                {chip(texts::TITLES_IN, rows, move || page.with(|p| p.plan.reading.titles_in), always, move |n| send(ChangePlan { titles_in: Some(n), ..ChangePlan::default() }))}
            </div>
        </div>
    }
    .into_any()
}

/// A chip that shows a value and offers the others. What the file did not decide is marked.
fn chip<T: Copy + PartialEq + Send + Sync + 'static>(
    label: Text,
    options: Vec<(T, String)>,
    value: impl Fn() -> T + Copy + Send + Sync + 'static,
    sure: Signal<bool>,
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> AnyView {
    let name = t(label);
    let to_check = t(texts::TO_CHECK);
    let options = StoredValue::new(options);
    let shown = move || options.with_value(|o| o.iter().find(|(v, _)| *v == value()).map(|(_, words)| words.clone()).unwrap_or_default());
    let trigger = move || {
        view! {
            {name}
            " "
            <b>{shown}</b>
            {move || (!sure.get()).then(|| view! { <span class="warn-ink">{format!(" · {to_check}")}</span> })}
            <Icon name="chevron-down" size=12 />
        }
    };
    let items = options.with_value(|o| {
        o.iter()
            .map(|(option, words)| {
                let option = *option;
                view! { <MenuItem label=words.clone() checked=Signal::derive(move || value() == option) on:click=move |_| choose(option) /> }
            })
            .collect_view()
    });
    view! {
        <Menu label=name worded=true class="chip" trigger=trigger>
            {items}
        </Menu>
    }
    .into_any()
}
