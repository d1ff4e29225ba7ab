//! Demo data on both databases: what it fills, that it fits together, and that it goes away.

use crate::q;
use crate::testing::{TestDb, both};
use domain::demo::DemoSize;
use domain::search::Search;
use domain::{Lang, Role, Viewer};

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
