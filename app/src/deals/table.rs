//! The deals as a table: any order, the filters of its address, sums at the foot.

use super::api::{deal_totals, list_deals};
use super::open::use_opening;
use super::state::use_board;
use super::table_bar::TableBar;
use super::table_row::{Heads, Row};
use super::{table_query, words};
use crate::act::use_act;
use crate::address::Address;
use crate::lists::{PAGE, PagedTable, Pages, use_pages};
use crate::shell::{t, use_lang};
use crate::ui::{Button, ButtonLink, Empty, Segment, Segmented, SkeletonLines};
use domain::deals::{DealKey, DealListPage, DealListQuery, DealListRow, DealListTotals};
use domain::format;
use domain::texts::{common, deal_list as texts, deals, plural};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// What the table shows, and how to ask for something else.
#[derive(Clone, Copy)]
pub(super) struct Table {
    /// What is asked.
    pub query: Memo<DealListQuery>,
    go: StoredValue<Go>,
}

type Go = std::sync::Arc<dyn Fn(&str) + Send + Sync>;

impl Table {
    /// Asks something else.
    pub fn change(self, change: impl FnOnce(&mut DealListQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.go.with_value(|go| go(&table_query::address(&query)));
    }
}

/// `/deals?view=table&status=won&closed_from=…`: the table, in place of the board.
#[component]
pub fn DealsTable() -> impl IntoView {
    let lang = use_lang();
    let map = use_query_map();
    let navigate = use_navigate();
    let go: Go =
        std::sync::Arc::new(move |to| navigate(to, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() }));
    let table = Table { query: Memo::new(move |_| map.with(table_query::asked)), go: StoredValue::new(go) };
    let first = Resource::new(|| (), move |()| list_deals(page(table.query.get_untracked(), None, PAGE)));
    view! {
        <TableHead />
        <Suspense fallback=|| {
            view! { <div class="page-body"><SkeletonLines lines=8 /></div> }
        }>
            {move || Suspend::new(async move {
                match first.await {
                    Ok(page) => view! { <Listed page table /> }.into_any(),
                    Err(error) => {
                        view! {
                            <Empty title=common::FAILED.in_lang(lang) text=error.message(lang)>
                                <ButtonLink label=common::RETRY.in_lang(lang) href="/deals?view=table" attr:rel="external" />
                            </Empty>
                        }
                            .into_any()
                    }
                }
            })}
        </Suspense>
    }
    .into_any()
}

fn page(query: DealListQuery, after: Option<DealKey>, limit: u32) -> DealListQuery {
    DealListQuery { after, limit, ..query }
}

#[component]
fn Listed(
    /// The first page.
    page: DealListPage,
    /// What is shown.
    table: Table,
) -> impl IntoView {
    let opening = use_opening();
    let counted = RwSignal::new(0_i64);
    let pages = use_pages(
        table.query,
        (page.rows, page.next),
        |row: &DealListRow| row.id.0,
        |query: DealListQuery, after, limit| {
            let page = list_deals(self::page(query, after, limit));
            async move { page.await.map(|page| (page.rows, page.next)) }
        },
    )
    .follow("deal");
    // the sheet of a deal leads to the rows before and after it
    Effect::new(move |_| {
        let ids = pages.list.rows.with(|rows| rows.iter().map(|r| r.id).collect());
        opening.listed.set(Some((ids, counted.get())));
    });
    on_cleanup(move || {
        let _ = opening.listed.try_set(None);
    });
    let row = move |number: Signal<usize>, row: DealListRow| view! { <Row number row opening /> }.into_any();
    view! {
        <TableBar table />
        <PagedTable
            pages
            key=|r: &DealListRow| (r.id, r.version, r.updated_days, r.client.as_ref().map(|c| c.name.clone()))
            view=row
            head=move || view! { <Heads table /> }
            label=t(deals::TITLE)
            class="dl-table"
            keep="deals"
            nothing=move || {
                let clear = move |_| table.change(|q| q.filter = Default::default());
                let filtered = table.query.with(|q| q.filter != Default::default());
                view! {
                    <Empty title=if filtered { t(deals::NOTHING_FITS) } else { t(texts::NO_DEALS) }>
                        {filtered.then(|| view! { <Button label=t(common::CLEAR_FILTERS) on:click=clear /> })}
                    </Empty>
                }
            }
            foot=move || view! { <Foot table pages counted /> }
        />
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
            let to = Address::new("/deals").with_some("pipeline", pipeline);
            navigate(&to.to_string(), NavigateOptions::default());
        }
    };
    view! {
        <h1 class="vh on-phone">{t(deals::TITLE)}</h1>
        <header class="page-head">
            <h1>{t(deals::TITLE)}</h1>
            <span class="push"></span>
            <Segmented label=t(deals::VIEW) value="table".to_owned() segments=segments on_choose=choose />
        </header>
    }
    .into_any()
}

/// The sums over every deal of the filter, shown or not.
#[component]
fn Foot(
    /// What is shown.
    table: Table,
    /// The rows: their sums change when they do.
    pages: Pages<DealListRow>,
    /// How many there are, for others to know.
    counted: RwSignal<i64>,
) -> impl IntoView {
    let act = use_act();
    let lang = act.lang;
    let board = use_board();
    let totals = RwSignal::new(None::<DealListTotals>);
    let asked = StoredValue::new(0_u64);
    Effect::new(move |_| {
        pages.turn.track();
        let filter = table.query.with(|q| q.filter.clone());
        let number = asked.get_value() + 1;
        asked.set_value(number);
        act.try_run(deal_totals(filter), move |answer| {
            if asked.try_get_value() == Some(number) {
                counted.set(answer.as_ref().map_or(0, |t| t.count));
                totals.set(answer.ok());
            }
        });
    });
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
