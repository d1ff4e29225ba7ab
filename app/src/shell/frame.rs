//! Rail and top bar on wide screens, bottom bar and "More" on phones.

use super::palette::PaletteDialog;
use super::shortcuts::ShortcutList;
use super::user_menu::{SIGN_OUT, UserMenu, UserPart};
use super::{Palette, t, try_me, use_me, use_shortcut};
use crate::session::{SignInAgain, lead};
use crate::ui::{Icon, Kbd, Logo, Menu, MenuLink, Sheet};
use domain::texts::{Text, nav};
use domain::{Action, Me, Record};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};

/// Remembers that a first page was shown: only later ones take the focus.
#[derive(Clone, Copy)]
pub(super) struct Arrived(StoredValue<bool>);

impl Arrived {
    /// Whether a page was shown before this one.
    pub(super) fn mark(self) -> bool {
        let before = self.0.get_value();
        self.0.set_value(true);
        before
    }
}

/// One place of the navigation.
#[derive(Clone, Copy)]
struct Place {
    label: Text,
    href: &'static str,
    icon: &'static str,
    /// Beginnings of the addresses that belong to it, beside its own.
    also: &'static [&'static str],
}

const DEALS: Place = Place { label: nav::DEALS, href: "/deals", icon: "square-kanban", also: &[] };
const CLIENTS: Place = Place { label: nav::CLIENTS, href: "/clients", icon: "contact-round", also: &[] };
const PRODUCTS: Place = Place { label: nav::PRODUCTS, href: "/products", icon: "package", also: &[] };
const DASHBOARD: Place = Place { label: nav::DASHBOARD, href: "/dashboard", icon: "chart-column", also: &[] };
const SETTINGS: Place = Place { label: nav::SETTINGS, href: "/settings", icon: "settings", also: &["/imports"] };

impl Place {
    fn holds(self, path: &str) -> bool {
        let begins = |start: &str| path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        begins(self.href) || self.also.iter().any(|start| begins(start))
    }

    fn current(self) -> impl Fn() -> Option<&'static str> + Send + Sync {
        let path = use_location().pathname;
        move || self.holds(&path.get()).then_some("page")
    }

    fn link(self) -> impl IntoView {
        view! {
            <a href=self.href aria-current=self.current()>
                <Icon name=self.icon size=20 />
                <span>{t(self.label)}</span>
            </a>
        }
    }
}

/// Everything behind the sign-in: the frame with the page in it. Nobody signed in is led to
/// the sign-in page, and from there back; an administrator to the set-up, as long as it is open,
/// and from the start to the first run.
#[component]
pub fn Inside() -> impl IntoView {
    let at = use_location();
    let (path, search) = (at.pathname.get_untracked(), at.search.get_untracked());
    let Some(me) = try_me() else {
        lead(&crate::session::next::sign_in_from(&path, &search));
        return ().into_any();
    };
    let sets_up = me.may(Record::Settings, Action::Update);
    if sets_up && !me.set_up {
        lead("/set-up");
        return ().into_any();
    }
    if sets_up && !me.preset_chosen && matches!(path.as_str(), "/" | "/deals") {
        lead("/first-run");
        return ().into_any();
    }
    provide_context(me);
    view! { <Frame><Outlet /></Frame> }.into_any()
}

/// The frame itself. The page inside is a `Page`.
#[component]
pub(crate) fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    provide_context(Arrived(StoredValue::new(false)));
    let navigate = use_navigate();
    for (keys, href) in [("g d", "/deals"), ("g c", "/clients"), ("g p", "/products"), ("g r", "/dashboard"), ("c", "/deals/new")] {
        let navigate = navigate.clone();
        use_shortcut(keys, move || navigate(href, Default::default()));
    }
    // every page keeps the stream open: it also says when the session ends
    crate::live::use_live(|_| ());
    let me = use_me().id;
    Effect::new(move |_| crate::live::here(me));
    let more = RwSignal::new(false);
    view! {
        <a class="skip" href="#main">{t(nav::SKIP)}</a>
        <div class="app">
            <nav class="rail" aria-label=t(nav::MAIN)>
                <a class="brand" href="/" aria-label="Kundig"><Logo /></a>
                {DEALS.link()} {CLIENTS.link()} {PRODUCTS.link()} {DASHBOARD.link()}
                <span class="gap"></span>
                {SETTINGS.link()}
            </nav>
            <TopBar />
            {children()}
            <nav class="m-nav" aria-label=t(nav::MAIN)>
                {DEALS.link()} {CLIENTS.link()} {DASHBOARD.link()}
                <button type="button" aria-haspopup="dialog" on:click=move |_| more.set(true)>
                    <Icon name="ellipsis" size=20 />
                    <span>{t(nav::MORE)}</span>
                </button>
            </nav>
        </div>
        <form id=SIGN_OUT method="post" action="/sign-out" hidden on:submit=|_| crate::session::leave()></form>
        <MoreSheet open=more />
        <PaletteDialog />
        <ShortcutList />
        <SignInAgain />
    }
    .into_any()
}

/// What the "New" menu offers, as far as the person may.
fn makeable(me: &Me) -> Vec<(Text, &'static str, &'static str)> {
    let may = |record| me.may(record, Action::Create);
    let mut list = Vec::new();
    if may(Record::Deal) {
        list.push((nav::NEW_DEAL, "/deals/new", "square-kanban"));
    }
    if may(Record::Client) {
        list.push((nav::NEW_COMPANY, "/clients/new?kind=company", "building-2"));
        list.push((nav::NEW_PERSON, "/clients/new?kind=person", "user-round"));
    }
    if may(Record::Product) {
        list.push((nav::NEW_PRODUCT, "/products/new", "package"));
    }
    if may(Record::Import) {
        list.push((nav::IMPORT_FILE, "/imports/new", "upload"));
    }
    list
}

#[component]
fn TopBar() -> impl IntoView {
    let me = use_me();
    let palette: Palette = expect_context();
    let make = makeable(&me);
    let trigger = || {
        view! {
            <Icon name="plus" />
            {t(nav::NEW)}
        }
    };
    view! {
        <header class="topbar">
            <span class="workspace trunc">{me.organisation.clone()}</span>
            <button type="button" class="search" aria-keyshortcuts="Meta+K Control+K" on:click=move |_| palette.open()>
                <Icon name="search" />
                <span>{t(nav::SEARCH_EVERYWHERE)}</span>
                <Kbd key="⌘/Ctrl K" />
            </button>
            <div class="row tools">
                {(!make.is_empty())
                    .then(|| {
                        view! {
                            <Menu label=t(nav::NEW) worded=true class="btn primary" trigger>
                                {make
                                    .into_iter()
                                    .map(|(label, href, icon)| view! { <MenuLink label=t(label) href icon /> })
                                    .collect_view()}
                            </Menu>
                        }
                    })}
                <UserMenu />
            </div>
        </header>
    }
    .into_any()
}

/// What has no place in the phone's bottom bar.
#[component]
fn MoreSheet(
    /// Shown or not.
    open: RwSignal<bool>,
) -> impl IntoView {
    let make = StoredValue::new(makeable(&use_me()));
    view! {
        <Sheet open title=t(nav::MORE) id="more">
            <nav class="m-opts" aria-label=t(nav::MORE) on:click=move |_| open.set(false)>
                {PRODUCTS.link()}
                {SETTINGS.link()}
                {make
                    .get_value()
                    .into_iter()
                    .map(|(label, href, icon)| {
                        view! {
                            <a href=href>
                                <Icon name=icon size=20 />
                                <span>{t(label)}</span>
                            </a>
                        }
                    })
                    .collect_view()}
            </nav>
            <UserPart />
        </Sheet>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_know_their_addresses() {
        assert!(DEALS.holds("/deals") && DEALS.holds("/deals/7") && !DEALS.holds("/clients"));
        assert!(CLIENTS.holds("/clients/4") && !CLIENTS.holds("/clientsele"));
        assert!(SETTINGS.holds("/imports/new"));
    }
}
