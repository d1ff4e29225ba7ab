//! Colleagues: adding, changing, letting go.

use super::{Team, closure, fields};
use crate::error::OnUnique;
use crate::{Begun, Crm, NewEvent, Result, Subject, Write, invalid, not_found, q};
use domain::team::{AddUser, Colleague, EditUser, Person, Staff};
use domain::texts::{errors, team as texts};
use domain::{Action, Fault, FaultKind, Millis, Record, Role, TeamId, UserId, Viewer};
use serde_json::{Map, Value, json};

impl Team<'_> {
    /// Everybody with what administrators see, and every team.
    pub async fn staff(&self, viewer: &Viewer) -> Result<Staff> {
        self.crm.authorise(viewer, Record::User, Action::Update)?;
        let rows: Vec<Row> =
            q("SELECT u.id, u.name, u.role, u.team_id, u.active, u.email, u.password_hash IS NOT NULL AS can_sign_in, u.version, \
             (SELECT MAX(i.expires_at) FROM invitations i WHERE i.user_id = u.id AND i.used_at IS NULL AND i.expires_at > ")
            .push_bind(self.crm.now())
            .push(
                ") AS invited_until, (SELECT MAX(s.last_seen) FROM sessions s WHERE s.user_id = u.id) AS last_seen \
             FROM users u ORDER BY u.active DESC, u.name_folded, u.id",
            )
            .all(self.crm.db().read())
            .await?;
        Ok(Staff { people: rows.into_iter().filter_map(colleague).collect(), teams: self.teams(viewer).await? })
    }

    /// A new colleague; they can sign in once they have a password (by invitation).
    pub async fn add(&self, viewer: &Viewer, input: AddUser) -> Result<UserId> {
        self.crm.authorise(viewer, Record::User, Action::Create)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let new = NewUser { name: input.name, email: input.email, role: input.role, team: input.team, password_hash: None };
        let id = insert(&mut write, new).await?;
        write.finish(id).await
    }

    /// A new colleague with a password: the command line's `user add`, and the first administrator.
    pub async fn add_with_password(&self, viewer: &Viewer, name: &str, email: &str, role: Role, password: Option<&str>) -> Result<UserId> {
        self.crm.authorise(viewer, Record::User, Action::Create)?;
        let password_hash = match password {
            Some(password) => Some(new_password(self.crm, password, &[name, email]).await?),
            None => None,
        };
        let mut write = self.crm.begin(viewer).await?;
        let new = NewUser { name: name.to_owned(), email: Some(email.to_owned()), role, team: None, password_hash };
        let id = insert(&mut write, new).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Changes a colleague. The last administrator can be neither demoted nor let go; who is let
    /// go or changes role is signed out.
    pub async fn edit(&self, viewer: &Viewer, input: EditUser) -> Result<i64> {
        self.crm.authorise(viewer, Record::User, Action::Update)?;
        let name = input.name.as_deref().map(|n| fields::name("name", n)).transpose()?;
        let email = match input.email.as_deref().map(str::trim) {
            None => None,
            Some("") => Some(None),
            Some(typed) => Some(Some(fields::email("email", typed)?)),
        };
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let before = Before::load(&mut write, input.id).await?;
        let role = input.role.unwrap_or(before.role);
        let active = input.active.unwrap_or(before.active);
        let team = input.team.unwrap_or(before.team);
        if before.role == Role::Admin && before.active && (role != Role::Admin || !active) {
            another_administrator(&mut write, input.id).await?;
        }
        if let Some(team) = team.filter(|t| Some(*t) != before.team) {
            known_team(&mut write, team).await?;
        }
        let (email, folded) = match email {
            None => (before.email.clone(), before.email_folded.clone()),
            Some(None) => (None, None),
            Some(Some((email, folded))) => (Some(email), Some(folded)),
        };
        let name = name.unwrap_or_else(|| before.name.clone());
        let (version,): (i64,) =
            q("UPDATE users SET name = $1, name_folded = $2, email = $3, email_folded = $4, role = $5, team_id = $6, active = $7, \
             version = version + 1 WHERE id = $8 RETURNING version")
            .bind(&name)
            .bind(domain::fold::fold(&name))
            .bind(email.clone())
            .bind(folded.clone())
            .bind(role.as_str())
            .bind(team)
            .bind(active)
            .bind(input.id)
            .one(write.ex())
            .await
            .on_unique("email", errors::TAKEN)?;
        if !active || role != before.role {
            q("DELETE FROM sessions WHERE user_id = $1").bind(input.id).exec(write.ex()).await?;
        }
        if !active {
            q("DELETE FROM invitations WHERE user_id = $1 AND used_at IS NULL").bind(input.id).exec(write.ex()).await?;
        }
        closure::refresh(&mut write).await?;
        let after = Before { name, email, email_folded: folded, role, team, active };
        write
            .event(NewEvent::new("user.changed", "user").value(before.changes(&after)).on(Subject::public("user", input.id, version)))
            .await?;
        write.finish(version).await
    }
}

/// A password as it is stored, after the rules; `theirs` are words an attacker would try first.
pub(crate) async fn new_password(crm: &Crm, password: &str, theirs: &[&str]) -> Result<String> {
    let organisation = crm.organisation().await?.name;
    let words: Vec<&str> = theirs.iter().copied().chain([organisation.as_str()]).collect();
    domain::team::check_password(password, &words)?;
    crate::session::password::hash(password).await
}

/// What a new row of `users` is made of.
pub(crate) struct NewUser {
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub team: Option<TeamId>,
    pub password_hash: Option<String>,
}

/// Writes a new colleague, the closure and the event.
pub(crate) async fn insert(write: &mut Write, new: NewUser) -> Result<UserId> {
    let name = fields::name("name", &new.name)?;
    let email = match new.email.as_deref().map(str::trim).filter(|e| !e.is_empty()) {
        Some(typed) => Some(fields::email("email", typed)?),
        None => None,
    };
    if let Some(team) = new.team {
        known_team(write, team).await?;
    }
    let (email, folded) = email.unzip();
    let (id,): (i64,) = q("INSERT INTO users (name, name_folded, email, email_folded, role, team_id, password_hash, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id")
    .bind(&name)
    .bind(domain::fold::fold(&name))
    .bind(email)
    .bind(folded)
    .bind(new.role.as_str())
    .bind(new.team)
    .bind(new.password_hash)
    .bind(write.now)
    .one(write.ex())
    .await
    .on_unique("email", errors::TAKEN)?;
    closure::refresh(write).await?;
    let value = json!({ "after": { "name": name, "role": new.role } });
    write.event(NewEvent::new("user.created", "user").value(value).on(Subject::public("user", id, 1))).await?;
    Ok(UserId(id))
}

async fn known_team(write: &mut Write, team: TeamId) -> Result<()> {
    let known: Option<(i64,)> = q("SELECT id FROM teams WHERE id = $1").bind(team).opt(write.ex()).await?;
    known.map(drop).ok_or_else(|| invalid("team", texts::NO_SUCH_TEAM))
}

/// Refuses unless somebody else is an active administrator who can sign in.
async fn another_administrator(write: &mut Write, but: UserId) -> Result<()> {
    // Two administrators demoting each other at once: on PostgreSQL the second waits here.
    if write.is_postgres() {
        q("SELECT id FROM users WHERE role = 'admin' ORDER BY id FOR UPDATE").rows(write.ex()).await?;
    }
    let other: Option<(i64,)> =
        q("SELECT id FROM users WHERE role = 'admin' AND active AND password_hash IS NOT NULL AND id <> $1 LIMIT 1")
            .bind(but)
            .opt(write.ex())
            .await?;
    other.map(drop).ok_or_else(|| Fault::new(FaultKind::Invalid, texts::LAST_ADMINISTRATOR).at("role").into())
}

struct Before {
    name: String,
    email: Option<String>,
    email_folded: Option<String>,
    role: Role,
    team: Option<TeamId>,
    active: bool,
}

impl Before {
    async fn load(write: &mut Write, id: UserId) -> Result<Self> {
        let row: Option<(String, Option<String>, Option<String>, String, Option<i64>, bool)> =
            q("SELECT name, email, email_folded, role, team_id, active FROM users WHERE id = $1").bind(id).opt(write.ex()).await?;
        let (name, email, email_folded, role, team, active) = row.ok_or_else(not_found)?;
        let role = Role::parse(&role).ok_or_else(not_found)?;
        Ok(Self { name, email, email_folded, role, team: team.map(TeamId), active })
    }

    /// What differs, by field name.
    fn changes(&self, after: &Self) -> Value {
        let (mut old, mut new) = (Map::new(), Map::new());
        let mut put = |field: &str, a: Value, b: Value| {
            if a != b {
                old.insert(field.to_owned(), a);
                new.insert(field.to_owned(), b);
            }
        };
        put("name", json!(self.name), json!(after.name));
        put("email", json!(self.email), json!(after.email));
        put("role", json!(self.role), json!(after.role));
        put("team", json!(self.team), json!(after.team));
        put("active", json!(self.active), json!(after.active));
        json!({ "before": old, "after": new })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    role: String,
    team_id: Option<i64>,
    active: bool,
    email: Option<String>,
    can_sign_in: bool,
    version: i64,
    invited_until: Option<Millis>,
    last_seen: Option<Millis>,
}

fn colleague(row: Row) -> Option<Colleague> {
    Some(Colleague {
        person: Person {
            id: UserId(row.id),
            name: row.name,
            role: Role::parse(&row.role)?,
            team: row.team_id.map(TeamId),
            active: row.active,
        },
        email: row.email,
        can_sign_in: row.can_sign_in,
        invited_until: row.invited_until,
        last_seen: row.last_seen,
        version: row.version,
    })
}
