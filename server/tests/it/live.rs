//! The live feed, on both databases: who hears what, and when streams end.

use crate::support::{Stream, TestApp, request};
use axum::http::{Method, StatusCode};
use crm::testing::{TestDb, both, sqlite};
use crm::{Clock, Crm, Db, NewEvent, Subject, q};
use domain::{Role, UserId, Viewer};
use std::time::{Duration, Instant};
use tower_sessions::SessionStore;

async fn change(crm: &Crm, by: &Viewer, deal: i64, before: Option<UserId>, after: Option<UserId>) {
    let mut write = crm.begin(by).await.expect("begins");
    let subject = Subject::new("deal", deal, after, 2).owned_before(before);
    write.event(NewEvent::new("deal.changed", "deal").value("never sent").on(subject)).await.expect("appends");
    write.commit().await.expect("commits");
}

async fn hello(stream: &mut Stream) -> i64 {
    let said = stream.next().await.expect("a greeting");
    assert_eq!(said.event, "hello");
    said.data["cursor"].as_i64().expect("a cursor")
}

async fn people(db: &TestDb) -> (Viewer, Viewer, Viewer) {
    (db.user("Ann", Role::Admin).await, db.user("Sam", Role::Sales).await, db.user("Tim", Role::Sales).await)
}

#[tokio::test]
async fn two_browsers_hear_of_a_commit_and_a_viewer_out_of_scope_does_not() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let (ann, sam, tim) = people(&app.db).await;
        let mut streams = Vec::new();
        for viewer in [&ann, &sam, &tim] {
            let mut stream = app.live(&app.sign_in(viewer).await.1, "").await;
            hello(&mut stream).await;
            streams.push(stream);
        }
        let began = Instant::now();
        change(&app.db.crm, &sam, 7, sam.user, sam.user).await;
        for stream in &mut streams[..2] {
            let said = stream.next().await.expect("a change");
            assert_eq!(said.event, "change");
            assert_eq!(said.data["kinds"], serde_json::json!(["deal.changed"]));
            assert_eq!(said.data["records"], serde_json::json!([{ "type": "deal", "id": 7, "version": 2 }]));
            assert_eq!(said.data["cursor"].as_i64(), said.id);
            assert!(!said.data.to_string().contains("never sent"), "no field values");
        }
        assert!(began.elapsed() < Duration::from_secs(1), "{}: {:?}", app.db.name, began.elapsed());
        assert_eq!(streams[2].within(Duration::from_millis(400)).await, None, "Tim hears nothing");
    }
}

#[tokio::test]
async fn who_loses_a_record_hears_that_it_is_gone() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let (ann, sam, tim) = people(&app.db).await;
        let mut of_sam = app.live(&app.sign_in(&sam).await.1, "").await;
        let mut of_tim = app.live(&app.sign_in(&tim).await.1, "").await;
        hello(&mut of_sam).await;
        hello(&mut of_tim).await;
        change(&app.db.crm, &ann, 7, sam.user, tim.user).await;
        assert_eq!(of_sam.next().await.expect("a change").data["records"][0]["gone"], true);
        assert_eq!(of_tim.next().await.expect("a change").data["records"][0]["gone"], serde_json::Value::Null);
    }
}

#[tokio::test]
async fn a_reader_catches_up_from_its_cursor() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let (ann, sam, _) = people(&app.db).await;
        let cookie = app.sign_in(&ann).await.1;
        let mut stream = app.live(&cookie, "").await;
        let cursor = hello(&mut stream).await;
        for deal in 1..=3 {
            change(&app.db.crm, &sam, deal, sam.user, sam.user).await;
            stream.next().await.expect("a change");
        }
        drop(stream);
        let mut again = app.live(&cookie, &format!("?cursor={cursor}")).await;
        assert_eq!(hello(&mut again).await, cursor + 3);
        for deal in 1..=3 {
            assert_eq!(again.next().await.expect("a change").data["records"][0]["id"], deal, "{}", app.db.name);
        }
        assert_eq!(again.within(Duration::from_millis(300)).await, None);
    }
}

#[tokio::test]
async fn who_is_far_behind_is_asked_to_reload() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let (ann, sam, _) = people(&app.db).await;
        let mut write = app.db.crm.begin(&sam).await.expect("begins");
        for deal in 0..1_100 {
            write.event(NewEvent::new("deal.created", "deal").on(Subject::new("deal", deal, sam.user, 1))).await.expect("appends");
        }
        write.commit().await.expect("commits");
        tokio::time::sleep(Duration::from_millis(500)).await;
        let mut stream = app.live(&app.sign_in(&ann).await.1, "?cursor=0").await;
        let cursor = hello(&mut stream).await;
        let said = stream.next().await.expect("a word");
        assert_eq!((said.event.as_str(), said.data["cursor"].as_i64()), ("reload", Some(cursor)), "{}", app.db.name);
        assert_eq!(stream.within(Duration::from_millis(300)).await, None, "and nothing of the past");
    }
}

#[tokio::test]
async fn commits_of_other_processes_are_heard() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let (ann, sam, _) = people(&app.db).await;
        let mut stream = app.live(&app.sign_in(&ann).await.1, "").await;
        hello(&mut stream).await;
        let other = Crm::new(Db::connect(&app.db.url).await.expect("opens"), Clock::System, app.db.dir.path().join("files"));
        change(&other, &sam, 9, sam.user, sam.user).await;
        let said = stream.within(Duration::from_secs(2)).await.expect("heard within two seconds");
        assert_eq!(said.data["records"][0]["id"], 9, "{}", app.db.name);
    }
}

#[tokio::test]
async fn streams_end_with_their_session_their_person_and_the_server() {
    for db in both().await {
        let app = TestApp::on(db).await;
        let (ann, sam, tim) = people(&app.db).await;
        let (id, cookie) = app.sign_in(&ann).await;
        let mut signed_out = app.live(&cookie, "").await;
        let mut deactivated = app.live(&app.sign_in(&sam).await.1, "").await;
        let mut stopped = app.live(&app.sign_in(&tim).await.1, "").await;
        for stream in [&mut signed_out, &mut deactivated, &mut stopped] {
            hello(stream).await;
        }
        app.store().delete(&id).await.expect("signs out");
        assert_eq!(signed_out.next().await.expect("a word").event, "signed-out", "{}", app.db.name);
        assert!(signed_out.ended().await);
        // A deactivation is a change like any other, and the stream ends before it is told.
        let mut write = app.db.crm.begin(&ann).await.expect("begins");
        q("UPDATE users SET active = $1 WHERE id = $2").bind(false).bind(sam.user).exec(write.ex()).await.expect("deactivates");
        write
            .event(NewEvent::new("user.changed", "user").on(Subject::public("user", sam.user.expect("a person"), 2)))
            .await
            .expect("appends");
        write.commit().await.expect("commits");
        assert_eq!(deactivated.next().await.expect("a word").event, "signed-out", "{}", app.db.name);
        assert!(deactivated.ended().await);
        assert_eq!(stopped.next().await.expect("a word").event, "change");
        app.shared.hub.stop();
        assert!(stopped.ended().await, "{}", app.db.name);
        assert_eq!(app.shared.hub.listeners(), 0);
    }
}

#[tokio::test]
async fn nobody_listens_without_a_session() {
    let app = TestApp::on(sqlite().await).await;
    let answer = app.send(request(Method::GET, "/live", &[], "")).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
}
