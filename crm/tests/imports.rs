//! Imports of real files, on both databases: the exact figures, a second import that changes
//! nothing, near misses, a set in German, bad rows, restarts.

use crm::testing::{TestDb, both};
use crm::{Crm, q};
use domain::imports::plan::{Becomes, ChangePlan, LinkAnswer, OnTheWay, Outcome, StagesPlan};
use domain::imports::{Certainty, Field, ImportKind, ImportState, Ledger, ProblemKind, Severity, Target};
use domain::{ImportId, Lang, Role, Viewer};
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn system() -> Viewer {
    Viewer::system(Lang::En)
}

async fn draft(crm: &Crm, kind: Option<ImportKind>, path: PathBuf) -> ImportId {
    let file = crm.store_file(&path).expect("stored");
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
    crm.create_import(&system(), kind, name, &file).await.expect("a draft")
}

async fn go(crm: &Crm, id: ImportId) -> Outcome {
    crm.claim_import(&system(), id).await.expect("claimed");
    crm.run_import(id).await.expect("runs")
}

/// Imports a file without any correction; the dry run must have said what then happened.
async fn import(crm: &Crm, kind: ImportKind, path: PathBuf) -> Outcome {
    let id = draft(crm, Some(kind), path).await;
    let dry = crm.import_page(&system(), id).await.expect("a page").outcome;
    let outcome = go(crm, id).await;
    assert!(outcome.ledger.adds_up());
    assert_eq!(outcome.ledger, dry.ledger);
    assert_eq!(outcome.problems, dry.problems);
    outcome
}

async fn import_text(t: &TestDb, kind: ImportKind, name: &str, text: &str) -> (ImportId, Outcome) {
    let path = t.dir.path().join(name);
    std::fs::write(&path, text).expect("a file");
    let id = draft(&t.crm, Some(kind), path).await;
    (id, go(&t.crm, id).await)
}

async fn number(crm: &Crm, sql: &'static str) -> i64 {
    q(sql).one::<(i64,)>(crm.db().read()).await.expect("a number").0
}

fn created(n: u64) -> Ledger {
    Ledger { read: n, created: n, ..Ledger::default() }
}

fn made(outcome: &Outcome, what: &str) -> Vec<String> {
    outcome.on_the_way.iter().filter(|m| m.what == what).map(|m: &OnTheWay| m.name.clone()).collect()
}

struct Set {
    clients: &'static str,
    products: &'static str,
    users: &'static str,
    deals: &'static str,
    stages: [&'static str; 4],
}

const ENGLISH: Set = Set {
    clients: "b2b-sales/accounts.csv",
    products: "b2b-sales/products.csv",
    users: "b2b-sales/sales_teams.csv",
    deals: "b2b-sales/sales_pipeline.csv",
    stages: ["Prospecting", "Engaging", "Won", "Lost"],
};

const GERMAN: Set = Set {
    clients: "vertrieb-de/firmen.csv",
    products: "vertrieb-de/artikel.csv",
    users: "vertrieb-de/vertrieb.csv",
    deals: "vertrieb-de/angebote.csv",
    stages: ["Vorgemerkt", "Im Gespräch", "Gewonnen", "Verloren"],
};

/// Everything of the four files, and what must be there afterwards.
async fn whole_set(t: &TestDb, set: &Set) {
    let crm = &t.crm;
    assert_eq!(import(crm, ImportKind::Clients, fixture(set.clients)).await.ledger, created(85), "{}", t.name);
    assert_eq!(import(crm, ImportKind::Products, fixture(set.products)).await.ledger, created(7), "{}", t.name);
    let users = import(crm, ImportKind::Users, fixture(set.users)).await;
    assert_eq!(users.ledger, created(35), "{}", t.name);
    assert_eq!(made(&users, "manager").len(), 6);
    assert_eq!(made(&users, "team").len(), 6);

    let deals = import(crm, ImportKind::Deals, fixture(set.deals)).await;
    let l = deals.ledger;
    assert_eq!((l.read, l.created, l.updated, l.skipped, l.failed), (8800, 8800, 0, 0, 0), "{}", t.name);
    let count = |kind| deals.problems.iter().filter(|p| p.kind == kind).map(|p| p.rows).sum::<u64>();
    assert_eq!(count(ProblemKind::ClientEmpty), 1425);
    assert_eq!(count(ProblemKind::ProductUnknown), 1480);
    assert!(l.warnings < 1425 + 1480 && l.warnings > 1480);
    assert_eq!(deals.unknown.len(), 1);
    assert_eq!(deals.unknown[0].suggestion.as_ref().map(|s| s.name.as_str()), Some("GTX Pro"));
    assert_eq!(made(&deals, "pipeline").len(), 1);
    assert_eq!(made(&deals, "stage"), set.stages);

    let stages: Vec<(String, String, i64, bool, i64)> =
        q("SELECT s.name, s.kind, s.probability, s.to_check, CAST(COUNT(d.id) AS BIGINT) FROM stages s \
         LEFT JOIN deals d ON d.stage_id = s.id GROUP BY s.id, s.name, s.kind, s.probability, s.to_check, s.position ORDER BY s.position")
        .all(crm.db().read())
        .await
        .expect("stages");
    let want = [("open", 330_000, true, 500), ("open", 670_000, true, 1589), ("won", 1_000_000, false, 4238), ("lost", 0, false, 2473)];
    let want: Vec<_> = set.stages.iter().zip(want).map(|(n, (k, p, c, d))| ((*n).to_owned(), k.to_owned(), p, c, d)).collect();
    assert_eq!(stages, want, "{}", t.name);

    assert_eq!(number(crm, "SELECT CAST(SUM(base_minor) AS BIGINT) FROM deals WHERE status = 'won'").await, 1_000_553_400);
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deals WHERE client_id IS NULL").await, 1425);
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deals WHERE amount_minor IS NULL").await, 2089);
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deals WHERE amount_minor = 0 AND status = 'lost'").await, 2473);
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deals WHERE owner_id IS NULL").await, 0);
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_lines").await, 8800 - 1480);
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM clients WHERE parent_id IS NOT NULL").await, 15);
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM users WHERE role = 'manager'").await, 6);
    assert_eq!(
        number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM users WHERE role = 'sales' AND team_id IS NOT NULL AND email IS NULL").await,
        35
    );

    // the first row of the file, with its history
    type First = (String, String, Option<String>, i64, String, i64, String);
    let first: First =
        q("SELECT d.title, d.opened_on, d.closed_on, d.amount_minor, u.name, d.id, s.key FROM deals d JOIN users u ON u.id = d.owner_id \
         JOIN source_keys s ON s.record_type = 'deal' AND s.record_id = d.id WHERE s.key = '1C1I7A6R'")
        .one(crm.db().read())
        .await
        .expect("the first deal");
    assert_eq!(
        (first.0.as_str(), first.1.as_str(), first.2.as_deref(), first.3, first.4.as_str()),
        ("GTX Plus Basic, Cancity", "2016-10-20", Some("2017-03-01"), 105_400, "Moses Frase")
    );
    let spans: Vec<(String, Option<i64>)> = q("SELECT st.name, sp.left_at FROM deal_stage_spans sp JOIN stages st ON st.id = sp.stage_id WHERE sp.deal_id = $1 ORDER BY sp.entered_at, sp.id")
        .bind(first.5)
        .all(crm.db().read())
        .await
        .expect("spans");
    assert_eq!(spans.iter().map(|s| (s.0.as_str(), s.1.is_some())).collect::<Vec<_>>(), [(set.stages[1], true), (set.stages[2], false)]);
    let events: Vec<(String, i64)> = q("SELECT e.kind, e.occurred_at FROM events e JOIN event_subjects s ON s.event_id = e.id \
         WHERE s.record_type = 'deal' AND s.record_id = $1 ORDER BY e.occurred_at, e.id")
    .bind(first.5)
    .all(crm.db().read())
    .await
    .expect("events");
    let day = 24 * 3_600_000;
    let dates: Vec<_> = events.iter().map(|(kind, at)| (kind.as_str(), at / day)).collect();
    assert_eq!(dates, [("deal.created", 17_094), ("deal.won", 17_226)], "2016-10-20 and 2017-03-01");
    assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM events WHERE batch_id IS NULL AND kind LIKE 'deal.%'").await, 0);
    assert_eq!(number(crm, "SELECT CAST(COUNT(DISTINCT rank) AS BIGINT) FROM deals WHERE status = 'won'").await, 4238);
}

async fn snapshot(crm: &Crm) -> Vec<(i64, String, i64, i64, Option<i64>)> {
    q("SELECT id, title, stage_id, version, amount_minor FROM deals ORDER BY id").all(crm.db().read()).await.expect("deals")
}

#[tokio::test]
async fn the_real_files_reach_their_figures_and_a_second_import_changes_nothing() {
    for t in both().await {
        whole_set(&t, &ENGLISH).await;
        let crm = &t.crm;
        // somebody edits one deal and moves another
        q("UPDATE deals SET title = 'Edited', version = version + 1 WHERE id = (SELECT MIN(id) FROM deals)")
            .exec(crm.db().write())
            .await
            .expect("edits");
        q("UPDATE deals SET stage_id = (SELECT MIN(id) FROM stages), version = version + 1 WHERE id = (SELECT MAX(id) FROM deals WHERE status = 'open')")
            .exec(crm.db().write())
            .await
            .expect("moves");
        let before =
            (snapshot(crm).await, number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM event_subjects WHERE record_type <> 'import'").await);
        for (kind, file, rows) in [
            (ImportKind::Clients, ENGLISH.clients, 85),
            (ImportKind::Products, ENGLISH.products, 7),
            (ImportKind::Users, ENGLISH.users, 35),
            (ImportKind::Deals, ENGLISH.deals, 8800),
        ] {
            let again = import(crm, kind, fixture(file)).await;
            assert_eq!(again.ledger, Ledger { read: rows, skipped: rows, ..Ledger::default() }, "{} {file}", t.name);
            assert!(again.on_the_way.is_empty() && again.problems.is_empty());
        }
        let after =
            (snapshot(crm).await, number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM event_subjects WHERE record_type <> 'import'").await);
        assert_eq!(before, after, "{}", t.name);
        assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM pipelines").await, 1);
        assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM users").await, 41);
    }
}

#[tokio::test]
async fn the_german_files_reach_the_same_figures() {
    for t in both().await {
        whole_set(&t, &GERMAN).await;
        let name: (String, String) = q("SELECT p.name, s.name FROM pipelines p JOIN stages s ON s.pipeline_id = p.id WHERE s.position = 2")
            .one(t.crm.db().read())
            .await
            .expect("a stage");
        assert_eq!(name, ("Angebote".to_owned(), "Im Gespräch".to_owned()));
        let extra: (String,) =
            q("SELECT extra FROM clients WHERE name = 'Acme Corporation'").one(t.crm.db().read()).await.expect("a client");
        assert_eq!(extra.0, r#"{"Gründungsjahr":"1996","Jahresumsatz (Mio.)":"1.100,04"}"#);
    }
}

#[tokio::test]
async fn a_near_miss_is_accepted_before_or_afterwards() {
    for t in both().await {
        let crm = &t.crm;
        import(crm, ImportKind::Products, fixture(ENGLISH.products)).await;
        let rows =
            "opportunity_id,product,deal_stage,close_value\nA1,GTXPro,Won,5\nA2,GTX Basic,Lost,0\nA3,GTXPro,Open,\nA4,GTXPro,Open,7\n";
        let path = t.dir.path().join("near.csv");
        std::fs::write(&path, rows).expect("a file");

        // afterwards, for all rows at once; what somebody corrected meanwhile is left alone
        let id = draft(crm, Some(ImportKind::Deals), path.clone()).await;
        let outcome = go(crm, id).await;
        assert_eq!(outcome.problems.iter().find(|p| p.kind == ProblemKind::ProductUnknown).map(|p| p.rows), Some(3));
        assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_lines").await, 1);
        q("UPDATE deals SET title = 'Mine' WHERE amount_minor = 700").exec(crm.db().write()).await.expect("edits");
        let answer = crm.link_answer(&system(), Target::Product, "GTXPro", "gtx pro").await.expect("an answer");
        assert_eq!(crm.accept_link(&system(), id, answer.clone()).await.expect("accepted"), 3, "{}", t.name);
        assert_eq!(crm.accept_link(&system(), id, answer.clone()).await.expect("accepted"), 0);
        let titles: Vec<(String,)> = q("SELECT title FROM deals ORDER BY id").all(crm.db().read()).await.expect("titles");
        assert_eq!(titles.iter().map(|t| t.0.as_str()).collect::<Vec<_>>(), ["GTX Pro", "GTX Basic", "GTX Pro", "Mine"]);
        assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deal_lines").await, 4);
        let page = crm.import_page(&system(), id).await.expect("a page");
        assert!(page.outcome.problems.iter().all(|p| p.kind != ProblemKind::ProductUnknown));
        assert_eq!(page.plan.answer(Target::Product, "GTXPro"), Some(&answer));

        // before
        std::fs::write(&path, rows.replace("A", "B")).expect("a file");
        let id = draft(crm, Some(ImportKind::Deals), path).await;
        crm.change_import(&system(), id, ChangePlan { links: vec![answer], ..ChangePlan::default() }).await.expect("changed");
        let outcome = go(crm, id).await;
        assert!(outcome.problems.iter().all(|p| p.kind != ProblemKind::ProductUnknown));
        assert_eq!(outcome.unknown.iter().map(|u| u.rows).sum::<u64>(), 3, "answered names stay listed with their rows");
        let wrong = crm.link_answer(&system(), Target::Product, "GTXPro", "No such thing").await;
        assert!(wrong.is_err());
    }
}

#[tokio::test]
async fn bad_rows_fail_with_row_and_column_and_can_be_imported_again() {
    for t in both().await {
        let text = "id,title,amount,close date,stage\n1,=cmd,12,1/20/2017,Won\n2,B,n/a,1/21/2017,Won\n3,C,5,31/31/2017,Won\n4,D,1.200.00.00,x,Won\n5,E,,,Talking\n";
        let (id, outcome) = import_text(&t, ImportKind::Deals, "bad.csv", text).await;
        assert_eq!((outcome.ledger.created, outcome.ledger.failed), (2, 3), "{}: {outcome:?}", t.name);
        let page = t.crm.import_page(&system(), id).await.expect("a page");
        let failed: Vec<_> = page.failed.iter().map(|f| (f.row, f.column.as_deref(), f.kind, f.value.as_str())).collect();
        assert_eq!(
            failed,
            [
                (3, Some("amount"), ProblemKind::NotANumber, "n/a"),
                (4, Some("close date"), ProblemKind::NotADate, "31/31/2017"),
                (5, Some("amount"), ProblemKind::NotANumber, "1.200.00.00"),
                (5, Some("close date"), ProblemKind::NotADate, "x"),
            ]
        );
        let (name, csv) = t.crm.import_failed_csv(&system(), id).await.expect("csv");
        let csv = String::from_utf8(csv).expect("utf-8");
        assert_eq!(name, "bad_failed.csv");
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], "\u{feff}id,title,amount,close date,stage,Why it failed");
        assert_eq!(lines[1], "2,B,n/a,1/21/2017,Won,amount: n/a: Not a number");
        assert_eq!(lines.len(), 4);
        // corrected rows come in, the others are skipped
        let (_, again) = import_text(&t, ImportKind::Deals, "bad.csv", &text.replace("n/a", "9").replace("31/31/2017", "1/31/2017")).await;
        assert_eq!((again.ledger.created, again.ledger.skipped, again.ledger.failed), (2, 2, 1));
        // an empty amount is none, and an open deal has no closing day
        let open: (Option<i64>, Option<String>) =
            q("SELECT amount_minor, closed_on FROM deals WHERE title = 'E'").one(t.crm.db().read()).await.expect("a deal");
        assert_eq!(open, (None, None));
    }
}

#[tokio::test]
async fn equal_rows_are_two_records_and_known_again() {
    for t in both().await {
        let text = "name,city\nAcme,Bonn\nAcme,Bonn\nAcme,Kassel\n";
        let (_, outcome) = import_text(&t, ImportKind::Clients, "twins.csv", text).await;
        assert_eq!((outcome.ledger.created, outcome.ledger.warnings), (3, 2), "{}", t.name);
        // the same rows under another name of the file and in another order of columns
        let (_, again) =
            import_text(&t, ImportKind::Clients, "other.csv", "city,name\nKassel,Acme\nBonn,Acme\nBonn,Acme\nBonn,Acme\n").await;
        assert_eq!((again.ledger.created, again.ledger.skipped), (1, 3), "{}", t.name);
    }
}

#[tokio::test]
async fn parents_may_come_later_and_never_in_a_circle() {
    for t in both().await {
        let text = "company,subsidiary of,industry\nLeaf,Branch,a\nBranch,Root,a\nRoot,Leaf,b\nSelf,Self,b\nLone,Nobody,c\n";
        let (_, outcome) = import_text(&t, ImportKind::Clients, "tree.csv", text).await;
        let kinds: Vec<_> = outcome.problems.iter().map(|p| (p.kind, p.rows)).collect();
        assert!(kinds.contains(&(ProblemKind::ParentLoop, 2)) && kinds.contains(&(ProblemKind::ClientUnknown, 1)), "{}: {kinds:?}", t.name);
        let parents: Vec<(String, String)> = q("SELECT c.name, p.name FROM clients c JOIN clients p ON p.id = c.parent_id ORDER BY c.id")
            .all(t.crm.db().read())
            .await
            .expect("parents");
        let want = [("Leaf", "Branch"), ("Branch", "Root")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(parents, want, "{}", t.name);
    }
}

#[tokio::test]
async fn people_with_phones_and_mails_join_their_company() {
    for t in both().await {
        let text = "\u{feff}Firma;Vorname;Nachname;E-Mail;Telefon;Mobil;PLZ;Ort;Schlagworte;Abteilungsnr\r\nMüller GmbH;;;info@mueller.example;030/1;;10115;Berlin;A-Kunde, Messe;\r\n";
        import_text(&t, ImportKind::Clients, "firmen.csv", "Firma;Ort;PLZ\nMüller GmbH;Berlin;10115\n").await;
        let (id, outcome) = import_text(
            &t,
            ImportKind::Clients,
            "personen.csv",
            &format!(
                "{text}MÜLLER GMBH;Eva;Rau;eva@mueller.example;030/123456;0171 99;10115;Berlin;Messe;7\r\nMuller;Ben;Lenz;kaputt;;;;;;\r\n"
            ),
        )
        .await;
        // a company without a person's name in a file of persons is a row without a name
        assert_eq!((outcome.ledger.created, outcome.ledger.failed), (2, 1), "{}: {outcome:?}", t.name);
        let page = t.crm.import_page(&system(), id).await.expect("a page");
        let warned: Vec<_> = page.warned.iter().map(|w| (w.kind, w.value.as_str())).collect();
        assert_eq!(warned, [(ProblemKind::ClientUnknown, "Muller"), (ProblemKind::NotAnEmail, "kaputt")]);
        assert_eq!(page.outcome.unknown[0].suggestion.as_ref().map(|s| s.name.as_str()), Some("Müller GmbH"));
        let eva: (String, Option<String>, i64, i64, i64) = q("SELECT c.kind, c.last_name, CAST((SELECT COUNT(*) FROM client_phones p WHERE p.client_id = c.id) AS BIGINT), \
             CAST((SELECT COUNT(*) FROM client_tags g WHERE g.client_id = c.id) AS BIGINT), CAST((SELECT COUNT(*) FROM contacts k WHERE k.person_id = c.id) AS BIGINT) \
             FROM clients c WHERE c.name = 'Eva Rau'")
            .one(t.crm.db().read())
            .await
            .expect("a person");
        assert_eq!(eva, ("person".to_owned(), Some("Rau".to_owned()), 2, 1, 1), "{}", t.name);
        let kept: (String,) = q("SELECT extra FROM clients WHERE name = 'Ben Lenz'").one(t.crm.db().read()).await.expect("a person");
        assert_eq!(kept.0, r#"{"E-Mail":"kaputt"}"#);
    }
}

#[tokio::test]
async fn columns_and_stages_can_be_corrected() {
    for t in both().await {
        let pipeline = t.pipeline().await;
        let path = t.dir.path().join("x.csv");
        std::fs::write(&path, "Nummer,Was,Status,Wann\n1,Pumpe,Qualified,3/4/2017\n2,Rohr,Weird,5/6/2017\n").expect("a file");
        let id = draft(&t.crm, None, path).await;
        let page = t.crm.import_page(&system(), id).await.expect("a page");
        assert!(!page.plan.reading.dates_sure || page.plan.column_of(Field::OpenedOn).is_none());
        let change = ChangePlan {
            kind: Some(ImportKind::Deals),
            columns: vec![
                ("Was".into(), Becomes::Field(Field::Title)),
                ("Wann".into(), Becomes::Field(Field::OpenedOn)),
                ("Status".into(), Becomes::Field(Field::Stage)),
            ],
            dates: Some(domain::imports::DateOrder::DayMonthYear),
            ..ChangePlan::default()
        };
        t.crm.change_import(&system(), id, change).await.expect("changed");
        let page = t.crm.import_page(&system(), id).await.expect("a page");
        assert!(matches!(page.plan.stages, Some(StagesPlan::New { .. })));
        use domain::imports::plan::StageChoice::{Create, Use};
        let stages = StagesPlan::Existing {
            pipeline: pipeline.id.0,
            name: "Sales".into(),
            stages: vec![("Qualified".into(), Use(pipeline.stages[1].0)), ("Weird".into(), Create(domain::imports::StageSense::Open))],
        };
        t.crm.change_import(&system(), id, ChangePlan { stages: Some(stages), ..ChangePlan::default() }).await.expect("changed");
        let outcome = go(&t.crm, id).await;
        assert_eq!(outcome.ledger, created(2), "{}", t.name);
        let rows: Vec<(String, String, String)> =
            q("SELECT d.title, s.name, d.opened_on FROM deals d JOIN stages s ON s.id = d.stage_id ORDER BY d.id")
                .all(t.crm.db().read())
                .await
                .expect("rows");
        let want = [("Pumpe", "Qualified", "2017-04-03"), ("Rohr", "Weird", "2017-06-05")]
            .map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
        assert_eq!(rows, want);
        let order: Vec<(String,)> = q("SELECT name FROM stages ORDER BY position").all(t.crm.db().read()).await.expect("stages");
        assert_eq!(
            order.iter().map(|o| o.0.as_str()).collect::<Vec<_>>(),
            ["Request", "Qualified", "Offer", "Contract", "Weird", "Won", "Lost"]
        );
        // what has begun can't be changed
        assert!(t.crm.change_import(&system(), id, ChangePlan::default()).await.is_err());
    }
}

#[tokio::test]
async fn a_restart_goes_on_where_it_was_cut_off() {
    for t in both().await {
        let crm = &t.crm;
        let id = draft(crm, Some(ImportKind::Deals), fixture(ENGLISH.deals)).await;
        crm.claim_import(&system(), id).await.expect("claimed");
        let running = {
            let crm = crm.clone();
            tokio::spawn(async move { crm.run_import(id).await })
        };
        // cut off after some rows, as by a kill: what was committed stays
        let progress = loop {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            let progress = crm.import_progress(&system(), id).await.expect("progress");
            if progress.progress > 300 {
                break progress.progress;
            }
        };
        running.abort();
        let _ = running.await;
        let at = crm.import_progress(&system(), id).await.expect("progress");
        assert_eq!(at.state, ImportState::Running);
        assert!(at.progress >= progress && at.progress < 8800, "{}", t.name);
        assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deals").await, at.progress);
        let outcome = crm.run_import(id).await.expect("goes on");
        assert_eq!((outcome.ledger.created, outcome.ledger.skipped), (8800, 0), "{}", t.name);
        assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM deals").await, 8800);
        assert_eq!(number(crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM pipelines").await, 1);
    }
}

#[tokio::test]
async fn others_write_while_rows_are_imported() {
    for t in both().await {
        let crm = &t.crm;
        let ann = t.user("Ann", Role::Admin).await;
        let id = draft(crm, Some(ImportKind::Deals), fixture(ENGLISH.deals)).await;
        crm.claim_import(&system(), id).await.expect("claimed");
        let running = {
            let crm = crm.clone();
            tokio::spawn(async move { crm.run_import(id).await })
        };
        let mut slowest = std::time::Duration::ZERO;
        let mut writes = 0;
        while !running.is_finished() {
            let began = std::time::Instant::now();
            let mut w = crm.begin(&ann).await.expect("begins");
            w.event(crm::NewEvent::new("deal.moved", "deal")).await.expect("appends");
            w.commit().await.expect("commits");
            slowest = slowest.max(began.elapsed());
            writes += 1;
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        assert_eq!(running.await.expect("joins").expect("runs").ledger.created, 8800);
        assert!(writes > 5 && slowest < std::time::Duration::from_millis(1500), "{}: {writes} writes, slowest {slowest:?}", t.name);
    }
}

#[tokio::test]
async fn who_may_import() {
    for t in both().await {
        let path = t.dir.path().join("c.csv");
        std::fs::write(&path, "name,industry\nA,x\n").expect("a file");
        let file = t.crm.store_file(&path).expect("stored");
        for (role, kind, may) in [
            (Role::Admin, ImportKind::Users, true),
            (Role::Manager, ImportKind::Clients, true),
            (Role::Manager, ImportKind::Users, false),
            (Role::Sales, ImportKind::Clients, false),
            (Role::Viewer, ImportKind::Clients, false),
        ] {
            let viewer = t.user("X", role).await;
            let done = t.crm.create_import(&viewer, Some(kind), "c.csv", &file).await;
            assert_eq!(done.is_ok(), may, "{} {role:?} {kind:?}", t.name);
            assert_eq!(t.crm.imports(&viewer).await.is_ok(), matches!(role, Role::Admin | Role::Manager));
        }
    }
}

#[tokio::test]
async fn what_is_no_table_is_refused_and_nothing_is_lost_of_hostile_cells() {
    for t in both().await {
        let refuse = |bytes: &'static [u8]| {
            let path = t.dir.path().join("bad.csv");
            std::fs::write(&path, bytes).expect("a file");
            t.crm.store_file(&path).expect("stored")
        };
        for bytes in [&b"PK\x03\x04rest of a workbook"[..], b"", b"\x00\x01\x02\x03", b"%PDF-1.7"] {
            let file = refuse(bytes);
            assert!(t.crm.create_import(&system(), Some(ImportKind::Clients), "bad.csv", &file).await.is_err(), "{} {bytes:?}", t.name);
        }
        let long = "x".repeat(400);
        let text = format!("name,industry\n<script>alert(1)</script>,'; DROP TABLE deals; --\n{long},b\n\"a\nb\",c\n,only\nx,y,z,more\n");
        let (_, outcome) = import_text(&t, ImportKind::Clients, "hostile.csv", &text).await;
        assert_eq!((outcome.ledger.read, outcome.ledger.created, outcome.ledger.failed), (5, 2, 3), "{}: {outcome:?}", t.name);
        assert_eq!(number(&t.crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM clients").await, 2);
    }
}

#[tokio::test]
async fn managers_find_only_clients_in_their_sight() {
    for t in both().await {
        let (boss, other) = (t.user("Boss", Role::Manager).await, t.user("Other", Role::Manager).await);
        for (name, owner) in [("Mine", boss.user), ("Theirs", other.user)] {
            q("INSERT INTO clients (kind, name, name_folded, owner_id, created_at, updated_at) VALUES ('company', $1, $2, $3, 1, 1)")
                .bind(name)
                .bind(name.to_lowercase())
                .bind(owner)
                .exec(t.crm.db().write())
                .await
                .expect("a client");
        }
        let path = t.dir.path().join("d.csv");
        std::fs::write(&path, "title,client,stage\nA,Mine,Open\nB,Theirs,Open\n").expect("a file");
        let file = t.crm.store_file(&path).expect("stored");
        let id = t.crm.create_import(&boss, Some(ImportKind::Deals), "d.csv", &file).await.expect("a draft");
        let page = t.crm.import_page(&boss, id).await.expect("a page");
        assert_eq!(
            page.outcome.unknown.iter().map(|u| (u.name.as_str(), u.suggestion.is_some())).collect::<Vec<_>>(),
            [("Theirs", false)],
            "{}",
            t.name
        );
        let theirs: (i64,) = q("SELECT id FROM clients WHERE name = 'Theirs'").one(t.crm.db().read()).await.expect("a client");
        let answer = LinkAnswer { target: Target::Client, name: "Theirs".into(), id: Some(theirs.0), to: String::new() };
        assert!(t.crm.change_import(&boss, id, ChangePlan { links: vec![answer], ..ChangePlan::default() }).await.is_err(), "{}", t.name);
        let _ = (Certainty::Sure, Severity::Failed);
    }
}

#[tokio::test]
async fn new_words_are_shown_and_an_existing_one_can_stand_in() {
    use domain::imports::Vocabulary::{LostReason, Source, Tag};
    use domain::imports::vocabulary::WordAnswer;
    for t in both().await {
        t.pipeline().await;
        q("INSERT INTO tags (name, name_folded) VALUES ('VIP', 'vip')").exec(t.crm.db().write()).await.expect("a tag");
        q("INSERT INTO lost_reasons (name, name_folded, position) VALUES ('Price', 'price', 1)")
            .exec(t.crm.db().write())
            .await
            .expect("a reason");
        let path = t.dir.path().join("words.csv");
        let text = "Title,Stage,Lost reason,Source,Tags\nA,Lost,too dear,Fair,\"vip, new\"\nB,Lost,Too dear,fair,New\nC,Request,,Web,\n";
        std::fs::write(&path, text).expect("a file");
        let id = draft(&t.crm, Some(ImportKind::Deals), path).await;
        let page = t.crm.import_page(&system(), id).await.expect("a page");
        let new: Vec<_> = page.outcome.new_words.iter().map(|w| (w.vocabulary, w.name.as_str(), w.rows)).collect();
        assert_eq!(new, [(Source, "Fair", 2), (Source, "Web", 1), (Tag, "new", 2), (LostReason, "too dear", 2)], "{}", t.name);
        assert_eq!(page.words.of(LostReason), ["Price"]);

        let instead = |to: &str| WordAnswer { vocabulary: LostReason, name: "Too dear".into(), to: Some(to.into()) };
        let change = |answer| ChangePlan { words: vec![answer], ..ChangePlan::default() };
        assert!(t.crm.change_import(&system(), id, change(instead("Whim"))).await.is_err(), "only what exists");
        t.crm.change_import(&system(), id, change(instead("price"))).await.expect("changed");
        let page = t.crm.import_page(&system(), id).await.expect("a page");
        assert_eq!(page.plan.word(LostReason, "too dear"), Some("price"), "the answer stays with the draft");
        assert_eq!(page.outcome.new_words.len(), 4, "answered words stay listed");
        go(&t.crm, id).await;
        let rows: Vec<(String, Option<String>, Option<String>)> =
            q("SELECT d.title, r.name, d.source FROM deals d LEFT JOIN lost_reasons r ON r.id = d.lost_reason_id ORDER BY d.id")
                .all(t.crm.db().read())
                .await
                .expect("deals");
        let rows: Vec<_> = rows.iter().map(|r| (r.0.as_str(), r.1.as_deref(), r.2.as_deref())).collect();
        assert_eq!(rows, [("A", Some("Price"), Some("Fair")), ("B", Some("Price"), Some("fair")), ("C", None, Some("Web"))], "{}", t.name);
        assert_eq!(number(&t.crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM tags").await, 2);
        assert_eq!(number(&t.crm, "SELECT CAST(COUNT(*) AS BIGINT) FROM lost_reasons").await, 1);
    }
}
