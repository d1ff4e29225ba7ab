//! Phones, e-mails, addresses and tags of a client: read from what was typed, written, compared.

use crate::{Ex, Result, Write, q};
use domain::clients::{Address, Email, Phone};
use domain::fold::{digits, fold};
use domain::texts::{clients as texts, errors};
use domain::{Fault, input};

/// At most so many phones, e-mails, addresses or tags on one client.
const MOST: usize = 50;

fn few<T>(field: &str, list: &[T]) -> Result<(), Fault> {
    if list.len() > MOST { Err(Fault::invalid(field, texts::TOO_MANY_OF).arg("max", MOST)) } else { Ok(()) }
}

/// Phones as they may be stored; the field of a fault is `phones.N`.
pub fn phones(typed: &[Phone]) -> Result<Vec<Phone>, Fault> {
    few("phones", typed)?;
    typed
        .iter()
        .enumerate()
        .filter(|(_, p)| !p.number.trim().is_empty())
        .map(|(n, p)| {
            let field = format!("phones.{n}");
            Ok(Phone { label: input::optional_line(&field, p.label.as_deref())?, number: input::phone(&field, &p.number)? })
        })
        .collect()
}

/// E-mails as they may be stored; the field of a fault is `emails.N`.
pub fn emails(typed: &[Email]) -> Result<Vec<Email>, Fault> {
    few("emails", typed)?;
    typed
        .iter()
        .enumerate()
        .filter(|(_, e)| !e.email.trim().is_empty())
        .map(|(n, e)| {
            let field = format!("emails.{n}");
            Ok(Email { label: input::optional_line(&field, e.label.as_deref())?, email: input::email(&field, &e.email)? })
        })
        .collect()
}

/// Addresses as they may be stored; the field of a fault is `addresses.N.part`.
pub fn addresses(typed: &[Address]) -> Result<Vec<Address>, Fault> {
    few("addresses", typed)?;
    let mut out = Vec::new();
    for (n, a) in typed.iter().enumerate() {
        let part = |name: &str, value: &Option<String>| input::optional_line(&format!("addresses.{n}.{name}"), value.as_deref());
        let address = Address {
            label: part("label", &a.label)?,
            street: part("street", &a.street)?,
            postcode: part("postcode", &a.postcode)?,
            city: part("city", &a.city)?,
            region: part("region", &a.region)?,
            country: part("country", &a.country)?,
        };
        if !address.is_empty() {
            out.push(address);
        }
    }
    Ok(out)
}

/// Names of tags as they may be stored: each once.
pub fn tag_names(field: &str, typed: &[String]) -> Result<Vec<String>, Fault> {
    few(field, typed)?;
    let mut out: Vec<String> = Vec::new();
    for name in typed {
        let Some(name) = input::optional_line(field, Some(name))? else { continue };
        if name.chars().count() > 60 {
            return Err(Fault::invalid(field, errors::TOO_LONG).arg("max", 60));
        }
        if !out.iter().any(|o| fold(o) == fold(&name)) {
            out.push(name);
        }
    }
    Ok(out)
}

/// Everything of a client that stands in lists.
#[derive(Debug, Default)]
pub struct Lists {
    /// Phones in order.
    pub phones: Vec<Phone>,
    /// E-mails in order.
    pub emails: Vec<Email>,
    /// Addresses in order.
    pub addresses: Vec<Address>,
    /// Tags by name.
    pub tags: Vec<String>,
}

#[derive(sqlx::FromRow)]
struct ListRow {
    what: i64,
    label: Option<String>,
    a: Option<String>,
    b: Option<String>,
    c: Option<String>,
    d: Option<String>,
    e: Option<String>,
}

/// Reads them all in one query.
pub async fn read(ex: Ex<'_>, client: i64) -> Result<Lists> {
    let rows: Vec<ListRow> = q("SELECT what, label, a, b, c, d, e FROM ( \
           SELECT CAST(1 AS BIGINT) AS what, label, number AS a, CAST(NULL AS TEXT) AS b, CAST(NULL AS TEXT) AS c, CAST(NULL AS TEXT) AS d, \
             CAST(NULL AS TEXT) AS e, position, id FROM client_phones WHERE client_id = $1 \
           UNION ALL SELECT CAST(2 AS BIGINT), label, email, NULL, NULL, NULL, NULL, position, id FROM client_emails WHERE client_id = $1 \
           UNION ALL SELECT CAST(3 AS BIGINT), label, street, postcode, city, region, country, position, id FROM client_addresses WHERE client_id = $1 \
           UNION ALL SELECT CAST(4 AS BIGINT), NULL, t.name, NULL, NULL, NULL, NULL, 0, t.id FROM client_tags ct JOIN tags t ON t.id = ct.tag_id \
             WHERE ct.client_id = $1) l ORDER BY what, position, id")
        .bind(client)
        .all(ex)
        .await?;
    let mut lists = Lists::default();
    for row in rows {
        let a = row.a.clone().unwrap_or_default();
        match row.what {
            1 => lists.phones.push(Phone { label: row.label, number: a }),
            2 => lists.emails.push(Email { label: row.label, email: a }),
            3 => lists.addresses.push(Address {
                label: row.label,
                street: row.a,
                postcode: row.b,
                city: row.c,
                region: row.d,
                country: row.e,
            }),
            _ => lists.tags.push(a),
        }
    }
    Ok(lists)
}

/// Writes phones anew.
pub async fn put_phones(write: &mut Write, client: i64, phones: &[Phone]) -> Result<()> {
    q("DELETE FROM client_phones WHERE client_id = $1").bind(client).exec(write.ex()).await?;
    for (position, p) in (0_i64..).zip(phones) {
        q("INSERT INTO client_phones (client_id, label, number, digits, position) VALUES ($1, $2, $3, $4, $5)")
            .bind(client)
            .bind(p.label.clone())
            .bind(&p.number)
            .bind(digits(&p.number))
            .bind(position)
            .exec(write.ex())
            .await?;
    }
    Ok(())
}

/// Writes e-mails anew.
pub async fn put_emails(write: &mut Write, client: i64, emails: &[Email]) -> Result<()> {
    q("DELETE FROM client_emails WHERE client_id = $1").bind(client).exec(write.ex()).await?;
    for (position, e) in (0_i64..).zip(emails) {
        q("INSERT INTO client_emails (client_id, label, email, email_folded, position) VALUES ($1, $2, $3, $4, $5)")
            .bind(client)
            .bind(e.label.clone())
            .bind(&e.email)
            .bind(fold(&e.email))
            .bind(position)
            .exec(write.ex())
            .await?;
    }
    Ok(())
}

/// Writes addresses anew.
pub async fn put_addresses(write: &mut Write, client: i64, addresses: &[Address]) -> Result<()> {
    q("DELETE FROM client_addresses WHERE client_id = $1").bind(client).exec(write.ex()).await?;
    for (position, a) in (0_i64..).zip(addresses) {
        q("INSERT INTO client_addresses (client_id, label, street, postcode, city, region, country, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(client)
            .bind(a.label.clone())
            .bind(a.street.clone())
            .bind(a.postcode.clone())
            .bind(a.city.clone())
            .bind(a.region.clone())
            .bind(a.country.clone())
            .bind(position)
            .exec(write.ex())
            .await?;
    }
    Ok(())
}

/// The id of a tag by name, made if there is none.
pub async fn tag_id(write: &mut Write, name: &str) -> Result<i64> {
    q("INSERT INTO tags (name, name_folded) VALUES ($1, $2) ON CONFLICT DO NOTHING").bind(name).bind(fold(name)).exec(write.ex()).await?;
    let (id,): (i64,) = q("SELECT id FROM tags WHERE name_folded = $1").bind(fold(name)).one(write.ex()).await?;
    Ok(id)
}

/// Puts tags on a client; the names that were not on it.
pub async fn add_tags(write: &mut Write, client: i64, names: &[String]) -> Result<Vec<String>> {
    let mut added = Vec::new();
    for name in names {
        let tag = tag_id(write, name).await?;
        let n = q("INSERT INTO client_tags (client_id, tag_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(client)
            .bind(tag)
            .exec(write.ex())
            .await?;
        if n > 0 {
            added.push(name.clone());
        }
    }
    Ok(added)
}
