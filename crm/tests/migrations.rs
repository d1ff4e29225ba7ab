//! Migrations only add: a database that any earlier version left, with data in it, comes up
//! to date, keeps every row, and works.

use crm::testing::{NOW, TestDb, both_at};
use crm::{Crm, q};
use domain::clients::ClientQuery;
use domain::deals::BoardQuery;
use domain::search::Search;
use domain::timeline::{Filter, Of, TimelineQuery};
use domain::{ClientId, Lang, Role, UserId, Viewer};

/// What stands in the earlier database: rows by the columns of its own version.
const CORE: [&str; 4] = [
    "INSERT INTO organisation (id, name, zone, currency, lang, set_up_at) VALUES (1, 'Before', 'Europe/Berlin', 'EUR', 'de', 1)",
    "INSERT INTO users (name, name_folded, email, email_folded, role, created_at) \
     VALUES ('Änne Groß', 'aenne gross', 'aenne@example.org', 'aenne@example.org', 'admin', 1)",
    "INSERT INTO visible_owners (viewer_id, owner_id) VALUES (1, 1), (1, 0)",
    "INSERT INTO events (txn, kind, actor_id, recorded_at, occurred_at) VALUES (1, 'client.created', 1, 1, 1)",
];

const RECORDS: [&str; 9] = [
    "INSERT INTO clients (kind, name, name_folded, owner_id, created_at, updated_at) \
     VALUES ('company', 'Müller Lüftung', 'mueller lueftung', 1, 1, 1)",
    "INSERT INTO clients (kind, name, name_folded, first_name, last_name, owner_id, created_at, updated_at) \
     VALUES ('person', 'Jo Straß', 'jo strass', 'Jo', 'Straß', 1, 1, 1)",
    "INSERT INTO contacts (company_id, person_id, role) VALUES (1, 2, 'Einkauf')",
    "INSERT INTO event_subjects (event_id, record_type, record_id, kind_group, occurred_at, owner_after, version) \
     VALUES (1, 'client', 1, 'client', 1, 1, 1)",
    "INSERT INTO pipelines (name, name_folded, position, created_at) VALUES ('Sales', 'sales', 1, 1)",
    "INSERT INTO stages (pipeline_id, name, name_folded, kind, position, probability) VALUES (1, 'Offer', 'offer', 'open', 1, 500000)",
    "INSERT INTO deals (title, title_folded, client_id, pipeline_id, stage_id, status, rank, amount_minor, currency, base_minor, owner_id, \
     opened_on, stage_since, created_at, updated_at) \
     VALUES ('Kühlhaus', 'kuehlhaus', 1, 1, 1, 'open', 'a', 123400, 'EUR', 123400, 1, '2026-01-02', 1, 1, 1)",
    "INSERT INTO deal_stage_spans (deal_id, pipeline_id, stage_id, owner_id, entered_at) VALUES (1, 1, 1, 1, 1)",
    "INSERT INTO products (name, name_folded, created_at, updated_at) VALUES ('Gebläse', 'geblaese', 1, 1)",
];

async fn fill(db: &TestDb, version: i64) {
    let mut write = db.crm.begin(&Viewer::system(Lang::En)).await.expect("begins");
    let records: &[&'static str] = if version >= 2 { &RECORDS } else { &[] };
    for sql in CORE.iter().chain(records) {
        q(sql).exec(write.ex()).await.unwrap_or_else(|e| panic!("version {version} on {}: {sql}: {e}", db.name));
    }
    write.commit().await.expect("commits");
}

/// How many companies, deals and products a search finds.
async fn found(crm: &Crm, viewer: &Viewer, text: &str) -> [usize; 3] {
    let found = crm.search().find(viewer, &Search { text: text.to_owned(), kinds: Vec::new(), limit: 10 }).await.expect("a search");
    [found.companies.rows.len(), found.deals.rows.len(), found.products.rows.len()]
}

#[tokio::test]
async fn every_earlier_version_with_data_comes_up_to_date_and_works() {
    let (known, _) = crm::testing::sqlite().await.crm.db().migrations().await.expect("numbers");
    for version in known.iter().copied() {
        for db in both_at(version).await {
            fill(&db, version).await;
            db.crm.db().migrate().await.expect("migrates");
            let (known, done) = db.crm.db().migrations().await.expect("numbers");
            assert_eq!(known, done, "version {version} on {}", db.name);
            let went_through = db.crm.upgrade().await.expect("upgrades");
            assert_eq!(db.crm.upgrade().await.expect("upgrades"), 0, "a second start has nothing to do");

            let viewer = Viewer { user: Some(UserId(1)), role: Role::Admin, lang: Lang::De };
            if version < 2 {
                assert_eq!(went_through, 0);
                continue;
            }
            let place = format!("from version {version} on {}", db.name);
            assert_eq!(went_through, 4, "{place}");
            let clients = db.crm.clients().page(&viewer, &ClientQuery::default()).await.expect("a list");
            assert_eq!(clients.rows.len(), 1, "the contact stands with its company, {place}");
            let board = db.crm.deals().board(&viewer, &BoardQuery::default()).await.expect("a board");
            assert_eq!((board.columns[0].totals.count, board.columns[0].totals.sum), (1, 123_400), "{place}");
            let told = TimelineQuery { of: Of::Client(ClientId(1)), filter: Filter::default(), after: None, limit: 20 };
            assert_eq!(db.crm.timeline().page(&viewer, &told).await.expect("a timeline").rows.len(), 1, "{place}");
            // Written by Rust, so no migration could have done it.
            assert_eq!(found(&db.crm, &viewer, "mueller").await, [1, 1, 0], "the company and its deal, {place}");
            assert_eq!(found(&db.crm, &viewer, "kühl").await, [0, 1, 0], "{place}");
            assert_eq!(found(&db.crm, &viewer, "gebläse").await, [0, 0, 1], "{place}");
        }
    }
}

#[tokio::test]
async fn words_written_by_other_rules_are_written_anew() {
    for db in crm::testing::both().await {
        db.crm.upgrade().await.expect("upgrades");
        let ada = db.user("Ada", Role::Admin).await;
        let mut write = db.crm.begin(&ada).await.expect("begins");
        q("INSERT INTO clients (kind, name, name_folded, created_at, updated_at) VALUES ('company', 'Öl & Söhne', 'oel & soehne', $1, $1)")
            .bind(NOW)
            .exec(write.ex())
            .await
            .expect("a client");
        q("UPDATE settings SET value = '0' WHERE name = 'search.words'").exec(write.ex()).await.expect("a setting");
        write.commit().await.expect("commits");
        assert_eq!(found(&db.crm, &ada, "soehne").await, [0, 0, 0], "{}", db.name);
        assert_eq!(db.crm.upgrade().await.expect("upgrades"), 1);
        assert_eq!(found(&db.crm, &ada, "soehne").await, [1, 0, 0], "{}", db.name);
    }
}

/// Both databases have the same history.
#[test]
fn the_two_folders_hold_the_same_migrations() {
    let names = |kind: &str| {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(kind);
        let mut names: Vec<_> =
            std::fs::read_dir(dir).expect("a folder").map(|f| f.expect("a file").file_name().into_string().expect("a name")).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}
