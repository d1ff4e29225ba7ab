//! The one way in, on both databases.

use crm::testing::both;
use crm::{Begun, NewEvent, Subject, q};
use domain::Role;

#[tokio::test]
async fn a_command_sent_twice_is_one_change() {
    for t in both().await {
        let viewer = t.user("Ann", Role::Admin).await;
        let command = t.command();
        for _ in 0..2 {
            match t.crm.command::<i64>(&viewer, &command).await.expect("begins") {
                Begun::New(mut w) => {
                    let id = w
                        .event(NewEvent::new("client.created", "client").value("x").on(Subject::new("client", 7, viewer.user, 1)))
                        .await
                        .expect("appends");
                    assert_eq!(w.finish(id.0).await.expect("commits"), id.0);
                }
                Begun::Done(id) => assert!(id > 0),
            }
        }
        let n: Vec<(i64,)> = q("SELECT id FROM events").all(t.crm.db().read()).await.expect("reads");
        assert_eq!(n.len(), 1, "{}", t.name);
    }
}

#[tokio::test]
async fn a_dropped_write_changes_nothing_and_frees_the_command() {
    for t in both().await {
        let viewer = t.user("Ann", Role::Admin).await;
        let command = t.command();
        let Begun::New(mut w) = t.crm.command::<i64>(&viewer, &command).await.expect("begins") else { panic!("new") };
        w.event(NewEvent::new("client.created", "client")).await.expect("appends");
        drop(w);
        let n: Vec<(i64,)> = q("SELECT id FROM events").all(t.crm.db().read()).await.expect("reads");
        assert!(n.is_empty(), "{}", t.name);
        assert!(matches!(t.crm.command::<i64>(&viewer, &command).await.expect("begins"), Begun::New(_)), "{}", t.name);
    }
}

#[tokio::test]
async fn ids_of_concurrent_writers_come_in_commit_order() {
    for t in both().await {
        let viewer = t.user("Ann", Role::Admin).await;
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let (crm, viewer) = (t.crm.clone(), viewer.clone());
                tokio::spawn(async move {
                    let mut w = crm.begin(&viewer).await.expect("begins");
                    w.event(NewEvent::new("deal.moved", "deal")).await.expect("appends");
                    w.event(NewEvent::new("deal.moved", "deal")).await.expect("appends");
                    w.commit().await.expect("commits");
                })
            })
            .collect();
        for w in writers {
            w.await.expect("joins");
        }
        let rows: Vec<(i64, i64)> = q("SELECT id, txn FROM events ORDER BY id").all(t.crm.db().read()).await.expect("reads");
        assert_eq!(rows.len(), 16);
        assert!(rows.chunks(2).all(|p| p[0].1 == p[1].1 && p[0].1 <= p[0].0), "{}: {rows:?}", t.name);
    }
}

#[tokio::test]
async fn a_savepoint_takes_back_one_row_only() {
    for t in both().await {
        let viewer = t.user("Ann", Role::Admin).await;
        let mut w = t.crm.begin(&viewer).await.expect("begins");
        for name in ["a", "b"] {
            w.savepoint().await.expect("savepoint");
            let stored = q("INSERT INTO tags (name, name_folded) VALUES ($1, 'same')").bind(name).exec(w.ex()).await;
            assert_eq!(stored.is_err_and(|e| e.is_unique_violation()), name == "b", "{}", t.name);
            if name == "a" { w.release().await.expect("releases") } else { w.rollback_to_savepoint().await.expect("rolls back") }
        }
        w.commit().await.expect("commits");
        let rows: Vec<(String,)> = q("SELECT name FROM tags").all(t.crm.db().read()).await.expect("reads");
        assert_eq!(rows, [("a".to_owned(),)], "{}", t.name);
    }
}

#[test]
fn both_migration_folders_have_the_same_files() {
    let names = |dir: &str| {
        let mut names: Vec<_> = std::fs::read_dir(format!("{}/../migrations/{dir}", env!("CARGO_MANIFEST_DIR")))
            .expect("a folder")
            .map(|f| f.expect("a file").file_name())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}
