//! Refusals, kept answers, and the period a dashboard opens with.

use super::world::{Deal, World};
use crm::db::QUERIES;
use domain::analytics::{AskDashboard, Period, Span};
use domain::{Date, FaultKind, PipelineId, TeamId, UserId};
use std::cell::Cell;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn won(world: &World, closed: &str) -> Deal {
    Deal {
        pipeline: 0,
        stage: 4,
        furthest: Some(3),
        owner: world.sales[0].user,
        amount: Some(10_000),
        rated: true,
        opened: day("2017-01-02"),
        closed: Some(day(closed)),
        expected: None,
        archived: false,
    }
}

#[tokio::test]
async fn what_does_not_exist_is_refused() {
    for db in crm::testing::both().await {
        let world = World::new(db).await;
        let all = AskDashboard::default();
        let unsound = Period::Days(Span { from: day("2026-02-01"), to: day("2026-01-01") });
        let bad = [
            (AskDashboard { pipeline: Some(PipelineId(999)), ..all.clone() }, FaultKind::NotFound),
            (AskDashboard { team: Some(TeamId(999)), ..all.clone() }, FaultKind::NotFound),
            (AskDashboard { owner: Some(UserId(-1)), ..all.clone() }, FaultKind::NotFound),
            (AskDashboard { period: Some(unsound), ..all }, FaultKind::Invalid),
        ];
        for (ask, kind) in bad {
            let error = world.crm().analytics().dashboard(&world.admin, ask).await.expect_err("refused");
            assert_eq!(error.into_fault().kind, kind);
        }
    }
}

#[tokio::test]
async fn it_opens_on_the_newest_quarter_with_closed_deals() {
    for db in crm::testing::both().await {
        let world = World::new(db).await;
        let ask = async || world.crm().analytics().dashboard(&world.admin, AskDashboard::default()).await;
        let empty = ask().await.expect("an answer");
        assert!(empty.is_empty() && !empty.fell_back);
        world.fill(&[won(&world, "2017-11-30"), won(&world, "2017-02-01")]).await;
        let old = ask().await.expect("an answer");
        assert!(old.fell_back);
        assert_eq!(old.span, Span { from: day("2017-10-01"), to: day("2017-12-31") });
        assert_eq!((old.totals.won, old.totals_before.won), (1, 0));
        world.fill(&[won(&world, "2017-11-30"), won(&world, "2026-06-01")]).await;
        let new = ask().await.expect("an answer");
        assert!(!new.fell_back);
        assert_eq!((new.span.from, new.totals.won), (day("2026-04-01"), 1));
    }
}

#[tokio::test]
async fn people_of_equal_scope_share_an_answer_until_something_happens() {
    for db in crm::testing::both().await {
        let world = World::new(db).await;
        world.fill(&[won(&world, "2026-06-01")]).await;
        let ask = async |viewer| world.crm().analytics().dashboard(viewer, AskDashboard::default()).await;
        let viewer = world.db.user("Vera", domain::Role::Viewer).await;
        let (first, again, other) =
            (ask(&world.admin).await.expect("one"), ask(&viewer).await.expect("two"), ask(&world.sales[1]).await.expect("three"));
        assert!(std::sync::Arc::ptr_eq(&first, &again), "all see all");
        assert_eq!((first.totals.won, other.totals.won), (1, 0), "another's deal is out of sight");
        world.fill(&[won(&world, "2026-06-01"), won(&world, "2026-06-02")]).await;
        assert_eq!(ask(&viewer).await.expect("four").totals.won, 2);
    }
}

async fn query_count<T>(work: impl Future<Output = T>) -> (T, u64) {
    QUERIES.scope(Cell::new(0), async { (work.await, QUERIES.with(Cell::get)) }).await
}

#[tokio::test]
async fn few_queries() {
    for db in crm::testing::both().await {
        let world = World::new(db).await;
        world.fill(&[won(&world, "2026-06-01")]).await;
        for (viewer, most) in [(&world.admin, 11), (&world.sales[0], 12)] {
            let (answer, queries) = query_count(world.crm().analytics().dashboard(viewer, AskDashboard::default())).await;
            answer.expect("an answer");
            assert!(queries <= most, "{queries} queries");
            let (answer, queries) = query_count(world.crm().analytics().dashboard(viewer, AskDashboard::default())).await;
            answer.expect("an answer");
            assert!(queries <= 2, "{queries} queries for a kept answer");
        }
    }
}
