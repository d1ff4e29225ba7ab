//! What records are found by, read from their own tables. Archived records are not found.

use super::store::{Doc, padded};
use crate::{Result, Write, q};
use domain::search::{Kind, Terms};
use std::collections::HashMap;

async fn texts(write: &mut Write, sql: &'static str, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    q(sql).push_list(padded(ids.to_vec())).all(write.ex()).await
}

/// Companies and persons: by name, e-mails, phones, towns; persons by their companies too.
pub(super) async fn clients(write: &mut Write, ids: &[i64]) -> Result<Vec<Doc>> {
    let rows: Vec<(i64, String, String, Option<i64>)> =
        q("SELECT id, kind, name, owner_id FROM clients WHERE archived_at IS NULL AND id IN ")
            .push_list(padded(ids.to_vec()))
            .all(write.ex())
            .await?;
    let mut found: HashMap<i64, (String, Option<i64>, Terms)> =
        rows.into_iter().map(|(id, kind, name, owner)| (id, (kind, owner, Terms::named(&name)))).collect();
    let emails = texts(write, "SELECT client_id, email FROM client_emails WHERE client_id IN ", ids).await?;
    let phones = texts(write, "SELECT client_id, number FROM client_phones WHERE client_id IN ", ids).await?;
    let towns = texts(write, "SELECT client_id, city FROM client_addresses WHERE city IS NOT NULL AND client_id IN ", ids).await?;
    let companies =
        texts(write, "SELECT c.person_id, m.name FROM contacts c JOIN clients m ON m.id = c.company_id WHERE c.person_id IN ", ids).await?;
    let kinds: [(_, fn(&mut Terms, &str)); 4] =
        [(emails, Terms::email), (phones, Terms::phone), (towns, Terms::also), (companies, Terms::also)];
    for (rows, add) in kinds {
        for (id, text) in rows {
            if let Some((_, _, terms)) = found.get_mut(&id) {
                add(terms, &text);
            }
        }
    }
    let kind = |kind: &str| if kind == "person" { Kind::Person } else { Kind::Company };
    Ok(found.into_iter().map(|(id, (k, owner, terms))| Doc::new(kind(&k), id, owner, &terms)).collect())
}

/// Deals: by title and their client's name.
pub(super) async fn deals(write: &mut Write, ids: &[i64]) -> Result<Vec<Doc>> {
    let rows: Vec<(i64, String, Option<i64>, Option<String>)> = q("SELECT d.id, d.title, d.owner_id, c.name \
         FROM deals d LEFT JOIN clients c ON c.id = d.client_id WHERE d.archived_at IS NULL AND d.id IN ")
    .push_list(padded(ids.to_vec()))
    .all(write.ex())
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, owner, client)| {
            let mut terms = Terms::named(&title);
            terms.also(client.as_deref().unwrap_or(""));
            Doc::new(Kind::Deal, id, owner, &terms)
        })
        .collect())
}

/// Products: by name, code and category.
pub(super) async fn products(write: &mut Write, ids: &[i64]) -> Result<Vec<Doc>> {
    let rows: Vec<(i64, String, Option<String>, Option<String>)> =
        q("SELECT id, name, code, category FROM products WHERE archived_at IS NULL AND id IN ")
            .push_list(padded(ids.to_vec()))
            .all(write.ex())
            .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, code, category)| {
            let mut terms = Terms::named(&name);
            terms.also(code.as_deref().unwrap_or(""));
            terms.also(category.as_deref().unwrap_or(""));
            Doc::new(Kind::Product, id, None, &terms)
        })
        .collect())
}

/// Deals of clients.
pub(super) async fn deals_of(write: &mut Write, clients: &[i64]) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = q("SELECT id FROM deals WHERE client_id IN ").push_list(padded(clients.to_vec())).all(write.ex()).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Persons who belong to companies.
pub(super) async fn persons_of(write: &mut Write, companies: &[i64]) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> =
        q("SELECT DISTINCT person_id FROM contacts WHERE company_id IN ").push_list(padded(companies.to_vec())).all(write.ex()).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
