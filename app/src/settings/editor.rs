//! One pipeline, typed over as a whole and saved as a whole.

use super::stages::{Row, changes};
use super::{archive_pipeline, edit_pipeline, order_pipelines};
use crate::api::{AppError, new_command};
use crate::shell::{t, tf, tn, use_lang};
use crate::ui::{Badge, BadgeTone, Button, Icon, IconButton, Kind, Menu, MenuItem, TextField, use_toasts};
use domain::format;
use domain::pipelines::{AboutPipeline, EditPipeline, OrderPipelines, Pipeline, StageKind};
use domain::texts::{common, settings as texts};
use domain::{PipelineId, StageId};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Name and stages of a pipeline.
#[component]
pub(super) fn Editor(
    /// As it stands.
    pipeline: Pipeline,
    /// How many deals are in each stage that has any.
    deals: Vec<(StageId, i64)>,
    /// Every pipeline, in order.
    order: Vec<PipelineId>,
    /// Counted up when everything is to be read anew.
    round: RwSignal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let id = pipeline.id;
    let name = RwSignal::new(pipeline.name.clone());
    let keys = StoredValue::new(pipeline.stages.len());
    let stands = move |pipeline: &Pipeline| pipeline.stages.iter().enumerate().map(|(n, s)| Row::of(n, s)).collect::<Vec<_>>();
    let rows = RwSignal::new(stands(&pipeline));
    let before = StoredValue::new(pipeline);
    let wrong = RwSignal::new((String::new(), String::new()));
    let busy = RwSignal::new(false);
    let changed = Signal::derive(move || before.with_value(|b| changes(lang, b, &name.get(), &rows.get())));

    let discard = move |_| {
        wrong.set((String::new(), String::new()));
        before.with_value(|b| {
            name.set(b.name.clone());
            rows.set(stands(b));
        });
    };
    let told = move |error: AppError| {
        if error.field().is_none_or(|f| f == "stages") {
            toasts.failed(error.message(lang));
        }
        wrong.set((error.field().unwrap_or_default().to_owned(), error.message(lang)));
    };
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        let drafts: Result<Vec<_>, _> = untrack(|| rows.get().iter().enumerate().map(|(n, r)| r.draft(n)).collect());
        let stages = match drafts {
            Ok(stages) => stages,
            Err((field, text)) => return wrong.set((field, text.fill(lang, &[("max", "3650")]))),
        };
        busy.set(true);
        let version = before.with_value(|b| b.version);
        let input = EditPipeline { command: new_command(), id, version, name: name.get_untracked(), stages };
        spawn_local(async move {
            let done = edit_pipeline(input).await;
            busy.set(false);
            match done {
                Ok(_) => {
                    toasts.say(common::SAVED.in_lang(lang));
                    round.update(|n| *n += 1);
                }
                Err(error) => told(error),
            }
        });
    };
    let add = move |_| {
        let key = keys.get_value();
        keys.set_value(key + 1);
        rows.update(|rows| {
            let open = rows.iter().filter(|r| r.kind == StageKind::Open).count();
            rows.insert(open, Row::fresh(key, texts::NEW_STAGE.in_lang(lang), (open as i64 % 6) + 1));
        });
    };
    let shift = move |by: isize| {
        let mut order = order.clone();
        move || {
            if let Some(at) = order.iter().position(|p| *p == id)
                && let Some(to) = at.checked_add_signed(by).filter(|to| *to < order.len())
            {
                order.swap(at, to);
                let input = OrderPipelines { command: new_command(), order: order.clone() };
                spawn_local(async move {
                    match order_pipelines(input).await {
                        Ok(()) => round.update(|n| *n += 1),
                        Err(error) => told(error),
                    }
                });
            }
        }
    };
    let (mut left, mut right) = (shift.clone()(-1), shift(1));
    let archive = move |_| {
        spawn_local(async move {
            match archive_pipeline(AboutPipeline { command: new_command(), id }).await {
                Ok(()) => round.update(|n| *n += 1),
                Err(error) => told(error),
            }
        });
    };
    let deals = StoredValue::new(deals);
    let count = move |stage: Option<StageId>| deals.with_value(|d| d.iter().find(|(s, _)| Some(*s) == stage).map_or(0, |(_, n)| *n));
    let name_error = Signal::derive(move || wrong.with(|(f, s)| if f == "name" { s.clone() } else { String::new() }));
    view! {
        <section class="panel">
            <header class="row pipeline-head">
                <TextField label=t(texts::PIPELINE_NAME) value=name id="pipeline-name" maxlength=200 error=name_error />
                <span class="push"></span>
                <Menu
                    label=t(common::MORE_ACTIONS)
                    id="pipeline-menu"
                    class="icon-btn"
                    trigger=|| view! { <Icon name="ellipsis" /> }
                    align=crate::ui::Align::End
                >
                    <MenuItem label=t(texts::PIPELINE_LEFT) on:click=move |_| left() />
                    <MenuItem label=t(texts::PIPELINE_RIGHT) on:click=move |_| right() />
                    <MenuItem label=t(texts::ARCHIVE_PIPELINE) danger=true on:click=archive />
                </Menu>
            </header>
            <table class="table st-table">
                <thead>
                    <tr>
                        <th scope="col">{t(texts::COLOUR)}</th>
                        <th scope="col" class="wide">{t(texts::STAGE)}</th>
                        <th scope="col">{t(texts::KIND)}</th>
                        <th scope="col">{t(texts::PROBABILITY)}</th>
                        <th scope="col">{t(texts::ROTTING)}</th>
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
                        children=move |row| view! { <StageRow row rows wrong deals=count(row.id) /> }
                    />
                </tbody>
            </table>
            <div class="add-stage">
                <Button label=t(texts::ADD_STAGE) icon="plus" kind=Kind::Ghost on:click=add />
            </div>
            {move || {
                let list = changed.get();
                (!list.is_empty())
                    .then(|| {
                        let n = list.len() as i64;
                        view! {
                            <div class="save-bar">
                                <b>{tn(n, texts::CHANGED_ONE, texts::CHANGED)}</b>
                                <span class="soft trunc" title=list.join(", ")>{list.join(", ")}</span>
                                <span class="push"></span>
                                <Button label=t(texts::DISCARD) on:click=discard />
                                <Button label=t(common::SAVE) kind=Kind::Primary busy=Signal::derive(move || busy.get()) on:click=save />
                            </div>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}

#[component]
fn StageRow(row: Row, rows: RwSignal<Vec<Row>>, wrong: RwSignal<(String, String)>, deals: i64) -> impl IntoView {
    let lang = use_lang();
    let place = Signal::derive(move || rows.with(|rows| rows.iter().position(|r| r.key == row.key)).unwrap_or_default());
    let last_open = Signal::derive(move || rows.with(|rows| rows.iter().filter(|r| r.kind == StageKind::Open).count()).saturating_sub(1));
    let at = move |field: &'static str| {
        Signal::derive(move || wrong.with(|(f, s)| if *f == format!("stages.{}.{field}", place.get()) { s.clone() } else { String::new() }))
    };
    let named = move |text| Signal::derive(move || tf(text, &[("stage", &row.name.get())]));
    let open = row.kind == StageKind::Open;
    let shift = move |by: isize| {
        rows.update(|rows| {
            if let Some(from) = rows.iter().position(|r| r.key == row.key)
                && let Some(to) = from.checked_add_signed(by).filter(|to| rows.get(*to).is_some_and(|r| r.kind == StageKind::Open))
            {
                rows.swap(from, to);
            }
        });
    };
    let remove = move |_| rows.update(|rows| rows.retain(|r| r.key != row.key));
    let kind = match row.kind {
        StageKind::Open => view! { <span>{t(texts::KIND_OPEN)}</span> }.into_any(),
        StageKind::Won => view! { <Badge label=t(texts::KIND_WON) tone=BadgeTone::Ok icon="trophy" /> }.into_any(),
        StageKind::Lost => view! { <Badge label=t(texts::KIND_LOST) tone=BadgeTone::Danger icon="thumbs-down" /> }.into_any(),
    };
    let numbers = if open {
        view! {
            <td>
                <span class="unit">
                    <TextField label=named(texts::PROBABILITY_OF) value=row.percent id=format!("p{}", row.key) bare=true class="sm num" inputmode="decimal" error=at("probability") />
                    "%"
                    {row.to_check.then(|| view! { <Badge label=t(texts::TO_CHECK) tone=BadgeTone::Warn /> })}
                </span>
            </td>
            <td>
                <span class="unit">
                    <TextField label=named(texts::DAYS_OF) value=row.days id=format!("d{}", row.key) bare=true class="sm num" inputmode="numeric" error=at("rotting_days") />
                    {t(texts::DAYS)}
                </span>
            </td>
        }
        .into_any()
    } else {
        view! {
            <td>{move || format!("{} %", row.percent.get())}</td>
            <td>"–"</td>
        }
        .into_any()
    };
    view! {
        <tr class:fixed=!open data-stage=move || row.colour.get()>
            <td><Colours row /></td>
            <td>
                <TextField label=named(texts::STAGE_NAME_OF) value=row.name id=format!("n{}", row.key) bare=true class="sm" maxlength=200 error=at("name") />
            </td>
            <td>{kind}</td>
            {numbers}
            <td class="end">{format::integer(lang, deals)}</td>
            <td class="end">
                {open
                    .then(|| {
                        view! {
                            <span class="row tight">
                                <IconButton icon="arrow-up" small=true label=named(texts::STAGE_UP) disabled=Signal::derive(move || place.get() == 0) on:click=move |_| shift(-1) />
                                <IconButton
                                    icon="arrow-down"
                                    small=true
                                    label=named(texts::STAGE_DOWN)
                                    disabled=Signal::derive(move || place.get() >= last_open.get())
                                    on:click=move |_| shift(1)
                                />
                                <IconButton
                                    icon="trash-2"
                                    small=true
                                    label=Signal::derive(move || {
                                        if deals > 0 {
                                            texts::STAGE_HAS_DEALS.in_lang(lang).to_owned()
                                        } else {
                                            texts::STAGE_REMOVE.fill(lang, &[("stage", &row.name.get())])
                                        }
                                    })
                                    disabled=Signal::derive(move || deals > 0 || last_open.get() == 0)
                                    on:click=remove
                                />
                            </span>
                        }
                    })}
            </td>
        </tr>
    }
    .into_any()
}

/// The colour of a stage, out of eight.
#[component]
fn Colours(row: Row) -> impl IntoView {
    let label = Signal::derive(move || tf(texts::COLOUR_OF, &[("stage", &row.name.get())]));
    view! {
        <Menu label id=format!("c{}", row.key) class="swatch" trigger=|| ()>
            {(1..=8)
                .map(|n: i64| {
                    view! {
                        <MenuItem
                            label=tf(texts::COLOUR_N, &[("n", &n.to_string())])
                            checked=Signal::derive(move || row.colour.get() == n)
                            attr:data-stage=n
                            attr:class="colour"
                            on:click=move |_| row.colour.set(n)
                        />
                    }
                })
                .collect_view()}
        </Menu>
    }
}
