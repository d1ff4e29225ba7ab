//! Numbers, money and percentages.

use super::{MINUS, NBSP};
use crate::lang::Lang;
use crate::money::{Currency, Share};

/// What happens to the part behind the decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cents {
    /// Rounded to whole units, half away from zero: boards and tiles. Only the display is rounded.
    Hide,
    /// Always shown: tables, documents.
    Show,
    /// Shown if they are not zero: facts on cards.
    IfAny,
}

/// The sign of a currency where it is unmistakable, else its code.
pub fn currency_symbol(currency: &Currency) -> &str {
    match currency.as_str() {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        "PLN" => "zł",
        "CZK" => "Kč",
        other => other,
    }
}

/// `12,400` or `12.400`, with a true minus.
pub fn integer(lang: Lang, n: i64) -> String {
    decimal(lang, n, 0)
}

/// A number with `scale` digits behind the decimal sign, given without it:
/// `decimal(En, 123456, 2)` is `1,234.56`.
pub fn decimal(lang: Lang, value: i64, scale: u32) -> String {
    let (group, point) = match lang {
        Lang::En => (',', '.'),
        Lang::De => ('.', ','),
    };
    let digits = value.unsigned_abs().to_string();
    let scale = scale as usize;
    let padded = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = padded.split_at(padded.len() - scale);
    let mut out = String::with_capacity(padded.len() + padded.len() / 3 + 4);
    if value < 0 {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if scale > 0 {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A number text with its plus sign, for changes: `+12`, `−3`, `0`.
pub fn signed(text: &str) -> String {
    let zero = !text.chars().any(|c| c.is_ascii_digit() && c != '0');
    if zero || text.starts_with(MINUS) { text.to_owned() } else { format!("+{text}") }
}

/// Money in minor units as a number without its currency: `12,400`, `12.400,50`.
pub fn amount(lang: Lang, minor: i64, currency: Currency, cents: Cents) -> String {
    let exponent = currency.exponent();
    let unit = 10_i64.pow(exponent);
    let whole = match cents {
        Cents::Hide => true,
        Cents::Show => false,
        Cents::IfAny => minor % unit == 0,
    };
    if whole { decimal(lang, round_div(minor, unit), 0) } else { decimal(lang, minor, exponent) }
}

/// Money in minor units with its currency: `€12,400`, `12.400 €`, `CHF 12,400`, `12.400 CHF`.
pub fn money(lang: Lang, minor: i64, currency: Currency, cents: Cents) -> String {
    with_currency(lang, &amount(lang, minor, currency, cents), currency)
}

/// Money in as few characters as an axis or a narrow tile allows: `€12.4k`, `12,4 Tsd. €`, `€1.02M`, `1,02 Mio. €`.
/// Rounded half away from zero to three digits.
pub fn money_compact(lang: Lang, minor: i64, currency: Currency) -> String {
    let unit = 10_i64.pow(currency.exponent());
    let whole = round_div(minor, unit);
    let size = whole.unsigned_abs();
    let (divisor, suffix) = match (size, lang) {
        (0..10_000, _) => return money(lang, minor, currency, Cents::Hide),
        (10_000..999_500, Lang::En) => (1_000, "k"),
        (10_000..999_500, Lang::De) => (1_000, "Tsd."),
        (999_500..999_500_000, Lang::En) => (1_000_000, "M"),
        (999_500..999_500_000, Lang::De) => (1_000_000, "Mio."),
        (_, Lang::En) => (1_000_000_000, "bn"),
        (_, Lang::De) => (1_000_000_000, "Mrd."),
    };
    let digits_before = (size / divisor).max(1).ilog10() + 1;
    let scale = 3_u32.saturating_sub(digits_before).min(2);
    let scaled = round_div128(i128::from(whole) * 10_i128.pow(scale), divisor.into());
    let mut number = decimal(lang, scaled, scale);
    if scale > 0 {
        let trimmed = number.trim_end_matches('0').trim_end_matches(['.', ',']).len();
        number.truncate(trimmed);
    }
    match lang {
        Lang::En => number.push_str(suffix),
        Lang::De => {
            number.push(NBSP);
            number.push_str(suffix);
        }
    }
    with_currency(lang, &number, currency)
}

fn with_currency(lang: Lang, number: &str, currency: Currency) -> String {
    let symbol = currency_symbol(&currency);
    match lang {
        Lang::De => format!("{number}{NBSP}{symbol}"),
        Lang::En => {
            let (minus, digits) = match number.strip_prefix(MINUS) {
                Some(digits) => ("\u{2212}", digits),
                None => ("", number),
            };
            // letters need a blank, signs do not
            let gap = if symbol.chars().all(char::is_alphabetic) { "\u{a0}" } else { "" };
            format!("{minus}{symbol}{gap}{digits}")
        }
    }
}

/// A share as a percentage with `places` decimals, rounded half away from zero:
/// `63.15 %`, `63,15 %`.
pub fn percent(lang: Lang, share: Share, places: u32) -> String {
    let places = places.min(4);
    let value = round_div(share.0, 10_i64.pow(4 - places));
    format!("{}{NBSP}%", decimal(lang, value, places))
}

/// A file's size: `412 B`, `1.2 MB`.
pub fn file_size(lang: Lang, bytes: i64) -> String {
    let (value, scale, unit) = match bytes {
        ..1_000 => (bytes, 0, "B"),
        1_000..1_000_000 => (round_div(bytes, 1_000), 0, "KB"),
        1_000_000..1_000_000_000 => (round_div(bytes, 100_000), 1, "MB"),
        _ => (round_div(bytes, 100_000_000), 1, "GB"),
    };
    format!("{}{NBSP}{unit}", decimal(lang, value, scale))
}

fn round_div(value: i64, by: i64) -> i64 {
    round_div128(value.into(), by.into())
}

/// Divides, rounding half away from zero; what does not fit stays at the edge of `i64`.
fn round_div128(value: i128, by: i128) -> i64 {
    let half = if value < 0 { -(by / 2) } else { by / 2 };
    let rounded = (value + half) / by;
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{De, En};

    fn c(code: &str) -> Currency {
        Currency::parse(code).expect("a code")
    }

    #[test]
    fn integers() {
        assert_eq!(integer(En, 0), "0");
        assert_eq!(integer(En, 12_400), "12,400");
        assert_eq!(integer(De, 1_018_150), "1.018.150");
        assert_eq!(integer(De, -999), "−999");
        assert_eq!(integer(En, i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn money_in_both_languages() {
        assert_eq!(money(En, 1_240_000, c("EUR"), Cents::Hide), "€12,400");
        assert_eq!(money(De, 1_240_000, c("EUR"), Cents::Hide), "12.400\u{a0}€");
        assert_eq!(money(De, 1_240_050, c("EUR"), Cents::Show), "12.400,50\u{a0}€");
        assert_eq!(money(En, -5, c("USD"), Cents::Show), "−$0.05");
        assert_eq!(money(En, 1_240_000, c("CHF"), Cents::Hide), "CHF\u{a0}12,400");
        assert_eq!(money(En, 12_400, c("JPY"), Cents::Show), "¥12,400");
        assert_eq!(money(De, 100, c("EUR"), Cents::IfAny), "1\u{a0}€");
        assert_eq!(money(De, 101, c("EUR"), Cents::IfAny), "1,01\u{a0}€");
        assert_eq!(money(En, 1_234, c("KWD"), Cents::Show), "KWD\u{a0}1.234");
    }

    #[test]
    fn hidden_cents_round_half_away_from_zero() {
        assert_eq!(money(En, 150, c("EUR"), Cents::Hide), "€2");
        assert_eq!(money(En, 149, c("EUR"), Cents::Hide), "€1");
        assert_eq!(money(En, -150, c("EUR"), Cents::Hide), "−€2");
        assert_eq!(money(En, -49, c("EUR"), Cents::Hide), "€0");
    }

    #[test]
    fn compact() {
        assert_eq!(money_compact(En, 999_900, c("EUR")), "€9,999");
        assert_eq!(money_compact(En, 1_240_000, c("EUR")), "€12.4k");
        assert_eq!(money_compact(De, 1_240_000, c("EUR")), "12,4\u{a0}Tsd.\u{a0}€");
        assert_eq!(money_compact(En, 101_815_000, c("EUR")), "€1.02M");
        assert_eq!(money_compact(De, 20_000_000, c("EUR")), "200\u{a0}Tsd.\u{a0}€");
        assert_eq!(money_compact(En, -1_000_553_400, c("USD")), "−$10M");
        assert_eq!(money_compact(En, i64::MAX, c("EUR")), "€92,233,720bn");
    }

    #[test]
    fn percentages() {
        assert_eq!(percent(En, Share(631_500), 2), "63.15\u{a0}%");
        assert_eq!(percent(De, Share(631_500), 1), "63,2\u{a0}%");
        assert_eq!(percent(En, Share(100_000), 0), "10\u{a0}%");
        assert_eq!(percent(En, Share(-5_000), 0), "−1\u{a0}%");
    }

    #[test]
    fn signs_and_sizes() {
        assert_eq!(signed("12"), "+12");
        assert_eq!(signed("−12"), "−12");
        assert_eq!(signed("0,0 %"), "0,0 %");
        assert_eq!(file_size(De, 1_234_567), "1,2\u{a0}MB");
        assert_eq!(file_size(En, 999), "999\u{a0}B");
    }
}
