//! The composer: note, call or task on a card.

use super::{CallForm, CallPerson, NoteForm};
use crate::shell::t;
use crate::tasks::TaskForm;
use crate::ui::{TabItem, Tabs};
use domain::texts::timeline as texts;
use domain::{ClientId, DealId};
use leptos::prelude::*;

/// Three tabs, one form. What is typed stays when the tab changes.
#[component]
pub fn Composer(
    /// The client entries stand on.
    #[prop(optional_no_strip)]
    client: Option<ClientId>,
    /// The deal entries stand on.
    #[prop(optional_no_strip)]
    deal: Option<DealId>,
    /// Who may have been called; the first is chosen.
    #[prop(into)]
    people: Signal<Vec<CallPerson>>,
    /// The tab: `note`, `call`, `task`.
    tab: RwSignal<String>,
    /// Prefix of the panels' ids; another one for each composer on a page.
    #[prop(default = "add")]
    id: &'static str,
    /// Called when something is saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let items =
        vec![TabItem::new("note", t(texts::TAB_NOTE)), TabItem::new("call", t(texts::TAB_CALL)), TabItem::new("task", t(texts::TAB_TASK))];
    let hidden = move |key: &'static str| move || tab.with(|t| t != key);
    view! {
        <Tabs id=id label=t(texts::COMPOSER) value=tab items=Signal::stored(items) />
        <div role="tabpanel" id=format!("{id}-note") aria-label=t(texts::TAB_NOTE) hidden=hidden("note")>
            <NoteForm client deal on_done />
        </div>
        <div role="tabpanel" id=format!("{id}-call") aria-label=t(texts::TAB_CALL) hidden=hidden("call")>
            <CallForm client deal people on_done />
        </div>
        <div role="tabpanel" id=format!("{id}-task") aria-label=t(texts::TAB_TASK) hidden=hidden("task")>
            <TaskForm client deal on_done />
        </div>
    }
    .into_any()
}
