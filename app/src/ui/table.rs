//! Heads of tables.

use super::Icon;
use crate::shell::tf;
use domain::texts::common;
use leptos::prelude::*;

/// Order of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Smallest first.
    Ascending,
    /// Biggest first.
    Descending,
}

/// The head of a column that can sort its table.
#[component]
pub fn SortHead(
    /// The column's name.
    #[prop(into)]
    label: Signal<String>,
    /// Its order now, if the table is sorted by it.
    #[prop(into)]
    sort: Signal<Option<Sort>>,
    /// Called when it is pressed: the caller decides the new order.
    #[prop(into)]
    on_sort: Callback<()>,
    /// Figures stand at the right.
    #[prop(optional)]
    end: bool,
) -> impl IntoView {
    view! {
        <th
            scope="col"
            class:end=end
            aria-sort=move || {
                sort.get()
                    .map(|sort| match sort {
                        Sort::Ascending => "ascending",
                        Sort::Descending => "descending",
                    })
            }
        >
            <button type="button" title=move || tf(common::SORT_BY, &[("column", &label.get())]) on:click=move |_| on_sort.run(())>
                {move || label.get()}
                {move || {
                    sort.get()
                        .map(|sort| {
                            let name = if sort == Sort::Ascending { "arrow-up" } else { "arrow-down" };
                            view! { <Icon name size=12 /> }
                        })
                }}
            </button>
        </th>
    }
}
