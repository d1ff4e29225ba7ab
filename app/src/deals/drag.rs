//! Dragging a card with mouse or finger. A mouse lifts after 4 px; a finger after resting
//! on the card for 300 ms, so that swiping scrolls.

#[cfg(feature = "hydrate")]
mod target;

use super::actions::Actions;
use domain::deals::Card;
use leptos::ev::PointerEvent;
use wasm_bindgen::JsCast;

/// A pointer went down on a card.
pub fn begin(actions: Actions, card: Card, ev: PointerEvent) {
    #[cfg(feature = "hydrate")]
    browser::begin(actions, card, ev);
    #[cfg(not(feature = "hydrate"))]
    drop((actions, card, ev));
}

/// Whether an event on a card is meant for a button or link on it.
pub fn on_control(ev: &web_sys::Event) -> bool {
    let hit = ev.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    hit.is_some_and(|hit| hit.closest("button, a").ok().flatten().is_some())
}

/// Whether the click that just came is the end of a drag.
pub fn was_drag() -> bool {
    #[cfg(feature = "hydrate")]
    {
        browser::was_drag()
    }
    #[cfg(not(feature = "hydrate"))]
    false
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::actions::Actions;
    use super::super::state::Over;
    use super::target;
    use domain::deals::Card;
    use leptos::prelude::*;
    use std::cell::{Cell, RefCell};
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{AddEventListenerOptions, Event, HtmlElement, KeyboardEvent, PointerEvent};

    /// A mouse must go so far to lift a card, px.
    const LIFT: f64 = 4.0;
    /// A finger that goes so far before the press is long scrolls, px.
    const SLIP: f64 = 10.0;
    /// How long a press is long.
    const PRESS: Duration = Duration::from_millis(300);

    struct Drag {
        actions: Actions,
        card: Card,
        pointer: i32,
        touch: bool,
        element: HtmlElement,
        start: (f64, f64),
        at: (f64, f64),
        /// What follows the pointer, once lifted, and where in it the pointer holds it.
        lifted: Option<(HtmlElement, (f64, f64))>,
        placeholder: Option<HtmlElement>,
    }

    thread_local! {
        static DRAG: RefCell<Option<Drag>> = const { RefCell::new(None) };
        static NUMBER: Cell<u32> = const { Cell::new(0) };
        static DRAGGED: Cell<bool> = const { Cell::new(false) };
        static LISTENING: Cell<bool> = const { Cell::new(false) };
    }

    pub fn was_drag() -> bool {
        DRAGGED.replace(false)
    }

    pub fn begin(actions: Actions, card: Card, ev: PointerEvent) {
        DRAGGED.set(false);
        let touch = ev.pointer_type() != "mouse";
        let Some(element) = ev.current_target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { return };
        if super::on_control(&ev) || (!touch && ev.button() != 0) || DRAG.with_borrow(Option::is_some) {
            return;
        }
        listen();
        let start = (f64::from(ev.client_x()), f64::from(ev.client_y()));
        let drag = Drag { actions, card, pointer: ev.pointer_id(), touch, element, start, at: start, lifted: None, placeholder: None };
        DRAG.set(Some(drag));
        let number = NUMBER.get() + 1;
        NUMBER.set(number);
        if touch {
            set_timeout(
                move || {
                    if NUMBER.get() == number {
                        lift();
                    }
                },
                PRESS,
            );
        }
    }

    /// One set of listeners for the page's life.
    fn listen() {
        if LISTENING.replace(true) {
            return;
        }
        on("pointermove", true, |ev| moved(ev.unchecked_ref()));
        on("pointerup", true, |ev| ended(ev.unchecked_ref(), true));
        on("pointercancel", true, |ev| ended(ev.unchecked_ref(), false));
        // a lifted card keeps the page from scrolling under the finger
        on("touchmove", false, |ev| {
            if is_lifted() {
                ev.prevent_default();
            }
        });
        on("contextmenu", false, |ev| {
            if DRAG.with_borrow(|d| d.as_ref().is_some_and(|d| d.touch)) {
                ev.prevent_default();
            }
        });
        on("keydown", false, |ev| {
            if ev.unchecked_ref::<KeyboardEvent>().key() == "Escape" && is_lifted() {
                ev.prevent_default();
                ev.stop_propagation();
                cancel();
            }
        });
    }

    fn on(name: &str, passive: bool, run: fn(Event)) {
        let listener = Closure::<dyn Fn(Event)>::new(run);
        let options = AddEventListenerOptions::new();
        options.set_passive(passive);
        options.set_capture(true);
        let _ = window().add_event_listener_with_callback_and_add_event_listener_options(name, listener.as_ref().unchecked_ref(), &options);
        listener.forget();
    }

    fn is_lifted() -> bool {
        DRAG.with_borrow(|d| d.as_ref().is_some_and(|d| d.lifted.is_some()))
    }

    fn moved(ev: &PointerEvent) {
        let at = (f64::from(ev.client_x()), f64::from(ev.client_y()));
        enum Next {
            Nothing,
            Lift,
            Drop,
            Follow,
        }
        let next = DRAG.with_borrow_mut(|drag| {
            let Some(drag) = drag.as_mut().filter(|d| d.pointer == ev.pointer_id()) else { return Next::Nothing };
            drag.at = at;
            let far = (at.0 - drag.start.0).hypot(at.1 - drag.start.1);
            match (&drag.lifted, drag.touch) {
                (Some(_), _) => Next::Follow,
                (None, false) if far > LIFT => Next::Lift,
                (None, true) if far > SLIP => Next::Drop,
                _ => Next::Nothing,
            }
        });
        match next {
            Next::Nothing => {}
            Next::Lift => {
                lift();
                follow();
            }
            Next::Drop => forget(),
            Next::Follow => follow(),
        }
    }

    /// Takes the card up: a copy follows the pointer, its place stays as a ghost.
    fn lift() {
        let lifted = DRAG.with_borrow_mut(|drag| {
            let drag = drag.as_mut().filter(|d| d.lifted.is_none())?;
            let at = drag.element.get_bounding_client_rect();
            let copy = drag.element.clone_node_with_deep(true).ok()?.dyn_into::<HtmlElement>().ok()?;
            let _ = copy.remove_attribute("data-deal");
            let _ = copy.remove_attribute("tabindex");
            let _ = copy.set_attribute("data-dragging", "");
            let _ = copy.set_attribute("aria-hidden", "true");
            let style = copy.style();
            for (name, value) in [("width", at.width()), ("left", at.left()), ("top", at.top())] {
                let _ = style.set_property(name, &format!("{value}px"));
            }
            let _ = document().body()?.append_child(&copy);
            let _ = drag.element.set_attribute("data-ghost", "");
            drag.lifted = Some((copy, (drag.start.0 - at.left(), drag.start.1 - at.top())));
            if drag.touch {
                vibrate();
            }
            Some((drag.actions, drag.card.clone()))
        });
        if let Some((actions, card)) = lifted {
            let _ = document().body().map(|b| b.set_attribute("data-dragging", ""));
            actions.board.lifted.set(Some(card));
            request_animation_frame(scroll_at_edges);
        }
    }

    fn vibrate() {
        let navigator = window().navigator();
        let vibrate = js_sys::Reflect::get(navigator.as_ref(), &"vibrate".into()).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok());
        if let Some(vibrate) = vibrate {
            let _ = vibrate.call1(navigator.as_ref(), &10.into());
        }
    }

    /// The copy goes where the pointer is, and the place below it opens.
    fn follow() {
        let found = DRAG.with_borrow_mut(|drag| {
            let drag = drag.as_mut()?;
            let (copy, hold) = drag.lifted.as_ref()?;
            let _ = copy.style().set_property("left", &format!("{}px", drag.at.0 - hold.0));
            let _ = copy.style().set_property("top", &format!("{}px", drag.at.1 - hold.1));
            Some((drag.actions, drag.card.id, drag.at, copy.offset_height()))
        });
        let Some((actions, id, at, height)) = found else { return };
        // over its own placeholder it stays where it is
        let Some((over, place)) = target::under(actions.board, at, id) else { return };
        if actions.board.over.get_untracked() != over {
            actions.board.over.set(over);
        }
        DRAG.with_borrow_mut(|drag| {
            if let Some(drag) = drag.as_mut() {
                target::show(&mut drag.placeholder, place, height);
            }
        });
    }

    fn ended(ev: &PointerEvent, dropped: bool) {
        if !DRAG.with_borrow(|d| d.as_ref().is_some_and(|d| d.pointer == ev.pointer_id())) {
            return;
        }
        if !is_lifted() {
            return forget();
        }
        if !dropped {
            return cancel();
        }
        DRAGGED.set(true);
        // the click that belongs to this comes at once or not at all
        set_timeout(|| DRAGGED.set(false), Duration::from_millis(50));
        let Some((actions, card)) = put_down() else { return };
        let over = actions.board.over.get_untracked();
        actions.board.over.set(None);
        match over {
            Some(Over::Column(stage, at)) => actions.put(card, stage, at),
            Some(Over::Lost) => actions.ask_why_lost(card),
            Some(Over::Won) => actions.win(card),
            Some(Over::Other) => actions.board.moving.set(Some(card)),
            None => {}
        }
    }

    fn cancel() {
        if let Some((actions, _)) = put_down() {
            actions.board.over.set(None);
            actions.board.say.set(domain::texts::deals::SAY_CANCELLED.in_lang(actions.lang).to_owned());
        }
    }

    fn forget() {
        NUMBER.set(NUMBER.get() + 1);
        DRAG.set(None);
    }

    fn put_down() -> Option<(Actions, Card)> {
        NUMBER.set(NUMBER.get() + 1);
        let drag = DRAG.take()?;
        if let Some((copy, _)) = drag.lifted {
            copy.remove();
        }
        if let Some(placeholder) = drag.placeholder {
            placeholder.remove();
        }
        let _ = drag.element.remove_attribute("data-ghost");
        let _ = document().body().map(|b| b.remove_attribute("data-dragging"));
        drag.actions.board.lifted.set(None);
        Some((drag.actions, drag.card))
    }

    /// Near an edge the board and its columns scroll by themselves, as long as a card is lifted.
    fn scroll_at_edges() {
        let Some(at) = DRAG.with_borrow(|d| d.as_ref().filter(|d| d.lifted.is_some()).map(|d| d.at)) else { return };
        if target::scroll_near_edges(at) {
            follow();
        }
        request_animation_frame(scroll_at_edges);
    }
}
