//! The signed-in person as pages know them.

use super::Team;
use crate::{Result, clock, q};
use domain::{Lang, Me, Role, UserId};

type Row = (String, Option<String>, String, Option<String>);

impl Team<'_> {
    /// What a page knows about its viewer; `None` if there is no such active person.
    pub async fn me(&self, user: UserId) -> Result<Option<Me>> {
        let row: Option<Row> =
            q("SELECT name, email, role, lang FROM users WHERE id = $1 AND active").bind(user).opt(self.crm.db().read()).await?;
        let Some((name, email, role, lang)) = row else { return Ok(None) };
        let Some(role) = Role::parse(&role) else { return Ok(None) };
        let organisation = self.crm.organisation().await?;
        // An import may have made a pipeline before anybody chose a preset.
        let has_pipeline = organisation.preset.is_none() && self.has_pipeline().await?;
        let zone = organisation.time_zone();
        let now = jiff::Timestamp::from_millisecond(self.crm.now()).unwrap_or_default();
        Ok(Some(Me {
            id: user,
            name,
            email,
            role,
            lang: lang.as_deref().and_then(Lang::parse).unwrap_or(organisation.lang),
            set_up: organisation.set_up,
            preset_chosen: organisation.preset.is_some() || has_pipeline,
            currency: organisation.currency,
            today: clock::date_in(&zone, self.crm.now()),
            utc_offset_min: zone.to_offset(now).seconds() / 60,
            zone: organisation.zone,
            organisation: organisation.name,
        }))
    }

    async fn has_pipeline(&self) -> Result<bool> {
        let row: Option<(i64,)> = q("SELECT id FROM pipelines WHERE archived_at IS NULL LIMIT 1").opt(self.crm.db().read()).await?;
        Ok(row.is_some())
    }
}
