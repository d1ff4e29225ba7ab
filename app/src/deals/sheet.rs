//! A deal over the board: where it stands, its facts to change in place, what hangs on it.

mod acts;
mod contacts;
mod facts;
mod head;
mod keys;
mod line_form;
mod lines;
mod neighbours;
mod parts;

use super::api::get_deal;
use super::open::use_opening;
use super::state::use_board;
use crate::shell::{t, use_lang};
use crate::ui::{Sheet, SkeletonLines};
use acts::{Acts, Dock};
use contacts::Contacts;
use domain::DealId;
use domain::deals::{DealDetail, GetDeal};
use domain::texts::deals as texts;
use facts::Facts;
use head::{Archived, HeadBar, Stepper};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lines::Lines;
use parts::{FromImport, History, Story, Tasks};

/// The deal shown, and how to read it anew.
#[derive(Clone, Copy)]
pub struct SheetState {
    /// The deal; nothing while it is read.
    pub deal: RwSignal<Option<DealDetail>>,
    /// Which part a phone shows.
    part: RwSignal<&'static str>,
    /// The composer's tab.
    composing: RwSignal<String>,
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
                    // told only if it changes: what is typed in the sheet stays
                    if self.failed.with_untracked(Option::is_some) {
                        self.failed.set(None);
                    }
                    self.deal.set(Some(deal));
                }
                // what is there stays readable when the connection fails
                Err(error) if error.kind().is_some() || self.deal.with_untracked(Option::is_none) => {
                    self.failed.set(Some(error.message(self.lang)));
                }
                Err(_) => {}
            }
        });
    }

    /// Something about the deal, told anew only when it changes.
    fn of<T: PartialEq + Clone + Send + Sync + 'static>(self, pick: impl Fn(&DealDetail) -> T + Send + Sync + 'static) -> Memo<Option<T>> {
        Memo::new(move |_| self.deal.with(|d| d.as_ref().map(&pick)))
    }

    /// Whether it can be changed.
    fn may_edit(self) -> bool {
        self.deal.with(|d| d.as_ref().is_some_and(|d| d.card.may_edit))
    }
}

/// The sheet; stands once on the page.
#[component]
pub fn DealSheet() -> impl IntoView {
    let opening = use_opening();
    let board = use_board();
    let open = RwSignal::new(false);
    let state = SheetState {
        deal: RwSignal::new(None),
        part: RwSignal::new("story"),
        composing: RwSignal::new("note".to_owned()),
        failed: RwSignal::new(None),
        shown: opening.shown,
        lang: use_lang(),
    };
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
    Effect::new(move |_| {
        if board.touched.get().is_some_and(|id| opening.shown.get_untracked() == Some(id)) {
            state.read();
        }
    });
    // its own changes and others' alike: the card on the board says when
    crate::live::use_live(move |news| {
        if let Some(id) = opening.shown.get_untracked()
            && (news.touches_one("deal", id.0) || news.touches("task"))
        {
            state.read();
        }
    });
    provide_context(state);
    keys::listen(state);
    let title = move || state.deal.with(|d| d.as_ref().map(|d| d.card.title.clone())).unwrap_or_else(|| t(texts::DEAL).to_owned());
    view! {
        <Sheet
            open
            title=Signal::derive(title)
            id="deal"
            class="deal-sheet"
            head=|| view! { <HeadBar /> }
            footer=|| view! { <Dock /> }
            on_close=move |()| opening.close()
        >
            // takes the focus when it opens, so that keys act on the deal and not on a button
            <div class="d-all" tabindex="-1" autofocus>
                <Body />
            </div>
        </Sheet>
    }
    .into_any()
}

#[component]
fn Body() -> impl IntoView {
    let state: SheetState = expect_context();
    // made anew for another deal only: what is typed in it stays
    let which = state.of(|d| d.card.id);
    let failed = Memo::new(move |_| state.failed.get());
    move || match (which.get().is_some(), failed.get()) {
        (_, Some(failed)) => view! { <p class="none">{failed}</p> }.into_any(),
        (false, None) => view! { <SkeletonLines lines=6 /> }.into_any(),
        (true, None) => view! {
            <div class="d-head">
                <Stepper />
                <Archived />
                <Acts />
            </div>
            <Parts />
            <div class="d-body" data-part=move || state.part.get()>
                <div class="d-main">
                    <Lines />
                    <Tasks />
                    <Story />
                </div>
                <div class="d-side">
                    <Facts />
                    <Contacts />
                    <History />
                    <FromImport />
                </div>
            </div>
        }
        .into_any(),
    }
}

/// On a phone one part at a time.
#[component]
fn Parts() -> impl IntoView {
    let state: SheetState = expect_context();
    let lines = state.of(|d| d.lines.len());
    let tab = move |key: &'static str, label: &'static str, count: Signal<Option<usize>>| {
        view! {
            <button
                type="button"
                aria-pressed=move || if state.part.get() == key { "true" } else { "false" }
                on:click=move |_| state.part.set(key)
            >
                {label}
                {move || count.get().filter(|n| *n > 0).map(|n| view! { <span class="num muted">{n}</span> })}
            </button>
        }
    };
    let none = Signal::stored(None);
    view! {
        <div class="on-phone">
            <div class="m-tabs d-parts" role="group" aria-label=t(texts::PARTS)>
                {tab("story", t(texts::STORY), none)} {tab("facts", t(texts::DETAILS), none)}
                {tab("lines", t(texts::LINES), Signal::derive(move || lines.get()))}
            </div>
        </div>
    }
    .into_any()
}
