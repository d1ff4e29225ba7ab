//! A deal over the board: where it stands, its facts to change in place, what hangs on it.

mod facts;
mod head;
mod parts;

use super::api::get_deal;
use super::open::use_opening;
use crate::shell::{t, use_lang};
use crate::ui::{Sheet, SkeletonLines};
use domain::DealId;
use domain::deals::{DealDetail, GetDeal};
use domain::texts::deals as texts;
use facts::Facts;
use head::SheetHead;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parts::{Contacts, FromImport, History, Lines, Story, Tasks};

/// The deal shown, and how to read it anew.
#[derive(Clone, Copy)]
pub struct SheetState {
    /// The deal; nothing while it is read.
    pub deal: RwSignal<Option<DealDetail>>,
    /// Why it can't be shown.
    failed: RwSignal<Option<String>>,
    shown: Memo<Option<DealId>>,
    lang: domain::Lang,
}

impl SheetState {
    /// Reads the deal anew; what is shown stays meanwhile.
    pub fn read(self) {
        let Some(id) = self.shown.get_untracked() else { return };
        spawn_local(async move {
            let answer = get_deal(GetDeal { id }).await;
            if self.shown.try_get_untracked() != Some(Some(id)) {
                return;
            }
            match answer {
                Ok(deal) => {
                    self.failed.set(None);
                    self.deal.set(Some(deal));
                }
                Err(error) => self.failed.set(Some(error.message(self.lang))),
            }
        });
    }
}

/// The sheet; stands once on the page.
#[component]
pub fn DealSheet() -> impl IntoView {
    let opening = use_opening();
    let open = RwSignal::new(false);
    let state = SheetState { deal: RwSignal::new(None), failed: RwSignal::new(None), shown: opening.shown, lang: use_lang() };
    Effect::new(move |before: Option<Option<DealId>>| {
        let shown = opening.shown.get();
        if before != Some(shown) {
            if shown.is_some() {
                state.deal.set(None);
                state.failed.set(None);
                state.read();
            }
            open.set(shown.is_some());
        }
        shown
    });
    // its own changes and others' alike: the card on the board says when
    crate::live::use_live(move |news| {
        if let Some(id) = opening.shown.get_untracked()
            && (news.touches_one("deal", id.0) || news.touches("task"))
        {
            state.read();
        }
    });
    let title = move || state.deal.with(|d| d.as_ref().map(|d| d.card.title.clone())).unwrap_or_else(|| t(texts::DEAL).to_owned());
    provide_context(state);
    // made anew for another deal only: what is typed in it stays
    let which = Memo::new(move |_| state.deal.with(|d| d.as_ref().map(|d| d.card.id)));
    let body = move || match (which.get().is_some(), state.failed.get()) {
        (_, Some(failed)) => view! { <p class="none">{failed}</p> }.into_any(),
        (false, None) => view! { <SkeletonLines lines=6 /> }.into_any(),
        (true, None) => view! {
            <SheetHead />
            <div class="d-body">
                <div class="d-main">
                    <Lines />
                    <Tasks />
                    <Story />
                </div>
                <div>
                    <Facts />
                    <Contacts />
                    <History />
                    <FromImport />
                </div>
            </div>
        }
        .into_any(),
    };
    view! {
        <Sheet open title=Signal::derive(title) id="deal" class="deal-sheet" on_close=move |()| opening.close()>
            {body}
        </Sheet>
    }
    .into_any()
}
