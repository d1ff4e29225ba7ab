//! What happened, as a sentence, with its icon.

use crate::shell::{t, tf, use_lang};
use domain::activities::Outcome;
use domain::format::{self, Cents};
use domain::texts::{Text, clients, common, deals, tasks, timeline as texts};
use domain::timeline::{Happening, What};
use domain::{Currency, Date, Money};

/// Icon and ground of an entry's node.
pub fn node(what: &What) -> (&'static str, &'static str) {
    match what {
        What::ClientCreated => ("user-round-plus", "node"),
        What::ClientChanged(_) | What::DealChanged(_) => ("pencil", "node"),
        What::ClientArchived(_) | What::DealArchived(_) => ("inbox", "node"),
        What::Tagged { .. } => ("tag", "node"),
        What::Contact { .. } => ("link", "node"),
        What::DealCreated { .. } => ("plus", "node"),
        What::DealMoved { .. } => ("arrow-right", "node"),
        What::DealReopened { .. } => ("rotate-ccw", "node"),
        What::DealWon { .. } => ("trophy", "node ok"),
        What::DealLost { .. } => ("thumbs-down", "node danger"),
        What::Task { verb, .. } if verb == "done" => ("square-check", "node"),
        What::Task { .. } => ("calendar-clock", "node"),
        What::Note { .. } => ("sticky-note", "node"),
        What::Call { direction, outcome, .. } => match (direction, outcome) {
            (_, Outcome::NoAnswer | Outcome::Busy) => ("phone-missed", "node"),
            (domain::activities::Direction::In, _) => ("phone-incoming", "node info"),
            (domain::activities::Direction::Out, _) => ("phone-outgoing", "node info"),
        },
        What::Other(_) => ("activity", "node"),
    }
}

/// The sentence of an entry.
pub fn sentence(h: &Happening) -> String {
    let nobody = if h.batch.is_some() { texts::THE_IMPORT } else { texts::SYSTEM };
    let who = h.actor.as_ref().map_or_else(|| t(nobody).to_owned(), |(_, name)| name.clone());
    let deal = h.deal.as_ref().map_or_else(|| t(texts::A_DEAL).to_owned(), |(_, title)| title.clone());
    let say = |text: Text| tf(text, &[("who", &who), ("deal", &deal)]);
    // an import tells what had happened; whoever ran it did none of it
    let came = match (&h.what, h.batch.is_some()) {
        (What::ClientCreated, true) => Some(texts::CAME_CLIENT),
        (What::DealCreated { .. }, true) => Some(texts::CAME_DEAL),
        (What::DealMoved { .. }, true) => Some(texts::CAME_MOVED),
        (What::DealWon { .. }, true) => Some(texts::CAME_WON),
        (What::DealLost { .. }, true) => Some(texts::CAME_LOST),
        (What::DealReopened { .. }, true) => Some(texts::CAME_REOPENED),
        _ => None,
    };
    if let Some(came) = came {
        return say(came);
    }
    match &h.what {
        What::ClientCreated => say(texts::CLIENT_CREATED),
        What::ClientChanged(_) => say(texts::CLIENT_CHANGED),
        What::ClientArchived(true) => say(texts::CLIENT_ARCHIVED),
        What::ClientArchived(false) => say(texts::CLIENT_RESTORED),
        What::Tagged { .. } => say(texts::TAGGED),
        What::Contact { added, person, company } => {
            let text = if *added { texts::CONTACT_ADDED } else { texts::CONTACT_REMOVED };
            tf(text, &[("who", &who), ("person", person), ("company", company)])
        }
        What::DealCreated { .. } => say(texts::DEAL_CREATED),
        What::DealChanged(_) => say(texts::DEAL_CHANGED),
        What::DealMoved { .. } => say(texts::DEAL_MOVED),
        What::DealWon { .. } => say(texts::DEAL_WON),
        What::DealLost { .. } => say(texts::DEAL_LOST),
        What::DealReopened { .. } => say(texts::DEAL_REOPENED),
        What::DealArchived(true) => say(texts::DEAL_ARCHIVED),
        What::DealArchived(false) => say(texts::DEAL_RESTORED),
        What::Task { verb, title, .. } => {
            let text = match verb.as_str() {
                "done" => texts::TASK_DONE,
                "undone" => texts::TASK_UNDONE,
                "changed" => texts::TASK_CHANGED,
                "archived" => texts::TASK_ARCHIVED,
                "restored" => texts::TASK_RESTORED,
                _ => texts::TASK_CREATED,
            };
            tf(text, &[("who", &who), ("title", title)])
        }
        What::Note { .. } => say(texts::NOTE),
        What::Call { direction, contact, .. } => {
            let incoming = *direction == domain::activities::Direction::In;
            match contact {
                Some(contact) => tf(if incoming { texts::CALLED_BY } else { texts::CALLED }, &[("who", &who), ("contact", contact)]),
                None => say(if incoming { texts::CALL_IN } else { texts::CALL_OUT }),
            }
        }
        What::Other(kind) => tf(texts::OTHER, &[("who", &who), ("kind", kind)]),
    }
}

/// How a call ended.
pub fn outcome_words(outcome: Outcome) -> &'static str {
    t(match outcome {
        Outcome::Reached => texts::REACHED,
        Outcome::NoAnswer => texts::NO_ANSWER,
        Outcome::Voicemail => texts::VOICEMAIL,
        Outcome::Busy => texts::BUSY,
    })
}

/// The name of a field of a client, deal or task as people know it.
pub fn field_words(field: &str) -> String {
    let text = match field {
        "name" => clients::NAME,
        "industry" => clients::INDUSTRY,
        "size" => clients::SIZE,
        "website" => clients::WEBSITE,
        "source" => clients::SOURCE,
        "about" => clients::ABOUT,
        "owner" => clients::OWNER,
        "parent" => clients::PARENT,
        "referred_by" => clients::REFERRED_BY,
        "phones" => clients::PHONE,
        "emails" => clients::EMAIL,
        "addresses" => clients::ADDRESSES,
        "tags" => clients::TAGS,
        "first_name" => clients::FIRST_NAME,
        "last_name" => clients::LAST_NAME,
        "amount" => texts::AMOUNT,
        "expected_close" => texts::EXPECTED,
        "next_step" => texts::NEXT_STEP,
        "stage" => texts::STAGE,
        "pipeline" => texts::PIPELINE,
        "lost_reason" => texts::LOST_REASON,
        "product" => texts::PRODUCT,
        "contact" => deals::CONTACT,
        "due" | "next_step_due" => tasks::DUE,
        "client" => clients::CLIENT,
        "title" => clients::NAME,
        _ => return field.replace('_', " "),
    };
    t(text).to_owned()
}

/// One side of a change, as people write it: dates and amounts are in the log as machines do.
pub fn value_words(field: &str, value: Option<String>) -> String {
    let lang = use_lang();
    let Some(value) = value else { return t(texts::EMPTY).to_owned() };
    let shown = match field {
        "amount" => value.split_once(' ').and_then(|(major, currency)| {
            let money = Money::from_major(major.parse().ok()?, Currency::parse(currency)?)?;
            Some(format::money(lang, money.minor, money.currency, Cents::Show))
        }),
        "expected_close" | "due" | "next_step_due" => Date::parse(&value).map(|date| format::date_full(lang, date)),
        "size" => value.parse().ok().map(|n| format::integer(lang, n)),
        _ => None,
    };
    shown.unwrap_or(value)
}

/// A day as the rule above its entries: 'Today, 18 November', with the year if it is another one.
pub fn day_words(day: Date, today: Date) -> String {
    let lang = use_lang();
    let name = match day.days_since(today) {
        0 => t(common::TODAY),
        -1 => t(common::YESTERDAY),
        _ => format::weekday_long(lang, day),
    };
    format!("{name}, {}", format::date_long(lang, day))
}
