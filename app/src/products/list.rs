//! The page `/products`.

use super::form::ProductSheet;
use super::{list_products, set_product_archived};
use crate::act::use_act;
use crate::api::new_command;
use crate::live::use_live;
use crate::shell::{Page, PageHead, t, use_lang, use_me};
use crate::ui::{Button, ButtonLink, Empty, Fab, Icon, Kind, ListRows, Menu, MenuItem, SkeletonLines, TextField, VirtualTable};
use domain::format::{self, Cents};
use domain::products::{ArchiveProduct, Product, ProductPage, ProductQuery};
use domain::texts::{clients, common, nav, products as texts};
use domain::{Action, Record};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use std::time::Duration;

/// Rows of a page.
const PAGE: u32 = 100;

/// `/products?text=…`; `/products/new` with the form.
#[component]
pub fn ProductsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = move || query.with_untracked(|q| q.get("text")).unwrap_or_default();
    let first = Resource::new(|| (), move |()| list_products(ProductQuery { text: asked(), limit: PAGE, ..ProductQuery::default() }));
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
                        Ok(page) => view! { <List page text=asked() /> }.into_any(),
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
fn List(page: ProductPage, text: String) -> impl IntoView {
    let act = use_act();
    let lang = use_lang();
    let me = use_me();
    let may_edit = me.may(Record::Product, Action::Update);
    let list = ListRows::new(page.rows, page.next.is_some());
    let next = RwSignal::new(page.next);
    let text = RwSignal::new(text);
    let asked = StoredValue::new(0_u64);
    let ask = move |more: bool| {
        let number = asked.get_value() + 1;
        asked.set_value(number);
        let after = if more { next.get_untracked() } else { None };
        let query = ProductQuery { text: text.get_untracked(), after, limit: PAGE, ..ProductQuery::default() };
        list.busy.set(true);
        act.try_run(list_products(query), move |answer| {
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
    let navigate = use_navigate();
    let pause = StoredValue::new(0_u64);
    Effect::new(move |before: Option<()>| {
        let typed = text.get();
        if before.is_none() {
            return;
        }
        let mine = pause.get_value() + 1;
        pause.set_value(mine);
        let navigate = navigate.clone();
        set_timeout(
            move || {
                if pause.try_get_value() == Some(mine) {
                    let mut q = leptos_router::params::ParamsMap::new();
                    if !typed.trim().is_empty() {
                        q.insert("text", typed.trim().to_owned());
                    }
                    navigate(
                        &format!("/products{}", q.to_query_string()),
                        NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() },
                    );
                    ask(false);
                }
            },
            Duration::from_millis(200),
        );
    });
    use_live(move |news| {
        if news.touches("product") {
            ask(false);
        }
    });
    let product = RwSignal::new(None::<Product>);
    let open = RwSignal::new(may_edit && use_location().pathname.get_untracked().ends_with("/new"));
    let edit = move |which: Option<Product>| {
        product.set(which);
        open.set(true);
    };
    let archive = move |which: Product| {
        let command = |archived| ArchiveProduct { command: new_command(), id: which.id, archived };
        let back = which.id;
        act.run(set_product_archived(command(true)), move |_| {
            act.toasts.undo(texts::ARCHIVED.in_lang(act.lang), move || {
                let command = ArchiveProduct { command: new_command(), id: back, archived: false };
                act.run(set_product_archived(command), move |_| ask(false));
            });
            ask(false);
        });
    };
    let row = move |index: usize, p: Product| {
        let price = p.price.map(|m| format::money(lang, m.minor, m.currency, Cents::Show)).unwrap_or_else(|| "–".to_owned());
        let (for_name, for_edit, for_archive) = (p.clone(), p.clone(), p.clone());
        let second = [p.code.clone(), p.category.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let name = if may_edit {
            view! { <button type="button" class="name trunc" on:click=move |_| edit(Some(for_name.clone()))>{p.name.clone()}</button> }
                .into_any()
        } else {
            view! { <span class="name trunc">{p.name.clone()}</span> }.into_any()
        };
        view! {
            <tr aria-rowindex=index + 2>
                <td>
                    <div class="row">
                        <span class="grow">{name} <span class="on-phone tiny muted trunc">{second}</span></span>
                        <span class="on-phone money small">{price.clone()}</span>
                    </div>
                </td>
                <td class="on-desk">
                    <span class="trunc">{p.code.clone()}</span>
                </td>
                <td class="on-desk">
                    <span class="trunc">{p.category.clone()}</span>
                </td>
                <td class="on-desk end money">{price}</td>
                <td class="on-desk end">
                    {may_edit
                        .then(|| {
                            view! {
                                <Menu
                                    label=clients::ROW_MENU.fill(lang, &[("name", &p.name)])
                                    class="icon-btn sm"
                                    trigger=|| view! { <Icon name="ellipsis" /> }
                                >
                                    <MenuItem label=common::EDIT.in_lang(lang) icon="pencil" on:click=move |_| edit(Some(for_edit.clone())) />
                                    <MenuItem label=common::ARCHIVE.in_lang(lang) icon="inbox" on:click=move |_| archive(for_archive.clone()) />
                                </Menu>
                            }
                        })}
                </td>
            </tr>
        }
        .into_any()
    };
    let head = move || {
        view! {
            <colgroup class="on-desk">
                <col />
                <col style="width:12rem" />
                <col style="width:14rem" />
                <col style="width:10rem" />
                <col style="width:3rem" />
            </colgroup>
            <thead class="on-desk">
                <tr>
                    <th scope="col">{t(texts::NAME)}</th>
                    <th scope="col">{t(texts::CODE)}</th>
                    <th scope="col">{t(texts::CATEGORY)}</th>
                    <th scope="col" class="end">{t(texts::PRICE)}</th>
                    <th scope="col">
                        <span class="vh">{t(common::MORE_ACTIONS)}</span>
                    </th>
                </tr>
            </thead>
        }
    };
    view! {
        <PageHead title=t(nav::PRODUCTS)>
            <span class="push on-desk"></span>
            {may_edit
                .then(|| {
                    view! {
                        <div class="row on-desk">
                            <Button label=t(texts::ADD) kind=Kind::Primary icon="plus" on:click=move |_| edit(None) />
                        </div>
                    }
                })}
        </PageHead>
        <div class="toolbar">
            <div class="find">
                <TextField label=t(texts::FIND) bare=true kind="search" icon="search" class="sm" value=text placeholder=t(texts::FIND) inputmode="search" maxlength=200 />
            </div>
        </div>
        <Show
            when=move || !list.rows.with(Vec::is_empty) || list.busy.get()
            fallback=move || {
                if text.with(|t| t.trim().is_empty()) {
                    view! {
                        <Empty title=t(texts::NONE_TITLE) text=t(texts::NONE_TEXT)>
                            {may_edit.then(|| view! { <Button label=t(texts::ADD) kind=Kind::Primary on:click=move |_| edit(None) /> })}
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! {
                        <Empty title=t(common::NO_HITS)>
                            <Button label=t(common::CLEAR_FILTERS) on:click=move |_| text.set(String::new()) />
                        </Empty>
                    }
                        .into_any()
                }
            }
        >
            <VirtualTable
                list
                key=|p: &Product| (p.id, p.version)
                view=row
                head=head
                columns=5
                label=t(nav::PRODUCTS)
                class="cl-table"
                on_more=move |()| ask(true)
                keep="products"
            />
        </Show>
        {may_edit
            .then(|| {
                view! {
                    <Fab label=t(texts::ADD) on:click=move |_| edit(None) />
                    <ProductSheet open product on_done=move |()| ask(false) />
                }
            })}
    }
    .into_any()
}
