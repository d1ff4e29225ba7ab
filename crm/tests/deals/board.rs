//! The board: true sums, filters, pages, scope, and how many statements it takes.

use crate::support::{board, deal, ids, move_of, moved};
use crm::db::QUERIES;
use crm::q;
use crm::testing::both;
use domain::deals::{BoardQuery, BoardSort, DealFilter, EditDeal, MoreCards};
use domain::{Currency, FaultKind, Money, Role, Seen, UserId};
use std::cell::Cell;

#[tokio::test]
async fn sums_are_true_over_all_deals_whatever_is_shown() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let stage = pipeline.stages[1];
        for n in 0..60 {
            deal(&db, &anna, stage, &format!("Lämpchen {n}"), 100 + n).await;
        }
        let mut none = EditDeal::new(db.command(), deal(&db, &anna, stage, "Open amount", 5).await.id);
        none.amount = Some(Seen::new(Some(Money::new(500, Currency::EUR)), None));
        db.crm.deals().edit(&anna, none).await.expect("edited");
        let mut foreign = EditDeal::new(db.command(), deal(&db, &anna, stage, "Foreign", 5).await.id);
        let francs = Currency::parse("CHF").expect("a code");
        foreign.amount = Some(Seen::new(Some(Money::new(500, Currency::EUR)), Some(Money::new(700, francs))));
        db.crm.deals().edit(&anna, foreign).await.expect("edited");

        let asked = BoardQuery::default();
        let shown = db.crm.deals().board(&anna, &asked).await.expect("a board");
        let column = &shown.columns[1];
        let sum: i64 = (0..60).map(|n| (100 + n) * 100).sum();
        assert_eq!((column.cards.len(), column.more), (25, true), "{}", db.name);
        assert_eq!((column.totals.count, column.totals.sum, column.totals.weighted), (62, sum, sum * 30 / 100));
        assert_eq!((column.totals.without_amount, column.totals.without_rate), (1, 1));

        // the rest, page by page, is every card once
        let mut seen: Vec<_> = column.cards.iter().map(|c| c.id).collect();
        let mut last = column.cards.last().cloned().expect("a card");
        loop {
            let more = MoreCards {
                stage,
                filter: asked.filter.clone(),
                sort: asked.sort,
                rank: last.rank.clone(),
                due: last.next_step_due,
                id: last.id,
            };
            let page = db.crm.deals().more(&anna, &more).await.expect("a page");
            seen.extend(page.cards.iter().map(|c| c.id));
            last = page.cards.last().cloned().unwrap_or(last);
            if !page.more {
                break;
            }
        }
        assert_eq!(seen, ids(&board(&db, &anna).await, stage));
        assert_eq!(seen.len(), 62);

        let filter = DealFilter { text: "lampchen 1".into(), from: Some(11_000), ..DealFilter::default() };
        let some = db.crm.deals().board(&anna, &BoardQuery { filter, ..BoardQuery::default() }).await.expect("a board");
        assert_eq!(some.columns[1].totals.count, 10, "10 to 19");
        assert_eq!(some.columns[1].totals.sum, (110..120).sum::<i64>() * 100);
        let hostile = DealFilter { text: "%_\\'".into(), ..DealFilter::default() };
        let none = db.crm.deals().board(&anna, &BoardQuery { filter: hostile, ..BoardQuery::default() }).await.expect("a board");
        assert_eq!(none.totals().count, 0);
    }
}

#[tokio::test]
async fn a_rate_brings_a_foreign_amount_into_the_sum() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        q("INSERT INTO rates (currency, valid_from, rate) VALUES ('CHF', '2026-01-01', '1.05'), ('CHF', '2026-12-01', '2')")
            .exec(db.crm.db().write())
            .await
            .expect("rates");
        let card = deal(&db, &anna, pipeline.stages[0], "Foreign", 5).await;
        let mut edit = EditDeal::new(db.command(), card.id);
        edit.amount = Some(Seen::new(card.amount, Some(Money::new(1_000, Currency::parse("CHF").expect("a code")))));
        let card = db.crm.deals().edit(&anna, edit).await.expect("edited");
        assert_eq!(card.base, Some(1_050), "{}", db.name);
    }
}

#[tokio::test]
async fn rotting_and_next_steps() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let old = deal(&db, &anna, pipeline.stages[0], "Old", 10).await;
        let start = db.crm.now();
        db.crm.clock().set(start + 14 * 86_400_000);
        let fresh = deal(&db, &anna, pipeline.stages[0], "Fresh", 20).await;
        let filter = DealFilter { rotting: true, ..DealFilter::default() };
        let rotten = db.crm.deals().board(&anna, &BoardQuery { filter, ..BoardQuery::default() }).await.expect("a board");
        assert_eq!(ids(&rotten, pipeline.stages[0]), [old.id], "{}", db.name);
        assert_eq!(rotten.totals().sum, 1_000);

        let mut edit = EditDeal::new(db.command(), old.id);
        edit.next_step = Some(Seen::new(None, Some("Call".into())));
        edit.next_step_due = Some(Seen::new(None, domain::Date::new(2026, 7, 1)));
        db.crm.deals().edit(&anna, edit).await.expect("edited");
        let asked = BoardQuery { sort: BoardSort::NextStep, ..BoardQuery::default() };
        let sorted = db.crm.deals().board(&anna, &asked).await.expect("a board");
        assert_eq!(ids(&sorted, pipeline.stages[0]), [old.id, fresh.id]);
    }
}

#[tokio::test]
async fn people_see_and_move_what_is_theirs() {
    for db in both().await {
        let boss = db.user("Boss", Role::Manager).await;
        let team = db.team("North", &boss).await;
        let (anna, ben) = (db.user_in("Anna", Role::Sales, Some(team)).await, db.user("Ben", Role::Sales).await);
        let looker = db.user("Looker", Role::Viewer).await;
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;

        for (who, sees) in [(&boss, 1), (&anna, 1), (&ben, 0), (&looker, 1)] {
            let shown = board(&db, who).await;
            assert_eq!((shown.totals().count, ids(&shown, pipeline.stages[0]).len()), (sees, sees as usize), "{} {who:?}", db.name);
        }
        assert!(!board(&db, &looker).await.may_create);
        let wanted = move_of(&db, &pipeline, &card, pipeline.stages[1]);
        let by_ben = db.crm.deals().move_to(&ben, wanted.clone()).await.expect_err("not theirs").into_fault();
        assert_eq!(by_ben.kind, FaultKind::NotFound, "out of sight and not there are not told apart");
        let by_looker = db.crm.deals().move_to(&looker, wanted.clone()).await.expect_err("changes nothing").into_fault();
        assert_eq!(by_looker.kind, FaultKind::Forbidden);
        assert_eq!(db.crm.deals().get(&ben, card.id).await.expect_err("unseen").into_fault().kind, FaultKind::NotFound);
        moved(&db, &boss, wanted).await;

        // handed over: the one who had it loses it, the feed says so
        let mut edit = EditDeal::new(db.command(), card.id);
        edit.owner = Some(Seen::new(anna.user, ben.user));
        db.crm.deals().edit(&anna, edit).await.expect("handed over");
        assert_eq!((board(&db, &anna).await.totals().count, board(&db, &ben).await.totals().count), (0, 1));
        let (before, after): (Option<i64>, Option<i64>) =
            q("SELECT owner_before, owner_after FROM event_subjects WHERE record_type = 'deal' ORDER BY event_id DESC LIMIT 1")
                .one(db.crm.db().read())
                .await
                .expect("the event");
        assert_eq!((before.map(UserId), after.map(UserId)), (anna.user, ben.user));
    }
}

#[tokio::test]
async fn a_board_takes_few_statements() {
    for db in both().await {
        let anna = db.user("Anna", Role::Sales).await;
        let pipeline = db.pipeline().await;
        for n in 0..30 {
            deal(&db, &anna, pipeline.stages[n % 4], &format!("Deal {n}"), 1).await;
        }
        let crm = db.crm.clone();
        let (statements, board) = QUERIES
            .scope(Cell::new(0), async move {
                let board = crm.deals().board(&anna, &BoardQuery::default()).await.expect("a board");
                (QUERIES.with(Cell::get), board)
            })
            .await;
        assert_eq!(board.totals().count, 30);
        assert!(statements <= 10, "{}: {statements} statements", db.name);
    }
}

#[tokio::test]
async fn without_a_choice_the_board_is_one_with_deals() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let tom = db.user("Tom", Role::Sales).await;
        let (first, second) = (db.pipeline().await, db.pipeline().await);
        let shown = async |viewer| board(&db, viewer).await.pipeline.expect("a pipeline").id;
        assert_eq!(shown(&anna).await, first.id, "{}: all are empty", db.name);
        deal(&db, &anna, second.stages[0], "Far off", 1).await;
        assert_eq!(shown(&anna).await, second.id, "{}", db.name);
        assert_eq!(shown(&tom).await, first.id, "{}: nothing that others own shows", db.name);
        deal(&db, &anna, first.stages[0], "Near", 1).await;
        assert_eq!(shown(&anna).await, first.id, "{}", db.name);
    }
}
