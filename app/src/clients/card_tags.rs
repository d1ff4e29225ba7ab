//! Tags of a card: shown, taken off, added.

use super::card::Card;
use super::{set_tags, tag_names};
use crate::act::use_act;
use crate::api::new_command;
use crate::shell::{t, tf};
use crate::ui::{ComboOption, ComboSource, Combobox, Icon};
use domain::clients::TagClient;
use domain::texts::{clients as texts, common};
use leptos::prelude::*;

/// The tags with a button that adds one.
#[component]
pub(super) fn Tags(card: Card) -> impl IntoView {
    let act = use_act();
    let id = card.data.with_untracked(|c| c.client.id);
    let may_edit = card.data.with_untracked(|c| c.may_edit);
    let adding = RwSignal::new(false);
    let chosen = RwSignal::new(None::<ComboOption>);
    let send = move |add: Vec<String>, remove: Vec<String>| {
        act.run(set_tags(TagClient { command: new_command(), id, add, remove }), move |_| card.reload.run(()));
    };
    Effect::new(move |_| {
        if let Some(option) = chosen.get() {
            chosen.set(None);
            adding.set(false);
            send(vec![option.label], vec![]);
        }
    });
    let source = ComboSource::new(|text| async move {
        let names = tag_names(text).await.unwrap_or_default();
        names.into_iter().map(|n| ComboOption::new(n.clone(), n)).collect()
    });
    let source = StoredValue::new(source);
    let tags = move || card.data.with(|c| c.client.tags.clone());
    // a key that the list of suggestions had no use for
    let on_key = move |ev: leptos::ev::KeyboardEvent| match ev.key().as_str() {
        "Escape" => adding.set(false),
        "Enter" => {
            let typed = event_target_value(&ev).trim().to_owned();
            if !typed.is_empty() {
                adding.set(false);
                send(vec![typed], vec![]);
            }
        }
        _ => {}
    };
    view! {
        <span class="row tags">
            <For each=tags key=|name| name.clone() let:name>
                <span class="tag">
                    {name.clone()}
                    {may_edit
                        .then(|| {
                            let label = tf(common::REMOVE_NAMED, &[("what", &name)]);
                            view! {
                                <button type="button" aria-label=label on:click=move |_| send(vec![], vec![name.clone()])>
                                    <Icon name="x" size=12 />
                                </button>
                            }
                        })}
                </span>
            </For>
            {may_edit
                .then(|| {
                    view! {
                        <Show
                            when=move || adding.get()
                            fallback=move || {
                                view! {
                                    <button
                                        type="button"
                                        class="tag add"
                                        aria-label=t(texts::ADD_TAG)
                                        title=t(texts::ADD_TAG)
                                        on:click=move |_| {
                                            adding.set(true);
                                            super::card::focus_in(".tags .combo input");
                                        }
                                    >
                                        <Icon name="plus" size=12 />
                                    </button>
                                }
                            }
                        >
                            <div class="tag-add" on:keydown=on_key>
                                <Combobox
                                    label=t(texts::ADD_TAG)
                                    bare=true
                                    class="sm"
                                    value=chosen
                                    source=source.get_value()
                                    placeholder=t(texts::ADD_TAG)
                                    on_create=move |name: String| {
                                        adding.set(false);
                                        send(vec![name], vec![]);
                                    }
                                />
                            </div>
                        </Show>
                    }
                })}
        </span>
    }
    .into_any()
}
