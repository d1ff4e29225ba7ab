//! People, teams and invitations, on both databases.

use crate::testing::{TestDb, both};
use crate::{Error, q};
use domain::session::SignIn;
use domain::team::*;
use domain::{CommandId, FaultKind, Lang, Role, UserId, Viewer};
use std::net::{IpAddr, Ipv4Addr};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
const GOOD: &str = "corkscrew-lantern-7";

fn kind<T: std::fmt::Debug>(result: Result<T, Error>) -> FaultKind {
    match result {
        Err(Error::Fault(fault)) => fault.kind,
        other => panic!("no fault: {other:?}"),
    }
}

fn edit(command: CommandId, id: UserId) -> EditUser {
    EditUser { command, id, name: None, email: None, role: None, team: None, active: None }
}

async fn admin(db: &TestDb) -> Viewer {
    let id =
        db.crm.team().add_with_password(&Viewer::system(Lang::En), "Ada", "ada@example.org", Role::Admin, Some(GOOD)).await.expect("added");
    Viewer { user: Some(id), role: Role::Admin, lang: Lang::En }
}

#[tokio::test]
async fn only_administrators_change_people() {
    for db in both().await {
        let admin = admin(&db).await;
        let team = db.crm.team();
        for role in [Role::Manager, Role::Sales, Role::Viewer] {
            let other = db.user(role.as_str(), role).await;
            let add = AddUser { command: db.command(), name: "Bo".into(), email: None, role: Role::Admin, team: None };
            assert_eq!(kind(team.add(&other, add).await), FaultKind::Forbidden);
            let mine = EditUser { role: Some(Role::Admin), ..edit(db.command(), other.user.expect("a user")) };
            assert_eq!(kind(team.edit(&other, mine).await), FaultKind::Forbidden);
            assert_eq!(
                kind(team.invite(&other, AboutUser { command: db.command(), id: admin.user.expect("a user") }).await),
                FaultKind::Forbidden
            );
            assert_eq!(kind(team.staff(&other).await), FaultKind::Forbidden);
            assert!(team.people(&other).await.expect("people").len() >= 2);
        }
    }
}

#[tokio::test]
async fn the_last_administrator_stays() {
    for db in both().await {
        let admin = admin(&db).await;
        let me = admin.user.expect("a user");
        let team = db.crm.team();
        // An administrator who can't sign in is none to rely on.
        db.user("Without password", Role::Admin).await;
        assert_eq!(kind(team.edit(&admin, EditUser { role: Some(Role::Sales), ..edit(db.command(), me) }).await), FaultKind::Invalid);
        assert_eq!(kind(team.edit(&admin, EditUser { active: Some(false), ..edit(db.command(), me) }).await), FaultKind::Invalid);
        let second = team.add_with_password(&admin, "Bea", "BEA@example.org", Role::Admin, Some(GOOD)).await.expect("added");
        team.edit(&admin, EditUser { active: Some(false), ..edit(db.command(), me) }).await.expect("may go now");
        assert_eq!(team.viewer(me).await.expect("asked"), None);
        assert!(team.viewer(second).await.expect("asked").is_some());
        let taken =
            AddUser { command: db.command(), name: "Bo".into(), email: Some("bea@EXAMPLE.org".into()), role: Role::Sales, team: None };
        assert_eq!(kind(team.add(&admin, taken).await), FaultKind::Invalid, "{}", db.name);
    }
}

#[tokio::test]
async fn teams_decide_who_is_seen() {
    for db in both().await {
        let admin = admin(&db).await;
        let manager = db.user("Mona", Role::Manager).await;
        let sales = db.user("Sal", Role::Sales).await;
        let crm = &db.crm;
        let lead = AddTeam { command: db.command(), name: "North".into(), manager: sales.user };
        assert_eq!(kind(crm.team().add_team(&admin, lead).await), FaultKind::Invalid);
        let add = AddTeam { command: db.command(), name: "North".into(), manager: manager.user };
        let north = crm.team().add_team(&admin, add.clone()).await.expect("a team");
        assert_eq!(crm.team().add_team(&admin, add).await.expect("the same answer"), north);
        let sees = async || {
            let row: Option<(i64,)> = q("SELECT owner_id FROM visible_owners WHERE viewer_id = $1 AND owner_id = $2")
                .bind(manager.user)
                .bind(sales.user)
                .opt(crm.db().read())
                .await
                .expect("asked");
            row.is_some()
        };
        assert!(!sees().await);
        let join = EditUser { team: Some(Some(north)), ..edit(db.command(), sales.user.expect("a user")) };
        crm.team().edit(&admin, join).await.expect("joins");
        assert!(sees().await, "{}", db.name);
        crm.team().remove_team(&admin, AboutTeam { command: db.command(), id: north }).await.expect("removed");
        assert!(!sees().await);
        assert!(crm.team().teams(&admin).await.expect("teams").is_empty());
    }
}

#[tokio::test]
async fn an_invitation_works_once_within_a_week() {
    for db in both().await {
        let admin = admin(&db).await;
        let team = db.crm.team();
        let imported = db.user("Imported Colleague", Role::Sales).await.user.expect("a user");
        let old = team.invite(&admin, AboutUser { command: db.command(), id: imported }).await.expect("invited");
        let link = team.invite(&admin, AboutUser { command: db.command(), id: imported }).await.expect("invited again");
        assert_eq!(kind(team.invitation(&old.token).await), FaultKind::NotFound);
        let shown = team.invitation(&link.token).await.expect("a page");
        assert_eq!((shown.name.as_str(), shown.email), ("Imported Colleague", None));
        let stored: Vec<(String,)> = q("SELECT token_hash FROM invitations").all(db.crm.db().read()).await.expect("rows");
        assert!(stored.iter().all(|(hash,)| *hash != link.token));

        let accept = |email: Option<&str>, password: &str| AcceptInvitation {
            token: link.token.clone(),
            email: email.map(str::to_owned),
            password: password.into(),
        };
        assert_eq!(kind(team.accept(accept(None, GOOD), HERE).await), FaultKind::Invalid);
        assert_eq!(kind(team.accept(accept(Some("ada@example.org"), GOOD), HERE).await), FaultKind::Invalid, "taken");
        assert_eq!(kind(team.accept(accept(Some("ic@example.org"), "short"), HERE).await), FaultKind::Invalid);
        team.accept(accept(Some("IC@example.org"), GOOD), HERE).await.expect("accepted");
        assert_eq!(kind(team.accept(accept(Some("ic@example.org"), GOOD), HERE).await), FaultKind::NotFound);
        let signed = db.crm.sessions().sign_in(SignIn { email: "ic@Example.org ".into(), password: GOOD.into() }, HERE).await.expect("in");
        assert_eq!(signed.user, imported);

        let late = team.invite(&admin, AboutUser { command: db.command(), id: imported }).await.expect("invited");
        db.crm.clock().set(crate::testing::NOW + 7 * 24 * 3_600_000 + 1);
        assert_eq!(kind(team.invitation(&late.token).await), FaultKind::NotFound, "{}", db.name);
    }
}
