//! The form that logs a call: one of four results saves it.

use super::words::outcome_words;
use super::{log_call, remove_activity};
use crate::act::{FieldErrors, error_of, use_act};
use crate::api::new_command;
use crate::once::Once;
use crate::shell::t;
use crate::tasks::DayChips;
use crate::ui::{Icon, Segment, Segmented, SelectField, TextArea, TextField};
use domain::activities::{DeleteActivity, Direction, NewCall, Outcome};
use domain::texts::timeline as texts;
use domain::{ClientId, Date, DealId};
use leptos::prelude::*;

/// Somebody who may have been called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallPerson {
    /// Who.
    pub id: ClientId,
    /// Their name.
    pub name: String,
}

/// With whom, which way, how long, what was said, when again; a result saves.
#[component]
pub fn CallForm(
    /// The client it stands on.
    #[prop(optional_no_strip)]
    client: Option<ClientId>,
    /// The deal it stands on.
    #[prop(optional_no_strip)]
    deal: Option<DealId>,
    /// Who may have been called; the first is chosen.
    #[prop(into)]
    people: Signal<Vec<CallPerson>>,
    /// Called when it is saved.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let act = use_act();
    let with = RwSignal::new(people.with_untracked(|p| p.first().map(|p| p.id.to_string()).unwrap_or_default()));
    let direction = RwSignal::new("out".to_owned());
    let (minutes, text, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (errors, busy) = (RwSignal::new(FieldErrors::default()), RwSignal::new(false));
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), "–".to_owned())];
        people.with(|p| options.extend(p.iter().map(|p| (p.id.to_string(), p.name.clone()))));
        options
    });
    let again_title = (t(texts::AGAIN_TASK), texts::AGAIN_TASK_WITH);
    let once = Once::new();
    let save = move |outcome: Outcome| {
        let contact = with.get_untracked().parse::<i64>().ok().map(ClientId);
        let name = people.with_untracked(|p| p.iter().find(|p| Some(p.id) == contact).map(|p| p.name.clone()));
        let title = match name {
            Some(name) => again_title.1.fill(act.lang, &[("contact", &name)]),
            None => again_title.0.to_owned(),
        };
        let command = once.command(|command| NewCall {
            command,
            text: text.get_untracked(),
            client,
            deal,
            contact: contact.filter(|c| Some(*c) != client),
            direction: Direction::parse(&direction.get_untracked()).unwrap_or_default(),
            outcome,
            duration_s: seconds(&minutes.get_untracked()),
            at: None,
            again: Date::parse(&again.get_untracked()).map(|day| (day, title.clone())),
        });
        act.send(errors, busy, log_call(command), move |done| {
            once.done();
            for field in [minutes, text, again] {
                field.set(String::new());
            }
            act.toasts.undo(texts::CALL_SAVED.in_lang(act.lang), move || {
                let command = DeleteActivity { command: new_command(), id: done.id, deleted: true };
                act.run(remove_activity(command), move |_| on_done.run(()));
            });
            on_done.run(());
        });
    };
    let results = Outcome::ALL
        .into_iter()
        .map(|outcome| {
            let icon = match outcome {
                Outcome::Reached => "check",
                Outcome::NoAnswer => "phone-missed",
                Outcome::Voicemail => "message-circle",
                Outcome::Busy => "ban",
            };
            let main = (outcome == Outcome::Reached).then_some("");
            view! {
                <button type="button" data-main=main disabled=move || busy.get() on:click=move |_| save(outcome)>
                    <Icon name=icon />
                    {outcome_words(outcome)}
                </button>
            }
        })
        .collect_view();
    let ways = vec![Segment::new("out", t(texts::OUT)).icon("phone-outgoing"), Segment::new("in", t(texts::IN)).icon("phone-incoming")];
    view! {
        <div class="stack composer-form log-call">
            <div class="row wrap">
                <SelectField label=t(texts::WITH) bare=true small=true value=with options=options />
                <Segmented
                    label=t(texts::DIRECTION)
                    value=direction
                    segments=Signal::stored(ways)
                    on_choose=move |way: String| direction.set(way)
                />
                <TextField
                    label=t(texts::MINUTES)
                    bare=true
                    placeholder=t(texts::MINUTES)
                    value=minutes
                    inputmode="numeric"
                    class="sm num minutes"
                    maxlength=6
                    error=error_of(errors, "duration_s")
                />
            </div>
            <TextArea label=t(texts::CALL_TEXT) optional=true value=text rows=2 error=error_of(errors, "text") />
            <div class="stack">
                <span class="label">{t(texts::AGAIN)}</span>
                <DayChips label=t(texts::AGAIN) value=again none=t(texts::NOT_AGAIN) />
            </div>
            <div class="stack">
                <span class="label">
                    {t(texts::RESULT)} " " <span class="muted small">{t(texts::RESULT_HINT)}</span>
                </span>
                <div class="choices" role="group" aria-label=t(texts::RESULT)>
                    {results}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// `6` and `6:18` are minutes, the latter with seconds.
fn seconds(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let (minutes, rest) = typed.split_once(':').unwrap_or((typed, "0"));
    let (minutes, rest): (i64, i64) = (minutes.trim().parse().ok()?, rest.trim().parse().ok()?);
    minutes.checked_mul(60)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_minutes_and_seconds() {
        assert_eq!((seconds("6"), seconds(" 6:18 "), seconds(""), seconds("x")), (Some(360), Some(378), None, None));
    }
}
