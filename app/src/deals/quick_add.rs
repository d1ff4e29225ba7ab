//! A deal added right in its column: title first, Enter adds and keeps the form open.

use super::actions::use_actions;
use super::api::{create_deal, find_clients, named_client};
use super::state::use_board;
use crate::api::new_command;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Button, ComboOption, ComboSource, Combobox, Kbd, Kind, MoneyField, Size, TextField};
use domain::deals::CreateDeal;
use domain::texts::{common, deals as texts};
use domain::{ClientId, Money, StageId};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Clients by what is typed.
pub fn client_source() -> ComboSource {
    ComboSource::new(|text| async move {
        let found = find_clients(text).await.unwrap_or_default();
        found
            .into_iter()
            .map(|c| {
                let option = ComboOption::new(c.id, c.name);
                match c.note {
                    Some(note) => option.note(note),
                    None => option,
                }
            })
            .collect()
    })
}

/// The form at the top of a column.
#[component]
pub fn QuickAdd(
    /// The column's stage.
    stage: StageId,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let actions = use_actions();
    let name = board.column(stage).map(|c| c.stage.name).unwrap_or_default();
    let title = RwSignal::new(String::new());
    let client = RwSignal::new(None::<ComboOption>);
    let amount = RwSignal::new(None::<i64>);
    let valid = RwSignal::new(true);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let first = NodeRef::<html::Input>::new();
    // asked again after an answer got lost, the same deal is not made twice
    let command = StoredValue::new(new_command());
    let opening = super::open::use_opening();
    // from a client's card
    if let Some(id) = opening.new_for() {
        Effect::new(move |_| {
            spawn_local(async move {
                if let Ok(Some(found)) = named_client(id).await {
                    let _ = client.try_update(|now| {
                        now.get_or_insert_with(|| ComboOption::new(found.id, found.name));
                    });
                }
            });
        });
    }
    Effect::new(move |_| {
        if let Some(input) = first.get() {
            let _ = input.focus();
        }
    });
    let currency = Signal::derive(move || board.board.with(|b| b.currency));
    let add = move || {
        if busy.get_untracked() || !valid.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        board.own(&command.get_value());
        let wanted = CreateDeal {
            command: command.get_value(),
            title: title.get_untracked(),
            client: client.get_untracked().and_then(|c| c.id.parse().ok()).map(ClientId),
            stage,
            amount: amount.get_untracked().map(|minor| Money::new(minor, currency.get_untracked())),
            owner: None,
            expected_close: None,
            source: None,
        };
        spawn_local(async move {
            let answer = board.sent(create_deal(wanted)).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(card) => {
                    command.set_value(new_command());
                    opening.no_longer_new();
                    super::flip::around(move || board.put(card, super::state::Spot { stage, at: 0 }));
                    board.say.set(texts::CREATED.in_lang(lang).to_owned());
                    title.set(String::new());
                    client.set(None);
                    amount.set(None);
                    if let Some(input) = first.get_untracked() {
                        let _ = input.focus();
                    }
                }
                Err(failed) if failed.field() == Some("title") => error.set(Some(failed.message(lang))),
                Err(failed) => actions.toasts.failed(failed.message(lang)),
            }
        });
    };
    view! {
        <form
            class="quick-add"
            aria-label=tf(texts::ADD_TO, &[("stage", &name)])
            on:submit=move |ev| {
                ev.prevent_default();
                add();
            }
            on:keydown=move |ev| {
                if ev.key() == "Escape" && !ev.default_prevented() {
                    ev.prevent_default();
                    board.adding.set(None);
                    opening.no_longer_new();
                }
            }
        >
            <TextField label=t(texts::DEAL_TITLE) value=title bare=true class="sm" placeholder=t(texts::DEAL_TITLE) node_ref=first error=error maxlength=200 />
            <Combobox label=t(texts::CLIENT) value=client source=client_source() bare=true class="sm" placeholder=t(texts::CLIENT) />
            <div class="row">
                <MoneyField label=t(texts::AMOUNT) value=amount currency valid=valid bare=true class="sm" />
                <Button label=t(common::ADD) kind=Kind::Primary size=Size::Small submit=true busy=busy />
            </div>
            <div class="row tiny muted keys-hint">
                <Kbd key="↵" />
                {t(texts::KEY_ADD)}
                <Kbd key="Esc" />
                {t(texts::KEY_CLOSE)}
            </div>
        </form>
    }
    .into_any()
}
