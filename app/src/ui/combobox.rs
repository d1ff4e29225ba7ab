//! A field that finds a record while one types: clients, products, people.

mod source;

use super::{Field, Icon, IconButton, described_by, fresh_id};
use crate::shell::{t, tf};
use domain::texts::common;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

pub use source::{ComboOption, ComboSource};

/// How long typing must pause before the source is asked.
const PAUSE: Duration = Duration::from_millis(120);

/// Text field and list in one, after the APG's combobox with list autocomplete. Leaving it
/// with words that were not chosen puts the chosen name back.
#[component]
pub fn Combobox(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What is chosen.
    value: RwSignal<Option<ComboOption>>,
    /// Where options come from.
    source: ComboSource,
    /// Called with the words typed when people choose to make a new record of them.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
    /// Id of the input.
    #[prop(optional, into)]
    id: Option<String>,
    /// Line below that helps.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Example in the empty input.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Says behind the label that it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Label for screen readers only.
    #[prop(optional)]
    bare: bool,
    /// Further classes of the input: `sm`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let id = StoredValue::new(id.unwrap_or_else(fresh_id));
    let input = NodeRef::<html::Input>::new();
    let name = move || value.get().map(|o| o.label).unwrap_or_default();
    let text = RwSignal::new(value.get_untracked().map(|o| o.label).unwrap_or_default());
    let options = RwSignal::new(Vec::<ComboOption>::new());
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let asked = StoredValue::new(0_u32);

    // chosen from outside: the field shows its name
    Effect::new(move |_| text.set(name()));
    Effect::new(move |_| {
        let wanted = text.get();
        if let Some(input) = input.get()
            && input.value() != wanted
        {
            input.set_value(&wanted);
        }
    });

    let ask = {
        let source = StoredValue::new(source);
        move |query: String, pause: Duration| {
            let number = asked.get_value() + 1;
            asked.set_value(number);
            busy.set(true);
            set_timeout(
                move || {
                    if asked.try_get_value() != Some(number) {
                        return;
                    }
                    let found = source.with_value(|s| (s.0)(query));
                    leptos::task::spawn_local(async move {
                        let hits = found.await;
                        // an answer that was overtaken is dropped
                        if asked.try_get_value() == Some(number) {
                            active.set((!hits.is_empty()).then_some(0));
                            options.set(hits);
                            busy.set(false);
                        }
                    });
                },
                pause,
            );
        }
    };
    let creatable = move || {
        let typed = text.get().trim().to_owned();
        let is_new = !typed.is_empty() && !options.with(|o| o.iter().any(|o| o.label == typed));
        (on_create.is_some() && is_new && !busy.get()).then_some(typed)
    };
    let show = move |query: String, pause: Duration| {
        open.set(true);
        ask(query, pause);
    };
    let close = move || {
        open.set(false);
        active.set(None);
    };
    let choose = move |option: ComboOption| {
        text.set(option.label.clone());
        value.set(Some(option));
        close();
    };
    let create = move |typed: String| {
        close();
        if let Some(on_create) = on_create {
            on_create.run(typed);
        }
    };
    let take_active = move || {
        let hits = options.get_untracked();
        match active.get_untracked() {
            Some(at) if at < hits.len() => choose(hits[at].clone()),
            Some(_) => {
                if let Some(typed) = untrack(creatable) {
                    create(typed);
                }
            }
            None => {}
        }
    };
    let on_key = move |ev: KeyboardEvent| {
        let rows = options.with_untracked(Vec::len) + usize::from(untrack(creatable).is_some());
        match ev.key().as_str() {
            "ArrowDown" | "ArrowUp" if !open.get_untracked() => show(String::new(), Duration::ZERO),
            "ArrowDown" if rows > 0 => active.update(|a| *a = Some(a.map_or(0, |a| (a + 1) % rows))),
            "ArrowUp" if rows > 0 => active.update(|a| *a = Some(a.map_or(rows - 1, |a| (a + rows - 1) % rows))),
            "Enter" if open.get_untracked() && active.get_untracked().is_some() => take_active(),
            "Escape" if open.get_untracked() => {
                text.set(untrack(name));
                close();
            }
            _ => return,
        }
        ev.prevent_default();
        ev.stop_propagation();
    };
    let leave = move || {
        // a field that goes away with its form is left, too
        let Some(typed) = text.try_get_untracked() else { return };
        close();
        if typed.trim().is_empty() {
            value.set(None);
        } else {
            text.set(untrack(name));
        }
    };
    let row_id = move |n: usize| id.with_value(|id| format!("{id}-o{n}"));
    let list = move || {
        let hits = options.get();
        let count = hits.len();
        let rows = hits
            .into_iter()
            .enumerate()
            .map(|(n, option)| {
                let (words, note) = (option.label.clone(), option.note.clone());
                view! {
                    <div
                        id=row_id(n)
                        role="option"
                        data-active=move || (active.get() == Some(n)).then_some("")
                        aria-selected=move || if active.get() == Some(n) { "true" } else { "false" }
                        on:mousedown=move |ev| {
                            ev.prevent_default();
                            choose(option.clone());
                        }
                    >
                        <span class="trunc">{words}</span>
                        {note.map(|note| view! { <span class="note">{note}</span> })}
                    </div>
                }
            })
            .collect_view();
        let make = move || {
            creatable().map(|typed| {
                let words = tf(common::CREATE_NAMED, &[("name", &typed)]);
                view! {
                    <div
                        id=row_id(count)
                        role="option"
                        data-active=move || (active.get() == Some(count)).then_some("")
                        aria-selected=move || if active.get() == Some(count) { "true" } else { "false" }
                        on:mousedown=move |ev| {
                            ev.prevent_default();
                            create(typed.clone());
                        }
                    >
                        <Icon name="plus" />
                        <span class="trunc">{words}</span>
                    </div>
                }
            })
        };
        let nothing = move || {
            (count == 0 && creatable().is_none()).then(|| {
                let words = if busy.get() { common::LOADING } else { common::NO_HITS };
                view! { <div class="none" role="option" aria-disabled="true" aria-selected="false">{t(words)}</div> }
            })
        };
        view! {
            {rows}
            {make}
            {nothing}
        }
    };
    view! {
        <Field id=id.get_value() label hint error optional bare>
            <div class="combo">
                <input
                    node_ref=input
                    id=id.get_value()
                    type="text"
                    role="combobox"
                    class=format!("input {class}")
                    autocomplete="off"
                    spellcheck="false"
                    value=text.get_untracked()
                    placeholder=move || placeholder.get()
                    aria-autocomplete="list"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=id.with_value(|id| format!("{id}-list"))
                    aria-activedescendant=move || active.get().filter(|_| open.get()).map(row_id)
                    aria-invalid=move || error.get().is_some_and(|e| !e.is_empty()).then_some("true")
                    aria-describedby=id.with_value(|id| described_by(id, hint, error))
                    on:input:target=move |ev| {
                        let typed = ev.target().value();
                        text.set(typed.clone());
                        show(typed, PAUSE);
                    }
                    on:click=move |_| {
                        if !open.get_untracked() {
                            show(String::new(), Duration::ZERO);
                        }
                    }
                    on:keydown=on_key
                    on:blur=move |_| leave()
                />
                {move || match value.get() {
                    None => view! { <Icon name="chevron-down" size=14 /> }.into_any(),
                    Some(_) => {
                            view! {
                                <IconButton
                                    icon="x"
                                    icon_size=14
                                    class="after"
                                    label=t(common::CLEAR_CHOICE)
                                    on:click=move |_| {
                                        value.set(None);
                                        text.set(String::new());
                                    }
                                />
                            }.into_any()
                    }
                }}
                <div
                    id=id.with_value(|id| format!("{id}-list"))
                    class="menu"
                    role="listbox"
                    aria-label=move || label.get()
                    hidden=move || !open.get()
                >
                    {list}
                </div>
            </div>
        </Field>
    }
}
