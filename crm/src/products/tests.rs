//! Products on both databases.

use crate::clients::tests::fault;
use crate::testing::both;
use domain::products::{ArchiveProduct, EditProduct, NewProduct, ProductQuery};
use domain::{Currency, FaultKind, Money, Role, Seen};

#[tokio::test]
async fn products_are_made_changed_and_archived() {
    for t in both().await {
        let (boss, ann) = (t.user("Boss", Role::Manager).await, t.user("Ann", Role::Sales).await);
        let products = t.crm.products();
        let eur = |minor| Some(Money::new(minor, Currency::EUR));
        let new = |name: &str, minor| NewProduct {
            command: t.command(),
            name: name.into(),
            code: Some("K1".into()),
            category: None,
            price: eur(minor),
            about: None,
        };
        assert_eq!(fault(products.create(&ann, new("X", 1)).await).0, FaultKind::Forbidden);
        assert_eq!(fault(products.create(&boss, new("X", -1)).await).1.as_deref(), Some("price"));
        assert_eq!(fault(products.create(&boss, new("", 1)).await).1.as_deref(), Some("name"));
        let id = products.create(&boss, new("GTX Pro", 482_100)).await.expect("creates").id;
        for n in 0..5 {
            products.create(&boss, new(&format!("Same {}", n % 2), n)).await.expect("creates");
        }
        let edit = |saw, set| EditProduct {
            command: t.command(),
            id,
            name: None,
            code: None,
            category: None,
            price: Some(Seen::new(saw, set)),
            about: None,
        };
        products.edit(&boss, edit(eur(482_100), None)).await.expect("edits");
        assert_eq!(fault(products.edit(&boss, edit(eur(482_100), eur(1))).await), (FaultKind::Conflict, Some("price".into())));
        let (mut query, mut names) = (ProductQuery { limit: 2, ..ProductQuery::default() }, Vec::new());
        loop {
            let page = products.page(&ann, &query).await.expect("a page");
            names.extend(page.rows.into_iter().map(|p| p.id));
            query.after = page.next;
            if query.after.is_none() {
                break;
            }
        }
        assert_eq!(names.len(), 6, "{}", t.name);
        products.archive(&boss, ArchiveProduct { command: t.command(), id, archived: true }).await.expect("archives");
        let found = ProductQuery { text: "gtx".into(), limit: 5, ..ProductQuery::default() };
        assert!(products.page(&ann, &found).await.expect("finds").rows.is_empty());
        products.archive(&boss, ArchiveProduct { command: t.command(), id, archived: false }).await.expect("restores");
        assert_eq!(products.page(&ann, &found).await.expect("finds").rows[0].price, None, "{}", t.name);
    }
}
