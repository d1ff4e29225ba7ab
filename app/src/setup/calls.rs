//! What the set-up asks the server for.

#![expect(missing_docs, clippy::too_many_arguments, reason = "the arguments of a server function become fields of a type that is not ours")]

use crate::api::AppError;
use crate::wire::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::PostUrl;

#[cfg(feature = "ssr")]
use crate::api::{ask, crm, fail, fault};
#[cfg(feature = "ssr")]
use crate::session::{address, go_on, is_local, remember, viewer};

/// How far the set-up is; for everybody, so it tells nothing but that.
#[server(endpoint = "open/state", input = Json, output = Json)]
pub async fn set_up_state() -> Result<domain::setup::SetUpState, AppError> {
    let viewer = viewer().await;
    let asker = ::crm::setup::Asker { viewer: viewer.as_ref(), address: address(), local: is_local() };
    crm()?.setup().state(asker).await.map_err(fail)
}

/// Sets the organisation up, and signs the first administrator in; answers where to go on.
#[server(endpoint = "open/set-up", input = PostUrl, output = Json)]
pub async fn set_up(
    organisation: String,
    zone: String,
    currency: String,
    lang: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] code: String,
) -> Result<String, AppError> {
    use domain::setup::{FirstAdministrator, SetUp};
    let currency =
        domain::Currency::parse(&currency).ok_or_else(|| fault(domain::Fault::invalid("currency", domain::texts::errors::BAD_CURRENCY)))?;
    let lang = domain::Lang::parse(&lang).unwrap_or_default();
    let administrator = (!email.is_empty() || !name.is_empty()).then_some(FirstAdministrator { name, email, password });
    let input = SetUp { organisation, zone, currency, lang, administrator, code: Some(code) };
    let viewer = viewer().await;
    let asker = ::crm::setup::Asker { viewer: viewer.as_ref(), address: address(), local: is_local() };
    if let Some(who) = crm()?.setup().set_up(asker, input).await.map_err(fail)? {
        remember(who).await?;
    }
    Ok(go_on("/first-run".to_owned()))
}

/// Makes a preset's pipeline and lost reasons, once.
#[server(endpoint = "setup/preset", input = Json, output = Json)]
pub async fn choose_preset(input: domain::setup::ChoosePreset) -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.setup().choose_preset(&ask.viewer, input).await.map_err(|e| ask.fail(e))
}

/// Fills the empty card index with demo data.
#[server(endpoint = "setup/demo", input = Json, output = Json)]
pub async fn load_demo() -> Result<(), AppError> {
    let ask = ask().await?;
    ask.crm.demo().fill(&ask.viewer, &domain::demo::DemoSize::FIRST_LOOK).await.map(drop).map_err(|e| ask.fail(e))
}

/// Whether there are demo data.
#[server(endpoint = "setup/has-demo", input = Json, output = Json)]
pub async fn has_demo() -> Result<bool, AppError> {
    let ask = ask().await?;
    ask.crm.demo().present(&ask.viewer).await.map_err(|e| ask.fail(e))
}

/// Removes the demo data and what was written on them.
#[server(endpoint = "setup/remove-demo", input = Json, output = Json)]
pub async fn remove_demo() -> Result<bool, AppError> {
    let ask = ask().await?;
    ask.crm.demo().remove(&ask.viewer).await.map_err(|e| ask.fail(e))
}
