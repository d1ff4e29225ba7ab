//! Ids that tie labels, hints and lists to their controls.

use leptos::prelude::*;

/// The counter behind [`fresh_id`]: one per page, so that server and browser count alike.
#[derive(Clone, Copy)]
pub struct Ids(StoredValue<u32>);

impl Ids {
    /// Starts to count; `App` provides it.
    pub fn provide() {
        provide_context(Ids(StoredValue::new(0)));
    }
}

/// An id of its own on this page, e.g. `k12`. A control inside content that loads late is
/// better given a fixed id, because late parts may come in another order in the browser.
pub fn fresh_id() -> String {
    let Some(Ids(counter)) = use_context::<Ids>() else {
        return "k0".to_owned();
    };
    let n = counter.get_value() + 1;
    counter.set_value(n);
    // what is made after the page was taken over may not take an id that the server gave to
    // something in a part the browser counted differently
    let alive = cfg!(feature = "hydrate") && document().document_element().is_some_and(|html| html.has_attribute("data-hydrated"));
    if alive { format!("c{n}") } else { format!("k{n}") }
}
