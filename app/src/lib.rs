//! What people see: pages, components and the server functions they call.

pub mod act;
pub mod address;
pub mod analytics;
pub mod api;
pub mod clients;
pub mod deals;
#[cfg(feature = "ssr")]
pub mod host;
pub mod imports;
#[cfg(debug_assertions)]
mod kit;
pub mod lists;
pub mod live;
pub mod once;
pub mod products;
pub mod search;
pub mod session;
pub mod settings;
pub mod setup;
pub mod shell;
pub mod tasks;
pub mod team;
pub mod timeline;
pub mod ui;
pub mod wire;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{SsrMode, path};
use shell::{Inside, NotFound, Notices};

pub use shell::document;

#[cfg(debug_assertions)]
use kit::Kit as Gallery;
#[cfg(not(debug_assertions))]
use shell::NotFound as Gallery;

/// Pages are sent whole: one answer, with its final status, and nothing to patch in later.
const WHOLE: SsrMode = SsrMode::Async;

/// The application: everything inside `<body>`.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    shell::provide();
    search::provide();
    view! {
        <Router>
            <Routes fallback=NotFound>
                <ParentRoute path=path!("") view=Inside ssr=WHOLE>
                    <Route path=path!("") view=Home ssr=WHOLE />
                    <Route path=path!("dashboard") view=analytics::DashboardPage ssr=WHOLE />
                    <Route path=path!("clients") view=clients::ClientsPage ssr=WHOLE />
                    <Route path=path!("clients/new") view=clients::ClientsPage ssr=WHOLE />
                    <Route path=path!("clients/:id") view=clients::ClientPage ssr=WHOLE />
                    <Route path=path!("deals") view=deals::DealsPage ssr=WHOLE />
                    <Route path=path!("deals/new") view=deals::NewDealPage ssr=WHOLE />
                    <Route path=path!("imports") view=imports::ImportsPage ssr=WHOLE />
                    <Route path=path!("imports/new") view=imports::NewImportPage ssr=WHOLE />
                    <Route path=path!("imports/:id") view=imports::ImportPage ssr=WHOLE />
                    <Route path=path!("first-run") view=setup::FirstRunPage ssr=WHOLE />
                    <ParentRoute path=path!("settings") view=settings::SettingsFrame ssr=WHOLE>
                        <Route path=path!("") view=settings::SettingsStart ssr=WHOLE />
                        <Route path=path!("organisation") view=settings::OrganisationPage ssr=WHOLE />
                        <Route path=path!("people") view=team::PeoplePage ssr=WHOLE />
                        <Route path=path!("pipelines") view=settings::PipelinesPage ssr=WHOLE />
                        <Route path=path!("rates") view=settings::RatesPage ssr=WHOLE />
                        <Route path=path!("account") view=settings::AccountPage ssr=WHOLE />
                    </ParentRoute>
                    <Route path=path!("products") view=products::ProductsPage ssr=WHOLE />
                    <Route path=path!("products/new") view=products::ProductsPage ssr=WHOLE />
                </ParentRoute>
                <Route path=path!("sign-in") view=session::SignInPage ssr=WHOLE />
                <Route path=path!("set-up") view=setup::SetUpPage ssr=WHOLE />
                <Route path=path!("invitation/:token") view=session::InvitationPage ssr=WHOLE />
                <Route path=path!("kit") view=Gallery ssr=WHOLE />
            </Routes>
        </Router>
        <ui::ToastRegion />
        <Notices />
    }
}

/// The bare address leads to the deals.
#[component]
fn Home() -> impl IntoView {
    view! { <Redirect path="/deals" /> }
}
