//! The dashboard: what was won, what is to come, who brought it.

mod agents;
mod filters;
mod funnel;
mod links;
mod managers;
mod months;
mod page;
mod refresh;
mod tiles;
mod words;

pub use page::DashboardPage;

use crate::api::AppError;
#[cfg(feature = "ssr")]
use crate::api::ask;
use crate::wire::Json;
use domain::analytics::{AskDashboard, Dashboard};
use leptos::prelude::*;

/// The figures over the deals the viewer sees.
#[server(endpoint = "analytics/dashboard", input = Json, output = Json)]
pub async fn get_dashboard(
    /// Period and filters.
    question: AskDashboard,
) -> Result<Dashboard, AppError> {
    let ask = ask().await?;
    let answer = ask.crm.analytics().dashboard(&ask.viewer, question).await.map_err(|e| ask.fail(e))?;
    Ok(Dashboard::clone(&answer))
}

/// What the page's parts share: the question in the address and the newest answer.
#[derive(Clone, Copy)]
struct Shown {
    question: Memo<AskDashboard>,
    answer: RwSignal<Dashboard>,
}

impl Shown {
    /// A value out of the answer; told anew only when it changes.
    fn of<T: PartialEq + Clone + Send + Sync + 'static>(self, pick: impl Fn(&Dashboard) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo::new(move |_| self.answer.with(&pick))
    }
}
