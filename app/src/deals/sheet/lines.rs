//! What is sold: products with quantity and price, added and changed in their place.

use super::super::actions::use_actions;
use super::super::api::edit_deal;
use super::super::state::use_board;
use super::SheetState;
use super::line_form::LineForm;
use crate::api::new_command;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Button, Kind, Size};
use domain::deals::{DealLine, EditDeal, lines_total};
use domain::format::{self, Cents};
use domain::texts::deals as texts;
use domain::{Lang, Money, Seen};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which line a form is open for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editing {
    /// A new one.
    New,
    /// This one.
    Line(i64),
}

/// The panel.
#[component]
pub fn Lines() -> impl IntoView {
    let state: SheetState = expect_context();
    let lines = state.of(|d| d.lines.clone());
    let lines = Signal::derive(move || lines.get().unwrap_or_default());
    let editing = RwSignal::new(None::<Editing>);
    let may = move || state.may_edit();
    let none = move || lines.with(Vec::is_empty) && editing.get() != Some(Editing::New);
    view! {
        <Show when=move || may() || !lines.with(Vec::is_empty)>
            <section class="panel d-lines">
                <header>
                    <h3>
                        {t(texts::LINES)} " "
                        <span class="muted num">{move || Some(lines.with(Vec::len)).filter(|n| *n > 0)}</span>
                    </h3>
                    <span class="push"></span>
                    <Show when=move || may() && editing.get() != Some(Editing::New)>
                        <Button
                            label=t(texts::ADD_PRODUCT)
                            icon="plus"
                            kind=Kind::Ghost
                            size=Size::Small
                            on:click=move |_| editing.set(Some(Editing::New))
                        />
                    </Show>
                </header>
                <Show when=move || !none()>
                    <LineTable lines editing />
                </Show>
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn LineTable(
    /// The lines in order.
    lines: Signal<Vec<DealLine>>,
    /// Which one is being changed.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    view! {
        <table class="table d-items">
            <thead>
                <tr>
                    <th>{t(texts::ITEM)}</th>
                    <th class="end">{t(texts::QUANTITY)}</th>
                    <th class="end">{t(texts::PRICE)}</th>
                    <th class="end">{t(texts::TOTAL)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || lines.get() key=|line| (line.id, line.quantity, line.price, line.product) let:line>
                    <Row line editing />
                </For>
                <Show when=move || editing.get() == Some(Editing::New)>
                    <tr class="d-form">
                        <td colspan="4">
                            <LineForm editing />
                        </td>
                    </tr>
                </Show>
            </tbody>
            <Total lines />
        </table>
    }
    .into_any()
}

fn money(lang: Lang, money: Option<Money>) -> String {
    money.map_or_else(|| "–".to_owned(), |m| format::money(lang, m.minor, m.currency, Cents::Show))
}

#[component]
fn Row(
    /// The line.
    line: DealLine,
    /// Which one is being changed.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let lang = use_lang();
    let state: SheetState = expect_context();
    let me = Editing::Line(line.id);
    let quantity = match line.quantity % 1_000 {
        0 => format::integer(lang, line.quantity / 1_000),
        _ => format::decimal(lang, line.quantity, 3),
    };
    let line = StoredValue::new(line);
    let shown = move || {
        let line = line.get_value();
        let total = line.total();
        let words = view! {
            <span class="medium">{line.name.clone()}</span>
            {line.code.map(|code| view! { <span class="small muted">" "{code}</span> })}
        };
        let name = if state.may_edit() {
            let label = tf(texts::EDIT_FACT, &[("what", &line.name)]);
            view! {
                <button type="button" class="fact-edit trunc" aria-label=label on:click=move |_| editing.set(Some(me))>
                    {words}
                </button>
            }
            .into_any()
        } else {
            view! { <span class="trunc">{words}</span> }.into_any()
        };
        view! {
            <tr>
                <td>{name}</td>
                <td class="end num">{quantity.clone()}</td>
                <td class="end soft num">{money(lang, line.price)}</td>
                <td class="end money">{money(lang, total)}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || editing.get() == Some(me) fallback=shown>
            <tr class="d-form">
                <td colspan="4">
                    <LineForm editing line=line.get_value() />
                </td>
            </tr>
        </Show>
    }
    .into_any()
}

/// What the lines come to, and a button that makes it the deal's amount.
#[component]
fn Total(
    /// The lines.
    lines: Signal<Vec<DealLine>>,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let actions = use_actions();
    let state: SheetState = expect_context();
    let total = Memo::new(move |_| lines.with(|lines| lines_total(lines)));
    let amount = state.of(|d| d.card.amount);
    let differs = Memo::new(move |_| total.get().is_some() && amount.get().flatten() != total.get());
    let take = move |_| {
        let (Some(deal), Some(total)) = (state.deal.get_untracked(), total.get_untracked()) else { return };
        let mut edit = EditDeal::new(new_command(), deal.card.id);
        edit.amount = Some(Seen::new(deal.card.amount, Some(total)));
        spawn_local(async move {
            match edit_deal(edit).await {
                Ok(card) => {
                    if board.spot(card.id).is_some() {
                        board.keep(card);
                    }
                    super::super::news::ask_again(board);
                }
                Err(error) => actions.toasts.failed(error.message(lang)),
            }
            state.read();
        });
    };
    view! {
        <tfoot>
            <tr>
                <td colspan="3">
                    <div class="row">
                        {t(texts::TOTAL)}
                        <Show when=move || differs.get() && state.may_edit()>
                            <Button label=t(texts::USE_AS_AMOUNT) kind=Kind::Ghost size=Size::Small on:click=take />
                        </Show>
                    </div>
                </td>
                <td class="end money">{move || money(lang, total.get())}</td>
            </tr>
        </tfoot>
    }
    .into_any()
}
