//! The page `/products`.

use super::form::ProductSheet;
use super::list_products;
use super::list_row::{Heads, Row};
use crate::address::Address;
use crate::lists::{Asked, FindField, PAGE, PagedTable, use_asked, use_pages};
use crate::shell::{Page, PageHead, t, use_lang, use_me};
use crate::ui::{Button, ButtonLink, Empty, Fab, Kind, SkeletonLines, TabItem, Tabs};
use domain::products::{Product, ProductPage, ProductQuery};
use domain::texts::{clients, common, nav, products as texts};
use domain::{Action, ProductId, Record};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::params::ParamsMap;

/// What the address asks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asks {
    archived: bool,
    text: String,
}

impl Asks {
    fn read(q: &ParamsMap) -> Self {
        Asks { archived: q.get_str("view") == Some("archived"), text: q.get_str("text").unwrap_or_default().trim().to_owned() }
    }

    fn write(to: Address, asks: &Self) -> Address {
        to.with_some("view", asks.archived.then_some("archived")).with_text("text", &asks.text)
    }

    fn page(&self, after: Option<(String, ProductId)>, limit: u32) -> ProductQuery {
        ProductQuery { text: self.text.clone(), archived: self.archived, after, limit }
    }
}

/// `/products?view=archived&text=…`; `/products/new` with the form.
#[component]
pub fn ProductsPage() -> impl IntoView {
    let asked = use_asked(Asks::read, Asks::write);
    let first = Resource::new(|| (), move |()| list_products(asked.now.with_untracked(|asks| asks.page(None, PAGE))));
    let lang = use_lang();
    view! {
        <Page title=t(nav::PRODUCTS) class="clients-page">
            <Suspense fallback=|| {
                view! {
                    <PageHead title=t(nav::PRODUCTS) />
                    <div class="page-body"><SkeletonLines lines=8 /></div>
                }
            }>
                {move || Suspend::new(async move {
                    match first.await {
                        Ok(page) => view! { <List page asked /> }.into_any(),
                        Err(error) => {
                            view! {
                                <Empty title=common::FAILED.in_lang(lang) text=error.message(lang)>
                                    <ButtonLink label=common::RETRY.in_lang(lang) href="/products" attr:rel="external" />
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
fn List(page: ProductPage, asked: Asked<Asks>) -> impl IntoView {
    let may_edit = use_me().may(Record::Product, Action::Update);
    let pages = use_pages(
        asked.now,
        (page.rows, page.next),
        |product: &Product| product.id.0,
        |asks: Asks, after, limit| {
            let page = list_products(asks.page(after, limit));
            async move { page.await.map(|page| (page.rows, page.next)) }
        },
    )
    .follow("product");
    let product = RwSignal::new(None::<Product>);
    let open = RwSignal::new(may_edit && use_location().pathname.get_untracked().ends_with("/new"));
    let edit = Callback::new(move |which: Option<Product>| {
        product.set(which);
        open.set(true);
    });
    let add = move |_| edit.run(None);
    let row = move |number: Signal<usize>, product: Product| {
        view! { <Row number product may_edit on_edit=move |p: Product| edit.run(Some(p)) on_change=move |()| pages.refresh() /> }.into_any()
    };
    let nothing = move || match asked.now.with(|asks| asks.text.is_empty() && !asks.archived) {
        true => view! {
            <Empty title=t(texts::NONE_TITLE) text=t(texts::NONE_TEXT)>
                {may_edit.then(|| view! { <Button label=t(texts::ADD) kind=Kind::Primary on:click=add /> })}
            </Empty>
        }
        .into_any(),
        false => {
            let clear = move |_| asked.change(|asks| *asks = Asks { archived: false, text: String::new() });
            view! {
                <Empty title=t(common::NO_HITS)>
                    <Button label=t(common::CLEAR_FILTERS) on:click=clear />
                </Empty>
            }
            .into_any()
        }
    };
    view! {
        <PageHead title=t(nav::PRODUCTS)>
            <span class="push on-desk"></span>
            {may_edit
                .then(|| {
                    view! {
                        <div class="row on-desk">
                            <Button label=t(texts::ADD) kind=Kind::Primary icon="plus" on:click=add />
                        </div>
                    }
                })}
        </PageHead>
        <Bar asked />
        <PagedTable
            pages
            key=|p: &Product| (p.id, p.version)
            view=row
            head=|| view! { <Heads /> }
            label=t(nav::PRODUCTS)
            class="cl-table"
            keep="products"
            nothing
        />
        {may_edit
            .then(|| {
                view! {
                    <Fab label=t(texts::ADD) on:click=add />
                    <ProductSheet open product on_done=move |()| pages.refresh() />
                }
            })}
    }
    .into_any()
}

/// Those for sale or the archived ones, and the filter.
#[component]
fn Bar(asked: Asked<Asks>) -> impl IntoView {
    let key = |archived| if archived { "archived" } else { "all" };
    let view_key = RwSignal::new(key(asked.now.with_untracked(|asks| asks.archived)).to_owned());
    Effect::new(move |before: Option<()>| {
        let archived = view_key.with(|view| view == "archived");
        if before.is_some() && asked.now.with_untracked(|asks| asks.archived != archived) {
            asked.change(|asks| asks.archived = archived);
        }
    });
    // from outside: back, a link to the list
    Effect::new(move |_| view_key.set(key(asked.now.with(|asks| asks.archived)).to_owned()));
    let items = vec![TabItem::new("all", t(common::ALL_OF_THEM)), TabItem::new("archived", t(clients::ARCHIVED_ONES))];
    let text = Signal::derive(move || asked.now.with(|asks| asks.text.clone()));
    view! {
        <div class="toolbar">
            <Tabs id="products" label=t(texts::VIEWS) value=view_key items=Signal::stored(items) panels=false />
            <span class="push"></span>
            <FindField label=t(texts::FIND) value=text on_change=move |text: String| asked.change(|asks| asks.text = text) />
        </div>
    }
    .into_any()
}
