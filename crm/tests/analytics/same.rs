//! Random deals, random questions: the databases and the loops agree.

use super::naive;
use super::world::{Deal, World};
use domain::analytics::{AskDashboard, Period, Span};
use domain::{Action, Date, Record, Viewer};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn date(from: i64, days: i64) -> impl Strategy<Value = Date> {
    let start = Date::new(2026, 6, 15).expect("a date");
    (from..from + days).prop_map(move |n| start.plus_days(n))
}

type Parts = (usize, usize, Option<usize>, usize, Option<i64>, bool, Date, i64, Option<Date>, bool);

fn parts() -> impl Strategy<Value = Parts> {
    (
        0..2_usize,
        0..6_usize,
        proptest::option::weighted(0.9, 0..4_usize),
        0..7_usize,
        proptest::option::weighted(0.8, 0..5_000_000_i64),
        proptest::bool::weighted(0.8),
        date(-700, 730),
        0..300_i64,
        proptest::option::of(date(-60, 500)),
        proptest::bool::weighted(0.05),
    )
}

fn deal(world: &World, parts: Parts) -> Deal {
    let (pipeline, stage, furthest, owner, amount, rated, opened, took, expected, archived) = parts;
    let furthest = if stage < 4 { furthest.map(|f| f.max(stage)) } else { furthest };
    let closed = (stage >= 4).then(|| opened.plus_days(took));
    Deal { pipeline, stage, furthest, owner: world.owners()[owner], amount, rated, opened, closed, expected, archived }
}

#[tokio::test]
async fn the_answer_is_what_loops_over_the_deals_find() {
    for db in crm::testing::both().await {
        let name = db.name;
        let world = World::new(db).await;
        let config = Config::default();
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
        let today = world.crm().today().await.expect("a date");
        for round in 0..6 {
            let count = [0, 1, 40, 200, 200, 400][round];
            let deals: Vec<Deal> = proptest::collection::vec(parts(), count)
                .new_tree(&mut runner)
                .expect("deals")
                .current()
                .into_iter()
                .map(|p| deal(&world, p))
                .collect();
            world.fill(&deals).await;
            for (viewer, sees) in viewers(&world) {
                let scope = viewer.scope(Record::Deal, Action::Read);
                for ask in questions(&world, today) {
                    let got = world.crm().analytics().dashboard(&viewer, ask.clone()).await.expect("an answer");
                    let counted = naive::counted(&world, &deals, scope, &sees, &ask);
                    naive::check(&world, &counted, &got, &ask, &format!("{name}, round {round}, {viewer:?}, {ask:?}"));
                }
            }
        }
    }
}

fn viewers(world: &World) -> Vec<(Viewer, Vec<Option<domain::UserId>>)> {
    let [mia, moritz] = &world.managers;
    let [sia, sven, sara, samir] = &world.sales;
    vec![
        (world.admin.clone(), Vec::new()),
        (mia.clone(), vec![mia.user, sia.user, sven.user, None]),
        (moritz.clone(), vec![moritz.user, sara.user, samir.user, None]),
        (sia.clone(), vec![sia.user]),
    ]
}

fn questions(world: &World, today: Date) -> Vec<AskDashboard> {
    let all = AskDashboard::default();
    let odd = Period::Days(Span { from: today.plus_days(-40), to: today.plus_days(-3) });
    let long = Period::Days(Span { from: today.plus_months(-30), to: today });
    let mut asked: Vec<AskDashboard> =
        Period::NAMED.into_iter().chain([odd, long]).map(|p| AskDashboard { period: Some(p), ..all.clone() }).collect();
    asked.push(all.clone());
    asked.push(AskDashboard { pipeline: Some(world.pipelines[1].id), period: Some(Period::LastYear), ..all.clone() });
    asked.push(AskDashboard { team: Some(world.teams[1]), period: Some(Period::LastTwelveMonths), ..all.clone() });
    asked.push(AskDashboard { owner: world.sales[0].user, period: Some(Period::LastTwelveMonths), ..all });
    asked
}
