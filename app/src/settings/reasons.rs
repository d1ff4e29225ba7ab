//! Lost reasons, typed over as a list and saved as a whole.

use super::edit_reasons;
use crate::api::new_command;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Button, IconButton, Kind, TextField, use_toasts};
use domain::LostReasonId;
use domain::format;
use domain::pipelines::{EditReasons, LostReason, ReasonDraft};
use domain::texts::{common, settings as texts};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy)]
struct Row {
    key: usize,
    id: Option<LostReasonId>,
    name: RwSignal<String>,
    deals: i64,
}

/// The list.
#[component]
pub(super) fn Reasons(
    /// As they stand, with how many deals were lost for each.
    found: Vec<(LostReason, i64)>,
    /// Counted up when everything is to be read anew.
    round: RwSignal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let keys = StoredValue::new(found.len());
    let before = StoredValue::new(found);
    let stands = move || {
        before.with_value(|found| {
            let row = |(key, (reason, deals)): (usize, &(LostReason, i64))| Row {
                key,
                id: Some(reason.id),
                name: RwSignal::new(reason.name.clone()),
                deals: *deals,
            };
            found.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    };
    let rows = RwSignal::new(stands());
    let changed = move || {
        let now: Vec<_> = rows.get().iter().map(|r| (r.id, r.name.get())).collect();
        before.with_value(|found| now != found.iter().map(|(r, _)| (Some(r.id), r.name.clone())).collect::<Vec<_>>())
    };
    let wrong = RwSignal::new((String::new(), String::new()));
    let busy = RwSignal::new(false);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let reasons = rows.get_untracked().iter().map(|r| ReasonDraft { id: r.id, name: r.name.get_untracked() }).collect();
        spawn_local(async move {
            let done = edit_reasons(EditReasons { command: new_command(), reasons }).await;
            busy.set(false);
            match done {
                Ok(_) => {
                    toasts.say(common::SAVED.in_lang(lang));
                    round.update(|n| *n += 1);
                }
                Err(error) => {
                    if error.field().is_none() {
                        toasts.failed(error.message(lang));
                    }
                    wrong.set((error.field().unwrap_or_default().to_owned(), error.message(lang)));
                }
            }
        });
    };
    let add = move |_| {
        let key = keys.get_value();
        keys.set_value(key + 1);
        rows.update(|rows| rows.push(Row { key, id: None, name: RwSignal::new(String::new()), deals: 0 }));
    };
    view! {
        <section class="panel set-form">
            <header class="row">
                <h2>{t(texts::REASONS)}</h2>
                <span class="push"></span>
                <Button label=t(texts::ADD_REASON) icon="plus" kind=Kind::Ghost on:click=add />
            </header>
            <table class="table lr-table">
                <thead>
                    <tr>
                        <th scope="col" class="wide">{t(texts::REASON)}</th>
                        <th scope="col" class="end">{t(texts::DEALS)}</th>
                        <th scope="col">
                            <span class="vh">{t(common::MORE_ACTIONS)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || rows.get()
                        key=|row| row.key
                        children=move |row| {
                            let place = move || rows.with(|rows| rows.iter().position(|r| r.key == row.key)).unwrap_or_default();
                            let label = Signal::derive(move || tf(texts::REASON_N, &[("n", &(place() + 1).to_string())]));
                            let error = Signal::derive(move || wrong.with(|(f, s)| if *f == format!("reasons.{}.name", place()) { s.clone() } else { String::new() }));
                            view! {
                                <tr>
                                    <td><TextField label value=row.name id=format!("r{}", row.key) bare=true class="sm" maxlength=200 error /></td>
                                    <td class="end">{format::integer(lang, row.deals)}</td>
                                    <td class="end">
                                        <IconButton
                                            icon="trash-2"
                                            small=true
                                            label=Signal::derive(move || common::REMOVE_NAMED.fill(lang, &[("what", &row.name.get())]))
                                            on:click=move |_| rows.update(|rows| rows.retain(|r| r.key != row.key))
                                        />
                                    </td>
                                </tr>
                            }
                        }
                    />
                </tbody>
            </table>
            {move || {
                changed()
                    .then(|| {
                        view! {
                            <div class="save-bar">
                                <span class="push"></span>
                                <Button
                                    label=t(texts::DISCARD)
                                    on:click=move |_| {
                                        wrong.set((String::new(), String::new()));
                                        rows.set(stands());
                                    }
                                />
                                <Button label=t(common::SAVE) kind=Kind::Primary busy=Signal::derive(move || busy.get()) on:click=save />
                            </div>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}
