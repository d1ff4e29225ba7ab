//! Making, changing and archiving products.

use super::Products;
use crate::clients::changes::Changes;
use crate::search::index_product;
use crate::{Begun, NewEvent, Result, Subject, invalid, not_found, q};
use domain::fold::fold;
use domain::products::{ArchiveProduct, EditProduct, NewProduct, ProductDone};
use domain::texts::errors;
use domain::{Action, Currency, Money, ProductId, Record, Viewer, input};
use serde_json::json;

/// A price of one is at least nothing and at most a thousand million million.
const DEAREST: i64 = 100_000_000_000_000_000;

#[derive(sqlx::FromRow)]
struct Now {
    name: String,
    code: Option<String>,
    category: Option<String>,
    price_minor: Option<i64>,
    currency: Option<String>,
    about: Option<String>,
    archived_at: Option<i64>,
    version: i64,
}

fn price(typed: Option<Money>) -> Result<Option<Money>> {
    match typed {
        Some(money) if !(0..=DEAREST).contains(&money.minor) => Err(invalid("price", errors::BAD_AMOUNT)),
        fine => Ok(fine),
    }
}

impl Products<'_> {
    /// Makes a product.
    pub async fn create(&self, viewer: &Viewer, new: NewProduct) -> Result<ProductDone> {
        self.crm.authorise(viewer, Record::Product, Action::Create)?;
        let mut write = match self.crm.command(viewer, &new.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let name = input::line("name", &new.name)?;
        let price = price(new.price)?;
        let now = write.now;
        let (id,): (i64,) =
            q("INSERT INTO products (name, name_folded, code, category, price_minor, currency, about, created_at, updated_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING id")
            .bind(&name)
            .bind(fold(&name))
            .bind(input::optional_line("code", new.code.as_deref())?)
            .bind(input::optional_line("category", new.category.as_deref())?)
            .bind(price.map(|p| p.minor))
            .bind(price.map(|p| p.currency))
            .bind(input::optional_line("about", new.about.as_deref())?)
            .bind(now)
            .one(write.ex())
            .await?;
        write
            .event(NewEvent::new("product.created", "product").value(json!({ "name": name })).on(Subject::public("product", id, 1)))
            .await?;
        index_product(&mut write, ProductId(id)).await?;
        write.finish(ProductDone { id: ProductId(id), version: 1 }).await
    }

    /// Changes fields of a product.
    pub async fn edit(&self, viewer: &Viewer, edit: EditProduct) -> Result<ProductDone> {
        self.crm.authorise(viewer, Record::Product, Action::Update)?;
        let mut write = match self.crm.command(viewer, &edit.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let now = now(&mut write, edit.id).await?;
        let moment = write.now;
        let mut changes = Changes::new(q("UPDATE products SET version = version + 1, updated_at = ").push_bind(moment));
        if let Some(mut seen) = edit.name {
            seen.set = input::line("name", &seen.set)?;
            if changes.wants("name", &seen, &now.name)? {
                changes.note("name", &now.name, &seen.set);
                changes.set(", name_folded = ", fold(&seen.set));
                changes.set(", name = ", seen.set);
            }
        }
        for (field, column, seen, current) in [
            ("code", ", code = ", edit.code, &now.code),
            ("category", ", category = ", edit.category, &now.category),
            ("about", ", about = ", edit.about, &now.about),
        ] {
            let Some(mut seen) = seen else { continue };
            seen.set = input::optional_line(field, seen.set.as_deref())?;
            if changes.wants(field, &seen, current)? {
                changes.note(field, current, &seen.set);
                changes.set(column, seen.set);
            }
        }
        let current = now.price_minor.zip(now.currency.as_deref().and_then(Currency::parse)).map(|(m, c)| Money::new(m, c));
        if let Some(seen) = edit.price
            && changes.wants("price", &seen, &current)?
        {
            price(seen.set)?;
            changes.note("price", current, seen.set);
            changes.set(", price_minor = ", seen.set.map(|p| p.minor));
            changes.set(", currency = ", seen.set.map(|p| p.currency));
        }
        if changes.is_empty() {
            return write.finish(ProductDone { id: edit.id, version: now.version }).await;
        }
        let (update, value) = changes.done();
        let mut version = now.version;
        if let Some(update) = update {
            (version,) = update.push(" WHERE id = ").push_bind(edit.id).push(" RETURNING version").one(write.ex()).await?;
        }
        write.event(NewEvent::new("product.changed", "product").value(value).on(Subject::public("product", edit.id, version))).await?;
        index_product(&mut write, edit.id).await?;
        write.finish(ProductDone { id: edit.id, version }).await
    }

    /// Archives a product, or brings it back. Deals keep it.
    pub async fn archive(&self, viewer: &Viewer, command: ArchiveProduct) -> Result<ProductDone> {
        self.crm.authorise(viewer, Record::Product, Action::Archive)?;
        let mut write = match self.crm.command(viewer, &command.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let now = now(&mut write, command.id).await?;
        if now.archived_at.is_some() == command.archived {
            return write.finish(ProductDone { id: command.id, version: now.version }).await;
        }
        let at = command.archived.then_some(write.now);
        let moment = write.now;
        let (version,): (i64,) =
            q("UPDATE products SET archived_at = $1, updated_at = $2, version = version + 1 WHERE id = $3 RETURNING version")
                .bind(at)
                .bind(moment)
                .bind(command.id)
                .one(write.ex())
                .await?;
        let kind = if command.archived { "product.archived" } else { "product.restored" };
        write
            .event(NewEvent::new(kind, "product").value(json!({ "name": now.name })).on(Subject::public("product", command.id, version)))
            .await?;
        index_product(&mut write, command.id).await?;
        write.finish(ProductDone { id: command.id, version }).await
    }
}

async fn now(write: &mut crate::Write, id: ProductId) -> Result<Now> {
    let lock = if write.is_postgres() { " FOR UPDATE" } else { "" };
    q("SELECT name, code, category, price_minor, currency, about, archived_at, version FROM products WHERE id = ")
        .push_bind(id)
        .push(lock)
        .opt(write.ex())
        .await?
        .ok_or_else(not_found)
}
