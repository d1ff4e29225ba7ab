//! What hangs on a deal: product lines and people.

use crate::support::deal;
use crm::q;
use crm::testing::{TestDb, both};
use domain::deals::{DealDetail, FindPeople, RemoveLine, SawLine, SetDealContact, SetLine};
use domain::{ClientId, Currency, DealId, FaultKind, Money, ProductId, Role, Viewer};

async fn product(db: &TestDb, name: &'static str, price: i64) -> ProductId {
    let (id,): (i64,) =
        q("INSERT INTO products (name, name_folded, price_minor, currency, created_at, updated_at) VALUES ($1, $1, $2, 'EUR', 1, 1) RETURNING id")
            .bind(name)
            .bind(price)
            .one(db.crm.db().write())
            .await
            .expect("a product");
    ProductId(id)
}

async fn client(db: &TestDb, kind: &'static str, name: &'static str, owner: &Viewer) -> ClientId {
    let (id,): (i64,) =
        q("INSERT INTO clients (kind, name, name_folded, owner_id, created_at, updated_at) VALUES ($1, $2, $2, $3, 1, 1) RETURNING id")
            .bind(kind)
            .bind(name)
            .bind(owner.user)
            .one(db.crm.db().write())
            .await
            .expect("a client");
    ClientId(id)
}

async fn read(db: &TestDb, who: &Viewer, id: DealId) -> DealDetail {
    db.crm.deals().get(who, id).await.expect("the deal")
}

#[tokio::test]
async fn lines_are_added_changed_and_removed() {
    for db in both().await {
        let anna = db.user("Anna", Role::Admin).await;
        let pipeline = db.pipeline().await;
        let card = deal(&db, &anna, pipeline.stages[0], "Lamps", 100).await;
        let lamp = product(&db, "GTX Pro", 4_821).await;
        let deals = || db.crm.deals();
        let line = SetLine { command: db.command(), deal: card.id, line: None, product: lamp, quantity: 2_000, price: None, saw: None };
        let answer = deals().set_line(&anna, line.clone()).await.expect("a line");
        assert_eq!(deals().set_line(&anna, line.clone()).await.expect("the same answer"), answer);
        let lines = read(&db, &anna, card.id).await.lines;
        assert_eq!(lines.len(), 1, "{}", db.name);
        assert_eq!((lines[0].price, lines[0].own), (Some(Money::new(4_821, Currency::EUR)), None), "the product's price");

        // what is no longer sold stays on its line, and can still be counted
        q("UPDATE products SET archived_at = 1 WHERE id = $1").bind(lamp).exec(db.crm.db().write()).await.expect("archived");
        let saw = Some(SawLine { product: lamp, quantity: 2_000, price: None });
        let change = SetLine { command: db.command(), line: Some(lines[0].id), quantity: 3_500, price: Some(5_000), saw, ..line.clone() };
        deals().set_line(&anna, change.clone()).await.expect("changed");
        let now = read(&db, &anna, card.id).await.lines.remove(0);
        assert_eq!((now.quantity, now.own, now.total()), (3_500, Some(5_000), Some(Money::new(17_500, Currency::EUR))));

        let late = SetLine { command: db.command(), quantity: 9_000, ..change.clone() };
        assert_eq!(deals().set_line(&anna, late).await.expect_err("somebody was faster").into_fault().kind, FaultKind::Conflict);
        let more = SetLine { command: db.command(), ..line.clone() };
        let fault = deals().set_line(&anna, more).await.expect_err("not sold any more").into_fault();
        assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::Invalid, Some("product")), "{}", db.name);
        for (quantity, price, field) in
            [(0, None, "quantity"), (-1, None, "quantity"), (1, Some(-1), "price"), (i64::MAX, None, "quantity")]
        {
            let bad = SetLine { command: db.command(), quantity, price, ..line.clone() };
            assert_eq!(deals().set_line(&anna, bad).await.expect_err(field).into_fault().field.as_deref(), Some(field));
        }
        let foreign = SetLine { command: db.command(), line: Some(lines[0].id + 7), ..line };
        assert_eq!(deals().set_line(&anna, foreign).await.expect_err("no such line").into_fault().kind, FaultKind::NotFound);

        let remove = |line| RemoveLine { command: db.command(), deal: card.id, line };
        deals().remove_line(&anna, remove(now.id)).await.expect("removed");
        assert!(read(&db, &anna, card.id).await.lines.is_empty());
        assert_eq!(deals().remove_line(&anna, remove(now.id)).await.expect_err("gone").into_fault().kind, FaultKind::NotFound);
    }
}

#[tokio::test]
async fn people_stand_on_deals_with_a_role() {
    for db in both().await {
        let (anna, sal) = (db.user("Anna", Role::Admin).await, db.user("Sal", Role::Sales).await);
        let pipeline = db.pipeline().await;
        let card = deal(&db, &sal, pipeline.stages[0], "Lamps", 100).await;
        let company = client(&db, "company", "koehler", &sal).await;
        let buyer = client(&db, "person", "buyer", &anna).await;
        client(&db, "person", "other", &sal).await;
        let foreign = client(&db, "person", "foreign", &anna).await;
        q("INSERT INTO contacts (company_id, person_id, role, main) VALUES ($1, $2, 'Purchasing', $3)")
            .bind(company)
            .bind(buyer)
            .bind(true)
            .exec(db.crm.db().write())
            .await
            .expect("a contact");
        q("INSERT INTO client_phones (client_id, number, digits, position) VALUES ($1, '+49 30 1', '49301', 0)")
            .bind(buyer)
            .exec(db.crm.db().write())
            .await
            .expect("a phone");
        q("UPDATE deals SET client_id = $1 WHERE id = $2").bind(company).bind(card.id).exec(db.crm.db().write()).await.expect("its client");

        let find = async |text: &str| {
            let found = db.crm.deals().people_for(&sal, &FindPeople { deal: card.id, text: text.into() }).await.expect("people");
            found.into_iter().map(|(_, name, role)| (name, role)).collect::<Vec<_>>()
        };
        assert_eq!(find("").await, [("buyer".to_owned(), Some("Purchasing".to_owned()))], "the client's contacts, also a colleague's");
        assert_eq!(find("Oth").await, [("other".to_owned(), None)]);
        assert!(find("fore").await.is_empty(), "{}: nobody out of sight", db.name);

        let put = |person, on, role: Option<&str>| SetDealContact {
            command: db.command(),
            deal: card.id,
            person,
            on,
            role: role.map(Into::into),
        };
        db.crm.deals().set_contact(&sal, put(buyer, true, None)).await.expect("on it");
        assert!(find("").await.is_empty(), "who is on it is not offered again");
        let shown = read(&db, &sal, card.id).await;
        assert_eq!((shown.contacts[0].role.as_deref(), shown.card.phone.as_deref()), (Some("Purchasing"), Some("+49 30 1")));
        db.crm.deals().set_contact(&sal, put(buyer, true, Some(" Decides "))).await.expect("another role");
        assert_eq!(read(&db, &sal, card.id).await.contacts[0].role.as_deref(), Some("Decides"));
        for who in [foreign, company, ClientId(999)] {
            let fault = db.crm.deals().set_contact(&sal, put(who, true, None)).await.expect_err("not to be put on it").into_fault();
            assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::Invalid, Some("person")), "{}", db.name);
        }
        db.crm.deals().set_contact(&sal, put(buyer, false, None)).await.expect("off it");
        let shown = read(&db, &sal, card.id).await;
        assert!(shown.contacts.is_empty() && shown.card.phone.is_none());
    }
}

#[tokio::test]
async fn a_card_tells_the_clients_number_only_to_who_sees_the_client() {
    for db in both().await {
        let (anna, sal) = (db.user("Anna", Role::Admin).await, db.user("Sal", Role::Sales).await);
        let pipeline = db.pipeline().await;
        let card = deal(&db, &sal, pipeline.stages[0], "Lamps", 100).await;
        let company = client(&db, "company", "koehler", &anna).await;
        q("INSERT INTO client_phones (client_id, number, digits, position) VALUES ($1, '030 2', '302', 0)")
            .bind(company)
            .exec(db.crm.db().write())
            .await
            .expect("a phone");
        q("UPDATE deals SET client_id = $1 WHERE id = $2").bind(company).bind(card.id).exec(db.crm.db().write()).await.expect("its client");
        assert_eq!(read(&db, &anna, card.id).await.card.phone.as_deref(), Some("030 2"));
        assert_eq!(read(&db, &sal, card.id).await.card.phone, None, "{}", db.name);
        assert_eq!(db.crm.deals().client_named(&anna, company).await.expect("an answer").as_deref(), Some("koehler"));
        assert_eq!(db.crm.deals().client_named(&sal, company).await.expect("an answer"), None);
    }
}
