//! Persons linked to companies.

use super::Clients;
use super::create::{Row, insert};
use super::lists::Lists;
use super::sight::{self, ClientStub};
use super::tags::touch;
use crate::search::index_client;
use crate::{Begun, NewEvent, Result, Write, invalid, not_found, q};
use domain::clients::{ClientDone, ClientKind, Email, LinkContact, NewContact, Phone, UnlinkContact, WhichPerson, full_name};
use domain::texts::{clients as texts, errors};
use domain::{Action, ClientId, UserId, Viewer, input};
use serde_json::json;

impl Clients<'_> {
    /// Links a person to a company, or changes their role and place there. A new person is
    /// made with the company's owner. Answers with the person.
    pub async fn link_contact(&self, viewer: &Viewer, command: LinkContact) -> Result<ClientDone> {
        let mut write = match self.crm.command(viewer, &command.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let company = sight::client(write.ex(), viewer, command.company, Action::Update).await?;
        if company.kind != "company" {
            return Err(invalid("company", texts::NOT_A_COMPANY));
        }
        let person = match &command.person {
            WhichPerson::Known(id) => {
                let person =
                    sight::client(write.ex(), viewer, *id, Action::Read).await.map_err(|_| invalid("person", errors::NOT_FOUND))?;
                if person.kind != "person" {
                    return Err(invalid("person", texts::NOT_A_PERSON));
                }
                *id
            }
            WhichPerson::New(new) => {
                make_person(&mut write, new, company.owner_id.map(UserId)).await?.ok_or_else(|| invalid("last_name", errors::REQUIRED))?
            }
        };
        link(&mut write, &company, person, command.role.as_deref(), command.main).await?;
        index_client(&mut write, person).await?;
        let person_now = sight::client(write.ex(), &Viewer::system(viewer.lang), person, Action::Read).await?;
        write.finish(ClientDone { id: person, version: person_now.version }).await
    }

    /// Takes a person off a company; both stay. Answers with the company.
    pub async fn unlink_contact(&self, viewer: &Viewer, command: UnlinkContact) -> Result<ClientDone> {
        let mut write = match self.crm.command(viewer, &command.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let mut company = sight::client(write.ex(), viewer, command.company, Action::Update).await?;
        let mut person = sight::client(write.ex(), &Viewer::system(viewer.lang), command.person, Action::Read).await?;
        let n =
            q("DELETE FROM contacts WHERE company_id = $1 AND person_id = $2").bind(company.id).bind(person.id).exec(write.ex()).await?;
        if n == 0 {
            return Err(not_found());
        }
        company.version = touch(&mut write, company.id).await?;
        person.version = touch(&mut write, person.id).await?;
        tell(&mut write, "contact.removed", &company, &person, None).await?;
        index_client(&mut write, command.person).await?;
        write.finish(ClientDone { id: command.company, version: company.version }).await
    }
}

/// Makes a person out of a contact's fields; `None` if no name was typed.
pub(super) async fn make_person(write: &mut Write, new: &NewContact, owner: Option<UserId>) -> Result<Option<ClientId>> {
    let first_name = input::optional_line("first_name", new.first_name.as_deref())?;
    let last_name = input::optional_line("last_name", new.last_name.as_deref())?;
    let name = full_name(first_name.as_deref(), last_name.as_deref());
    if name.is_empty() {
        let typed = [&new.phone, &new.email, &new.role].into_iter().flatten().any(|t| !t.trim().is_empty());
        return if typed { Err(invalid("last_name", errors::REQUIRED)) } else { Ok(None) };
    }
    let mut lists = Lists::default();
    if let Some(number) = input::optional_line("phone", new.phone.as_deref())? {
        lists.phones.push(Phone { label: None, number: input::phone("phone", &number)? });
    }
    if let Some(email) = input::optional_line("email", new.email.as_deref())? {
        lists.emails.push(Email { label: None, email: input::email("email", &email)? });
    }
    let row = Row {
        kind: ClientKind::Person,
        name,
        first_name,
        last_name,
        parent: None,
        industry: None,
        size: None,
        website: None,
        source: None,
        about: None,
        owner,
        referred_by: None,
        lists,
    };
    insert(write, &row).await.map(Some)
}

/// Links a person to a company, or changes role and place of one who is linked.
pub(super) async fn link(write: &mut Write, company: &ClientStub, person: ClientId, role: Option<&str>, main: bool) -> Result<()> {
    let role = input::optional_line("role", role)?;
    let mut company = company.clone();
    let mut other = sight::client(write.ex(), &Viewer::system(domain::Lang::En), person, Action::Read).await?;
    let before: Option<(Option<String>, bool)> =
        q("SELECT role, main FROM contacts WHERE company_id = $1 AND person_id = $2").bind(company.id).bind(person).opt(write.ex()).await?;
    if before == Some((role.clone(), main)) {
        return Ok(());
    }
    if main {
        q("UPDATE contacts SET main = $1 WHERE company_id = $2").bind(false).bind(company.id).exec(write.ex()).await?;
    }
    q("INSERT INTO contacts (company_id, person_id, role, main) VALUES ($1, $2, $3, $4) \
       ON CONFLICT (company_id, person_id) DO UPDATE SET role = excluded.role, main = excluded.main")
    .bind(company.id)
    .bind(person)
    .bind(role.clone())
    .bind(main)
    .exec(write.ex())
    .await?;
    company.version = touch(write, company.id).await?;
    other.version = touch(write, other.id).await?;
    tell(write, if before.is_some() { "contact.changed" } else { "contact.added" }, &company, &other, role).await
}

async fn tell(write: &mut Write, kind: &'static str, company: &ClientStub, person: &ClientStub, role: Option<String>) -> Result<()> {
    let value = json!({ "person": person.name, "company": company.name, "person_id": person.id, "company_id": company.id, "role": role });
    write.event(NewEvent::new(kind, "client").value(value).on(company.subject()).on(person.subject())).await.map(drop)
}
