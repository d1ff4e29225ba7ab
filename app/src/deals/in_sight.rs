//! Long columns: only the cards in sight and some around them are in the document, two spacers
//! stand for the others. Cards differ in height, so each is measured when it is there.

use super::state::{BoardState, ColumnState};
use domain::DealId;
use leptos::html;
use leptos::prelude::*;

/// Which cards of a column are in the document, and how much room the others take, px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    from: usize,
    to: usize,
    /// Height of the spacer above.
    pub above: f64,
    /// Height of the spacer below.
    pub below: f64,
}

impl Sight {
    /// All of them: the server's page, and short columns.
    const ALL: Sight = Sight { from: 0, to: usize::MAX, above: 0.0, below: 0.0 };

    /// The cards that are in the document.
    pub fn of(self, ids: &[DealId]) -> Vec<DealId> {
        ids.get(self.from.min(ids.len())..self.to.min(ids.len())).unwrap_or_default().to_vec()
    }

    /// The cards at a height of a column, px from its first card's top; `heights` with the gaps
    /// between cards, `view` is the column's own height.
    #[cfg_attr(not(any(test, feature = "hydrate")), expect(dead_code, reason = "columns are measured in browsers"))]
    fn at(heights: &[f64], top: f64, view: f64) -> Self {
        if heights.len() <= SHORT {
            return Sight::ALL;
        }
        let mut sight = Sight { from: heights.len(), to: heights.len(), above: 0.0, below: 0.0 };
        let mut y = 0.0;
        for (n, height) in heights.iter().enumerate() {
            if y + height <= top - AROUND {
                sight.above += height;
            } else if y < top + view + AROUND {
                sight.from = sight.from.min(n);
            } else {
                sight.to = sight.to.min(n);
                sight.below += height;
            }
            y += height;
        }
        sight.from = sight.from.min(sight.to);
        sight
    }
}

/// Columns up to so many cards are shown whole.
const SHORT: usize = 60;
/// Cards so far above and below what is in sight are in the document, px.
const AROUND: f64 = 900.0;

/// Follows what is in sight of a column.
pub fn follow(board: BoardState, column: &ColumnState, list: NodeRef<html::Div>) -> RwSignal<Sight> {
    let sight = RwSignal::new(Sight::ALL);
    #[cfg(feature = "hydrate")]
    browser::follow(board, column, list, sight);
    #[cfg(not(feature = "hydrate"))]
    let _ = (board, column, list);
    sight
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::{BoardState, ColumnState, Sight};
    use domain::DealId;
    use leptos::html;
    use leptos::prelude::*;
    use std::cell::{Cell, RefCell};
    use std::collections::HashMap;
    use std::rc::Rc;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{Element, HtmlElement};

    /// A card nobody has measured yet, px.
    const GUESS: f64 = 130.0;

    struct Column {
        board: BoardState,
        state: ColumnState,
        list: HtmlElement,
        sight: RwSignal<Sight>,
        heights: RefCell<HashMap<DealId, f64>>,
        planned: Cell<bool>,
    }

    pub fn follow(board: BoardState, state: &ColumnState, list: NodeRef<html::Div>, sight: RwSignal<Sight>) {
        let state = state.clone();
        Effect::new(move |_| {
            let Some(element) = list.get() else { return };
            let column = Rc::new(Column {
                board,
                state: state.clone(),
                list: element.clone().unchecked_into(),
                sight,
                heights: RefCell::default(),
                planned: Cell::new(false),
            });
            let scrolled = {
                let column = column.clone();
                Closure::<dyn Fn()>::new(move || plan(&column))
            };
            let _ = element.add_event_listener_with_callback("scroll", scrolled.as_ref().unchecked_ref());
            // lives as long as the element
            scrolled.forget();
            let resized = {
                let column = column.clone();
                window_event_listener(leptos::ev::resize, move |_| {
                    column.heights.borrow_mut().clear();
                    plan(&column);
                })
            };
            on_cleanup(move || resized.remove());
            let ids = state.ids.clone();
            Effect::new(move |_| {
                ids.track();
                plan(&column);
            });
        });
    }

    /// Looks in the next frame, once.
    fn plan(column: &Rc<Column>) {
        if column.planned.replace(true) {
            return;
        }
        let column = column.clone();
        request_animation_frame(move || {
            column.planned.set(false);
            if look(&column) == Some(true) {
                // what has come in is measured in the frame after
                plan(&column);
            }
        });
    }

    /// Measures what is there and says what should be; whether that changed.
    fn look(column: &Column) -> Option<bool> {
        let before = column.sight.try_get_untracked()?;
        let ids = column.state.ids.try_get_untracked()?;
        let gap = gap(&column.list);
        let mut known = column.heights.borrow_mut();
        let cards = column.list.query_selector_all(":scope > .deal[data-deal]").ok()?;
        for n in 0..cards.length() {
            let card = cards.item(n)?.dyn_into::<HtmlElement>().ok()?;
            if let Some(id) = card.get_attribute("data-deal").and_then(|id| id.parse().ok()) {
                known.insert(id, f64::from(card.offset_height()) + gap);
            }
        }
        let guess = if known.is_empty() { GUESS } else { known.values().sum::<f64>() / known.len() as f64 };
        let heights: Vec<f64> = ids.iter().map(|id| known.get(id).copied().unwrap_or(guess)).collect();
        let first = column.list.query_selector(":scope > .cards-space").ok()??;
        let top = top_of(&column.list) - top_of(&first);
        let mut now = Sight::at(&heights, top, f64::from(column.list.client_height()));
        // a lifted card stays in the document however far the column scrolls
        if column.board.lifted.try_with_untracked(Option::is_some)? && before != Sight::ALL && now != Sight::ALL {
            let (from, to) = (now.from.min(before.from), now.to.max(before.to).min(heights.len()));
            now = Sight { from, to, above: heights[..from].iter().sum(), below: heights[to..].iter().sum() };
        }
        let same = now.from == before.from && now.to == before.to;
        if same && (now.above - before.above).abs() < 1.0 && (now.below - before.below).abs() < 1.0 {
            return Some(false);
        }
        column.sight.set(now);
        Some(!same)
    }

    fn top_of(element: &Element) -> f64 {
        element.get_bounding_client_rect().top()
    }

    fn gap(list: &HtmlElement) -> f64 {
        let style = window().get_computed_style(list).ok().flatten();
        let gap = style.and_then(|s| s.get_property_value("row-gap").ok());
        gap.and_then(|g| g.trim_end_matches("px").parse().ok()).unwrap_or(8.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_column_shows_what_is_in_sight_and_its_height_stays() {
        let heights: Vec<f64> = (0..5_000).map(|n| f64::from(100 + n % 3 * 20)).collect();
        let all: f64 = heights.iter().sum();
        for top in [0.0, 50_000.0, 300_000.0, all - 700.0, all + 5_000.0] {
            let sight = Sight::at(&heights, top, 700.0);
            let shown: f64 = heights[sight.from..sight.to].iter().sum();
            assert!((sight.above + shown + sight.below - all).abs() < 0.001, "{top}");
            assert!(sight.to - sight.from <= 30, "{sight:?}");
            if top < all {
                assert!(sight.above <= top && all - sight.below >= (top + 700.0).min(all), "{top} {sight:?}");
            }
        }
        assert_eq!(Sight::at(&heights[..60], 3_000.0, 700.0), Sight::ALL);
        let ids: Vec<DealId> = (0..3).map(DealId).collect();
        assert_eq!(Sight::ALL.of(&ids), ids);
        assert_eq!(Sight { from: 5, to: 9, above: 0.0, below: 0.0 }.of(&ids), []);
    }
}
