//! The table's filter 'reached' gives the deals the funnel counts.

use crate::support::{deal, move_of, moved};
use crm::testing::both;
use domain::Role;
use domain::analytics::AskDashboard;
use domain::deals::{Card, DealListFilter};

#[tokio::test]
async fn the_table_lists_what_the_funnel_counts() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let stages = &pipeline.stages;
        // how far each goes, and where it is left: back again, lost, won at once
        let ways: [&[usize]; 6] = [&[], &[1], &[2, 0], &[3, 5], &[5], &[4]];
        for way in ways {
            let mut card: Card = deal(&db, &anna, stages[0], "Lamps", 100).await;
            for stage in way {
                card = moved(&db, &anna, move_of(&db, &pipeline, &card, stages[*stage])).await.card;
            }
        }
        let shown = db.crm.analytics().dashboard(&anna, AskDashboard::default()).await.expect("a dashboard");
        let funnel = shown.funnel.clone().expect("a funnel");
        let counted: Vec<i64> = funnel.steps.iter().map(|s| s.reached).collect();
        assert_eq!(counted, [6, 4, 3, 2, 1], "{}", db.name);
        for step in &funnel.steps {
            let Some(stage) = step.stage else { continue };
            let filter = DealListFilter { reached: Some(stage), ..DealListFilter::default() };
            let totals = db.crm.deals().list_totals(&anna, &filter).await.expect("totals");
            assert_eq!(totals.count, step.reached, "{} {}", db.name, step.name);
        }
    }
}
