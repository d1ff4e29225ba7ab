//! Amounts in the organisation's currency.

use crate::{Result, Write, q};
use domain::{Currency, Date, Money};
use rust_decimal::Decimal;

/// An amount in the organisation's currency, in minor units, by the rate of a day; rounded
/// half away from zero. `None` without an amount or a rate.
pub async fn base_minor(write: &mut Write, base: Currency, amount: Option<Money>, on: Date) -> Result<Option<i64>> {
    let Some(amount) = amount else { return Ok(None) };
    if amount.currency == base {
        return Ok(Some(amount.minor));
    }
    let rate: Option<(String,)> = q("SELECT rate FROM rates WHERE currency = $1 AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1")
        .bind(amount.currency)
        .bind(on)
        .opt(write.ex())
        .await?;
    let rate: Option<Decimal> = rate.and_then(|(rate,)| rate.parse().ok());
    Ok(rate.and_then(|rate| amount.convert(rate, base)).map(|m| m.minor))
}
