//! A signed-in person as the viewer of a request.

use crate::{Crm, Result, q};
use domain::{Lang, Role, UserId, Viewer};

/// Use cases about people and teams.
pub struct Team<'a> {
    pub(crate) crm: &'a Crm,
}

impl Crm {
    /// People and teams.
    pub fn team(&self) -> Team<'_> {
        Team { crm: self }
    }
}

impl Team<'_> {
    /// The viewer for a user's id; `None` if there is no such active person.
    pub async fn viewer(&self, user: UserId) -> Result<Option<Viewer>> {
        let row: Option<(String, Option<String>)> =
            q("SELECT role, lang FROM users WHERE id = $1 AND active").bind(user).opt(self.crm.db().read()).await?;
        let Some((role, lang)) = row else { return Ok(None) };
        let Some(role) = Role::parse(&role) else { return Ok(None) };
        let lang = match lang.as_deref().and_then(Lang::parse) {
            Some(lang) => lang,
            None => self.crm.organisation().await?.lang,
        };
        Ok(Some(Viewer { user: Some(user), role, lang }))
    }
}
