//! Fields for text: one line, several lines, dates.

use super::{Field, Icon, described_by, fresh_id};
use leptos::html;
use leptos::prelude::*;

/// Keeps an input and a signal alike. On the first run the input wins if it holds
/// something: people and password managers type before the page is taken over.
pub(super) fn keep_alike(node: NodeRef<html::Input>, value: RwSignal<String>) {
    Effect::new(move |before: Option<bool>| {
        let wanted = value.get();
        let Some(input) = node.get() else {
            return before.unwrap_or(false);
        };
        let shown = input.value();
        if before != Some(true) && !shown.is_empty() && shown != wanted {
            value.set(shown);
        } else if shown != wanted {
            input.set_value(&wanted);
        }
        true
    });
}

/// One line of text: name, e-mail, password, search.
#[component]
pub fn TextField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// The input's type: `text`, `email`, `password`, `tel`, `url`, `search`, `number`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Id of the input; give one where the field loads late.
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
    /// Example in the empty input.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// For password managers: `username`, `current-password`, `new-password`, `off`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Which keyboard a phone shows: `email`, `tel`, `decimal`, `numeric`, `search`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Says behind the label that it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Label for screen readers only.
    #[prop(optional)]
    bare: bool,
    /// Further classes of the input: `sm`, `lg`, `num`.
    #[prop(optional)]
    class: &'static str,
    /// Icon inside at the start.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Most characters it takes.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Gets the focus when its dialog or sheet opens.
    #[prop(optional)]
    autofocus: bool,
    /// Can't be changed now.
    #[prop(optional, into)]
    disabled: MaybeProp<bool>,
    /// Called when the field is left: the moment to check it.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// To focus the input from outside.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let id = id.unwrap_or_else(fresh_id);
    keep_alike(node_ref, value);
    let input = view! {
        <input
            node_ref=node_ref
            id=id.clone()
            name=name
            type=kind
            class=format!("input {class}")
            value=value.get_untracked()
            placeholder=move || placeholder.get()
            autocomplete=autocomplete
            inputmode=inputmode
            maxlength=maxlength
            required=required
            autofocus=autofocus
            disabled=move || disabled.get().unwrap_or(false)
            aria-invalid=move || error.get().is_some_and(|e| !e.is_empty()).then_some("true")
            aria-describedby=described_by(&id, hint, error)
            on:input:target=move |ev| value.set(ev.target().value())
            on:blur=move |_| {
                // a field that goes away with its form is left, too
                if let Some(on_leave) = on_leave {
                    on_leave.try_run(());
                }
            }
        />
    };
    let control = match icon {
        Some(name) => view! { <div class="input-wrap"><Icon name />{input}</div> }.into_any(),
        None => input.into_any(),
    };
    view! { <Field id label hint error optional bare>{control}</Field> }
}

/// Several lines of text; grows with what is typed.
#[component]
pub fn TextArea(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
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
    /// Lines shown while empty.
    #[prop(default = 3)]
    rows: u32,
    /// Most characters it takes.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// To focus the input from outside.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let id = id.unwrap_or_else(fresh_id);
    Effect::new(move |before: Option<bool>| {
        let wanted = value.get();
        let Some(area) = node_ref.get() else {
            return before.unwrap_or(false);
        };
        let shown = area.value();
        if before != Some(true) && !shown.is_empty() && shown != wanted {
            value.set(shown);
        } else if shown != wanted {
            area.set_value(&wanted);
        }
        true
    });
    view! {
        <Field id=id.clone() label hint error optional bare>
            <textarea
                node_ref=node_ref
                id=id.clone()
                class="input"
                rows=rows
                maxlength=maxlength
                placeholder=move || placeholder.get()
                aria-invalid=move || error.get().is_some_and(|e| !e.is_empty()).then_some("true")
                aria-describedby=described_by(&id, hint, error)
                on:input:target=move |ev| value.set(ev.target().value())
            >
                {value.get_untracked()}
            </textarea>
        </Field>
    }
}

/// A calendar date by the browser's own picker. The value is `YYYY-MM-DD` or empty.
#[component]
pub fn DateField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// `YYYY-MM-DD`, or empty.
    value: RwSignal<String>,
    /// Id of the input.
    #[prop(optional, into)]
    id: Option<String>,
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
    /// Further classes of the input: `sm`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let id = id.unwrap_or_else(fresh_id);
    let node_ref = NodeRef::<html::Input>::new();
    keep_alike(node_ref, value);
    view! {
        <Field id=id.clone() label hint error optional bare>
            <input
                node_ref=node_ref
                id=id.clone()
                type="date"
                class=format!("input {class}")
                value=value.get_untracked()
                min="1900-01-01"
                max="2999-12-31"
                aria-invalid=move || error.get().is_some_and(|e| !e.is_empty()).then_some("true")
                aria-describedby=described_by(&id, hint, error)
                on:change:target=move |ev| value.set(ev.target().value())
            />
        </Field>
    }
}
