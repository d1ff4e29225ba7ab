//! Reading tasks.

use super::Tasks;
use crate::clients::sight;
use crate::db::Q;
use crate::{Result, q};
use domain::clients::{ClientKind, ClientRef, Colleague};
use domain::tasks::Task;
use domain::{Action, ClientId, Date, DealId, Record, TaskId, UserId, Viewer};

/// At most so many open tasks on a card.
const MOST: i64 = 50;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    title: String,
    due_on: Option<String>,
    client_id: Option<i64>,
    client: Option<String>,
    deal_id: Option<i64>,
    deal: Option<String>,
    owner_id: Option<i64>,
    owner: Option<String>,
    done_at: Option<i64>,
    version: i64,
}

fn columns(from: Q) -> Q {
    q("SELECT t.id, t.title, t.due_on, t.client_id, c.name AS client, t.deal_id, d.title AS deal, t.owner_id, u.name AS owner, t.done_at, t.version \
       FROM (")
    .append(from)
    .push(") w JOIN tasks t ON t.id = w.id LEFT JOIN clients c ON c.id = t.client_id LEFT JOIN deals d ON d.id = t.deal_id \
           LEFT JOIN users u ON u.id = t.owner_id ORDER BY t.due_on NULLS LAST, t.id LIMIT ")
    .push_bind(MOST)
}

impl Tasks<'_> {
    /// Open tasks on a client and on its deals (of a person: deals they are on), the earliest
    /// first. The caller has checked that the viewer sees the client.
    pub(crate) async fn open_of_client(&self, viewer: &Viewer, client: ClientId, kind: ClientKind) -> Result<Vec<Task>> {
        let on_client = q("SELECT id FROM tasks WHERE done_at IS NULL AND archived_at IS NULL AND client_id = ").push_bind(client);
        let scope = viewer.scope(Record::Deal, Action::Read);
        let deals = match kind {
            ClientKind::Company => q("SELECT t.id FROM deals d JOIN tasks t ON t.deal_id = d.id WHERE d.client_id = ").push_bind(client),
            ClientKind::Person => q("SELECT t.id FROM deals d JOIN tasks t ON t.deal_id = d.id WHERE \
                   d.id IN (SELECT deal_id FROM deal_contacts WHERE person_id = ")
            .push_bind(client)
            .push(" UNION ALL SELECT id FROM deals WHERE client_id = ")
            .push_bind(client)
            .push(")"),
        };
        let on_deals = deals.push(" AND t.done_at IS NULL AND t.archived_at IS NULL AND d.archived_at IS NULL").scope(scope, "d.owner_id");
        let rows: Vec<Row> = columns(on_client.push(" UNION ").append(on_deals)).all(self.crm.db().read()).await?;
        Ok(rows.into_iter().map(task).collect())
    }

    /// Open tasks on a deal, the earliest first; 'not found' out of scope.
    pub async fn open_of_deal(&self, viewer: &Viewer, deal: DealId) -> Result<Vec<Task>> {
        sight::deal(self.crm.db().read(), viewer, deal, Action::Read).await?;
        let on_deal = q("SELECT id FROM tasks WHERE done_at IS NULL AND archived_at IS NULL AND deal_id = ").push_bind(deal);
        let rows: Vec<Row> = columns(on_deal).all(self.crm.db().read()).await?;
        Ok(rows.into_iter().map(task).collect())
    }
}

fn task(r: Row) -> Task {
    Task {
        id: TaskId(r.id),
        title: r.title,
        due: r.due_on.as_deref().and_then(Date::parse),
        client: r.client_id.zip(r.client).map(|(id, name)| ClientRef { id: ClientId(id), name }),
        deal: r.deal_id.zip(r.deal).map(|(id, title)| (DealId(id), title)),
        owner: r.owner_id.zip(r.owner).map(|(id, name)| Colleague { id: UserId(id), name }),
        done: r.done_at.is_some(),
        version: r.version,
    }
}
