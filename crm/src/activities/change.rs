//! Changing and deleting notes and calls. The log keeps what was written first; the card shows
//! what stands there now.

use super::Activities;
use super::write::duration;
use crate::clients::changes::Changes;
use crate::clients::sight::Stand;
use crate::{Begun, NewEvent, Result, Write, invalid, not_found, q};
use domain::activities::{ActivityDone, DeleteActivity, EditActivity, Outcome};
use domain::texts::errors;
use domain::timeline::HIDDEN;
use domain::{Action, ActivityId, Viewer, input};
use serde_json::json;

#[derive(sqlx::FromRow)]
struct Now {
    kind: String,
    text: String,
    client_id: Option<i64>,
    deal_id: Option<i64>,
    author_id: Option<i64>,
    outcome: Option<String>,
    duration_s: Option<i64>,
    archived_at: Option<i64>,
    version: i64,
}

impl Activities<'_> {
    /// Changes what a note or call says.
    pub async fn edit(&self, viewer: &Viewer, edit: EditActivity) -> Result<ActivityDone> {
        let mut write = match self.crm.command(viewer, &edit.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (now, stand) = known(&mut write, viewer, edit.id).await?;
        let mut changes = Changes::new(q("UPDATE activities SET version = version + 1"));
        if let Some(mut seen) = edit.text {
            seen.set = input::text("text", &seen.set)?;
            if seen.set.is_empty() && now.kind == "note" {
                return Err(invalid("text", errors::REQUIRED));
            }
            if changes.wants("text", &seen, &now.text)? {
                changes.note("text", &now.text, &seen.set);
                changes.set(", text = ", seen.set);
            }
        }
        if now.kind == "call" {
            let outcome = now.outcome.as_deref().and_then(Outcome::parse).unwrap_or_default();
            if let Some(seen) = edit.outcome
                && changes.wants("outcome", &seen, &outcome)?
            {
                changes.note("outcome", outcome, seen.set);
                changes.set(", outcome = ", seen.set.as_str());
            }
            if let Some(seen) = edit.duration_s
                && changes.wants("duration_s", &seen, &now.duration_s)?
            {
                changes.note("duration_s", now.duration_s, duration(seen.set)?);
                changes.set(", duration_s = ", seen.set);
            }
        }
        if changes.is_empty() {
            return write.finish(ActivityDone { id: edit.id, version: now.version }).await;
        }
        let (update, mut value) = changes.done();
        let mut version = now.version;
        if let Some(update) = update {
            (version,) = update.push(" WHERE id = ").push_bind(edit.id).push(" RETURNING version").one(write.ex()).await?;
        }
        value["activity"] = json!(edit.id);
        tell(&mut write, "note.changed", &stand, value).await?;
        write.finish(ActivityDone { id: edit.id, version }).await
    }

    /// Deletes a note or call, or brings it back.
    pub async fn delete(&self, viewer: &Viewer, delete: DeleteActivity) -> Result<ActivityDone> {
        let mut write = match self.crm.command(viewer, &delete.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (now, stand) = known(&mut write, viewer, delete.id).await?;
        if now.archived_at.is_some() == delete.deleted {
            return write.finish(ActivityDone { id: delete.id, version: now.version }).await;
        }
        let at = delete.deleted.then_some(write.now);
        // its version stays when it comes back: taking a delete back is no edit
        q("UPDATE activities SET archived_at = $1 WHERE id = $2").bind(at).bind(delete.id).exec(write.ex()).await?;
        let kind = if delete.deleted { "note.archived" } else { "note.restored" };
        tell(&mut write, kind, &stand, json!({ "activity": delete.id })).await?;
        write.finish(ActivityDone { id: delete.id, version: now.version }).await
    }
}

async fn known(write: &mut Write, viewer: &Viewer, id: ActivityId) -> Result<(Now, Stand)> {
    let lock = if write.is_postgres() { " FOR UPDATE" } else { "" };
    let now: Now =
        q("SELECT kind, text, client_id, deal_id, author_id, outcome, duration_s, archived_at, version FROM activities WHERE id = ")
            .push_bind(id)
            .push(lock)
            .opt(write.ex())
            .await?
            .ok_or_else(not_found)?;
    let stand = Stand::known(write, viewer, Action::Update, (now.client_id, now.deal_id), now.author_id).await?;
    Ok((now, stand))
}

async fn tell(write: &mut Write, kind: &'static str, stand: &Stand, value: serde_json::Value) -> Result<()> {
    let mut event = NewEvent::new(kind, HIDDEN).value(value);
    for subject in stand.subjects() {
        event = event.on(subject);
    }
    write.event(event).await.map(drop)
}
