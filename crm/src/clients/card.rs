//! The card: everything for its first sight, in few queries.

use super::{Clients, lists, sight};
use crate::{Result, not_found, q};
use domain::clients::{Client, ClientCard, ClientKind, ClientRef, Colleague};
use domain::timeline::{Filter, Of, TimelineQuery};
use domain::{Action, ClientId, Record, UserId, Viewer};

/// So many entries of the timeline come with the card.
const FIRST: u32 = 40;

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    name: String,
    first_name: Option<String>,
    last_name: Option<String>,
    parent_id: Option<i64>,
    parent: Option<String>,
    industry: Option<String>,
    size: Option<i64>,
    website: Option<String>,
    source: Option<String>,
    about: Option<String>,
    owner_id: Option<i64>,
    owner: Option<String>,
    referred_by: Option<i64>,
    referrer: Option<String>,
    extra: Option<String>,
    archived_at: Option<i64>,
    version: i64,
}

impl Clients<'_> {
    /// A client's card with the first page of its timeline.
    pub async fn card(&self, viewer: &Viewer, id: ClientId, filter: Filter) -> Result<ClientCard> {
        let client = self.facts(viewer, id).await?;
        let deals = self.deals_of(viewer, id, client.kind).await?;
        let related = self.related(id, client.kind).await?;
        let tasks = self.crm.tasks().open_of_client(viewer, id, client.kind).await?;
        let query = TimelineQuery { of: Of::Client(id), filter, after: None, limit: FIRST };
        let timeline = self.crm.timeline().page_unchecked(viewer, &query).await?;
        Ok(ClientCard {
            contacts: related.contacts,
            children: related.children,
            open_deals: deals.open,
            open_sum: deals.open_sum,
            past_deals: deals.past,
            more_past: deals.more_past,
            tasks,
            timeline,
            // whoever may change the client itself; contacts of one's companies are one's own too
            may_edit: viewer.may(Record::Client, Action::Update),
            client,
        })
    }

    /// A client's own facts; 'not found' out of scope.
    pub async fn facts(&self, viewer: &Viewer, id: ClientId) -> Result<Client> {
        let scope = self.crm.authorise(viewer, Record::Client, Action::Read)?;
        let statement =
            q("SELECT c.kind, c.name, c.first_name, c.last_name, c.parent_id, p.name AS parent, c.industry, c.size, c.website, c.source, \
             c.about, c.owner_id, u.name AS owner, c.referred_by, r.name AS referrer, c.extra, c.archived_at, c.version \
             FROM clients c LEFT JOIN clients p ON p.id = c.parent_id LEFT JOIN clients r ON r.id = c.referred_by \
             LEFT JOIN users u ON u.id = c.owner_id WHERE c.id = ")
            .push_bind(id);
        let row: Row = sight::of_client(statement, scope).opt(self.crm.db().read()).await?.ok_or_else(not_found)?;
        let lists = lists::read(self.crm.db().read(), id.0).await?;
        let named = |id: Option<i64>, name: Option<String>| id.zip(name).map(|(id, name)| ClientRef { id: ClientId(id), name });
        Ok(Client {
            id,
            kind: ClientKind::parse(&row.kind),
            name: row.name,
            first_name: row.first_name,
            last_name: row.last_name,
            parent: named(row.parent_id, row.parent),
            industry: row.industry,
            size: row.size,
            website: row.website,
            source: row.source,
            about: row.about,
            owner: row.owner_id.zip(row.owner).map(|(id, name)| Colleague { id: UserId(id), name }),
            referred_by: named(row.referred_by, row.referrer),
            phones: lists.phones,
            emails: lists.emails,
            addresses: lists.addresses,
            tags: lists.tags,
            extra: extra(row.extra.as_deref()),
            archived: row.archived_at.is_some(),
            version: row.version,
        })
    }
}

/// Columns 'From the import', as name and value.
pub(crate) fn extra(json: Option<&str>) -> Vec<(String, String)> {
    let Some(json) = json else { return Vec::new() };
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
    map.into_iter()
        .map(|(name, value)| match value {
            serde_json::Value::String(text) => (name, text),
            other => (name, other.to_string()),
        })
        .collect()
}
