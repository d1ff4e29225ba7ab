//! Tasks on both databases.

use crate::clients::tests::{company, deal, fault};
use crate::q;
use crate::testing::{TestDb, both};
use domain::tasks::{DeleteTask, EditTask, NewTask, TickTask};
use domain::timeline::Filter;
use domain::{Date, DealId, FaultKind, Role, Seen, TaskId};

fn new(t: &TestDb, title: &str, due: Option<&str>, deal: Option<DealId>) -> NewTask {
    NewTask { command: t.command(), title: title.into(), due: due.and_then(Date::parse), owner: None, client: None, deal }
}

async fn step(t: &TestDb, deal: DealId) -> (Option<String>, Option<String>) {
    q("SELECT next_step, next_step_due FROM deals WHERE id = $1").bind(deal).one(t.crm.db().read()).await.expect("a deal")
}

#[tokio::test]
async fn the_next_step_is_the_earliest_open_task() {
    for t in both().await {
        let ann = t.user("Ann", Role::Sales).await;
        let pipeline = t.pipeline().await;
        let firm = company(&t, &ann, "Firm").await;
        let d = deal(&t, &pipeline, &ann, Some(firm), "Deal").await;
        let tasks = t.crm.tasks();
        let some = |s: &str| Some(s.to_owned());
        let undated = tasks.create(&ann, new(&t, "Some day", None, Some(d))).await.expect("creates").id;
        assert_eq!(step(&t, d).await, (some("Some day"), None));
        let late = tasks.create(&ann, new(&t, "Call", Some("2026-07-01"), Some(d))).await.expect("creates").id;
        let early = tasks.create(&ann, new(&t, "Write", Some("2026-06-20"), Some(d))).await.expect("creates").id;
        assert_eq!(step(&t, d).await, (some("Write"), some("2026-06-20")), "{}", t.name);
        tasks.tick(&ann, TickTask { command: t.command(), id: early, done: true }).await.expect("ticks");
        assert_eq!(step(&t, d).await.0, some("Call"));
        tasks.delete(&ann, DeleteTask { command: t.command(), id: late, deleted: true }).await.expect("deletes");
        assert_eq!(step(&t, d).await.0, some("Some day"));
        tasks.delete(&ann, DeleteTask { command: t.command(), id: late, deleted: false }).await.expect("brings back");
        let moved =
            EditTask { command: t.command(), id: undated, title: None, due: Some(Seen::new(None, Date::parse("2026-06-16"))), owner: None };
        tasks.edit(&ann, moved).await.expect("edits");
        assert_eq!(step(&t, d).await, (some("Some day"), some("2026-06-16")), "{}", t.name);
        tasks.tick(&ann, TickTask { command: t.command(), id: early, done: false }).await.expect("opens again");
        let open = tasks.open_of_deal(&ann, d).await.expect("the deal's");
        assert_eq!(open.iter().map(|t| t.id).collect::<Vec<_>>(), [undated, early, late]);
        let card = t.crm.clients().card(&ann, firm, Filter::Tasks).await.expect("the card");
        assert_eq!(card.tasks.len(), 3);
        assert!(card.timeline.rows.len() >= 6, "{}", t.name);
        for id in [undated, early, late] {
            tasks.tick(&ann, TickTask { command: t.command(), id, done: true }).await.expect("ticks");
        }
        assert_eq!(step(&t, d).await, (None, None), "{}", t.name);
    }
}

#[tokio::test]
async fn tasks_follow_their_record() {
    for t in both().await {
        let (ann, bob, eve) = (t.user("Ann", Role::Sales).await, t.user("Bob", Role::Sales).await, t.user("Eve", Role::Viewer).await);
        let firm = company(&t, &ann, "Firm").await;
        let tasks = t.crm.tasks();
        let on_firm = |owner| NewTask { client: Some(firm), owner, ..new(&t, "Call", None, None) };
        assert_eq!(fault(tasks.create(&bob, on_firm(None)).await).0, FaultKind::NotFound);
        assert_eq!(fault(tasks.create(&eve, on_firm(None)).await).0, FaultKind::Forbidden);
        let id = tasks.create(&ann, on_firm(None)).await.expect("creates").id;
        let tick = |id, done| TickTask { command: t.command(), id, done };
        assert_eq!(fault(tasks.tick(&bob, tick(id, true)).await).0, FaultKind::NotFound);
        assert_eq!(fault(tasks.tick(&eve, tick(id, true)).await).0, FaultKind::Forbidden);
        assert_eq!(fault(tasks.tick(&ann, tick(TaskId(999), true)).await).0, FaultKind::NotFound);
        // given to Bob, it is his to tick, though the client is not his
        let his = tasks.create(&ann, on_firm(bob.user)).await.expect("creates").id;
        tasks.tick(&bob, tick(his, true)).await.expect("ticks his own");
        let title = |old: &str, new: &str| EditTask {
            command: t.command(),
            id,
            title: Some(Seen::new(old.into(), new.into())),
            due: None,
            owner: None,
        };
        tasks.edit(&ann, title("Call", "Write")).await.expect("edits");
        assert_eq!(fault(tasks.edit(&ann, title("Call", "Visit")).await), (FaultKind::Conflict, Some("title".into())), "{}", t.name);
        assert_eq!(fault(tasks.edit(&ann, title("Write", "\0")).await).1.as_deref(), Some("title"));
    }
}
