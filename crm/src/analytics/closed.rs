//! Deals won and lost: in the period, in the one before, by month and by owner.

use super::filter::Filter;
use crate::{Crm, Result, q};
use domain::Date;
use domain::analytics::{Month, Span, Totals};
use std::collections::BTreeMap;

/// How many months the small lines and the chart reach back at least.
const MONTHS_SHOWN: i64 = 12;

/// In the period.
const NOW: i64 = 1;
/// In the span before.
const BEFORE: i64 = 2;

/// What was closed.
pub struct Closed {
    /// In the period.
    pub totals: Totals,
    /// In the span before.
    pub before: Totals,
    /// Whole months, ascending, without gap.
    pub months: Vec<Month>,
    /// In the period, by owner; 0 is 'no owner'.
    pub by_owner: BTreeMap<i64, Totals>,
}

#[derive(sqlx::FromRow)]
struct Row {
    /// In the period, in the span before, or neither.
    part: i64,
    /// Months closed and opened, `YYYY-MM`.
    closed_month: String,
    opened_month: String,
    status: String,
    /// Whose, in the period; 0 outside.
    owner: i64,
    deals: i64,
    with_amount: i64,
    with_base: i64,
    revenue: i64,
    /// Sums of the days of the month.
    closed_days: i64,
    opened_days: i64,
}

impl Closed {
    /// One query over the deals closed from the first month shown to the last.
    pub async fn read(crm: &Crm, filter: &Filter, span: Span, before: Span, today: Date) -> Result<Self> {
        let shown = shown(span, today);
        let rows: Vec<Row> = q("SELECT CASE WHEN d.closed_on BETWEEN ")
            .push_bind(span.from)
            .push(" AND ")
            .push_bind(span.to)
            .push(" THEN CAST(1 AS BIGINT) WHEN d.closed_on BETWEEN ")
            .push_bind(before.from)
            .push(" AND ")
            .push_bind(before.to)
            .push(" THEN CAST(2 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS part, CASE WHEN d.closed_on BETWEEN ")
            .push_bind(span.from)
            .push(" AND ")
            .push_bind(span.to)
            .push(
                " THEN COALESCE(d.owner_id, 0) ELSE CAST(0 AS BIGINT) END AS owner, substr(d.closed_on, 1, 7) AS closed_month, \
                 substr(d.opened_on, 1, 7) AS opened_month, d.status AS status, CAST(COUNT(*) AS BIGINT) AS deals, \
                 CAST(COUNT(d.amount_minor) AS BIGINT) AS with_amount, CAST(COUNT(d.base_minor) AS BIGINT) AS with_base, \
                 CAST(COALESCE(SUM(d.base_minor), 0) AS BIGINT) AS revenue, \
                 CAST(SUM(CAST(substr(d.closed_on, 9, 2) AS BIGINT)) AS BIGINT) AS closed_days, \
                 CAST(SUM(CAST(substr(d.opened_on, 9, 2) AS BIGINT)) AS BIGINT) AS opened_days \
                 FROM deals d WHERE d.archived_at IS NULL AND d.closed_on IS NOT NULL AND d.closed_on BETWEEN ",
            )
            .push_bind(shown.from.min(before.from))
            .push(" AND ")
            .push_bind(shown.to.max(span.to))
            .append(filter.deals())
            .push(" GROUP BY part, owner, closed_month, opened_month, status")
            .all(crm.db().read())
            .await?;
        Ok(Self::sum(shown, rows))
    }

    fn sum(shown: Span, rows: Vec<Row>) -> Self {
        let mut months: BTreeMap<String, Totals> = BTreeMap::new();
        let mut first = shown.from.first_of_month();
        while first <= shown.to {
            months.insert(month_key(first), Totals::default());
            first = first.plus_months(1);
        }
        let mut sums = Self { totals: Totals::default(), before: Totals::default(), months: Vec::new(), by_owner: BTreeMap::new() };
        for row in rows {
            sums.count(row.part, &row.closed_month, row.owner, row.totals(), &mut months);
        }
        sums.months = months.into_iter().filter_map(|(key, totals)| Some(Month { first: month_first(&key)?, totals })).collect();
        sums
    }

    fn count(&mut self, part: i64, month: &str, owner: i64, totals: Totals, months: &mut BTreeMap<String, Totals>) {
        if let Some(sum) = months.get_mut(month) {
            sum.add(totals);
        }
        match part {
            NOW => {
                self.totals.add(totals);
                self.by_owner.entry(owner).or_default().add(totals);
            }
            BEFORE => self.before.add(totals),
            _ => {}
        }
    }
}

impl Row {
    fn totals(&self) -> Totals {
        if self.status != "won" {
            return Totals { lost: self.deals, ..Totals::default() };
        }
        let between =
            month_first(&self.closed_month).zip(month_first(&self.opened_month)).map_or(0, |(closed, opened)| closed.days_since(opened));
        Totals {
            won: self.deals,
            lost: 0,
            revenue: self.revenue,
            without_amount: self.deals - self.with_amount,
            without_rate: self.with_amount - self.with_base,
            days: between * self.deals + self.closed_days - self.opened_days,
        }
    }
}

/// The months shown: the period's up to the running one, and before them as many as make twelve.
fn shown(span: Span, today: Date) -> Span {
    let this_month = Span::month_of(today).to;
    // Of a running period the months to come are left out; of one in the future they are not.
    let to = if span.has(today) { span.to.min(this_month) } else { span.to };
    let to = Span::month_of(to).to;
    let enough = to.first_of_month().plus_months(1 - MONTHS_SHOWN);
    Span { from: span.from.first_of_month().min(enough), to }
}

fn month_key(first: Date) -> String {
    first.to_string().chars().take(7).collect()
}

fn month_first(key: &str) -> Option<Date> {
    Date::parse(&format!("{key}-01"))
}
