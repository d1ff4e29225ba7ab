//! The page of an address that leads nowhere.

use super::{Page, t};
use crate::ui::{ButtonLink, Empty, Kind};
use domain::texts::common;
use leptos::prelude::*;

/// Says so, and leads back. The answer's status is 404.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    view! {
        <Page title=t(common::NOT_FOUND)>
            <div class="page-body">
                <h1 class="vh">{t(common::NOT_FOUND)}</h1>
                <Empty title=t(common::NOT_FOUND) text=t(common::NOT_FOUND_WHY)>
                    <ButtonLink href="/deals" label=t(common::TO_BOARD) kind=Kind::Primary />
                </Empty>
            </div>
        </Page>
    }
    .into_any()
}
