//! Pages as documents.

use crate::support::TestApp;
use axum::http::StatusCode;
use crm::q;
use crm::testing::{NOW, sqlite};
use domain::Role;
use std::sync::Arc;

/// Many at once: each whole, and each with its own title, whatever the others are.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_at_once_keep_their_own_titles() {
    let db = sqlite().await;
    let admin = db.user("Ada", Role::Admin).await;
    q("INSERT INTO organisation (id, name, zone, currency, lang, set_up_at, preset) VALUES (1, 'Lindt & Co', 'Europe/Berlin', 'EUR', 'en', $1, 'blank')")
        .bind(NOW)
        .exec(db.crm.db().write())
        .await
        .expect("set up");
    let names = ["Rosenhof Gartenbau", "Kontor Sieben", "Birkenau Optik"];
    let mut pages = vec![("/deals".to_owned(), "Deals"), ("/clients".to_owned(), "Clients")];
    for name in names {
        let (id,): (i64,) =
            q("INSERT INTO clients (kind, name, name_folded, created_at, updated_at) VALUES ('company', $1, $2, $3, $3) RETURNING id")
                .bind(name)
                .bind(domain::fold::fold(name))
                .bind(NOW)
                .one(db.crm.db().write())
                .await
                .expect("a client");
        pages.push((format!("/clients/{id}"), name));
    }
    let app = Arc::new(TestApp::on(db).await);
    let (_, cookie) = app.sign_in(&admin).await;
    // Each in a task of its own: they move between threads, as a server's do.
    let asked: Vec<_> = (0..200)
        .map(|n| {
            let ((path, title), app, cookie) = (pages[n % pages.len()].clone(), app.clone(), cookie.clone());
            tokio::spawn(async move {
                let headers = [("cookie", cookie.as_str()), ("accept", "text/html"), ("accept-language", "en")];
                (app.get(&path, &headers).await, path, title)
            })
        })
        .collect();
    for asked in asked {
        let (answer, path, title) = asked.await.expect("an answer");
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.text().contains(&format!("<title>{title} · Kundig</title>")), "{path}");
    }
}

/// What asks for anything, as link previews do, gets what a browser gets.
#[tokio::test]
async fn whoever_takes_anything_gets_the_page_or_its_redirect() {
    let app = TestApp::on(sqlite().await).await;
    for headers in [&[("accept", "*/*")][..], &[], &[("accept", "text/html")]] {
        let mut page = app.get("/deals", headers).await;
        assert_eq!(page.status, StatusCode::FOUND, "{headers:?}");
        for _ in 0..3 {
            if page.status == StatusCode::FOUND {
                page = app.get(page.header("location"), headers).await;
            }
        }
        assert!(page.status == StatusCode::OK && page.text().contains("</html>"), "{headers:?}: {}", page.status);
    }
}
