//! The table over a list that is read page by page.

use super::{PAGE, Pages};
use crate::shell::{t, tf};
use crate::ui::{Button, Empty, Size, VirtualTable};
use domain::texts::common;
use leptos::prelude::*;
use std::hash::Hash;

/// Rows as they are scrolled to, 'Next 100' below them for the keyboard, and a way to try
/// again when the list could not be read. `view` makes one `<tr>` with `aria-rowindex` by the
/// row's number.
#[component]
pub fn PagedTable<T, K, V>(
    /// The list.
    pages: Pages<T>,
    /// What tells rows apart, and one state of a row from another.
    key: fn(&T) -> K,
    /// Makes a row of its number (for `aria-rowindex`) and its value.
    view: V,
    /// The table's head: `<colgroup>` and `<thead>`.
    #[prop(into)]
    head: ViewFn,
    /// Name of the table for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Further classes of the table.
    class: &'static str,
    /// Name under which the place is kept, beside the address.
    keep: &'static str,
    /// Shown instead of a table without rows.
    #[prop(into)]
    nothing: ViewFn,
    /// Shown below the table: counts and sums.
    #[prop(optional, into)]
    foot: ViewFn,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: Fn(Signal<usize>, T) -> AnyView + Clone + Send + Sync + 'static,
{
    let list = pages.list;
    let empty = move || match list.failed.get() {
        true => view! {
            <Empty title=t(common::FAILED)>
                <Button label=t(common::RETRY) on:click=move |_| pages.anew() />
            </Empty>
        }
        .into_any(),
        false => nothing.run(),
    };
    let more = move || {
        let button = move || {
            let label = tf(common::NEXT_ROWS, &[("n", &PAGE.to_string())]);
            view! { <Button label size=Size::Small icon="chevron-down" busy=list.busy on:click=move |_| pages.more(PAGE) /> }
        };
        view! { <div class="row list-more">{move || list.more.get().then(button)}</div> }
    };
    view! {
        <Show when=move || !list.rows.with(Vec::is_empty) || list.busy.get() fallback=empty>
            <VirtualTable
                list
                key
                view=view.clone()
                head=head.clone()
                label
                class
                on_more=move |rows: u32| pages.more(rows)
                keep
                foot=more
            />
            {foot.run()}
        </Show>
    }
    .into_any()
}
