//! scratch
use crm::*;
use domain::demo::DemoSize;
use domain::search::Search;
use domain::*;
use std::time::Instant;
fn main() {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(run());
}
async fn run() {
    let a: Vec<String> = std::env::args().collect();
    let db = Db::connect(&a[1]).await.unwrap();
    db.migrate().await.unwrap();
    let crm = Crm::new(db, Clock::System, "/tmp/search/files".into());
    let sys = Viewer::system(Lang::De);
    if a[2] == "fill" {
        let t = Instant::now();
        let n: Vec<u32> = a[3..6].iter().map(|x| x.parse().unwrap()).collect();
        let made = crm.demo().fill(&sys, &DemoSize { clients: n[0], deals: n[1], events: n[2], seed: 1 }).await.unwrap();
        println!("{made:?} {:?}", t.elapsed());
    }
    if a[2] == "remove" {
        let t = Instant::now();
        println!("{} {:?}", crm.demo().remove(&sys).await.unwrap(), t.elapsed());
    }
    if a[2] == "search" {
        let users: Vec<(i64, String)> = q("SELECT id, role FROM users ORDER BY id LIMIT 4").all(crm.db().read()).await.unwrap();
        let mut viewers = vec![("all".to_owned(), sys.clone())];
        for (id, role) in users {
            viewers.push((role.clone(), Viewer { user: Some(UserId(id)), role: Role::parse(&role).unwrap(), lang: Lang::De }));
        }
        let texts = ["m", "s", "b", "g", "mu", "sch", "gmbh", "bäck", "einric", "ng", "lin", "and", "example", "4711", "030 231", "+49", "493", "müller gmbh", "a b", "gmbh a", "gmbh ann", "anna schm", "mühlh led", "xyzz", "e"];
        for (name, v) in &viewers {
            let mut all = Vec::new();
            for round in 0..6 {
                for t in texts {
                    let s = Instant::now();
                    let f = crm.search().find(v, &Search { text: t.into(), kinds: vec![], limit: 5 }).await.unwrap();
                    let d = s.elapsed();
                    if round > 0 { all.push((d, t, f.len())); }
                }
            }
            all.sort();
            println!("{name}: p50 {:?} p95 {:?} worst {:?}", all[all.len()/2].0, all[all.len()*95/100].0, &all[all.len()-12..].iter().map(|x| format!("{} {:.1}", x.1, x.0.as_secs_f64()*1e3)).collect::<Vec<_>>());
        }
    }
    crm.db().close().await;
}
