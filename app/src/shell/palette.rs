//! Search and commands over every page: ⌘/Ctrl K.

use super::{t, use_me, use_shortcut};
use crate::search::{keep_recent, recent_hits};
use crate::ui::{Avatar, Icon, Kbd};
use domain::texts::{Text, common, nav, search};
use domain::{Action, Record};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
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
    /// The heading.
    pub label: Text,
    /// Best first.
    pub hits: Vec<PaletteHit>,
}

type Found = Pin<Box<dyn Future<Output = Vec<PaletteGroup>> + Send>>;

/// Where records come from; the search feature provides it in `App`.
#[derive(Clone)]
pub struct PaletteSource(Arc<dyn Fn(String) -> Found + Send + Sync>);

impl PaletteSource {
    /// From a function of what is typed (never empty).
    pub fn provide<F, Fut>(find: F)
    where
        F: Fn(String) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Vec<PaletteGroup>> + Send + 'static,
    {
        provide_context(PaletteSource(Arc::new(move |query| Box::pin(find(query)))));
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

fn entry(label: Text, href: &str, icon: &'static str) -> PaletteHit {
    PaletteHit { label: t(label).to_owned(), hint: String::new(), href: href.to_owned(), icon, id: 0, company: false }
}

/// Pages and things to make, as far as the person may.
fn commands(query: &str) -> Vec<PaletteGroup> {
    let me = use_me();
    let makes = |record| me.may(record, Action::Create);
    let pages = [
        Some(entry(nav::DEALS, "/deals", "square-kanban")),
        Some(entry(nav::CLIENTS, "/clients", "contact-round")),
        Some(entry(nav::PRODUCTS, "/products", "package")),
        Some(entry(nav::DASHBOARD, "/dashboard", "chart-column")),
        Some(entry(nav::SETTINGS, "/settings", "settings")),
    ];
    let make = [
        makes(Record::Deal).then(|| entry(nav::NEW_DEAL, "/deals/new", "plus")),
        makes(Record::Client).then(|| entry(nav::NEW_COMPANY, "/clients/new?kind=company", "plus")),
        makes(Record::Client).then(|| entry(nav::NEW_PERSON, "/clients/new?kind=person", "plus")),
        makes(Record::Product).then(|| entry(nav::NEW_PRODUCT, "/products/new", "plus")),
        makes(Record::Import).then(|| entry(nav::IMPORT_FILE, "/imports/new", "upload")),
    ];
    let query = query.trim().to_lowercase();
    let fits = |hit: &PaletteHit| {
        hit.label.to_lowercase().split(' ').any(|word| word.starts_with(&query)) || hit.label.to_lowercase().starts_with(&query)
    };
    let group = |label, all: [Option<PaletteHit>; 5]| PaletteGroup { label, hits: all.into_iter().flatten().filter(fits).collect() };
    let mut groups = vec![group(nav::GO_TO, pages), group(nav::COMMANDS, make)];
    groups.retain(|g| !g.hits.is_empty());
    groups
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

/// The palette; stands once in the frame.
#[component]
pub(super) fn PaletteDialog() -> impl IntoView {
    let palette: Palette = expect_context();
    let source = StoredValue::new(use_context::<PaletteSource>());
    let open = palette.open;
    let dialog = NodeRef::<html::Dialog>::new();
    let query = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<PaletteGroup>::new());
    let active = RwSignal::new(0_usize);
    let asked = StoredValue::new(0_u32);
    let navigate = StoredValue::new(use_navigate());
    use_shortcut("mod k", move || open.set(true));

    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            query.set(String::new());
            found.set(Vec::new());
            active.set(0);
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        } else if dialog.open() {
            dialog.close();
        }
    });
    let ask = move |typed: String| {
        let number = asked.get_value() + 1;
        asked.set_value(number);
        if typed.trim().is_empty() {
            found.set(Vec::new());
            return;
        }
        let Some(source) = source.get_value() else {
            return;
        };
        set_timeout(
            move || {
                if asked.try_get_value() != Some(number) {
                    return;
                }
                leptos::task::spawn_local(async move {
                    let groups = (source.0)(typed).await;
                    // an answer that was overtaken is dropped
                    if asked.try_get_value() == Some(number) {
                        found.set(groups);
                        active.set(0);
                    }
                });
            },
            PAUSE,
        );
    };
    let groups = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let mut groups = found.get();
        groups.retain(|g| !g.hits.is_empty());
        if query.with(|typed| typed.trim().is_empty()) {
            groups.push(PaletteGroup { label: search::RECENT, hits: recent_hits() });
            groups.retain(|g| !g.hits.is_empty());
        }
        groups.extend(commands(&query.get()));
        groups
    });
    let follow = move |hit: &PaletteHit| {
        keep_recent(hit);
        open.set(false);
        navigate.with_value(|navigate| navigate(&hit.href, Default::default()));
    };
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
                    if ev.ctrl_key() || ev.meta_key() {
                        // beside this page, which stays as it is
                        let _ = window().open_with_url_and_target(&hit.href, "_blank");
                    } else {
                        follow(hit);
                    }
                }
            }
            _ => return,
        }
        ev.prevent_default();
        if let Some(row) = document().get_element_by_id(&format!("palette-{}", active.get_untracked())) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    };
    let list = move || {
        let mut at = 0;
        groups
            .get()
            .into_iter()
            .map(|group| {
                let rows = group
                    .hits
                    .into_iter()
                    .map(|hit| {
                        let n = at;
                        at += 1;
                        let chosen = hit.clone();
                        let plain = hit.label.replace('\u{1}', "");
                        let sign = if hit.icon.is_empty() {
                            view! { <Avatar name=plain id=hit.id company=hit.company silent=true /> }.into_any()
                        } else {
                            view! { <Icon name=hit.icon /> }.into_any()
                        };
                        view! {
                            <div
                                id=format!("palette-{n}")
                                role="option"
                                aria-selected=move || if active.get() == n { "true" } else { "false" }
                                on:click=move |_| follow(&chosen)
                            >
                                {sign}
                                <span class="trunc">{marked(&hit.label)}</span>
                                <span class="hint">{hit.hint}</span>
                            </div>
                        }
                    })
                    .collect_view();
                view! {
                    <div class="group" role="group" aria-label=t(group.label)>
                        <div class="label" aria-hidden="true">{t(group.label)}</div>
                        {rows}
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <dialog
            node_ref=dialog
            class="palette"
            aria-label=t(nav::SEARCH_EVERYWHERE)
            on:close=move |_| open.set(false)
            on:mousedown:target=move |ev| {
                let at = ev.target().get_bounding_client_rect();
                let (x, y) = (f64::from(ev.client_x()), f64::from(ev.client_y()));
                if x < at.left() || x > at.right() || y < at.top() || y > at.bottom() {
                    open.set(false);
                }
            }
        >
            <div class="ask">
                <Icon name="search" size=20 />
                <input
                    type="text"
                    role="combobox"
                    autofocus=true
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || format!("palette-{}", active.get())
                    aria-label=t(nav::SEARCH_EVERYWHERE)
                    placeholder=t(nav::SEARCH_EVERYWHERE)
                    prop:value=move || query.get()
                    on:input:target=move |ev| {
                        let typed = ev.target().value();
                        query.set(typed.clone());
                        active.set(0);
                        ask(typed);
                    }
                    on:keydown=on_key
                />
                <button type="button" class="kbd" aria-label=t(common::CLOSE) on:click=move |_| open.set(false)>"Esc"</button>
            </div>
            <div class="hits" id="palette-list" role="listbox" aria-label=t(nav::SEARCH_EVERYWHERE)>{list}</div>
            {move || groups.with(Vec::is_empty).then(|| view! { <p class="group muted small">{t(common::NO_HITS)}</p> })}
            <footer aria-hidden="true">
                <span><Kbd key="↑" /><Kbd key="↓" />{t(nav::PALETTE_MOVE)}</span>
                <span><Kbd key="↵" />{t(nav::PALETTE_OPEN)}</span>
            </footer>
        </dialog>
    }
    .into_any()
}
