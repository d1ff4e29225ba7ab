//! Making a client, with everything typed in the form.

use super::contacts::{link, make_person};
use super::lists::{self, Lists};
use super::{Clients, sight};
use crate::search::index_client;
use crate::{Begun, NewEvent, Result, Subject, Write, invalid, not_found, q};
use domain::clients::{ClientDone, ClientKind, NewClient, full_name};
use domain::fold::fold;
use domain::texts::{clients as texts, errors};
use domain::{Action, ClientId, Record, Scope, UserId, Viewer, input};
use serde_json::json;

/// A client about to be written.
pub(super) struct Row {
    pub kind: ClientKind,
    pub name: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub parent: Option<ClientId>,
    pub industry: Option<String>,
    pub size: Option<i64>,
    pub website: Option<String>,
    pub source: Option<String>,
    pub about: Option<String>,
    pub owner: Option<UserId>,
    pub referred_by: Option<ClientId>,
    pub lists: Lists,
}

impl Clients<'_> {
    /// Makes a client: with its phones, e-mails, addresses and tags, a person's company, a
    /// company's first contact.
    pub async fn create(&self, viewer: &Viewer, new: NewClient) -> Result<ClientDone> {
        let scope = self.crm.authorise(viewer, Record::Client, Action::Create)?;
        let command = new.command.clone().unwrap_or(domain::CommandId(String::new()));
        let mut write = match self.crm.command(viewer, &command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let row = read(&new, viewer)?;
        owner_fits(&mut write, scope, row.owner).await?;
        for (field, other) in [("parent", row.parent), ("referred_by", row.referred_by)] {
            if let Some(other) = other {
                known(&mut write, viewer, field, other, field == "parent").await?;
            }
        }
        let id = insert(&mut write, &row).await?;
        if let (Some(at), ClientKind::Person) = (&new.company, row.kind) {
            let company = sight::client(write.ex(), viewer, at.id, Action::Update).await?;
            link(&mut write, &company, id, at.role.as_deref(), at.main).await?;
        }
        if let (Some(contact), ClientKind::Company) = (&new.contact, row.kind) {
            let company = sight::client(write.ex(), &Viewer::system(viewer.lang), id, Action::Update).await?;
            if let Some(person) = make_person(&mut write, contact, row.owner).await? {
                link(&mut write, &company, person, contact.role.as_deref(), contact.main).await?;
                index_client(&mut write, person).await?;
            }
        }
        index_client(&mut write, id).await?;
        write.finish(ClientDone { id, version: 1 }).await
    }
}

fn read(new: &NewClient, viewer: &Viewer) -> Result<Row> {
    let first_name = input::optional_line("first_name", new.first_name.as_deref())?;
    let last_name = input::optional_line("last_name", new.last_name.as_deref())?;
    let (name, first_name, last_name) = match new.kind {
        ClientKind::Company => (input::line("name", &new.name)?, None, None),
        ClientKind::Person => {
            let name = full_name(first_name.as_deref(), last_name.as_deref());
            (input::line("last_name", &name)?, first_name, last_name)
        }
    };
    Ok(Row {
        kind: new.kind,
        name,
        first_name,
        last_name,
        parent: new.parent.filter(|_| new.kind == ClientKind::Company),
        industry: input::optional_line("industry", new.industry.as_deref())?,
        size: size(new.size)?,
        website: input::website("website", new.website.as_deref())?,
        source: input::optional_line("source", new.source.as_deref())?,
        about: input::optional_line("about", new.about.as_deref())?,
        owner: new.owner.or(viewer.user),
        referred_by: new.referred_by,
        lists: Lists {
            phones: lists::phones(&new.phones)?,
            emails: lists::emails(&new.emails)?,
            addresses: lists::addresses(&new.addresses)?,
            tags: lists::tag_names("tags", &new.tags)?,
        },
    })
}

/// A number of people: from 0 to a thousand million.
pub(super) fn size(typed: Option<i64>) -> Result<Option<i64>> {
    match typed {
        Some(n) if !(0..=1_000_000_000).contains(&n) => Err(invalid("size", texts::BAD_SIZE)),
        fine => Ok(fine),
    }
}

/// The owner works here; people who see their own records only make records of their own
/// and of their teams.
pub(super) async fn owner_fits(write: &mut Write, scope: Scope, owner: Option<UserId>) -> Result<()> {
    if let Some(owner) = owner {
        let active: Option<(i64,)> = q("SELECT id FROM users WHERE id = $1 AND active").bind(owner).opt(write.ex()).await?;
        active.ok_or_else(|| invalid("owner", texts::OWNER_UNKNOWN))?;
    }
    if let Scope::Owners(user) = scope {
        let seen: Option<(i64,)> = q("SELECT owner_id FROM visible_owners WHERE viewer_id = $1 AND owner_id = $2")
            .bind(user)
            .bind(owner.map_or(0, i64::from))
            .opt(write.ex())
            .await?;
        seen.ok_or_else(|| invalid("owner", texts::OWNER_NOT_YOURS))?;
    }
    Ok(())
}

/// Another client that a field points to: in sight, not archived, a company if it must be one.
pub(super) async fn known(write: &mut Write, viewer: &Viewer, field: &str, id: ClientId, company: bool) -> Result<()> {
    let other = sight::client(write.ex(), viewer, id, Action::Read).await.map_err(|_| invalid(field, errors::NOT_FOUND))?;
    if other.archived_at.is_some() {
        return Err(invalid(field, errors::NOT_FOUND));
    }
    if company && other.kind != "company" {
        return Err(invalid(field, texts::NOT_A_COMPANY));
    }
    Ok(())
}

/// Writes a client and what stands in lists, and tells the log.
pub(super) async fn insert(write: &mut Write, row: &Row) -> Result<ClientId> {
    let now = write.now;
    let (id,): (i64,) = q("INSERT INTO clients (kind, name, name_folded, first_name, last_name, parent_id, industry, size, website, source, about, \
         owner_id, referred_by, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14) RETURNING id")
        .bind(row.kind.as_str())
        .bind(&row.name)
        .bind(fold(&row.name))
        .bind(row.first_name.clone())
        .bind(row.last_name.clone())
        .bind(row.parent)
        .bind(row.industry.clone())
        .bind(row.size)
        .bind(row.website.clone())
        .bind(row.source.clone())
        .bind(row.about.clone())
        .bind(row.owner)
        .bind(row.referred_by)
        .bind(now)
        .opt(write.ex())
        .await?
        .ok_or_else(not_found)?;
    lists::put_phones(write, id, &row.lists.phones).await?;
    lists::put_emails(write, id, &row.lists.emails).await?;
    lists::put_addresses(write, id, &row.lists.addresses).await?;
    lists::add_tags(write, id, &row.lists.tags).await?;
    let subject = Subject { owner_before: None, ..Subject::new("client", id, row.owner, 1) };
    write.event(NewEvent::new("client.created", "client").value(json!({ "name": row.name })).on(subject)).await?;
    Ok(ClientId(id))
}
