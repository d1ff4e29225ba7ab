//! A field for an amount of money.

use super::{Field, described_by, fresh_id, input::keep_alike};
use crate::shell::{t, tf, use_lang};
use domain::format::{self, AmountError, Cents};
use domain::texts::{common, errors};
use domain::{Currency, Lang};
use leptos::html;
use leptos::prelude::*;

/// An amount typed in the page's language and read into minor units. An empty field is no
/// amount, never 0. It is checked when it is left, then on each key until it is right.
#[component]
pub fn MoneyField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Minor units; `None` while the field is empty or can't be read (see `valid`).
    value: RwSignal<Option<i64>>,
    /// The currency, shown at the end of the field.
    #[prop(into)]
    currency: Signal<Currency>,
    /// Set to false while what is typed can't be read.
    #[prop(optional)]
    valid: Option<RwSignal<bool>>,
    /// Id of the input.
    #[prop(optional, into)]
    id: Option<String>,
    /// Line below that helps.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What the server found wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Says behind the label that it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Label for screen readers only.
    #[prop(optional)]
    bare: bool,
    /// Further classes of the input: `sm`, `lg`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let id = id.unwrap_or_else(fresh_id);
    let node_ref = NodeRef::<html::Input>::new();
    let text = RwSignal::new(value.get_untracked().map(|v| typed(lang, v, currency.get_untracked())).unwrap_or_default());
    let wrong = RwSignal::new(None::<AmountError>);
    let checked = RwSignal::new(false);
    keep_alike(node_ref, text);

    let read = move || match format::parse_amount(&text.get_untracked(), lang, currency.get_untracked()) {
        Ok(minor) => (Some(minor), None),
        Err(AmountError::Empty) => (None, None),
        Err(error) => (None, Some(error)),
    };
    // set from outside (form opened, other choice): shown anew, unless it is what stands there
    Effect::new(move |_| {
        let outside = value.get();
        if read().0 != outside {
            text.set(outside.map(|v| typed(lang, v, currency.get_untracked())).unwrap_or_default());
            wrong.set(None);
        }
    });
    let take = move || {
        let (minor, error) = read();
        if checked.get_untracked() {
            wrong.set(error);
        }
        if let Some(valid) = valid {
            valid.set(error.is_none());
        }
        if error.is_none() {
            value.set(minor);
        }
    };
    let told = Signal::derive(move || match wrong.get() {
        Some(AmountError::TooManyDecimals) => tf(common::AMOUNT_DECIMALS, &[("n", &currency.get().exponent().to_string())]),
        Some(AmountError::TooBig) => t(common::AMOUNT_TOO_BIG).to_owned(),
        Some(AmountError::NotANumber) => tf(common::AMOUNT_UNREADABLE, &[("example", &typed(lang, 1_290_000, Currency::EUR))]),
        Some(AmountError::Empty) => t(errors::REQUIRED).to_owned(),
        None => error.get().unwrap_or_default(),
    });
    let told: MaybeProp<String> = told.into();
    let unit = move || format::currency_symbol(&currency.get()).to_owned();
    view! {
        <Field id=id.clone() label hint error=told optional bare>
            <div class="money-in" style=move || format!("--unit-w: {}rem", 1.25 + 0.5 * unit().chars().count() as f32)>
                <input
                    node_ref=node_ref
                    id=id.clone()
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    class=format!("input num {class}")
                    value=text.get_untracked()
                    aria-invalid=move || told.get().is_some_and(|e| !e.is_empty()).then_some("true")
                    aria-describedby=described_by(&id, hint, told)
                    on:input:target=move |ev| {
                        text.set(ev.target().value());
                        take();
                    }
                    on:blur=move |_| {
                        // a field that goes away with its form is left, too
                        if checked.try_set(true).is_some() {
                            return;
                        }
                        take();
                        if let (Some(minor), None) = read() {
                            text.set(typed(lang, minor, currency.get_untracked()));
                        }
                    }
                />
                <span class="unit" aria-hidden="true">{unit}</span>
            </div>
        </Field>
    }
}

/// An amount as it stands in the field: grouped, cents only where there are some.
fn typed(lang: Lang, minor: i64, currency: Currency) -> String {
    format::amount(lang, minor, currency, Cents::IfAny)
}
