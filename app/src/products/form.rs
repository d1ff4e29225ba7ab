//! The sheet that makes or changes a product.

use super::{create_product, save_product};
use crate::act::{FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::once::Once;
use crate::shell::{t, use_me};
use crate::ui::{Button, Kind, MoneyField, Sheet, TextArea, TextField};
use domain::products::{EditProduct, NewProduct, Product};
use domain::texts::{common, products as texts};
use domain::{Money, Seen};
use leptos::prelude::*;

/// The form; for a new product if `product` is `None`.
#[component]
pub(super) fn ProductSheet(
    /// Shown or not.
    open: RwSignal<bool>,
    /// Which product is changed.
    product: RwSignal<Option<Product>>,
    /// Called when it is saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let own = use_me().currency;
    let field = || RwSignal::new(String::new());
    let (name, code, category, about) = (field(), field(), field(), field());
    let price = RwSignal::new(None::<i64>);
    let readable = RwSignal::new(true);
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let currency = Signal::derive(move || product.with(|p| p.as_ref().and_then(|p| p.price).map_or(own, |m| m.currency)));
    Effect::new(move |_| {
        if open.get() {
            let now = product.get_untracked();
            let text = |get: fn(&Product) -> Option<String>| now.as_ref().and_then(get).unwrap_or_default();
            name.set(text(|p| Some(p.name.clone())));
            code.set(text(|p| p.code.clone()));
            category.set(text(|p| p.category.clone()));
            about.set(text(|p| p.about.clone()));
            price.set(now.as_ref().and_then(|p| p.price).map(|m| m.minor));
            errors.set(FieldErrors::default());
        }
    });
    let some = |s: RwSignal<String>| Some(s.get_untracked().trim().to_owned()).filter(|t| !t.is_empty());
    let done = move |words: &'static str| {
        open.set(false);
        act.toasts.say(words);
        on_done.run(());
    };
    let once = Once::new();
    let save = move || {
        if !readable.get_untracked() {
            return;
        }
        let money = price.get_untracked().map(|minor| Money::new(minor, currency.get_untracked()));
        match product.get_untracked() {
            None => {
                let command = once.command(|command| NewProduct {
                    command,
                    name: name.get_untracked(),
                    code: some(code),
                    category: some(category),
                    price: money,
                    about: some(about),
                });
                act.send(errors, busy, create_product(command), move |_| {
                    once.done();
                    done(texts::ADDED.in_lang(act.lang));
                });
            }
            Some(saw) => {
                let command = EditProduct {
                    command: new_command(),
                    id: saw.id,
                    name: Some(Seen::new(saw.name, name.get_untracked())),
                    code: Some(Seen::new(saw.code, some(code))),
                    category: Some(Seen::new(saw.category, some(category))),
                    price: Some(Seen::new(saw.price, money)),
                    about: Some(Seen::new(saw.about, some(about))),
                };
                act.send(errors, busy, save_product(command), move |_| done(common::SAVED.in_lang(act.lang)));
            }
        }
    };
    let title = Signal::derive(move || product.with(|p| if p.is_some() { texts::EDIT } else { texts::NEW }).in_lang(act.lang).to_owned());
    view! {
        <Sheet
            open
            id="edit-product"
            title
            footer=move || {
                view! {
                    <Button label=t(common::CANCEL) on:click=move |_| open.set(false) />
                    <Button label=t(common::SAVE) kind=Kind::Primary busy=busy on:click=move |_| save() />
                }
            }
        >
            <form
                class="stack form"
                on:submit=move |ev| {
                    ev.prevent_default();
                    save();
                }
            >
                <TextField label=t(texts::NAME) value=name maxlength=200 autofocus=true error=error_of(errors, "name") />
                <div class="two-f">
                    <TextField label=t(texts::CODE) value=code optional=true error=error_of(errors, "code") />
                    <TextField label=t(texts::CATEGORY) value=category optional=true error=error_of(errors, "category") />
                </div>
                <MoneyField label=t(texts::PRICE) value=price currency=currency valid=readable optional=true error=error_of(errors, "price") />
                <TextArea label=t(texts::ABOUT) value=about optional=true error=error_of(errors, "about") />
                <button type="submit" class="vh" tabindex="-1" aria-hidden="true">
                    {t(common::SAVE)}
                </button>
            </form>
        </Sheet>
    }
    .into_any()
}
