//! When something is due, in words.

use crate::shell::{t, tf, use_lang};
use domain::texts::common;
use domain::{Date, format};

/// The words and their class: late is red, today is the accent, later is quiet.
pub fn due_words(due: Date, today: Date) -> (String, &'static str) {
    let lang = use_lang();
    match due.days_since(today) {
        late if late < 0 => (tf(common::DAYS_LATE, &[("n", &format::integer(lang, -late))]), "danger medium"),
        0 => (t(common::TODAY).to_owned(), "accent medium"),
        1 => (t(common::TOMORROW).to_owned(), ""),
        2..7 => (format::weekday_day(lang, due), "muted"),
        _ if due.year() == today.year() => (format::date_short(lang, due), "muted"),
        _ => (format::date_full(lang, due), "muted"),
    }
}
