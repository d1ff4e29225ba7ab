//! The page of an address that leads nowhere.

use super::{Bare, Frame, Page, t, try_me};
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
    match try_me().filter(|me| me.set_up) {
        Some(me) => {
            provide_context(me);
            view! {
                <Frame>
                    <Page title=t(common::NOT_FOUND)>
                        <Words />
                    </Page>
                </Frame>
            }
            .into_any()
        }
        None => view! {
            <Bare title=t(common::NOT_FOUND)>
                <Words />
            </Bare>
        }
        .into_any(),
    }
}

#[component]
fn Words() -> impl IntoView {
    view! {
        <div class="page-body">
            <h1 class="vh">{t(common::NOT_FOUND)}</h1>
            <Empty title=t(common::NOT_FOUND) text=t(common::NOT_FOUND_WHY)>
                <ButtonLink href="/deals" label=t(common::TO_BOARD) kind=Kind::Primary />
            </Empty>
        </div>
    }
    .into_any()
}
