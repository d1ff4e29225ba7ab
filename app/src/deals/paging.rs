//! Columns load their next cards before the end comes into sight.

use super::state::{BoardState, ColumnState};
use leptos::html;
use leptos::prelude::*;

/// Watches a column's scrolling.
pub fn watch(board: BoardState, column: ColumnState, list: NodeRef<html::Div>) {
    #[cfg(feature = "hydrate")]
    browser::watch(board, column, list);
    #[cfg(not(feature = "hydrate"))]
    drop((board, column, list));
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::api::more_cards;
    use super::{BoardState, ColumnState};
    use domain::deals::MoreCards;
    use leptos::html;
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;

    /// So many px before the end the next cards are fetched.
    const AHEAD: i32 = 1_200;

    pub fn watch(board: BoardState, column: ColumnState, list: NodeRef<html::Div>) {
        Effect::new(move |_| {
            let Some(element) = list.get() else { return };
            let near = {
                let (element, column) = (element.clone(), column.clone());
                move || {
                    let left = element.scroll_height() - element.scroll_top() - element.client_height();
                    if left < AHEAD {
                        load(board, &column);
                    }
                }
            };
            // short first pages are followed up at once
            let more = column.ids.clone();
            let check = near.clone();
            Effect::new(move |_| {
                more.track();
                let check = check.clone();
                request_animation_frame(check);
            });
            let listener = Closure::<dyn Fn()>::new(near);
            let _ = element.add_event_listener_with_callback("scroll", listener.as_ref().unchecked_ref());
            // lives as long as the element
            listener.forget();
        });
    }

    fn load(board: BoardState, column: &ColumnState) {
        if !column.more.get_untracked() || column.loading.get_untracked() || board.lifted.with_untracked(Option::is_some) {
            return;
        }
        let Some(last) = column.ids.with_untracked(|ids| ids.last().copied()).and_then(|id| board.get(id)) else { return };
        let query = board.query.get_untracked();
        let asked = MoreCards {
            stage: column.stage.id,
            filter: query.filter.clone(),
            sort: query.sort,
            rank: last.rank,
            due: last.next_step_due,
            id: last.id,
        };
        column.loading.set(true);
        let column = column.clone();
        leptos::task::spawn_local(async move {
            let page = more_cards(asked).await;
            column.loading.set(false);
            // another filter meanwhile: the page belongs to a board that is gone
            let same = board.query.try_with_untracked(|now| *now == query);
            if let (Ok(page), Some(true)) = (page, same) {
                board.append(&column, page.cards, page.more);
            } else {
                column.more.set(false);
            }
        });
    }
}
