//! How long the figures take over 50,000 deals. Not run by itself: `cargo test -- --ignored speed`.

use super::world::{Deal, World};
use domain::analytics::{AskDashboard, Period};
use std::time::Instant;

#[tokio::test]
#[ignore = "a measurement, not a check"]
async fn fifty_thousand_deals() {
    for db in crm::testing::both().await {
        let name = db.name;
        let world = World::new(db).await;
        let today = world.crm().today().await.expect("a date");
        let owners = world.owners();
        let deals: Vec<Deal> = (0..50_000_usize)
            .map(|n| {
                let mix = n.wrapping_mul(2_654_435_761) % 1_000_003;
                let stage = [0, 0, 1, 2, 3, 4, 4, 4, 4, 5, 5, 5][mix % 12];
                let opened = today.plus_days(-((mix / 12 % 730) as i64));
                Deal {
                    pipeline: usize::from(mix % 5 == 0),
                    stage,
                    furthest: Some(if stage < 4 { stage } else { mix % 4 }),
                    owner: owners[mix % 7],
                    amount: (mix % 9 != 0).then_some(mix as i64 * 10),
                    rated: mix % 11 != 0,
                    opened,
                    closed: (stage >= 4).then(|| opened.plus_days((mix % 120) as i64).min(today)),
                    expected: (mix % 3 != 0).then(|| today.plus_days((mix % 200) as i64 - 40)),
                    archived: false,
                }
            })
            .collect();
        world.fill(&deals).await;
        if world.crm().db().is_postgres() {
            crm::q("ANALYZE").exec(world.crm().db().write()).await.expect("analysed");
        }
        for (who, viewer) in [("all", &world.admin), ("team", &world.managers[0]), ("own", &world.sales[0])] {
            for period in [Period::ThisQuarter, Period::ThisYear, Period::LastTwelveMonths] {
                let ask = AskDashboard { period: Some(period), ..AskDashboard::default() };
                let mut times = Vec::new();
                for _ in 0..5 {
                    let mut write = world.crm().begin(&world.admin).await.expect("begins");
                    write.event(crm::NewEvent::new("deal.changed", "deal")).await.expect("an event");
                    write.commit().await.expect("commits");
                    let start = Instant::now();
                    world.crm().analytics().dashboard(viewer, ask.clone()).await.expect("an answer");
                    times.push(start.elapsed().as_millis());
                }
                times.sort_unstable();
                println!("{name} {who} {}: {times:?} ms", period.key());
            }
        }
    }
}
