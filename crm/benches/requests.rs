//! How long people wait for each read and write, on a database filled by `kundig demo`:
//! p50 and p95 in ms, and statements per request.
//!
//! Samples vary viewer, filter and record; a note is written between any two of them, so
//! that no answer kept from before counts.
//!
//!     DATABASE_URL=… cargo bench -p crm --bench requests [-- SAMPLES]

use crm::db::QUERIES;
use crm::{Clock, Crm, Db, q};
use domain::activities::NewNote;
use domain::analytics::AskDashboard;
use domain::clients::{ClientQuery, ClientSort};
use domain::deals::{Between, BoardQuery, DealFilter, MoreCards, MoveDeal};
use domain::search::Search;
use domain::timeline::{Filter, Of, TimelineQuery};
use domain::{ClientId, CommandId, DealId, Lang, Role, StageId, UserId, Viewer};
use std::cell::Cell;
use std::future::Future;
use std::time::Instant;

/// What varies between samples.
struct World {
    crm: Crm,
    viewers: Vec<Viewer>,
    clients: Vec<i64>,
    busy_clients: Vec<i64>,
    deals: Vec<(i64, i64, i64, i64)>,
    stages: Vec<i64>,
}

#[tokio::main]
async fn main() {
    let samples = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(200);
    let url = std::env::var("DATABASE_URL").expect("DATABASE_URL names a database filled by `kundig demo`");
    let world = World::open(&url).await;
    println!("| request | p50 ms | p95 ms | statements |");
    println!("|---|--:|--:|--:|");
    let w = &world;
    w.time("board", samples, |i| async move { w.board(i).await }).await;
    w.time("board: more cards", samples, |i| async move { w.more(i).await }).await;
    w.time("move", samples, |i| async move { w.move_deal(i).await }).await;
    w.time("deal", samples, |i| async move { w.deal(i).await }).await;
    w.time("client card", samples, |i| async move { w.card(i).await }).await;
    w.time("client card, longest timelines", samples, |i| async move { w.busy_card(i).await }).await;
    w.time("timeline page", samples, |i| async move { w.timeline(i).await }).await;
    w.time("client list", samples, |i| async move { w.list(i).await }).await;
    w.time("search", samples, |i| async move { w.search(i).await }).await;
    w.time("dashboard", samples.min(60), |i| async move { w.dashboard(i).await }).await;
    world.crm.db().close().await;
}

/// Which of a list a sample takes: spread, and the same in every run.
fn pick<T>(of: &[T], i: usize) -> &T {
    &of[i.wrapping_mul(7919) % of.len()]
}

fn command() -> CommandId {
    CommandId::from_bytes(rand::random())
}

impl World {
    async fn open(url: &str) -> World {
        let db = Db::connect(url).await.expect("the database opens");
        let crm = Crm::new(db, Clock::System, std::env::temp_dir().join("kundig-bench"));
        let ids = |sql| {
            let crm = crm.clone();
            async move { q(sql).all::<(i64,)>(crm.db().read()).await.expect("reads").into_iter().map(|(id,)| id).collect::<Vec<_>>() }
        };
        let mut viewers = Vec::new();
        for role in [Role::Admin, Role::Manager, Role::Sales] {
            let people: Vec<(i64,)> = q("SELECT id FROM users WHERE role = $1 ORDER BY id LIMIT 3")
                .bind(role.as_str())
                .all(crm.db().read())
                .await
                .expect("reads");
            viewers.extend(people.into_iter().map(|(id,)| Viewer { user: Some(UserId(id)), role, lang: Lang::En }));
        }
        assert!(!viewers.is_empty(), "fill the database by `kundig demo` first");
        let clients = ids("SELECT id FROM clients WHERE archived_at IS NULL ORDER BY id LIMIT 20000").await;
        let busy_clients =
            ids("SELECT record_id FROM event_subjects WHERE record_type = 'client' GROUP BY record_id ORDER BY COUNT(*) DESC LIMIT 20")
                .await;
        let stages = ids("SELECT id FROM stages WHERE kind = 'open' ORDER BY id").await;
        let deals = q("SELECT d.id, d.pipeline_id, d.stage_id, COALESCE(d.owner_id, 0) FROM deals d WHERE d.status = 'open' AND d.archived_at IS NULL ORDER BY d.id LIMIT 20000")
            .all(crm.db().read())
            .await
            .expect("reads");
        World { crm, viewers, clients, busy_clients, deals, stages }
    }

    /// Runs a case, with a write before each sample, and prints its line.
    async fn time<F, Fut>(&self, name: &str, samples: usize, case: F)
    where
        F: Fn(usize) -> Fut,
        Fut: Future<Output = ()>,
    {
        let mut took = Vec::with_capacity(samples);
        let mut most = 0;
        for i in 0..samples + samples / 10 {
            self.write(i).await;
            let began = Instant::now();
            let statements = QUERIES
                .scope(Cell::new(0), async {
                    case(i).await;
                    QUERIES.with(Cell::get)
                })
                .await;
            // The first tenth warms caches up and does not count.
            if i >= samples / 10 {
                took.push(began.elapsed().as_secs_f64() * 1e3);
                most = most.max(statements);
            }
        }
        took.sort_by(f64::total_cmp);
        let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
        println!("| {name} | {:.2} | {:.2} | {most} |", at(0.5), at(0.95));
    }

    fn viewer(&self, i: usize) -> &Viewer {
        &self.viewers[i % self.viewers.len()]
    }

    fn admin(&self) -> &Viewer {
        &self.viewers[0]
    }

    async fn write(&self, i: usize) {
        let note =
            NewNote { command: command(), client: Some(ClientId(*pick(&self.clients, i))), deal: None, text: format!("Bench note {i}") };
        self.crm.activities().note(self.admin(), note).await.expect("a note");
    }

    fn filter(i: usize) -> DealFilter {
        match i % 3 {
            0 => DealFilter::default(),
            1 => DealFilter { from: Some(100_000 * (i as i64 % 20)), ..DealFilter::default() },
            _ => DealFilter { text: ["licht", "a", "er", "plan"][i / 3 % 4].to_owned(), ..DealFilter::default() },
        }
    }

    async fn board(&self, i: usize) {
        let asked = BoardQuery { filter: Self::filter(i), ..BoardQuery::default() };
        self.crm.deals().board(self.viewer(i), &asked).await.expect("a board");
    }

    async fn more(&self, i: usize) {
        let (id, _, stage, _) = *pick(&self.deals, i);
        let rank: (String,) = q("SELECT rank FROM deals WHERE id = $1").bind(id).one(self.crm.db().read()).await.expect("a rank");
        let asked =
            MoreCards { stage: StageId(stage), filter: Self::filter(i), sort: Default::default(), rank: rank.0, due: None, id: DealId(id) };
        self.crm.deals().more(self.viewer(i), &asked).await.expect("more cards");
    }

    async fn move_deal(&self, i: usize) {
        let (id, pipeline, _, _) = *pick(&self.deals, i);
        let (saw,): (i64,) = q("SELECT stage_id FROM deals WHERE id = $1").bind(id).one(self.crm.db().read()).await.expect("a stage");
        let wanted = MoveDeal {
            command: command(),
            id: DealId(id),
            stage: StageId(*pick(&self.stages, i)),
            between: Some(Between::default()),
            saw_pipeline: domain::PipelineId(pipeline),
            saw_stage: StageId(saw),
            lost_reason: None,
            lost_note: None,
        };
        self.crm.deals().move_to(self.admin(), wanted).await.expect("a move");
    }

    async fn deal(&self, i: usize) {
        self.crm.deals().get(self.admin(), DealId(pick(&self.deals, i).0)).await.expect("a deal");
    }

    async fn card(&self, i: usize) {
        self.crm.clients().card(self.admin(), ClientId(*pick(&self.clients, i)), Filter::All).await.expect("a card");
    }

    async fn busy_card(&self, i: usize) {
        self.crm.clients().card(self.admin(), ClientId(*pick(&self.busy_clients, i)), Filter::All).await.expect("a card");
    }

    async fn timeline(&self, i: usize) {
        let of = Of::Client(ClientId(*pick(&self.busy_clients, i)));
        let filter = [Filter::All, Filter::Calls, Filter::Deals][i % 3];
        self.crm.timeline().page(self.admin(), &TimelineQuery { of, filter, after: None, limit: 50 }).await.expect("a page");
    }

    async fn list(&self, i: usize) {
        let query = ClientQuery {
            text: ["", "mu", "gmbh", "x"][i % 4].to_owned(),
            sort: [ClientSort::Name, ClientSort::Updated][i / 4 % 2],
            descending: i.is_multiple_of(5),
            limit: 100,
            ..ClientQuery::default()
        };
        self.crm.clients().page(self.viewer(i), &query).await.expect("a page");
    }

    async fn search(&self, i: usize) {
        let text = ["m", "mü", "mueller", "strasse", "030", "licht", "sch", "anna b"][i % 8].to_owned();
        self.crm.search().find(self.viewer(i), &Search { text, kinds: Vec::new(), limit: 8 }).await.expect("finds");
    }

    async fn dashboard(&self, i: usize) {
        self.crm.analytics().dashboard(self.viewer(i), AskDashboard::default()).await.expect("a dashboard");
    }
}
