//! Moves: conflicts, order, won and lost, undo, on both databases.

use crate::support::{board, count, deal, ids, move_of, moved, reason};
use crm::testing::both;
use domain::deals::{Between, EditDeal, MovedAway};
use domain::{DealId, FaultKind, Role, Seen};

#[tokio::test]
async fn one_of_two_movers_wins_and_the_other_is_told_by_whom() {
    for db in both().await {
        let (anna, ben) = (db.user("Anna", Role::Admin).await, db.user("Ben", Role::Admin).await);
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let (a, b) = (move_of(&db, &pipeline, &card, pipeline.stages[1]), move_of(&db, &pipeline, &card, pipeline.stages[2]));
        let deals = db.crm.deals();
        let (a, b) = tokio::join!(deals.move_to(&anna, a), deals.move_to(&ben, b));
        let (won, lost) = if a.is_ok() { (a, b) } else { (b, a) };
        let winner = won.expect("one wins");
        let fault = lost.expect_err("one is told").into_fault();
        assert_eq!(fault.kind, FaultKind::Conflict, "{}", db.name);
        let told: MovedAway = serde_json::from_value(fault.current.clone().expect("what stands there")).expect("its shape");
        assert_eq!(told.card.stage, winner.card.stage);
        assert!(fault.to_string().contains(told.who.as_deref().expect("who")), "{fault}");
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_stage_spans").await, 2);
    }
}

#[tokio::test]
async fn one_edits_while_another_moves_and_both_succeed() {
    for db in both().await {
        let (anna, ben) = (db.user("Anna", Role::Admin).await, db.user("Ben", Role::Admin).await);
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let mut edit = EditDeal::new(db.command(), card.id);
        edit.title = Some(Seen::new("Lamps".into(), "More lamps".into()));
        let wanted = move_of(&db, &pipeline, &card, pipeline.stages[1]);
        let deals = db.crm.deals();
        let (edited, moved) = tokio::join!(deals.edit(&anna, edit), deals.move_to(&ben, wanted));
        edited.expect("edited");
        moved.expect("moved");
        let now = db.crm.deals().card(&anna, card.id).await.expect("asked").expect("there");
        assert_eq!((now.title.as_str(), now.stage, now.version), ("More lamps", pipeline.stages[1], 3), "{}", db.name);
    }
}

#[tokio::test]
async fn the_same_command_twice_is_one_move() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let wanted = move_of(&db, &pipeline, &card, pipeline.stages[1]);
        let deals = db.crm.deals();
        let (first, second) = tokio::join!(deals.move_to(&anna, wanted.clone()), deals.move_to(&anna, wanted.clone()));
        assert_eq!(first.expect("first"), second.expect("second"), "{}", db.name);
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM events WHERE kind = 'deal.moved'").await, 1);
    }
}

#[tokio::test]
async fn cards_keep_the_order_people_gave_them() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let (from, to) = (pipeline.stages[0], pipeline.stages[1]);
        let mut model: Vec<DealId> = Vec::new();
        for n in 0..12 {
            let card = deal(&db, &anna, to, &format!("Deal {n}"), n).await;
            model.insert(0, card.id);
        }
        let other = deal(&db, &anna, from, "Other", 1).await;
        // a small generator of its own: the same moves each time
        let mut seed = 7_u64;
        let mut random = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % n
        };
        for _ in 0..60 {
            let id = model.remove(random(model.len()));
            let at = random(model.len() + 1);
            let between = Between { above: at.checked_sub(1).map(|n| model[n]), below: model.get(at).copied() };
            model.insert(at, id);
            let card = db.crm.deals().card(&anna, id).await.expect("asked").expect("there");
            let mut wanted = move_of(&db, &pipeline, &card, to);
            wanted.between = Some(between);
            let answer = moved(&db, &anna, wanted).await;
            assert_eq!(answer.card.version, card.version, "a place is not the deal's own");
        }
        assert_eq!(ids(&board(&db, &anna).await, to), model, "{}", db.name);
        // a neighbour that is elsewhere by now: the other one decides
        let mut wanted = move_of(&db, &pipeline, &other, to);
        wanted.between = Some(Between { above: Some(other.id), below: Some(model[5]) });
        moved(&db, &anna, wanted).await;
        model.insert(5, other.id);
        assert_eq!(ids(&board(&db, &anna).await, to), model, "{}", db.name);
    }
}

#[tokio::test]
async fn equal_and_unreadable_ranks_are_spread_anew() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let stage = pipeline.stages[0];
        let mut made = Vec::new();
        for n in 0..120 {
            made.push(deal(&db, &anna, stage, &format!("Deal {n}"), n).await.id);
        }
        crm::q("UPDATE deals SET rank = '80'").exec(db.crm.db().write()).await.expect("equal");
        let first = ids(&board(&db, &anna).await, stage);
        let card = db.crm.deals().card(&anna, first[119]).await.expect("asked").expect("there");
        let mut wanted = move_of(&db, &pipeline, &card, stage);
        wanted.between = Some(Between { above: Some(first[59]), below: Some(first[60]) });
        moved(&db, &anna, wanted).await;
        let mut model = first.clone();
        let id = model.remove(119);
        model.insert(60, id);
        assert_eq!(ids(&board(&db, &anna).await, stage), model, "{}", db.name);
    }
}

#[tokio::test]
async fn won_lost_reopened_and_back_again() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let price = reason(&db, "Price").await;
        let (offer, won, lost) = (pipeline.stages[2], pipeline.stages[4], pipeline.stages[5]);
        let card = deal(&db, &anna, offer, "Lamps", 100).await;

        let refused = db.crm.deals().move_to(&anna, move_of(&db, &pipeline, &card, lost)).await.expect_err("needs a reason").into_fault();
        assert_eq!((refused.kind, refused.field.as_deref()), (FaultKind::Invalid, Some("lost_reason")));
        let mut wanted = move_of(&db, &pipeline, &card, lost);
        (wanted.lost_reason, wanted.lost_note) = (Some(price), Some("Too dear".into()));
        let gone = moved(&db, &anna, wanted).await;
        let detail = db.crm.deals().get(&anna, card.id).await.expect("the deal");
        assert_eq!(detail.closed_on.map(|d| d.to_string()).as_deref(), Some("2026-06-15"));
        assert_eq!(detail.lost_reason.map(|r| r.name).as_deref(), Some("Price"));
        assert!(board(&db, &anna).await.columns.iter().all(|c| c.totals.count == 0));

        let mut undo = gone.undo;
        undo.command = db.command();
        let back = db.crm.deals().undo_move(&anna, undo.clone()).await.expect("undone");
        assert_eq!((back.card.stage, back.card.rank.clone(), back.card.stage_since), (offer, card.rank.clone(), card.stage_since));
        let detail = db.crm.deals().get(&anna, card.id).await.expect("the deal");
        assert!(detail.closed_on.is_none() && detail.lost_reason.is_none() && detail.lost_note.is_none());
        assert_eq!(detail.stays.len(), 1, "as if it had never left");
        assert!(detail.stays[0].left.is_none());

        undo.command = db.command();
        let twice = db.crm.deals().undo_move(&anna, undo).await.expect_err("not twice").into_fault();
        assert_eq!(twice.kind, FaultKind::Conflict);

        let at = moved(&db, &anna, move_of(&db, &pipeline, &back.card, won)).await;
        let reopened = moved(&db, &anna, move_of(&db, &pipeline, &at.card, offer)).await;
        assert_eq!(reopened.card.stage, offer);
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM events WHERE kind = 'deal.reopened'").await, 1, "{}", db.name);
        assert!(db.crm.deals().get(&anna, card.id).await.expect("the deal").closed_on.is_none());
    }
}

#[tokio::test]
async fn an_undo_after_another_change_is_refused() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let mut undo = moved(&db, &anna, move_of(&db, &pipeline, &card, pipeline.stages[1])).await.undo;
        let mut edit = EditDeal::new(db.command(), card.id);
        edit.source = Some(Seen::new(None, Some("Fair".into())));
        db.crm.deals().edit(&anna, edit).await.expect("edited");
        undo.command = db.command();
        let fault = db.crm.deals().undo_move(&anna, undo.clone()).await.expect_err("refused").into_fault();
        assert_eq!(fault.kind, FaultKind::Conflict, "{}", db.name);
        // somebody else's event is no way to put a deal anywhere
        let other = deal(&db, &anna, pipeline.stages[0], "Other", 1).await;
        undo.command = db.command();
        undo.id = other.id;
        assert_eq!(db.crm.deals().undo_move(&anna, undo).await.expect_err("refused").into_fault().kind, FaultKind::NotFound);
    }
}
