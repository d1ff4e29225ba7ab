//! Demo data on both databases: what it fills, that it fits together, and that it goes away.

use crate::testing::{TestDb, both};
use crate::{q, search};
use domain::demo::DemoSize;
use domain::search::Search;
use domain::{ClientId, Currency, DealId, Lang, ProductId, Role, Viewer};

const SMALL: DemoSize = DemoSize { clients: 60, deals: 120, events: 1500, seed: 7 };

async fn count(db: &TestDb, sql: &'static str) -> i64 {
    let (n,): (i64,) = q(sql).one(db.crm.db().read()).await.expect(sql);
    n
}

/// Each of these must find nothing.
const WRONG: &[(&str, &str)] = &[
    (
        "an open deal has its stage's open span",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d WHERE (SELECT COUNT(*) FROM deal_stage_spans s \
        WHERE s.deal_id = d.id AND s.left_at IS NULL AND s.stage_id = d.stage_id AND s.entered_at = d.stage_since) <> 1",
    ),
    (
        "spans follow each other",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_stage_spans s WHERE s.left_at IS NOT NULL AND (s.left_at < s.entered_at \
        OR NOT EXISTS (SELECT 1 FROM deal_stage_spans n WHERE n.deal_id = s.deal_id AND n.entered_at = s.left_at))",
    ),
    (
        "the status is the stage's kind",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d JOIN stages s ON s.id = d.stage_id WHERE s.kind <> d.status",
    ),
    (
        "the pipeline is the stage's",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d JOIN stages s ON s.id = d.stage_id WHERE s.pipeline_id <> d.pipeline_id",
    ),
    (
        "a lost deal has a reason, others none",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals WHERE (status = 'lost') <> (lost_reason_id IS NOT NULL)",
    ),
    (
        "a next step is the earliest open task",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d WHERE d.next_step IS NOT NULL AND NOT EXISTS \
        (SELECT 1 FROM tasks t WHERE t.deal_id = d.id AND t.done_at IS NULL AND t.title = d.next_step AND t.due_on = d.next_step_due)",
    ),
    (
        "an open task is a next step",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM tasks t JOIN deals d ON d.id = t.deal_id WHERE t.done_at IS NULL AND d.next_step IS NULL",
    ),
    (
        "every client's making is on its timeline",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM clients c WHERE NOT EXISTS (SELECT 1 FROM event_subjects s \
        JOIN events e ON e.id = s.event_id WHERE s.record_type = 'client' AND s.record_id = c.id AND e.kind = 'client.created' AND e.occurred_at = c.created_at)",
    ),
    (
        "every deal's making is on its timeline",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d WHERE NOT EXISTS (SELECT 1 FROM event_subjects s \
        JOIN events e ON e.id = s.event_id WHERE s.record_type = 'deal' AND s.record_id = d.id AND e.kind = 'deal.created' AND e.occurred_at = d.created_at)",
    ),
    (
        "every event stands somewhere and has its content",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM events e WHERE e.batch_id IS NOT NULL AND e.kind <> 'settings.changed' AND \
        (NOT EXISTS (SELECT 1 FROM event_subjects s WHERE s.event_id = e.id AND s.occurred_at = e.occurred_at) OR NOT EXISTS (SELECT 1 FROM event_values v WHERE v.event_id = e.id))",
    ),
    (
        "every activity has its event",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM activities a WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = a.event_id AND e.occurred_at = a.occurred_at)",
    ),
    (
        "everybody sees themselves",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM users u WHERE NOT EXISTS (SELECT 1 FROM visible_owners v WHERE v.viewer_id = u.id AND v.owner_id = u.id)",
    ),
    (
        "every record is found",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM clients c WHERE NOT EXISTS (SELECT 1 FROM search_docs s WHERE s.kind IN (1, 2) AND s.record_id = c.id AND s.owner_id = COALESCE(c.owner_id, 0))",
    ),
    (
        "every deal is found",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d WHERE NOT EXISTS (SELECT 1 FROM search_docs s WHERE s.kind = 3 AND s.record_id = d.id AND s.owner_id = COALESCE(d.owner_id, 0))",
    ),
    (
        "a deal stands in its stage since it was last moved",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d WHERE d.stage_since <> (SELECT MAX(e.occurred_at) FROM event_subjects s \
        JOIN events e ON e.id = s.event_id WHERE s.record_type = 'deal' AND s.record_id = d.id \
        AND e.kind IN ('deal.created', 'deal.moved', 'deal.won', 'deal.lost'))",
    ),
    (
        "a version counts the changes of a deal",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d WHERE d.version <> (SELECT COUNT(*) FROM deal_stage_spans s WHERE s.deal_id = d.id)",
    ),
    (
        "an amount is the sum of its lines",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals d WHERE COALESCE(d.amount_minor, 0) <> \
        (SELECT COALESCE(SUM(l.price_minor * l.quantity), 0) / 1000 FROM deal_lines l WHERE l.deal_id = d.id)",
    ),
    ("a closed deal has no next step", "SELECT CAST(COUNT(*) AS BIGINT) FROM deals WHERE status <> 'open' AND next_step IS NOT NULL"),
    (
        "no two cards of a stage have one place",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM deals a JOIN deals b ON b.stage_id = a.stage_id AND b.rank = a.rank AND b.id > a.id",
    ),
    (
        "a contact's main place is one",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT company_id FROM contacts WHERE main GROUP BY company_id HAVING COUNT(*) > 1) c",
    ),
    (
        "nothing lies in the future",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM events WHERE occurred_at > 1781517600000 OR recorded_at > 1781517600000",
    ),
];

/// Tables that come out empty again after removal.
const FILLED: &[&str] = &[
    "SELECT CAST(COUNT(*) AS BIGINT) FROM clients",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM contacts",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM client_phones",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM client_emails",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM client_addresses",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM client_tags",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM products",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM deals",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_lines",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_contacts",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_tags",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_stage_spans",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM tasks",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM activities",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM event_values",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM tags",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM lost_reasons",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM pipelines",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM stages",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM teams",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM search_docs",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM search_terms",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM search_numbers",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM search_endings",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM batches",
];

#[tokio::test]
async fn it_fits_together_and_goes_away() {
    let mut pictures = Vec::new();
    for db in both().await {
        let admin = db.user("Chief", Role::Admin).await;
        let made = db.crm.demo().fill(&admin, &SMALL).await.expect("fills");
        assert_eq!((made.clients, made.deals, made.events), (60, 120, 1500), "{}", db.name);
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM events WHERE kind <> 'settings.changed'").await, 1500);
        for (what, sql) in WRONG {
            assert_eq!(count(&db, sql).await, 0, "{}: {what}", db.name);
        }
        for sql in FILLED {
            assert!(count(&db, sql).await > 0, "{}: {sql}", db.name);
        }
        let ask = Search { text: "g".to_owned(), kinds: Vec::new(), limit: 5 };
        assert!(!db.crm.search().find(&admin, &ask).await.expect("a search").is_empty());
        pictures.push(
            q("SELECT d.title, c.name, d.status, d.amount_minor, d.opened_on FROM deals d LEFT JOIN clients c ON c.id = d.client_id ORDER BY d.id")
                .all::<(String, Option<String>, String, Option<i64>, String)>(db.crm.db().read())
                .await
                .expect("deals"),
        );
        // Once only, and by an administrator only.
        assert!(db.crm.demo().fill(&admin, &SMALL).await.is_err());
        let seller = db.user("Seller", Role::Sales).await;
        assert!(db.crm.demo().remove(&seller).await.is_err());
        assert!(db.crm.demo().present(&admin).await.expect("asks"));
        assert!(db.crm.demo().remove(&admin).await.expect("removes"), "{}", db.name);
        for sql in FILLED {
            assert_eq!(count(&db, sql).await, 0, "{}: {sql}", db.name);
        }
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM users").await, 2, "{}", db.name);
        assert!(!db.crm.demo().remove(&admin).await.expect("nothing to remove"));
        // And again: numbers go on, nothing is in the way.
        db.crm.demo().fill(&admin, &SMALL).await.expect("fills again");
    }
    assert_eq!(pictures[0], pictures[1], "both databases get the same");
}

/// Everything that is derived from records, as it stands in the tables.
async fn derived(db: &TestDb) -> Vec<Vec<(String, i64, i64, i64)>> {
    let mut tables = Vec::new();
    for sql in [
        "SELECT words || '#' || names || '#' || numbers, kind, record_id, owner_id FROM search_docs",
        "SELECT term, bucket, record_id, owner_id FROM search_terms",
        "SELECT digits, kind, record_id, owner_id FROM search_numbers",
        "SELECT ending || '#' || word, CAST(0 AS BIGINT), CAST(0 AS BIGINT), CAST(0 AS BIGINT) FROM search_endings",
        "SELECT '', viewer_id, owner_id, CAST(0 AS BIGINT) FROM visible_owners",
        "SELECT COALESCE(next_step, ''), id, COALESCE(base_minor, -1), COALESCE(amount_minor, -1) FROM deals",
    ] {
        let mut rows: Vec<(String, i64, i64, i64)> = q(sql).all(db.crm.db().read()).await.expect(sql);
        rows.sort();
        assert!(!rows.is_empty(), "{sql}");
        tables.push(rows);
    }
    tables
}

#[tokio::test]
async fn what_is_derived_is_what_the_use_cases_derive() {
    for db in both().await {
        let admin = db.user("Chief", Role::Admin).await;
        db.crm.demo().fill(&admin, &SMALL).await.expect("fills");
        let filled = derived(&db).await;
        let ids = |sql| {
            let crm = db.crm.clone();
            async move { q(sql).all::<(i64,)>(crm.db().read()).await.expect(sql).into_iter().map(|(id,)| id).collect::<Vec<_>>() }
        };
        let clients: Vec<ClientId> = ids("SELECT id FROM clients ORDER BY id").await.into_iter().map(ClientId).collect();
        let products: Vec<ProductId> = ids("SELECT id FROM products ORDER BY id").await.into_iter().map(ProductId).collect();
        let deals: Vec<DealId> = ids("SELECT id FROM deals ORDER BY id").await.into_iter().map(DealId).collect();
        let mut write = db.crm.begin(&admin).await.expect("begins");
        for table in [
            "DELETE FROM search_docs",
            "DELETE FROM search_terms",
            "DELETE FROM search_numbers",
            "DELETE FROM search_endings",
            "DELETE FROM visible_owners",
            "UPDATE deals SET base_minor = NULL, next_step = NULL WHERE status = 'open'",
        ] {
            q(table).exec(write.ex()).await.expect(table);
        }
        search::index_clients(&mut write, &clients).await.expect("indexes");
        search::index_products(&mut write, &products).await.expect("indexes");
        search::index_deals(&mut write, &deals).await.expect("indexes");
        crate::team::closure::refresh(&mut write).await.expect("closes");
        crate::settings::rates::recompute(&mut write, Currency::EUR, None).await.expect("recomputes");
        for deal in deals {
            crate::tasks::keep_next_step(&mut write, deal.0).await.expect("a next step");
        }
        write.commit().await.expect("commits");
        for (had, derived) in filled.iter().zip(derived(&db).await) {
            assert_eq!(had, &derived, "{}", db.name);
        }
        let folded: Vec<(String, String)> =
            q("SELECT name, name_folded FROM clients UNION ALL SELECT title, title_folded FROM deals UNION ALL SELECT name, name_folded FROM users")
                .all(db.crm.db().read())
                .await
                .expect("names");
        for (name, folded) in folded {
            assert_eq!(domain::fold::fold(&name), folded);
        }
    }
}

#[tokio::test]
async fn it_uses_what_is_there() {
    for db in both().await {
        let pipeline = db.pipeline().await;
        for name in ["A", "B", "C", "D", "E"] {
            db.user(name, Role::Sales).await;
        }
        db.crm.demo().fill(&Viewer::system(Lang::De), &SMALL).await.expect("fills");
        let (n,): (i64,) = q("SELECT CAST(COUNT(*) AS BIGINT) FROM deals WHERE pipeline_id <> $1")
            .bind(pipeline.id)
            .one(db.crm.db().read())
            .await
            .expect("counts");
        assert_eq!(n, 0);
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM users").await, 5);
        assert!(db.crm.demo().remove(&Viewer::system(Lang::De)).await.expect("removes"));
        assert_eq!(count(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM pipelines").await, 1);
    }
}
