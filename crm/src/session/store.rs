//! The table of sessions.

use crate::{Crm, Result, q};
use domain::{Lang, Millis, Role, UserId, Viewer};
use sha2::{Digest, Sha256};

/// `last_seen` is written at most this often, so that looking at pages writes nothing.
const SEEN_EVERY: Millis = 5 * 60 * 1000;

/// Sessions, by the id the browser holds.
pub struct Sessions<'a> {
    pub(super) crm: &'a Crm,
}

/// A session's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// JSON of its values.
    pub data: String,
    /// When it ends, Unix ms.
    pub expires_at: Millis,
}

impl Crm {
    /// Sessions in the database.
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions { crm: self }
    }
}

impl Sessions<'_> {
    /// What a session is stored under: a digest of the id its browser holds.
    pub fn key(id: &str) -> String {
        Sha256::digest(id.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Stores a session or replaces its content. `user` is who is signed in with it.
    pub async fn save(&self, id: &str, user: Option<UserId>, session: &StoredSession) -> Result<()> {
        q("INSERT INTO sessions (id, user_id, data, created_at, last_seen, expires_at) VALUES ($1, $2, $3, $4, $4, $5) \
           ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, data = excluded.data, \
           last_seen = excluded.last_seen, expires_at = excluded.expires_at")
        .bind(Self::key(id))
        .bind(user)
        .bind(&session.data)
        .bind(self.crm.now())
        .bind(session.expires_at)
        .exec(self.crm.db().write())
        .await?;
        Ok(())
    }

    /// A session that has not ended. Being asked for keeps it alive: it ends `idle` ms after
    /// it was last used.
    pub async fn load(&self, id: &str, idle: Millis) -> Result<Option<StoredSession>> {
        let now = self.crm.now();
        let row: Option<(String, i64, i64)> = q("SELECT data, expires_at, last_seen FROM sessions WHERE id = $1 AND expires_at > $2")
            .bind(Self::key(id))
            .bind(now)
            .opt(self.crm.db().read())
            .await?;
        let Some((data, mut expires_at, last_seen)) = row else { return Ok(None) };
        if now - last_seen > SEEN_EVERY {
            expires_at = expires_at.max(now + idle);
            q("UPDATE sessions SET last_seen = $1, expires_at = $2 WHERE id = $3")
                .bind(now)
                .bind(expires_at)
                .bind(Self::key(id))
                .exec(self.crm.db().write())
                .await?;
        }
        Ok(Some(StoredSession { data, expires_at }))
    }

    /// Whether there is a session under this id, ended or not.
    pub async fn exists(&self, id: &str) -> Result<bool> {
        let row: Option<(String,)> = q("SELECT id FROM sessions WHERE id = $1").bind(Self::key(id)).opt(self.crm.db().read()).await?;
        Ok(row.is_some())
    }

    /// Ends a session.
    pub async fn delete(&self, id: &str) -> Result<()> {
        q("DELETE FROM sessions WHERE id = $1").bind(Self::key(id)).exec(self.crm.db().write()).await?;
        Ok(())
    }

    /// Ends every session of a person: after a password change, or when they leave.
    /// `except` is the id of the session that stays.
    pub async fn delete_of(&self, user: UserId, except: Option<&str>) -> Result<u64> {
        let kept = except.map(Self::key).unwrap_or_default();
        q("DELETE FROM sessions WHERE user_id = $1 AND id <> $2").bind(user).bind(kept).exec(self.crm.db().write()).await
    }

    /// Removes what has ended; how many there were.
    pub async fn prune(&self) -> Result<u64> {
        q("DELETE FROM sessions WHERE expires_at <= $1").bind(self.crm.now()).exec(self.crm.db().write()).await
    }

    /// Of these keys, the sessions that still stand, each with its active person: for open streams.
    pub async fn standing(&self, keys: &[String]) -> Result<Vec<(String, Viewer)>> {
        let mut standing = Vec::with_capacity(keys.len());
        for some in keys.chunks(500) {
            let rows: Vec<(String, i64, String)> = q("SELECT s.id, u.id, u.role FROM sessions s JOIN users u ON u.id = s.user_id \
                 WHERE u.active AND s.expires_at > ")
            .push_bind(self.crm.now())
            .push(" AND s.id IN ")
            .push_list(some.iter())
            .all(self.crm.db().read())
            .await?;
            standing.extend(rows.into_iter().filter_map(|(key, user, role)| {
                Some((key, Viewer { user: Some(UserId(user)), role: Role::parse(&role)?, lang: Lang::default() }))
            }));
        }
        Ok(standing)
    }
}
