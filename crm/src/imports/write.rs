//! Writing records, many in a few statements.

use super::prepare::{CellProblem, ClientRow, ProductRow, UserRow};
use super::set_up::{People, make_user};
use crate::db::Val;
use crate::{NewEvent, Result, Subject, Write, q};
use domain::fold::{digits, fold};
use domain::imports::ProblemKind;
use domain::imports::plan::RowResult;
use domain::{BatchId, UserId};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// What became of a row that was to be written.
pub struct Written {
    /// Created, updated or skipped.
    pub result: RowResult,
    /// The record.
    pub id: i64,
    /// What was found wrong only now.
    pub problems: Vec<CellProblem>,
}

impl Written {
    pub(super) fn created(id: i64) -> Self {
        Self { result: RowResult::Created, id, problems: Vec::new() }
    }
}

/// Writes clients; their ids in order. Links to clients of the same file come at the end.
pub async fn clients(w: &mut Write, rows: &[&ClientRow], batch: BatchId) -> Result<Vec<i64>> {
    let now = w.now;
    let values = rows
        .iter()
        .map(|c| {
            vec![
                if c.person { "person" } else { "company" }.into(),
                c.name.as_str().into(),
                fold(&c.name).into(),
                c.first_name.as_deref().into(),
                c.last_name.as_deref().into(),
                c.parent.into(),
                c.industry.as_deref().into(),
                c.size.into(),
                c.website.as_deref().into(),
                c.source.as_deref().into(),
                c.about.as_deref().into(),
                c.owner.into(),
                c.referred_by.into(),
                c.extra.as_deref().into(),
                batch.into(),
                now.into(),
                now.into(),
            ]
        })
        .collect();
    let ids = w
        .insert_many_ids(
            "INSERT INTO clients (kind, name, name_folded, first_name, last_name, parent_id, industry, size, website, source, about, owner_id, \
             referred_by, extra, batch_id, created_at, updated_at)",
            values,
        )
        .await?;
    let (mut phones, mut emails, mut addresses, mut contacts, mut tags) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut events = Vec::with_capacity(rows.len());
    for (c, id) in rows.iter().zip(&ids) {
        for (at, phone) in c.phones.iter().enumerate() {
            phones.push(vec![(*id).into(), phone.as_str().into(), digits(phone).into(), (at as i64).into()]);
        }
        for (at, email) in c.emails.iter().enumerate() {
            emails.push(vec![(*id).into(), email.as_str().into(), fold(email).into(), (at as i64).into()]);
        }
        if c.address.iter().any(Option::is_some) {
            let mut row: Vec<Val> = vec![(*id).into()];
            row.extend(c.address.iter().map(|p| Val::from(p.clone())));
            addresses.push(row);
        }
        if let Some(company) = c.company {
            contacts.push(vec![company.into(), (*id).into(), c.contact_role.as_deref().into()]);
        }
        tags.extend(c.tags.iter().map(|t| (*id, t.as_str())));
        let created = NewEvent::new("client.created", "client").value(json!({ "name": c.name }));
        events.push(created.on(Subject { owner_before: None, ..Subject::new("client", *id, c.owner.map(UserId), 1) }));
    }
    w.insert_many("INSERT INTO client_phones (client_id, number, digits, position)", phones, "").await?;
    w.insert_many("INSERT INTO client_emails (client_id, email, email_folded, position)", emails, "").await?;
    w.insert_many("INSERT INTO client_addresses (client_id, street, postcode, city, region, country)", addresses, "").await?;
    w.insert_many("INSERT INTO contacts (company_id, person_id, role)", contacts, " ON CONFLICT DO NOTHING").await?;
    tag(w, "INSERT INTO client_tags (client_id, tag_id)", &tags).await?;
    w.events(events).await?;
    Ok(ids)
}

/// Writes products; their ids in order.
pub async fn products(w: &mut Write, rows: &[&ProductRow], batch: BatchId) -> Result<Vec<i64>> {
    let now = w.now;
    let values = rows
        .iter()
        .map(|p| {
            vec![
                p.name.as_str().into(),
                fold(&p.name).into(),
                p.code.as_deref().into(),
                p.category.as_deref().into(),
                p.price.map(|m| m.minor).into(),
                p.price.map(|m| m.currency).into(),
                p.about.as_deref().into(),
                p.extra.as_deref().into(),
                batch.into(),
                now.into(),
                now.into(),
            ]
        })
        .collect();
    let ids = w
        .insert_many_ids(
            "INSERT INTO products (name, name_folded, code, category, price_minor, currency, about, extra, batch_id, created_at, updated_at)",
            values,
        )
        .await?;
    let created = |(p, id): (&&ProductRow, &i64)| {
        NewEvent::new("product.created", "product").value(json!({ "name": p.name })).on(Subject::public("product", *id, 1))
    };
    w.events(rows.iter().zip(&ids).map(created).collect()).await?;
    Ok(ids)
}

/// Writes one colleague. Somebody who is there already, by e-mail or by a name that only one
/// person has, is that person: they keep what they have and are put into the team if they
/// are in none.
pub async fn user(w: &mut Write, new: &UserRow, people: &mut People) -> Result<Written> {
    let folded = fold(&new.name);
    let mut problems = Vec::new();
    let manager = new.manager.as_ref().and_then(|m| people.users.get(&fold(m)).copied().flatten());
    let team = match &new.team {
        Some(team) => people.teams.get(&fold(team)).copied(),
        None => manager.and_then(|m| people.led.get(&m).copied()),
    };
    let by_email: Option<(i64, String)> = match &new.email {
        Some(email) => q("SELECT id, name_folded FROM users WHERE email_folded = $1").bind(email.trim().to_lowercase()).opt(w.ex()).await?,
        None => None,
    };
    let known = match by_email {
        Some((id, name)) if name == folded => Some(id),
        Some(_) => {
            // an address leads to one person; the row is kept without it
            problems.push(CellProblem {
                kind: ProblemKind::EmailTaken,
                column: None,
                value: new.email.clone().unwrap_or_default(),
                link: None,
            });
            None
        }
        None => people.users.get(&folded).copied().flatten(),
    };
    if let Some(id) = known {
        let changed = q("UPDATE users SET team_id = $1, version = version + 1 WHERE id = $2 AND team_id IS NULL AND $1 IS NOT NULL")
            .bind(team)
            .bind(id)
            .exec(w.ex())
            .await?;
        let result = if changed > 0 { RowResult::Updated } else { RowResult::Skipped };
        return Ok(Written { result, id, problems });
    }
    let email = new.email.as_deref().filter(|_| problems.is_empty());
    let role = new.role.map_or(if people_lead(people, &folded) { "manager" } else { "sales" }, |r| r.as_str());
    let id = make_user(w, &new.name, email, role, team, new.extra.as_deref()).await?;
    people.users.entry(folded).and_modify(|u| *u = None).or_insert(Some(id));
    Ok(Written { result: RowResult::Created, id, problems })
}

fn people_lead(people: &People, folded: &str) -> bool {
    people.users.get(folded).copied().flatten().is_some_and(|id| people.led.contains_key(&id))
}

/// Tags records, making the tags that are missing.
pub async fn tag(w: &mut Write, head: &'static str, tagged: &[(i64, &str)]) -> Result<()> {
    if tagged.is_empty() {
        return Ok(());
    }
    let names: BTreeMap<String, &str> = tagged.iter().map(|(_, name)| (fold(name), *name)).collect();
    let new = names.iter().map(|(folded, name)| vec![(*name).into(), folded.as_str().into()]).collect();
    w.insert_many("INSERT INTO tags (name, name_folded)", new, " ON CONFLICT DO NOTHING").await?;
    let ids: Vec<(String, i64)> = q("SELECT name_folded, id FROM tags WHERE name_folded IN ").push_list(names.keys()).all(w.ex()).await?;
    let ids: HashMap<String, i64> = ids.into_iter().collect();
    let rows = tagged.iter().filter_map(|(record, name)| Some(vec![(*record).into(), (*ids.get(&fold(name))?).into()])).collect();
    w.insert_many(head, rows, " ON CONFLICT DO NOTHING").await
}
