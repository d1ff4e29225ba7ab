//! Teams with a manager each.

use super::{Team, closure, fields};
use crate::{Begun, NewEvent, Result, Subject, Write, invalid, not_found, q};
use domain::team::{AboutTeam, AddTeam, EditTeam};
use domain::texts::team as texts;
use domain::{Action, Record, TeamId, UserId, Viewer};
use serde_json::json;

impl Team<'_> {
    /// A new team.
    pub async fn add_team(&self, viewer: &Viewer, input: AddTeam) -> Result<TeamId> {
        self.crm.authorise(viewer, Record::User, Action::Create)?;
        let name = fields::name("name", &input.name)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        free_name(&mut write, &name, None).await?;
        can_lead(&mut write, input.manager).await?;
        let (id,): (i64,) = q("INSERT INTO teams (name, name_folded, manager_id, created_at) VALUES ($1, $2, $3, $4) RETURNING id")
            .bind(&name)
            .bind(domain::fold::fold(&name))
            .bind(input.manager)
            .bind(write.now)
            .one(write.ex())
            .await?;
        let value = json!({ "after": { "name": name, "manager": input.manager } });
        finish(&mut write, "team.created", id, value).await?;
        write.finish(TeamId(id)).await
    }

    /// Another name or manager.
    pub async fn edit_team(&self, viewer: &Viewer, input: EditTeam) -> Result<()> {
        self.crm.authorise(viewer, Record::User, Action::Update)?;
        let name = fields::name("name", &input.name)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (was, manager): (String, Option<i64>) =
            q("SELECT name, manager_id FROM teams WHERE id = $1").bind(input.id).opt(write.ex()).await?.ok_or_else(not_found)?;
        free_name(&mut write, &name, Some(input.id)).await?;
        if input.manager.map(i64::from) != manager {
            can_lead(&mut write, input.manager).await?;
        }
        q("UPDATE teams SET name = $1, name_folded = $2, manager_id = $3 WHERE id = $4")
            .bind(&name)
            .bind(domain::fold::fold(&name))
            .bind(input.manager)
            .bind(input.id)
            .exec(write.ex())
            .await?;
        let value = json!({ "before": { "name": was, "manager": manager }, "after": { "name": name, "manager": input.manager } });
        finish(&mut write, "team.changed", input.id.0, value).await?;
        write.finish(()).await
    }

    /// Takes a team away; its people stay, in no team.
    pub async fn remove_team(&self, viewer: &Viewer, input: AboutTeam) -> Result<()> {
        self.crm.authorise(viewer, Record::User, Action::Archive)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let (name, parent): (String, Option<i64>) =
            q("SELECT name, parent_id FROM teams WHERE id = $1").bind(input.id).opt(write.ex()).await?.ok_or_else(not_found)?;
        q("UPDATE users SET team_id = NULL WHERE team_id = $1").bind(input.id).exec(write.ex()).await?;
        q("UPDATE teams SET parent_id = $1 WHERE parent_id = $2").bind(parent).bind(input.id).exec(write.ex()).await?;
        q("DELETE FROM teams WHERE id = $1").bind(input.id).exec(write.ex()).await?;
        finish(&mut write, "team.removed", input.id.0, json!({ "before": { "name": name } })).await?;
        write.finish(()).await
    }
}

async fn finish(write: &mut Write, kind: &'static str, id: i64, value: serde_json::Value) -> Result<()> {
    closure::refresh(write).await?;
    write.event(NewEvent::new(kind, "user").value(value).on(Subject::public("team", id, 0))).await.map(drop)
}

async fn free_name(write: &mut Write, name: &str, but: Option<TeamId>) -> Result<()> {
    let taken: Option<(i64,)> = q("SELECT id FROM teams WHERE name_folded = $1 AND id <> $2")
        .bind(domain::fold::fold(name))
        .bind(but.map_or(0, i64::from))
        .opt(write.ex())
        .await?;
    if taken.is_some() { Err(invalid("name", domain::texts::errors::TAKEN)) } else { Ok(()) }
}

/// A team is led by an active manager or administrator.
async fn can_lead(write: &mut Write, manager: Option<UserId>) -> Result<()> {
    let Some(manager) = manager else { return Ok(()) };
    let row: Option<(i64,)> =
        q("SELECT id FROM users WHERE id = $1 AND active AND role IN ('manager', 'admin')").bind(manager).opt(write.ex()).await?;
    row.map(drop).ok_or_else(|| invalid("manager", texts::CANT_LEAD))
}
