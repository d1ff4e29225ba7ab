//! Calendar dates, times of day, ages and durations.

use super::NBSP;
use crate::dates::Date;
use crate::lang::Lang;

const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MONTHS_DE: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const SHORT_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SHORT_DE: [&str; 12] = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_DE: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

fn of<const N: usize>(lang: Lang, en: &[&'static str; N], de: &[&'static str; N], index: usize) -> &'static str {
    match lang {
        Lang::En => en.get(index),
        Lang::De => de.get(index),
    }
    .copied()
    .unwrap_or("")
}

/// `November`. Months count from 1; anything else is empty.
pub fn month_long(lang: Lang, month: i8) -> &'static str {
    of(lang, &MONTHS_EN, &MONTHS_DE, usize::from(month.unsigned_abs()).wrapping_sub(1))
}

/// `Nov`, `Nov.`.
pub fn month_short(lang: Lang, month: i8) -> &'static str {
    of(lang, &SHORT_EN, &SHORT_DE, usize::from(month.unsigned_abs()).wrapping_sub(1))
}

/// `Nov 2026`, `Nov. 2026`: labels of months on charts and pickers.
pub fn month_year(lang: Lang, year: i16, month: i8) -> String {
    format!("{}{NBSP}{year}", month_short(lang, month))
}

/// `Q4 2026` in both languages.
pub fn quarter(year: i16, quarter: i8) -> String {
    format!("Q{quarter}{NBSP}{year}")
}

/// `18 Nov`, `18.11.`: where the year is plain.
pub fn date_short(lang: Lang, date: Date) -> String {
    match lang {
        Lang::En => format!("{}{NBSP}{}", date.day(), month_short(lang, date.month())),
        Lang::De => format!("{}.{}.", date.day(), date.month()),
    }
}

/// `18 Nov 2026`, `18.11.2026`: tables and facts.
pub fn date_full(lang: Lang, date: Date) -> String {
    match lang {
        Lang::En => format!("{}{NBSP}{}{NBSP}{}", date.day(), month_short(lang, date.month()), date.year()),
        Lang::De => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
    }
}

/// `18 November 2026`, `18. November 2026`: titles, tooltips, documents.
pub fn date_long(lang: Lang, date: Date) -> String {
    let dot = if lang == Lang::De { "." } else { "" };
    format!("{}{dot}{NBSP}{}{NBSP}{}", date.day(), month_long(lang, date.month()), date.year())
}

/// `Thursday`, `Donnerstag`.
pub fn weekday_long(lang: Lang, date: Date) -> &'static str {
    of(lang, &DAYS_EN, &DAYS_DE, usize::from(date.weekday().unsigned_abs()).wrapping_sub(1))
}

/// `Thu`, `Do.`.
pub fn weekday_short(lang: Lang, date: Date) -> String {
    let name = weekday_long(lang, date);
    match lang {
        Lang::En => name[..3].to_owned(),
        Lang::De => format!("{}.", &name[..2]),
    }
}

/// `Thu 20`, `Do. 20.`: dates within the next days.
pub fn weekday_day(lang: Lang, date: Date) -> String {
    let dot = if lang == Lang::De { "." } else { "" };
    format!("{}{NBSP}{}{dot}", weekday_short(lang, date), date.day())
}

/// `09:42`, the 24-hour clock in both languages.
pub fn time(hour: i8, minute: i8) -> String {
    format!("{hour:02}:{minute:02}")
}

/// `5 d`, `5 T`.
pub fn days_short(lang: Lang, days: i64) -> String {
    let unit = if lang == Lang::De { "T" } else { "d" };
    format!("{}{NBSP}{unit}", super::integer(lang, days))
}

/// How long ago, in the biggest unit: `now`, `12 min`, `3 h`, `5 d`, `4 mo`, `2 y`;
/// `jetzt`, `12 Min.`, `3 Std.`, `5 T`, `4 Mon.`, `2 J`. A future instant counts as now.
pub fn age_short(lang: Lang, seconds: i64) -> String {
    const DAY: i64 = 86_400;
    let en = lang == Lang::En;
    let (n, unit) = match seconds {
        ..60 => return crate::texts::common::AGE_NOW.in_lang(lang).to_owned(),
        60..3_600 => (seconds / 60, if en { "min" } else { "Min." }),
        3_600..DAY => (seconds / 3_600, if en { "h" } else { "Std." }),
        DAY..5_184_000 => return days_short(lang, seconds / DAY),
        5_184_000..63_072_000 => (seconds / (30 * DAY), if en { "mo" } else { "Mon." }),
        _ => (seconds / (365 * DAY), if en { "y" } else { "J" }),
    };
    format!("{n}{NBSP}{unit}")
}

/// How long something took: `45 s`, `12 min`, `1 h 05 min`; `45 Sek.`, `12 Min.`, `1 Std. 05 Min.`.
pub fn duration(lang: Lang, seconds: i64) -> String {
    let (h, min, s) = match lang {
        Lang::En => ("h", "min", "s"),
        Lang::De => ("Std.", "Min.", "Sek."),
    };
    match seconds {
        ..60 => format!("{}{NBSP}{s}", seconds.max(0)),
        60..3_600 => format!("{}{NBSP}{min}", (seconds + 30) / 60),
        _ => {
            let minutes = (seconds + 30) / 60;
            format!("{}{NBSP}{h}{NBSP}{:02}{NBSP}{min}", minutes / 60, minutes % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{De, En};

    fn day(y: i16, m: i8, d: i8) -> Date {
        Date::new(y, m, d).expect("a date")
    }

    fn plain(text: String) -> String {
        text.replace(NBSP, " ")
    }

    #[test]
    fn writes_dates() {
        assert_eq!(plain(date_short(En, day(2026, 11, 18))), "18 Nov");
        assert_eq!(plain(date_short(De, day(2026, 11, 18))), "18.11.");
        assert_eq!(plain(date_full(En, day(2026, 11, 18))), "18 Nov 2026");
        assert_eq!(plain(date_full(De, day(2017, 3, 1))), "01.03.2017");
        assert_eq!(plain(date_long(En, day(2026, 11, 18))), "18 November 2026");
        assert_eq!(plain(date_long(De, day(2026, 11, 18))), "18. November 2026");
        assert_eq!(plain(weekday_day(En, day(2026, 11, 18))), "Wed 18");
        assert_eq!(plain(weekday_day(De, day(2026, 11, 18))), "Mi. 18.");
        assert_eq!(plain(month_year(De, 2026, 3)), "März 2026");
        assert_eq!(month_long(En, 0), "");
        assert_eq!(month_long(En, 13), "");
    }

    #[test]
    fn ages_and_durations() {
        assert_eq!(plain(age_short(En, 10)), "now");
        assert_eq!(plain(age_short(De, 720)), "12 Min.");
        assert_eq!(plain(age_short(En, 5 * 86_400)), "5 d");
        assert_eq!(plain(age_short(De, 5 * 86_400)), "5 T");
        assert_eq!(plain(age_short(En, 120 * 86_400)), "4 mo");
        assert_eq!(plain(age_short(De, 800 * 86_400)), "2 J");
        assert_eq!(plain(age_short(En, -5)), "now");
        assert_eq!(plain(duration(En, 45)), "45 s");
        assert_eq!(plain(duration(En, 3_900)), "1 h 05 min");
        assert_eq!(plain(duration(De, 720)), "12 Min.");
        assert_eq!(time(9, 5), "09:05");
    }
}
