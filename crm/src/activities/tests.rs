//! Notes and calls on both databases.

use crate::clients::tests::{company, deal, fault, person};
use crate::testing::{NOW, TestDb, both};
use domain::activities::{DeleteActivity, Direction, EditActivity, NewCall, NewNote, Outcome};
use domain::timeline::{Filter, Of, TimelineQuery, What};
use domain::{ClientId, Date, DealId, FaultKind, Role, Seen, Viewer};

fn note(t: &TestDb, text: &str, client: Option<ClientId>, deal: Option<DealId>) -> NewNote {
    NewNote { command: t.command(), text: text.into(), client, deal }
}

fn call(t: &TestDb, client: ClientId) -> NewCall {
    NewCall {
        command: t.command(),
        text: String::new(),
        client: Some(client),
        deal: None,
        contact: None,
        direction: Direction::Out,
        outcome: Outcome::Reached,
        duration_s: Some(378),
        at: None,
        again: None,
    }
}

async fn shown(t: &TestDb, viewer: &Viewer, of: Of, filter: Filter) -> Vec<What> {
    let query = TimelineQuery { of, filter, after: None, limit: 50 };
    t.crm.timeline().page(viewer, &query).await.expect("a page").rows.into_iter().map(|r| r.what).collect()
}

#[tokio::test]
async fn notes_are_written_changed_and_deleted() {
    for t in both().await {
        let (ann, bob) = (t.user("Ann", Role::Sales).await, t.user("Bob", Role::Sales).await);
        let firm = company(&t, &ann, "Firm").await;
        let a = t.crm.activities();
        assert_eq!(fault(a.note(&bob, note(&t, "x", Some(firm), None)).await).0, FaultKind::NotFound);
        assert_eq!(fault(a.note(&ann, note(&t, " ", Some(firm), None)).await).1.as_deref(), Some("text"));
        assert_eq!(fault(a.note(&ann, note(&t, &"x".repeat(10_000_000), Some(firm), None)).await).1.as_deref(), Some("text"));
        assert_eq!(fault(a.note(&ann, note(&t, "x", None, None)).await).0, FaultKind::Invalid);
        let id = a.note(&ann, note(&t, "Line 1\r\nLine 2", Some(firm), None)).await.expect("writes").id;
        let edit = |saw: &str, set: &str| EditActivity {
            command: t.command(),
            id,
            text: Some(Seen::new(saw.into(), set.into())),
            outcome: None,
            duration_s: None,
        };
        a.edit(&ann, edit("Line 1\nLine 2", "Better")).await.expect("edits");
        assert_eq!(fault(a.edit(&ann, edit("Line 1\nLine 2", "Worse")).await).0, FaultKind::Conflict);
        assert_eq!(fault(a.edit(&bob, edit("Better", "Worse")).await).0, FaultKind::NotFound);
        let note = What::Note { activity: Some(id), text: "Better".into(), edited: true };
        assert_eq!(shown(&t, &ann, Of::Client(firm), Filter::Notes).await, std::slice::from_ref(&note), "{}", t.name);
        let delete = |deleted| DeleteActivity { command: t.command(), id, deleted };
        a.delete(&ann, delete(true)).await.expect("deletes");
        assert!(shown(&t, &ann, Of::Client(firm), Filter::Notes).await.is_empty(), "{}", t.name);
        a.delete(&ann, delete(false)).await.expect("brings back");
        assert_eq!(shown(&t, &ann, Of::Client(firm), Filter::Notes).await, [note]);
    }
}

#[tokio::test]
async fn calls_stand_on_client_deal_and_person() {
    for t in both().await {
        let ann = t.user("Ann", Role::Sales).await;
        let bob = t.user("Bob", Role::Sales).await;
        let pipeline = t.pipeline().await;
        let firm = company(&t, &ann, "Firm").await;
        let renate = person(&t, &ann, "Renate", "M").await;
        let d = deal(&t, &pipeline, &bob, Some(firm), "Bob's").await;
        let a = t.crm.activities();
        let again = Some((Date::parse("2026-06-20").expect("a date"), "Call again".to_owned()));
        a.call(&ann, NewCall { contact: Some(renate), at: Some(NOW - 3_600_000), again, ..call(&t, firm) }).await.expect("logs");
        for of in [Of::Client(firm), Of::Client(renate)] {
            let calls = shown(&t, &ann, of, Filter::Calls).await;
            let [What::Call { contact, duration_s, outcome, .. }] = calls.as_slice() else { panic!("one call: {calls:?}") };
            assert_eq!((contact.as_deref(), *duration_s, *outcome), (Some("Renate M"), Some(378), Outcome::Reached), "{}", t.name);
        }
        assert_eq!(t.crm.clients().card(&ann, firm, Filter::All).await.expect("the card").tasks[0].title, "Call again");
        // on Bob's deal, Bob may; the entry is on Ann's client's card too
        let on_deal = NewCall { client: None, deal: Some(d), ..call(&t, firm) };
        assert_eq!(fault(a.call(&ann, NewCall { command: t.command(), ..on_deal.clone() }).await).0, FaultKind::NotFound);
        a.call(&bob, on_deal).await.expect("logs");
        assert_eq!(shown(&t, &ann, Of::Client(firm), Filter::Calls).await.len(), 2, "{}", t.name);
        assert_eq!(shown(&t, &bob, Of::Deal(d), Filter::Calls).await.len(), 1);
        for (bad, field) in [
            (NewCall { duration_s: Some(-1), ..call(&t, firm) }, "duration_s"),
            (NewCall { at: Some(NOW + 3_600_000), ..call(&t, firm) }, "at"),
            (NewCall { contact: Some(ClientId(999)), ..call(&t, firm) }, "contact"),
        ] {
            assert_eq!(fault(a.call(&ann, bad).await), (FaultKind::Invalid, Some(field.into())), "{}", t.name);
        }
    }
}
