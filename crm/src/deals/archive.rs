//! Archiving a deal, and bringing it back.

use super::stored::Stored;
use super::{Deals, history};
use crate::{Begun, Result, q, search};
use domain::deals::{AboutDeal, DealRef};
use domain::{Action, Record, Viewer};
use serde_json::json;

impl Deals<'_> {
    /// Takes a deal out of boards, lists and sums. An archived one stays as it is.
    pub async fn archive(&self, viewer: &Viewer, about: AboutDeal) -> Result<DealRef> {
        self.put_away(viewer, about, true).await
    }

    /// Brings an archived deal back to its place.
    pub async fn restore(&self, viewer: &Viewer, about: AboutDeal) -> Result<DealRef> {
        self.put_away(viewer, about, false).await
    }

    async fn put_away(&self, viewer: &Viewer, about: AboutDeal, away: bool) -> Result<DealRef> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Archive)?;
        let mut write = match self.crm.command(viewer, &about.command).await? {
            Begun::New(write) => write,
            Begun::Done(answer) => return Ok(answer),
        };
        let deal = Stored::load(&mut write, scope, about.id).await?;
        if deal.archived_at.is_some() == away {
            return write.finish(DealRef { id: about.id, version: deal.version }).await;
        }
        let version = deal.version + 1;
        q("UPDATE deals SET archived_at = $1, version = $2, updated_at = $3 WHERE id = $4")
            .bind(away.then_some(write.now))
            .bind(version)
            .bind(write.now)
            .bind(deal.id)
            .exec(write.ex())
            .await?;
        let kind = if away { "deal.archived" } else { "deal.restored" };
        write.event(history::event(kind, &deal, deal.owner(), version).value(json!({ "title": deal.title }))).await?;
        search::index_deal(&mut write, about.id).await?;
        write.finish(DealRef { id: about.id, version }).await
    }
}
