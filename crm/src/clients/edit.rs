//! Changing fields of a client: refused only if one of them changed since it was seen.

use super::changes::Changes;
use super::create::{known, owner_fits, size};
use super::{Clients, lists, sight};
use crate::search::index_client;
use crate::{Begun, NewEvent, Result, Write, invalid, not_found, q};
use domain::clients::{ClientDone, EditClient, full_name, name_parts};
use domain::fold::fold;
use domain::texts::clients as texts;
use domain::{Action, ClientId, Seen, UserId, Viewer, input};

/// A client's row as it stands.
#[derive(sqlx::FromRow)]
struct Now {
    kind: String,
    name: String,
    first_name: Option<String>,
    last_name: Option<String>,
    parent_id: Option<i64>,
    industry: Option<String>,
    size: Option<i64>,
    website: Option<String>,
    source: Option<String>,
    about: Option<String>,
    referred_by: Option<i64>,
}

impl Clients<'_> {
    /// Changes fields of a client.
    pub async fn edit(&self, viewer: &Viewer, mut edit: EditClient) -> Result<ClientDone> {
        let mut write = match self.crm.command(viewer, &edit.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let mut stub = sight::client(write.ex(), viewer, edit.id, Action::Update).await?;
        let lock = if write.is_postgres() { " FOR UPDATE" } else { "" };
        let now: Now = q("SELECT kind, name, first_name, last_name, parent_id, industry, size, website, source, about, referred_by \
             FROM clients WHERE id = ")
        .push_bind(edit.id)
        .push(lock)
        .opt(write.ex())
        .await?
        .ok_or_else(not_found)?;
        let moment = write.now;
        let mut changes = Changes::new(q("UPDATE clients SET version = version + 1, updated_at = ").push_bind(moment));
        clean(&mut edit)?;
        names(&mut changes, &edit, &now)?;
        let lines: [(&str, &'static str, &Option<Seen<Option<String>>>, &Option<String>); 4] = [
            ("industry", ", industry = ", &edit.industry, &now.industry),
            ("website", ", website = ", &edit.website, &now.website),
            ("source", ", source = ", &edit.source, &now.source),
            ("about", ", about = ", &edit.about, &now.about),
        ];
        for (field, column, seen, now) in lines {
            if let Some(seen) = seen
                && changes.wants(field, seen, now)?
            {
                changes.note(field, now, &seen.set);
                changes.set(column, seen.set.clone());
            }
        }
        if let Some(seen) = &edit.size
            && changes.wants("size", seen, &now.size)?
        {
            size(seen.set)?;
            changes.note("size", now.size, seen.set);
            changes.set(", size = ", seen.set);
        }
        links(&mut write, viewer, &mut changes, &edit, &now).await?;
        let owner_before = stub.owner_id.map(UserId);
        if let Some(seen) = &edit.owner
            && changes.wants("owner", seen, &owner_before)?
        {
            owner_fits(&mut write, domain::Scope::All, seen.set).await?;
            let (before, after) = (user_name(&mut write, owner_before).await?, user_name(&mut write, seen.set).await?);
            changes.note("owner", before, after);
            changes.set(", owner_id = ", seen.set);
            stub.owner_id = seen.set.map(i64::from);
        }
        self.lists(&mut write, &mut changes, &edit).await?;
        if changes.is_empty() {
            return write.finish(ClientDone { id: edit.id, version: stub.version }).await;
        }
        let (update, value) = changes.done();
        if let Some(update) = update {
            let (version,): (i64,) = update.push(" WHERE id = ").push_bind(edit.id).push(" RETURNING version").one(write.ex()).await?;
            stub.version = version;
        }
        write.event(NewEvent::new("client.changed", "client").value(value).on(stub.subject().owned_before(owner_before))).await?;
        index_client(&mut write, edit.id).await?;
        write.finish(ClientDone { id: edit.id, version: stub.version }).await
    }

    async fn lists(&self, write: &mut Write, changes: &mut Changes, edit: &EditClient) -> Result<()> {
        if edit.phones.is_none() && edit.emails.is_none() && edit.addresses.is_none() {
            return Ok(());
        }
        let now = lists::read(write.ex(), edit.id.0).await?;
        if let Some(seen) = &edit.phones
            && changes.wants("phones", seen, &now.phones)?
        {
            let numbers = |list: &[domain::clients::Phone]| list.iter().map(|p| p.number.clone()).collect::<Vec<_>>();
            changes.note("phones", numbers(&now.phones), numbers(&seen.set));
            lists::put_phones(write, edit.id.0, &seen.set).await?;
        }
        if let Some(seen) = &edit.emails
            && changes.wants("emails", seen, &now.emails)?
        {
            let addresses = |list: &[domain::clients::Email]| list.iter().map(|e| e.email.clone()).collect::<Vec<_>>();
            changes.note("emails", addresses(&now.emails), addresses(&seen.set));
            lists::put_emails(write, edit.id.0, &seen.set).await?;
        }
        if let Some(seen) = &edit.addresses
            && changes.wants("addresses", seen, &now.addresses)?
        {
            let lines = |list: &[domain::clients::Address]| list.iter().map(|a| a.lines().join(", ")).collect::<Vec<_>>();
            changes.note("addresses", lines(&now.addresses), lines(&seen.set));
            lists::put_addresses(write, edit.id.0, &seen.set).await?;
        }
        Ok(())
    }
}

/// What was typed, as it may be stored.
fn clean(edit: &mut EditClient) -> Result<()> {
    for (field, seen) in [
        ("first_name", &mut edit.first_name),
        ("last_name", &mut edit.last_name),
        ("industry", &mut edit.industry),
        ("source", &mut edit.source),
        ("about", &mut edit.about),
    ] {
        if let Some(seen) = seen {
            seen.set = input::optional_line(field, seen.set.as_deref())?;
        }
    }
    if let Some(seen) = &mut edit.name {
        seen.set = input::line("name", &seen.set)?;
    }
    if let Some(seen) = &mut edit.website {
        seen.set = input::website("website", seen.set.as_deref())?;
    }
    if let Some(seen) = &mut edit.phones {
        seen.set = lists::phones(&seen.set)?;
    }
    if let Some(seen) = &mut edit.emails {
        seen.set = lists::emails(&seen.set)?;
    }
    if let Some(seen) = &mut edit.addresses {
        seen.set = lists::addresses(&seen.set)?;
    }
    Ok(())
}

/// A person's whole name and its parts are kept in step.
fn names(changes: &mut Changes, edit: &EditClient, now: &Now) -> Result<()> {
    let person = now.kind == "person";
    let (mut name, mut first, mut last) = (now.name.clone(), now.first_name.clone(), now.last_name.clone());
    if let Some(seen) = &edit.name
        && changes.wants("name", seen, &now.name)?
    {
        name.clone_from(&seen.set);
        if person {
            (first, last) = name_parts(&name);
        }
    }
    if person {
        let mut parts = false;
        if let Some(seen) = &edit.first_name
            && changes.wants("first_name", seen, &now.first_name)?
        {
            first.clone_from(&seen.set);
            parts = true;
        }
        if let Some(seen) = &edit.last_name
            && changes.wants("last_name", seen, &now.last_name)?
        {
            last.clone_from(&seen.set);
            parts = true;
        }
        if parts {
            name = input::line("last_name", &full_name(first.as_deref(), last.as_deref()))?;
        }
    }
    if name != now.name || first != now.first_name || last != now.last_name {
        changes.note("name", &now.name, &name);
        changes.set(", name_folded = ", fold(&name));
        changes.set(", name = ", name);
        changes.set(", first_name = ", first);
        changes.set(", last_name = ", last);
    }
    Ok(())
}

/// Parent company and 'referred by': known, in sight, no circles.
async fn links(write: &mut Write, viewer: &Viewer, changes: &mut Changes, edit: &EditClient, now: &Now) -> Result<()> {
    if let Some(seen) = &edit.parent
        && changes.wants("parent", seen, &now.parent_id.map(ClientId))?
    {
        if now.kind != "company" && seen.set.is_some() {
            return Err(invalid("parent", texts::NOT_A_COMPANY));
        }
        if let Some(parent) = seen.set {
            known(write, viewer, "parent", parent, true).await?;
            no_circle(write, "parent", "SELECT parent_id FROM clients WHERE id = $1", edit.id, parent).await?;
        }
        let (before, after) = (client_name(write, now.parent_id).await?, client_name(write, seen.set.map(i64::from)).await?);
        changes.note("parent", before, after);
        changes.set(", parent_id = ", seen.set);
    }
    if let Some(seen) = &edit.referred_by
        && changes.wants("referred_by", seen, &now.referred_by.map(ClientId))?
    {
        if let Some(other) = seen.set {
            known(write, viewer, "referred_by", other, false).await?;
            no_circle(write, "referred_by", "SELECT referred_by FROM clients WHERE id = $1", edit.id, other).await?;
        }
        let (before, after) = (client_name(write, now.referred_by).await?, client_name(write, seen.set.map(i64::from)).await?);
        changes.note("referred_by", before, after);
        changes.set(", referred_by = ", seen.set);
    }
    Ok(())
}

/// Walks up from `first`; meeting `id` would close a circle.
async fn no_circle(write: &mut Write, field: &str, up: &'static str, id: ClientId, first: ClientId) -> Result<()> {
    let mut at = Some(first.0);
    for _ in 0..100 {
        let Some(here) = at else { return Ok(()) };
        if here == id.0 {
            break;
        }
        let next: Option<(Option<i64>,)> = q(up).bind(here).opt(write.ex()).await?;
        at = next.and_then(|(next,)| next);
    }
    Err(invalid(field, texts::CIRCLE))
}

async fn client_name(write: &mut Write, id: Option<i64>) -> Result<Option<String>> {
    let row: Option<(String,)> = q("SELECT name FROM clients WHERE id = $1").bind(id).opt(write.ex()).await?;
    Ok(row.map(|(name,)| name))
}

/// A colleague's name, for the log.
pub async fn user_name(write: &mut Write, id: Option<UserId>) -> Result<Option<String>> {
    let row: Option<(String,)> = q("SELECT name FROM users WHERE id = $1").bind(id).opt(write.ex()).await?;
    Ok(row.map(|(name,)| name))
}
