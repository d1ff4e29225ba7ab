//! Clients on both databases.

use crate::testing::{NOW, TestDb, both};
use crate::{Error, q};
use domain::clients::{
    Address, ArchiveClient, AtCompany, ClientKind, ClientQuery, ClientSort, EditClient, Email, LinkContact, NewClient, NewContact, Phone,
    TagClient, UnlinkContact, WhichPerson,
};
use domain::timeline::Filter;
use domain::{ClientId, FaultKind, Role, Seen, Viewer};

pub(crate) async fn company(t: &TestDb, viewer: &Viewer, name: &str) -> ClientId {
    let new = NewClient { command: Some(t.command()), name: name.into(), ..NewClient::default() };
    t.crm.clients().create(viewer, new).await.expect("creates").id
}

pub(crate) async fn person(t: &TestDb, viewer: &Viewer, first: &str, last: &str) -> ClientId {
    let new = NewClient {
        command: Some(t.command()),
        kind: ClientKind::Person,
        first_name: Some(first.into()),
        last_name: Some(last.into()),
        ..NewClient::default()
    };
    t.crm.clients().create(viewer, new).await.expect("creates").id
}

/// A deal written straight into the table: its use cases are not this module's.
pub(crate) async fn deal(
    t: &TestDb,
    pipeline: &crate::testing::TestPipeline,
    owner: &Viewer,
    client: Option<ClientId>,
    title: &str,
) -> domain::DealId {
    let mut write = t.crm.begin(owner).await.expect("begins");
    let (id,): (i64,) = q("INSERT INTO deals (title, title_folded, client_id, pipeline_id, stage_id, status, rank, amount_minor, currency, base_minor, \
         owner_id, opened_on, stage_since, created_at, updated_at) VALUES ($1, $1, $2, $3, $4, 'open', 'a0', 5000, 'EUR', 5000, $5, '2026-06-01', $6, $6, $6) RETURNING id")
        .bind(title)
        .bind(client)
        .bind(pipeline.id)
        .bind(pipeline.stages[1])
        .bind(owner.user)
        .bind(NOW)
        .one(write.ex())
        .await
        .expect("a deal");
    write.commit().await.expect("commits");
    domain::DealId(id)
}

pub(crate) fn fault<T: std::fmt::Debug>(result: Result<T, Error>) -> (FaultKind, Option<String>) {
    let fault = result.expect_err("refused").into_fault();
    (fault.kind, fault.field)
}

fn edit(t: &TestDb, id: ClientId) -> EditClient {
    EditClient::of(t.command(), id)
}

#[tokio::test]
async fn a_client_keeps_everything_typed() {
    for t in both().await {
        let ann = t.user("Ann", Role::Sales).await;
        let parent = company(&t, &ann, "Holding").await;
        let new = NewClient {
            command: Some(t.command()),
            name: " Bäckerei  Müller ".into(),
            parent: Some(parent),
            size: Some(12),
            website: Some("mueller.example".into()),
            phones: vec![Phone { label: None, number: "+49 30 1".into() }, Phone::default()],
            emails: vec![Email { label: Some("Office".into()), email: "a@b.example".into() }],
            addresses: vec![Address { city: Some("Goslar".into()), ..Address::default() }, Address::default()],
            tags: vec!["Key account".into(), "key  ACCOUNT".into()],
            contact: Some(NewContact { last_name: Some("Thiel".into()), role: Some("Owner".into()), main: true, ..NewContact::default() }),
            ..NewClient::default()
        };
        let again = new.clone();
        let done = t.crm.clients().create(&ann, new).await.expect("creates");
        assert_eq!(t.crm.clients().create(&ann, again).await.expect("the same answer"), done, "{}", t.name);
        let card = t.crm.clients().card(&ann, done.id, Filter::All).await.expect("the card");
        assert_eq!(card.client.name, "Bäckerei Müller");
        assert_eq!(card.client.website.as_deref(), Some("https://mueller.example"));
        assert_eq!((card.client.phones.len(), card.client.emails.len(), card.client.addresses.len()), (1, 1, 1));
        assert_eq!(card.client.tags, ["Key account"]);
        assert_eq!(card.client.parent.map(|p| p.id), Some(parent));
        assert_eq!(card.client.owner.map(|o| o.id), ann.user);
        assert_eq!((card.contacts[0].name.as_str(), card.contacts[0].main), ("Thiel", true));
        let holding = t.crm.clients().card(&ann, parent, Filter::All).await.expect("the parent");
        assert_eq!(holding.children[0].id, done.id);
    }
}

#[tokio::test]
async fn what_was_typed_badly_is_told_beside_its_field() {
    for t in both().await {
        let ann = t.user("Ann", Role::Sales).await;
        let big = "x".repeat(10_000_000);
        let base = || NewClient { command: Some(t.command()), name: "A".into(), ..NewClient::default() };
        let cases = [
            (NewClient { name: " ".into(), ..base() }, "name"),
            (NewClient { name: "a\0".into(), ..base() }, "name"),
            (NewClient { name: big.clone(), ..base() }, "name"),
            (NewClient { about: Some(big.clone()), ..base() }, "about"),
            (NewClient { kind: ClientKind::Person, ..base() }, "last_name"),
            (NewClient { phones: vec![Phone { label: None, number: "call me".into() }], ..base() }, "phones.0"),
            (NewClient { emails: vec![Email::default(), Email { label: None, email: "x".into() }], ..base() }, "emails.1"),
            (NewClient { website: Some("javascript:alert(1)".into()), ..base() }, "website"),
            (NewClient { size: Some(-1), ..base() }, "size"),
            (NewClient { addresses: vec![Address { city: Some("\u{1b}".into()), ..Address::default() }], ..base() }, "addresses.0.city"),
            (NewClient { parent: Some(ClientId(999)), ..base() }, "parent"),
            (NewClient { owner: Some(domain::UserId(999)), ..base() }, "owner"),
            (NewClient { tags: vec![big], ..base() }, "tags"),
        ];
        for (new, field) in cases {
            assert_eq!(fault(t.crm.clients().create(&ann, new).await), (FaultKind::Invalid, Some(field.to_owned())), "{}", t.name);
        }
        let kept: Vec<(i64,)> = q("SELECT id FROM clients").all(t.crm.db().read()).await.expect("reads");
        assert!(kept.is_empty(), "{}", t.name);
        let rtl = NewClient { name: "שלום‏ GmbH %_!".into(), ..base() };
        let id = t.crm.clients().create(&ann, rtl).await.expect("creates").id;
        let found = ClientQuery { text: "%_!".into(), limit: 10, ..ClientQuery::default() };
        assert_eq!(t.crm.clients().page(&ann, &found).await.expect("finds").rows[0].id, id);
    }
}

#[tokio::test]
async fn an_edit_is_refused_only_if_its_own_field_changed() {
    for t in both().await {
        let ann = t.user("Ann", Role::Admin).await;
        let id = company(&t, &ann, "Alpha").await;
        let clients = t.crm.clients();
        let set = |old: Option<&str>, new: Option<&str>| Some(Seen::new(old.map(str::to_owned), new.map(str::to_owned)));
        clients.edit(&ann, EditClient { industry: set(None, Some("Bakery")), ..edit(&t, id) }).await.expect("edits");
        // somebody who saw the old card changes another field
        clients.edit(&ann, EditClient { about: set(None, Some("Goslar")), ..edit(&t, id) }).await.expect("edits");
        let clash = clients.edit(&ann, EditClient { industry: set(None, Some("Food")), ..edit(&t, id) }).await;
        let fault = clash.expect_err("a conflict").into_fault();
        assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::Conflict, Some("industry")));
        let shown: domain::Clash = serde_json::from_value(fault.current.expect("both sides")).expect("a clash");
        assert_eq!((shown.wanted, shown.now), (serde_json::json!("Food"), serde_json::json!("Bakery")));
        // the same wish twice is no conflict, and no event
        let before: Vec<(i64,)> = q("SELECT id FROM events").all(t.crm.db().read()).await.expect("reads");
        clients.edit(&ann, EditClient { industry: set(None, Some("Bakery")), ..edit(&t, id) }).await.expect("nothing to do");
        let after: Vec<(i64,)> = q("SELECT id FROM events").all(t.crm.db().read()).await.expect("reads");
        assert_eq!(before, after, "{}", t.name);
        let phones = Seen::new(Vec::new(), vec![Phone { label: None, number: "030 11".into() }]);
        clients.edit(&ann, EditClient { phones: Some(phones.clone()), ..edit(&t, id) }).await.expect("edits");
        let other = Seen::new(Vec::new(), vec![Phone { label: None, number: "030 22".into() }]);
        assert_eq!(
            super::tests::fault(clients.edit(&ann, EditClient { phones: Some(other), ..edit(&t, id) }).await).0,
            FaultKind::Conflict
        );
    }
}

#[tokio::test]
async fn names_of_persons_and_circles() {
    for t in both().await {
        let ann = t.user("Ann", Role::Admin).await;
        let clients = t.crm.clients();
        let p = person(&t, &ann, "Renate", "Thiel").await;
        let last = Some(Seen::new(Some("Thiel".to_owned()), Some("Mühlhäuser".to_owned())));
        clients.edit(&ann, EditClient { last_name: last, ..edit(&t, p) }).await.expect("edits");
        assert_eq!(clients.facts(&ann, p).await.expect("reads").name, "Renate Mühlhäuser");
        let (a, b, c) = (company(&t, &ann, "A").await, company(&t, &ann, "B").await, company(&t, &ann, "C").await);
        let under = |id, parent| EditClient { parent: Some(Seen::new(None, Some(parent))), ..edit(&t, id) };
        clients.edit(&ann, under(b, a)).await.expect("B under A");
        clients.edit(&ann, under(c, b)).await.expect("C under B");
        for id in [a, b, c] {
            assert_eq!(
                fault(clients.edit(&ann, EditClient { referred_by: Some(Seen::new(None, Some(id))), ..edit(&t, id) }).await).1.as_deref(),
                Some("referred_by")
            );
        }
        assert_eq!(fault(clients.edit(&ann, under(a, c)).await), (FaultKind::Invalid, Some("parent".into())), "{}", t.name);
        assert_eq!(fault(clients.edit(&ann, under(a, p)).await).1.as_deref(), Some("parent"));
    }
}

#[tokio::test]
async fn roles_reach_their_own_records_only() {
    for t in both().await {
        let boss = t.user("Boss", Role::Manager).await;
        let team = t.team("North", &boss).await;
        let ann = t.user_in("Ann", Role::Sales, Some(team)).await;
        let bob = t.user("Bob", Role::Sales).await;
        let eve = t.user("Eve", Role::Viewer).await;
        let adm = t.user("Adm", Role::Admin).await;
        let id = company(&t, &ann, "Ann's").await;
        let clients = t.crm.clients();
        // who, sees, changes
        for (viewer, sees, changes) in
            [(&ann, true, true), (&boss, true, true), (&bob, false, false), (&eve, true, false), (&adm, true, true)]
        {
            assert_eq!(clients.card(viewer, id, Filter::All).await.is_ok(), sees, "{:?}", viewer.role);
            let listed = clients.page(viewer, &ClientQuery { limit: 5, ..ClientQuery::default() }).await.expect("a list").rows.len();
            assert_eq!(listed == 1, sees, "{:?}", viewer.role);
            let tag = TagClient { command: t.command(), id, add: vec![format!("{:?}", viewer.role)], remove: vec![] };
            assert_eq!(clients.tag(viewer, tag).await.is_ok(), changes, "{:?}", viewer.role);
            let archive = ArchiveClient { command: t.command(), id, archived: true };
            assert_eq!(clients.archive(viewer, archive).await.is_ok(), changes);
            let back = ArchiveClient { command: t.command(), id, archived: false };
            assert_eq!(clients.archive(viewer, back).await.is_ok(), changes);
            let new = NewClient { command: Some(t.command()), name: "New".into(), ..NewClient::default() };
            let made = clients.create(viewer, new).await;
            assert_eq!(made.is_ok(), viewer.role != Role::Viewer);
            if let Ok(done) = made {
                q("UPDATE clients SET archived_at = 1 WHERE id = $1").bind(done.id).exec(t.crm.db().write()).await.expect("out of the way");
            }
        }
        assert_eq!(fault(clients.card(&bob, id, Filter::All).await).0, FaultKind::NotFound);
        let alien = NewClient { command: Some(t.command()), name: "X".into(), owner: bob.user, ..NewClient::default() };
        assert_eq!(fault(clients.create(&ann, alien).await).1.as_deref(), Some("owner"));
        // handing over is allowed, and then it is gone
        let over = EditClient { owner: Some(Seen::new(ann.user, bob.user)), ..edit(&t, id) };
        clients.edit(&ann, over).await.expect("hands over");
        assert!(clients.card(&ann, id, Filter::All).await.is_err() && clients.card(&bob, id, Filter::All).await.is_ok(), "{}", t.name);
    }
}

#[tokio::test]
async fn contacts_follow_their_company() {
    for t in both().await {
        let (ann, bob) = (t.user("Ann", Role::Sales).await, t.user("Bob", Role::Sales).await);
        let clients = t.crm.clients();
        let firm = company(&t, &ann, "Firm").await;
        let new = NewContact {
            first_name: Some("Jens".into()),
            last_name: Some("Thiel".into()),
            phone: Some("030 1".into()),
            ..NewContact::default()
        };
        let link = |person, role: &str, main| LinkContact { command: t.command(), company: firm, person, role: Some(role.into()), main };
        let jens = clients.link_contact(&ann, link(WhichPerson::New(new.clone()), "Purchasing", true)).await.expect("links").id;
        let svenja = person(&t, &ann, "Svenja", "A").await;
        clients.link_contact(&ann, link(WhichPerson::Known(svenja), "Owner", true)).await.expect("links");
        let card = clients.card(&ann, firm, Filter::All).await.expect("the card");
        assert_eq!(card.contacts.iter().map(|c| (c.id, c.main)).collect::<Vec<_>>(), [(svenja, true), (jens, false)], "{}", t.name);
        assert_eq!(fault(clients.link_contact(&bob, link(WhichPerson::Known(jens), "x", false)).await).0, FaultKind::NotFound);
        assert_eq!(fault(clients.link_contact(&ann, link(WhichPerson::Known(firm), "x", false)).await).1.as_deref(), Some("person"));
        // Bob owns the person, Ann the company: both see the card of the person
        let over = EditClient { owner: Some(Seen::new(ann.user, bob.user)), ..edit(&t, jens) };
        clients.edit(&ann, over).await.expect("hands over");
        assert!(clients.card(&ann, jens, Filter::All).await.is_ok() && clients.card(&bob, jens, Filter::All).await.is_ok());
        assert!(clients.card(&bob, firm, Filter::All).await.is_err());
        let off = UnlinkContact { command: t.command(), company: firm, person: jens };
        clients.unlink_contact(&ann, off).await.expect("unlinks");
        assert!(clients.card(&ann, jens, Filter::All).await.is_err(), "{}", t.name);
        let at = NewClient {
            command: Some(t.command()),
            kind: ClientKind::Person,
            last_name: Some("Neu".into()),
            company: Some(AtCompany { id: firm, role: None, main: false }),
            ..NewClient::default()
        };
        let neu = clients.create(&ann, at).await.expect("creates").id;
        assert_eq!(clients.card(&ann, neu, Filter::All).await.expect("the card").contacts[0].id, firm);
    }
}

#[tokio::test]
async fn pages_by_key_lose_and_double_nothing() {
    for t in both().await {
        let ann = t.user("Ann", Role::Admin).await;
        let bob = t.user("Bob", Role::Sales).await;
        let mut write = t.crm.begin(&ann).await.expect("begins");
        let mut ids = Vec::new();
        for n in 0..60_i64 {
            // names repeat, in other cases and with accents; so do times and owners
            let name = ["Müller", "muller", "MULLER", "Zoo", "a%b", "Ärzte"][(n % 6) as usize];
            let (id,): (i64,) = q("INSERT INTO clients (kind, name, name_folded, owner_id, created_at, updated_at, archived_at) \
                 VALUES ('company', $1, $2, $3, 1, $4, $5) RETURNING id")
            .bind(name)
            .bind(domain::fold::fold(name))
            .bind(if n % 3 == 0 {
                bob.user
            } else if n % 3 == 1 {
                ann.user
            } else {
                None
            })
            .bind(n % 4)
            .bind((n % 10 == 9).then_some(1_i64))
            .one(write.ex())
            .await
            .expect("a client");
            ids.push(domain::ClientId(id));
        }
        crate::search::index_clients(&mut write, &ids).await.expect("indexes");
        write.commit().await.expect("commits");
        for sort in [ClientSort::Name, ClientSort::Updated, ClientSort::Owner] {
            for descending in [false, true] {
                for limit in [1, 7, 54, 500] {
                    let mut query = ClientQuery { sort, descending, limit, ..ClientQuery::default() };
                    let mut ids = Vec::new();
                    loop {
                        let page = t.crm.clients().page(&ann, &query).await.expect("a page");
                        ids.extend(page.rows.iter().map(|r| r.id));
                        query.after = page.next;
                        if query.after.is_none() {
                            break;
                        }
                    }
                    let whole = t
                        .crm
                        .clients()
                        .page(&ann, &ClientQuery { sort, descending, limit: 500, ..ClientQuery::default() })
                        .await
                        .expect("all");
                    assert_eq!(ids, whole.rows.iter().map(|r| r.id).collect::<Vec<_>>(), "{} {sort:?} {descending} {limit}", t.name);
                    assert_eq!(ids.len(), 54);
                }
            }
        }
        let found = |text: &str| ClientQuery { text: text.into(), limit: 500, ..ClientQuery::default() };
        let count = async |text: &str| t.crm.clients().page(&ann, &found(text)).await.expect("finds").rows.len();
        // 60 by six names, without every tenth; `mueller` stands for Müller, not for Muller
        assert_eq!((count("MÜLL").await, count("mueller").await, count("arz").await, count("aerz").await), (28, 10, 8, 8), "{}", t.name);
        assert_eq!((count("b a").await, count("b zoo").await, count("rz").await, count("&").await), (10, 0, 0, 54), "{}", t.name);
        let archived = ClientQuery { archived: true, ..found("mueller") };
        assert_eq!(t.crm.clients().page(&ann, &archived).await.expect("finds").rows.len(), 2, "{}", t.name);
        let of_bob = ClientQuery { owner: bob.user, limit: 500, ..ClientQuery::default() };
        assert_eq!(
            t.crm.clients().page(&ann, &of_bob).await.expect("his").rows.len(),
            t.crm.clients().page(&bob, &found("")).await.expect("own").rows.len()
        );
    }
}

#[tokio::test]
async fn a_card_takes_few_queries() {
    for t in both().await {
        let ann = t.user("Ann", Role::Sales).await;
        let pipeline = t.pipeline().await;
        let firm = company(&t, &ann, "Firm").await;
        let bob = t.user("Bob", Role::Sales).await;
        deal(&t, &pipeline, &ann, Some(firm), "Ours").await;
        deal(&t, &pipeline, &bob, Some(firm), "Not hers").await;
        t.crm.organisation().await.expect("kept for a moment");
        let (card, n) = crate::db::QUERIES
            .scope(std::cell::Cell::new(0), async {
                let card = t.crm.clients().card(&ann, firm, Filter::All).await.expect("the card");
                (card, crate::db::QUERIES.with(std::cell::Cell::get))
            })
            .await;
        assert!(n <= 6, "{} queries on {}", n, t.name);
        assert_eq!(card.open_deals.iter().map(|d| d.title.as_str()).collect::<Vec<_>>(), ["Ours"]);
        assert_eq!(card.open_sum.map(|m| m.minor), Some(5000));
        assert_eq!((card.open_deals[0].position, card.open_deals[0].of), (2, 4));
        let row = &t.crm.clients().page(&ann, &ClientQuery { limit: 5, ..ClientQuery::default() }).await.expect("the list").rows[0];
        assert_eq!((row.open_deals, row.open_sum.map(|m| m.minor)), (1, Some(5000)), "{}", t.name);
    }
}
