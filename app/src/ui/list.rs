//! A table of any length: only the rows in sight are in the document, more are read while
//! people scroll, and who comes back finds the place again.

use leptos::html;
use leptos::prelude::*;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

/// Rows kept above and below those in sight.
const SPARE: usize = 12;
/// Rows rendered before the browser has measured anything.
const FIRST: usize = 60;

/// Rows that are there so far, and how more come.
pub struct ListRows<T: 'static> {
    /// The rows, in order.
    pub rows: RwSignal<Vec<T>>,
    /// Whether there are more.
    pub more: RwSignal<bool>,
    /// Whether more are on their way.
    pub busy: RwSignal<bool>,
    /// Whether reading failed last: rows are read on by hand only.
    pub failed: RwSignal<bool>,
    /// First and last row in sight, and some more around them.
    pub sight: RwSignal<(usize, usize)>,
    /// Counts up when another list took the place: it is shown from its first row.
    top: RwSignal<u64>,
}

impl<T> Clone for ListRows<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for ListRows<T> {}

impl<T: Send + Sync + 'static> ListRows<T> {
    /// With a first page.
    pub fn new(first: Vec<T>, more: bool) -> Self {
        Self {
            rows: RwSignal::new(first),
            more: RwSignal::new(more),
            busy: RwSignal::new(false),
            failed: RwSignal::new(false),
            sight: RwSignal::new((0, FIRST)),
            top: RwSignal::new(0),
        }
    }

    /// Adds a page at the end.
    pub fn extend(&self, page: Vec<T>, more: bool) {
        self.rows.update(|rows| rows.extend(page));
        self.more.set(more);
        self.failed.set(false);
        self.busy.set(false);
    }

    /// Puts another list in place, shown from its first row.
    pub fn replace(&self, page: Vec<T>, more: bool) {
        self.rows.set(page);
        self.more.set(more);
        self.failed.set(false);
        self.top.update(|n| *n += 1);
        self.busy.set(false);
    }
}

/// A table with a sticky head whose rows are all equally high. `view` makes one `<tr>`;
/// give it the row number it gets as `aria-rowindex`. Rows are told apart by `key`; a row whose
/// key changes is made anew.
#[component]
pub fn VirtualTable<T, K, V>(
    /// The rows.
    list: ListRows<T>,
    /// What tells rows apart: id and version.
    key: fn(&T) -> K,
    /// Makes a row of its number (the head is 1) and its value: one `<tr>`.
    view: V,
    /// The table's head: `<colgroup>` and `<thead>`.
    #[prop(into)]
    head: ViewFn,
    /// Height of a row in px on wide screens and on phones.
    #[prop(default = (36.0, 64.0))]
    height: (f64, f64),
    /// Name of the table for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Further classes of the table.
    #[prop(optional)]
    class: &'static str,
    /// Reads on, if possible so many rows; is called once until `busy` was off again.
    #[prop(into)]
    on_more: Callback<u32>,
    /// Name under which the place is kept, beside the address.
    #[prop(optional)]
    keep: Option<&'static str>,
    /// Shown below the last row.
    #[prop(optional, into)]
    foot: ViewFn,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: Fn(Signal<usize>, T) -> AnyView + Send + Sync + 'static,
{
    let scroller = NodeRef::<html::Div>::new();
    let row = RwSignal::new(height.0);
    let sight = list.sight;
    let view = Arc::new(view);

    let measure = move || {
        let Some(node) = scroller.get_untracked() else { return };
        let row = row.get_untracked().max(1.0);
        let top = (f64::from(node.scroll_top()) / row).floor().max(0.0) as usize;
        let shown = (f64::from(node.client_height()) / row).ceil() as usize + 1;
        let now = (top.saturating_sub(SPARE), top + shown + SPARE);
        if sight.get_untracked() != now {
            sight.set(now);
        }
    };
    let read_on = move || {
        let (_, last) = sight.get_untracked();
        let near_the_end = last + SPARE >= list.rows.with_untracked(Vec::len);
        if near_the_end && list.more.get_untracked() && !list.busy.get_untracked() && !list.failed.get_untracked() {
            on_more.run(0);
        }
    };
    Effect::new(move |before: Option<u64>| {
        let now = list.top.get();
        if let Some(node) = scroller.get_untracked().filter(|_| before.is_some_and(|before| before != now)) {
            node.set_scroll_top(0);
        }
        now
    });
    Effect::new(move |_| {
        if scroller.get().is_none() {
            return;
        }
        let set_height = move || {
            let narrow = window().match_media("(width < 760px)").ok().flatten().is_some_and(|m| m.matches());
            row.set(if narrow { height.1 } else { height.0 });
            measure();
        };
        set_height();
        let resized = window_event_listener(leptos::ev::resize, move |_| set_height());
        on_cleanup(move || resized.remove());
    });
    Effect::new(move |_| {
        sight.track();
        list.more.track();
        list.busy.track();
        list.rows.track();
        read_on();
    });
    if let Some(keep) = keep {
        keep_place(keep, scroller, list, on_more);
    }

    let window_of = Memo::new(move |_| {
        let (from, to) = sight.get();
        let len = list.rows.with(Vec::len);
        (from.min(len), to.min(len), len)
    });
    let shown = move || {
        let (from, to, _) = window_of.get();
        list.rows.with(|rows| rows.get(from..to).unwrap_or_default().to_vec())
    };
    let spacer = move |rows: usize| format!("height:{}px", rows as f64 * row.get());
    view! {
        <div node_ref=scroller class="list-scroll" on:scroll=move |_| measure() tabindex="-1">
            <table
                class=format!("table {class}")
                aria-label=move || label.get()
                aria-rowcount=move || if list.more.get() { "-1".to_owned() } else { (window_of.get().2 + 1).to_string() }
                aria-busy=move || if list.busy.get() { "true" } else { "false" }
                style=move || format!("--h-row:{}px", row.get())
            >
                {head.run()}
                <tbody>
                    <tr class="spacer" aria-hidden="true" hidden=move || window_of.get().0 == 0 style=move || spacer(window_of.get().0)>
                        <td></td>
                    </tr>
                    <ForEnumerate
                        each=shown
                        key=move |row| key(row)
                        children=move |at, row| view(Signal::derive(move || window_of.get().0 + at.get() + 2), row)
                    />
                    <tr
                        class="spacer"
                        aria-hidden="true"
                        hidden=move || {
                            let (_, last, all) = window_of.get();
                            last == all
                        }
                        style=move || { spacer(window_of.get().2 - window_of.get().1) }
                    >
                        <td></td>
                    </tr>
                </tbody>
            </table>
            {foot.run()}
        </div>
    }
    .into_any()
}

/// Where the place is kept for this address.
fn place_key(keep: &str) -> Option<String> {
    let location = web_sys::window()?.location();
    Some(format!("list:{keep}:{}{}", location.pathname().ok()?, location.search().ok()?))
}

/// Writes down how many rows were there and how far they were scrolled; who comes back by back,
/// forward or reload gets as many rows again and then the same place.
fn keep_place<T: Send + Sync + 'static>(keep: &'static str, scroller: NodeRef<html::Div>, list: ListRows<T>, on_more: Callback<u32>) {
    let storage = || web_sys::window()?.session_storage().ok()?;
    let wanted = StoredValue::new(None::<(usize, i32)>);
    Effect::new(move |_| {
        let Some(node) = scroller.get() else { return };
        if crate::shell::came_back()
            && let Some(kept) = place_key(keep).and_then(|key| storage()?.get_item(&key).ok()?)
            && let Some((rows, top)) = kept.split_once(' ')
        {
            wanted.set_value(rows.parse().ok().zip(top.parse().ok()));
        }
        let write = set_interval_with_handle(
            move || {
                if wanted.get_value().is_none()
                    && let (Some(key), Some(storage)) = (place_key(keep), storage())
                {
                    let now = format!("{} {}", list.rows.with_untracked(Vec::len), node.scroll_top());
                    let _ = storage.set_item(&key, &now);
                }
            },
            Duration::from_millis(400),
        );
        if let Ok(write) = write {
            on_cleanup(move || write.clear());
        }
    });
    Effect::new(move |_| {
        let (have, more, busy, failed) = (list.rows.with(Vec::len), list.more.get(), list.busy.get(), list.failed.get());
        scroller.track();
        let Some((rows, top)) = wanted.get_value() else { return };
        if have < rows && more && !failed {
            if !busy {
                on_more.run(u32::try_from(rows - have).unwrap_or(u32::MAX));
            }
            return;
        }
        // after the spacers have their height
        request_animation_frame(move || {
            if let Some(node) = scroller.get_untracked() {
                node.set_scroll_top(top);
            }
            wanted.set_value(None);
        });
    });
}
