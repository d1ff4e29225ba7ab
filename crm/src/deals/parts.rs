//! What hangs on a deal: tags, product lines, contacts.

use super::stored::Stored;
use super::{Deals, history};
use crate::clients::sight;
use crate::{Begun, Result, Write, invalid, not_found, q};
use domain::deals::{AboutDeal, DealRef, FindPeople, RemoveLine, SawLine, SetDealContact, SetLine};
use domain::fold::fold;
use domain::texts::deals as texts;
use domain::{Action, ClientId, DealId, Fault, FaultKind, ProductId, Record, Viewer, input};
use serde_json::{Value, json};

const MOST_TAGS: usize = 30;

/// Tags as they are kept: tidy, each once, by name.
pub fn tidy_tags(typed: &[String]) -> Result<Vec<String>> {
    let mut tags: Vec<(String, String)> = Vec::new();
    for tag in typed {
        let Some(name) = input::optional_line("tags", Some(tag))? else { continue };
        let folded = fold(&name);
        if !tags.iter().any(|(f, _)| *f == folded) {
            tags.push((folded, name));
        }
    }
    if tags.len() > MOST_TAGS {
        return Err(Fault::invalid("tags", texts::TOO_MANY_TAGS).arg("max", MOST_TAGS).into());
    }
    tags.sort();
    Ok(tags.into_iter().map(|(_, name)| name).collect())
}

/// A deal's tags by name.
pub async fn tag_names(write: &mut Write, deal: i64) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        q("SELECT t.name FROM deal_tags dt JOIN tags t ON t.id = dt.tag_id WHERE dt.deal_id = $1 ORDER BY t.name_folded")
            .bind(deal)
            .all(write.ex())
            .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Gives a deal these tags and no others.
pub async fn set_tags(write: &mut Write, deal: i64, tags: &[String]) -> Result<()> {
    q("DELETE FROM deal_tags WHERE deal_id = $1").bind(deal).exec(write.ex()).await?;
    for tag in tags {
        q("INSERT INTO tags (name, name_folded) VALUES ($1, $2) ON CONFLICT DO NOTHING").bind(tag).bind(fold(tag)).exec(write.ex()).await?;
        q("INSERT INTO deal_tags (deal_id, tag_id) SELECT $1, id FROM tags WHERE name_folded = $2 ON CONFLICT DO NOTHING")
            .bind(deal)
            .bind(fold(tag))
            .exec(write.ex())
            .await?;
    }
    Ok(())
}

impl Deals<'_> {
    /// Adds a product line, or changes one.
    pub async fn set_line(&self, viewer: &Viewer, wanted: SetLine) -> Result<DealRef> {
        if wanted.quantity <= 0 || wanted.quantity > 1_000_000_000_000 {
            return Err(invalid("quantity", texts::BAD_QUANTITY));
        }
        if wanted.price.is_some_and(|p| !(0..=1_000_000_000_000_000).contains(&p)) {
            return Err(invalid("price", texts::AMOUNT_NEGATIVE));
        }
        let about = AboutDeal { command: wanted.command.clone(), id: wanted.deal };
        let (mut write, deal) = match self.begin_part(viewer, &about).await? {
            Part::New(write, deal) => (write, deal),
            Part::Done(answer) => return Ok(answer),
        };
        let stored = match wanted.line {
            Some(line) => Some(line_of(&mut write, deal.id, line).await?),
            None => None,
        };
        if let (Some(saw), Some(now)) = (wanted.saw, stored)
            && saw != now
        {
            return Err(Fault::new(FaultKind::Conflict, texts::LINE_CHANGED).showing(now).into());
        }
        let product: Option<(String, Option<i64>)> =
            q("SELECT name, archived_at FROM products WHERE id = $1").bind(wanted.product).opt(write.ex()).await?;
        // a line keeps its product when that is no longer sold
        let kept = stored.is_some_and(|now| now.product == wanted.product);
        let product = product.filter(|(_, archived)| kept || archived.is_none());
        let (product, _) = product.ok_or_else(|| invalid("product", texts::NO_SUCH_PRODUCT))?;
        let query = match wanted.line {
            Some(line) => q("UPDATE deal_lines SET product_id = $1, quantity = $2, price_minor = $3 WHERE deal_id = $4 AND id = $5")
                .bind(wanted.product)
                .bind(wanted.quantity)
                .bind(wanted.price)
                .bind(deal.id)
                .bind(line),
            None => q("INSERT INTO deal_lines (product_id, quantity, price_minor, deal_id, position) \
                 SELECT $1, $2, $3, $4, CAST(COALESCE(MAX(position), 0) + 1 AS BIGINT) FROM deal_lines WHERE deal_id = $4")
            .bind(wanted.product)
            .bind(wanted.quantity)
            .bind(wanted.price)
            .bind(deal.id),
        };
        if query.exec(write.ex()).await? == 0 {
            return Err(not_found());
        }
        let before = match stored {
            Some(now) => json!({ "product": counted(now.quantity, &name_of(&mut write, now.product).await?) }),
            None => json!({}),
        };
        changed(write, &deal, json!({ "before": before, "after": { "product": counted(wanted.quantity, &product) } })).await
    }

    /// Takes a product line off.
    pub async fn remove_line(&self, viewer: &Viewer, wanted: RemoveLine) -> Result<DealRef> {
        let about = AboutDeal { command: wanted.command, id: wanted.deal };
        let (mut write, deal) = match self.begin_part(viewer, &about).await? {
            Part::New(write, deal) => (write, deal),
            Part::Done(answer) => return Ok(answer),
        };
        let line = line_of(&mut write, deal.id, wanted.line).await?;
        let product = counted(line.quantity, &name_of(&mut write, line.product).await?);
        q("DELETE FROM deal_lines WHERE deal_id = $1 AND id = $2").bind(deal.id).bind(wanted.line).exec(write.ex()).await?;
        changed(write, &deal, json!({ "before": { "product": product }, "after": {} })).await
    }

    /// Puts a person on a deal, changes their role on it, or takes them off.
    pub async fn set_contact(&self, viewer: &Viewer, wanted: SetDealContact) -> Result<DealRef> {
        let role = input::optional_line("role", wanted.role.as_deref())?;
        let about = AboutDeal { command: wanted.command, id: wanted.deal };
        let (mut write, deal) = match self.begin_part(viewer, &about).await? {
            Part::New(write, deal) => (write, deal),
            Part::Done(answer) => return Ok(answer),
        };
        let side = if wanted.on {
            let person = sight::client(write.ex(), viewer, wanted.person, Action::Read).await;
            if person.ok().is_none_or(|p| p.kind != "person" || p.archived_at.is_some()) {
                return Err(invalid("person", texts::NO_SUCH_PERSON));
            }
            q("INSERT INTO deal_contacts (deal_id, person_id, role) VALUES ($1, $2, $3) \
               ON CONFLICT (deal_id, person_id) DO UPDATE SET role = excluded.role")
            .bind(deal.id)
            .bind(wanted.person)
            .bind(role)
            .exec(write.ex())
            .await?;
            "after"
        } else {
            q("DELETE FROM deal_contacts WHERE deal_id = $1 AND person_id = $2").bind(deal.id).bind(wanted.person).exec(write.ex()).await?;
            "before"
        };
        let name: Option<(String,)> = q("SELECT name FROM clients WHERE id = $1").bind(wanted.person).opt(write.ex()).await?;
        let mut value = json!({ "before": {}, "after": {} });
        value[side]["contact"] = json!(name.map(|(name,)| name));
        changed(write, &deal, value).await
    }

    /// People who could be put on a deal: by the beginning of their name, or without one the
    /// contacts of the deal's client with what they are there. Who is on it is left out.
    pub async fn people_for(&self, viewer: &Viewer, asked: &FindPeople) -> Result<Vec<(ClientId, String, Option<String>)>> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        let db = self.crm.db();
        let deal: Option<(Option<i64>,)> =
            q("SELECT d.client_id FROM deals d WHERE d.id = ").push_bind(asked.deal).scope(scope, "d.owner_id").opt(db.read()).await?;
        let (client,) = deal.ok_or_else(not_found)?;
        let begin = fold(&asked.text.chars().take(200).collect::<String>());
        let mut query = q("SELECT c.id, c.name, k.role FROM clients c LEFT JOIN contacts k ON k.person_id = c.id AND k.company_id = ")
            .push_bind(client.unwrap_or(0))
            .push(" WHERE c.kind = 'person' AND c.archived_at IS NULL AND NOT EXISTS (SELECT 1 FROM deal_contacts dc WHERE dc.person_id = c.id AND dc.deal_id = ")
            .push_bind(asked.deal)
            .push(")");
        query = match (begin.is_empty(), client) {
            (true, Some(client)) => query
                .push(" AND (c.id IN (SELECT o.person_id FROM contacts o WHERE o.company_id = ")
                .push_bind(client)
                .push(") OR c.id = ")
                .push_bind(client)
                .push(")"),
            _ => {
                query.push(" AND c.name_folded >= ").push_bind(&begin).push(" AND c.name_folded < ").push_bind(format!("{begin}\u{10FFFF}"))
            }
        };
        let found: Vec<(i64, String, Option<String>)> = sight::of_client(query, viewer.scope(Record::Client, Action::Read))
            .push(" ORDER BY c.name_folded, c.id LIMIT 20")
            .all(db.read())
            .await?;
        Ok(found.into_iter().map(|(id, name, role)| (ClientId(id), name, role)).collect())
    }

    /// The name of a client that is in the viewer's sight and in use.
    pub async fn client_named(&self, viewer: &Viewer, id: ClientId) -> Result<Option<String>> {
        let scope = self.crm.authorise(viewer, Record::Client, Action::Read)?;
        let found: Option<(String,)> =
            sight::of_client(q("SELECT c.name FROM clients c WHERE c.archived_at IS NULL AND c.id = ").push_bind(id), scope)
                .opt(self.crm.db().read())
                .await?;
        Ok(found.map(|(name,)| name))
    }

    async fn begin_part(&self, viewer: &Viewer, about: &AboutDeal) -> Result<Part> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Update)?;
        match self.crm.command(viewer, &about.command).await? {
            Begun::New(mut write) => {
                let deal = Stored::load(&mut write, scope, about.id).await?.live()?;
                Ok(Part::New(write, Box::new(deal)))
            }
            Begun::Done(answer) => Ok(Part::Done(answer)),
        }
    }
}

enum Part {
    New(Write, Box<Stored>),
    Done(DealRef),
}

/// How many of what, as timelines tell it.
fn counted(thousandths: i64, product: &str) -> String {
    let fraction = format!(".{:03}", thousandths % 1_000);
    format!("{}{} × {product}", thousandths / 1_000, fraction.trim_end_matches('0').trim_end_matches('.'))
}

async fn name_of(write: &mut Write, product: ProductId) -> Result<String> {
    let (name,): (String,) = q("SELECT name FROM products WHERE id = $1").bind(product).one(write.ex()).await?;
    Ok(name)
}

/// A line of a deal as it stands; 'not found' if it is gone or another deal's.
async fn line_of(write: &mut Write, deal: i64, line: i64) -> Result<SawLine> {
    let found: Option<(i64, i64, Option<i64>)> =
        q("SELECT product_id, quantity, price_minor FROM deal_lines WHERE deal_id = $1 AND id = $2")
            .bind(deal)
            .bind(line)
            .opt(write.ex())
            .await?;
    let (product, quantity, price) = found.ok_or_else(not_found)?;
    Ok(SawLine { product: ProductId(product), quantity, price })
}

async fn changed(mut write: Write, deal: &Stored, value: Value) -> Result<DealRef> {
    let version = deal.version + 1;
    q("UPDATE deals SET version = $1, updated_at = $2 WHERE id = $3").bind(version).bind(write.now).bind(deal.id).exec(write.ex()).await?;
    write.event(history::event("deal.changed", deal, deal.owner(), version).value(value)).await?;
    write.finish(DealRef { id: DealId(deal.id), version }).await
}
