//! What a dragged card is over: a column with the place in it, or a zone; the placeholder that
//! opens there; and scrolling near edges.

use super::super::state::{BoardState, Over};
use domain::{DealId, StageId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// So near an edge the board scrolls by itself, px.
const EDGE: f64 = 48.0;

/// The list of a column, and the card the placeholder stands before.
pub type Place = Option<(Element, Option<Element>)>;

/// What is under the pointer; `None` over the placeholder itself.
pub fn under(board: BoardState, at: (f64, f64), id: DealId) -> Option<(Option<Over>, Place)> {
    let Some(hit) = document().element_from_point(at.0 as f32, at.1 as f32) else { return Some((None, None)) };
    let closest = |selector: &str| hit.closest(selector).ok().flatten();
    if closest(".placeholder").is_some() {
        return None;
    }
    if let Some(zone) = closest("[data-zone]") {
        let over = match zone.get_attribute("data-zone").as_deref() {
            Some("lost") => Over::Lost,
            Some("won") => Over::Won,
            _ => Over::Other,
        };
        return Some((Some(over), None));
    }
    let Some(column) = closest(".column[data-column]") else { return Some((None, None)) };
    let stage = column.get_attribute("data-column").and_then(|v| v.parse().ok()).map(StageId);
    let (Some(stage), Ok(Some(list))) = (stage, column.query_selector(".cards")) else { return Some((None, None)) };
    let ids = board.column(stage)?.ids.get_untracked();
    let others: Vec<DealId> = ids.iter().filter(|i| **i != id).copied().collect();
    let place_of = |card: &Element| id_of(card).and_then(|id| others.iter().position(|i| *i == id));
    // only the cards in sight are in the document: places are looked up in the column's list
    let (index, below) = match closest(".deal[data-deal]") {
        Some(card) if id_of(&card) == Some(id) => (ids.iter().position(|i| *i == id)?, next_card(&card, id)),
        Some(card) if is_above(&card, at) => (place_of(&card)? + 1, next_card(&card, id)),
        Some(card) => (place_of(&card)?, Some(card)),
        None => match first_below(&list, at, id) {
            Some(card) => (place_of(&card)?, Some(card)),
            None => (last_card(&list, id).and_then(|card| place_of(&card)).map_or(0, |n| n + 1), None),
        },
    };
    // where it was, the card itself shows
    let home = ids.iter().position(|i| *i == id) == Some(index);
    Some((Some(Over::Column(stage, index)), (!home).then_some((list, below))))
}

fn id_of(card: &Element) -> Option<DealId> {
    card.get_attribute("data-deal")?.parse().ok()
}

/// Whether the pointer is in the lower half of a card, or below it.
fn is_above(card: &Element, at: (f64, f64)) -> bool {
    let rect = card.get_bounding_client_rect();
    at.1 >= rect.top() + rect.height() / 2.0
}

fn next_card(card: &Element, own: DealId) -> Option<Element> {
    std::iter::successors(card.next_element_sibling(), Element::next_element_sibling).find(|e| id_of(e).is_some_and(|id| id != own))
}

/// Between cards, above or below all of them.
fn first_below(list: &Element, at: (f64, f64), own: DealId) -> Option<Element> {
    let first = list.query_selector(".deal[data-deal]").ok().flatten()?;
    let is_it = |e: &Element| id_of(e).is_some_and(|id| id != own) && !is_above(e, at);
    std::iter::successors(Some(first), Element::next_element_sibling).find(is_it)
}

fn last_card(list: &Element, own: DealId) -> Option<Element> {
    std::iter::successors(list.last_element_child(), Element::previous_element_sibling).find(|e| id_of(e).is_some_and(|id| id != own))
}

/// Opens the placeholder at a place, or takes it away.
pub fn show(placeholder: &mut Option<HtmlElement>, place: Place, height: i32) {
    let Some((list, below)) = place else {
        if let Some(placeholder) = placeholder.take() {
            placeholder.remove();
        }
        return;
    };
    if placeholder.is_none() {
        *placeholder = make(height);
    }
    let Some(placeholder) = placeholder else { return };
    if placeholder.next_element_sibling() == below && placeholder.parent_element().as_ref() == Some(&list) {
        return;
    }
    let before = below.or_else(|| list.query_selector(".cards-space:nth-last-child(-n + 2)").ok().flatten());
    let _ = list.insert_before(placeholder, before.as_ref().map(|b| b.unchecked_ref()));
}

fn make(height: i32) -> Option<HtmlElement> {
    let made = document().create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
    made.set_class_name("placeholder");
    let _ = made.set_attribute("aria-hidden", "true");
    let _ = made.style().set_property("--h", &format!("{height}px"));
    Some(made)
}

/// Scrolls what the pointer is near the edge of; whether anything moved.
pub fn scroll_near_edges(at: (f64, f64)) -> bool {
    let step = |near: f64, far: f64, at: f64| -> i32 {
        if at < near + EDGE {
            -10
        } else if at > far - EDGE {
            10
        } else {
            0
        }
    };
    let hit = document().element_from_point(at.0 as f32, at.1 as f32);
    let closest = |selector: &str| hit.as_ref().and_then(|h| h.closest(selector).ok().flatten());
    let mut scrolled = false;
    if let Some(list) = closest(".column").and_then(|c| c.query_selector(".cards").ok().flatten()) {
        let rect = list.get_bounding_client_rect();
        let by = step(rect.top(), rect.bottom(), at.1);
        let before = list.scroll_top();
        if by != 0 {
            list.set_scroll_top(before + by);
        }
        scrolled |= list.scroll_top() != before;
    }
    if let Some(board) = closest(".board") {
        let rect = board.get_bounding_client_rect();
        let by = step(rect.left(), rect.right(), at.0);
        let before = board.scroll_left();
        if by != 0 {
            board.set_scroll_left(before + by);
        }
        scrolled |= board.scroll_left() != before;
    }
    scrolled
}
