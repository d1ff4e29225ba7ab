//! The timeline: filter chips, days, entries, and more while scrolling.

use super::entry::EntryView;
use super::read_timeline;
use super::words::day_words;
use crate::act::use_act;
use crate::shell::{t, use_me};
use crate::ui::{Button, Chip, Size};
use domain::texts::{common, timeline as texts};
use domain::timeline::{Entry, Filter, Of, TimelinePage, TimelineQuery, group};
use domain::{Date, EventId};
use leptos::html;
use leptos::prelude::*;

/// So many events a page.
const PAGE: u32 = 40;

/// A row: a day's rule, or an entry.
#[derive(Clone)]
enum Line {
    Day(Date),
    Entry(Box<Entry>),
}

/// What tells lines apart: an entry that was changed is a new one.
fn key(line: &Line) -> (String, Option<EventId>, usize, String) {
    match line {
        Line::Day(day) => (day.to_string(), None, 0, String::new()),
        Line::Entry(e) => {
            let text = match &e.happening.what {
                domain::timeline::What::Note { text, .. } | domain::timeline::What::Call { text, .. } => text.clone(),
                _ => String::new(),
            };
            (String::new(), Some(e.happening.id), e.count, text)
        }
    }
}

/// A timeline that reads itself on, from a first page that is there already.
#[component]
pub fn TimelineList(
    /// Whose.
    of: Of,
    /// The first page, read with the filter given.
    first: TimelinePage,
    /// The filter; the page keeps it in the address.
    filter: RwSignal<Filter>,
    /// Counts up when something changed: the newest are read again.
    changed: Signal<u64>,
    /// Called after a note or call was changed here.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let today = use_me().today;
    let rows = RwSignal::new(first.rows);
    let next = RwSignal::new(first.next);
    let busy = RwSignal::new(false);
    // answers to a question that is not asked any more are dropped
    let asked = StoredValue::new(0_u64);
    let ask = move |more: bool, limit: u32| {
        let number = asked.get_value() + 1;
        asked.set_value(number);
        let after = if more { next.get_untracked() } else { None };
        let query = TimelineQuery { of, filter: filter.get_untracked(), after, limit };
        busy.set(true);
        act.try_run(read_timeline(query), move |answer| {
            if asked.try_get_value() != Some(number) {
                return;
            }
            busy.set(false);
            match answer {
                Ok(page) => {
                    rows.update(|rows| {
                        if !more {
                            rows.clear();
                        }
                        rows.extend(page.rows);
                    });
                    next.set(page.next);
                }
                Err(error) => act.toasts.failed(error.message(act.lang)),
            }
        });
    };
    Effect::new(move |before: Option<(Filter, u64)>| {
        let now = (filter.get(), changed.get());
        if before.is_some_and(|before| before != now) {
            // as many as are shown, so that nothing jumps
            let shown = u32::try_from(rows.with_untracked(Vec::len)).unwrap_or(PAGE);
            let same_filter = before.is_some_and(|b| b.0 == now.0);
            ask(false, if same_filter { shown.clamp(PAGE, 200) } else { PAGE });
        }
        now
    });
    let end = NodeRef::<html::Div>::new();
    crate::ui::when_near(end, move || {
        if next.get_untracked().is_some() && !busy.get_untracked() {
            ask(true, PAGE);
        }
    });
    let lines = Memo::new(move |_| Lines(rows.with(|rows| lines(rows))));
    view! {
        <div class="row chips" role="group" aria-label=t(texts::FILTER)>
            {Filter::ALL
                .into_iter()
                .map(|f| {
                    view! {
                        <Chip
                            label=t(filter_words(f))
                            pressed=Signal::derive(move || filter.get() == f)
                            on:click=move |_| filter.set(f)
                        />
                    }
                })
                .collect_view()}
        </div>
        <ol class="timeline" aria-busy=move || if busy.get() { "true" } else { "false" }>
            <For each=move || lines.get().0 key=key let:line>
                {match line {
                    Line::Day(day) => view! { <li class="tl-day">{day_words(day, today)}</li> }.into_any(),
                    Line::Entry(entry) => view! { <EntryView entry=*entry on_change /> }.into_any(),
                }}
            </For>
        </ol>
        <div node_ref=end class="tl-end small muted">
            {move || match (next.get().is_some(), rows.with(Vec::is_empty)) {
                (true, _) => {
                    view! { <Button label=t(common::SHOW_MORE) size=Size::Small busy=busy on:click=move |_| ask(true, PAGE) /> }
                        .into_any()
                }
                (false, true) => {
                    let words = if filter.get() == Filter::All { texts::NOTHING } else { texts::NOTHING_OF };
                    view! { <p>{t(words)}</p> }.into_any()
                }
                (false, false) => ().into_any(),
            }}
        </div>
    }
    .into_any()
}

#[derive(Clone)]
struct Lines(Vec<Line>);
impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| key(a) == key(b))
    }
}

fn lines(rows: &[domain::timeline::Happening]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut day = None;
    for entry in group(rows) {
        if day != Some(entry.happening.day) {
            day = Some(entry.happening.day);
            out.push(Line::Day(entry.happening.day));
        }
        out.push(Line::Entry(Box::new(entry)));
    }
    out
}

fn filter_words(filter: Filter) -> domain::texts::Text {
    match filter {
        Filter::All => texts::ALL_KINDS,
        Filter::Deals => texts::DEALS,
        Filter::Calls => texts::CALLS,
        Filter::Notes => texts::NOTES,
        Filter::Tasks => texts::TASKS,
        Filter::Changes => texts::CHANGES,
    }
}
