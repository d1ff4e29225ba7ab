//! Names in the file that are no record's: what may be meant, and the answer for all rows.

use super::link_choices;
use super::parts::rows;
use super::wizard::Draft;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Button, ComboOption, ComboSource, Combobox, Icon, Kind, Size};
use domain::imports::Target;
use domain::imports::names::NearReason;
use domain::imports::plan::{ChangePlan, LinkAnswer, UnknownName};
use domain::texts::{Text, common, imports as texts};
use leptos::prelude::*;

fn target(target: Target) -> Text {
    match target {
        Target::Client => texts::TARGET_CLIENT,
        Target::Product => texts::TARGET_PRODUCT,
        Target::User => texts::TARGET_USER,
    }
}

/// Why a name is suggested.
pub fn why(unknown: &UnknownName) -> String {
    let reason = unknown.suggestion.as_ref().map_or(texts::NO_SUGGESTION, |s| match s.reason {
        NearReason::Spacing => texts::NEAR_SPACING,
        NearReason::LegalForm => texts::NEAR_LEGAL,
        NearReason::Initials => texts::NEAR_INITIALS,
        NearReason::Spelling => texts::NEAR_SPELLING,
    });
    format!("{}. {}", t(target(unknown.target)), t(reason))
}

/// How many names are shown; the others wait until these are answered.
const SHOWN: usize = 12;

/// The panel of unknown names of a draft.
#[component]
pub fn UnknownNames(draft: Draft) -> impl IntoView {
    let unknown = Memo::new(move |_| draft.page.with(|p| (p.outcome.unknown.clone(), p.plan.links.clone())));
    let answer = Callback::new(move |answer: LinkAnswer| draft.change.run(ChangePlan { links: vec![answer], ..ChangePlan::default() }));
    let take_back = Callback::new(move |(target, name): (Target, String)| {
        draft.change.run(ChangePlan { unlink: vec![(target, name)], ..ChangePlan::default() })
    });
    let open = move |(names, links): &(Vec<UnknownName>, Vec<LinkAnswer>)| -> Vec<LinkAnswer> {
        names
            .iter()
            .filter(|u| !links.iter().any(|l| l.target == u.target && l.name == u.name))
            .filter_map(|u| {
                u.suggestion.as_ref().map(|s| LinkAnswer { target: u.target, name: u.name.clone(), id: Some(s.id), to: s.name.clone() })
            })
            .collect()
    };
    let accept_all = move |_| {
        let links = unknown.with(open);
        draft.change.run(ChangePlan { links, ..ChangePlan::default() });
    };
    let list = move || {
        unknown.with(|(names, links)| {
            names
                .iter()
                .take(SHOWN)
                .map(|u| {
                    let given = links.iter().find(|l| l.target == u.target && l.name == u.name).cloned();
                    view! { <Unknown unknown=u.clone() given answer take_back /> }
                })
                .collect_view()
        })
    };
    move || {
        let count = unknown.with(|(names, _)| names.len());
        let suggestions = unknown.with(open).len();
        (count > 0).then(|| {
            view! {
                <section class="panel" aria-label=t(texts::UNKNOWN_NAMES)>
                    <header>
                        <h2>{t(texts::UNKNOWN_NAMES)}</h2>
                        <span class="badge warn count">{count}</span>
                        <span class="push"></span>
                        {(suggestions > 1).then(|| view! { <Button label=t(texts::ACCEPT_ALL) kind=Kind::Ghost size=Size::Small on:click=accept_all /> })}
                    </header>
                    {list}
                </section>
            }
            .into_any()
        })
    }
}

/// One unknown name: accept, choose another, or leave the link out. Answered, it is one line.
#[component]
pub fn Unknown(
    /// The name.
    unknown: UnknownName,
    /// The answer it has.
    given: Option<LinkAnswer>,
    /// Gives an answer.
    answer: Callback<LinkAnswer>,
    /// Takes the answer back.
    take_back: Callback<(Target, String)>,
    /// After the import nothing is left out any more, and an answer stays.
    #[prop(optional)]
    afterwards: bool,
) -> impl IntoView {
    let lang = use_lang();
    let choosing = RwSignal::new(false);
    let (target, name) = (unknown.target, unknown.name.clone());
    let touched = rows(lang, unknown.rows);
    if let Some(given) = given {
        let to = if given.id.is_some() { given.to.clone() } else { t(texts::KEPT).to_owned() };
        let undo = (target, name.clone());
        return view! {
            <div class="suggestion" data-done="">
                <div class="pair">
                    <Icon name="circle-check" />
                    <span class="trunc">{name}</span>
                    <Icon name="arrow-right" size=14 />
                    <b class="trunc">{to}</b>
                    <span class="push muted num small">{touched}</span>
                    {(!afterwards)
                        .then(|| {
                            view! { <Button label=t(common::UNDO) kind=Kind::Ghost size=Size::Small on:click=move |_| take_back.run(undo.clone()) /> }
                        })}
                </div>
            </div>
        }
        .into_any();
    }
    let suggested = unknown.suggestion.clone();
    let reason = why(&unknown);
    let accept = suggested.clone().map(|s| LinkAnswer { target, name: name.clone(), id: Some(s.id), to: s.name });
    let keep = LinkAnswer { target, name: name.clone(), id: None, to: String::new() };
    let chooser_name = name.clone();
    view! {
        <div class="suggestion">
            <div class="pair">
                <span class=if suggested.is_some() { "was trunc" } else { "trunc" }>{name.clone()}</span>
                {suggested.map(|s| view! { <Icon name="arrow-right" size=14 /><b class="trunc">{s.name}</b> })}
                <span class="push muted num small">{touched}</span>
            </div>
            <div class="why">{reason}</div>
            <div class="acts">
                {accept
                    .map(|accept| {
                        view! { <Button label=t(texts::ACCEPT_FOR_ALL) kind=Kind::Tonal size=Size::Small icon="check" on:click=move |_| answer.run(accept.clone()) /> }
                    })}
                <Button label=t(texts::CHOOSE_OTHER) size=Size::Small on:click=move |_| choosing.update(|c| *c = !*c) />
                <span class="push"></span>
                {(!afterwards).then(|| view! { <Button label=t(texts::KEEP) kind=Kind::Ghost size=Size::Small on:click=move |_| answer.run(keep.clone()) /> })}
            </div>
            {move || choosing.get().then(|| view! { <Chooser target name=chooser_name.clone() answer /> })}
        </div>
    }
    .into_any()
}

/// A field that finds the record that is meant.
#[component]
fn Chooser(target: Target, name: String, answer: Callback<LinkAnswer>) -> impl IntoView {
    let value = RwSignal::new(None::<ComboOption>);
    let label = tf(texts::MEANS, &[("name", &name)]);
    let source = ComboSource::new(move |typed| async move {
        let found = link_choices(target, typed).await.unwrap_or_default();
        found.into_iter().map(|(id, name)| ComboOption::new(id, name)).collect()
    });
    Effect::new(move |_| {
        if let Some(chosen) = value.get()
            && let Ok(id) = chosen.id.parse()
        {
            answer.run(LinkAnswer { target, name: name.clone(), id: Some(id), to: chosen.label });
        }
    });
    view! { <Combobox label value source class="sm" /> }
}
