//! Where comboboxes find clients.

use super::client_options;
use crate::ui::{ComboOption, ComboSource};
use domain::clients::ClientKind;

fn source(kind: Option<ClientKind>) -> ComboSource {
    ComboSource::new(move |text| async move {
        // a failed look-up is an empty list: typing on asks again
        let found = client_options(text, kind).await.unwrap_or_default();
        found.into_iter().map(|c| ComboOption::new(c.id, c.name)).collect()
    })
}

/// Companies and persons by the beginning of their name.
pub fn client_source() -> ComboSource {
    source(None)
}

/// Companies by the beginning of their name.
pub fn company_source() -> ComboSource {
    source(Some(ClientKind::Company))
}

/// Persons by the beginning of their name.
pub fn person_source() -> ComboSource {
    source(Some(ClientKind::Person))
}
