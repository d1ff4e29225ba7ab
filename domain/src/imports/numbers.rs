//! Numbers, money and yes/no as people write them in tables.

use crate::money::{Currency, Money};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// What separates the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalStyle {
    /// `1,054.00`
    Point,
    /// `1.054,00`
    Comma,
}

impl DecimalStyle {
    /// Both styles, in the order a list offers them.
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    /// How the style is shown where it can be corrected.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Point => "1,054.00",
            Self::Comma => "1.054,00",
        }
    }

    fn decimal_mark(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberError {
    /// Letters, two signs, digits in wrong groups: no number in this style.
    NotANumber,
    /// A number beyond what can be kept.
    TooLarge,
}

/// A number and the currency written beside it, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In major units (euros, not cents).
    pub value: Decimal,
    /// ISO 4217 code.
    pub currency: Option<&'static str>,
}

const CURRENCIES: [(&str, &str); 14] = [
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("Euro", "EUR"),
    ("US$", "USD"),
    ("$", "USD"),
    ("USD", "USD"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("Fr.", "CHF"),
    ("PLN", "PLN"),
    ("SEK", "SEK"),
    ("DKK", "DKK"),
    ("CZK", "CZK"),
];

/// Takes the currency's sign or code off either end.
fn without_currency(text: &str) -> (&str, Option<&'static str>) {
    let text = text.trim();
    for (sign, code) in CURRENCIES {
        let head = text.get(..sign.len()).filter(|h| h.eq_ignore_ascii_case(sign)).map(|_| &text[sign.len()..]);
        let tail = || {
            let at = text.len().checked_sub(sign.len())?;
            text.get(at..).filter(|t| t.eq_ignore_ascii_case(sign)).map(|_| &text[..at])
        };
        if let Some(rest) = head.or_else(tail) {
            return (rest.trim(), Some(code));
        }
    }
    (text, None)
}

/// Sign and digits with separators: `-1.054,00`, `−5`, `(5)`, `5-`.
fn without_sign(text: &str) -> (&str, bool) {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        return (inner.trim(), true);
    }
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        return (rest.trim_start(), true);
    }
    if let Some(rest) = text.strip_suffix('-') {
        // 5,- and 5.- are five, not minus five
        return match rest.strip_suffix([',', '.']) {
            Some(whole) => (whole, false),
            None => (rest.trim_end(), true),
        };
    }
    (text.strip_prefix('+').unwrap_or(text), false)
}

fn is_group_mark(c: char, style: DecimalStyle) -> bool {
    match c {
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => true,
        ',' => style == DecimalStyle::Point,
        '.' => style == DecimalStyle::Comma,
        _ => false,
    }
}

/// Reads an amount in the given style. Groups of thousands must be groups of three, so
/// that `1.200,00,00` or a date is refused rather than misread.
pub fn parse_amount(text: &str, style: DecimalStyle) -> Result<Amount, NumberError> {
    let (outer, negative_outside) = without_sign(text);
    let (bare, currency) = without_currency(outer);
    // €-5: the sign may stand inside, but not twice
    let (digits, negative_inside) = if currency.is_some() { without_sign(bare) } else { (bare, false) };
    let value = parse_plain(digits, style)?;
    let value = if negative_outside != negative_inside { -value } else { value };
    Ok(Amount { value, currency })
}

fn parse_plain(digits: &str, style: DecimalStyle) -> Result<Decimal, NumberError> {
    let (whole, fraction) = match digits.rsplit_once(style.decimal_mark()) {
        Some((w, f)) => (w, f),
        None => (digits, ""),
    };
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(NumberError::NotANumber);
    }
    let groups: Vec<&str> = whole.split(|c| is_group_mark(c, style)).collect();
    let well_grouped = groups.len() == 1 || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3));
    if !well_grouped || !groups.iter().all(|g| all_digits(g)) {
        return Err(NumberError::NotANumber);
    }
    let plain =
        format!("{}.{}", if whole.is_empty() { "0".into() } else { groups.concat() }, if fraction.is_empty() { "0" } else { fraction });
    if plain.len() > 27 {
        return Err(NumberError::TooLarge);
    }
    plain.parse::<Decimal>().map(|d| d.normalize()).map_err(|_| NumberError::TooLarge)
}

/// The largest amount a cell may hold, in minor units: a margin, so that sums over millions
/// of rows stay inside 64 bits.
const LARGEST: u64 = 100_000_000_000_000;

/// An amount as money; what is finer than the currency's minor unit is rounded half away
/// from zero, as in commerce.
pub fn as_money(value: Decimal, currency: Currency) -> Result<Money, NumberError> {
    Money::from_major(value, currency).filter(|m| m.minor.unsigned_abs() <= LARGEST).ok_or(NumberError::TooLarge)
}

/// A whole number, `2.448` and `2,448` in their style included.
pub fn parse_whole(text: &str, style: DecimalStyle) -> Result<i64, NumberError> {
    let amount = parse_amount(text, style)?;
    if !amount.value.is_integer() || amount.currency.is_some() {
        return Err(NumberError::NotANumber);
    }
    amount.value.to_i64().ok_or(NumberError::TooLarge)
}

/// Yes and no in both languages; `None` for anything else.
pub fn parse_flag(text: &str) -> Option<bool> {
    match crate::fold::fold(text).as_str() {
        "1" | "yes" | "y" | "true" | "t" | "ja" | "j" | "wahr" | "x" | "on" | "aktiv" | "active" => Some(true),
        "0" | "no" | "n" | "false" | "f" | "nein" | "falsch" | "off" | "inaktiv" | "inactive" => Some(false),
        _ => None,
    }
}

/// What the values of one column say about how numbers are written; fed row by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberEvidence {
    /// Values that are numbers in one style or the other.
    pub numbers: u64,
    /// Values that are numbers only with a decimal point.
    pub point: u64,
    /// Values that are numbers only with a decimal comma.
    pub comma: u64,
    /// Values that are one number with a point and another one with a comma (`1.054`).
    pub unclear: u64,
}

impl NumberEvidence {
    /// Counts one value. Returns whether it is a number in any style.
    pub fn see(&mut self, text: &str) -> bool {
        let point = parse_amount(text, DecimalStyle::Point);
        let comma = parse_amount(text, DecimalStyle::Comma);
        match (point, comma) {
            (Err(_), Err(_)) => return false,
            (Ok(_), Err(_)) => self.point += 1,
            (Err(_), Ok(_)) => self.comma += 1,
            (Ok(p), Ok(c)) => self.unclear += u64::from(p.value != c.value),
        }
        self.numbers += 1;
        true
    }

    /// Both columns' evidence together.
    pub fn and(self, other: Self) -> Self {
        Self {
            numbers: self.numbers + other.numbers,
            point: self.point + other.point,
            comma: self.comma + other.comma,
            unclear: self.unclear + other.unclear,
        }
    }

    /// The style the values speak for, and whether it is certain. Plain whole numbers are
    /// the same in both.
    pub fn decide(&self, fallback: DecimalStyle) -> (DecimalStyle, bool) {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => (DecimalStyle::Point, self.comma == 0),
            std::cmp::Ordering::Less => (DecimalStyle::Comma, self.point == 0),
            std::cmp::Ordering::Equal => (fallback, self.unclear == 0 && self.point == 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DecimalStyle::*;
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, style: DecimalStyle) -> Result<String, NumberError> {
        parse_amount(text, style).map(|a| format!("{}{}", a.value, a.currency.map(|c| format!(" {c}")).unwrap_or_default()))
    }

    #[test]
    fn amounts_are_read_in_their_style() {
        for (text, style, want) in [
            ("1054", Point, "1054"),
            ("1,054.50", Point, "1054.5"),
            ("1.054,50", Comma, "1054.5"),
            ("1.054", Comma, "1054"),
            ("1.054", Point, "1.054"),
            ("1 054,5", Comma, "1054.5"),
            ("1'054.50", Point, "1054.5"),
            ("€ 1.054,00", Comma, "1054 EUR"),
            ("1.054,00 EUR", Comma, "1054 EUR"),
            ("-$5.25", Point, "-5.25 USD"),
            ("(5)", Point, "-5"),
            ("5,-", Comma, "5"),
            ("−3", Comma, "-3"),
            ("0", Point, "0"),
            (".5", Point, "0.5"),
        ] {
            assert_eq!(read(text, style).as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "n/a", "on request", "1.200,00,00", "12,34,56", "1e5", "10/20/2016", "--5", "NaN", "1..2", "5 USD EUR", "١٢"] {
            assert_eq!(read(text, Comma), Err(NumberError::NotANumber), "{text}");
        }
        assert_eq!(read("20.10.2016", Comma), Err(NumberError::NotANumber));
        assert_eq!(read(&"9".repeat(40), Point), Err(NumberError::TooLarge));
    }

    #[test]
    fn money_has_its_currencys_digits_and_a_limit() {
        let minor = |t: &str, c: &str| as_money(t.parse().unwrap(), Currency::parse(c).unwrap()).map(|m| m.minor);
        assert_eq!(minor("10.005", "EUR"), Ok(1001));
        assert_eq!(minor("1054", "JPY"), Ok(1054));
        assert_eq!(minor("9999999999999999", "EUR"), Err(NumberError::TooLarge));
    }

    #[test]
    fn the_style_is_decided_by_evidence() {
        let decide = |values: &[&str], fallback| {
            let mut e = NumberEvidence::default();
            for v in values {
                e.see(v);
            }
            e.decide(fallback)
        };
        assert_eq!(decide(&["1054", "5"], Comma), (Comma, true));
        assert_eq!(decide(&["1.054,00"], Point), (Comma, true));
        assert_eq!(decide(&["251.41", "1100.04"], Comma), (Point, true));
        assert_eq!(decide(&["1.054", "2.100"], Comma), (Comma, false));
        assert_eq!(decide(&["1.054", "2.100", "3,5"], Point), (Comma, true));
        assert_eq!(decide(&["1.054.000"], Point), (Comma, true));
    }

    #[test]
    fn flags_are_read_in_both_languages() {
        assert_eq!(parse_flag(" Ja"), Some(true));
        assert_eq!(parse_flag("FALSE"), Some(false));
        assert_eq!(parse_flag("maybe"), None);
    }

    proptest! {
        #[test]
        fn cents_survive_being_written(cents in -99_999_999_999i64..99_999_999_999) {
            let value = Decimal::new(cents, 2);
            let minor = |text: &str, style| as_money(parse_amount(text, style).unwrap().value, Currency::EUR).map(|m| m.minor);
            prop_assert_eq!(minor(&format!("{value:.2}"), Point), Ok(cents));
            let comma = format!("{value:.2}").replace('.', ",");
            prop_assert_eq!(minor(&comma, Comma), Ok(cents));
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,24}") {
            let mut e = NumberEvidence::default();
            e.see(&text);
            let _ = parse_whole(&text, Point);
        }
    }
}
