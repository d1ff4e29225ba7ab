//! Imports: the list, the wizard (file, columns), progress and the ledger.

mod answers;
mod api;
mod columns;
mod dry_run;
mod finished;
mod list;
mod parts;
mod preview;
mod reading;
mod stages;
mod upload;
mod vocabulary;
mod wizard;

pub use api::UPLOAD;
pub use list::ImportsPage;
pub use upload::NewImportPage;

use api::*;

use crate::shell::{Page, t};
use domain::ImportId;
use domain::imports::ImportState;
use domain::texts::imports as texts;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/imports/:id`: the wizard while it is a draft, then its progress and ledger.
#[component]
pub fn ImportPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<ImportId>().ok()).unwrap_or(ImportId(0)));
    let asked = RwSignal::new(0_u32);
    let page = Resource::new(move || (id.get(), asked.get()), |(id, _)| load_import(id));
    let again = Callback::new(move |()| asked.update(|n| *n += 1));
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) if page.summary.state == ImportState::Draft => view! { <wizard::Wizard page again /> }.into_any(),
                    Ok(page) => view! { <list::Imports shown=Some(page) again /> }.into_any(),
                    Err(error) => {
                        view! {
                            <Page title=t(texts::IMPORTS)>
                                <parts::Failed error again />
                            </Page>
                        }
                            .into_any()
                    }
                }
            })}
        </Transition>
    }
    .into_any()
}
