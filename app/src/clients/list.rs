//! The page `/clients`: the list, and over it the form that makes a client.

use super::form::NewClientSheet;
use super::list_clients;
use super::list_query::{Asks, VIEWS};
use super::list_row::{Heads, Row, key};
use crate::lists::{Asked, FindField, PAGE, PagedTable, Pages, use_asked, use_pages};
use crate::shell::{Page, PageHead, t, use_lang, use_me, use_shortcut};
use crate::ui::{Button, ButtonLink, Empty, Fab, Kind, SkeletonLines, TabItem, Tabs};
use domain::clients::{ClientPage as PageOfClients, ClientRow};
use domain::format;
use domain::texts::{clients as texts, common, nav};
use domain::{Action, ClientId, Record};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// `/clients?view=mine&text=…&sort=updated&dir=desc`; `/clients/new?kind=person` with the form.
#[component]
pub fn ClientsPage() -> impl IntoView {
    let asked = use_asked(Asks::read, Asks::write);
    let me = use_me().id;
    let first = Resource::new(|| (), move |()| list_clients(asked.now.with_untracked(|asks| asks.page(me, None, PAGE))));
    let lang = use_lang();
    view! {
        <Page title=t(nav::CLIENTS) class="clients-page">
            <Suspense fallback=|| {
                view! {
                    <PageHead title=t(nav::CLIENTS) />
                    <div class="page-body"><SkeletonLines lines=8 /></div>
                }
            }>
                {move || Suspend::new(async move {
                    match first.await {
                        Ok(page) => view! { <List page asked /> }.into_any(),
                        Err(error) => {
                            view! {
                                <Empty title=common::FAILED.in_lang(lang) text=error.message(lang)>
                                    <ButtonLink label=common::RETRY.in_lang(lang) href="/clients" attr:rel="external" />
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

#[component]
fn List(page: PageOfClients, asked: Asked<Asks>) -> impl IntoView {
    let me = use_me();
    let may_create = me.may(Record::Client, Action::Create);
    let me_id = me.id;
    let pages = use_pages(
        asked.now,
        (page.rows, page.next),
        |row: &ClientRow| row.id.0,
        move |asks: Asks, after, limit| {
            let page = list_clients(asks.page(me_id, after, limit));
            async move { page.await.map(|page| (page.rows, page.next)) }
        },
    )
    .follow("client");
    let at_new = use_location().pathname.with_untracked(|path| path.ends_with("/new"));
    let new_open = RwSignal::new(at_new && may_create);
    let person = use_query_map().with_untracked(|q| q.get_str("kind") == Some("person"));
    let kind = RwSignal::new(if person { "person" } else { "company" }.to_owned());
    let go = use_navigate();
    let on_made = Callback::new(move |(id, open): (ClientId, bool)| {
        if open {
            go(&format!("/clients/{id}"), NavigateOptions::default());
        } else {
            pages.refresh();
        }
    });
    let row = move |number: Signal<usize>, row: ClientRow| {
        let archived = asked.now.with_untracked(|asks| asks.view == "archived");
        view! { <Row number row archived on_change=move |()| pages.refresh() /> }.into_any()
    };
    view! {
        <PageHead title=t(nav::CLIENTS)>
            <span class="push on-desk"></span>
            <div class="row on-desk">
                {me.may(Record::Import, Action::Create).then(|| view! { <ButtonLink label=t(nav::IMPORT) icon="upload" href="/imports/new" /> })}
                {may_create
                    .then(|| {
                        view! { <Button label=t(texts::NEW) kind=Kind::Primary icon="user-round-plus" on:click=move |_| new_open.set(true) /> }
                    })}
            </div>
        </PageHead>
        <Bar asked />
        <PagedTable
            pages
            key
            view=row
            head=move || view! { <Heads asked /> }
            label=t(nav::CLIENTS)
            class="cl-table"
            keep="clients"
            nothing=move || view! { <Nothing asked may_create new_open /> }
            foot=move || view! { <Count pages /> }
        />
        {may_create
            .then(|| {
                use_shortcut("c", move || new_open.set(true));
                view! {
                    <Fab label=t(texts::NEW) on:click=move |_| new_open.set(true) />
                    <NewClientSheet open=new_open kind on_made />
                }
            })}
    }
    .into_any()
}

/// How many rows are there.
#[component]
fn Count(pages: Pages<ClientRow>) -> impl IntoView {
    let lang = use_lang();
    let count = move || {
        let n = format::integer(lang, i64::try_from(pages.list.rows.with(Vec::len)).unwrap_or(i64::MAX));
        let text = if pages.list.more.get() { texts::LOADED } else { texts::LOADED_ALL };
        text.fill(lang, &[("n", &n)])
    };
    view! {
        <div class="list-foot">
            <span class="muted num" role="status">
                {count}
            </span>
        </div>
    }
}

/// Views and the filter.
#[component]
fn Bar(asked: Asked<Asks>) -> impl IntoView {
    let view_key = RwSignal::new(asked.now.with_untracked(|asks| asks.view.to_owned()));
    Effect::new(move |before: Option<()>| {
        let chosen = view_key.get();
        let view = VIEWS.iter().map(|(key, _)| *key).find(|key| *key == chosen);
        if let Some(view) = view.filter(|view| before.is_some() && asked.now.with_untracked(|asks| asks.view != *view)) {
            asked.change(|asks| asks.view = view);
        }
    });
    // from outside: back, a link to the list
    Effect::new(move |_| view_key.set(asked.now.with(|asks| asks.view.to_owned())));
    let items: Vec<TabItem> = VIEWS.iter().map(|(key, words)| TabItem::new(*key, t(*words))).collect();
    let text = Signal::derive(move || asked.now.with(|asks| asks.text.clone()));
    view! {
        <div class="toolbar">
            <Tabs id="clients" label=t(texts::VIEWS) value=view_key items=Signal::stored(items) panels=false />
            <span class="push"></span>
            <FindField label=t(texts::FIND) value=text on_change=move |text: String| asked.change(|asks| asks.text = text) />
        </div>
    }
    .into_any()
}

/// An empty list, or one whose filter finds nothing.
#[component]
fn Nothing(asked: Asked<Asks>, may_create: bool, new_open: RwSignal<bool>) -> impl IntoView {
    move || {
        let filtered = asked.now.with(|asks| asks.view != "all" || !asks.text.is_empty());
        if filtered {
            let clear = move |_| {
                asked.change(|asks| {
                    asks.view = "all";
                    asks.text.clear();
                });
            };
            view! {
                <Empty title=t(texts::NO_HITS)>
                    <Button label=t(common::CLEAR_FILTERS) on:click=clear />
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <Empty title=t(texts::NONE_TITLE) text=t(texts::NONE_TEXT)>
                    {may_create
                        .then(|| {
                            view! { <Button label=t(texts::NEW) kind=Kind::Primary on:click=move |_| new_open.set(true) /> }
                        })}
                </Empty>
            }
            .into_any()
        }
    }
}
