//! Keeping the index: called by the writers, in their transaction.

use super::source;
use super::store::{self, Doc};
use crate::{Result, Write};
use domain::search::Kind;
use domain::{ClientId, DealId, ProductId};

/// Records looked up and written at once.
const CHUNK: usize = 200;

/// Writes what a client is found by anew: after it was made or changed, its phones, e-mails,
/// addresses or companies changed, or it was archived or restored. If its name changed, its
/// deals and its contacts follow.
pub async fn index_client(write: &mut Write, client: ClientId) -> Result<()> {
    index_clients(write, &[client]).await
}

/// The same for many clients.
pub async fn index_clients(write: &mut Write, clients: &[ClientId]) -> Result<()> {
    let ids: Vec<i64> = clients.iter().map(|c| c.0).collect();
    let mut renamed = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let docs = source::clients(write, chunk).await?;
        renamed.extend(put(write, &[Kind::Company, Kind::Person], chunk, docs).await?);
    }
    for chunk in renamed.chunks(CHUNK) {
        let deals = source::deals_of(write, chunk).await?;
        index_ids(write, Kind::Deal, &deals).await?;
        let persons = source::persons_of(write, chunk).await?;
        for persons in persons.chunks(CHUNK) {
            let docs = source::clients(write, persons).await?;
            put(write, &[Kind::Company, Kind::Person], persons, docs).await?;
        }
    }
    Ok(())
}

/// Writes what a deal is found by anew: after it was made, its title, client or owner changed,
/// or it was archived or restored. A move needs no call.
pub async fn index_deal(write: &mut Write, deal: DealId) -> Result<()> {
    index_deals(write, &[deal]).await
}

/// The same for many deals.
pub async fn index_deals(write: &mut Write, deals: &[DealId]) -> Result<()> {
    let ids: Vec<i64> = deals.iter().map(|d| d.0).collect();
    index_ids(write, Kind::Deal, &ids).await
}

/// Writes what a product is found by anew: after it was made, changed, archived or restored.
pub async fn index_product(write: &mut Write, product: ProductId) -> Result<()> {
    index_products(write, &[product]).await
}

/// The same for many products.
pub async fn index_products(write: &mut Write, products: &[ProductId]) -> Result<()> {
    let ids: Vec<i64> = products.iter().map(|p| p.0).collect();
    index_ids(write, Kind::Product, &ids).await
}

async fn index_ids(write: &mut Write, kind: Kind, ids: &[i64]) -> Result<()> {
    for chunk in ids.chunks(CHUNK) {
        let docs = match kind {
            Kind::Deal => source::deals(write, chunk).await?,
            _ => source::products(write, chunk).await?,
        };
        put(write, &[kind], chunk, docs).await?;
    }
    Ok(())
}

/// Replaces the entries of these records; those without a new one are no longer found.
/// Which of them were there before under another name.
async fn put(write: &mut Write, kinds: &[Kind], ids: &[i64], mut docs: Vec<Doc>) -> Result<Vec<i64>> {
    // Takes the log's lock first: two writers that add the same new words in different order
    // could otherwise wait for each other on PostgreSQL.
    write.txn().await?;
    let mut renamed = Vec::new();
    let mut gone = Vec::new();
    for old in store::load(write, kinds, ids).await? {
        match docs.iter().position(|d| d.record == old.record) {
            Some(at) if docs[at] == old => {
                docs.swap_remove(at);
            }
            Some(at) => {
                if docs[at].names != old.names {
                    renamed.push(old.record);
                }
                gone.push(old);
            }
            None => gone.push(old),
        }
    }
    store::remove(write, &gone).await?;
    store::add(write, &docs).await?;
    Ok(renamed)
}
