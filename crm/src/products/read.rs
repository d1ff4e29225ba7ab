//! The list of products.

use super::Products;
use crate::clients::{extra, like};
use crate::{Result, q};
use domain::fold::fold;
use domain::products::{Product, ProductPage, ProductQuery};
use domain::{Action, Currency, Money, ProductId, Record, Viewer};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    name_folded: String,
    code: Option<String>,
    category: Option<String>,
    price_minor: Option<i64>,
    currency: Option<String>,
    about: Option<String>,
    extra: Option<String>,
    archived_at: Option<i64>,
    version: i64,
}

impl Products<'_> {
    /// A page of products, by name.
    pub async fn page(&self, viewer: &Viewer, query: &ProductQuery) -> Result<ProductPage> {
        self.crm.authorise(viewer, Record::Product, Action::Read)?;
        let limit = i64::from(query.limit.clamp(1, 500));
        let mut statement = q(
            "SELECT id, name, name_folded, code, category, price_minor, currency, about, extra, archived_at, version FROM products WHERE ",
        )
        .push(if query.archived { "archived_at IS NOT NULL" } else { "archived_at IS NULL" });
        let text = fold(&query.text.chars().take(200).collect::<String>());
        for word in text.split(' ').filter(|w| !w.is_empty()).take(8) {
            statement = statement.push(" AND name_folded LIKE ").push_bind(like(word)).push(" ESCAPE '!'");
        }
        if let Some((name, id)) = &query.after {
            statement = statement.push(" AND (name_folded, id) > (").push_bind(name).push(", ").push_bind(*id).push(")");
        }
        let mut rows: Vec<Row> = statement.push(" ORDER BY name_folded, id LIMIT ").push_bind(limit + 1).all(self.crm.db().read()).await?;
        let more = rows.len() as i64 > limit;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|r| (r.name_folded.clone(), ProductId(r.id)));
        Ok(ProductPage { rows: rows.into_iter().map(product).collect(), next })
    }
}

fn product(r: Row) -> Product {
    Product {
        id: ProductId(r.id),
        name: r.name,
        code: r.code,
        category: r.category,
        price: r.price_minor.zip(r.currency.as_deref().and_then(Currency::parse)).map(|(m, c)| Money::new(m, c)),
        about: r.about,
        extra: extra(r.extra.as_deref()),
        archived: r.archived_at.is_some(),
        version: r.version,
    }
}
