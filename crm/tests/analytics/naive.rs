//! The figures by plain loops over the deals: slow, and easy to believe.

use super::world::{Deal, World};
use domain::analytics::{AskDashboard, Dashboard, Open, Span, Totals};
use domain::{Scope, UserId};

/// The chance of each open stage, per cent.
const CHANCE: [i64; 4] = [10, 30, 60, 90];

/// The deals that count for a question of somebody who sees these owners.
pub fn counted<'a>(world: &World, deals: &'a [Deal], scope: Scope, sees: &[Option<UserId>], ask: &AskDashboard) -> Vec<&'a Deal> {
    deals
        .iter()
        .filter(|d| !d.archived)
        .filter(|d| scope == Scope::All || sees.contains(&d.owner))
        .filter(|d| ask.pipeline.is_none_or(|p| world.pipelines[d.pipeline].id == p))
        .filter(|d| ask.owner.is_none_or(|o| d.owner == Some(o)))
        .filter(|d| {
            ask.team.is_none_or(|team| {
                let n = world.teams.iter().position(|t| *t == team).expect("a team");
                world.sales[n * 2..n * 2 + 2].iter().any(|s| s.user == d.owner)
            })
        })
        .collect()
}

pub fn totals<'a>(deals: impl IntoIterator<Item = &'a &'a Deal>, span: Span) -> Totals {
    let mut t = Totals::default();
    for d in deals {
        let Some(closed) = d.closed.filter(|c| span.has(*c)) else { continue };
        if d.lost() {
            t.lost += 1;
        }
        if d.won() {
            t.won += 1;
            t.revenue += d.base().unwrap_or(0);
            t.without_amount += i64::from(d.amount.is_none());
            t.without_rate += i64::from(d.amount.is_some() && !d.rated);
            t.days += closed.days_since(d.opened);
        }
    }
    t
}

fn open(deals: &[&Deal], wanted: impl Fn(&Deal) -> bool) -> Open {
    let mut o = Open::default();
    let mut weighted = 0_i128;
    for d in deals.iter().filter(|d| d.open() && wanted(d)) {
        o.deals += 1;
        o.without_sum += i64::from(d.base().is_none());
        o.sum += d.base().unwrap_or(0);
        weighted += i128::from(d.base().unwrap_or(0)) * i128::from(CHANCE[d.stage]);
    }
    o.weighted = ((weighted + 50) / 100) as i64;
    o
}

/// Compares every figure of an answer with the loops' own.
pub fn check(world: &World, deals: &[&Deal], got: &Dashboard, ask: &AskDashboard, name: &str) {
    assert_eq!(got.totals, totals(deals, got.span), "{name}: totals");
    assert_eq!(got.totals_before, totals(deals, got.before), "{name}: before");
    assert!(got.months.len() >= 12, "{name}: {} months", got.months.len());
    for pair in got.months.windows(2) {
        assert_eq!(pair[0].first.plus_months(1), pair[1].first, "{name}: no gap");
    }
    for m in &got.months {
        assert_eq!(m.totals, totals(deals, Span::month_of(m.first)), "{name}: {}", m.first);
    }
    assert_eq!(got.open, open(deals, |_| true), "{name}: open");
    let this_month = got.today.first_of_month();
    let ahead = |d: &Deal| d.expected.map(|e| e.first_of_month());
    for m in &got.forecast.months {
        assert_eq!(m.open, open(deals, |d| ahead(d) == Some(m.first)), "{name}: forecast {}", m.first);
    }
    let end = this_month.plus_months(12);
    assert_eq!(got.forecast.overdue, open(deals, |d| ahead(d).is_some_and(|e| e < this_month)), "{name}: overdue");
    assert_eq!(got.forecast.later, open(deals, |d| ahead(d).is_some_and(|e| e >= end)), "{name}: later");
    assert_eq!(got.forecast.undated, open(deals, |d| d.expected.is_none()), "{name}: undated");
    funnel(world, deals, got, ask, name);
    for group in &got.groups {
        let mut sum = Totals::default();
        for agent in &group.agents {
            let own: Vec<&&Deal> = deals.iter().filter(|d| d.owner == agent.user).collect();
            assert_eq!(agent.totals, totals(own, got.span), "{name}: {}", agent.name);
            sum.add(agent.totals);
        }
        assert_eq!(group.totals, sum, "{name}: {}", group.name);
    }
    let mut all = Totals::default();
    got.groups.iter().for_each(|g| all.add(g.totals));
    assert_eq!(all, got.totals, "{name}: the groups add up");
}

fn funnel(world: &World, deals: &[&Deal], got: &Dashboard, ask: &AskDashboard, name: &str) {
    let funnel = got.funnel.as_ref().expect("a funnel");
    let opened = |pipeline: usize, span: Span| deals.iter().filter(move |d| d.pipeline == pipeline && span.has(d.opened));
    let count = |p: usize| opened(p, got.span).count();
    let pipeline = world.pipelines.iter().position(|p| p.id == funnel.pipeline).expect("a pipeline");
    match ask.pipeline {
        Some(asked) => assert_eq!(funnel.pipeline, asked, "{name}"),
        None => assert_eq!(count(pipeline), count(0).max(count(1)), "{name}: the busiest pipeline"),
    }
    assert_eq!(funnel.opened, count(pipeline) as i64, "{name}: opened");
    assert_eq!(funnel.lost, opened(pipeline, got.span).filter(|d| d.lost()).count() as i64, "{name}: lost");
    for (n, step) in funnel.steps.iter().enumerate() {
        let reached = |d: &&&Deal| d.won() || n == 0 || (n < 4 && (d.furthest.is_some_and(|f| f >= n) || (d.open() && d.stage >= n)));
        assert_eq!(step.reached, opened(pipeline, got.span).filter(reached).count() as i64, "{name}: step {n}");
        assert_eq!(step.reached_before, opened(pipeline, got.before).filter(reached).count() as i64, "{name}: step {n} before");
    }
}
