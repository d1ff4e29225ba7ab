//! Timelines on both databases.

use crate::clients::tests::{company, deal, fault, person};
use crate::testing::{NOW, both};
use crate::{NewEvent, Subject, q};
use domain::timeline::{Filter, Of, TimelineQuery, What};
use domain::{EventId, FaultKind, Role};
use serde_json::json;

#[tokio::test]
async fn pages_lose_and_double_nothing() {
    for t in both().await {
        let (ann, bob) = (t.user("Ann", Role::Sales).await, t.user("Bob", Role::Sales).await);
        let firm = company(&t, &ann, "Firm").await;
        let mut write = t.crm.begin(&ann).await.expect("begins");
        for n in 0..50_i64 {
            let group = ["deal", "call", "client", "hidden", "task"][(n % 5) as usize];
            // many at the same moment
            write
                .event(
                    NewEvent::new("deal.moved", group)
                        .at(NOW - (n % 4) * 1000)
                        .value(json!({"n": n}))
                        .on(Subject::new("client", firm, ann.user, 1)),
                )
                .await
                .expect("appends");
        }
        write.commit().await.expect("commits");
        let page = |filter, after, limit| TimelineQuery { of: Of::Client(firm), filter, after, limit };
        // 40 shown and 'created'; 10 each of their group
        for (filter, expected) in [(Filter::All, 41), (Filter::Deals, 10), (Filter::Calls, 10), (Filter::Changes, 11), (Filter::Notes, 0)] {
            for limit in [1, 7, 200] {
                let (mut ids, mut after): (Vec<EventId>, _) = (Vec::new(), None);
                loop {
                    let got = t.crm.timeline().page(&ann, &page(filter, after, limit)).await.expect("a page");
                    ids.extend(got.rows.iter().map(|r| r.id));
                    after = got.next;
                    if after.is_none() {
                        break;
                    }
                }
                let mut once = ids.clone();
                once.sort();
                once.dedup();
                assert_eq!((ids.len(), once.len()), (expected, expected), "{} {filter:?} {limit}", t.name);
            }
        }
        assert_eq!(fault(t.crm.timeline().page(&bob, &page(Filter::All, None, 5)).await).0, FaultKind::NotFound, "{}", t.name);
    }
}

#[tokio::test]
async fn a_person_has_the_events_of_their_deals_once() {
    for t in both().await {
        let ann = t.user("Ann", Role::Sales).await;
        let bob = t.user("Bob", Role::Sales).await;
        let pipeline = t.pipeline().await;
        let renate = person(&t, &ann, "Renate", "M").await;
        let mine = deal(&t, &pipeline, &ann, None, "Mine").await;
        let theirs = deal(&t, &pipeline, &bob, None, "Theirs").await;
        let mut write = t.crm.begin(&ann).await.expect("begins");
        for d in [mine, theirs] {
            q("INSERT INTO deal_contacts (deal_id, person_id) VALUES ($1, $2)").bind(d).bind(renate).exec(write.ex()).await.expect("on it");
            let event = NewEvent::new("deal.won", "deal").value(json!({"amount": {"minor": 5000, "currency": "EUR"}}));
            write
                .event(event.on(Subject::new("deal", d, ann.user, 1)).on(Subject::new("client", 4711, ann.user, 1)))
                .await
                .expect("appends");
        }
        let both_ways = NewEvent::new("deal.moved", "deal").value(json!({"from": "A", "to": "B"}));
        write
            .event(both_ways.on(Subject::new("deal", mine, ann.user, 1)).on(Subject::new("client", renate, ann.user, 1)))
            .await
            .expect("appends");
        write.commit().await.expect("commits");
        let query = TimelineQuery { of: Of::Client(renate), filter: Filter::Deals, after: None, limit: 10 };
        let rows = t.crm.timeline().page(&ann, &query).await.expect("a page").rows;
        assert_eq!(rows.len(), 2, "{}: {rows:?}", t.name);
        assert_eq!(rows[0].what, What::DealMoved { from: Some("A".into()), to: Some("B".into()) });
        assert_eq!(rows[1].deal.as_ref().map(|d| d.1.as_str()), Some("Mine"));
    }
}

#[tokio::test]
async fn changes_name_people_and_only_clients_in_sight() {
    for t in both().await {
        let (ann, bob, adm) = (t.user("Ann", Role::Sales).await, t.user("Bob", Role::Sales).await, t.user("Adm", Role::Admin).await);
        let pipeline = t.pipeline().await;
        let (hers, his) = (company(&t, &ann, "Hers").await, company(&t, &bob, "His").await);
        let id = deal(&t, &pipeline, &ann, Some(hers), "Light").await;
        let mut write = t.crm.begin(&ann).await.expect("begins");
        let value = json!({"before": {"client": his, "owner": bob.user}, "after": {"client": hers, "owner": ann.user, "next_step": "42"}});
        let event = NewEvent::new("deal.changed", "deal").value(value).on(Subject::new("deal", id, ann.user, 2));
        write.event(event).await.expect("appends");
        write.commit().await.expect("commits");
        let told = async |viewer: &domain::Viewer| {
            let query = TimelineQuery { of: Of::Deal(id), filter: Filter::Deals, after: None, limit: 10 };
            let rows = t.crm.timeline().page(viewer, &query).await.expect("a page").rows;
            let What::DealChanged(changes) = &rows[0].what else { panic!("a change: {rows:?}") };
            changes.iter().map(|c| (c.before.clone().unwrap_or_default(), c.after.clone().unwrap_or_default())).collect::<Vec<_>>()
        };
        let line = |before: &str, after: &str| (before.to_owned(), after.to_owned());
        assert_eq!(told(&ann).await, [line("a client out of your sight", "Hers"), line("", "42"), line("Bob", "Ann")], "{}", t.name);
        assert_eq!(told(&adm).await[0], line("His", "Hers"), "{}", t.name);
    }
}
