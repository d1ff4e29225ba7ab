//! For tests: a fresh database on SQLite and one on PostgreSQL, with people in it.
//! PostgreSQL is found by `TEST_POSTGRES_URL`; `make test` sets it.

use crate::db::Db;
use crate::{Clock, Crm, q};
use domain::{Lang, Millis, PipelineId, Role, StageId, TeamId, UserId, Viewer};
use sqlx::postgres::PgConnectOptions;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

/// 2026-06-15 10:00 UTC: the time at which test clocks stand.
pub const NOW: Millis = 1_781_517_600_000;

static NEXT: AtomicU64 = AtomicU64::new(0);

/// A fresh, migrated database of a test's own.
pub struct TestDb {
    /// The use cases over it.
    pub crm: Crm,
    /// `sqlite` or `postgres`, for messages.
    pub name: &'static str,
    /// A URL with which another process can open the same database.
    pub url: String,
    /// Holds the SQLite file and the files folder; removed at the end.
    pub dir: tempfile::TempDir,
}

/// A pipeline for tests: four open stages, won, lost.
pub struct TestPipeline {
    /// The pipeline.
    pub id: PipelineId,
    /// Its stages in order: four open ones, won, lost.
    pub stages: Vec<StageId>,
}

/// One database of each kind. Every store test runs over both.
pub async fn both() -> Vec<TestDb> {
    vec![sqlite().await, postgres().await]
}

/// One database of each kind with the schema of an earlier version and no data.
pub async fn both_at(version: i64) -> Vec<TestDb> {
    vec![at(empty_sqlite().await, version).await, at(empty_postgres().await, version).await]
}

/// A fresh SQLite file.
pub async fn sqlite() -> TestDb {
    at(empty_sqlite().await, i64::MAX).await
}

/// A fresh schema in the PostgreSQL database of `TEST_POSTGRES_URL`.
pub async fn postgres() -> TestDb {
    at(empty_postgres().await, i64::MAX).await
}

async fn at(db: TestDb, version: i64) -> TestDb {
    db.crm.db().migrate_to(version).await.expect("migrations run");
    db
}

async fn empty_sqlite() -> TestDb {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", dir.path().join("test.db").display());
    let db = Db::connect(&url).await.expect("SQLite opens");
    test_db(db, "sqlite", url, dir)
}

async fn empty_postgres() -> TestDb {
    let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL is set: run the tests by `make test`");
    let schema = format!("t{}_{}_{}", std::process::id(), jiff::Timestamp::now().as_millisecond(), NEXT.fetch_add(1, Ordering::Relaxed));
    let options = PgConnectOptions::from_str(&url).expect("TEST_POSTGRES_URL is a PostgreSQL URL");
    let admin = sqlx::PgPool::connect_with(options.clone()).await.expect("PostgreSQL answers");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&admin).await.expect("a schema");
    admin.close().await;
    let db = Db::postgres(options.options([("search_path", &schema)]), 6).await.expect("PostgreSQL opens");
    let joint = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{joint}options=-c%20search_path%3D{schema}");
    test_db(db, "postgres", url, tempfile::tempdir().expect("a temporary folder"))
}

fn test_db(db: Db, name: &'static str, url: String, dir: tempfile::TempDir) -> TestDb {
    let files = dir.path().join("files");
    TestDb { crm: Crm::new(db, Clock::fixed(NOW), files), name, url, dir }
}

impl TestDb {
    /// A person of a role; a viewer to ask with.
    pub async fn user(&self, name: &str, role: Role) -> Viewer {
        self.user_in(name, role, None).await
    }

    /// A person of a role in a team.
    pub async fn user_in(&self, name: &str, role: Role, team: Option<TeamId>) -> Viewer {
        let mut write = self.crm.begin(&Viewer::system(Lang::En)).await.expect("begins");
        let (id,): (i64,) = q("INSERT INTO users (name, name_folded, role, team_id, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id")
            .bind(name)
            .bind(domain::fold::fold(name))
            .bind(role.as_str())
            .bind(team)
            .bind(NOW)
            .one(write.ex())
            .await
            .expect("a user");
        crate::team::closure::refresh(&mut write).await.expect("the closure");
        write.commit().await.expect("commits");
        Viewer { user: Some(UserId(id)), role, lang: Lang::En }
    }

    /// A team led by somebody.
    pub async fn team(&self, name: &str, manager: &Viewer) -> TeamId {
        let mut write = self.crm.begin(&Viewer::system(Lang::En)).await.expect("begins");
        let (id,): (i64,) = q("INSERT INTO teams (name, name_folded, manager_id, created_at) VALUES ($1, $2, $3, $4) RETURNING id")
            .bind(name)
            .bind(domain::fold::fold(name))
            .bind(manager.user)
            .bind(NOW)
            .one(write.ex())
            .await
            .expect("a team");
        crate::team::closure::refresh(&mut write).await.expect("the closure");
        write.commit().await.expect("commits");
        TeamId(id)
    }

    /// A pipeline with four open stages (10, 30, 60, 90 %), won and lost.
    pub async fn pipeline(&self) -> TestPipeline {
        let mut write = self.crm.begin(&Viewer::system(Lang::En)).await.expect("begins");
        let (id,): (i64,) =
            q("INSERT INTO pipelines (name, name_folded, position, created_at) VALUES ('Sales', 'sales', 1, $1) RETURNING id")
                .bind(NOW)
                .one(write.ex())
                .await
                .expect("a pipeline");
        let mut stages = Vec::new();
        let plan = [
            ("Request", "open", 10),
            ("Qualified", "open", 30),
            ("Offer", "open", 60),
            ("Contract", "open", 90),
            ("Won", "won", 100),
            ("Lost", "lost", 0),
        ];
        for (position, (name, kind, percent)) in plan.into_iter().enumerate() {
            let position = position as i64 + 1;
            let (stage,): (i64,) =
                q("INSERT INTO stages (pipeline_id, name, name_folded, kind, position, colour, probability, rotting_days) \
                 VALUES ($1, $2, $3, $4, $5, $5, $6, 14) RETURNING id")
                .bind(id)
                .bind(name)
                .bind(domain::fold::fold(name))
                .bind(kind)
                .bind(position)
                .bind(percent * 10_000_i64)
                .one(write.ex())
                .await
                .expect("a stage");
            stages.push(StageId(stage));
        }
        write.commit().await.expect("commits");
        TestPipeline { id: PipelineId(id), stages }
    }

    /// A fresh command id.
    pub fn command(&self) -> domain::CommandId {
        domain::CommandId::from_bytes(rand::random())
    }
}
