//! Tags on and off a client.

use super::Clients;
use super::lists::{add_tags, tag_names};
use super::sight;
use crate::search::index_client;
use crate::{Begun, NewEvent, Result, Write, q};
use domain::clients::{ClientDone, TagClient};
use domain::fold::fold;
use domain::{Action, ClientId, Viewer};
use serde_json::json;

impl Clients<'_> {
    /// Puts tags on a client and takes others off; unknown ones are made.
    pub async fn tag(&self, viewer: &Viewer, command: TagClient) -> Result<ClientDone> {
        let mut write = match self.crm.command(viewer, &command.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let mut client = sight::client(write.ex(), viewer, command.id, Action::Update).await?;
        let (add, remove) = (tag_names("tags", &command.add)?, tag_names("tags", &command.remove)?);
        let mut removed = Vec::new();
        for name in remove {
            let n = q("DELETE FROM client_tags WHERE client_id = $1 AND tag_id = (SELECT id FROM tags WHERE name_folded = $2)")
                .bind(client.id)
                .bind(fold(&name))
                .exec(write.ex())
                .await?;
            if n > 0 {
                removed.push(name);
            }
        }
        let added = add_tags(&mut write, client.id, &add).await?;
        if !added.is_empty() || !removed.is_empty() {
            client.version = touch(&mut write, client.id).await?;
            write
                .event(NewEvent::new("client.tagged", "client").value(json!({ "added": added, "removed": removed })).on(client.subject()))
                .await?;
            index_client(&mut write, command.id).await?;
        }
        write.finish(ClientDone { id: command.id, version: client.version }).await
    }

    /// Names of tags that begin with a text, for suggestions; at most 20.
    pub async fn tag_names(&self, viewer: &Viewer, text: &str) -> Result<Vec<String>> {
        self.crm.authorise(viewer, domain::Record::Client, Action::Read)?;
        let begin = fold(text.get(..text.len().min(200)).unwrap_or_default());
        let rows: Vec<(String,)> = q("SELECT name FROM tags WHERE name_folded >= $1 AND name_folded < $2 ORDER BY name_folded LIMIT 20")
            .bind(&begin)
            .bind(format!("{begin}\u{10FFFF}"))
            .all(self.crm.db().read())
            .await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }
}

/// A client changed: its next version.
pub(super) async fn touch(write: &mut Write, client: i64) -> Result<i64> {
    let now = write.now;
    let (version,): (i64,) = q("UPDATE clients SET version = version + 1, updated_at = $1 WHERE id = $2 RETURNING version")
        .bind(now)
        .bind(ClientId(client))
        .one(write.ex())
        .await?;
    Ok(version)
}
