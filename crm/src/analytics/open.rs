//! Open deals as of now: their weighted sum, and when they are expected to close.

use super::filter::Filter;
use crate::{Crm, Result, q};
use domain::Date;
use domain::analytics::{Forecast, ForecastMonth, Open};
use std::collections::BTreeMap;

/// How many months ahead are shown one by one, the running one among them.
const MONTHS_AHEAD: i64 = 12;

/// Open deals.
pub struct OpenDeals {
    /// All of them.
    pub all: Open,
    /// By expected close.
    pub forecast: Forecast,
}

/// A sum in the making: exact until the end, 1/1,000,000 of a minor unit.
#[derive(Default)]
struct Sum {
    deals: i64,
    without_sum: i64,
    sum: i64,
    weighted: i128,
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.deals += other.deals;
        self.without_sum += other.without_sum;
        self.sum += other.sum;
        self.weighted += other.weighted;
    }

    fn done(self) -> Open {
        let half = if self.weighted < 0 { -500_000 } else { 500_000 };
        Open { deals: self.deals, without_sum: self.without_sum, sum: self.sum, weighted: ((self.weighted + half) / 1_000_000) as i64 }
    }
}

impl OpenDeals {
    /// One query, grouped by stage and month.
    pub async fn read(crm: &Crm, filter: &Filter, today: Date) -> Result<Self> {
        // Counted by stage first and joined to the probabilities after: a join before
        // grouping looked at every deal twice.
        let rows: Vec<(i64, String, i64, i64, i64)> = q("SELECT s.probability, g.month, g.deals, g.with_base, g.total FROM (\
             SELECT d.stage_id AS stage_id, COALESCE(substr(d.expected_close, 1, 7), '') AS month, CAST(COUNT(*) AS BIGINT) AS deals, \
             CAST(COUNT(d.base_minor) AS BIGINT) AS with_base, CAST(COALESCE(SUM(d.base_minor), 0) AS BIGINT) AS total \
             FROM deals d WHERE d.archived_at IS NULL AND d.status = 'open'")
        .append(filter.deals())
        .push(" GROUP BY d.stage_id, COALESCE(substr(d.expected_close, 1, 7), '')) g JOIN stages s ON s.id = g.stage_id")
        .all(crm.db().read())
        .await?;
        let mut all = Sum::default();
        let mut by_month: BTreeMap<String, Sum> = BTreeMap::new();
        for (probability, month, deals, with_base, sum) in rows {
            let part = Sum { deals, without_sum: deals - with_base, sum, weighted: i128::from(sum) * i128::from(probability) };
            all.add(&part);
            by_month.entry(month).or_default().add(&part);
        }
        Ok(Self { all: all.done(), forecast: forecast(by_month, today) })
    }
}

fn forecast(by_month: BTreeMap<String, Sum>, today: Date) -> Forecast {
    let first = today.first_of_month();
    let mut months: Vec<Sum> = Vec::new();
    let (mut overdue, mut later, mut undated) = (Sum::default(), Sum::default(), Sum::default());
    for (key, sum) in by_month {
        let ahead = Date::parse(&format!("{key}-01"))
            .map(|month| i64::from(month.year() - first.year()) * 12 + i64::from(month.month()) - i64::from(first.month()));
        match ahead {
            None => undated.add(&sum),
            Some(..0) => overdue.add(&sum),
            Some(MONTHS_AHEAD..) => later.add(&sum),
            Some(ahead) => {
                // Never negative here, and below twelve.
                let ahead = ahead as usize;
                months.resize_with(months.len().max(ahead + 1), Sum::default);
                months[ahead].add(&sum);
            }
        }
    }
    Forecast {
        months: months.into_iter().zip(0..).map(|(sum, n)| ForecastMonth { first: first.plus_months(n), open: sum.done() }).collect(),
        overdue: overdue.done(),
        later: later.done(),
        undated: undated.done(),
    }
}
