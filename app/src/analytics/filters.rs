//! Period, pipeline, team, owner: menus that change the address.

use super::{Shown, links, words};
use crate::shell::{t, use_lang};
use crate::ui::{Align, Button, DateField, Dialog, Icon, Kind, Menu, MenuItem};
use domain::analytics::{AskDashboard, Choice, Period, Span};
use domain::texts::{Text, analytics as texts, common};
use domain::{Date, PipelineId, TeamId, UserId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Changes the question and with it the address.
#[derive(Clone, Copy)]
struct Go {
    question: Memo<AskDashboard>,
    to: Callback<AskDashboard>,
}

impl Go {
    fn with(self, change: impl FnOnce(&mut AskDashboard)) {
        let mut next = self.question.get_untracked();
        change(&mut next);
        self.to.run(next);
    }
}

/// All filters.
#[component]
pub fn Filters(shown: Shown) -> impl IntoView {
    let navigate = use_navigate();
    let to = Callback::new(move |ask: AskDashboard| {
        navigate(&links::dashboard(&ask), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let go = Go { question: shown.question, to };
    let question = shown.question;
    let pipeline = Signal::derive(move || question.with(|q| q.pipeline.map(|p| p.0)));
    let team = Signal::derive(move || question.with(|q| q.team.map(|t| t.0)));
    let owner = Signal::derive(move || question.with(|q| q.owner.map(|o| o.0)));
    let to_pipeline = Callback::new(move |id: Option<i64>| go.with(|q| q.pipeline = id.map(PipelineId)));
    let to_team = Callback::new(move |id: Option<i64>| go.with(|q| q.team = id.map(TeamId)));
    let to_owner = Callback::new(move |id: Option<i64>| go.with(|q| q.owner = id.map(UserId)));
    view! {
        <div class="dash-filters" role="group" aria-label=t(common::FILTER)>
            <PeriodMenu shown go />
            <ChoiceMenu
                label=texts::PIPELINE
                chosen=pipeline
                choices=shown.of(|d| d.choices.pipelines.clone())
                choose=to_pipeline
            />
            <ChoiceMenu
                label=texts::TEAM
                chosen=team
                choices=shown.of(|d| d.choices.teams.clone())
                choose=to_team
            />
            <ChoiceMenu
                label=texts::OWNER
                chosen=owner
                choices=shown.of(|d| d.choices.owners.clone())
                choose=to_owner
            />
        </div>
    }
    .into_any()
}

#[component]
fn PeriodMenu(shown: Shown, go: Go) -> impl IntoView {
    let lang = use_lang();
    let custom = RwSignal::new(false);
    let spans = shown.of(|d| (d.span, d.fell_back));
    let name = move || {
        let (span, fell_back) = spans.get();
        match shown.question.with(|q| q.period).unwrap_or(Period::ThisQuarter) {
            Period::Days(span) => words::span(lang, span),
            _ if fell_back => words::span(lang, span),
            named => words::period(named).in_lang(lang).to_owned(),
        }
    };
    let days = move || words::days(lang, spans.get().0);
    let trigger = move || {
        view! {
            <Icon name="calendar" size=14 />
            <b>{name}</b>
            <span class="muted days">{days}</span>
            <Icon name="chevron-down" size=12 />
        }
    };
    view! {
        <Menu label=t(texts::PERIOD) class="chip" worded=true align=Align::End trigger>
            {Period::NAMED
                .map(|period| {
                    let checked = Signal::derive(move || {
                        let (_, fell_back) = spans.get();
                        let asked = shown.question.with(|q| q.period);
                        asked == Some(period) || (asked.is_none() && !fell_back && period == Period::ThisQuarter)
                    });
                    view! {
                        <MenuItem
                            label=words::period(period).in_lang(lang)
                            checked=checked
                            on:click=move |_| go.with(|q| q.period = Some(period))
                        />
                    }
                })
                .into_iter()
                .collect_view()}
            <hr />
            <MenuItem label=texts::CUSTOM.in_lang(lang) icon="calendar" on:click=move |_| custom.set(true) />
        </Menu>
        <CustomPeriod shown go open=custom />
    }
}

/// From a day to a day.
#[component]
fn CustomPeriod(shown: Shown, go: Go, open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            let span = shown.answer.with_untracked(|d| d.span);
            from.set(span.from.to_string());
            to.set(span.to.to_string());
            wrong.set(None);
        }
    });
    let show = move || {
        let (first, last) = (from.with_untracked(|d| Date::parse(d)), to.with_untracked(|d| Date::parse(d)));
        match first.zip(last).map(|(from, to)| Span { from, to }).filter(Span::is_sound) {
            Some(span) => {
                open.set(false);
                go.with(|q| q.period = Some(Period::Days(span)));
            }
            None => wrong.set(Some(texts::PERIOD_UNSOUND.in_lang(lang).to_owned())),
        }
    };
    let footer = move || {
        view! {
            <Button label=common::CANCEL.in_lang(lang) kind=Kind::Ghost on:click=move |_| open.set(false) />
            <Button label=texts::SHOW.in_lang(lang) kind=Kind::Primary on:click=move |_| show() />
        }
    };
    view! {
        <Dialog open title=t(texts::PERIOD) footer>
            <div class="two-f">
                <DateField label=texts::FROM.in_lang(lang) value=from />
                <DateField label=texts::TO.in_lang(lang) value=to error=wrong />
            </div>
        </Dialog>
    }
}

/// One of several, or all; nothing where there is only one.
#[component]
fn ChoiceMenu(
    label: Text,
    #[prop(into)] chosen: Signal<Option<i64>>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    choose: Callback<Option<i64>>,
) -> impl IntoView {
    let lang = use_lang();
    let all = common::ALL_OF_THEM.in_lang(lang);
    let words = label.in_lang(lang);
    let value = move || {
        let chosen = chosen.get()?;
        choices.with(|c| c.iter().find(|c| c.id == chosen).map(|c| c.name.clone()))
    };
    let shown = Memo::new(move |_| chosen.get().is_some() || choices.with(|c| c.len() > 1));
    let trigger = move || {
        view! {
            <span class="muted">{format!("{words}: ")}</span>
            <b class="trunc">{move || value().unwrap_or_else(|| all.to_owned())}</b>
            <Icon name="chevron-down" size=12 />
        }
    };
    move || {
        shown.get().then(|| {
            view! {
                <Menu label=words class="chip" worded=true align=Align::End trigger>
                    <MenuItem label=all checked=Signal::derive(move || chosen.get().is_none()) on:click=move |_| choose.run(None) />
                    {move || {
                        choices
                            .get()
                            .into_iter()
                            .map(|choice| {
                                let id = choice.id;
                                view! {
                                    <MenuItem
                                        label=choice.name
                                        checked=Signal::derive(move || chosen.get() == Some(id))
                                        on:click=move |_| choose.run(Some(id))
                                    />
                                }
                            })
                            .collect_view()
                    }}
                </Menu>
            }
        })
    }
}
