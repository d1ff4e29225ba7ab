//! Search: what the palette asks the server for, and what was opened last.

mod hits;
mod recent;

use crate::api::AppError;
use crate::shell::{PaletteSource, use_lang};
use crate::wire::Json;
use domain::search::{Found, Kind, Query, Search};
use domain::texts::Text;
use leptos::prelude::*;

/// How many records of each kind the palette shows.
const OF_EACH: u32 = 5;
/// How many if only one kind is looked for.
const OF_ONE: u32 = 50;

/// Records whose names, words or numbers match what was typed, in the viewer's scope.
#[server(endpoint = "search/find", input = Json, output = Json)]
pub async fn find(
    /// What was typed.
    search: Search,
) -> Result<Found, AppError> {
    let ask = crate::api::ask().await?;
    ask.crm.search().find(&ask.viewer, &search).await.map_err(|e| ask.fail(e))
}

/// Lets the palette find records; called once by the application.
pub fn provide() {
    let lang = use_lang();
    PaletteSource::provide(move |typed: String, only: Option<Text>| async move {
        let kinds: Vec<Kind> = only.and_then(hits::kind).into_iter().collect();
        let limit = if kinds.is_empty() { OF_EACH } else { OF_ONE };
        let search = Search { text: typed.clone(), kinds, limit };
        // without an answer the palette still leads to its pages; the next key asks again
        let found = find(search).await.unwrap_or_default();
        hits::groups(lang, &found, &Query::read(&typed))
    });
}

pub(crate) use recent::{keep as keep_recent, kept as recent_hits};
