//! A dashboard's question and answer. Amounts are minor units of the organisation's currency.

use super::period::{Period, Span};
use crate::dates::Date;
use crate::ids::{PipelineId, StageId, TeamId, UserId};
use crate::money::{Currency, Share};
use serde::{Deserialize, Serialize};

/// Which figures are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AskDashboard {
    /// The period; without one this quarter, or the newest quarter in which deals were closed.
    #[serde(default)]
    pub period: Option<Period>,
    /// Only deals of this pipeline.
    #[serde(default)]
    pub pipeline: Option<PipelineId>,
    /// Only deals of people of this team and of teams below it.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// Only deals of this person.
    #[serde(default)]
    pub owner: Option<UserId>,
}

/// What was closed: in a period, a month, or by somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Deals won.
    pub won: i64,
    /// Deals lost.
    pub lost: i64,
    /// Sum of the won deals that have an amount in the organisation's currency.
    pub revenue: i64,
    /// Won deals without an amount: they are in no sum.
    pub without_amount: i64,
    /// Won deals whose currency has no exchange rate: they are in no sum.
    pub without_rate: i64,
    /// Days from opening to closing of all won deals together.
    pub days: i64,
}

impl Totals {
    /// Adds another's figures.
    pub fn add(&mut self, other: Totals) {
        self.won += other.won;
        self.lost += other.lost;
        self.revenue += other.revenue;
        self.without_amount += other.without_amount;
        self.without_rate += other.without_rate;
        self.days += other.days;
    }

    /// Won of all closed, rounded half up to 1/10,000 of a per cent; `None` if none was closed.
    pub fn win_rate(&self) -> Option<Share> {
        let closed = self.won + self.lost;
        (closed > 0).then(|| Share((self.won * 2_000_000 + closed) / (closed * 2)))
    }

    /// Tenths of days from opening to winning, on average, rounded half away from zero.
    pub fn average_days(&self) -> Option<i64> {
        let half = if self.days < 0 { -(self.won / 2) } else { self.won / 2 };
        (self.won > 0).then(|| (self.days * 10 + half) / self.won)
    }
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// What was closed in the whole of it.
    pub totals: Totals,
}

/// Open deals, as of now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// How many.
    pub deals: i64,
    /// How many of them are in no sum: without amount, or without an exchange rate.
    pub without_sum: i64,
    /// Sum of the others.
    pub sum: i64,
    /// The same, each weighted by its stage's probability. Rounded once, half away from zero.
    pub weighted: i64,
}

/// Open deals by the month in which they are expected to close.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// This month and the following, every month up to the last one that has deals, at most twelve.
    pub months: Vec<ForecastMonth>,
    /// Expected in a month that is over.
    pub overdue: Open,
    /// Expected after the last month above.
    pub later: Open,
    /// Without expected close.
    pub undated: Open,
}

/// A month to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastMonth {
    /// Its first day.
    pub first: Date,
    /// The deals expected to close in it.
    pub open: Open,
}

/// How far the deals opened in the period got, in one pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    /// The pipeline: the one asked for, else the one with most deals opened in the period.
    pub pipeline: PipelineId,
    /// Its name.
    pub name: String,
    /// Deals opened in the period: where it begins.
    pub opened: i64,
    /// Of these, lost by now.
    pub lost: i64,
    /// Stages in order, then 'won'.
    pub steps: Vec<FunnelStep>,
}

/// A step of the funnel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunnelStep {
    /// The stage; `None` for 'won'.
    pub stage: Option<StageId>,
    /// The stage's name; empty for 'won'.
    pub name: String,
    /// Deals that got at least here.
    pub reached: i64,
    /// The same among the deals opened in the period before.
    pub reached_before: i64,
}

impl Funnel {
    /// The share of the step before that reached step `n`; `None` for the first, or if nobody was there.
    pub fn passed(&self, n: usize) -> Option<Share> {
        ratio(self.steps.get(n)?.reached, self.steps.get(n.checked_sub(1)?)?.reached)
    }

    /// The same in the period before.
    pub fn passed_before(&self, n: usize) -> Option<Share> {
        ratio(self.steps.get(n)?.reached_before, self.steps.get(n.checked_sub(1)?)?.reached_before)
    }

    /// The share of all opened deals that reached step `n`.
    pub fn share(&self, n: usize) -> Option<Share> {
        ratio(self.steps.get(n)?.reached, self.opened)
    }

    /// The step that the smallest share of the step before reached; `None` if nothing was opened.
    pub fn weakest(&self) -> Option<usize> {
        (1..self.steps.len()).filter(|n| self.passed(*n).is_some()).min_by_key(|n| self.passed(*n))
    }
}

fn ratio(part: i64, whole: i64) -> Option<Share> {
    (whole > 0).then(|| Share((part * 2_000_000 + whole) / (whole * 2)))
}

/// What a team closed in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The team; `None` for people without team.
    pub team: Option<TeamId>,
    /// The team's name; empty for people without team.
    pub name: String,
    /// Who leads it.
    pub manager: Option<String>,
    /// The leader's id.
    pub manager_id: Option<UserId>,
    /// Its people's figures together.
    pub totals: Totals,
    /// Each of its people who closed a deal, most revenue first.
    pub agents: Vec<Agent>,
}

/// What a person closed in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// The person; `None` for deals without owner.
    pub user: Option<UserId>,
    /// Their name; empty for deals without owner.
    pub name: String,
    /// Their figures.
    pub totals: Totals,
}

/// Something a filter can be set to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// What the filters can be set to, as far as the viewer sees records of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Pipelines in order.
    pub pipelines: Vec<Choice>,
    /// Teams by name.
    pub teams: Vec<Choice>,
    /// People by name.
    pub owners: Vec<Choice>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dashboard {
    /// The id of the newest event that is in the figures.
    pub log: i64,
    /// The period.
    pub span: Span,
    /// The span it is compared with.
    pub before: Span,
    /// No period was asked for, and in this quarter nothing was closed yet: the span is the
    /// newest quarter that has closed deals.
    pub fell_back: bool,
    /// Today, in the organisation's zone.
    pub today: Date,
    /// The organisation's currency.
    pub currency: Currency,
    /// Closed in the period.
    pub totals: Totals,
    /// Closed in the span before.
    pub totals_before: Totals,
    /// Whole months, ascending without gap: the period's, and before them as many as make twelve.
    pub months: Vec<Month>,
    /// Open deals now.
    pub open: Open,
    /// Open deals by expected close.
    pub forecast: Forecast,
    /// The funnel; `None` while there is no pipeline.
    pub funnel: Option<Funnel>,
    /// By team, best win rate first.
    pub groups: Vec<Group>,
    /// What the filters offer.
    pub choices: Choices,
}

impl Dashboard {
    /// Whether there is nothing to show at all: no deal open, closed or opened.
    pub fn is_empty(&self) -> bool {
        let closed = |t: &Totals| t.won + t.lost > 0;
        !closed(&self.totals)
            && !closed(&self.totals_before)
            && self.open.deals == 0
            && !self.months.iter().any(|m| closed(&m.totals))
            && self.funnel.as_ref().is_none_or(|f| f.opened == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_rounded_once() {
        let t = Totals { won: 4_238, lost: 2_473, days: 7, ..Totals::default() };
        assert_eq!(t.win_rate(), Some(Share(631_501)));
        let t = Totals { won: 2, days: 7, ..Totals::default() };
        assert_eq!((t.average_days(), t.win_rate()), (Some(35), Some(Share::WHOLE)));
        assert_eq!((Totals::default().average_days(), Totals::default().win_rate()), (None, None));
    }

    #[test]
    fn the_weakest_step_keeps_the_smallest_share() {
        let step = |reached| FunnelStep { stage: None, name: String::new(), reached, reached_before: 0 };
        let funnel = Funnel {
            pipeline: PipelineId(1),
            name: String::new(),
            opened: 100,
            lost: 0,
            steps: vec![step(100), step(60), step(50), step(20), step(19)],
        };
        assert_eq!(funnel.weakest(), Some(3));
        assert_eq!(funnel.passed(3), Some(Share::percent(40)));
        assert_eq!(funnel.share(3), Some(Share::percent(20)));
        assert_eq!(funnel.passed_before(3), None);
        assert_eq!(funnel.passed(0), None);
    }
}
