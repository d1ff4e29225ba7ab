//! Setting the organisation up, once.

mod code;

use crate::session::SignedIn;
use crate::team::edit::{NewUser, insert, new_password};
use crate::team::fields;
use crate::{Begun, Crm, NewEvent, Result, Subject, Write, invalid, q};
use domain::pipelines::Preset;
use domain::setup::{ChoosePreset, FirstAdministrator, SetUp, SetUpState};
use domain::texts::setup as texts;
use domain::{Action, Fault, FaultKind, Record, Role, Viewer};
use serde_json::json;
use std::net::IpAddr;

/// Use cases of the first run.
pub struct Setup<'a> {
    crm: &'a Crm,
}

impl Crm {
    /// Setting the organisation up.
    pub fn setup(&self) -> Setup<'_> {
        Setup { crm: self }
    }
}

/// Who wants to set up, as far as it matters.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Who is signed in, if anybody.
    pub viewer: Option<&'a Viewer>,
    /// Their address.
    pub address: IpAddr,
    /// Whether they surely sit at the server's own machine.
    pub local: bool,
}

impl Setup<'_> {
    /// How far it is, for the page.
    pub async fn state(&self, asker: Asker<'_>) -> Result<SetUpState> {
        let organisation = self.crm.organisation().await?;
        let done = organisation.set_up;
        let needs_administrator = !done && !self.has_administrator().await?;
        Ok(SetUpState {
            done,
            needs_administrator,
            needs_code: needs_administrator && !asker.local,
            hour: jiff::Timestamp::from_millisecond(self.crm.now()).unwrap_or_default().to_zoned(organisation.time_zone()).hour(),
            organisation: organisation.name,
            zone: organisation.zone,
            zones: if done { Vec::new() } else { crate::settings::zones() },
        })
    }

    /// Sets the organisation up. Before there is an administrator, whoever is at the server's
    /// machine may do it, or has the code printed at start; afterwards only an administrator.
    /// Answers the first administrator, to be signed in.
    pub async fn set_up(&self, asker: Asker<'_>, input: SetUp) -> Result<Option<SignedIn>> {
        if self.crm.organisation().await?.set_up {
            return Err(already());
        }
        let first = self.first_administrator(asker, &input).await?;
        let name = fields::name("organisation", &input.organisation)?;
        if jiff::tz::TimeZone::get(&input.zone).is_err() {
            return Err(invalid("zone", texts::BAD_ZONE));
        }
        let new = match first {
            None => None,
            Some(first) => {
                fields::name("name", &first.name)?;
                fields::email("email", &first.email)?;
                let hash = new_password(self.crm, &first.password, &[&first.name, &first.email, &name]).await?;
                Some(NewUser { name: first.name, email: Some(first.email), role: Role::Admin, team: None, password_hash: Some(hash) })
            }
        };
        let system = Viewer::system(input.lang);
        let mut write = self.crm.begin(asker.viewer.unwrap_or(&system)).await?;
        let fresh = q("INSERT INTO organisation (id, name, zone, currency, lang, set_up_at) VALUES (1, $1, $2, $3, $4, $5) \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, zone = excluded.zone, currency = excluded.currency, lang = excluded.lang, \
             set_up_at = excluded.set_up_at WHERE organisation.set_up_at IS NULL")
        .bind(&name)
        .bind(&input.zone)
        .bind(input.currency)
        .bind(input.lang.code())
        .bind(write.now)
        .exec(write.ex())
        .await?;
        if fresh == 0 {
            return Err(already());
        }
        let user = match new {
            Some(new) => Some(insert(&mut write, new).await?),
            None => None,
        };
        code::forget(&mut write).await?;
        crate::settings::rates::recompute(&mut write, input.currency, None).await?;
        let value = json!({ "after": { "name": name, "zone": input.zone, "currency": input.currency, "lang": input.lang } });
        write.event(NewEvent::new("settings.changed", "settings").value(value).on(Subject::public("settings", 1, 0))).await?;
        write.commit().await?;
        self.crm.forget_organisation();
        Ok(user.map(|user| SignedIn { user, lang: None }))
    }

    async fn first_administrator(&self, asker: Asker<'_>, input: &SetUp) -> Result<Option<FirstAdministrator>> {
        if self.has_administrator().await? {
            return match asker.viewer {
                Some(viewer) => self.crm.authorise(viewer, Record::Settings, Action::Update).map(|_| None),
                None => Err(Fault::new(FaultKind::SignIn, texts::SIGN_IN_FIRST).into()),
            };
        }
        if !asker.local {
            self.crm.sessions().guarded("set-up", asker.address).await?;
            let typed = input.code.as_deref().unwrap_or_default();
            if !code::fits(self.crm, typed).await? {
                return Err(crate::session::wrong_code(texts::WRONG_CODE));
            }
        }
        input.administrator.clone().map(Some).ok_or_else(|| invalid("name", domain::texts::errors::REQUIRED))
    }

    /// The code to print at start, made if there is none yet; `None` once nobody needs it.
    pub async fn code(&self) -> Result<Option<String>> {
        if self.crm.organisation().await?.set_up || self.has_administrator().await? {
            return Ok(None);
        }
        code::current(self.crm).await.map(Some)
    }

    /// Makes a preset's pipeline and lost reasons, once. 'Blank' adds a pipeline only if there
    /// is none yet.
    pub async fn choose_preset(&self, viewer: &Viewer, input: ChoosePreset) -> Result<()> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let lang = self.crm.organisation().await?.lang;
        let fresh =
            q("UPDATE organisation SET preset = $1 WHERE id = 1 AND preset IS NULL").bind(input.preset.as_str()).exec(write.ex()).await?;
        if fresh == 0 {
            return Err(Fault::new(FaultKind::Conflict, texts::PRESET_CHOSEN).into());
        }
        if input.preset != Preset::Blank || !has_pipeline(&mut write).await? {
            crate::pipelines::apply_preset(&mut write, input.preset, lang).await?;
        }
        write.event(NewEvent::new("settings.changed", "settings").on(Subject::public("settings", 1, 0))).await?;
        write.finish(()).await?;
        self.crm.forget_organisation();
        Ok(())
    }

    /// Whether somebody can sign in as administrator.
    async fn has_administrator(&self) -> Result<bool> {
        let row: Option<(i64,)> = q("SELECT id FROM users WHERE role = 'admin' AND active AND password_hash IS NOT NULL LIMIT 1")
            .opt(self.crm.db().read())
            .await?;
        Ok(row.is_some())
    }
}

async fn has_pipeline(write: &mut Write) -> Result<bool> {
    let row: Option<(i64,)> = q("SELECT id FROM pipelines WHERE archived_at IS NULL LIMIT 1").opt(write.ex()).await?;
    Ok(row.is_some())
}

fn already() -> crate::Error {
    Fault::new(FaultKind::Forbidden, texts::ALREADY).into()
}

#[cfg(test)]
mod tests;
