//! Name, zone, currency and language.

use super::{Settings, rates};
use crate::team::fields;
use crate::{Begun, NewEvent, Result, Subject, invalid, q};
use domain::settings::{EditOrganisation, OrganisationSettings};
use domain::texts::setup as texts;
use domain::{Action, Record, Viewer};
use serde_json::json;

impl Settings<'_> {
    /// As they are.
    pub async fn organisation(&self, viewer: &Viewer) -> Result<OrganisationSettings> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let now = self.crm.organisation().await?;
        Ok(OrganisationSettings { name: now.name, zone: now.zone, currency: now.currency, lang: now.lang, zones: super::zones() })
    }

    /// As they shall be. With another currency, rates into the old one mean nothing any more:
    /// they are removed, and every deal's amount is turned over by the rates that then stand.
    pub async fn edit_organisation(&self, viewer: &Viewer, input: EditOrganisation) -> Result<()> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let name = fields::name("name", &input.name)?;
        if jiff::tz::TimeZone::get(&input.zone).is_err() {
            return Err(invalid("zone", texts::BAD_ZONE));
        }
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let before = self.crm.organisation().await?;
        q("INSERT INTO organisation (id, name, zone, currency, lang) VALUES (1, $1, $2, $3, $4) ON CONFLICT (id) DO UPDATE \
           SET name = excluded.name, zone = excluded.zone, currency = excluded.currency, lang = excluded.lang")
        .bind(&name)
        .bind(&input.zone)
        .bind(input.currency)
        .bind(input.lang.code())
        .exec(write.ex())
        .await?;
        if before.currency != input.currency {
            q("DELETE FROM rates").exec(write.ex()).await?;
            rates::recompute(&mut write, input.currency, None).await?;
        }
        let value = json!({
            "before": { "name": before.name, "zone": before.zone, "currency": before.currency, "lang": before.lang },
            "after": { "name": name, "zone": input.zone, "currency": input.currency, "lang": input.lang },
        });
        write.event(NewEvent::new("settings.changed", "settings").value(value).on(Subject::public("settings", 1, 0))).await?;
        write.finish(()).await?;
        self.crm.forget_organisation();
        Ok(())
    }
}
