//! What hangs on a deal: tasks, what happened, its way through the stages.

use super::super::state::use_board;
use super::SheetState;
use crate::shell::{t, use_lang};
use crate::tasks::TaskList;
use crate::timeline::{CallPerson, Composer, TimelineList, read_timeline};
use crate::ui::Icon;
use domain::clients::Colleague;
use domain::deals::{DealDetail, DealTask};
use domain::format;
use domain::tasks::Task;
use domain::texts::deals as texts;
use domain::timeline::{Filter, Of, TimelinePage, TimelineQuery};
use leptos::prelude::*;

/// Open tasks, to tick.
#[component]
pub fn Tasks() -> impl IntoView {
    let state: SheetState = expect_context();
    let may_edit = untrack(move || state.may_edit());
    let tasks = Memo::new(move |_| state.deal.with(|d| d.as_ref().map(tasks_of).unwrap_or_default()));
    view! {
        <Show when=move || !tasks.with(Vec::is_empty)>
            <section class="panel d-tasks">
                <header>
                    <h3>{t(texts::TASKS)}</h3>
                </header>
                <div class="body">
                    <TaskList tasks=Signal::from(tasks) on_change=Callback::new(move |()| state.read()) may_edit />
                </div>
            </section>
        </Show>
    }
    .into_any()
}

fn tasks_of(deal: &DealDetail) -> Vec<Task> {
    let task = |task: &DealTask| Task {
        id: task.id,
        title: task.title.clone(),
        due: task.due,
        client: None,
        // that it is this deal's goes without saying
        deal: None,
        owner: task.owner.as_ref().map(|o| Colleague { id: o.id, name: o.name.clone() }),
        done: false,
        version: task.version,
    };
    deal.tasks.iter().map(task).collect()
}

/// What happened, and a form for what is to be written down.
#[component]
pub fn Story() -> impl IntoView {
    let state: SheetState = expect_context();
    let Some(deal) = state.deal.get_untracked() else { return ().into_any() };
    let (id, client) = (deal.card.id, deal.card.client.as_ref().map(|c| c.id));
    let first = RwSignal::new(None::<TimelinePage>);
    let changed = RwSignal::new(0_u64);
    let filter = RwSignal::new(Filter::All);
    leptos::task::spawn_local(async move {
        let asked = TimelineQuery { of: Of::Deal(id), filter: Filter::All, after: None, limit: 20 };
        if let Ok(page) = read_timeline(asked).await {
            let _ = first.try_set(Some(page));
        }
    });
    // whatever changes the deal is in its story
    Effect::new(move |before: Option<()>| {
        state.deal.track();
        if before.is_some() {
            changed.update(|n| *n += 1);
        }
    });
    let people = Signal::derive(move || {
        let contacts = state.deal.with(|d| d.as_ref().map(|d| d.contacts.clone()).unwrap_or_default());
        contacts.into_iter().map(|c| CallPerson { id: c.person, name: c.name }).collect::<Vec<_>>()
    });
    let reload = Callback::new(move |()| state.read());
    let composer = deal.card.may_edit.then(|| {
        view! {
            <div class="composer card">
                <Composer client=client deal=Some(id) people tab=state.composing id="deal-add" on_done=reload />
            </div>
        }
    });
    view! {
        <div class="d-story">
        {composer}
        {move || {
            first
                .get()
                .map(|first| view! { <TimelineList of=Of::Deal(id) first filter changed=Signal::from(changed) on_change=reload /> })
        }}
        </div>
    }
    .into_any()
}

/// Its stays in stages.
#[component]
pub fn History() -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let state: SheetState = expect_context();
    let stays = state.of(|d| d.stays.clone());
    let rows = move || {
        let now = board.now.get();
        stays
            .get()
            .unwrap_or_default()
            .into_iter()
            .rev()
            .map(|stay| {
                let days = (stay.left.unwrap_or(now) - stay.entered).max(0) / 86_400_000;
                view! {
                    <li class="row">
                        <Icon name="arrow-right" size=14 />
                        <span class="grow trunc">{stay.name.clone()}</span>
                        <span class="small muted num">{format::days_short(lang, days)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="panel">
            <header>
                <h3>{t(texts::HISTORY)}</h3>
            </header>
            <ul class="d-list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Columns without a field of their own.
#[component]
pub fn FromImport() -> impl IntoView {
    let state: SheetState = expect_context();
    let extra = state.of(|d| d.extra.clone());
    let extra = Signal::derive(move || extra.get().unwrap_or_default());
    let rows = move || {
        extra
            .get()
            .into_iter()
            .map(|(name, value)| {
                view! {
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !extra.with(Vec::is_empty)>
            <section class="panel">
                <header>
                    <h3>{t(texts::FROM_IMPORT)}</h3>
                </header>
                <dl class="facts">{rows}</dl>
            </section>
        </Show>
    }
    .into_any()
}
