//! What varies between samples: viewers and records of the filled database.

use crm::db::Q;
use crm::{Clock, Crm, Db, q};
use domain::activities::NewNote;
use domain::{ClientId, CommandId, Lang, PipelineId, Role, TeamId, UserId, Viewer};

/// The database, and what samples pick from.
pub struct World {
    pub crm: Crm,
    /// An administrator, managers and sellers.
    pub viewers: Vec<Viewer>,
    /// Ids with their owners.
    pub clients: Vec<(i64, i64)>,
    /// Those with the longest timelines.
    pub busy_clients: Vec<(i64, i64)>,
    /// Open deals: id, pipeline, stage, owner.
    pub deals: Vec<(i64, i64, i64, i64)>,
    /// Open stages: id, pipeline.
    pub stages: Vec<(i64, i64)>,
    pub pipelines: Vec<PipelineId>,
    pub teams: Vec<TeamId>,
}

/// Which of a list a sample takes: spread, and the same in every run.
pub fn pick<T>(of: &[T], i: usize) -> &T {
    &of[i.wrapping_mul(7919) % of.len()]
}

/// A new command's id.
pub fn command() -> CommandId {
    CommandId::from_bytes(rand::random())
}

fn viewer(user: i64, role: Role) -> Viewer {
    Viewer { user: Some(UserId(user)), role, lang: Lang::En }
}

impl World {
    /// Opens a database that `kundig demo` filled, and which has an administrator.
    pub async fn open(url: &str) -> World {
        let db = Db::connect(url).await.expect("the database opens");
        let crm = Crm::new(db, Clock::System, std::env::temp_dir().join("kundig-bench"));
        let mut viewers = Vec::new();
        for role in [Role::Admin, Role::Manager, Role::Sales] {
            let people: Vec<(i64,)> = q("SELECT id FROM users WHERE role = $1 ORDER BY id LIMIT 3")
                .bind(role.as_str())
                .all(crm.db().read())
                .await
                .expect("reads");
            assert!(!people.is_empty(), "add an administrator, then fill the database by `kundig demo`");
            viewers.extend(people.into_iter().map(|(id,)| viewer(id, role)));
        }
        let pairs = |query: Q| {
            let crm = crm.clone();
            async move { query.all::<(i64, i64)>(crm.db().read()).await.expect("reads") }
        };
        let clients = q("SELECT id, COALESCE(owner_id, 0) FROM clients WHERE archived_at IS NULL ORDER BY id LIMIT 20000");
        let busy = q("SELECT c.id, COALESCE(c.owner_id, 0) FROM clients c JOIN (SELECT record_id FROM event_subjects \
             WHERE record_type = 'client' GROUP BY record_id ORDER BY COUNT(*) DESC LIMIT 20) b ON b.record_id = c.id");
        let stages = q("SELECT id, pipeline_id FROM stages WHERE kind = 'open' ORDER BY id");
        let pipelines = q("SELECT id, CAST(0 AS BIGINT) FROM pipelines ORDER BY id");
        let teams = q("SELECT id, CAST(0 AS BIGINT) FROM teams ORDER BY id");
        let deals = q("SELECT d.id, d.pipeline_id, d.stage_id, COALESCE(d.owner_id, 0) FROM deals d \
             WHERE d.status = 'open' AND d.archived_at IS NULL ORDER BY d.id LIMIT 20000")
        .all(crm.db().read())
        .await
        .expect("reads");
        World {
            viewers,
            clients: pairs(clients).await,
            busy_clients: pairs(busy).await,
            deals,
            stages: pairs(stages).await,
            pipelines: pairs(pipelines).await.into_iter().map(|(id, _)| PipelineId(id)).collect(),
            teams: pairs(teams).await.into_iter().map(|(id, _)| TeamId(id)).collect(),
            crm,
        }
    }

    /// Somebody, of any role.
    pub fn viewer(&self, i: usize) -> &Viewer {
        &self.viewers[i % self.viewers.len()]
    }

    /// Somebody who sees everything.
    pub fn admin(&self) -> &Viewer {
        &self.viewers[0]
    }

    /// Somebody who sees a record: its owner in two samples of three, else the administrator.
    pub fn viewer_of(&self, owner: i64, i: usize) -> Viewer {
        if owner == 0 || i.is_multiple_of(3) { self.admin().clone() } else { viewer(owner, Role::Sales) }
    }

    /// The write between two samples.
    pub async fn write(&self, i: usize) {
        let client = Some(ClientId(pick(&self.clients, i).0));
        let note = NewNote { command: command(), client, deal: None, text: format!("Bench note {i}") };
        self.crm.activities().note(self.admin(), note).await.expect("a note");
    }
}
