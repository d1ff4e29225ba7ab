//! The form that makes a task, and chips for a day.

use super::create_task;
use crate::act::{FieldErrors, error_of, use_act};
use crate::once::Once;
use crate::shell::{t, use_lang, use_me};
use crate::ui::{Button, Chip, DateField, Kind, Size, TextField};
use domain::tasks::NewTask;
use domain::texts::{common, tasks as texts};
use domain::{ClientId, Date, DealId, format};
use leptos::prelude::*;

/// A few days near at hand, and the browser's picker. The value is `YYYY-MM-DD` or empty.
#[component]
pub fn DayChips(
    /// Name of the picker.
    #[prop(into)]
    label: Signal<String>,
    /// `YYYY-MM-DD`, or empty.
    value: RwSignal<String>,
    /// Words of the chip for no day; without it there is none.
    #[prop(optional, into)]
    none: Option<String>,
) -> impl IntoView {
    let (lang, today) = (use_lang(), use_me().today);
    let day = move |words: String, date: Option<Date>| {
        let key = date.map(|d| d.to_string()).unwrap_or_default();
        let mine = key.clone();
        view! {
            <Chip label=words pressed=Signal::derive(move || value.get() == mine) on:click=move |_| value.set(key.clone()) />
        }
    };
    view! {
        <div class="m-bleed day-chips">
            {none.map(|words| day(words, None))}
            {day(t(common::TODAY).to_owned(), Some(today))}
            {day(t(common::TOMORROW).to_owned(), Some(today.plus_days(1)))}
            {day(format::weekday_day(lang, today.plus_days(3)), Some(today.plus_days(3)))}
            {day(t(texts::NEXT_WEEK).to_owned(), Some(today.plus_days(7)))}
            <DateField label value bare=true class="sm" />
        </div>
    }
    .into_any()
}

/// Title, day, button.
#[component]
pub fn TaskForm(
    /// The client it stands on.
    #[prop(optional_no_strip)]
    client: Option<ClientId>,
    /// The deal it stands on.
    #[prop(optional_no_strip)]
    deal: Option<DealId>,
    /// Called when it is saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let title = RwSignal::new(String::new());
    let due = RwSignal::new(use_me().today.plus_days(1).to_string());
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let once = Once::new();
    let save = move || {
        let command = once.command(|command| NewTask {
            command,
            title: title.get_untracked(),
            due: Date::parse(&due.get_untracked()),
            owner: None,
            client,
            deal,
        });
        act.send(errors, busy, create_task(command), move |_| {
            once.done();
            title.set(String::new());
            act.toasts.say(texts::ADDED.in_lang(act.lang));
            on_done.run(());
        });
    };
    view! {
        <form
            class="stack composer-form"
            on:submit=move |ev| {
                ev.prevent_default();
                save();
            }
        >
            <TextField label=t(texts::TITLE) value=title bare=true placeholder=t(texts::TITLE) maxlength=200 error=error_of(errors, "title") />
            <div class="row wrap">
                <DayChips label=t(texts::DUE) value=due />
                <span class="push"></span>
                <Button label=t(texts::ADD_TASK) kind=Kind::Primary size=Size::Small submit=true busy=busy />
            </div>
        </form>
    }
    .into_any()
}
