//! Search and commands over every page: ⌘/Ctrl K.

mod commands;
mod rows;

use super::{Shortcuts, t, use_shortcut};
use crate::search::{keep_recent, recent_hits};
use crate::ui::{Icon, IconButton, Kbd, on_backdrop, use_toasts};
use commands::commands;
use domain::texts::{Text, common, nav, search};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use rows::{Kinds, found_words, row_id, rows};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// One entry that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteHit {
    /// The name, with what was typed between two `\u{1}`.
    pub label: String,
    /// More about it at the right.
    pub hint: String,
    /// Where it leads.
    pub href: String,
    /// Icon by its name in the sprite; empty shows the record's initials.
    pub icon: &'static str,
    /// The record's id, for the colour of its initials; 0 with an icon.
    pub id: i64,
    /// Company or person, for the shape of its initials.
    pub company: bool,
}

/// Entries under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteGroup {
    /// The heading, which also names the kind.
    pub label: Text,
    /// Best first.
    pub hits: Vec<PaletteHit>,
    /// Whether there are more than these.
    pub more: bool,
}

type Found = Pin<Box<dyn Future<Output = Vec<PaletteGroup>> + Send>>;

/// Where records come from; the search feature provides it in `App`.
#[derive(Clone)]
pub struct PaletteSource(Arc<dyn Fn(String, Option<Text>) -> Found + Send + Sync>);

impl PaletteSource {
    /// From a function of what is typed (never empty) and the one kind that is looked for,
    /// if not all are.
    pub fn provide<F, Fut>(find: F)
    where
        F: Fn(String, Option<Text>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Vec<PaletteGroup>> + Send + 'static,
    {
        provide_context(PaletteSource(Arc::new(move |query, only| Box::pin(find(query, only)))));
    }
}

/// Opens the palette from anywhere in the frame.
#[derive(Clone, Copy)]
pub struct Palette {
    open: RwSignal<bool>,
}

impl Palette {
    /// Shows it, empty.
    pub fn open(self) {
        self.open.set(true);
    }
}

pub(super) fn provide() {
    provide_context(Palette { open: RwSignal::new(false) });
}

/// How long typing must pause before the server is asked.
const PAUSE: Duration = Duration::from_millis(90);

/// What is typed and what was found for it.
#[derive(Clone, Copy)]
struct Asked {
    query: RwSignal<String>,
    /// The kind looked for alone.
    only: RwSignal<Option<Text>>,
    /// Of every kind; stays while one kind is looked at.
    all: RwSignal<Vec<PaletteGroup>>,
    /// Of the one kind.
    one: RwSignal<Vec<PaletteGroup>>,
    active: RwSignal<usize>,
    number: StoredValue<u32>,
    source: StoredValue<Option<PaletteSource>>,
}

impl Asked {
    fn new() -> Self {
        Asked {
            query: RwSignal::new(String::new()),
            only: RwSignal::new(None),
            all: RwSignal::new(Vec::new()),
            one: RwSignal::new(Vec::new()),
            active: RwSignal::new(0),
            number: StoredValue::new(0),
            source: StoredValue::new(use_context::<PaletteSource>()),
        }
    }

    fn clear(self) {
        self.query.set(String::new());
        self.only.set(None);
        self.all.set(Vec::new());
        self.one.set(Vec::new());
        self.active.set(0);
    }

    /// Something was typed: all kinds are looked for again.
    fn typed(self, text: String) {
        self.query.set(text);
        self.only.set(None);
        self.active.set(0);
        self.ask(PAUSE);
    }

    /// Asks the source after a pause; an answer that was overtaken is dropped.
    fn ask(self, pause: Duration) {
        let number = self.number.get_value() + 1;
        self.number.set_value(number);
        let (text, only) = (self.query.get_untracked(), self.only.get_untracked());
        let into = if only.is_some() { self.one } else { self.all };
        if text.trim().is_empty() {
            return into.set(Vec::new());
        }
        let Some(source) = self.source.get_value() else { return };
        set_timeout(
            move || {
                if self.number.try_get_value() != Some(number) {
                    return;
                }
                leptos::task::spawn_local(async move {
                    let mut groups = (source.0)(text, only).await;
                    if self.number.try_get_value() == Some(number) {
                        groups.retain(|g| !g.hits.is_empty());
                        into.set(groups);
                        self.active.set(0);
                    }
                });
            },
            pause,
        );
    }

    /// What is shown: before anything is typed the records opened lately, then the commands.
    fn shown(self) -> Vec<PaletteGroup> {
        if self.only.with(Option::is_some) {
            return self.one.get();
        }
        let mut groups = self.all.get();
        if self.query.with(|typed| typed.trim().is_empty()) {
            let recent = recent_hits();
            groups.extend((!recent.is_empty()).then_some(PaletteGroup { label: search::RECENT, hits: recent, more: false }));
        }
        groups.extend(commands(&self.query.get()));
        groups
    }
}

/// The palette; stands once in the frame.
#[component]
pub(super) fn PaletteDialog() -> impl IntoView {
    let palette: Palette = expect_context();
    let shortcuts: Shortcuts = expect_context();
    let open = palette.open;
    let (dialog, input) = (NodeRef::<html::Dialog>::new(), NodeRef::<html::Input>::new());
    let asked = Asked::new();
    let (query, active) = (asked.query, asked.active);
    let toasts = use_toasts();
    let navigate = StoredValue::new(use_navigate());
    use_shortcut("mod k", move || open.set(true));

    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            asked.clear();
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        } else if dialog.open() {
            dialog.close();
        }
        toasts.dialog_moved();
    });
    let groups = Memo::new(move |_| if open.get() { asked.shown() } else { Vec::new() });
    let follow = Callback::new(move |hit: PaletteHit| {
        open.set(false);
        if hit.href == Shortcuts::HREF {
            return shortcuts.open();
        }
        keep_recent(&hit);
        navigate.with_value(|navigate| navigate(&hit.href, Default::default()));
    });
    let on_key = move |ev: KeyboardEvent| {
        let rows: Vec<PaletteHit> = groups.with_untracked(|g| g.iter().flat_map(|g| g.hits.iter().cloned()).collect());
        if rows.is_empty() {
            return;
        }
        match ev.key().as_str() {
            "ArrowDown" => active.update(|a| *a = (*a + 1) % rows.len()),
            "ArrowUp" => active.update(|a| *a = (*a + rows.len() - 1) % rows.len()),
            "Enter" => {
                if let Some(hit) = rows.get(active.get_untracked()) {
                    follow.run(hit.clone());
                }
            }
            _ => return,
        }
        ev.prevent_default();
        if let Some(row) = document().get_element_by_id(&row_id(active.get_untracked())) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    };
    let narrow = move || {
        asked.one.set(Vec::new());
        active.set(0);
        if asked.only.with_untracked(Option::is_some) {
            asked.ask(Duration::ZERO);
        }
        // typing and the arrows go on where they were
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="palette"
            aria-label=t(nav::SEARCH_EVERYWHERE)
            on:close=move |_| open.set(false)
            on:mousedown=move |ev| {
                if on_backdrop(&ev, dialog) {
                    open.set(false);
                }
            }
        >
            <div class="ask">
                <IconButton icon="chevron-left" icon_size=20 class="on-phone" label=t(common::CLOSE) on:click=move |_| open.set(false) />
                <Icon name="search" size=20 />
                <input
                    node_ref=input
                    type="text"
                    role="combobox"
                    autofocus=true
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || row_id(active.get())
                    aria-label=t(nav::SEARCH_EVERYWHERE)
                    placeholder=t(nav::SEARCH_EVERYWHERE)
                    prop:value=move || query.get()
                    on:input:target=move |ev| asked.typed(ev.target().value())
                    on:keydown=on_key
                />
                <span class="found" role="status">
                    {move || asked.all.with(|found| (!found.is_empty()).then(|| found_words(found)))}
                </span>
                <button type="button" class="kbd on-desk" aria-label=t(common::CLOSE) on:click=move |_| open.set(false)>"Esc"</button>
            </div>
            <Kinds found=asked.all only=asked.only on_choose=move |()| narrow() />
            <div class="hits" id="palette-list" role="listbox" aria-label=t(nav::SEARCH_EVERYWHERE)>
                {move || rows(groups.get(), active, follow)}
            </div>
            {move || groups.with(Vec::is_empty).then(|| view! { <p class="group muted small">{t(common::NO_HITS)}</p> })}
            <footer aria-hidden="true">
                <span><Kbd key="↑" /><Kbd key="↓" />{t(nav::PALETTE_MOVE)}</span>
                <span><Kbd key="↵" />{t(nav::PALETTE_OPEN)}</span>
            </footer>
        </dialog>
    }
    .into_any()
}
