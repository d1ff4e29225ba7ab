//! What forms offer: companies and persons by name.

use super::{Clients, sight};
use crate::{Result, q};
use domain::clients::{ClientKind, ClientRef};
use domain::fold::fold;
use domain::{Action, ClientId, Record, Viewer};

impl Clients<'_> {
    /// Clients whose name begins with a text, for comboboxes; at most 20.
    pub async fn options(&self, viewer: &Viewer, text: &str, kind: Option<ClientKind>) -> Result<Vec<ClientRef>> {
        let scope = self.crm.authorise(viewer, Record::Client, Action::Read)?;
        let begin = fold(text.get(..text.len().min(400)).unwrap_or_default());
        let mut statement = q("SELECT c.id, c.name FROM clients c WHERE c.archived_at IS NULL AND c.name_folded >= ")
            .push_bind(&begin)
            .push(" AND c.name_folded < ")
            .push_bind(format!("{begin}\u{10FFFF}"));
        if let Some(kind) = kind {
            statement = statement.push(" AND c.kind = ").push_bind(kind.as_str());
        }
        let rows: Vec<(i64, String)> =
            sight::of_client(statement, scope).push(" ORDER BY c.name_folded, c.id LIMIT 20").all(self.crm.db().read()).await?;
        Ok(rows.into_iter().map(|(id, name)| ClientRef { id: ClientId(id), name }).collect())
    }
}
