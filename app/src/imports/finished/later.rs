//! Names that were unknown when the rows were written, and may still be answered.

use super::super::accept_link;
use super::super::answers::Unknown;
use super::super::parts::count;
use crate::shell::{t, use_lang};
use crate::ui::use_toasts;
use domain::imports::Target;
use domain::imports::plan::{ImportPage, LinkAnswer};
use domain::texts::imports as texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Unknown names, which can still be accepted, and the answers given.
#[component]
pub(super) fn Answers(
    /// The import.
    page: ImportPage,
    /// Asks for it again.
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let id = page.summary.id;
    let busy = RwSignal::new(false);
    let answer = Callback::new(move |answer: LinkAnswer| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let name = answer.to.clone();
        spawn_local(async move {
            match accept_link(id, answer).await {
                Ok(n) => {
                    toasts.say(texts::ACCEPTED_LATER.fill(lang, &[("n", &count(lang, n)), ("name", &name)]));
                    again.run(());
                }
                Err(error) => toasts.failed(error.message(lang)),
            }
            let _ = busy.try_set(false);
        });
    });
    let nothing = Callback::new(|_: (Target, String)| ());
    let unknown = page.outcome.unknown.clone();
    (!unknown.is_empty()).then(|| {
        let items = unknown
            .into_iter()
            .map(|u| {
                // what was left out then can be answered now
                let given = page.plan.answer(u.target, &u.name).filter(|a| a.id.is_some()).cloned();
                view! { <Unknown unknown=u given answer take_back=nothing afterwards=true /> }
            })
            .collect_view();
        view! {
            <section class="panel" aria-busy=move || busy.get().then_some("true")>
                <header><h3>{t(texts::UNKNOWN_NAMES)}</h3></header>
                {items}
            </section>
        }
        .into_any()
    })
}
