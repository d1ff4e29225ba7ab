//! The published sales data in the fixtures: the rows counted plainly, and by the dashboard.

use super::world::{Deal, World};
use domain::Date;
use domain::analytics::{AskDashboard, Period, Span};
use std::path::Path;

fn american(date: &str) -> Option<Date> {
    let mut parts = date.split('/').filter_map(|p| p.parse::<i16>().ok());
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

struct Row {
    stage: String,
    engaged: Option<Date>,
    closed: Option<Date>,
    value: Option<i64>,
}

fn rows() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/b2b-sales/sales_pipeline.csv");
    let mut reader = csv::Reader::from_path(path).expect("the file");
    reader
        .records()
        .map(|record| {
            let record = record.expect("a row");
            Row {
                stage: record[4].to_owned(),
                engaged: american(&record[5]),
                closed: american(&record[6]),
                value: record[7].parse::<i64>().ok().map(|v| v * 100),
            }
        })
        .collect()
}

#[tokio::test]
async fn the_published_figures_come_out() {
    let rows = rows();
    let won: Vec<&Row> = rows.iter().filter(|r| r.stage == "Won").collect();
    let lost = rows.iter().filter(|r| r.stage == "Lost").count();
    let revenue: i64 = won.iter().filter_map(|r| r.value).sum();
    assert_eq!((rows.len(), won.len(), lost, revenue), (8_800, 4_238, 2_473, 1_000_553_400));
    let days: i64 = won.iter().filter_map(|r| Some(r.closed?.days_since(r.engaged?))).sum();
    let quarter = Span { from: Date::new(2017, 10, 1).expect("a date"), to: Date::new(2017, 12, 31).expect("a date") };
    let won_in = |span: Span| won.iter().filter(move |r| r.closed.is_some_and(|c| span.has(c)));
    for db in crm::testing::both().await {
        let world = World::new(db).await;
        let today = world.crm().today().await.expect("a date");
        let deals: Vec<Deal> = rows
            .iter()
            .map(|r| {
                let stage = match r.stage.as_str() {
                    "Won" => 4,
                    "Lost" => 5,
                    "Engaging" => 1,
                    _ => 0,
                };
                Deal {
                    pipeline: 0,
                    stage,
                    furthest: r.engaged.map(|_| 1),
                    owner: world.sales[0].user,
                    amount: r.value,
                    rated: true,
                    opened: r.engaged.unwrap_or(today),
                    closed: r.closed,
                    expected: None,
                    archived: false,
                }
            })
            .collect();
        world.fill(&deals).await;
        let everything = Span { from: Date::new(2016, 10, 1).expect("a date"), to: quarter.to };
        let ask = AskDashboard { period: Some(Period::Days(everything)), ..AskDashboard::default() };
        let got = world.crm().analytics().dashboard(&world.admin, ask).await.expect("an answer");
        assert_eq!((got.totals.won, got.totals.lost, got.totals.revenue), (4_238, 2_473, 1_000_553_400));
        assert_eq!(got.totals.win_rate().map(|r| (r.0 + 50) / 100), Some(6_315), "63.15 %");
        assert_eq!(got.totals.days, days);
        assert_eq!(got.months.iter().map(|m| m.totals.revenue).sum::<i64>(), 1_000_553_400);
        let opened = got.funnel.as_ref().expect("a funnel");
        assert_eq!((opened.opened, opened.lost), (8_300, 2_473));

        let first = world.crm().analytics().dashboard(&world.admin, AskDashboard::default()).await.expect("an answer");
        assert!(first.fell_back);
        assert_eq!(first.span, quarter);
        assert_eq!(first.totals.won, won_in(quarter).count() as i64);
        assert_eq!(first.totals.revenue, won_in(quarter).filter_map(|r| r.value).sum::<i64>());
        assert_eq!(first.totals_before.won, won_in(first.before).count() as i64);
        assert_eq!((first.open.deals, first.open.without_sum), (2_089, 2_089));
    }
}
