//! Choices: select, checkbox, switch, radio group.

use super::{Field, Icon, described_by, fresh_id};
use leptos::html;
use leptos::prelude::*;

/// One of a handful of values, by the browser's own list.
#[component]
pub fn SelectField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen value.
    value: RwSignal<String>,
    /// Value and words of each choice.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// Id of the control.
    #[prop(optional, into)]
    id: Option<String>,
    /// Name in a form that is sent without script.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Line below that helps.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Says behind the label that it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Label for screen readers only.
    #[prop(optional)]
    bare: bool,
    /// 28 px, for tables and toolbars.
    #[prop(optional)]
    small: bool,
    /// Can't be changed now.
    #[prop(optional, into)]
    disabled: MaybeProp<bool>,
) -> impl IntoView {
    let id = id.unwrap_or_else(fresh_id);
    let node_ref = NodeRef::<html::Select>::new();
    // the browser keeps its own choice when options change, so say it anew after either changes
    Effect::new(move |_| {
        let wanted = value.get();
        options.track();
        if let Some(select) = node_ref.get()
            && select.value() != wanted
        {
            select.set_value(&wanted);
        }
    });
    view! {
        <Field id=id.clone() label hint error optional bare>
            <select
                node_ref=node_ref
                id=id.clone()
                name=name
                class=if small { "select sm" } else { "select" }
                disabled=move || disabled.get().unwrap_or(false)
                aria-invalid=move || error.get().is_some_and(|e| !e.is_empty()).then_some("true")
                aria-describedby=described_by(&id, hint, error)
                on:change:target=move |ev| value.set(ev.target().value())
            >
                {move || {
                    let chosen = value.get_untracked();
                    options
                        .get()
                        .into_iter()
                        .map(|(key, words)| {
                            let selected = key == chosen;
                            view! { <option value=key selected=selected>{words}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </Field>
    }
}

/// A yes or no with words behind it.
#[component]
pub fn Checkbox(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// On or off.
    value: RwSignal<bool>,
    /// Looks like a switch: for what takes effect at once.
    #[prop(optional)]
    switch: bool,
    /// Words for screen readers only, e.g. in a table row.
    #[prop(optional)]
    bare: bool,
    /// Can't be changed now.
    #[prop(optional, into)]
    disabled: MaybeProp<bool>,
) -> impl IntoView {
    view! {
        <label class="row small">
            <input
                type="checkbox"
                class=if switch { "switch" } else { "check" }
                role=switch.then_some("switch")
                checked=value.get_untracked()
                prop:checked=move || value.get()
                disabled=move || disabled.get().unwrap_or(false)
                on:change:target=move |ev| value.set(ev.target().checked())
            />
            <span class:vh=bare>{move || label.get()}</span>
        </label>
    }
}

/// One of a few values, all of them seen at once.
#[component]
pub fn RadioGroup(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen value.
    value: RwSignal<String>,
    /// Value and words of each choice.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let name = fresh_id();
    let list = move || {
        let name = name.clone();
        options
            .get()
            .into_iter()
            .map(move |(key, words)| {
                let (mine, set) = (key.clone(), key.clone());
                view! {
                    <label class="row">
                        <input
                            type="radio"
                            class="check"
                            name=name.clone()
                            value=key
                            checked=value.get_untracked() == mine
                            prop:checked=move || value.get() == mine
                            on:change=move |_| value.set(set.clone())
                        />
                        <span>{words}</span>
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="field">
            <legend class="label">{move || label.get()}</legend>
            <div class="stack">{list}</div>
            {move || {
                error
                    .get()
                    .filter(|e| !e.is_empty())
                    .map(|wrong| view! { <span class="error" role="alert"><Icon name="circle-alert" size=14 />{wrong}</span> })
            }}
        </fieldset>
    }
}
