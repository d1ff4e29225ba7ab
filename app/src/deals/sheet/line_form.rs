//! The form of a product line.

use super::super::api::{remove_line, set_line};
use super::super::state::use_board;
use super::SheetState;
use super::lines::Editing;
use crate::act::{FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::products::list_products;
use crate::shell::{t, use_lang};
use crate::ui::{Button, ComboOption, ComboSource, Combobox, Kind, MoneyField, Size, TextField};
use domain::deals::{DealLine, RemoveLine, SawLine, SetLine};
use domain::products::{Product, ProductQuery};
use domain::texts::{common, deals as texts};
use domain::{FaultKind, ProductId, format};
use leptos::html;
use leptos::prelude::*;

/// Adds a line, again and again, or changes one.
#[component]
pub fn LineForm(
    /// Set to nothing when done.
    editing: RwSignal<Option<Editing>>,
    /// The line; none for a new one.
    #[prop(optional)]
    line: Option<DealLine>,
) -> impl IntoView {
    let lang = use_lang();
    let act = use_act();
    let board = use_board();
    let state: SheetState = expect_context();
    let Some(deal) = state.deal.get_untracked() else { return ().into_any() };
    let id = deal.card.id;
    let currency = deal.card.amount.map_or(board.board.with_untracked(|b| b.currency), |m| m.currency);
    let known = StoredValue::new(Vec::<Product>::new());
    let source = ComboSource::new(move |text| async move {
        let page = list_products(ProductQuery { text, limit: 20, ..ProductQuery::default() }).await.unwrap_or_default();
        let options = page.rows.iter().map(|p| {
            let option = ComboOption::new(p.id, p.name.clone());
            match p.price {
                Some(m) => option.note(format::money(lang, m.minor, m.currency, format::Cents::IfAny)),
                None => option,
            }
        });
        let options = options.collect();
        let _ = known.try_set_value(page.rows);
        options
    });
    let saw = line.as_ref().map(|l| SawLine { product: l.product, quantity: l.quantity, price: l.own });
    let product = RwSignal::new(line.as_ref().map(|l| ComboOption::new(l.product, l.name.clone())));
    let quantity = RwSignal::new(line.as_ref().map_or_else(|| "1".to_owned(), |l| written(lang, l.quantity)));
    let price = RwSignal::new(line.as_ref().and_then(|l| l.price).filter(|p| p.currency == currency).map(|p| p.minor));
    let valid = RwSignal::new(true);
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let first = NodeRef::<html::Form>::new();
    // asked again after an answer got lost, the same line is not added twice
    let command = StoredValue::new(new_command());
    // a product brings its price along
    Effect::new(move |before: Option<Option<String>>| {
        let chosen = product.get().map(|p| p.id);
        if let (Some(before), Some(now)) = (before, &chosen)
            && before.as_ref() != Some(now)
        {
            let list = known.with_value(|all| all.iter().find(|p| p.id.to_string() == *now).and_then(|p| p.price));
            price.set(list.filter(|p| p.currency == currency).map(|p| p.minor));
        }
        chosen
    });
    let focus = move |selector: &'static str| {
        request_animation_frame(move || {
            use wasm_bindgen::JsCast;
            let field = first.get_untracked().and_then(|form| form.query_selector(selector).ok().flatten());
            if let Some(field) = field.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = field.focus();
            }
        });
    };
    let is_new = saw.is_none();
    Effect::new(move |_| {
        if first.get().is_some() {
            focus(if is_new { "input" } else { ".d-quantity" });
        }
    });
    let fail = move |field: &str, told: &str| errors.set(FieldErrors(Some((field.to_owned(), told.to_owned()))));
    let save = move || {
        if !valid.get_untracked() {
            return;
        }
        let Some(product_id) = product.get_untracked().and_then(|p| p.id.parse().ok()).map(ProductId) else {
            return fail("product", texts::CHOOSE_PRODUCT.in_lang(lang));
        };
        let Ok(count) = format::parse_quantity(&quantity.get_untracked(), lang) else {
            return fail("quantity", texts::BAD_QUANTITY.in_lang(lang));
        };
        let wanted = SetLine {
            command: command.get_value(),
            deal: id,
            line: match editing.get_untracked() {
                Some(Editing::Line(line)) => Some(line),
                _ => None,
            },
            product: product_id,
            quantity: count,
            price: price.get_untracked(),
            saw,
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        errors.set(FieldErrors::default());
        act.try_run(set_line(wanted), move |answer| {
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) if is_new => {
                    command.set_value(new_command());
                    product.set(None);
                    quantity.set("1".to_owned());
                    price.set(None);
                    state.read();
                    focus("input");
                }
                Ok(_) => {
                    editing.set(None);
                    state.read();
                }
                Err(error) => {
                    match error.field() {
                        Some(field) if error.kind() == Some(FaultKind::Invalid) => fail(field, &error.message(lang)),
                        _ => act.toasts.failed(error.message(lang)),
                    }
                    if error.kind() == Some(FaultKind::Conflict) {
                        editing.set(None);
                        state.read();
                    }
                }
            }
        });
    };
    let remove = saw.is_some().then(|| {
        let Some(Editing::Line(line_id)) = editing.get_untracked() else { return ().into_any() };
        let away = move |_| {
            act.run(remove_line(RemoveLine { command: new_command(), deal: id, line: line_id }), move |_| {
                let _ = editing.try_set(None);
                state.read();
                let Some(saw) = saw else { return };
                act.toasts.undo(texts::LINE_REMOVED.in_lang(lang), move || {
                    let again = SetLine {
                        command: new_command(),
                        deal: id,
                        line: None,
                        product: saw.product,
                        quantity: saw.quantity,
                        price: saw.price,
                        saw: None,
                    };
                    act.run(set_line(again), move |_| state.read());
                });
            });
        };
        view! { <Button label=t(common::REMOVE) icon="trash-2" kind=Kind::Ghost size=Size::Small on:click=away /> }.into_any()
    });
    view! {
        <form
            node_ref=first
            class="line-form"
            on:submit=move |ev| {
                ev.prevent_default();
                save();
            }
            on:keydown=move |ev| {
                if ev.key() == "Escape" && !ev.default_prevented() {
                    ev.prevent_default();
                    ev.stop_propagation();
                    editing.set(None);
                }
            }
        >
            <div class="line-fields">
                <Combobox label=t(texts::PRODUCT) value=product source=source error=error_of(errors, "product") class="sm" />
                <TextField
                    label=t(texts::QUANTITY)
                    value=quantity
                    error=error_of(errors, "quantity")
                    class="sm num d-quantity"
                    inputmode="decimal"
                    maxlength=20
                />
                <MoneyField label=t(texts::PRICE) value=price currency=currency valid=valid error=error_of(errors, "price") class="sm" />
            </div>
            <div class="row">
                <Button
                    label=if is_new { t(common::ADD) } else { t(common::SAVE) }
                    kind=Kind::Primary
                    size=Size::Small
                    submit=true
                    busy=busy
                />
                <Button
                    label=if is_new { t(common::CLOSE) } else { t(common::CANCEL) }
                    kind=Kind::Ghost
                    size=Size::Small
                    on:click=move |_| editing.set(None)
                />
                <span class="push"></span>
                {remove}
            </div>
        </form>
    }
    .into_any()
}

/// A quantity as it stands in the field.
fn written(lang: domain::Lang, thousandths: i64) -> String {
    match thousandths % 1_000 {
        0 => format::integer(lang, thousandths / 1_000),
        _ => format::decimal(lang, thousandths, 3),
    }
}
