//! Reads amounts as people type them.

use super::{MINUS, currency_symbol};
use crate::lang::Lang;
use crate::money::Currency;

/// Why a typed amount is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing but blanks and currency signs.
    Empty,
    /// Something that is not a number.
    NotANumber,
    /// More digits behind the decimal sign than the currency has.
    TooManyDecimals,
    /// Does not fit into the money type.
    TooBig,
}

/// Reads an amount into minor units of `currency`. Both languages' signs are understood:
/// `1.054,00`, `1,054.00`, `1 054`, `1'054.00`, `€ 12`, `12 EUR`, `-3`.
/// A single sign before exactly three digits (`1.054`) is read as `lang` writes it: in German
/// one thousand and fifty-four, in English a number with too many decimals. Nothing is guessed.
pub fn parse_amount(text: &str, lang: Lang, currency: Currency) -> Result<i64, AmountError> {
    let text = text.trim();
    let text = strip_currency(text, currency);
    let (negative, text) = match text.strip_prefix(['-', MINUS]) {
        Some(rest) => (true, strip_currency(rest, currency)),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.trim();
    if negative && text.is_empty() {
        return Err(AmountError::NotANumber);
    }
    let value = parse_digits(text, lang, currency.exponent() as usize)?;
    Ok(if negative { -value } else { value })
}

/// Reads how many of something into thousandths, with the same signs: `1,5` and `1.5` are 1500.
pub fn parse_quantity(text: &str, lang: Lang) -> Result<i64, AmountError> {
    parse_digits(text.trim(), lang, 3)
}

/// Reads a number without sign into units of its last decimal place.
fn parse_digits(text: &str, lang: Lang, exponent: usize) -> Result<i64, AmountError> {
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    let (whole, fraction) = split(text, lang)?;
    if !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    // zeros beyond the currency's digits change nothing
    let fraction =
        if fraction.len() > exponent && fraction[exponent..].bytes().all(|b| b == b'0') { &fraction[..exponent] } else { fraction };
    if fraction.len() > exponent {
        return Err(AmountError::TooManyDecimals);
    }
    let mut value: i64 = 0;
    let padding = std::iter::repeat_n(b'0', exponent - fraction.len());
    for digit in whole.bytes().chain(fraction.bytes()).chain(padding) {
        value = value.checked_mul(10).and_then(|v| v.checked_add(i64::from(digit - b'0'))).ok_or(AmountError::TooBig)?;
    }
    Ok(value)
}

fn strip_currency(text: &str, currency: Currency) -> &str {
    let text = text.trim();
    for sign in [currency_symbol(&currency), currency.as_str()] {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return rest.trim();
        }
    }
    text
}

/// Splits into digits before and behind the decimal sign, with groups checked and taken out.
fn split(text: &str, lang: Lang) -> Result<(String, &str), AmountError> {
    let decimal_sign = match lang {
        Lang::En => '.',
        Lang::De => ',',
    };
    let count = |sign| text.matches(sign).count();
    let point = match (count('.'), count(',')) {
        (0, 0) => None,
        // both: the last one is the decimal sign
        (dots, commas) if dots > 0 && commas > 0 => text.rfind(['.', ',']),
        // once: the decimal sign, unless it is the language's group sign before three digits
        (1, 0) | (0, 1) => {
            let at = text.find(['.', ',']);
            at.filter(|&at| text[at..].starts_with(decimal_sign) || text.len() - at != 4)
        }
        // several times: groups
        _ => None,
    };
    let (whole, fraction) = match point {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let is_group = |c: char| matches!(c, '.' | ',' | ' ' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = whole.split(is_group).collect();
    let signs: Vec<char> = whole.chars().filter(|c| is_group(*c)).collect();
    let fits = groups.len() == 1 || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3));
    let one_kind = signs.windows(2).all(|pair| pair[0] == pair[1]);
    // the sign of the groups can't be the decimal sign too
    let decimal_differs = point.is_none_or(|at| !signs.iter().any(|s| text[at..].starts_with(*s)));
    if !fits || !one_kind || !decimal_differs || (groups[0].is_empty() && fraction.is_empty()) {
        return Err(AmountError::NotANumber);
    }
    Ok((groups.concat(), fraction))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{De, En};

    fn c(code: &str) -> Currency {
        Currency::parse(code).expect("a code")
    }

    #[test]
    fn both_ways_of_writing() {
        for lang in Lang::ALL {
            for (typed, cents) in [
                ("1.054,00", 105_400),
                ("1,054.00", 105_400),
                ("1'054.50", 105_450),
                ("1 054", 105_400),
                ("1\u{a0}054,5", 105_450),
                ("12", 1_200),
                (" 12 EUR ", 1_200),
                ("€ 12", 1_200),
                ("12€", 1_200),
                ("-3", -300),
                ("−€3", -300),
                ("+3", 300),
                ("1.234.567", 123_456_700),
                ("0,5", 50),
                ("0.5", 50),
                (".5", 50),
                ("12.5000", 1_250),
            ] {
                assert_eq!(parse_amount(typed, lang, c("EUR")), Ok(cents), "{typed} {lang:?}");
            }
        }
    }

    #[test]
    fn three_digits_behind_one_sign_follow_the_language() {
        assert_eq!(parse_amount("1.054", De, c("EUR")), Ok(105_400));
        assert_eq!(parse_amount("1,054", En, c("EUR")), Ok(105_400));
        assert_eq!(parse_amount("1.054", En, c("EUR")), Err(AmountError::TooManyDecimals));
        assert_eq!(parse_amount("1,054", De, c("EUR")), Err(AmountError::TooManyDecimals));
        assert_eq!(parse_amount("1.054", En, c("KWD")), Ok(1_054));
    }

    #[test]
    fn quantities_have_three_places() {
        assert_eq!(parse_quantity("1,5", De), Ok(1_500));
        assert_eq!(parse_quantity(" 1.5 ", En), Ok(1_500));
        assert_eq!(parse_quantity("1.500", De), Ok(1_500_000));
        assert_eq!(parse_quantity("0.0005", En), Err(AmountError::TooManyDecimals));
        assert_eq!(parse_quantity("-1", En), Err(AmountError::NotANumber));
        assert_eq!(parse_quantity("", En), Err(AmountError::Empty));
    }

    #[test]
    fn refuses_the_rest() {
        for typed in ["12k", "12.9OO", "1e5", "abc", "1.05.4", "1,05,4", "12..5", "-", ",", "1.054,000.00", "1.2.3,4", "--1"] {
            assert_eq!(parse_amount(typed, En, c("EUR")), Err(AmountError::NotANumber), "{typed}");
        }
        assert_eq!(parse_amount("  ", En, c("EUR")), Err(AmountError::Empty));
        assert_eq!(parse_amount("€", En, c("EUR")), Err(AmountError::Empty));
        assert_eq!(parse_amount("99999999999999999999", En, c("EUR")), Err(AmountError::TooBig));
        assert_eq!(parse_amount("12.50", En, c("JPY")), Err(AmountError::TooManyDecimals));
    }
}
