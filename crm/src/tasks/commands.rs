//! Making, changing, ticking and deleting tasks.

use super::{Tasks, keep_next_step};
use crate::clients::changes::Changes;
use crate::clients::edit::user_name;
use crate::clients::sight::Stand;
use crate::{Begun, NewEvent, Result, Subject, Write, forbidden, invalid, not_found, q};
use domain::tasks::{DeleteTask, EditTask, NewTask, TaskDone, TickTask};
use domain::texts::clients as texts;
use domain::{Action, Date, Record, TaskId, UserId, Viewer, input};
use serde_json::{Value, json};

/// A task's row as commands need it.
#[derive(sqlx::FromRow)]
struct Now {
    id: i64,
    title: String,
    due_on: Option<String>,
    client_id: Option<i64>,
    deal_id: Option<i64>,
    owner_id: Option<i64>,
    done_at: Option<i64>,
    archived_at: Option<i64>,
    version: i64,
}

impl Tasks<'_> {
    /// Makes a task on a client, on a deal, on both, or of one's own.
    pub async fn create(&self, viewer: &Viewer, new: NewTask) -> Result<TaskDone> {
        if !viewer.may(Record::Client, Action::Update) {
            return Err(forbidden());
        }
        let mut write = match self.crm.command(viewer, &new.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let stand = Stand::new(&mut write, viewer, (new.client, new.deal)).await?;
        let id = insert(&mut write, &stand, &new.title, new.due, new.owner.or(viewer.user)).await?;
        write.finish(TaskDone { id, version: 1 }).await
    }

    /// Changes title, due date or owner.
    pub async fn edit(&self, viewer: &Viewer, edit: EditTask) -> Result<TaskDone> {
        let mut write = match self.crm.command(viewer, &edit.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (now, stand) = known(&mut write, viewer, edit.id).await?;
        let mut changes = Changes::new(q("UPDATE tasks SET version = version + 1"));
        let mut title = now.title.clone();
        let mut due = now.due_on.as_deref().and_then(Date::parse);
        let mut owner = now.owner_id.map(UserId);
        if let Some(mut seen) = edit.title {
            seen.set = input::line("title", &seen.set)?;
            if changes.wants("title", &seen, &now.title)? {
                changes.note("title", &now.title, &seen.set);
                changes.set(", title = ", &seen.set);
                title = seen.set;
            }
        }
        if let Some(seen) = edit.due
            && changes.wants("due", &seen, &due)?
        {
            changes.note("due", due, seen.set);
            changes.set(", due_on = ", seen.set);
            due = seen.set;
        }
        if let Some(seen) = edit.owner
            && changes.wants("owner", &seen, &owner)?
        {
            works_here(&mut write, seen.set).await?;
            let (before, after) = (user_name(&mut write, owner).await?, user_name(&mut write, seen.set).await?);
            changes.note("owner", before, after);
            changes.set(", owner_id = ", seen.set);
            owner = seen.set;
        }
        if changes.is_empty() {
            return write.finish(TaskDone { id: edit.id, version: now.version }).await;
        }
        let (update, mut value) = changes.done();
        let mut version = now.version;
        if let Some(update) = update {
            (version,) = update.push(" WHERE id = ").push_bind(edit.id).push(" RETURNING version").one(write.ex()).await?;
        }
        value["title"] = json!(title);
        value["due"] = json!(due);
        tell(&mut write, "task.changed", stand, (now.id, owner, version), value).await?;
        write.finish(TaskDone { id: edit.id, version }).await
    }

    /// Ticks a task off, or opens it again.
    pub async fn tick(&self, viewer: &Viewer, tick: TickTask) -> Result<TaskDone> {
        let mut write = match self.crm.command(viewer, &tick.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (now, stand) = known(&mut write, viewer, tick.id).await?;
        if now.done_at.is_some() == tick.done {
            return write.finish(TaskDone { id: tick.id, version: now.version }).await;
        }
        let at = tick.done.then_some(write.now);
        let by = viewer.user.filter(|_| tick.done);
        let (version,): (i64,) = q("UPDATE tasks SET done_at = $1, done_by = $2, version = version + 1 WHERE id = $3 RETURNING version")
            .bind(at)
            .bind(by)
            .bind(tick.id)
            .one(write.ex())
            .await?;
        let kind = if tick.done { "task.done" } else { "task.undone" };
        let value = json!({ "title": now.title, "due": now.due_on });
        tell(&mut write, kind, stand, (now.id, now.owner_id.map(UserId), version), value).await?;
        write.finish(TaskDone { id: tick.id, version }).await
    }

    /// Deletes a task, or brings it back.
    pub async fn delete(&self, viewer: &Viewer, delete: DeleteTask) -> Result<TaskDone> {
        let mut write = match self.crm.command(viewer, &delete.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (now, stand) = known(&mut write, viewer, delete.id).await?;
        if now.archived_at.is_some() == delete.deleted {
            return write.finish(TaskDone { id: delete.id, version: now.version }).await;
        }
        let at = delete.deleted.then_some(write.now);
        let (version,): (i64,) = q("UPDATE tasks SET archived_at = $1, version = version + 1 WHERE id = $2 RETURNING version")
            .bind(at)
            .bind(delete.id)
            .one(write.ex())
            .await?;
        let kind = if delete.deleted { "task.archived" } else { "task.restored" };
        let value = json!({ "title": now.title, "due": now.due_on });
        tell(&mut write, kind, stand, (now.id, now.owner_id.map(UserId), version), value).await?;
        write.finish(TaskDone { id: delete.id, version }).await
    }
}

/// Writes a task and tells the log; for logged calls with a follow-up too.
pub(crate) async fn insert(write: &mut Write, stand: &Stand, title: &str, due: Option<Date>, owner: Option<UserId>) -> Result<TaskId> {
    let title = input::line("title", title)?;
    works_here(write, owner).await?;
    let now = write.now;
    let (id,): (i64,) =
        q("INSERT INTO tasks (title, due_on, client_id, deal_id, owner_id, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id")
            .bind(&title)
            .bind(due)
            .bind(stand.client.as_ref().map(|c| c.id))
            .bind(stand.deal.as_ref().map(|d| d.id))
            .bind(owner)
            .bind(now)
            .one(write.ex())
            .await?;
    tell(write, "task.created", stand.clone(), (id, owner, 1), json!({ "title": title, "due": due })).await?;
    Ok(TaskId(id))
}

async fn known(write: &mut Write, viewer: &Viewer, id: TaskId) -> Result<(Now, Stand)> {
    let lock = if write.is_postgres() { " FOR UPDATE" } else { "" };
    let now: Now = q("SELECT id, title, due_on, client_id, deal_id, owner_id, done_at, archived_at, version FROM tasks WHERE id = ")
        .push_bind(id)
        .push(lock)
        .opt(write.ex())
        .await?
        .ok_or_else(not_found)?;
    let stand = Stand::known(write, viewer, Action::Update, (now.client_id, now.deal_id), now.owner_id).await?;
    Ok((now, stand))
}

async fn works_here(write: &mut Write, owner: Option<UserId>) -> Result<()> {
    if let Some(owner) = owner {
        let active: Option<(i64,)> = q("SELECT id FROM users WHERE id = $1 AND active").bind(owner).opt(write.ex()).await?;
        active.ok_or_else(|| invalid("owner", texts::OWNER_UNKNOWN))?;
    }
    Ok(())
}

/// Tells the log on the task, its client and its deal, whose next step follows.
async fn tell(write: &mut Write, kind: &'static str, mut stand: Stand, task: (i64, Option<UserId>, i64), mut value: Value) -> Result<()> {
    if let Some(deal) = &mut stand.deal {
        deal.version = keep_next_step(write, deal.id).await?;
    }
    let (id, owner, version) = task;
    value["task"] = json!(id);
    let mut event = NewEvent::new(kind, "task").value(value).on(Subject::new("task", id, owner, version));
    for subject in stand.subjects() {
        event = event.on(subject);
    }
    write.event(event).await.map(drop)
}
