//! Signing in, and one's own account.

use super::throttle::{self, Counter};
use super::{Sessions, password};
use crate::team::fields;
use crate::{Begun, NewEvent, Result, Subject, invalid, not_found, q};
use domain::session::{ChangePassword, EditAccount, SignIn};
use domain::texts::session as texts;
use domain::{Fault, FaultKind, Lang, UserId, Viewer};
use serde_json::json;
use std::net::IpAddr;

/// Who signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    /// The person.
    pub user: UserId,
    /// Their language, if they chose one.
    pub lang: Option<Lang>,
}

impl Sessions<'_> {
    /// Who this is, if address and password fit. Which of the two is wrong is not told, and
    /// both take as long. Tries are counted per account and per address.
    pub async fn sign_in(&self, input: SignIn, address: IpAddr) -> Result<SignedIn> {
        let email = fields::folded_email(&input.email);
        let (account, address) = (Counter::account(&email), Counter::address(address));
        throttle::count(self.crm, &[account.clone(), address.clone()]).await?;
        let row: Option<(i64, Option<String>, Option<String>)> =
            q("SELECT id, password_hash, lang FROM users WHERE email_folded = $1 AND active")
                .bind(&email)
                .opt(self.crm.db().read())
                .await?;
        let stored = row.as_ref().and_then(|(_, hash, _)| hash.clone());
        if !password::fits(&input.password, stored).await? {
            return Err(Fault::invalid("password", texts::WRONG).into());
        }
        let (user, _, lang) = row.ok_or_else(not_found)?;
        throttle::forget(self.crm, &account).await?;
        throttle::take_back(self.crm, &address).await?;
        Ok(SignedIn { user: UserId(user), lang: lang.as_deref().and_then(Lang::parse) })
    }

    /// Another password for oneself. All other sessions end; `here` is the id of the one that stays.
    pub async fn change_password(&self, viewer: &Viewer, input: ChangePassword, here: Option<&str>) -> Result<()> {
        let user = viewer.user.ok_or_else(not_found)?;
        let row: Option<(String, Option<String>, Option<String>)> =
            q("SELECT name, email, password_hash FROM users WHERE id = $1 AND active").bind(user).opt(self.crm.db().read()).await?;
        let (name, email, stored) = row.ok_or_else(not_found)?;
        let counter = Counter::account(&format!("change:{user}"));
        throttle::count(self.crm, std::slice::from_ref(&counter)).await?;
        if !password::fits(&input.old, stored).await? {
            return Err(invalid("old", texts::PASSWORD_WRONG));
        }
        throttle::forget(self.crm, &counter).await?;
        if input.old == input.new {
            return Err(invalid("new", texts::PASSWORD_SAME));
        }
        let organisation = self.crm.organisation().await?.name;
        domain::team::check_password(&input.new, &[&name, email.as_deref().unwrap_or_default(), &organisation]).map_err(|f| f.at("new"))?;
        let hash = password::hash(&input.new).await?;
        let mut write = self.crm.begin(viewer).await?;
        q("UPDATE users SET password_hash = $1 WHERE id = $2").bind(hash).bind(user).exec(write.ex()).await?;
        let kept = here.map(Self::key).unwrap_or_default();
        q("DELETE FROM sessions WHERE user_id = $1 AND id <> $2").bind(user).bind(kept).exec(write.ex()).await?;
        write.event(NewEvent::new("user.password", "user").on(Subject::public("user", user, 0))).await?;
        write.commit().await
    }

    /// One's own name and language.
    pub async fn edit_account(&self, viewer: &Viewer, input: EditAccount) -> Result<()> {
        let user = viewer.user.ok_or_else(not_found)?;
        let name = input.name.as_deref().map(|n| fields::name("name", n)).transpose()?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (before, lang): (String, Option<String>) =
            q("SELECT name, lang FROM users WHERE id = $1 AND active").bind(user).opt(write.ex()).await?.ok_or_else(not_found)?;
        let after = name.unwrap_or_else(|| before.clone());
        let lang = input.lang.map(|l| l.code().to_owned()).or(lang);
        let (version,): (i64,) =
            q("UPDATE users SET name = $1, name_folded = $2, lang = $3, version = version + 1 WHERE id = $4 RETURNING version")
                .bind(&after)
                .bind(domain::fold::fold(&after))
                .bind(lang)
                .bind(user)
                .one(write.ex())
                .await?;
        if before != after {
            let value = json!({ "before": { "name": before }, "after": { "name": after } });
            write.event(NewEvent::new("user.changed", "user").value(value).on(Subject::public("user", user, version))).await?;
        }
        write.finish(()).await
    }

    /// A refusal of something that may be tried only a few times from one address; counts the try.
    pub(crate) async fn guarded(&self, name: &str, address: IpAddr) -> Result<()> {
        throttle::count(self.crm, &[Counter::account(name), Counter::address(address)]).await
    }
}

/// The sentence for a try that can't be made out.
pub(crate) fn wrong_code(text: domain::texts::Text) -> crate::Error {
    Fault::new(FaultKind::Invalid, text).at("code").into()
}
