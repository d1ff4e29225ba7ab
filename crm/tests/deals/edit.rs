//! Making, changing, archiving: conflicts by field, hostile values, what is left in the log.

use crate::support::{board, count, deal, move_of};
use crm::q;
use crm::testing::both;
use domain::deals::{AboutDeal, CreateDeal, EditDeal};
use domain::{Currency, FaultKind, Money, Role, Seen};

#[tokio::test]
async fn only_a_field_that_changed_meanwhile_is_refused() {
    for db in both().await {
        let (anna, ben) = (db.user("Anna", Role::Admin).await, db.user("Ben", Role::Admin).await);
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let mut first = EditDeal::new(db.command(), card.id);
        first.title = Some(Seen::new("Lamps".into(), "Lights".into()));
        db.crm.deals().edit(&anna, first).await.expect("edited");
        let mut other = EditDeal::new(db.command(), card.id);
        other.source = Some(Seen::new(None, Some("Fair".into())));
        db.crm.deals().edit(&ben, other).await.expect("another field");
        let mut late = EditDeal::new(db.command(), card.id);
        late.title = Some(Seen::new("Lamps".into(), "Bulbs".into()));
        late.about = Some(Seen::new(None, Some("Never".into())));
        let fault = db.crm.deals().edit(&ben, late).await.expect_err("refused").into_fault();
        assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::Conflict, Some("title")), "{}", db.name);
        let clashes: Vec<domain::Clash> = serde_json::from_value(fault.current.expect("both values")).expect("their shape");
        assert_eq!((clashes[0].wanted.as_str(), clashes[0].now.as_str()), (Some("Bulbs"), Some("Lights")));
        assert!(db.crm.deals().get(&anna, card.id).await.expect("the deal").about.is_none(), "nothing of it happened");
    }
}

#[tokio::test]
async fn the_log_holds_before_and_after_on_deal_and_client() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let (client,): (i64,) = q("INSERT INTO clients (kind, name, name_folded, created_at, updated_at) VALUES ('company', 'Köhler', 'kohler', 1, 1) RETURNING id")
            .one(db.crm.db().write())
            .await
            .expect("a client");
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let mut edit = EditDeal::new(db.command(), card.id);
        edit.client = Some(Seen::new(None, Some(client.into())));
        edit.tags = Some(Seen::new(Vec::new(), vec![" Fair ".into(), "fair".into(), "Key".into()]));
        let card = db.crm.deals().edit(&anna, edit).await.expect("edited");
        assert_eq!(card.client.map(|c| c.name).as_deref(), Some("Köhler"));
        assert_eq!(card.tags, ["Fair", "Key"]);
        let (value,): (String,) = q("SELECT v.value FROM event_values v JOIN event_subjects s ON s.event_id = v.event_id \
             WHERE s.record_type = 'client' AND s.record_id = $1")
        .bind(client)
        .one(db.crm.db().read())
        .await
        .expect("on the client's card");
        let value: serde_json::Value = serde_json::from_str(&value).expect("JSON");
        assert_eq!(value["after"]["client"], client, "{}", db.name);
    }
}

#[tokio::test]
async fn hostile_values_are_told_beside_their_field() {
    for db in both().await {
        let anna = db.user("Anna", Role::Sales).await;
        let ben = db.user("Ben", Role::Sales).await;
        let pipeline = db.pipeline().await;
        let good = CreateDeal {
            command: db.command(),
            title: "Lamps".into(),
            client: None,
            stage: pipeline.stages[0],
            amount: None,
            owner: None,
            expected_close: None,
            source: None,
        };
        let bad = |change: fn(&mut CreateDeal)| {
            let mut wanted = CreateDeal { command: db.command(), ..good.clone() };
            change(&mut wanted);
            wanted
        };
        for (wanted, field) in [
            (bad(|d| d.title = "  ".into()), "title"),
            (bad(|d| d.title = "a\0b".into()), "title"),
            (bad(|d| d.amount = Some(Money::new(-1, Currency::EUR))), "amount"),
            (bad(|d| d.amount = Some(Money::new(i64::MAX, Currency::EUR))), "amount"),
            (bad(|d| d.client = Some(99.into())), "client"),
            (bad(|d| d.stage = 99.into()), "stage"),
            (CreateDeal { stage: pipeline.stages[4], command: db.command(), ..good.clone() }, "stage"),
            (CreateDeal { owner: ben.user, command: db.command(), ..good.clone() }, "owner"),
        ] {
            let fault = db.crm.deals().create(&anna, wanted).await.expect_err(field).into_fault();
            assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::Invalid, Some(field)), "{}", db.name);
        }
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM deals").await, 0);
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM commands").await, 0, "a refused request leaves nothing");
    }
}

#[tokio::test]
async fn archived_deals_are_gone_until_restored() {
    for db in both().await {
        let anna = db.user("Anna", Role::Sales).await;
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let about = |id| AboutDeal { command: db.command(), id };
        db.crm.deals().archive(&anna, about(card.id)).await.expect("archived");
        db.crm.deals().archive(&anna, about(card.id)).await.expect("again changes nothing");
        assert_eq!(board(&db, &anna).await.totals().count, 0);
        let fault =
            db.crm.deals().move_to(&anna, move_of(&db, &pipeline, &card, pipeline.stages[1])).await.expect_err("archived").into_fault();
        assert_eq!(fault.kind, FaultKind::Conflict);
        assert!(db.crm.deals().get(&anna, card.id).await.expect("its sheet opens").archived);
        db.crm.deals().restore(&anna, about(card.id)).await.expect("restored");
        assert_eq!(board(&db, &anna).await.totals().count, 1, "{}", db.name);
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM events WHERE kind = 'deal.archived'").await, 1);
    }
}
