//! One entry of the timeline.

use super::words::{field_words, node, outcome_words, sentence, value_words};
use super::{remove_activity, save_activity};
use crate::act::{FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Badge, BadgeTone, Button, Icon, Kind, Menu, MenuItem, Size, TextArea};
use domain::activities::{DeleteActivity, EditActivity, Outcome};
use domain::format::{self, Cents};
use domain::texts::{common, timeline as texts};
use domain::timeline::{Entry, FieldChange, What};
use domain::{ActivityId, Money, Seen};
use leptos::prelude::*;

fn money(amount: Option<Money>) -> impl IntoView {
    let lang = use_lang();
    amount.map(|m| view! { <span class="money">{format::money(lang, m.minor, m.currency, Cents::Hide)}</span> })
}

fn stages(from: Option<String>, to: Option<String>) -> AnyView {
    let badge = |name: String| view! { <span class="badge">{name}</span> };
    let arrow = from.is_some() && to.is_some();
    view! {
        <div class="row small tl-line">
            {from.map(badge)}
            {arrow.then(|| view! { <Icon name="arrow-right" size=14 /> })}
            {to.map(badge)}
        </div>
    }
    .into_any()
}

fn changes(list: Vec<FieldChange>) -> AnyView {
    let rows = list
        .into_iter()
        .map(|c| {
            view! {
                <div>
                    <span class="muted">{field_words(&c.field)} ": "</span>
                    <span class="old">{value_words(&c.field, c.before)}</span>
                    <Icon name="arrow-right" size=12 />
                    <span>{value_words(&c.field, c.after)}</span>
                </div>
            }
        })
        .collect_view();
    view! { <div class="body tl-changes">{rows}</div> }.into_any()
}

fn details(what: What, editing: RwSignal<bool>, on_change: Callback<()>) -> AnyView {
    let lang = use_lang();
    match what {
        What::ClientChanged(list) | What::DealChanged(list) => changes(list),
        What::Tagged { added, removed } => {
            let tag = |name: String| view! { <span class="tag">{name}</span> };
            let gone = |name: String| view! { <span class="tag old">{name}</span> };
            view! {
                <div class="row wrap tl-line">
                    {added.into_iter().map(tag).collect_view()} {removed.into_iter().map(gone).collect_view()}
                </div>
            }
            .into_any()
        }
        What::DealCreated { stage, amount } => {
            view! { <div class="row small tl-line">{stage.map(|s| view! { <span class="badge">{s}</span> })} {money(amount)}</div> }
                .into_any()
        }
        What::DealMoved { from, to } => stages(from, to),
        What::DealReopened { to } => stages(None, to),
        What::DealWon { amount } => view! { <div class="small tl-line">{money(amount)}</div> }.into_any(),
        What::DealLost { amount, reason } => {
            view! { <div class="row small tl-line">{money(amount)} {reason.map(|r| view! { <span class="badge danger">{r}</span> })}</div> }
                .into_any()
        }
        What::Task { due, verb, .. } if verb != "done" => {
            due.map(|due| view! { <div class="body">{tf(texts::DUE_ON, &[("day", &format::date_full(lang, due))])}</div> }).into_any()
        }
        What::Note { activity, text, .. } => view! {
            <Show
                when=move || editing.get()
                fallback={
                    let text = text.clone();
                    move || view! { <div class="slip note pre">{text.clone()}</div> }
                }
            >
                {activity.map(|id| view! { <EditText id saw=text.clone() editing on_change /> })}
            </Show>
        }
        .into_any(),
        What::Call { activity, text, outcome, duration_s, .. } => {
            let tone = if outcome == Outcome::Reached { BadgeTone::Ok } else { BadgeTone::Neutral };
            view! {
                <div class="row small tl-line">
                    <Badge label=outcome_words(outcome) tone=tone />
                    {duration_s.filter(|s| *s > 0).map(|s| view! { <span class="num muted">{format::duration(lang, s)}</span> })}
                </div>
                <Show
                    when=move || editing.get()
                    fallback={
                        let text = text.clone();
                        move || (!text.is_empty()).then(|| view! { <div class="body pre">{text.clone()}</div> })
                    }
                >
                    {activity.map(|id| view! { <EditText id saw=text.clone() editing on_change /> })}
                </Show>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

/// The text of a note or call while it is changed.
#[component]
fn EditText(id: ActivityId, saw: String, editing: RwSignal<bool>, on_change: Callback<()>) -> impl IntoView {
    let act = use_act();
    let text = RwSignal::new(saw.clone());
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let saw = StoredValue::new(saw);
    let save = move |_| {
        let seen = Seen::new(saw.get_value(), text.get_untracked());
        let command = EditActivity { command: new_command(), id, text: Some(seen), outcome: None, duration_s: None };
        act.send(errors, busy, save_activity(command), move |_| {
            editing.set(false);
            on_change.run(());
        });
    };
    view! {
        <div class="stack tl-line">
            <TextArea label=t(texts::NOTE_TEXT) value=text bare=true error=error_of(errors, "text") />
            <div class="row">
                <span class="push"></span>
                <Button label=t(common::CANCEL) size=Size::Small kind=Kind::Ghost on:click=move |_| editing.set(false) />
                <Button label=t(common::SAVE) size=Size::Small kind=Kind::Primary busy=busy on:click=save />
            </div>
        </div>
    }
    .into_any()
}

/// An entry: node, sentence, time, details, and a menu on what people wrote.
#[component]
pub fn EntryView(
    /// The entry.
    entry: Entry,
    /// Called after a change.
    on_change: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let editing = RwSignal::new(false);
    let h = entry.happening;
    let (icon, class) = node(&h.what);
    let words = sentence(&h);
    let time = h.time.map(|(hour, minute)| format::time(hour, minute));
    let href = h.deal.as_ref().map(|(id, _)| format!("/deals?deal={id}"));
    let edited = matches!(&h.what, What::Note { edited: true, .. });
    let editable = h.editable;
    let delete = move |id: ActivityId| {
        act.run(remove_activity(DeleteActivity { command: new_command(), id, deleted: true }), move |_| {
            act.toasts.undo(texts::NOTE_DELETED.in_lang(act.lang), move || {
                act.run(remove_activity(DeleteActivity { command: new_command(), id, deleted: false }), move |_| on_change.run(()));
            });
            on_change.run(());
        });
    };
    let sentence_view = match href {
        Some(href) => view! { <a href=href class="plain">{words}</a> }.into_any(),
        None => view! { <span>{words}</span> }.into_any(),
    };
    let mut notes = Vec::new();
    if edited {
        notes.push(t(texts::EDITED).to_owned());
    }
    if entry.count > 1 {
        notes.push(tf(texts::TIMES, &[("n", &entry.count.to_string())]));
    }
    if let Some((_, file)) = &h.batch {
        notes.push(tf(texts::IMPORTED, &[("file", file)]));
    }
    view! {
        <li class="tl">
            <span class=class>
                <Icon name=icon />
            </span>
            <div class="what">
                <div class="head">
                    <span>
                        {sentence_view}
                        {(!notes.is_empty()).then(|| view! { <span class="tiny muted">" · " {notes.join(" · ")}</span> })}
                    </span>
                    {time.map(|time| view! { <time>{time}</time> })}
                    {editable
                        .map(|id| {
                            view! {
                                <Menu label=t(texts::ENTRY_MENU) class="icon-btn sm" trigger=|| view! { <Icon name="ellipsis" size=14 /> }>
                                    <MenuItem label=t(common::EDIT) icon="pencil" on:click=move |_| editing.set(true) />
                                    <MenuItem label=t(common::DELETE) icon="trash-2" danger=true on:click=move |_| delete(id) />
                                </Menu>
                            }
                        })}
                </div>
                {details(h.what, editing, on_change)}
            </div>
        </li>
    }
    .into_any()
}
