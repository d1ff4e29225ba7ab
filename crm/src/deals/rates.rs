//! Amounts in the organisation's currency.

use crate::settings::rates::Rates;
use crate::{Result, Write};
use domain::{Currency, Date, Money};

/// An amount in the organisation's currency, in minor units, by the rate of a day; rounded
/// half away from zero. `None` without an amount or a rate.
pub async fn base_minor(write: &mut Write, base: Currency, amount: Option<Money>, on: Date) -> Result<Option<i64>> {
    let Some(amount) = amount else { return Ok(None) };
    if amount.currency == base {
        return Ok(Some(amount.minor));
    }
    Ok(Rates::load(write.ex(), base).await?.in_base(amount, on))
}
