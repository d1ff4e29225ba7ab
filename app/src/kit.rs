//! The gallery of the kit, in debug builds: every component in every state.

use crate::ui::*;
use leptos::prelude::*;

/// `/kit`.
#[component]
pub(crate) fn Kit() -> impl IntoView {
    view! { <Button label="x" /> }
}
