//! Organisation and rates, on both databases.

use crate::testing::{NOW, both};
use crate::{Error, q};
use domain::settings::{EditOrganisation, RemoveRate, SetRate};
use domain::{Currency, Date, FaultKind, Lang, Role};

fn kind<T: std::fmt::Debug>(result: Result<T, Error>) -> FaultKind {
    match result {
        Err(Error::Fault(fault)) => fault.kind,
        other => panic!("no fault: {other:?}"),
    }
}

#[tokio::test]
async fn rates_turn_amounts_over() {
    for db in both().await {
        let ada = db.user("Ada", Role::Admin).await;
        let made = db.pipeline().await;
        let usd = Currency::parse("USD").expect("a code");
        for (currency, opened, minor) in [("USD", "2026-01-10", 10_000_i64), ("USD", "2025-01-10", 10_000), ("EUR", "2026-01-10", 500)] {
            q("INSERT INTO deals (title, title_folded, pipeline_id, stage_id, status, rank, amount_minor, currency, opened_on, stage_since, created_at, updated_at) \
               VALUES ('A', 'a', $1, $2, 'open', 'a', $3, $4, $5, $6, $6, $6)")
            .bind(made.id)
            .bind(made.stages[0])
            .bind(minor)
            .bind(currency)
            .bind(opened)
            .bind(NOW)
            .exec(db.crm.db().write())
            .await
            .expect("a deal");
        }
        let base = async || {
            let rows: Vec<(Option<i64>,)> = q("SELECT base_minor FROM deals ORDER BY id").all(db.crm.db().read()).await.expect("rows");
            rows.into_iter().map(|(b,)| b).collect::<Vec<_>>()
        };
        let settings = db.crm.settings();
        let set = |currency: Currency, from: &str, rate: &str| SetRate {
            command: db.command(),
            currency,
            valid_from: Date::parse(from).expect("a date"),
            rate: rate.into(),
        };
        settings.set_rate(&ada, set(usd, "2026-01-01", "0,925")).await.expect("set");
        assert_eq!(base().await[..2], [Some(9_250), None], "{}", db.name);
        assert_eq!(settings.rates(&ada).await.expect("table").missing[..1], [(Currency::EUR, 1)]);
        settings.set_rate(&ada, set(usd, "2020-01-01", "1.1")).await.expect("set");
        settings.set_rate(&ada, set(usd, "2026-01-01", "0.9")).await.expect("replaced");
        assert_eq!(base().await[..2], [Some(9_000), Some(11_000)]);
        for (field, wrong) in [("rate", set(usd, "2026-01-01", "0")), ("currency", set(Currency::EUR, "2026-01-01", "1"))] {
            match settings.set_rate(&ada, wrong).await {
                Err(Error::Fault(fault)) => assert_eq!(fault.field.as_deref(), Some(field)),
                other => panic!("{other:?}"),
            }
        }
        settings
            .remove_rate(&ada, RemoveRate { command: db.command(), currency: usd, valid_from: Date::parse("2020-01-01").expect("a date") })
            .await
            .expect("removed");
        assert_eq!(base().await[..2], [Some(9_000), None]);

        let edit =
            EditOrganisation { command: db.command(), name: "Firm".into(), zone: "America/New_York".into(), currency: usd, lang: Lang::De };
        settings.edit_organisation(&ada, edit).await.expect("edited");
        assert_eq!(base().await, [Some(10_000), Some(10_000), None], "{}", db.name);
        let organisation = db.crm.organisation().await.expect("asked");
        assert_eq!((organisation.zone.as_str(), organisation.lang, organisation.set_up), ("America/New_York", Lang::De, false));
        let sales = db.user("Sal", Role::Sales).await;
        assert_eq!(kind(settings.set_rate(&sales, set(usd, "2026-01-01", "1")).await), FaultKind::Forbidden);
        let bad = EditOrganisation { command: db.command(), name: "F".into(), zone: "Mars/Base".into(), currency: usd, lang: Lang::De };
        assert_eq!(kind(settings.edit_organisation(&ada, bad).await), FaultKind::Invalid);
    }
}
