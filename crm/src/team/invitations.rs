//! Invitations: links with which a colleague chooses a password, once, within a week.

use super::edit::new_password;
use super::{Team, fields};
use crate::error::OnUnique;
use crate::session::{Sessions, SignedIn};
use crate::{Begun, Error, NewEvent, Result, Subject, not_found, q};
use domain::team::{AboutUser, AcceptInvitation, Invitation, Invited};
use domain::texts::{errors, session as texts};
use domain::{Action, Fault, FaultKind, Lang, Millis, Record, Role, UserId, Viewer};
use std::net::IpAddr;

/// How long a link works.
const WEEK: Millis = 7 * 24 * 60 * 60 * 1000;

type Found = (i64, String, Option<String>, String, Option<String>);

impl Team<'_> {
    /// A fresh link for a colleague; earlier ones stop working. The token is told only here:
    /// the database holds its digest.
    pub async fn invite(&self, viewer: &Viewer, input: AboutUser) -> Result<Invited> {
        self.crm.authorise(viewer, Record::User, Action::Update)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            // The answer was not kept, since it is a secret: ask anew.
            Begun::Done(()) => return Err(Fault::new(FaultKind::Conflict, errors::CONFLICT).into()),
            Begun::New(write) => write,
        };
        let known: Option<(i64,)> = q("SELECT id FROM users WHERE id = $1 AND active").bind(input.id).opt(write.ex()).await?;
        known.ok_or_else(not_found)?;
        let token: String = rand::random::<[u8; 16]>().iter().map(|b| format!("{b:02x}")).collect();
        let expires_at = write.now + WEEK;
        q("DELETE FROM invitations WHERE user_id = $1 AND used_at IS NULL").bind(input.id).exec(write.ex()).await?;
        q("INSERT INTO invitations (token_hash, user_id, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(Sessions::key(&token))
            .bind(input.id)
            .bind(write.actor())
            .bind(write.now)
            .bind(expires_at)
            .exec(write.ex())
            .await?;
        write.event(NewEvent::new("user.invited", "user").on(Subject::public("user", input.id, 0))).await?;
        write.finish(()).await?;
        Ok(Invited { token, expires_at })
    }

    /// Whom a link invites.
    pub async fn invitation(&self, token: &str) -> Result<Invitation> {
        let (_, name, email, ..) = self.find(token).await?;
        Ok(Invitation { name, email, organisation: self.crm.organisation().await?.name })
    }

    /// Takes an invitation up: a password, and an address if none was known. Signs nobody in
    /// by itself; sessions the account still had end.
    pub async fn accept(&self, input: AcceptInvitation, address: IpAddr) -> Result<SignedIn> {
        self.crm.sessions().guarded(&format!("invitation:{}", Sessions::key(&input.token)), address).await?;
        let (id, name, email, role, lang) = self.find(&input.token).await?;
        let (email, folded) = match email {
            Some(email) => (email.clone(), fields::folded_email(&email)),
            None => fields::email("email", input.email.as_deref().unwrap_or_default())?,
        };
        let hash = new_password(self.crm, &input.password, &[&name, &email]).await?;
        let role = Role::parse(&role).ok_or_else(over)?;
        let viewer = Viewer { user: Some(UserId(id)), role, lang: Lang::default() };
        let mut write = self.crm.begin(&viewer).await?;
        let used = q("UPDATE invitations SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1")
            .bind(write.now)
            .bind(Sessions::key(&input.token))
            .exec(write.ex())
            .await?;
        if used == 0 {
            return Err(over());
        }
        q("UPDATE users SET password_hash = $1, email = $2, email_folded = $3, version = version + 1 WHERE id = $4 AND active")
            .bind(hash)
            .bind(email)
            .bind(folded)
            .bind(id)
            .exec(write.ex())
            .await
            .on_unique("email", errors::TAKEN)?;
        q("DELETE FROM sessions WHERE user_id = $1").bind(id).exec(write.ex()).await?;
        write.event(NewEvent::new("user.joined", "user").on(Subject::public("user", id, 0))).await?;
        write.commit().await?;
        Ok(SignedIn { user: UserId(id), lang: lang.as_deref().and_then(Lang::parse) })
    }

    async fn find(&self, token: &str) -> Result<Found> {
        if token.len() != 32 {
            return Err(over());
        }
        let row: Option<Found> = q("SELECT u.id, u.name, u.email, u.role, u.lang FROM invitations i JOIN users u ON u.id = i.user_id \
             WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2 AND u.active")
        .bind(Sessions::key(token))
        .bind(self.crm.now())
        .opt(self.crm.db().read())
        .await?;
        row.ok_or_else(over)
    }
}

fn over() -> Error {
    Fault::new(FaultKind::NotFound, texts::INVITATION_OVER).at("token").into()
}
