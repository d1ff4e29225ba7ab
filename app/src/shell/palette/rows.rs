//! The palette's entries, and the chips that narrow them to one kind.

use super::{PaletteGroup, PaletteHit};
use crate::shell::{t, use_lang};
use crate::ui::{Avatar, Chip, Icon};
use domain::format::integer;
use domain::texts::{Text, search};
use leptos::prelude::*;

/// Id of the n-th entry.
pub(super) fn row_id(n: usize) -> String {
    format!("palette-{n}")
}

/// How many there are: "5", or "5+" where more were found than are shown.
fn figure(groups: &[PaletteGroup], lang: domain::Lang) -> String {
    let n = groups.iter().map(|g| g.hits.len()).sum::<usize>();
    let more = if groups.iter().any(|g| g.more) { "+" } else { "" };
    format!("{}{more}", integer(lang, i64::try_from(n).unwrap_or(i64::MAX)))
}

/// "14 found", behind the input.
pub(super) fn found_words(groups: &[PaletteGroup]) -> String {
    let lang = use_lang();
    search::N_FOUND.fill(lang, &[("n", &figure(groups, lang))])
}

/// One chip for each kind that was found, and one for all.
#[component]
pub(super) fn Kinds(
    /// What was found of every kind.
    #[prop(into)]
    found: Signal<Vec<PaletteGroup>>,
    /// The kind shown alone.
    only: RwSignal<Option<Text>>,
    /// Called after it changed.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let choose = move |kind: Option<Text>| {
        only.set(kind);
        on_choose.run(());
    };
    let chip = move |kind: Option<Text>, label: String| {
        view! { <Chip label pressed=Signal::derive(move || only.get() == kind) on:click=move |_| choose(kind) /> }
    };
    let chips = move || {
        let groups = found.get();
        let all = chip(None, t(search::EVERY_KIND).to_owned());
        let each =
            groups.iter().map(|g| chip(Some(g.label), format!("{} {}", t(g.label), figure(std::slice::from_ref(g), lang)))).collect_view();
        (!groups.is_empty()).then(|| view! { <div class="kinds" role="group" aria-label=t(search::KINDS)>{all}{each}</div> })
    };
    view! { {chips} }.into_any()
}

/// A name with its hit marked.
fn marked(label: &str) -> AnyView {
    label
        .split('\u{1}')
        .enumerate()
        .map(|(n, part)| {
            let part = part.to_owned();
            if n % 2 == 1 { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
        })
        .collect_view()
        .into_any()
}

/// The entries by group; `active` is the one Enter opens.
pub(super) fn rows(groups: Vec<PaletteGroup>, active: RwSignal<usize>, follow: Callback<PaletteHit>) -> AnyView {
    let mut at = 0;
    groups
        .into_iter()
        .map(|group| {
            let rows = group
                .hits
                .into_iter()
                .map(|hit| {
                    let n = at;
                    at += 1;
                    row(n, hit, active, follow)
                })
                .collect_view();
            view! {
                <div class="group" role="group" aria-label=t(group.label)>
                    <div class="label" aria-hidden="true">{t(group.label)}</div>
                    <div class="rows" role="presentation">{rows}</div>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn row(n: usize, hit: PaletteHit, active: RwSignal<usize>, follow: Callback<PaletteHit>) -> AnyView {
    let chosen = hit.clone();
    let plain = hit.label.replace('\u{1}', "");
    let sign = if hit.icon.is_empty() {
        view! { <Avatar name=plain id=hit.id company=hit.company silent=true /> }.into_any()
    } else {
        view! { <Icon name=hit.icon /> }.into_any()
    };
    view! {
        <div
            id=row_id(n)
            role="option"
            aria-selected=move || if active.get() == n { "true" } else { "false" }
            on:click=move |_| follow.run(chosen.clone())
        >
            {sign}
            <span class="trunc">{marked(&hit.label)}</span>
            <span class="hint">{hit.hint}</span>
        </div>
    }
    .into_any()
}
