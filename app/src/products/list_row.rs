//! Heads and rows of the list of products.

use super::set_product_archived;
use crate::act::use_act;
use crate::api::new_command;
use crate::shell::t;
use crate::ui::{Icon, Menu, MenuItem};
use domain::format::{self, Cents};
use domain::products::{ArchiveProduct, Product};
use domain::texts::{clients, common, products as texts};
use leptos::prelude::*;

/// Heads of the columns.
#[component]
pub(super) fn Heads() -> impl IntoView {
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
    .into_any()
}

/// A product; on phones two lines and the price.
#[component]
pub(super) fn Row(
    /// Its number in the table.
    number: Signal<usize>,
    /// The product.
    product: Product,
    /// Whether it can be changed.
    may_edit: bool,
    /// Opens it to be changed.
    #[prop(into)]
    on_edit: Callback<Product>,
    /// Called after it was archived or brought back.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let lang = act.lang;
    let (id, archived) = (product.id, product.archived);
    let archive = move |_| {
        let command = move |archived| ArchiveProduct { command: new_command(), id, archived };
        act.run(set_product_archived(command(!archived)), move |_| {
            let words = if archived { texts::RESTORED } else { texts::ARCHIVED };
            act.toasts.undo(words.in_lang(act.lang), move || {
                act.run(set_product_archived(command(archived)), move |_| on_change.run(()));
            });
            on_change.run(());
        });
    };
    let price = product.price.map(|m| format::money(lang, m.minor, m.currency, Cents::Show));
    let second = [product.code.clone(), product.category.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (for_name, for_menu) = (product.clone(), product.clone());
    let name = product.name.clone();
    let shown = name.clone();
    let name_view = match may_edit {
        true => {
            view! { <button type="button" class="name trunc" on:click=move |_| on_edit.run(for_name.clone())>{shown}</button> }.into_any()
        }
        false => view! { <span class="name trunc">{shown}</span> }.into_any(),
    };
    let (word, icon) = if archived { (common::RESTORE, "rotate-ccw") } else { (common::ARCHIVE, "inbox") };
    view! {
        <tr aria-rowindex=move || number.get()>
            <td>
                <div class="row">
                    <span class="grow">{name_view} <span class="on-phone tiny muted trunc">{second}</span></span>
                    <span class="on-phone money small">{price.clone()}</span>
                </div>
            </td>
            <td class="on-desk">
                <span class="trunc">{product.code}</span>
            </td>
            <td class="on-desk">
                <span class="trunc">{product.category}</span>
            </td>
            {match price {
                Some(price) => view! { <td class="on-desk end money">{price}</td> }.into_any(),
                None => view! { <td class="on-desk end muted">"–"</td> }.into_any(),
            }}
            <td class="on-desk end">
                {may_edit
                    .then(|| {
                        view! {
                            <Menu label=clients::ROW_MENU.fill(lang, &[("name", &name)]) class="icon-btn sm" trigger=|| view! { <Icon name="ellipsis" /> }>
                                <MenuItem label=t(common::EDIT) icon="pencil" on:click=move |_| on_edit.run(for_menu.clone()) />
                                <MenuItem label=t(word) icon=icon on:click=archive />
                            </Menu>
                        }
                    })}
            </td>
        </tr>
    }
    .into_any()
}
