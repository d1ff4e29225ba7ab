//! Server functions of products.

use crate::api::AppError;
#[cfg(feature = "ssr")]
use crate::api::ask;
use crate::wire::Json;
use domain::products::{ArchiveProduct, EditProduct, NewProduct, ProductDone, ProductPage, ProductQuery};
use leptos::prelude::*;

/// A page of the list.
#[server(endpoint = "products/page", input = Json, output = Json)]
pub async fn list_products(
    /// What is asked.
    query: ProductQuery,
) -> Result<ProductPage, AppError> {
    let ask = ask().await?;
    ask.crm.products().page(&ask.viewer, &query).await.map_err(|e| ask.fail(e))
}

/// Makes a product.
#[server(endpoint = "products/create", input = Json, output = Json)]
pub async fn create_product(
    /// What is to be done.
    command: NewProduct,
) -> Result<ProductDone, AppError> {
    let ask = ask().await?;
    ask.crm.products().create(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Changes a product.
#[server(endpoint = "products/edit", input = Json, output = Json)]
pub async fn save_product(
    /// What is to be done.
    command: EditProduct,
) -> Result<ProductDone, AppError> {
    let ask = ask().await?;
    ask.crm.products().edit(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}

/// Archives a product, or brings it back.
#[server(endpoint = "products/archive", input = Json, output = Json)]
pub async fn set_product_archived(
    /// What is to be done.
    command: ArchiveProduct,
) -> Result<ProductDone, AppError> {
    let ask = ask().await?;
    ask.crm.products().archive(&ask.viewer, command).await.map_err(|e| ask.fail(e))
}
