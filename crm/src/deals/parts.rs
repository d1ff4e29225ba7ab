//! What hangs on a deal: tags, product lines, contacts.

use super::create::client_in_scope;
use super::stored::Stored;
use super::{Deals, history};
use crate::{Begun, Result, Write, invalid, not_found, q};
use domain::deals::{AboutDeal, DealRef, RemoveLine, SetDealContact, SetLine};
use domain::fold::fold;
use domain::texts::deals as texts;
use domain::{Action, DealId, Fault, Record, Viewer, input};
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
        let product: Option<(String,)> =
            q("SELECT name FROM products WHERE id = $1 AND archived_at IS NULL").bind(wanted.product).opt(write.ex()).await?;
        let (product,) = product.ok_or_else(|| invalid("product", texts::NO_SUCH_PRODUCT))?;
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
        changed(write, &deal, json!({ "before": {}, "after": { "product": product, "quantity": wanted.quantity } })).await
    }

    /// Takes a product line off.
    pub async fn remove_line(&self, viewer: &Viewer, wanted: RemoveLine) -> Result<DealRef> {
        let about = AboutDeal { command: wanted.command, id: wanted.deal };
        let (mut write, deal) = match self.begin_part(viewer, &about).await? {
            Part::New(write, deal) => (write, deal),
            Part::Done(answer) => return Ok(answer),
        };
        let product: Option<(String,)> =
            q("SELECT p.name FROM deal_lines l JOIN products p ON p.id = l.product_id WHERE l.deal_id = $1 AND l.id = $2")
                .bind(deal.id)
                .bind(wanted.line)
                .opt(write.ex())
                .await?;
        let (product,) = product.ok_or_else(not_found)?;
        q("DELETE FROM deal_lines WHERE deal_id = $1 AND id = $2").bind(deal.id).bind(wanted.line).exec(write.ex()).await?;
        changed(write, &deal, json!({ "before": { "product": product }, "after": {} })).await
    }

    /// Puts a person on a deal or takes them off.
    pub async fn set_contact(&self, viewer: &Viewer, wanted: SetDealContact) -> Result<DealRef> {
        let about = AboutDeal { command: wanted.command, id: wanted.deal };
        let (mut write, deal) = match self.begin_part(viewer, &about).await? {
            Part::New(write, deal) => (write, deal),
            Part::Done(answer) => return Ok(answer),
        };
        let side = if wanted.on {
            client_in_scope(&mut write, viewer, wanted.person).await?;
            q("INSERT INTO deal_contacts (deal_id, person_id) SELECT $1, id FROM clients WHERE id = $2 AND kind = 'person' ON CONFLICT DO NOTHING")
                .bind(deal.id)
                .bind(wanted.person)
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

async fn changed(mut write: Write, deal: &Stored, value: Value) -> Result<DealRef> {
    let version = deal.version + 1;
    q("UPDATE deals SET version = $1, updated_at = $2 WHERE id = $3").bind(version).bind(write.now).bind(deal.id).exec(write.ex()).await?;
    write.event(history::event("deal.changed", deal, deal.owner(), version).value(value)).await?;
    write.finish(DealRef { id: DealId(deal.id), version }).await
}
