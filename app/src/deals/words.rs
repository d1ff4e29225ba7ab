//! Numbers and dates of deals in words.

use domain::deals::{Card, Due};
use domain::format::{self, Cents};
use domain::texts::{common, deals as texts, plural};
use domain::{Currency, Date, Lang, Money};

/// An amount without cents, or that there is none.
pub fn amount(lang: Lang, amount: Option<Money>) -> String {
    match amount {
        Some(money) => format::money(lang, money.minor, money.currency, Cents::Hide),
        None => texts::NO_AMOUNT.in_lang(lang).to_owned(),
    }
}

/// A sum in the organisation's currency.
pub fn sum(lang: Lang, minor: i64, currency: Currency) -> String {
    format::money(lang, minor, currency, Cents::Hide)
}

/// When something is due, and the data attribute that colours it.
pub fn due(lang: Lang, due: Due, today: Date) -> (String, &'static str) {
    match due {
        Due::NoStep => (String::new(), "none"),
        Due::Undated => (String::new(), ""),
        Due::Late(days) => (common::DAYS_LATE.fill(lang, &[("n", &format::integer(lang, days))]), "late"),
        Due::Today => (common::TODAY.in_lang(lang).to_owned(), "today"),
        Due::On(date) if date.days_since(today) < 7 => (format::weekday_day(lang, date), ""),
        Due::On(date) if date.year() == today.year() => (format::date_short(lang, date), ""),
        Due::On(date) => (format::date_full(lang, date), ""),
    }
}

/// 'n days in this stage'.
pub fn days_in_stage(lang: Lang, days: i64) -> String {
    plural(days, texts::DAYS_IN_STAGE_ONE, texts::DAYS_IN_STAGE).fill(lang, &[("n", &format::integer(lang, days))])
}

/// What screen readers say for a card.
pub fn card_label(lang: Lang, card: &Card) -> String {
    let client = card.client.as_ref().map(|c| format!(", {}", c.name)).unwrap_or_default();
    format!("{}{client}, {}", card.title, amount(lang, card.amount))
}

/// A number as `tel:` links take it.
pub fn tel(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#')).collect();
    format!("tel:{digits}")
}
