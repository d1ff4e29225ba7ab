//! Search on both databases: spellings, scope, upkeep, and a comparison with a naive evaluation.

use super::*;
use crate::testing::{NOW, TestDb, both};
use crate::{Write, q};
use domain::search::{Found, Kind, Query, Search as Ask, Terms, Token};
use domain::{ClientId, DealId, Lang, Role, Viewer};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

fn system() -> Viewer {
    Viewer::system(Lang::En)
}

async fn client(write: &mut Write, kind: &str, name: &str, owner: &Viewer) -> ClientId {
    let (id,): (i64,) =
        q("INSERT INTO clients (kind, name, name_folded, owner_id, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5) RETURNING id")
            .bind(kind)
            .bind(name)
            .bind(domain::fold::fold(name))
            .bind(owner.user)
            .bind(NOW)
            .one(write.ex())
            .await
            .expect("a client");
    ClientId(id)
}

async fn deal(write: &mut Write, title: &str, client: Option<ClientId>, owner: &Viewer, stage: (i64, i64)) -> DealId {
    let (id,): (i64,) = q("INSERT INTO deals (title, title_folded, client_id, pipeline_id, stage_id, status, rank, owner_id, opened_on, stage_since, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, 'open', 'a', $6, '2026-06-01', $7, $7, $7) RETURNING id")
        .bind(title)
        .bind(domain::fold::fold(title))
        .bind(client)
        .bind(stage.0)
        .bind(stage.1)
        .bind(owner.user)
        .bind(NOW)
        .one(write.ex())
        .await
        .expect("a deal");
    DealId(id)
}

async fn find(db: &TestDb, viewer: &Viewer, text: &str) -> Found {
    let ask = Ask { text: text.to_owned(), kinds: Vec::new(), limit: 8 };
    db.crm.search().find(viewer, &ask).await.expect("a search")
}

fn names(found: &Found) -> Vec<&str> {
    let clients = found.companies.rows.iter().chain(&found.persons.rows).map(|c| c.name.as_str());
    clients.chain(found.deals.rows.iter().map(|d| d.title.as_str())).chain(found.products.rows.iter().map(|p| p.name.as_str())).collect()
}

#[tokio::test]
async fn every_spelling_finds_within_scope() {
    for db in both().await {
        let anna = db.user("Anna", Role::Sales).await;
        let ben = db.user("Ben", Role::Sales).await;
        let chief = db.user("Chief", Role::Manager).await;
        let pipeline = db.pipeline().await;
        let mut write = db.crm.begin(&system()).await.expect("begins");
        let bakery = client(&mut write, "company", "Bäckerei Mühlhäuser GmbH", &anna).await;
        let mill = client(&mut write, "company", "Mühlenwerke Okertal AG", &ben).await;
        let renate = client(&mut write, "person", "Renate Groß", &anna).await;
        let lone = client(&mut write, "person", "Mia Ohnehin", &Viewer { user: None, ..system() }).await;
        q("INSERT INTO contacts (company_id, person_id) VALUES ($1, $2)")
            .bind(bakery)
            .bind(renate)
            .exec(write.ex())
            .await
            .expect("a contact");
        q("INSERT INTO client_phones (client_id, number, digits) VALUES ($1, '+49 (0)30 23125-014', '493023125014')")
            .bind(bakery)
            .exec(write.ex())
            .await
            .expect("a phone");
        q("INSERT INTO client_emails (client_id, email, email_folded) VALUES ($1, 'post@okertal.de', 'post@okertal.de')")
            .bind(mill)
            .exec(write.ex())
            .await
            .expect("an e-mail");
        let counters = deal(&mut write, "Bakery counters", Some(bakery), &anna, (pipeline.id.0, pipeline.stages[0].0)).await;
        index_clients(&mut write, &[bakery, mill, renate, lone]).await.expect("indexes");
        index_deal(&mut write, counters).await.expect("indexes");
        write.commit().await.expect("commits");

        for text in ["mühl", "muhl", "muehl", "MÜHL"] {
            let found = find(&db, &system(), text).await;
            assert_eq!(
                names(&found),
                ["Mühlenwerke Okertal AG", "Bäckerei Mühlhäuser GmbH", "Renate Groß", "Bakery counters"],
                "{} {text}",
                db.name
            );
        }
        assert_eq!(names(&find(&db, &system(), "häus").await)[0], "Bäckerei Mühlhäuser GmbH");
        assert_eq!(names(&find(&db, &system(), "gross").await), ["Renate Groß"]);
        assert_eq!(names(&find(&db, &system(), "groß ren").await), ["Renate Groß"]);
        for number in ["030 231", "+49 30 23125", "25-014", "3023125014", "0049 (0)30"] {
            assert_eq!(names(&find(&db, &system(), number).await), ["Bäckerei Mühlhäuser GmbH"], "{} {number}", db.name);
        }
        assert_eq!(names(&find(&db, &system(), "post@oker").await), ["Mühlenwerke Okertal AG"]);
        assert_eq!(names(&find(&db, &anna, "m").await), ["Bäckerei Mühlhäuser GmbH", "Renate Groß", "Bakery counters"]);
        assert_eq!(names(&find(&db, &ben, "m").await), ["Mühlenwerke Okertal AG"]);
        assert_eq!(names(&find(&db, &chief, "m").await), ["Mia Ohnehin"]);
        let found = find(&db, &anna, "bäckerei").await;
        assert_eq!(found.companies.rows[0].open_deals, 1);
        assert_eq!(found.companies.rows[0].phone.as_deref(), Some("+49 (0)30 23125-014"));
        assert_eq!(found.persons.rows[0].company.as_deref(), Some("Bäckerei Mühlhäuser GmbH"));

        // A new name reaches the deal and the contact; another owner takes them along; archived is gone.
        let mut write = db.crm.begin(&system()).await.expect("begins");
        q("UPDATE clients SET name = 'Konditorei Sonne' WHERE id = $1").bind(bakery).exec(write.ex()).await.expect("updates");
        q("UPDATE clients SET owner_id = $2 WHERE id = $1").bind(renate).bind(ben.user).exec(write.ex()).await.expect("updates");
        q("UPDATE clients SET archived_at = $2 WHERE id = $1").bind(mill).bind(NOW).exec(write.ex()).await.expect("updates");
        index_clients(&mut write, &[bakery, renate, mill]).await.expect("indexes");
        write.commit().await.expect("commits");
        assert!(find(&db, &system(), "mühl").await.is_empty());
        assert_eq!(names(&find(&db, &anna, "sonne").await), ["Konditorei Sonne", "Bakery counters"]);
        assert_eq!(names(&find(&db, &ben, "sonne").await), ["Renate Groß"]);
        assert_eq!(names(&find(&db, &anna, "25014").await), ["Konditorei Sonne"]);
    }
}

/// What the index promises, evaluated record by record.
fn naive(terms: &Terms, query: &Query) -> bool {
    let part =
        |token: &Token, word: &str| token.spellings.iter().any(|s| word.starts_with(s.as_str())) || token.parts().any(|s| word.contains(s));
    let token = |token: &Token| {
        terms.name_words.iter().chain(&terms.other_words).any(|w| part(token, w))
            || token.number().is_some_and(|d| terms.numbers.iter().any(|n| n.contains(d)))
    };
    query.tokens.iter().all(token)
        || query.whole.iter().any(|w| terms.names.iter().any(|n| n.starts_with(w.as_str())))
        || query.number.as_ref().is_some_and(|d| terms.numbers.iter().any(|n| n.contains(d.as_str())))
}

fn name() -> impl Strategy<Value = String> {
    proptest::collection::vec("[abüß]{1,5}", 1..4).prop_map(|words| words.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![proptest::collection::vec("[abüußs]{1,4}", 1..3).prop_map(|words| words.join(" ")), "[0-3]{3,5}", "0[1-3]{3} [0-3]{2}",]
}

#[test]
fn finds_what_a_naive_evaluation_finds() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let strategy =
        (proptest::collection::vec((name(), proptest::option::of("[0-3]{3,8}"), 0_usize..3), 1..60), proptest::collection::vec(text(), 12));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..6 {
        let (records, texts) = strategy.new_tree(&mut runner).expect("a sample").current();
        runtime.block_on(compare(records, texts));
    }
}

async fn compare(records: Vec<(String, Option<String>, usize)>, texts: Vec<String>) {
    for db in both().await {
        let owners = [db.user("A", Role::Sales).await, db.user("B", Role::Sales).await, db.user("C", Role::Viewer).await];
        let mut write = db.crm.begin(&system()).await.expect("begins");
        let mut kept = Vec::new();
        for (name, phone, owner) in &records {
            let id = client(&mut write, "company", name, &owners[*owner]).await;
            let mut terms = Terms::named(name);
            if let Some(phone) = phone {
                q("INSERT INTO client_phones (client_id, number, digits) VALUES ($1, $2, $2)")
                    .bind(id)
                    .bind(phone)
                    .exec(write.ex())
                    .await
                    .expect("a phone");
                terms.phone(phone);
            }
            kept.push((id.0, terms, *owner));
        }
        let ids: Vec<ClientId> = kept.iter().map(|(id, ..)| ClientId(*id)).collect();
        index_clients(&mut write, &ids).await.expect("indexes");
        // Twice is once.
        index_clients(&mut write, &ids).await.expect("indexes");
        write.commit().await.expect("commits");
        for text in &texts {
            let query = Query::read(text);
            for (at, viewer) in owners.iter().enumerate() {
                let mut expected: Vec<i64> =
                    kept.iter().filter(|(_, terms, owner)| (at == 2 || *owner == at) && naive(terms, &query)).map(|(id, ..)| *id).collect();
                expected.sort_unstable();
                for limit in [3, 100] {
                    let found = db.crm.search().ids(viewer, &query, &[Kind::Company], limit).await.expect("a search");
                    let mut found = found[&Kind::Company].clone();
                    assert_eq!(found.len(), expected.len().min(limit + 1), "{} {text:?}", db.name);
                    found.sort_unstable();
                    assert!(found.iter().all(|id| expected.contains(id)), "{} {text:?}", db.name);
                }
            }
        }
    }
}
