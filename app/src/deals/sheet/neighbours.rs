//! The deals before and after the one shown, in the column or table it was opened from.

use super::super::open::use_opening;
use super::super::state::use_board;
use crate::shell::{t, tf, use_lang};
use crate::ui::IconButton;
use domain::DealId;
use domain::format;
use domain::texts::deals as texts;
use leptos::prelude::*;

/// A deal's place among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    n: usize,
    /// How many there are, loaded or not.
    of: i64,
    /// The one before.
    pub before: Option<DealId>,
    /// The one after.
    pub after: Option<DealId>,
}

/// Follows the place of the deal shown.
pub fn place() -> Memo<Option<Place>> {
    let (opening, board) = (use_opening(), use_board());
    Memo::new(move |_| {
        let id = opening.shown.get()?;
        let (ids, of) = match opening.listed.get() {
            Some((ids, of)) => (ids, of),
            None => {
                let column = board.columns.get().into_iter().find(|c| c.ids.with(|ids| ids.contains(&id)))?;
                (column.ids.get(), column.totals.get().count)
            }
        };
        let at = ids.iter().position(|i| *i == id)?;
        let before = at.checked_sub(1).and_then(|n| ids.get(n)).copied();
        Some(Place { n: at + 1, of: of.max(ids.len() as i64), before, after: ids.get(at + 1).copied() })
    })
}

/// Two buttons with the place between them.
#[component]
pub fn Neighbours() -> impl IntoView {
    let lang = use_lang();
    let opening = use_opening();
    let place = place();
    let to = move |which: fn(&Place) -> Option<DealId>| place.with(|p| p.as_ref().and_then(which));
    let go = move |which: fn(&Place) -> Option<DealId>| {
        if let Some(id) = untrack(move || to(which)) {
            opening.open(id);
        }
    };
    let written =
        move || place.get().map(|p| tf(texts::N_OF, &[("n", &format::integer(lang, p.n as i64)), ("of", &format::integer(lang, p.of))]));
    view! {
        <Show when=move || place.with(Option::is_some)>
            <div class="row d-neighbours">
                <IconButton
                    icon="chevron-up"
                    label=t(texts::PREVIOUS_DEAL)
                    disabled=Signal::derive(move || to(|p| p.before).is_none())
                    on:click=move |_| go(|p| p.before)
                />
                <span class="small muted num">{written}</span>
                <IconButton
                    icon="chevron-down"
                    label=t(texts::NEXT_DEAL)
                    disabled=Signal::derive(move || to(|p| p.after).is_none())
                    on:click=move |_| go(|p| p.after)
                />
            </div>
        </Show>
    }
    .into_any()
}
