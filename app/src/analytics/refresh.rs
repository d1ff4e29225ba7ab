//! Keeping the figures up to date: at once when the question changes; when somebody changes
//! something soon, but at most twice a second and never more than a fifth of the time.

use super::Shown;
use leptos::prelude::*;

/// How fresh the figures are.
#[derive(Clone, Copy)]
pub struct Freshness {
    /// Whether news arrive.
    pub live: Signal<bool>,
    /// Seconds since the figures were read; `None` on the server.
    pub age: Signal<Option<i64>>,
}

/// Starts it, in the browser.
pub fn keep_fresh(shown: Shown) -> Freshness {
    let age = RwSignal::new(None::<i64>);
    #[cfg(feature = "hydrate")]
    browser::keep(shown, age);
    #[cfg(not(feature = "hydrate"))]
    let _ = shown;
    Freshness { live: crate::live::use_fresh(), age: age.into() }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::{Shown, get_dashboard};
    use crate::live;
    use crate::shell::use_lang;
    use crate::ui::use_toasts;
    use domain::analytics::{Period, Span};
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use std::time::Duration;

    /// Least time between two questions, ms.
    const LEAST: f64 = 500.0;
    /// So many times its own duration a question waits for the next.
    const SHARE: f64 = 5.0;
    /// News of these records change figures.
    const RECORDS: [&str; 6] = ["deal", "pipeline", "user", "team", "settings", "import"];

    #[derive(Clone, Copy, Default)]
    struct Pace {
        /// The newest question; older answers are dropped.
        number: u32,
        running: bool,
        /// Something happened since the running question began.
        again: bool,
        /// A question is planned.
        planned: bool,
        /// Not before this time, Unix ms.
        not_before: f64,
    }

    #[derive(Clone, Copy)]
    struct Asker {
        shown: Shown,
        pace: StoredValue<Pace>,
        /// The older quarter a dashboard opened on: kept while nobody chooses another period.
        opened_on: StoredValue<Option<Span>>,
        read_at: StoredValue<f64>,
        age: RwSignal<Option<i64>>,
    }

    pub fn keep(shown: Shown, age: RwSignal<Option<i64>>) {
        let first = shown.answer.with_untracked(|d| (d.log, d.fell_back.then_some(d.span)));
        live::read_at(first.0);
        let asker = Asker {
            shown,
            pace: StoredValue::new(Pace::default()),
            opened_on: StoredValue::new(first.1),
            read_at: StoredValue::new(js_sys::Date::now()),
            age,
        };
        let (lang, toasts) = (use_lang(), use_toasts());
        let failed = move |error: crate::api::AppError| toasts.failed(error.message(lang));
        Effect::new(move |before: Option<()>| {
            shown.question.track();
            if before.is_some() {
                asker.opened_on.set_value(None);
                asker.ask(Some(Callback::new(failed)));
            }
        });
        live::use_live(move |news| {
            if RECORDS.iter().any(|record| news.touches(record)) {
                asker.soon();
            }
        });
        let tick = move || {
            if let Some(at) = asker.read_at.try_get_value() {
                let _ = age.try_set(Some(((js_sys::Date::now() - at) / 1_000.0) as i64));
            }
        };
        Effect::new(move |_| {
            tick();
            if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
                on_cleanup(move || handle.clear());
            }
        });
    }

    impl Asker {
        /// Asks as soon as the pace allows.
        fn soon(self) {
            let Some(mut pace) = self.pace.try_get_value() else { return };
            if pace.running {
                pace.again = true;
                self.pace.set_value(pace);
                return;
            }
            if pace.planned {
                return;
            }
            pace.planned = true;
            self.pace.set_value(pace);
            let wait = (pace.not_before - js_sys::Date::now()).max(0.0);
            set_timeout(
                move || {
                    if self.pace.try_update_value(|p| std::mem::take(&mut p.planned)) == Some(true) {
                        self.ask(None);
                    }
                },
                Duration::from_millis(wait as u64),
            );
        }

        fn ask(self, failed: Option<Callback<crate::api::AppError>>) {
            let mut question = self.shown.question.get_untracked();
            let pinned = self.opened_on.get_value().filter(|_| question.period.is_none());
            if let Some(span) = pinned {
                question.period = Some(Period::Days(span));
            }
            let number = self.pace.try_update_value(|p| {
                p.number += 1;
                p.running = true;
                p.again = false;
                p.planned = false;
                p.number
            });
            spawn_local(async move {
                let begun = js_sys::Date::now();
                let answer = get_dashboard(question).await;
                let now = js_sys::Date::now();
                let Some(mut pace) = self.pace.try_get_value() else { return };
                if number != Some(pace.number) {
                    return;
                }
                pace.running = false;
                pace.not_before = now + LEAST.max(SHARE * (now - begun));
                let again = std::mem::take(&mut pace.again);
                self.pace.set_value(pace);
                match answer {
                    Ok(mut answer) => {
                        if pinned.is_some() {
                            answer.fell_back = true;
                        } else {
                            self.opened_on.set_value(answer.fell_back.then_some(answer.span));
                        }
                        self.read_at.set_value(now);
                        self.age.set(Some(0));
                        self.shown.answer.set(answer);
                    }
                    Err(error) => {
                        if let Some(failed) = failed {
                            failed.run(error);
                        }
                    }
                }
                if again {
                    self.soon();
                }
            });
        }
    }
}
