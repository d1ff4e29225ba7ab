//! Sessions, on both databases.

use crate::support::TestApp;
use axum::http::StatusCode;
use crm::q;
use crm::session::Sessions;
use crm::testing::{NOW, both};
use domain::Role;
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::ExpiredDeletion;

const DAY: i64 = 24 * 60 * 60 * 1000;

fn record(days: i64) -> Record {
    let mut record =
        Record { id: Id::default(), data: Default::default(), expiry_date: OffsetDateTime::now_utc() + time::Duration::days(days) };
    record.data.insert("colour".to_owned(), "petrol".into());
    record
}

#[tokio::test]
async fn what_is_saved_is_loaded_until_it_ends() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let store = app.store();
        let mut saved = record(2);
        store.create(&mut saved).await.expect("creates");
        let loaded = store.load(&saved.id).await.expect("loads").expect("is there");
        assert_eq!(loaded.data, saved.data, "{}", app.db.name);
        saved.data.insert("colour".to_owned(), "ochre".into());
        store.save(&saved).await.expect("saves");
        assert_eq!(store.load(&saved.id).await.expect("loads").expect("is there").data, saved.data);
        // Other ids find nothing, and what stands in the table is no id.
        assert!(store.load(&Id::default()).await.expect("loads").is_none());
        let rows: Vec<(String,)> = q("SELECT id FROM sessions").all(app.db.crm.db().read()).await.expect("reads");
        assert_eq!(rows, [(Sessions::key(&saved.id.to_string()),)]);

        app.db.crm.clock().set(NOW + 3 * DAY);
        assert!(store.load(&saved.id).await.expect("loads").is_none(), "it has ended ({})", app.db.name);
        store.delete_expired().await.expect("prunes");
        let rows: Vec<(String,)> = q("SELECT id FROM sessions").all(app.db.crm.db().read()).await.expect("reads");
        assert!(rows.is_empty());
        app.db.crm.clock().set(NOW);
    }
}

#[tokio::test]
async fn use_keeps_a_session_alive_and_is_written_at_most_every_five_minutes() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let store = app.store();
        let mut saved = record(2);
        store.create(&mut saved).await.expect("creates");
        let seen = async || {
            let (seen,): (i64,) = q("SELECT last_seen FROM sessions").one(app.db.crm.db().read()).await.expect("reads");
            seen - NOW
        };
        for (after, expected) in [(4 * 60_000, 0), (6 * 60_000, 6 * 60_000), (DAY, DAY), (20 * DAY, 20 * DAY)] {
            app.db.crm.clock().set(NOW + after);
            assert!(store.load(&saved.id).await.expect("loads").is_some(), "after {after} ({})", app.db.name);
            assert_eq!(seen().await, expected);
        }
    }
}

#[tokio::test]
async fn a_deleted_session_is_nobody() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let ann = app.db.user("Ann", Role::Sales).await;
        let (id, cookie) = app.sign_in(&ann).await;
        let other = app.sign_in(&ann).await;
        let status = async |cookie: &str| {
            app.send(crate::support::request(axum::http::Method::GET, "/live", &[("cookie", cookie)], "")).await.status()
        };
        assert_eq!(status(&cookie).await, StatusCode::OK);
        app.store().delete(&id).await.expect("deletes");
        assert_eq!(status(&cookie).await, StatusCode::UNAUTHORIZED);
        assert_eq!(status(&other.1).await, StatusCode::OK, "another browser stays signed in");
        let user = ann.user.expect("a person");
        app.db.crm.sessions().delete_of(user, Some(&other.0.to_string())).await.expect("deletes");
        assert_eq!(status(&other.1).await, StatusCode::OK, "but the one that asked");
        app.db.crm.sessions().delete_of(user, None).await.expect("deletes");
        assert_eq!(status(&other.1).await, StatusCode::UNAUTHORIZED);
    }
}
