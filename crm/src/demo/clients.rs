//! Companies and persons, with what belongs to them.

use super::calendar::{Calendar, DAYS};
use super::cast::Cast;
use super::index::Index;
use super::names::{CompanyName, PersonName, phone, street};
use super::rng::Rng;
use super::words::{ROLES_DE, ROLES_EN, SOURCES, TOWNS_DE, TOWNS_EN};
use crate::db::Table;
use crate::{Result, Write};
use domain::Millis;
use domain::fold::{digits, fold};
use domain::search::{Kind, Terms};

/// What later steps need of a client.
pub(super) struct Client {
    pub id: i64,
    pub name: String,
    pub owner: Option<i64>,
    pub german: bool,
    pub created: Millis,
    /// Index of the company a person belongs to.
    pub company: Option<u32>,
    /// Indexes of the persons of a company.
    pub persons: Vec<u32>,
}

/// The tables a client is spread over.
struct Tables {
    clients: Table,
    contacts: Table,
    phones: Table,
    emails: Table,
    addresses: Table,
    tags: Table,
}

impl Tables {
    fn new() -> Self {
        Self {
            clients: Table::new(
                "clients",
                &[
                    "id",
                    "kind",
                    "name",
                    "name_folded",
                    "first_name",
                    "last_name",
                    "parent_id",
                    "industry",
                    "size",
                    "website",
                    "source",
                    "about",
                    "owner_id",
                    "referred_by",
                    "batch_id",
                    "created_at",
                    "updated_at",
                ],
            ),
            contacts: Table::new("contacts", &["company_id", "person_id", "role", "main"]),
            phones: Table::new("client_phones", &["client_id", "number", "digits", "position"]),
            emails: Table::new("client_emails", &["client_id", "email", "email_folded", "position"]),
            addresses: Table::new("client_addresses", &["client_id", "street", "postcode", "city", "country", "position"]),
            tags: Table::new("client_tags", &["client_id", "tag_id"]),
        }
    }

    async fn flush(&mut self, write: &mut Write) -> Result<()> {
        self.clients.flush(write).await?;
        for table in [&mut self.contacts, &mut self.phones, &mut self.emails, &mut self.addresses, &mut self.tags] {
            table.flush(write).await?;
        }
        Ok(())
    }
}

/// Makes so many clients: three companies for each two persons, most persons with a company.
pub(super) async fn make(
    write: &mut Write,
    rng: &mut Rng,
    calendar: &Calendar,
    cast: &Cast,
    index: &mut Index,
    first: i64,
    count: u32,
) -> Result<Vec<Client>> {
    let mut made: Vec<Client> = Vec::with_capacity(count as usize);
    let mut domains: Vec<String> = Vec::with_capacity(count as usize);
    let mut tables = Tables::new();
    for at in 0..count {
        let id = first + i64::from(at);
        // Three companies, then two persons, who mostly belong to one of the three.
        let is_person = at % 5 >= 3;
        let company = (is_person && !rng.percent(8)).then(|| at - at % 5 + rng.below(3) as u32);
        let german = company.map_or_else(|| rng.percent(68), |c| made[c as usize].german);
        let (town, postcode, country) = rng.pick(if german { TOWNS_DE } else { TOWNS_EN });
        let created = match company {
            Some(c) => {
                let day = calendar.day_of(made[c as usize].created) + rng.skewed(0, 90);
                calendar.moment(rng, day.min(DAYS))
            }
            None => {
                let day = calendar.any_day(rng);
                calendar.moment(rng, day)
            }
        };
        let owner = match company {
            Some(c) => made[c as usize].owner,
            None => (!rng.percent(3)).then(|| rng.pick(&cast.sellers)),
        };
        let mut client = Client { id, name: String::new(), owner, german, created, company, persons: Vec::new() };
        let mut terms;
        let domain;
        if is_person {
            let person = PersonName::new(rng, german);
            client.name = person.full();
            terms = Terms::named(&client.name);
            domain = String::new();
            let at_home = match company {
                Some(c) => domains[c as usize].clone(),
                None => "post.example".to_owned(),
            };
            let email = format!("{}@{at_home}", person.mailbox());
            person_row(&mut tables, rng, cast, &client, &person, &made);
            if rng.percent(85) {
                tables.emails.row([id.into(), (&email).into(), fold(&email).into(), 0_i64.into()]);
                terms.email(&email);
            }
        } else {
            let company = CompanyName::new(rng, german, town);
            client.name = company.name.clone();
            terms = Terms::named(&client.name);
            let email = format!("{}@{}", if german { "post" } else { "office" }, company.domain);
            company_row(&mut tables, rng, cast, &client, &company, &made);
            tables.emails.row([id.into(), (&email).into(), fold(&email).into(), 0_i64.into()]);
            terms.email(&email);
            tables.addresses.row([id.into(), street(rng, german).into(), postcode.into(), town.into(), country.into(), 0_i64.into()]);
            terms.also(town);
            domain = company.domain;
        }
        for position in 0..i64::from(rng.percent(if is_person { 60 } else { 92 })) + i64::from(rng.percent(6)) {
            let number = phone(rng, german);
            tables.phones.row([id.into(), (&number).into(), digits(&number).into(), position.into()]);
            terms.phone(&number);
        }
        if let Some(c) = client.company {
            let firm = &mut made[c as usize];
            let role: &str = rng.pick(if german { ROLES_DE } else { ROLES_EN });
            tables.contacts.row([firm.id.into(), id.into(), role.into(), firm.persons.is_empty().into()]);
            firm.persons.push(at);
            terms.also(&firm.name);
        }
        if rng.percent(22) {
            tables.tags.row([id.into(), (rng.pick(&cast.tags)).into()]);
        }
        index.add(if is_person { Kind::Person } else { Kind::Company }, id, owner, &terms);
        made.push(client);
        domains.push(domain);
        if tables.clients.is_full() {
            tables.flush(write).await?;
        }
    }
    tables.flush(write).await?;
    Ok(made)
}

fn person_row(tables: &mut Tables, rng: &mut Rng, cast: &Cast, client: &Client, person: &PersonName, made: &[Client]) {
    let none: Option<String> = None;
    tables.clients.row([
        client.id.into(),
        "person".into(),
        (&client.name).into(),
        fold(&client.name).into(),
        person.first.into(),
        person.last.into(),
        None::<i64>.into(),
        none.clone().into(),
        None::<i64>.into(),
        none.clone().into(),
        source(rng),
        none.into(),
        client.owner.into(),
        referrer(rng, made).into(),
        cast.made.batch.into(),
        client.created.into(),
        client.created.into(),
    ]);
}

fn company_row(tables: &mut Tables, rng: &mut Rng, cast: &Cast, client: &Client, company: &CompanyName, made: &[Client]) {
    let none: Option<String> = None;
    // A few belong to a company made before.
    let parent =
        if rng.percent(3) { made.iter().rev().take(40).find(|c| c.company.is_none() && !c.persons.is_empty()).map(|c| c.id) } else { None };
    tables.clients.row([
        client.id.into(),
        "company".into(),
        (&client.name).into(),
        fold(&client.name).into(),
        none.clone().into(),
        none.clone().into(),
        parent.into(),
        company.industry.into(),
        rng.skewed(2, 4000).into(),
        rng.percent(70).then(|| format!("https://www.{}", company.domain)).into(),
        source(rng),
        none.into(),
        client.owner.into(),
        referrer(rng, made).into(),
        cast.made.batch.into(),
        client.created.into(),
        client.created.into(),
    ]);
}

fn source(rng: &mut Rng) -> crate::db::Val {
    let source: &'static str = rng.pick(SOURCES);
    rng.percent(75).then_some(source).into()
}

fn referrer(rng: &mut Rng, made: &[Client]) -> Option<i64> {
    (rng.percent(4) && !made.is_empty()).then(|| made[rng.below(made.len())].id)
}
