//! The frame of all settings: their sections at the side.

use crate::session::lead;
use crate::shell::{Page, t, use_me};
use crate::ui::Icon;
use domain::texts::{Text, settings as texts, team};
use domain::{Action, Me, Record};
use leptos::prelude::*;
use leptos_router::components::{A, Outlet};
use leptos_router::hooks::use_location;

type Section = (Text, &'static str, &'static str);

/// The sections somebody may see, by group.
fn sections(me: &Me) -> Vec<(Text, Vec<Section>)> {
    let mut groups = Vec::new();
    if me.may(Record::Settings, Action::Update) {
        groups.push((
            texts::GROUP_COMPANY,
            vec![(texts::ORGANISATION, "/settings/organisation", "building-2"), (team::TITLE, "/settings/people", "users")],
        ));
        groups.push((
            texts::GROUP_SALES,
            vec![(texts::PIPELINES, "/settings/pipelines", "square-kanban"), (texts::RATES, "/settings/rates", "globe")],
        ));
    }
    if me.may(Record::Import, Action::Create) {
        groups.push((texts::GROUP_DATA, vec![(texts::IMPORTS, "/imports", "upload")]));
    }
    groups.push((texts::GROUP_YOU, vec![(texts::ACCOUNT, "/settings/account", "user-round")]));
    groups
}

/// Sections at the side, the chosen one beside them.
#[component]
pub fn SettingsFrame() -> impl IntoView {
    let groups = sections(&use_me());
    let nav = NodeRef::<leptos::html::Nav>::new();
    let path = use_location().pathname;
    // on phones the sections are one line: the current one is brought into view
    Effect::new(move |_| {
        path.track();
        let current = nav.get().and_then(|nav| nav.query_selector("[aria-current]").ok().flatten());
        if let Some(current) = current {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            current.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <Page title=t(texts::TITLE) class="settings-page">
            <nav node_ref=nav class="subnav" aria-label=t(texts::TITLE)>
                <h1>{t(texts::TITLE)}</h1>
                {groups
                    .into_iter()
                    .map(|(group, sections)| {
                        view! {
                            <span class="label">{t(group)}</span>
                            {sections
                                .into_iter()
                                .map(|(name, href, icon)| view! { <A href=href><Icon name=icon /><span>{t(name)}</span></A> })
                                .collect_view()}
                        }
                    })
                    .collect_view()}
            </nav>
            <div class="set-work"><Outlet /></div>
        </Page>
    }
}

/// The bare address leads to the first section somebody may see.
#[component]
pub fn SettingsStart() -> impl IntoView {
    let first = if use_me().may(Record::Settings, Action::Update) { "/settings/organisation" } else { "/settings/account" };
    lead(first);
}

/// Leads those who may not change settings to their own account; whether somebody may.
pub(super) fn only_administrators() -> bool {
    let may = use_me().may(Record::Settings, Action::Update);
    if !may {
        lead("/settings/account");
    }
    may
}
