//! Signing in, throttling, passwords, on both databases.

use crate::session::{Sessions, StoredSession};
use crate::testing::{NOW, both};
use crate::{Crm, Error, q};
use domain::session::{ChangePassword, EditAccount, SignIn};
use domain::{FaultKind, Lang, Role, Viewer};
use std::net::{IpAddr, Ipv4Addr};

const GOOD: &str = "corkscrew-lantern-7";

fn address(n: u8) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(192, 0, 2, n))
}

async fn admin(crm: &Crm) -> Viewer {
    let id =
        crm.team().add_with_password(&Viewer::system(Lang::En), "Ada", "ada@example.org", Role::Admin, Some(GOOD)).await.expect("added");
    Viewer { user: Some(id), role: Role::Admin, lang: Lang::En }
}

async fn try_in(crm: &Crm, email: &str, password: &str, from: u8) -> Result<(), FaultKind> {
    match crm.sessions().sign_in(SignIn { email: email.into(), password: password.into() }, address(from)).await {
        Ok(_) => Ok(()),
        Err(Error::Fault(fault)) => Err(fault.kind),
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn an_account_rests_after_five_wrong_tries() {
    for db in both().await {
        admin(&db.crm).await;
        for n in 0..5 {
            assert_eq!(try_in(&db.crm, "ada@example.org", "wrong", n).await, Err(FaultKind::Invalid), "{n}");
        }
        assert_eq!(try_in(&db.crm, "Ada@Example.org", GOOD, 9).await, Err(FaultKind::TooMany));
        assert_eq!(try_in(&db.crm, "someone@example.org", GOOD, 9).await, Err(FaultKind::Invalid), "others are not held up");
        db.crm.clock().set(NOW + 61_000);
        assert_eq!(try_in(&db.crm, "ada@example.org", "wrong", 9).await, Err(FaultKind::Invalid));
        db.crm.clock().set(NOW + 61_000 + 61_000);
        assert_eq!(try_in(&db.crm, "ada@example.org", GOOD, 9).await, Err(FaultKind::TooMany), "rests double");
        db.crm.clock().set(NOW + 61_000 + 121_000);
        assert_eq!(try_in(&db.crm, "ada@example.org", GOOD, 9).await, Ok(()));
        assert_eq!(try_in(&db.crm, "ada@example.org", "wrong", 9).await, Err(FaultKind::Invalid), "{}: a success forgets", db.name);
    }
}

#[tokio::test]
async fn an_address_rests_after_thirty() {
    for db in both().await {
        admin(&db.crm).await;
        for n in 0..30 {
            assert_eq!(try_in(&db.crm, &format!("guess{n}@example.org"), "wrong", 7).await, Err(FaultKind::Invalid), "{n}");
        }
        assert_eq!(try_in(&db.crm, "ada@example.org", GOOD, 7).await, Err(FaultKind::TooMany));
        assert_eq!(try_in(&db.crm, "ada@example.org", GOOD, 8).await, Ok(()), "{}", db.name);
    }
}

#[tokio::test]
async fn many_tries_at_once_count_too() {
    for db in both().await {
        admin(&db.crm).await;
        let crm = &db.crm;
        let tries = (0..12).map(|n| {
            let crm = crm.clone();
            tokio::spawn(async move { try_in(&crm, "ada@example.org", "wrong", n).await })
        });
        let mut made = 0;
        for one in tries.collect::<Vec<_>>() {
            if one.await.expect("ran") == Err(FaultKind::Invalid) {
                made += 1;
            }
        }
        assert_eq!(made, 5, "{}", db.name);
    }
}

#[tokio::test]
async fn a_changed_password_ends_other_sessions() {
    for db in both().await {
        let crm = &db.crm;
        let ada = admin(crm).await;
        let stored = StoredSession { data: "{}".into(), expires_at: NOW + 1_000_000 };
        for id in ["here", "elsewhere"] {
            crm.sessions().save(id, ada.user, &stored).await.expect("saved");
        }
        let change = |old: &str, new: &str| ChangePassword { old: old.into(), new: new.into() };
        for (old, new) in [("wrong", "another-umbrella-4"), (GOOD, GOOD), (GOOD, "short"), (GOOD, "password1234")] {
            assert!(crm.sessions().change_password(&ada, change(old, new), Some("here")).await.is_err(), "{new}");
        }
        assert!(crm.sessions().exists("elsewhere").await.expect("asked"), "a refused change ends nothing");
        crm.sessions().change_password(&ada, change(GOOD, "another-umbrella-4"), Some("here")).await.expect("changed");
        assert!(crm.sessions().exists("here").await.expect("asked"));
        assert!(!crm.sessions().exists("elsewhere").await.expect("asked"));
        assert_eq!(try_in(crm, "ada@example.org", GOOD, 1).await, Err(FaultKind::Invalid));
        assert_eq!(try_in(crm, "ada@example.org", "another-umbrella-4", 1).await, Ok(()), "{}", db.name);
        let (hash,): (String,) =
            q("SELECT password_hash FROM users WHERE id = $1").bind(ada.user).one(crm.db().read()).await.expect("a row");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_ne!(Sessions::key("here"), "here");
    }
}

#[tokio::test]
async fn ones_own_account() {
    for db in both().await {
        let ada = admin(&db.crm).await;
        let edit = EditAccount { command: db.command(), name: Some(" Ada Lindt ".into()), lang: Some(Lang::De) };
        db.crm.sessions().edit_account(&ada, edit).await.expect("edited");
        let me = db.crm.team().me(ada.user.expect("a user")).await.expect("asked").expect("there");
        assert_eq!((me.name.as_str(), me.lang), ("Ada Lindt", Lang::De));
    }
}
