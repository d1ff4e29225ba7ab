//! Every server function, asked by every role about what belongs to somebody else. A new
//! function without a line in this table fails the test.

use crate::support::{TestApp, request};
use axum::http::{Method, StatusCode};
use crm::testing::{NOW, TestDb, both};
use crm::{Ex, q};
use domain::{Role, Viewer};
use leptos::server_fn::axum::server_fn_paths;

/// What a role gets.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Want {
    /// It may: anything but a refusal. The sample need not be complete.
    Answer,
    /// 403 or 404.
    Refusal,
    /// It may ask, but hears nothing of what it may not see.
    Silence,
}
use Want::{Answer, Refusal, Silence};

/// A server function: a manager of another team, another salesperson, a viewer; and a sample
/// about Olga's records.
type Line = (&'static str, [Want; 3], &'static str);

/// Stands in every record of Olga's.
const SECRET: &str = "Zanderholm";

const ADMINS: [Want; 3] = [Refusal, Refusal, Refusal];
const ALL: [Want; 3] = [Answer, Answer, Answer];
/// Somebody else's record: viewers see it.
const READ: [Want; 3] = [Refusal, Refusal, Answer];
/// Somebody else's record: nobody but its owner and administrators.
const WRITE: [Want; 3] = [Refusal, Refusal, Refusal];
/// Managers and administrators.
const MANAGERS: [Want; 3] = [Answer, Refusal, Refusal];
/// What lists show.
const LISTS: [Want; 3] = [Silence, Silence, Answer];
/// What sales people make, viewers not.
const MAKERS: [Want; 3] = [Answer, Answer, Refusal];

const TABLE: &[Line] = &[
    ("account/edit", ALL, r#"{"input":{"command":"$command","name":"Somebody","lang":"en"}}"#),
    ("account/password", ALL, r#"{"input":{"old":"wrong","new":"wrong"}}"#),
    ("activities/call", WRITE, r#"{"command":{"command":"$command","client":$client,"direction":"out","outcome":"reached"}}"#),
    ("activities/delete", WRITE, r#"{"command":{"command":"$command","id":$activity,"deleted":true}}"#),
    ("activities/edit", WRITE, r#"{"command":{"command":"$command","id":$activity}}"#),
    ("activities/note", WRITE, r#"{"command":{"command":"$command","text":"A","deal":$deal}}"#),
    ("analytics/dashboard", LISTS, r#"{"question":{}}"#),
    ("clients/archive", WRITE, r#"{"command":{"command":"$command","id":$client,"archived":true}}"#),
    ("clients/card", READ, r#"{"id":$client,"filter":"all"}"#),
    ("clients/create", MAKERS, r#"{"command":{"command":"$command","kind":"company","name":"Fresh"}}"#),
    ("clients/edit", WRITE, r#"{"command":{"command":"$command","id":$client,"about":{"saw":null,"set":"x"}}}"#),
    ("clients/link", WRITE, r#"{"command":{"command":"$command","company":$client,"person":{"known":$person}}}"#),
    ("clients/options", LISTS, r#"{"text":"Zander","kind":null}"#),
    ("clients/owners", ALL, "{}"),
    ("clients/page", LISTS, r#"{"query":{"limit":100}}"#),
    ("clients/tag", WRITE, r#"{"command":{"command":"$command","id":$client,"add":["x"]}}"#),
    ("clients/tag-names", ALL, r#"{"text":""}"#),
    ("clients/unlink", WRITE, r#"{"command":{"command":"$command","company":$client,"person":$person}}"#),
    ("deals/archive", WRITE, r#"{"input":{"command":"$command","id":$deal}}"#),
    ("deals/board", LISTS, r#"{"asked":{}}"#),
    ("deals/card", LISTS, r#"{"asked":{"id":$deal}}"#),
    ("deals/client", LISTS, r#"{"id":$client}"#),
    ("deals/clients", LISTS, r#"{"text":"Zander"}"#),
    ("deals/create", MAKERS, r#"{"input":{"command":"$command","title":"Fresh","stage":$stage}}"#),
    ("deals/edit", WRITE, r#"{"input":{"command":"$command","id":$deal,"about":{"saw":null,"set":"x"}}}"#),
    ("deals/get", READ, r#"{"asked":{"id":$deal}}"#),
    ("deals/list", LISTS, r#"{"query":{}}"#),
    ("deals/list-totals", LISTS, r#"{"filter":{}}"#),
    ("deals/more", LISTS, r#"{"asked":{"stage":$stage,"filter":{},"sort":"rank","rank":"a","due":null,"id":$deal}}"#),
    ("deals/move", WRITE, r#"{"input":{"command":"$command","id":$deal,"stage":$stage,"saw_pipeline":$pipeline,"saw_stage":$stage}}"#),
    ("deals/people", READ, r#"{"asked":{"deal":$deal,"text":"Zander"}}"#),
    ("deals/remove-line", WRITE, r#"{"input":{"command":"$command","deal":$deal,"line":1}}"#),
    ("deals/restore", WRITE, r#"{"input":{"command":"$command","id":$deal}}"#),
    ("deals/set-contact", WRITE, r#"{"input":{"command":"$command","deal":$deal,"person":$person,"on":true}}"#),
    ("deals/set-line", WRITE, r#"{"input":{"command":"$command","deal":$deal,"product":$product,"quantity":1000}}"#),
    ("deals/undo-move", WRITE, r#"{"input":{"command":"$command","id":$deal,"event":1,"version":1}}"#),
    ("imports/accept", MANAGERS, r#"{"id":999,"answer":{"target":"client","name":"x","id":null,"to":""}}"#),
    (
        "imports/change",
        MANAGERS,
        r#"{"id":999,"change":{"kind":null,"encoding":null,"delimiter":null,"titles_in":null,"dates":null,"decimals":null,"columns":[],"links":[],"unlink":[],"stages":null}}"#,
    ),
    ("imports/choices", MANAGERS, r#"{"target":"client","typed":"Zander"}"#),
    ("imports/discard", MANAGERS, r#"{"id":999}"#),
    ("imports/issues", MANAGERS, r#"{"id":999,"severity":"failed","after":null}"#),
    ("imports/list", MANAGERS, "{}"),
    ("imports/page", MANAGERS, r#"{"id":999}"#),
    ("imports/progress", MANAGERS, r#"{"id":999}"#),
    ("imports/start", MANAGERS, r#"{"id":999}"#),
    ("pipelines/add", ADMINS, r#"{"input":{"command":"$command","name":"New"}}"#),
    ("pipelines/archive", ADMINS, r#"{"input":{"command":"$command","id":$pipeline}}"#),
    ("pipelines/edit", ADMINS, r#"{"input":{"command":"$command","id":$pipeline,"version":1,"name":"P","stages":[]}}"#),
    ("pipelines/edit-reasons", ADMINS, r#"{"input":{"command":"$command","reasons":[]}}"#),
    ("pipelines/list", ALL, "{}"),
    ("pipelines/order", ADMINS, r#"{"input":{"command":"$command","order":[]}}"#),
    ("pipelines/reasons", ALL, "{}"),
    ("pipelines/settings", ADMINS, "{}"),
    ("products/archive", MANAGERS, r#"{"command":{"command":"$command","id":$product,"archived":true}}"#),
    ("products/create", MANAGERS, r#"{"command":{"command":"$command","name":"New"}}"#),
    ("products/edit", MANAGERS, r#"{"command":{"command":"$command","id":$product}}"#),
    ("products/page", ALL, r#"{"query":{"limit":100}}"#),
    ("search/find", LISTS, r#"{"search":{"text":"Zander","limit":10}}"#),
    ("settings/edit-organisation", ADMINS, r#"{"input":{"command":"$command","name":"Firm","zone":"UTC","currency":"EUR","lang":"en"}}"#),
    ("settings/organisation", ADMINS, "{}"),
    ("settings/rates", ALL, "{}"),
    ("settings/remove-rate", ADMINS, r#"{"input":{"command":"$command","currency":"USD","valid_from":"2026-01-01"}}"#),
    ("settings/set-rate", ADMINS, r#"{"input":{"command":"$command","currency":"USD","valid_from":"2026-01-01","rate":"1"}}"#),
    ("setup/demo", ADMINS, "{}"),
    ("setup/has-demo", ALL, "{}"),
    ("setup/preset", ADMINS, r#"{"input":{"command":"$command","preset":"blank"}}"#),
    ("setup/remove-demo", ADMINS, "{}"),
    ("tasks/create", WRITE, r#"{"command":{"command":"$command","title":"T","deal":$deal}}"#),
    ("tasks/delete", WRITE, r#"{"command":{"command":"$command","id":$task,"deleted":true}}"#),
    ("tasks/edit", WRITE, r#"{"command":{"command":"$command","id":$task}}"#),
    ("tasks/of-deal", READ, r#"{"deal":$deal}"#),
    ("tasks/tick", WRITE, r#"{"command":{"command":"$command","id":$task,"done":true}}"#),
    ("team/add", ADMINS, r#"{"input":{"command":"$command","name":"New","email":null,"role":"sales","team":null}}"#),
    ("team/add-team", ADMINS, r#"{"input":{"command":"$command","name":"New","manager":null}}"#),
    ("team/edit", ADMINS, r#"{"input":{"command":"$command","id":$olga,"role":"admin"}}"#),
    ("team/edit-team", ADMINS, r#"{"input":{"command":"$command","id":1,"name":"New","manager":null}}"#),
    ("team/invite", ADMINS, r#"{"input":{"command":"$command","id":$olga}}"#),
    ("team/people", ALL, "{}"),
    ("team/remove-team", ADMINS, r#"{"input":{"command":"$command","id":1}}"#),
    ("team/staff", ADMINS, "{}"),
    ("team/teams", ALL, "{}"),
    ("timeline/page", READ, r#"{"query":{"of":{"deal":$deal},"limit":20}}"#),
];

/// Olga's records, by the words the samples use.
struct Records(Vec<(&'static str, i64)>);

impl Records {
    async fn of(db: &TestDb, olga: &Viewer) -> Self {
        let made = db.pipeline().await;
        let client = client(db, "company", olga).await;
        let person = client_person(db, olga).await;
        let ex = || -> Ex<'_> { db.crm.db().write() };
        let (product,): (i64,) =
            q("INSERT INTO products (name, name_folded, created_at, updated_at) VALUES ('Thing', 'thing', $1, $1) RETURNING id")
                .bind(NOW)
                .one(ex())
                .await
                .expect("a product");
        let (deal,): (i64,) =
            q("INSERT INTO deals (title, title_folded, client_id, pipeline_id, stage_id, status, rank, owner_id, opened_on, stage_since, created_at, updated_at) \
               VALUES ('Zanderholm', 'zanderholm', $1, $2, $3, 'open', 'a', $4, '2026-06-01', $5, $5, $5) RETURNING id")
            .bind(client)
            .bind(made.id)
            .bind(made.stages[0])
            .bind(olga.user)
            .bind(NOW)
            .one(ex())
            .await
            .expect("a deal");
        let (task,): (i64,) = q("INSERT INTO tasks (title, deal_id, owner_id, created_at) VALUES ('Zanderholm', $1, $2, $3) RETURNING id")
            .bind(deal)
            .bind(olga.user)
            .bind(NOW)
            .one(ex())
            .await
            .expect("a task");
        let (activity,): (i64,) =
            q("INSERT INTO activities (kind, deal_id, author_id, text, occurred_at, created_at) VALUES ('note', $1, $2, 'Zanderholm', $3, $3) RETURNING id")
                .bind(deal)
                .bind(olga.user)
                .bind(NOW)
                .one(ex())
                .await
                .expect("a note");
        Self(vec![
            ("$client", client),
            ("$person", person),
            ("$product", product),
            ("$deal", deal),
            ("$task", task),
            ("$activity", activity),
            ("$pipeline", made.id.0),
            ("$stage", made.stages[0].0),
            ("$olga", olga.user.map_or(0, i64::from)),
        ])
    }

    /// A sample with these records and a command id of its own.
    fn fill(&self, db: &TestDb, sample: &str) -> String {
        let with_ids = self.0.iter().fold(sample.to_owned(), |text, (word, id)| text.replace(word, &id.to_string()));
        with_ids.replace("$command", &db.command().0)
    }
}

async fn client(db: &TestDb, kind: &str, owner: &Viewer) -> i64 {
    let (id,): (i64,) = q("INSERT INTO clients (kind, name, name_folded, owner_id, created_at, updated_at) \
         VALUES ($1, 'Zanderholm', 'zanderholm', $2, $3, $3) RETURNING id")
    .bind(kind)
    .bind(owner.user)
    .bind(NOW)
    .one(db.crm.db().write())
    .await
    .expect("a client");
    id
}

async fn client_person(db: &TestDb, owner: &Viewer) -> i64 {
    client(db, "person", owner).await
}

#[tokio::test]
async fn every_server_function_stands_in_the_table() {
    let missing: Vec<&str> = server_fn_paths()
        .map(|(path, _)| path)
        .filter(|path| *path != "/sign-out" && !path.starts_with("/api/open/"))
        .filter(|path| !TABLE.iter().any(|(name, ..)| path.strip_prefix("/api/") == Some(name)))
        .collect();
    assert!(missing.is_empty(), "without a line in the table of rights: {missing:?}");
}

#[tokio::test]
async fn each_role_gets_what_the_table_says() {
    let paths: Vec<String> = server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    for db in both().await {
        let olga = db.user("Olga", Role::Sales).await;
        let people = [
            ("manager", db.user("Mona", Role::Manager).await),
            ("sales", db.user("Sal", Role::Sales).await),
            ("viewer", db.user("Vic", Role::Viewer).await),
        ];
        let ada = db.user("Ada", Role::Admin).await;
        let records = Records::of(&db, &olga).await;
        let app = TestApp::on(db).await;
        let mut wrong = Vec::new();
        for (n, (role, viewer)) in people.iter().enumerate() {
            let (_, cookie) = app.sign_in(viewer).await;
            for (name, wants, sample) in TABLE {
                let path = format!("/api/{name}");
                if !paths.contains(&path) {
                    continue;
                }
                let body = records.fill(&app.db, sample);
                let answer = ask(&app, &path, &cookie, &body).await;
                let text = answer.1;
                let fine = match wants[n] {
                    Answer => !refused(answer.0) || (answer.0 == StatusCode::NOT_FOUND && sample.contains("999")),
                    Refusal => matches!(answer.0, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) && !text.contains(SECRET),
                    Silence => !answer.0.is_server_error() && !text.contains(SECRET),
                };
                if !fine {
                    wrong.push(format!("{} {role} {name}: {} {text:.160}", app.db.name, answer.0));
                }
            }
        }
        let (_, cookie) = app.sign_in(&ada).await;
        for (name, _, sample) in TABLE {
            let path = format!("/api/{name}");
            if paths.contains(&path) {
                let (status, text) = ask(&app, &path, &cookie, &records.fill(&app.db, sample)).await;
                if matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) || status.is_server_error() {
                    wrong.push(format!("{} admin {name}: {status} {text:.160}", app.db.name));
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}

/// Input that is no JSON of the right shape must be refused quietly, whoever sends it.
#[tokio::test]
async fn hostile_input_breaks_nothing() {
    let db = crm::testing::sqlite().await;
    let ada = db.user("Ada", Role::Admin).await;
    let app = TestApp::on(db).await;
    let (_, cookie) = app.sign_in(&ada).await;
    for (path, method) in server_fn_paths() {
        if path == "/sign-out" {
            continue;
        }
        for body in ["", "[]", "null", "{\"input\":1e999}", "{\"id\":-9223372036854775808}", "\u{0}"] {
            let headers = [("content-type", "application/json"), ("cookie", cookie.as_str())];
            let answer = app.ask(request(method.clone(), path, &headers, body)).await;
            assert!(!answer.text().contains("panicked") && answer.status != StatusCode::UNAUTHORIZED, "{path} {body:?}: {}", answer.status);
        }
    }
    assert_eq!(app.get("/ready", &[]).await.status, StatusCode::OK);
}

fn refused(status: StatusCode) -> bool {
    matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) || status.is_server_error()
}

async fn ask(app: &TestApp, path: &str, cookie: &str, body: &str) -> (StatusCode, String) {
    let headers = [("content-type", "application/json"), ("cookie", cookie)];
    let answer = app.ask(request(Method::POST, path, &headers, body)).await;
    (answer.status, answer.text())
}
