//! Small parts of the import pages.

use crate::api::AppError;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Badge, BadgeTone, Button, Empty, Icon};
use domain::format::{integer, percent, time};
use domain::imports::plan::ImportSummary;
use domain::imports::{ImportState, Ledger};
use domain::texts::{common, imports as texts};
use domain::{Date, Lang, Me, Millis, Share};
use leptos::prelude::*;

/// What happened instead of the page, with another try.
#[component]
pub fn Failed(error: AppError, again: Callback<()>) -> impl IntoView {
    let message = error.message(use_lang());
    view! {
        <Empty title=message>
            <Button label=t(common::RETRY) on:click=move |_| again.run(()) />
        </Empty>
    }
}

/// A count with its figures grouped.
pub fn count(lang: Lang, n: u64) -> String {
    integer(lang, i64::try_from(n).unwrap_or(i64::MAX))
}

/// "1 row", "1,480 rows".
pub fn rows(lang: Lang, n: u64) -> String {
    let text = if n == 1 { texts::ONE_ROW } else { texts::N_ROWS };
    text.fill(lang, &[("n", &count(lang, n))])
}

/// An instant as a day and time in the organisation's zone.
pub fn clock(me: &Me, at: Millis) -> (Date, String) {
    let local = at + i64::from(me.utc_offset_min) * 60_000;
    let minutes = local.div_euclid(60_000);
    let (days, minute) = (minutes.div_euclid(1_440), minutes.rem_euclid(1_440));
    let day = Date::new(1970, 1, 1).map_or(me.today, |d| d.plus_days(days));
    (day, time((minute / 60) as i8, (minute % 60) as i8))
}

/// An import's state as a badge.
#[component]
pub fn StateBadge(
    /// The import.
    run: ImportSummary,
) -> impl IntoView {
    let lang = use_lang();
    let failed = run.ledger.failed;
    let (label, tone) = match run.state {
        ImportState::Done if failed > 0 => (tf(texts::N_FAILED, &[("n", &count(lang, failed))]), BadgeTone::Warn),
        ImportState::Done => (t(texts::STATE_DONE).to_owned(), BadgeTone::Ok),
        ImportState::Failed => (t(texts::STATE_FAILED).to_owned(), BadgeTone::Danger),
        ImportState::Running if run.rows > 0 => {
            let share = Share(run.progress.clamp(0, run.rows) * 1_000_000 / run.rows);
            (format!("{} {}", t(texts::state(run.state)), percent(lang, share, 0)), BadgeTone::Neutral)
        }
        state => (t(texts::state(state)).to_owned(), BadgeTone::Neutral),
    };
    view! { <Badge label tone /> }
}

/// The bar of the four results.
#[component]
pub fn LedgerBar(
    /// The counts.
    #[prop(into)]
    ledger: Signal<Ledger>,
) -> impl IntoView {
    let lang = use_lang();
    let label = move || {
        let l = ledger.get();
        let part = |n: u64, text: domain::texts::Text| format!("{} {}", count(lang, n), text.in_lang(lang).to_lowercase());
        [part(l.created, texts::CREATED), part(l.updated, texts::UPDATED), part(l.skipped, texts::SKIPPED), part(l.failed, texts::FAILED)]
            .join(", ")
    };
    let bars = move || {
        let l = ledger.get();
        [("--led-new", l.created), ("--led-upd", l.updated), ("--led-skip", l.skipped), ("--led-fail", l.failed)]
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(colour, n)| view! { <i style=format!("--c:var({colour});flex:{n};width:0")></i> })
            .collect_view()
    };
    view! { <div class="progress ledger-bar" role="img" aria-label=label>{bars}</div> }
}

/// The four results, their sum, and the rows with a warning. Figures lead to their rows.
#[component]
pub fn LedgerList(
    /// The counts.
    #[prop(into)]
    ledger: Signal<Ledger>,
    /// Rows in the file; the sum is shown when all were read.
    #[prop(into)]
    rows: Signal<u64>,
    /// Says what the results mean.
    #[prop(optional)]
    explained: bool,
    /// Ids of the panels with failed and warned rows, to lead there.
    #[prop(optional)]
    linked: bool,
) -> impl IntoView {
    let lang = use_lang();
    let part = move |colour: &'static str,
                     text: domain::texts::Text,
                     note: Option<domain::texts::Text>,
                     n: fn(&Ledger) -> u64,
                     target: Option<&'static str>| {
        let figure = move || count(lang, ledger.with(n));
        let linked_to = move || target.filter(|_| linked && ledger.with(n) > 0);
        view! {
            <li>
                <i style=format!("--c:var({colour})")></i>
                <span>{t(text)}</span>
                <small>{note.filter(|_| explained).map(t)}</small>
                <b>
                    {move || match linked_to() {
                        Some(id) => view! { <a href=format!("#{id}")>{figure()}</a> }.into_any(),
                        None => figure().into_any(),
                    }}
                </b>
            </li>
        }
    };
    view! {
        <ul class="ledger">
            {part("--led-new", texts::CREATED, None, |l| l.created, None)}
            {part("--led-upd", texts::UPDATED, None, |l| l.updated, None)}
            {part("--led-skip", texts::SKIPPED, Some(texts::SEEN_BEFORE), |l| l.skipped, None)}
            {part("--led-fail", texts::FAILED, Some(texts::NOT_SAVED), |l| l.failed, Some("failed"))}
            {move || {
                let l = ledger.get();
                (l.adds_up() && l.read == rows.get())
                    .then(|| {
                        view! {
                            <li class="sum">
                                <Icon name="check" size=14 />
                                <span>{t(texts::ROWS_IN_FILE)}</span>
                                <small></small>
                                <b>{count(lang, l.read)}</b>
                            </li>
                        }
                    })
            }}
            {move || {
                let n = ledger.get().warnings;
                (n > 0)
                    .then(|| {
                        let figure = count(lang, n);
                        view! {
                            <li class="also">
                                <i style="--c:transparent"></i>
                                <span>{t(texts::WITH_WARNING)}</span>
                                <small></small>
                                <b>
                                    {if linked { view! { <a href="#warned">{figure}</a> }.into_any() } else { figure.into_any() }}
                                </b>
                            </li>
                        }
                    })
            }}
        </ul>
    }
    .into_any()
}

/// The three steps of the wizard, the current one marked.
#[component]
pub fn Steps(
    /// 1, 2 or 3.
    now: usize,
) -> impl IntoView {
    let steps = [texts::STEP_FILE, texts::STEP_MATCH, texts::STEP_IMPORT];
    let items = steps.into_iter().enumerate().map(|(at, text)| {
        let n = at + 1;
        if n < now {
            view! { <li class="done"><Icon name="check" size=14 />{t(text)}</li> }.into_any()
        } else {
            view! { <li aria-current=(n == now).then_some("step")>{format!("{n}. {}", t(text))}</li> }.into_any()
        }
    });
    view! { <ol class="steps-top wide-only">{items.collect_view()}</ol> }
}
