//! Settings of the organisation: its name, zone, currency and language, and exchange rates.

use crate::{CommandId, Currency, Date, Lang};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The organisation's settings as a form shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationSettings {
    /// Name.
    pub name: String,
    /// IANA time zone.
    pub zone: String,
    /// Currency of all sums.
    pub currency: Currency,
    /// Language of what the organisation itself writes.
    pub lang: Lang,
    /// Every time zone the server knows.
    pub zones: Vec<String>,
}

/// The organisation as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditOrganisation {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Name, 1 to 200 characters.
    pub name: String,
    /// IANA time zone.
    pub zone: String,
    /// Currency of all sums. Another one turns every deal's amount over, by the rates.
    pub currency: Currency,
    /// Language.
    pub lang: Lang,
}

/// From a day on, one unit of a currency is worth so many of the organisation's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// The foreign currency.
    pub currency: Currency,
    /// First day on which it holds.
    pub valid_from: Date,
    /// Worth of one unit.
    pub rate: Decimal,
}

/// What the page of rates shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateTable {
    /// The organisation's currency.
    pub base: Currency,
    /// Every rate, by currency, newest first.
    pub rates: Vec<Rate>,
    /// Currencies of deals that have no rate for their day, with how many deals.
    pub missing: Vec<(Currency, i64)>,
}

/// A rate typed in; one of the same currency and day is replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRate {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// The foreign currency.
    pub currency: Currency,
    /// First day on which it holds.
    pub valid_from: Date,
    /// Worth of one unit, as typed: decimal point or comma.
    pub rate: String,
}

/// A rate taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveRate {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// The foreign currency.
    pub currency: Currency,
    /// Its day.
    pub valid_from: Date,
}

/// A rate as typed: digits with a decimal point or comma, above 0 and at most 1,000,000.
/// No thousands separators, so that `1,234` can't be taken for a thousand.
pub fn parse_rate(typed: &str) -> Option<Decimal> {
    let text = typed.trim().replace(',', ".");
    if text.is_empty() || text.len() > 20 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let rate: Decimal = text.parse().ok()?;
    (rate > Decimal::ZERO && rate <= Decimal::from(1_000_000) && rate.scale() <= 12).then(|| rate.normalize())
}

#[cfg(test)]
mod tests {
    use super::parse_rate;

    #[test]
    fn rates_as_typed() {
        assert_eq!(parse_rate(" 0,9150").map(|r| r.to_string()).as_deref(), Some("0.915"));
        for wrong in ["", "0", "-1", "1.2.3", "abc", "1000001", "1e3"] {
            assert_eq!(parse_rate(wrong), None, "{wrong}");
        }
    }
}
