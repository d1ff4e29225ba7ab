//! The page `/deals`.

use super::actions::Actions;
use super::api::load_board;
use super::column::BoardColumn;
use super::dialogs::{DropBar, LostDialog, MoveSheet};
use super::head::{BoardHead, BoardToolbar};
use super::open::Opening;
use super::phone::{PhoneHead, StageTabs};
use super::sheet::DealSheet;
use super::state::BoardState;
use super::table::DealsTable;
use super::{news, query, table_query};
use crate::address::Address;
use crate::shell::{Page, t, use_lang, use_me, use_shortcut};
use crate::ui::{ButtonLink, Empty, Fab, Kind, SkeletonLines, use_toasts};
use domain::deals::Board;
use domain::texts::{common, deals as texts, nav};
use domain::{Action, Record};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_navigate, use_query_map};

/// `/deals?pipeline=…&owner=…&q=…&deal=…`: the board with its filters, a deal's sheet over it.
#[component]
pub fn DealsPage() -> impl IntoView {
    let map = use_query_map();
    let first = Resource::new_blocking(|| (), move |()| load_board(map.with_untracked(query::asked)));
    let lang = use_lang();
    view! {
        <Page title=t(texts::TITLE) class="board-page">
            <Suspense fallback=|| view! { <div class="page-body"><SkeletonLines lines=8 /></div> }>
                {move || Suspend::new(async move {
                    match first.await {
                        Ok(board) => view! { <Loaded board /> }.into_any(),
                        Err(error) => {
                            view! {
                                <Empty title=t(common::FAILED) text=error.message(lang)>
                                    <ButtonLink label=t(common::RETRY) href="/deals" attr:rel="external" />
                                </Empty>
                            }
                                .into_any()
                        }
                    }
                })}
            </Suspense>
        </Page>
    }
}

/// `/deals/new?client=…`: the board with its form for a new deal open.
#[component]
pub fn NewDealPage() -> impl IntoView {
    let client = use_query_map().with_untracked(|m| m.get_str("client").and_then(|v| v.parse::<domain::ClientId>().ok()));
    view! { <Redirect path=String::from(Address::new("/deals").with("new", 1).with_some("client", client)) /> }
}

#[component]
fn Loaded(
    /// The first answer.
    board: Board,
) -> impl IntoView {
    let map = use_query_map();
    let opening = Opening::new();
    let cursor = board.cursor;
    let state = BoardState::new(board, opening.asked.get_untracked());
    let actions = Actions { board: state, toasts: use_toasts(), lang: use_lang() };
    provide_context(opening);
    provide_context(state);
    provide_context(actions);
    crate::live::read_at(cursor);
    news::follow(state, opening);
    let in_table = Memo::new(move |_| map.with(table_query::is_table));
    let navigate = use_navigate();
    let add_first = move || {
        // a form has its place in a column
        if in_table.get_untracked() {
            return navigate("/deals?new=1", Default::default());
        }
        if let Some(first) = state.columns.with_untracked(|c| c.first().map(|c| c.stage.id)) {
            state.adding.set(Some(first));
        }
    };
    let add_on_phone = add_first.clone();
    let add_here = move || match in_table.get_untracked() {
        true => add_on_phone(),
        false => state.adding.set(super::phone::shown_stage(state)),
    };
    let add_asked = add_first.clone();
    Effect::new(move |_| {
        if map.with(|m| m.get_str("new").is_some()) {
            add_asked();
        }
    });
    use_shortcut("c", add_first);
    let may_create = state.board.with_untracked(|b| b.may_create);
    let no_pipeline = move || state.board.with(|b| b.pipeline.is_none());
    view! {
        <Show when=move || !in_table.get() fallback=|| view! { <DealsTable /> }>
            <BoardHead />
            <PhoneHead />
            <BoardToolbar />
            <Show when=no_pipeline fallback=|| view! { <Columns /> }>
                <NoPipeline />
            </Show>
        </Show>
        <DropBar />
        <MoveSheet />
        <LostDialog />
        <DealSheet />
        {may_create.then(|| view! { <Fab label=t(nav::NEW_DEAL) on:click=move |_| add_here() /> })}
        <div class="vh" role="status" aria-live="polite">{move || state.say.get()}</div>
    }
    .into_any()
}

#[component]
fn Columns() -> impl IntoView {
    let state = super::state::use_board();
    let nothing = move || state.totals().count == 0;
    let filtered = move || state.query.with(|q| !q.filter.is_empty());
    view! {
        <StageTabs />
        <Show when=nothing>
            <NoDeals filtered=Signal::derive(filtered) />
        </Show>
        <div class="board" role="group" aria-label=t(texts::BOARD)>
            <For
                each=move || state.columns.get()
                key=|c| (c.stage.id, c.index, c.of, c.stage.name.clone(), c.stage.colour, c.stage.probability, c.stage.rotting_days)
                children=|column| view! { <BoardColumn column /> }
            />
        </div>
    }
    .into_any()
}

#[component]
fn NoDeals(
    /// Whether it is the filter that leaves nothing.
    filtered: Signal<bool>,
) -> impl IntoView {
    let opening = super::open::use_opening();
    let me = use_me();
    let may_import = me.may(Record::Import, Action::Create);
    view! {
        <div class="board-empty">
            <Show
                when=move || filtered.get()
                fallback=move || {
                    view! {
                        <Empty title=t(texts::NO_DEALS) text=t(texts::NO_DEALS_WHY)>
                            {may_import.then(|| view! { <ButtonLink label=t(nav::IMPORT_FILE) href="/imports/new" /> })}
                        </Empty>
                    }
                }
            >
                <Empty title=t(texts::NOTHING_FITS)>
                    <crate::ui::Button label=t(common::CLEAR_FILTERS) on:click=move |_| opening.ask(|asked| asked.filter = Default::default()) />
                </Empty>
            </Show>
        </div>
    }
}

#[component]
fn NoPipeline() -> impl IntoView {
    let may = use_me().may(Record::Settings, Action::Update);
    view! {
        <Empty title=t(texts::NO_PIPELINE) text=t(texts::NO_PIPELINE_WHY)>
            {may.then(|| view! { <ButtonLink label=t(texts::TO_PIPELINES) href="/settings/pipelines" kind=Kind::Primary /> })}
        </Empty>
    }
}
