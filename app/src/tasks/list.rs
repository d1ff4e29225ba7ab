//! Tasks of a card: tick, what, when, whose.

use super::{due_words, remove_task, save_task, set_task_done};
use crate::act::{Act, FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::shell::{t, tf, use_me};
use crate::ui::{Avatar, AvatarSize, Button, DateField, Icon, Kind, Menu, MenuItem, Sheet, TextField};
use domain::tasks::{DeleteTask, EditTask, Task, TickTask};
use domain::texts::{common, tasks as texts};
use domain::{Date, Seen, TaskId};
use leptos::prelude::*;

/// The list; a tick takes effect at once and can be taken back.
#[component]
pub fn TaskList(
    /// The tasks.
    #[prop(into)]
    tasks: Signal<Vec<Task>>,
    /// Called after each change: the page asks again.
    #[prop(into)]
    on_change: Callback<()>,
    /// Whether they can be ticked and changed.
    #[prop(default = true)]
    may_edit: bool,
) -> impl IntoView {
    let act = use_act();
    let editing = RwSignal::new(None::<Task>);
    view! {
        <Show when=move || tasks.with(Vec::is_empty)>
            <p class="muted small">{t(texts::NONE)}</p>
        </Show>
        <ul class="stack tasks">
            <For each=move || tasks.get() key=|task| (task.id, task.version) let:task>
                <Row task act on_change editing may_edit />
            </For>
        </ul>
        <Editor act editing on_change />
    }
    .into_any()
}

/// Ticks a task and offers to take it back.
fn tick(act: Act, id: TaskId, done: bool, on_change: Callback<()>) {
    act.run(set_task_done(TickTask { command: new_command(), id, done }), move |_| {
        let words = if done { texts::DONE } else { texts::REOPENED };
        act.toasts.undo(words.in_lang(act.lang), move || {
            act.run(set_task_done(TickTask { command: new_command(), id, done: !done }), move |_| on_change.run(()));
        });
        on_change.run(());
    });
}

#[component]
fn Row(task: Task, act: Act, on_change: Callback<()>, editing: RwSignal<Option<Task>>, may_edit: bool) -> impl IntoView {
    let id = task.id;
    let done = RwSignal::new(task.done);
    let due = task.due.map(|due| {
        let (words, class) = due_words(due, use_me().today);
        view! { <span class=format!("tiny num {class}")>{words}</span> }
    });
    let title = task.title.clone();
    let delete = move || {
        act.run(remove_task(DeleteTask { command: new_command(), id, deleted: true }), move |_| {
            act.toasts.undo(texts::DELETED.in_lang(act.lang), move || {
                act.run(remove_task(DeleteTask { command: new_command(), id, deleted: false }), move |_| on_change.run(()));
            });
            on_change.run(());
        });
    };
    let owner = task.owner.clone();
    let whole = task.clone();
    view! {
        <li class="row task">
            <input
                type="checkbox"
                class="check"
                aria-label=tf(texts::TICK, &[("title", &title)])
                disabled=!may_edit
                prop:checked=move || done.get()
                on:change:target=move |ev| {
                    done.set(ev.target().checked());
                    tick(act, id, ev.target().checked(), on_change);
                }
            />
            <span class="grow trunc" class:struck=move || done.get() title=title.clone()>
                {title.clone()}
                {task.deal.clone().map(|(_, deal)| view! { <span class="tiny muted">" · " {deal}</span> })}
            </span>
            {due}
            {owner.map(|o| view! { <Avatar name=o.name id=o.id.0 size=AvatarSize::Tiny /> })}
            {may_edit
                .then(|| {
                    view! {
                        <Menu label=tf(texts::MORE, &[("title", &title)]) class="icon-btn sm" trigger=|| view! { <Icon name="ellipsis" /> }>
                            <MenuItem label=t(common::EDIT) icon="pencil" on:click=move |_| editing.set(Some(whole.clone())) />
                            <MenuItem label=t(common::DELETE) icon="trash-2" danger=true on:click=move |_| delete() />
                        </Menu>
                    }
                })}
        </li>
    }
    .into_any()
}

#[component]
fn Editor(act: Act, editing: RwSignal<Option<Task>>, on_change: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let (title, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    Effect::new(move |_| {
        if let Some(task) = editing.get() {
            title.set(task.title);
            due.set(task.due.map(|d| d.to_string()).unwrap_or_default());
            open.set(true);
        }
    });
    let save = move || {
        let Some(task) = editing.get_untracked() else { return };
        let command = EditTask {
            command: new_command(),
            id: task.id,
            title: Some(Seen::new(task.title, title.get_untracked())),
            due: Some(Seen::new(task.due, Date::parse(&due.get_untracked()))),
            owner: None,
        };
        act.send(errors, busy, save_task(command), move |_| {
            open.set(false);
            on_change.run(());
        });
    };
    view! {
        <Sheet
            open
            id="edit-task"
            title=t(texts::EDIT)
            on_close=move |()| editing.set(None)
            footer=move || {
                view! {
                    <Button label=t(common::CANCEL) on:click=move |_| open.set(false) />
                    <Button label=t(common::SAVE) kind=Kind::Primary busy=busy on:click=move |_| save() />
                }
            }
        >
            <form
                class="stack"
                on:submit=move |ev| {
                    ev.prevent_default();
                    save();
                }
            >
                <TextField label=t(texts::TITLE) value=title maxlength=200 autofocus=true error=error_of(errors, "title") />
                <DateField label=t(texts::DUE) value=due optional=true />
            </form>
        </Sheet>
    }
    .into_any()
}
