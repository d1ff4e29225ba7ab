//! Periods, changes and amounts in words.

use domain::analytics::{Period, Span};
use domain::format::{self, Cents};
use domain::texts::{Text, analytics as texts};
use domain::{Currency, Lang, Share};

/// A named period's text.
pub fn period(period: Period) -> Text {
    match period {
        Period::ThisMonth => texts::THIS_MONTH,
        Period::LastMonth => texts::LAST_MONTH,
        Period::ThisQuarter => texts::THIS_QUARTER,
        Period::LastQuarter => texts::LAST_QUARTER,
        Period::ThisYear => texts::THIS_YEAR,
        Period::LastYear => texts::LAST_YEAR,
        Period::LastTwelveMonths => texts::LAST_12_MONTHS,
        Period::Days(_) => texts::CUSTOM,
    }
}

/// A span by its shortest name: `2017`, `Q4 2017`, `Nov 2026`, else its first and last day.
pub fn span(lang: Lang, span: Span) -> String {
    let first = span.from;
    if span == Span::year_of(first) {
        first.year().to_string()
    } else if span == Span::quarter_of(first) {
        format::quarter(first.year(), (first.month() - 1) / 3 + 1)
    } else if span == Span::month_of(first) {
        format::month_year(lang, first.year(), first.month())
    } else {
        days(lang, span)
    }
}

/// First and last day; the year once if it is the same.
pub fn days(lang: Lang, span: Span) -> String {
    let from = if span.from.year() == span.to.year() { format::date_short(lang, span.from) } else { format::date_full(lang, span.from) };
    texts::FROM_TO.fill(lang, &[("from", &from), ("to", &format::date_full(lang, span.to))])
}

/// Money without cents.
pub fn money(lang: Lang, minor: i64, currency: Currency) -> String {
    format::money(lang, minor, currency, Cents::Hide)
}

/// A share with one decimal; a dash if there is none.
pub fn share(lang: Lang, share: Option<Share>) -> String {
    share.map_or_else(|| "–".to_owned(), |s| format::percent(lang, s, 1))
}

/// How much more than before, in per cent with a sign; `None` without a before.
pub fn grown(lang: Lang, now: i64, before: i64) -> Option<String> {
    if before <= 0 {
        return None;
    }
    let change = i128::from(now - before) * 1_000_000 / i128::from(before);
    let change = Share(i64::try_from(change).ok()?);
    Some(format::signed(&format::percent(lang, change, 1)))
}

/// Tenths of days as days: whole ones from ten on.
pub fn tenths(lang: Lang, tenths: i64) -> String {
    if tenths.abs() >= 100 { format::integer(lang, (tenths + 5).div_euclid(10)) } else { format::decimal(lang, tenths, 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Date;
    use domain::format::NBSP;

    #[test]
    fn spans_have_short_names() {
        let day = |text| Date::parse(text).expect("a date");
        let of = |from, to| span(Lang::En, Span { from: day(from), to: day(to) }).replace(NBSP, " ");
        assert_eq!(of("2017-01-01", "2017-12-31"), "2017");
        assert_eq!(of("2017-10-01", "2017-12-31"), "Q4 2017");
        assert_eq!(of("2026-02-01", "2026-02-28"), "Feb 2026");
        assert_eq!(of("2026-07-01", "2026-08-23"), "1 Jul to 23 Aug 2026");
        assert_eq!(of("2025-12-01", "2026-11-30"), "1 Dec 2025 to 30 Nov 2026");
    }

    #[test]
    fn changes_have_signs() {
        assert_eq!(grown(Lang::En, 150, 100).map(|s| s.replace(NBSP, " ")), Some("+50.0 %".to_owned()));
        assert_eq!(grown(Lang::En, 5, 0), None);
        assert_eq!((tenths(Lang::En, 523), tenths(Lang::En, 52)), ("52".to_owned(), "5.2".to_owned()));
    }
}
