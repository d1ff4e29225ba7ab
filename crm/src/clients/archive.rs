//! Archiving a client, and bringing it back.

use super::{Clients, sight};
use crate::search::index_client;
use crate::{Begun, NewEvent, Result, q};
use domain::clients::{ArchiveClient, ClientDone};
use domain::{Action, Viewer};
use serde_json::json;

impl Clients<'_> {
    /// Archives a client, or brings it back. Its deals, tasks and notes stay as they are.
    pub async fn archive(&self, viewer: &Viewer, command: ArchiveClient) -> Result<ClientDone> {
        let mut write = match self.crm.command(viewer, &command.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let mut client = sight::client(write.ex(), viewer, command.id, Action::Archive).await?;
        if client.archived_at.is_some() != command.archived {
            let at = command.archived.then_some(write.now);
            let now = write.now;
            let (version,): (i64,) =
                q("UPDATE clients SET archived_at = $1, updated_at = $2, version = version + 1 WHERE id = $3 RETURNING version")
                    .bind(at)
                    .bind(now)
                    .bind(client.id)
                    .one(write.ex())
                    .await?;
            client.version = version;
            let kind = if command.archived { "client.archived" } else { "client.restored" };
            write.event(NewEvent::new(kind, "client").value(json!({ "name": client.name })).on(client.subject())).await?;
            index_client(&mut write, command.id).await?;
        }
        write.finish(ClientDone { id: command.id, version: client.version }).await
    }
}
