//! Deals as a test knows them, and the same deals in a database.

use crm::db::{Val, insert_rows};
use crm::testing::{NOW, TestDb, TestPipeline};
use crm::{Crm, q};
use domain::{Currency, Date, Lang, Role, TeamId, UserId, Viewer};

/// A deal. Stages count from 0: four open ones, 4 won, 5 lost.
#[derive(Debug, Clone)]
pub struct Deal {
    pub pipeline: usize,
    pub stage: usize,
    /// The furthest open stage it stood in; `None` if it went to won or lost at once.
    pub furthest: Option<usize>,
    pub owner: Option<UserId>,
    pub amount: Option<i64>,
    /// Whether its currency has a rate.
    pub rated: bool,
    pub opened: Date,
    pub closed: Option<Date>,
    pub expected: Option<Date>,
    pub archived: bool,
}

impl Deal {
    pub fn won(&self) -> bool {
        self.stage == 4
    }
    pub fn lost(&self) -> bool {
        self.stage == 5
    }
    pub fn open(&self) -> bool {
        self.stage < 4
    }
    pub fn base(&self) -> Option<i64> {
        self.amount.filter(|_| self.rated)
    }
}

/// Two teams of two with their managers, one below the other, an administrator, two pipelines.
pub struct World {
    pub db: TestDb,
    pub admin: Viewer,
    pub managers: [Viewer; 2],
    pub sales: [Viewer; 4],
    pub teams: [TeamId; 2],
    pub pipelines: [TestPipeline; 2],
}

impl World {
    pub async fn new(db: TestDb) -> Self {
        let admin = db.user("Ada", Role::Admin).await;
        let managers = [db.user("Mia", Role::Manager).await, db.user("Moritz", Role::Manager).await];
        let teams = [db.team("North", &managers[0]).await, db.team("South", &managers[1]).await];
        let mut sales = Vec::new();
        for (n, name) in ["Sia", "Sven", "Sara", "Samir"].into_iter().enumerate() {
            sales.push(db.user_in(name, Role::Sales, Some(teams[n / 2])).await);
        }
        let pipelines = [db.pipeline().await, db.pipeline().await];
        let sales = sales.try_into().unwrap_or_else(|_| panic!("four people"));
        Self { db, admin, managers, sales, teams, pipelines }
    }

    pub fn crm(&self) -> &Crm {
        &self.db.crm
    }

    /// Everyone who may own a deal.
    pub fn owners(&self) -> Vec<Option<UserId>> {
        self.sales.iter().chain(&self.managers).map(|v| v.user).chain([None]).collect()
    }

    /// Replaces all deals, and notes an event, so that kept answers are out of date.
    pub async fn fill(&self, deals: &[Deal]) {
        let mut write = self.crm().begin(&Viewer::system(Lang::En)).await.expect("begins");
        q("DELETE FROM deal_stage_spans").exec(write.ex()).await.expect("emptied");
        q("DELETE FROM deals").exec(write.ex()).await.expect("emptied");
        let (mut rows, mut spans): (Vec<Val>, Vec<Val>) = (Vec::new(), Vec::new());
        for (n, d) in deals.iter().enumerate() {
            let id = n as i64 + 1;
            let pipeline = &self.pipelines[d.pipeline];
            let status = ["open", "open", "open", "open", "won", "lost"][d.stage];
            let currency = d.amount.map(|_| Currency::parse(if d.rated { "EUR" } else { "USD" }).expect("a code"));
            rows.extend::<[Val; 18]>([
                id.into(),
                format!("Deal {id}").into(),
                format!("deal {id}").into(),
                pipeline.id.into(),
                pipeline.stages[d.stage].into(),
                status.into(),
                "a0".into(),
                d.amount.into(),
                currency.into(),
                d.base().into(),
                d.owner.into(),
                d.expected.into(),
                d.opened.into(),
                d.closed.into(),
                NOW.into(),
                d.archived.then_some(NOW).into(),
                NOW.into(),
                NOW.into(),
            ]);
            let visited = d.furthest.map_or(0..0, |f| 0..f + 1);
            for stage in visited.chain([d.stage]) {
                spans.extend::<[Val; 4]>([id.into(), pipeline.id.into(), pipeline.stages[stage].into(), NOW.into()]);
            }
        }
        insert_rows(
            &mut write,
            "INSERT INTO deals (id, title, title_folded, pipeline_id, stage_id, status, rank, amount_minor, currency, base_minor, owner_id, \
             expected_close, opened_on, closed_on, stage_since, archived_at, created_at, updated_at) VALUES ",
            "",
            18,
            rows,
        )
        .await
        .expect("deals");
        insert_rows(&mut write, "INSERT INTO deal_stage_spans (deal_id, pipeline_id, stage_id, entered_at) VALUES ", "", 4, spans)
            .await
            .expect("stays");
        write.event(crm::NewEvent::new("deal.changed", "deal")).await.expect("an event");
        write.commit().await.expect("commits");
    }
}
