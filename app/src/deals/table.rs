//! The deals as a table: any order, the filters of its address, sums at the foot.

use super::api::{deal_totals, list_deals};
use super::open::{Opening, use_opening};
use super::state::use_board;
use super::{table_query, words};
use crate::act::use_act;
use crate::live::use_live;
use crate::shell::{t, tf, use_lang};
use crate::ui::{
    Avatar, AvatarSize, Button, Chip, Empty, FilterChip, ListRows, NoAvatar, Segment, Segmented, Size, Sort, SortHead, TextField,
    VirtualTable,
};
use domain::deals::{DealKey, DealListQuery, DealListRow, DealListTotals, DealSort};
use domain::format::{self, Cents};
use domain::pipelines::StageKind;
use domain::texts::{Text, common, deal_list as texts, deals, plural};
use domain::{Date, Lang};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::time::Duration;

/// Rows of a page.
const PAGE: u32 = 100;

/// What the table shows, and how to ask for something else.
#[derive(Clone, Copy)]
struct Table {
    query: Memo<DealListQuery>,
    go: StoredValue<Go>,
}

type Go = std::sync::Arc<dyn Fn(&str) + Send + Sync>;

impl Table {
    fn change(self, change: impl FnOnce(&mut DealListQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.go.with_value(|go| go(&table_query::address(&query)));
    }
}

/// `/deals?view=table&status=won&closed_from=…`: the table, in place of the board.
#[component]
pub fn DealsTable() -> impl IntoView {
    let act = use_act();
    let lang = use_lang();
    let map = use_query_map();
    let navigate = use_navigate();
    let go: Go =
        std::sync::Arc::new(move |to| navigate(to, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() }));
    let table = Table { query: Memo::new(move |_| map.with(table_query::asked)), go: StoredValue::new(go) };
    let opening = use_opening();
    let list = ListRows::new(Vec::<DealListRow>::new(), true);
    list.busy.set(true);
    let next = RwSignal::new(None::<DealKey>);
    let totals = RwSignal::new(None::<DealListTotals>);
    let asked = StoredValue::new(0_u64);
    let ask = move |more: bool, limit: u32| {
        let number = asked.get_value() + 1;
        asked.set_value(number);
        list.busy.set(true);
        let after = if more { next.get_untracked() } else { None };
        let query = DealListQuery { after, limit, ..table.query.get_untracked() };
        if !more {
            act.try_run(deal_totals(query.filter.clone()), move |answer| {
                if asked.try_get_value() == Some(number) {
                    totals.set(answer.ok());
                }
            });
        }
        act.try_run(list_deals(query), move |answer| {
            // an answer that was overtaken is dropped
            if asked.try_get_value() != Some(number) {
                return;
            }
            match answer {
                Ok(page) => {
                    let there_is_more = page.next.is_some();
                    next.set(page.next);
                    if more { list.extend(page.rows, there_is_more) } else { list.replace(page.rows, there_is_more) }
                }
                Err(error) => {
                    list.more.set(false);
                    list.busy.set(false);
                    act.toasts.failed(error.message(act.lang));
                }
            }
        });
    };
    Effect::new(move |_| {
        table.query.track();
        ask(false, PAGE);
    });
    let waiting = StoredValue::new(false);
    use_live(move |news| {
        if news.touches("deal") && waiting.try_get_value() == Some(false) && list.rows.with_untracked(Vec::len) <= 500 {
            waiting.set_value(true);
            set_timeout(
                move || {
                    if waiting.try_get_value().is_some() {
                        waiting.set_value(false);
                        // as many as are there, so that nothing jumps
                        let shown = u32::try_from(list.rows.with_untracked(Vec::len)).unwrap_or(PAGE);
                        ask(false, shown.clamp(PAGE, 500));
                    }
                },
                Duration::from_millis(500),
            );
        }
    });
    let row = move |index: usize, row: DealListRow| view! { <Row index row opening /> }.into_any();
    let more_button = move || {
        let button = move || {
            let label = tf(texts::NEXT_ROWS, &[("n", &PAGE.to_string())]);
            view! { <Button label size=Size::Small icon="chevron-down" busy=list.busy on:click=move |_| ask(true, PAGE) /> }
        };
        view! { <div class="row list-more">{move || list.more.get().then(button)}</div> }
    };
    view! {
        <TableHead />
        <TableBar table list />
        <Show
            when=move || !list.rows.with(Vec::is_empty) || list.busy.get()
            fallback=move || {
                let clear = move |_| table.change(|q| q.filter = Default::default());
                view! {
                    <Empty title=t(deals::NOTHING_FITS)>
                        <Button label=t(common::CLEAR_FILTERS) on:click=clear />
                    </Empty>
                }
            }
        >
            <VirtualTable
                list
                key=|r: &DealListRow| (r.id, r.version, r.updated_days, r.client.as_ref().map(|c| c.name.clone()))
                view=row
                head=move || view! { <Heads table /> }
                columns=8
                label=t(deals::TITLE)
                class="dl-table"
                on_more=move |()| ask(true, PAGE)
                keep="deals"
                foot=more_button
            />
            <Foot totals lang />
        </Show>
    }
    .into_any()
}

/// Name of the page, and the way back to the board.
#[component]
fn TableHead() -> impl IntoView {
    let navigate = use_navigate();
    let segments = vec![
        Segment::new("board", t(deals::VIEW_BOARD)).icon("square-kanban"),
        Segment::new("table", t(deals::VIEW_TABLE)).icon("table-2"),
    ];
    let map = use_query_map();
    let choose = move |view: String| {
        if view == "board" {
            let pipeline = map.with_untracked(|m| m.get("pipeline"));
            let to = pipeline.map_or_else(|| "/deals".to_owned(), |p| format!("/deals?pipeline={p}"));
            navigate(&to, NavigateOptions::default());
        }
    };
    view! {
        <header class="page-head">
            <h1>{t(deals::TITLE)}</h1>
            <span class="push"></span>
            <Segmented label=t(deals::VIEW) value="table".to_owned() segments=segments on_choose=choose />
        </header>
    }
    .into_any()
}

/// Status, the filters of the address, and the text.
#[component]
fn TableBar(
    /// What is shown.
    table: Table,
    /// The rows, which know an owner's name.
    list: ListRows<DealListRow>,
) -> impl IntoView {
    let text = RwSignal::new(table.query.with_untracked(|q| q.filter.text.clone()));
    let number = StoredValue::new(0_u64);
    Effect::new(move |before: Option<()>| {
        let typed = text.get().trim().to_owned();
        if before.is_none() {
            return;
        }
        let mine = number.get_value() + 1;
        number.set_value(mine);
        set_timeout(
            move || {
                if number.try_get_value() == Some(mine) && table.query.with_untracked(|q| q.filter.text != typed) {
                    table.change(|q| q.filter.text = typed);
                }
            },
            Duration::from_millis(200),
        );
    });
    // from outside: back, a link to other deals
    Effect::new(move |_| {
        let said = table.query.with(|q| q.filter.text.clone());
        if text.get_untracked().trim() != said {
            text.set(said);
        }
    });
    let status = move |wanted: Option<StageKind>, label: Text| {
        let pressed = Signal::derive(move || Some(table.query.with(|q| q.filter.status == wanted)));
        view! { <Chip label=t(label) pressed on:click=move |_| table.change(|q| q.filter.status = wanted) /> }
    };
    view! {
        <div class="toolbar">
            <div class="views" role="group" aria-label=t(deals::VIEWS)>
                {status(None, common::ALL_OF_THEM)} {status(Some(StageKind::Open), texts::OPEN)} {status(Some(StageKind::Won), deals::WON)}
                {status(Some(StageKind::Lost), deals::LOST)}
            </div>
            <span class="sep"></span>
            <Filters table list />
            <span class="push"></span>
            <div class="find">
                <TextField
                    label=t(deals::TEXT_HINT)
                    bare=true
                    kind="search"
                    icon="search"
                    class="sm"
                    value=text
                    placeholder=t(deals::TEXT_HINT)
                    inputmode="search"
                    maxlength=200
                />
            </div>
        </div>
    }
    .into_any()
}

fn span(lang: Lang, from: Option<Date>, to: Option<Date>) -> String {
    let date = |d: Date| format::date_full(lang, d);
    match (from, to) {
        (Some(from), Some(to)) => deals::FROM_TO.fill(lang, &[("from", &date(from)), ("to", &date(to))]),
        (Some(from), None) => deals::FROM.fill(lang, &[("amount", &date(from))]),
        (None, Some(to)) => deals::UP_TO.fill(lang, &[("amount", &date(to))]),
        (None, None) => String::new(),
    }
}

/// One chip for each filter of the address; each can be taken away.
#[component]
fn Filters(
    /// What is shown.
    table: Table,
    /// The rows.
    list: ListRows<DealListRow>,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let chip = move |label: Text, value: String, clear: fn(&mut DealListQuery)| {
        let away = move |()| table.change(clear);
        view! { <FilterChip label=t(label) value on_edit=away on_remove=away /> }.into_any()
    };
    let pipeline = move |id| board.board.with(|b| b.pipelines.iter().find(|p| p.id == id).map(|p| p.name.clone()));
    move || {
        let f = table.query.with(|q| q.filter.clone());
        let first = |name: fn(&DealListRow) -> Option<String>| list.rows.with(|rows| rows.first().and_then(name)).unwrap_or_default();
        let mut chips = Vec::new();
        if let Some(id) = f.pipeline {
            chips.push(chip(deals::PIPELINE, pipeline(id).unwrap_or_default(), |q| q.filter.pipeline = None));
        }
        if f.stage.is_some() {
            chips.push(chip(texts::STAGE, first(|r| Some(r.stage.clone())), |q| q.filter.stage = None));
        }
        if let Some(owner) = f.owner {
            let name = if owner.0 == 0 { t(texts::NOBODY).to_owned() } else { first(|r| r.owner.as_ref().map(|o| o.name.clone())) };
            chips.push(chip(deals::OWNER, name, |q| q.filter.owner = None));
        }
        if f.team.is_some() {
            chips.push(chip(texts::TEAM, t(texts::ONE_TEAM).to_owned(), |q| q.filter.team = None));
        }
        if f.closed_from.is_some() || f.closed_to.is_some() {
            chips.push(chip(texts::CLOSED, span(lang, f.closed_from, f.closed_to), |q| {
                (q.filter.closed_from, q.filter.closed_to) = (None, None)
            }));
        }
        if f.opened_from.is_some() || f.opened_to.is_some() {
            chips.push(chip(texts::OPENED, span(lang, f.opened_from, f.opened_to), |q| {
                (q.filter.opened_from, q.filter.opened_to) = (None, None)
            }));
        }
        if f.expected_from.is_some() || f.expected_to.is_some() {
            let value = span(lang, f.expected_from, f.expected_to);
            chips.push(chip(texts::EXPECTED, value, |q| (q.filter.expected_from, q.filter.expected_to) = (None, None)));
        }
        if f.amount_from.is_some() || f.amount_to.is_some() {
            let currency = board.board.with(|b| b.currency);
            let money = |minor: i64| words::sum(lang, minor, currency);
            let value = match (f.amount_from, f.amount_to) {
                (Some(from), Some(to)) => deals::FROM_TO.fill(lang, &[("from", &money(from)), ("to", &money(to))]),
                (Some(from), None) => deals::FROM.fill(lang, &[("amount", &money(from))]),
                (None, to) => deals::UP_TO.fill(lang, &[("amount", &money(to.unwrap_or_default()))]),
            };
            chips.push(chip(deals::AMOUNT, value, |q| (q.filter.amount_from, q.filter.amount_to) = (None, None)));
        }
        chips
    }
}

/// Heads of the columns; each sorts.
#[component]
fn Heads(
    /// What is shown.
    table: Table,
) -> impl IntoView {
    let head = move |by: DealSort, text: Text, end: bool| {
        let now = Signal::derive(move || {
            table.query.with(|q| (q.sort == by).then_some(if q.descending { Sort::Descending } else { Sort::Ascending }))
        });
        let turn = move |()| {
            table.change(|q| {
                q.descending = if q.sort == by { !q.descending } else { by.starts_descending() };
                q.sort = by;
            });
        };
        view! { <SortHead label=t(text) sort=now on_sort=turn end /> }
    };
    view! {
        <colgroup class="on-desk">
            <col />
            <col style="width:15rem" />
            <col style="width:11rem" />
            <col style="width:8.5rem" />
            <col style="width:7rem" />
            <col style="width:8rem" />
            <col style="width:8rem" />
            <col style="width:7rem" />
        </colgroup>
        <thead class="on-desk">
            <tr>
                {head(DealSort::Title, texts::DEAL, false)} {head(DealSort::Client, deals::CLIENT, false)} {head(DealSort::Stage, texts::STAGE, false)}
                {head(DealSort::Amount, deals::AMOUNT, true)} {head(DealSort::Owner, deals::OWNER, false)}
                {head(DealSort::Expected, texts::EXPECTED, false)} {head(DealSort::Closed, texts::CLOSED, false)}
                {head(DealSort::Updated, texts::UPDATED, false)}
            </tr>
        </thead>
    }
    .into_any()
}

#[component]
fn Row(
    /// Its place, from 0.
    index: usize,
    /// The deal.
    row: DealListRow,
    /// Opens its sheet.
    opening: Opening,
) -> impl IntoView {
    let lang = use_lang();
    let id = row.id;
    let date = move |date: Option<Date>| date.map(|d| format::date_full(lang, d));
    let amount = row.amount.map_or_else(|| "–".to_owned(), |m| format::money(lang, m.minor, m.currency, Cents::Hide));
    let client = row.client.map(|c| c.name);
    let second = [client.clone(), Some(row.stage.clone())].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let href = format!("/deals?deal={id}");
    let open = move |ev: leptos::ev::MouseEvent| {
        // with a key held the link opens a tab or window of its own
        if !(ev.ctrl_key() || ev.meta_key() || ev.shift_key()) {
            ev.prevent_default();
            opening.open(id);
        }
    };
    view! {
        <tr aria-rowindex=index + 2 data-selected=move || (opening.shown.get() == Some(id)).then_some("")>
            <td>
                <div class="row">
                    <span class="grow">
                        <a class="name trunc" href=href title=row.title.clone() on:click=open>
                            {row.title.clone()}
                        </a>
                        <span class="on-phone tiny muted trunc">{second}</span>
                    </span>
                    <span class="on-phone money small">{amount.clone()}</span>
                </div>
            </td>
            <td class="on-desk">
                <span class="trunc">{client}</span>
            </td>
            <td class="on-desk">
                <span class="trunc">
                    <span class="dot" style=format!("--c:var(--chart-{})", row.colour.clamp(1, 8)) aria-hidden="true"></span>
                    {row.stage}
                </span>
            </td>
            <td class="on-desk end money">{amount}</td>
            <td class="on-desk">
                {match row.owner {
                    Some(o) => view! { <Avatar name=o.name id=o.id.0 size=AvatarSize::Tiny /> }.into_any(),
                    None => view! { <NoAvatar /> }.into_any(),
                }}
            </td>
            <td class="on-desk num">{date(row.expected_close)}</td>
            <td class="on-desk num">{date(row.closed_on)}</td>
            <td class="on-desk num soft">{texts::DAYS_AGO.fill(lang, &[("n", &format::integer(lang, row.updated_days))])}</td>
        </tr>
    }
    .into_any()
}

/// The sums over every deal of the filter, shown or not.
#[component]
fn Foot(
    /// The sums, once they are there.
    totals: RwSignal<Option<DealListTotals>>,
    /// The page's language.
    lang: Lang,
) -> impl IntoView {
    let board = use_board();
    let told = move || {
        let totals = totals.get()?;
        let currency = board.board.with(|b| b.currency);
        let count = format::integer(lang, totals.count);
        let word = plural(totals.count, deals::DEALS_ONE, deals::DEALS_MANY).in_lang(lang);
        Some(view! {
            <span>
                <b class="num">{count}</b>
                " "
                {word}
            </span>
            {super::column::missing(lang, totals).map(|told| view! { <span class="muted">{told}</span> })}
            <span class="push"></span>
            <span class="muted">
                {texts::SUM.in_lang(lang)} " " <b class="money">{words::sum(lang, totals.sum, currency)}</b>
            </span>
        })
    };
    view! { <div class="list-foot" role="status">{told}</div> }.into_any()
}
