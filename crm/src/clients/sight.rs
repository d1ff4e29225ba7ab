//! Which clients and deals a viewer sees: the condition every query of cards takes, and the
//! rows a command begins with.

use crate::db::Q;
use crate::{Ex, Result, Subject, Write, forbidden, not_found, q};
use domain::{Action, ClientId, DealId, Millis, Record, Scope, UserId, Viewer};

/// ` AND …`: client `c` is in scope by its owner, or is a contact of a company that is.
pub fn of_client(statement: Q, scope: Scope) -> Q {
    match scope {
        Scope::Owners(user) => statement
            .push(" AND (COALESCE(c.owner_id, 0) IN (SELECT owner_id FROM visible_owners WHERE viewer_id = ")
            .push_bind(user)
            .push(
                ") OR EXISTS (SELECT 1 FROM contacts k JOIN clients m ON m.id = k.company_id \
                 JOIN visible_owners v ON v.owner_id = COALESCE(m.owner_id, 0) \
                 WHERE k.person_id = c.id AND v.viewer_id = ",
            )
            .push_bind(user)
            .push("))"),
        scope => statement.scope(scope, "c.owner_id"),
    }
}

/// A client as commands need it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ClientStub {
    /// Its id.
    pub id: i64,
    /// `company` or `person`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its owner.
    pub owner_id: Option<i64>,
    /// When it was archived.
    pub archived_at: Option<Millis>,
    /// Its version.
    pub version: i64,
}

impl ClientStub {
    /// As the subject of an event.
    pub fn subject(&self) -> Subject {
        Subject::new("client", self.id, self.owner_id.map(UserId), self.version)
    }
}

/// The client, if the viewer may do this to it; 'not found' otherwise.
pub async fn client(ex: Ex<'_>, viewer: &Viewer, id: ClientId, action: Action) -> Result<ClientStub> {
    let scope = viewer.scope(Record::Client, action);
    of_client(q("SELECT c.id, c.kind, c.name, c.owner_id, c.archived_at, c.version FROM clients c WHERE c.id = ").push_bind(id), scope)
        .opt(ex)
        .await?
        .ok_or_else(|| unseen(viewer, Record::Client, action))
}

/// A deal as commands of tasks and activities need it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct DealStub {
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Its client.
    pub client_id: Option<i64>,
    /// Its owner.
    pub owner_id: Option<i64>,
    /// Its version.
    pub version: i64,
}

impl DealStub {
    /// As the subject of an event.
    pub fn subject(&self) -> Subject {
        Subject::new("deal", self.id, self.owner_id.map(UserId), self.version)
    }
}

/// The deal, if the viewer may do this to it; 'not found' otherwise.
pub async fn deal(ex: Ex<'_>, viewer: &Viewer, id: DealId, action: Action) -> Result<DealStub> {
    let scope = viewer.scope(Record::Deal, action);
    q("SELECT d.id, d.title, d.client_id, d.owner_id, d.version FROM deals d WHERE d.id = ")
        .push_bind(id)
        .scope(scope, "d.owner_id")
        .opt(ex)
        .await?
        .ok_or_else(|| unseen(viewer, Record::Deal, action))
}

/// Who may do it to no record at all is told so; who may not do it to this one learns nothing
/// of it.
fn unseen(viewer: &Viewer, record: Record, action: Action) -> crate::Error {
    if viewer.may(record, action) { not_found() } else { forbidden() }
}

/// What a task, note or call stands on: seen and changed by who sees and changes one of the two.
#[derive(Debug, Clone, Default)]
pub struct Stand {
    /// The client.
    pub client: Option<ClientStub>,
    /// The deal.
    pub deal: Option<DealStub>,
    /// The deal's own client, if the entry names none: the event stands on its card too.
    pub deals_client: Option<ClientStub>,
}

impl Stand {
    /// Where something new is put: each record named must be in scope for a change.
    pub async fn new(write: &mut Write, viewer: &Viewer, on: (Option<ClientId>, Option<DealId>)) -> Result<Stand> {
        let mut stand = Stand::default();
        if let Some(id) = on.0 {
            stand.client = Some(client(write.ex(), viewer, id, Action::Update).await?);
        }
        if let Some(id) = on.1 {
            stand.deal = Some(deal(write.ex(), viewer, id, Action::Update).await?);
        }
        stand.fill(write).await?;
        Ok(stand)
    }

    /// What an entry stands on, if the viewer may do this to one of the two, or to it as its
    /// own when it stands on nothing; 'not found' otherwise.
    pub async fn known(
        write: &mut Write,
        viewer: &Viewer,
        action: Action,
        on: (Option<i64>, Option<i64>),
        owner: Option<i64>,
    ) -> Result<Stand> {
        let system = Viewer::system(viewer.lang);
        let mut stand = Stand::default();
        let mut allowed = false;
        if let Some(id) = on.0 {
            allowed |= client(write.ex(), viewer, ClientId(id), action).await.is_ok();
            stand.client = Some(client(write.ex(), &system, ClientId(id), action).await?);
        }
        if let Some(id) = on.1 {
            allowed |= deal(write.ex(), viewer, DealId(id), action).await.is_ok();
            stand.deal = Some(deal(write.ex(), &system, DealId(id), action).await?);
        }
        // what is one's own to do, one may do, wherever it stands
        allowed |= owner.is_some() && owner.map(UserId) == viewer.user && viewer.may(Record::Client, action);
        if !allowed {
            return Err(unseen(viewer, Record::Client, action));
        }
        stand.fill(write).await?;
        Ok(stand)
    }

    async fn fill(&mut self, write: &mut Write) -> Result<()> {
        let other = self.deal.as_ref().and_then(|d| d.client_id).filter(|id| self.client.as_ref().map(|c| c.id) != Some(*id));
        if let Some(id) = other {
            let system = Viewer::system(domain::Lang::En);
            self.deals_client = Some(client(write.ex(), &system, ClientId(id), Action::Read).await?);
        }
        Ok(())
    }

    /// The records its events stand on.
    pub fn subjects(&self) -> Vec<Subject> {
        let clients = [&self.client, &self.deals_client].into_iter().flatten().map(ClientStub::subject);
        clients.chain(self.deal.iter().map(DealStub::subject)).collect()
    }
}
