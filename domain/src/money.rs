//! Money in minor units, and the currencies it comes in.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 4217 code of three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Currency = Currency(*b"EUR");

    /// The code, e.g. `EUR`. Small letters are taken as capitals; anything else than three letters is `None`.
    pub fn parse(code: &str) -> Option<Self> {
        let b = code.trim().as_bytes();
        if b.len() != 3 || !b.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        Some(Self([b[0].to_ascii_uppercase(), b[1].to_ascii_uppercase(), b[2].to_ascii_uppercase()]))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many digits its minor unit has (ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD).
    pub fn exponent(&self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV"
            | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::parse(&code).ok_or_else(|| format!("'{code}' is not a currency code"))
    }
}

impl From<Currency> for String {
    fn from(c: Currency) -> String {
        c.as_str().to_owned()
    }
}

/// An amount in minor units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units, e.g. cents.
    pub minor: i64,
    /// ISO 4217.
    pub currency: Currency,
}

impl Money {
    /// So many minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// From major units; rounded half away from zero to the minor unit. `None` beyond 64 bits.
    pub fn from_major(major: Decimal, currency: Currency) -> Option<Self> {
        let scaled = major.checked_mul(Decimal::from(10i64.pow(currency.exponent())))?;
        let minor = scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64()?;
        Some(Self { minor, currency })
    }

    /// In major units, exact.
    pub fn major(&self) -> Decimal {
        Decimal::new(self.minor, self.currency.exponent())
    }

    /// In another currency at a rate (1 unit of this = `rate` units of that); rounded half
    /// away from zero to the minor unit. `None` beyond 64 bits.
    pub fn convert(&self, rate: Decimal, to: Currency) -> Option<Self> {
        Self::from_major(self.major().checked_mul(rate)?, to)
    }
}

/// A share in 1/10,000 of a per cent: 1,000,000 is the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share(pub i64);

impl Share {
    /// Everything: 100 %.
    pub const WHOLE: Share = Share(1_000_000);

    /// From whole per cent.
    pub fn percent(p: i64) -> Self {
        Self(p * 10_000)
    }

    /// In per cent, e.g. 63.15.
    pub fn as_percent(&self) -> f64 {
        self.0 as f64 / 10_000.0
    }

    /// This share of an amount in minor units, rounded half away from zero.
    pub fn of(&self, minor: i64) -> i64 {
        let product = i128::from(minor) * i128::from(self.0);
        let half = if product < 0 { -500_000 } else { 500_000 };
        ((product + half) / 1_000_000) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_shape_minor_units() {
        let yen = Currency::parse("jpy").expect("a code");
        assert_eq!(Money::from_major(Decimal::new(15, 1), yen), Some(Money::new(2, yen)));
        assert_eq!(Money::from_major(Decimal::new(-12345, 3), Currency::EUR), Some(Money::new(-1235, Currency::EUR)));
        assert_eq!(Currency::parse("E1R"), None);
    }

    #[test]
    fn shares_round_half_away_from_zero() {
        assert_eq!(Share::percent(50).of(3), 2);
        assert_eq!(Share::percent(50).of(-3), -2);
        assert_eq!(Share::WHOLE.of(i64::MAX / 4), i64::MAX / 4);
    }
}
