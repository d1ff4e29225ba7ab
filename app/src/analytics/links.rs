//! Addresses: the dashboard's own, and the deals behind its numbers.

use crate::address::Address;
use domain::analytics::{AskDashboard, Period, Span};
use domain::{PipelineId, StageId, UserId};
use leptos_router::params::ParamsMap;

/// The question an address asks; what can't be read is left out.
pub fn asked(query: &ParamsMap) -> AskDashboard {
    AskDashboard {
        period: query.get_str("period").and_then(Period::parse),
        pipeline: query.get_str("pipeline").and_then(|v| v.parse().ok()),
        team: query.get_str("team").and_then(|v| v.parse().ok()),
        owner: query.get_str("owner").and_then(|v| v.parse().ok()),
    }
}

/// The address of a question.
pub fn dashboard(ask: &AskDashboard) -> String {
    filters(Address::new("/dashboard").with_some("period", ask.period.map(|p| p.key())), ask).into()
}

/// How lists of deals name 'without owner'.
pub const NOBODY: UserId = UserId(0);

/// Which deals of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deals {
    /// `won`, `lost` or `open`.
    pub status: Option<&'static str>,
    /// Closed within.
    pub closed: Option<Span>,
    /// Opened within.
    pub opened: Option<Span>,
    /// Expected to close within.
    pub expected: Option<Span>,
    /// In this pipeline, whatever the filters say.
    pub pipeline: Option<PipelineId>,
    /// In this stage now.
    pub stage: Option<StageId>,
    /// Once as far as this stage.
    pub reached: Option<StageId>,
    /// Of this person, whatever the filters say.
    pub owner: Option<UserId>,
}

/// The address of the deals behind a number, under the dashboard's filters.
pub fn deals(ask: &AskDashboard, which: Deals) -> String {
    let narrowed = AskDashboard { pipeline: which.pipeline.or(ask.pipeline), owner: which.owner.or(ask.owner), ..ask.clone() };
    let address = filters(Address::new("/deals").with("view", "table"), &narrowed)
        .with_some("status", which.status)
        .with_some("stage", which.stage)
        .with_some("reached", which.reached);
    let spans = [
        (which.closed, "closed_from", "closed_to"),
        (which.opened, "opened_from", "opened_to"),
        (which.expected, "expected_from", "expected_to"),
    ];
    spans
        .into_iter()
        .fold(address, |address, (span, from, to)| address.with_some(from, span.map(|s| s.from)).with_some(to, span.map(|s| s.to)))
        .into()
}

fn filters(address: Address, ask: &AskDashboard) -> Address {
    address.with_some("pipeline", ask.pipeline).with_some("team", ask.team).with_some("owner", ask.owner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Date;

    #[test]
    fn numbers_lead_to_their_deals() {
        let span = Span { from: Date::new(2017, 10, 1).expect("a date"), to: Date::new(2017, 12, 31).expect("a date") };
        let ask = AskDashboard { period: Some(Period::Days(span)), owner: Some(UserId(7)), ..AskDashboard::default() };
        let which = Deals { status: Some("won"), closed: Some(span), ..Deals::default() };
        assert_eq!(deals(&ask, which), "/deals?view=table&owner=7&status=won&closed_from=2017-10-01&closed_to=2017-12-31");
        assert_eq!(dashboard(&ask), "/dashboard?period=2017-10-01..2017-12-31&owner=7");
        assert_eq!(dashboard(&AskDashboard::default()), "/dashboard");
    }
}
