//! A deal itself, as its sheet shows it.

use super::{Card, Owner};
use crate::pipelines::{LostReason, Stage, StageKind};
use crate::{ClientId, Date, DealId, Millis, Money, PipelineId, ProductId, StageId, TaskId};
use serde::{Deserialize, Serialize};

/// Everything on the sheet of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealDetail {
    /// What the card says.
    pub card: Card,
    /// Whether the client's own card is in the viewer's sight.
    pub client_visible: bool,
    /// Its pipeline.
    pub pipeline: PipelineId,
    /// The pipeline's name.
    pub pipeline_name: String,
    /// The pipeline's stages in order: open ones, won, lost.
    pub stages: Vec<Stage>,
    /// Open, won or lost.
    pub status: StageKind,
    /// Where it came from.
    pub source: Option<String>,
    /// When it is expected to close.
    pub expected_close: Option<Date>,
    /// When it became a deal.
    pub opened_on: Date,
    /// When it was won or lost.
    pub closed_on: Option<Date>,
    /// Why it was lost.
    pub lost_reason: Option<LostReason>,
    /// A word about that.
    pub lost_note: Option<String>,
    /// Text about it.
    pub about: Option<String>,
    /// Every tag by name.
    pub tags: Vec<String>,
    /// Columns 'From the import': name and value.
    pub extra: Vec<(String, String)>,
    /// What is sold.
    pub lines: Vec<DealLine>,
    /// Who is on it.
    pub contacts: Vec<DealContact>,
    /// Its stays in stages, in order.
    pub stays: Vec<Stay>,
    /// Its open tasks, the earliest first.
    pub tasks: Vec<DealTask>,
    /// Whether it is archived.
    pub archived: bool,
}

/// A product on a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealLine {
    /// The line.
    pub id: i64,
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// How many, in thousandths.
    pub quantity: i64,
    /// Price of one.
    pub price: Option<Money>,
    /// The line's own price in minor units of the deal's currency; `None`: `price` is the product's.
    pub own: Option<i64>,
}

impl DealLine {
    /// Price times quantity, rounded half up to the minor unit; `None` without a price.
    pub fn total(&self) -> Option<Money> {
        let price = self.price?;
        let minor = (i128::from(price.minor) * i128::from(self.quantity) + 500).div_euclid(1_000);
        Some(Money::new(i64::try_from(minor).ok()?, price.currency))
    }
}

/// What the lines come to; `None` without lines, if one has no price, or if they are in several
/// currencies.
pub fn lines_total(lines: &[DealLine]) -> Option<Money> {
    let mut totals = lines.iter().map(DealLine::total);
    let first = totals.next()??;
    totals.try_fold(first, |sum, total| {
        let total = total.filter(|t| t.currency == sum.currency)?;
        Some(Money::new(sum.minor.checked_add(total.minor)?, sum.currency))
    })
}

/// A person on a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealContact {
    /// Who.
    pub person: ClientId,
    /// Their name.
    pub name: String,
    /// What they are at the client or on the deal.
    pub role: Option<String>,
    /// Their first phone number.
    pub phone: Option<String>,
    /// Their first e-mail address.
    pub email: Option<String>,
}

/// A stay of a deal in a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The stage.
    pub stage: StageId,
    /// Its name.
    pub name: String,
    /// Since when.
    pub entered: Millis,
    /// Until when; `None`: still.
    pub left: Option<Millis>,
}

/// An open task of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealTask {
    /// The task.
    pub id: TaskId,
    /// What to do.
    pub title: String,
    /// When it is due.
    pub due: Option<Date>,
    /// Whose it is.
    pub owner: Option<Owner>,
    /// Version.
    pub version: i64,
}

/// Days a deal spent in a stage over all its stays there; `None` if it never was there.
pub fn days_spent(stays: &[Stay], stage: StageId, now: Millis) -> Option<i64> {
    let mut spent = None;
    for stay in stays.iter().filter(|s| s.stage == stage) {
        let days = (stay.left.unwrap_or(now) - stay.entered).max(0);
        spent = Some(spent.unwrap_or(0) + days);
    }
    spent.map(|ms| ms / 86_400_000)
}

/// Which deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDeal {
    /// Its id.
    pub id: DealId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn line(quantity: i64, price: Option<(i64, &str)>) -> DealLine {
        let price = price.map(|(minor, code)| Money::new(minor, Currency::parse(code).expect("a currency")));
        DealLine { id: 1, product: ProductId(1), name: "Lamp".into(), code: None, quantity, price, own: None }
    }

    #[test]
    fn lines_come_to_a_total_if_all_have_a_price_in_one_currency() {
        let eur = |minor| Some(Money::new(minor, Currency::EUR));
        assert_eq!(line(1_500, Some((333, "EUR"))).total(), eur(500), "499.5 cents, rounded up");
        assert_eq!(line(1_000, None).total(), None);
        assert_eq!(lines_total(&[line(2_000, Some((100, "EUR"))), line(1_000, Some((50, "EUR")))]), eur(250));
        assert_eq!(lines_total(&[line(2_000, Some((100, "EUR"))), line(1_000, Some((50, "USD")))]), None);
        assert_eq!(lines_total(&[line(2_000, Some((100, "EUR"))), line(1_000, None)]), None);
        assert_eq!(lines_total(&[]), None);
        assert_eq!(lines_total(&[line(i64::MAX, Some((i64::MAX, "EUR")))]), None, "too big to say");
    }
}
