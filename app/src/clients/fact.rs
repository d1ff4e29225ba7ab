//! A fact that is edited in its place: click, type, Enter; Esc puts it back.

use super::card::Card;
use super::save_client;
use crate::act::use_act;
use crate::api::{AppError, new_command};
use crate::shell::{t, tf};
use crate::ui::{Button, Icon, Kind, Size, fresh_id};
use domain::clients::EditClient;
use domain::texts::{clients as texts, common};
use domain::{Clash, ClientId, FaultKind, Seen};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// How a typed text becomes a change: the value seen and the value wanted, into the command.
pub(super) type Put = Arc<dyn Fn(&mut EditClient, Seen<Option<String>>) + Send + Sync>;

/// A line of text as a fact.
#[component]
pub(super) fn Fact(
    /// The card.
    card: Card,
    /// The field's label.
    label: &'static str,
    /// Its value now.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// Puts the change into the command.
    put: Put,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// How the value is shown, where it is not its plain text.
    #[prop(optional, into)]
    show: Option<ViewFn>,
) -> impl IntoView {
    let act = use_act();
    let id = card.data.with_untracked(|c| c.client.id);
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let editing = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let saw = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(None::<String>);
    let clash = RwSignal::new(None::<Option<String>>);
    let busy = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let input_id = fresh_id();
    let put = StoredValue::new(put);
    let show = StoredValue::new(show);
    let begin = move || {
        let now = value.get_untracked();
        typed.set(now.clone().unwrap_or_default());
        saw.set(now);
        wrong.set(None);
        clash.set(None);
        editing.set(true);
        request_animation_frame(move || {
            if let Some(input) = input.get_untracked() {
                let _ = input.focus();
                input.select();
            }
        });
    };
    let send = move || {
        let wanted = Some(typed.get_untracked().trim().to_owned()).filter(|t| !t.is_empty());
        if wanted == saw.get_untracked() {
            editing.set(false);
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let mut command = EditClient::of(new_command(), id);
        put.with_value(|put| put(&mut command, Seen::new(saw.get_untracked(), wanted)));
        act.try_run(save_client(command), move |answer| {
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => {
                    editing.set(false);
                    card.reload.run(());
                }
                Err(error) => match stands_now(&error) {
                    Some(now) => clash.set(Some(now)),
                    None => wrong.set(Some(error.message(act.lang))),
                },
            }
        });
    };
    let shown = move || match (value.get(), show.with_value(|s| s.as_ref().map(ViewFn::run))) {
        (Some(_), Some(view)) => view,
        // the words are a larger target than the pencil; who has no mouse uses that
        (Some(text), None) if may_edit => view! { <span class="words" on:click=move |_| begin()>{text}</span> }.into_any(),
        (Some(text), None) => view! { <span>{text}</span> }.into_any(),
        (None, _) if may_edit => view! { <span class="words muted" on:click=move |_| begin()>{t(texts::ADD_FACT)}</span> }.into_any(),
        (None, _) => view! { <span class="muted">"–"</span> }.into_any(),
    };
    let name = move || tf(texts::EDIT_FACT, &[("field", label), ("value", &value.get().unwrap_or_default())]);
    let fact_id = StoredValue::new(input_id);
    view! {
        <dt>{label}</dt>
        <dd>
            <Show
                when=move || editing.get()
                fallback=move || {
                    if may_edit {
                        view! {
                            <div class="fact">
                                {shown}
                                <button type="button" class="icon-btn sm" aria-label=name title=name on:click=move |_| begin()>
                                    <Icon name="pencil" size=12 />
                                </button>
                            </div>
                        }
                            .into_any()
                    } else {
                        view! { <div class="fact">{shown}</div> }.into_any()
                    }
                }
            >
                <input
                    node_ref=input
                    id=fact_id.get_value()
                    type=kind
                    class="input sm"
                    aria-label=label
                    maxlength=200
                    prop:value=move || typed.get()
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    aria-describedby=move || wrong.with(Option::is_some).then(|| format!("{}-error", fact_id.get_value()))
                    on:input:target=move |ev| typed.set(ev.target().value())
                    on:keydown=move |ev| match ev.key().as_str() {
                        "Enter" => {
                            ev.prevent_default();
                            send();
                        }
                        "Escape" => {
                            ev.stop_propagation();
                            editing.set(false);
                        }
                        _ => {}
                    }
                    on:blur=move |_| {
                        if editing.try_get_untracked() == Some(true) && clash.try_with_untracked(Option::is_none) == Some(true) {
                            send();
                        }
                    }
                />
                {move || {
                    wrong
                        .get()
                        .map(|told| {
                            view! {
                                <span class="error small" role="alert" id=format!("{}-error", fact_id.get_value())>
                                    {told}
                                </span>
                            }
                        })
                }}
                {move || {
                    clash
                        .get()
                        .map(|now| {
                            let words = now.clone().unwrap_or_else(|| "–".to_owned());
                            view! {
                                <div class="clash small" role="alert">
                                    <span>{tf(texts::CLASH, &[("now", &words)])}</span>
                                    <div class="row">
                                        <Button
                                            label=t(texts::TAKE_MINE)
                                            size=Size::Small
                                            kind=Kind::Primary
                                            on:click=move |_| {
                                                saw.set(now.clone());
                                                clash.set(None);
                                                send();
                                            }
                                        />
                                        <Button
                                            label=t(texts::TAKE_THEIRS)
                                            size=Size::Small
                                            on:click=move |_| {
                                                editing.set(false);
                                                card.reload.run(());
                                            }
                                        />
                                    </div>
                                </div>
                            }
                        })
                }}
            </Show>
        </dd>
    }
    .into_any()
}

/// On a conflict: what stands there now, as text.
fn stands_now(error: &AppError) -> Option<Option<String>> {
    let AppError::Told(told) = error else { return None };
    if told.kind != FaultKind::Conflict {
        return None;
    }
    let clash: Clash = serde_json::from_value(told.current.clone()?).ok()?;
    Some(match clash.now {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text),
        other => Some(other.to_string()),
    })
}

/// Another client as a fact: found while one types.
#[component]
pub(super) fn LinkFact(
    /// The card.
    card: Card,
    /// The field's label.
    label: &'static str,
    /// Which client it is now.
    #[prop(into)]
    value: Signal<Option<domain::clients::ClientRef>>,
    /// Where others are found.
    source: crate::ui::ComboSource,
    /// Puts the change into the command.
    put: fn(&mut EditClient, Seen<Option<ClientId>>),
) -> impl IntoView {
    let act = use_act();
    let id = card.data.with_untracked(|c| c.client.id);
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let editing = RwSignal::new(false);
    let chosen = RwSignal::new(None::<crate::ui::ComboOption>);
    let source = StoredValue::new(source);
    let class = format!("link-{}", fresh_id());
    let class = StoredValue::new(class);
    let save = move || {
        let saw = value.get_untracked().map(|c| c.id);
        let set = chosen.get_untracked().and_then(|o| o.id.parse().ok()).map(ClientId);
        if saw == set {
            editing.set(false);
            return;
        }
        let mut command = EditClient::of(new_command(), id);
        put(&mut command, Seen::new(saw, set));
        act.run(save_client(command), move |_| {
            let _ = editing.try_set(false);
            card.reload.run(());
        });
    };
    let name = move || tf(texts::EDIT_FACT, &[("field", label), ("value", &value.get().map(|c| c.name).unwrap_or_default())]);
    view! {
        <dt>{label}</dt>
        <dd>
            <Show
                when=move || editing.get()
                fallback=move || {
                    view! {
                        <div class="fact">
                            {move || match value.get() {
                                Some(c) => view! { <a href=format!("/clients/{}", c.id)>{c.name}</a> }.into_any(),
                                None if may_edit => view! { <span class="muted">{t(texts::ADD_FACT)}</span> }.into_any(),
                                None => view! { <span class="muted">"–"</span> }.into_any(),
                            }}
                            {may_edit
                                .then(|| {
                                    view! {
                                        <button
                                            type="button"
                                            class="icon-btn sm"
                                            aria-label=name
                                            title=name
                                            on:click=move |_| {
                                                chosen.set(value.get_untracked().map(|c| crate::ui::ComboOption::new(c.id, c.name)));
                                                editing.set(true);
                                                super::card::focus_in(&format!(".{} input", class.get_value()));
                                            }
                                        >
                                            <Icon name="pencil" size=12 />
                                        </button>
                                    }
                                })}
                        </div>
                    }
                }
            >
                <div class=class.get_value()>
                    <crate::ui::Combobox label=label bare=true class="sm" value=chosen source=source.get_value() />
                    <div class="row">
                        <Button label=t(common::SAVE) size=Size::Small kind=Kind::Primary on:click=move |_| save() />
                        <Button label=t(common::CANCEL) size=Size::Small kind=Kind::Ghost on:click=move |_| editing.set(false) />
                    </div>
                </div>
            </Show>
        </dd>
    }
    .into_any()
}
