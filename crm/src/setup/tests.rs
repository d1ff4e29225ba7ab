//! Set-up and presets, on both databases.

use super::Asker;
use crate::Error;
use crate::testing::both;
use domain::pipelines::{Preset, StageKind};
use domain::setup::{ChoosePreset, FirstAdministrator, SetUp};
use domain::{Currency, FaultKind, Lang, Role, Viewer};
use std::net::{IpAddr, Ipv4Addr};

const FAR: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

fn asker(local: bool) -> Asker<'static> {
    Asker { viewer: None, address: FAR, local }
}

fn input(code: Option<String>) -> SetUp {
    SetUp {
        organisation: "Brandt & Söhne".into(),
        zone: "Europe/Berlin".into(),
        currency: Currency::EUR,
        lang: Lang::De,
        administrator: Some(FirstAdministrator {
            name: "Jana Petersen".into(),
            email: "jana@example.org".into(),
            password: "corkscrew-lantern-7".into(),
        }),
        code,
    }
}

fn kind<T: std::fmt::Debug>(result: Result<T, Error>) -> FaultKind {
    match result {
        Err(Error::Fault(fault)) => fault.kind,
        other => panic!("no fault: {other:?}"),
    }
}

#[tokio::test]
async fn from_afar_only_with_the_code_and_only_once() {
    for db in both().await {
        let setup = db.crm.setup();
        let code = setup.code().await.expect("asked").expect("a code");
        assert_eq!(setup.code().await.expect("asked").as_ref(), Some(&code), "a second server prints the same");
        let state = setup.state(asker(false)).await.expect("state");
        assert!(state.needs_code && state.needs_administrator && state.zones.len() > 100);
        assert_eq!(kind(setup.set_up(asker(false), input(None)).await), FaultKind::Invalid);
        assert_eq!(kind(setup.set_up(asker(false), input(Some("AAAA-BBBB-CCCC".into()))).await), FaultKind::Invalid);
        let typed = code.to_lowercase().replace('-', " ");
        let first = setup.set_up(asker(false), input(Some(typed))).await.expect("set up").expect("an administrator");
        let me = db.crm.team().me(first.user).await.expect("asked").expect("there");
        assert_eq!((me.role, me.set_up, me.organisation.as_str(), me.preset_chosen), (Role::Admin, true, "Brandt & Söhne", false));
        assert_eq!(kind(setup.set_up(asker(true), input(None)).await), FaultKind::Forbidden);
        assert_eq!(setup.code().await.expect("asked"), None, "{}", db.name);
    }
}

#[tokio::test]
async fn codes_can_not_be_guessed() {
    for db in both().await {
        let setup = db.crm.setup();
        setup.code().await.expect("a code");
        for _ in 0..5 {
            assert_eq!(kind(setup.set_up(asker(false), input(Some("x".into()))).await), FaultKind::Invalid);
        }
        assert_eq!(kind(setup.set_up(asker(false), input(Some("x".into()))).await), FaultKind::TooMany);
        assert!(setup.set_up(asker(true), input(None)).await.is_ok(), "at the server's machine it goes on");
    }
}

#[tokio::test]
async fn an_administrator_made_before_completes_it() {
    for db in both().await {
        let setup = db.crm.setup();
        let id = db
            .crm
            .team()
            .add_with_password(&Viewer::system(Lang::En), "Ada", "ada@example.org", Role::Admin, Some("corkscrew-lantern-7"))
            .await
            .expect("added");
        assert_eq!(setup.code().await.expect("asked"), None);
        assert_eq!(kind(setup.set_up(asker(true), input(None)).await), FaultKind::SignIn);
        let sales = db.user("Sal", Role::Sales).await;
        assert_eq!(kind(setup.set_up(Asker { viewer: Some(&sales), ..asker(true) }, input(None)).await), FaultKind::Forbidden);
        let ada = Viewer { user: Some(id), role: Role::Admin, lang: Lang::En };
        assert_eq!(setup.set_up(Asker { viewer: Some(&ada), ..asker(false) }, input(None)).await.expect("set up"), None);
        assert!(db.crm.organisation().await.expect("asked").set_up, "{}", db.name);
    }
}

#[tokio::test]
async fn a_preset_makes_a_pipeline_once() {
    for db in both().await {
        let ada = db.user("Ada", Role::Admin).await;
        let setup = db.crm.setup();
        setup.set_up(asker(true), input(None)).await.expect("set up");
        let choose = ChoosePreset { command: db.command(), preset: Preset::Wholesale };
        setup.choose_preset(&ada, choose.clone()).await.expect("chosen");
        setup.choose_preset(&ada, choose).await.expect("the same answer");
        let again = ChoosePreset { command: db.command(), preset: Preset::Services };
        assert_eq!(kind(setup.choose_preset(&ada, again).await), FaultKind::Conflict);
        let pipelines = db.crm.pipelines().list(&ada).await.expect("pipelines");
        let names: Vec<&str> = pipelines[0].stages.iter().map(|s| s.name.as_str()).collect();
        assert_eq!((pipelines.len(), pipelines[0].name.as_str()), (1, "Vertrieb"));
        assert_eq!(names, ["Anfrage", "Qualifiziert", "Vor-Ort-Termin", "Angebot gesendet", "Vertrag", "Gewonnen", "Verloren"]);
        assert_eq!(pipelines[0].stage_of(StageKind::Won).map(|s| s.probability), Some(domain::Share::WHOLE));
        assert_eq!(db.crm.pipelines().lost_reasons(&ada).await.expect("reasons").len(), 5, "{}", db.name);
    }
}
