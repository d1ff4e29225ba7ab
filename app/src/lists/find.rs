//! The field that narrows a list while one types.

use crate::ui::TextField;
use leptos::prelude::*;
use std::time::Duration;

/// How long typing must pause before the list is asked.
const PAUSE: Duration = Duration::from_millis(200);

/// A search field over a list. What is typed is asked for after a pause; what is asked for
/// otherwise (by a link, by 'clear filters') is shown.
#[component]
pub fn FindField(
    /// What it finds by; its placeholder too.
    label: &'static str,
    /// What is asked for.
    #[prop(into)]
    value: Signal<String>,
    /// Asks for something else.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let text = RwSignal::new(value.get_untracked());
    let sent = StoredValue::new(value.get_untracked());
    let number = StoredValue::new(0_u64);
    Effect::new(move |before: Option<()>| {
        let typed = text.get().trim().to_owned();
        if before.is_none() && typed == value.get_untracked() {
            return;
        }
        let mine = number.get_value() + 1;
        number.set_value(mine);
        set_timeout(
            move || {
                if number.try_get_value() == Some(mine) && value.get_untracked() != typed {
                    sent.set_value(typed.clone());
                    on_change.run(typed);
                }
            },
            PAUSE,
        );
    });
    Effect::new(move |_| {
        let now = value.get();
        // its own question coming round may be older than what is typed by now
        if sent.get_value() != now {
            sent.set_value(now.clone());
            text.set(now);
        }
    });
    view! {
        <div class="find">
            <TextField label bare=true kind="search" icon="search" class="sm" value=text placeholder=label inputmode="search" maxlength=200 />
        </div>
    }
    .into_any()
}
