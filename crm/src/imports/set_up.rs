//! What has to be there before the first row: the batch, a pipeline and its stages, managers
//! and their teams. All in one transaction, and listed beside the ledger.

use super::lookups::{Lookups, kind_of_sense};
use super::prepare::{StageEntry, StageTable};
use crate::{NewEvent, Result, Subject, Write, not_found, q, team};
use domain::fold::fold;
use domain::imports::names::Found;
use domain::imports::plan::{OnTheWay, PipelineChoice, Plan, StageChoice, StagesPlan};
use domain::imports::stages::{PlannedStage, StageSense, entry_stage};
use domain::{BatchId, UserId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The palette's colours a stage can have.
const COLOURS: i64 = 8;
/// After so many days without a move a card of a new stage counts as stale.
const ROTTING_DAYS: i64 = 14;

/// The stage table of a plan, without writing anything: planned stages have the id 0.
pub fn planned_table(plan: &Plan, pipelines: &[PipelineChoice]) -> Option<StageTable> {
    let mut table = StageTable::default();
    match plan.stages.as_ref()? {
        StagesPlan::New { stages, .. } => {
            for stage in stages {
                table.by_name.insert(stage.name.clone(), table.stages.len());
                table.stages.push(StageEntry { id: 0, name: stage.name.clone(), sense: stage.sense });
            }
        }
        StagesPlan::Existing { pipeline, stages, .. } => {
            table.pipeline = *pipeline;
            let existing = pipelines.iter().find(|p| p.id == *pipeline)?;
            table.stages =
                existing.stages.iter().map(|(id, name, sense)| StageEntry { id: *id, name: name.clone(), sense: *sense }).collect();
            for (name, choice) in stages {
                let place = match choice {
                    StageChoice::Use(id) => table.stages.iter().position(|s| s.id == *id)?,
                    StageChoice::Create(sense) => {
                        table.stages.push(StageEntry { id: 0, name: name.clone(), sense: *sense });
                        table.stages.len() - 1
                    }
                };
                table.by_name.insert(name.clone(), place);
            }
        }
    }
    table.first = table.stages.iter().position(|s| s.sense == StageSense::Open)?;
    let entry = entry_stage(&plan.seen_stages).and_then(|name| table.by_name.get(name).copied());
    table.entry = entry.filter(|e| table.stages[*e].sense == StageSense::Open).unwrap_or(table.first);
    Some(table)
}

/// Makes the planned pipeline and stages. The plan then names what exists, so that a restart
/// makes them no second time.
pub async fn make_stages(w: &mut Write, batch: BatchId, plan: &mut Plan, made: &mut Vec<OnTheWay>) -> Result<()> {
    let Some(stages) = plan.stages.clone() else { return Ok(()) };
    let answers = match stages {
        StagesPlan::New { name, stages } => {
            let pipeline = make_pipeline(w, batch, &name).await?;
            made.push(OnTheWay { what: "pipeline".into(), id: pipeline, name: name.clone() });
            let mut answers = Vec::new();
            for (at, stage) in stages.iter().enumerate() {
                let id = make_stage(w, pipeline, at as i64 + 1, stage).await?;
                made.push(OnTheWay { what: "stage".into(), id, name: stage.name.clone() });
                answers.push((stage.name.clone(), StageChoice::Use(id)));
            }
            StagesPlan::Existing { pipeline, name, stages: answers }
        }
        StagesPlan::Existing { pipeline, name, stages } => {
            let mut answers = Vec::new();
            for (stage, choice) in stages {
                let id = match choice {
                    StageChoice::Use(id) => id,
                    StageChoice::Create(sense) => {
                        let id = add_stage(w, pipeline, &stage, sense).await?;
                        made.push(OnTheWay { what: "stage".into(), id, name: stage.clone() });
                        id
                    }
                };
                answers.push((stage, StageChoice::Use(id)));
            }
            StagesPlan::Existing { pipeline, name, stages: answers }
        }
    };
    plan.stages = Some(answers);
    Ok(())
}

async fn make_pipeline(w: &mut Write, batch: BatchId, name: &str) -> Result<i64> {
    let now = w.now;
    let (id,): (i64,) = q("INSERT INTO pipelines (name, name_folded, position, batch_id, created_at) \
         SELECT $1, $2, CAST(COALESCE(MAX(position), 0) + 1 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM pipelines RETURNING id")
    .bind(name)
    .bind(fold(name))
    .bind(batch)
    .bind(now)
    .one(w.ex())
    .await?;
    let event = NewEvent::new("pipeline.created", "settings").value(serde_json::json!({ "name": name }));
    w.event(event.on(Subject::public("pipeline", id, 1))).await?;
    Ok(id)
}

async fn make_stage(w: &mut Write, pipeline: i64, position: i64, stage: &PlannedStage) -> Result<i64> {
    let open = stage.sense == StageSense::Open;
    let (id,): (i64,) =
        q("INSERT INTO stages (pipeline_id, name, name_folded, kind, position, colour, probability, to_check, rotting_days) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id")
        .bind(pipeline)
        .bind(&stage.name)
        .bind(fold(&stage.name))
        .bind(kind_of_sense(stage.sense))
        .bind(position)
        .bind((position - 1) % COLOURS + 1)
        .bind(stage.probability * 10_000)
        .bind(open)
        .bind(open.then_some(ROTTING_DAYS))
        .one(w.ex())
        .await?;
    Ok(id)
}

/// Adds a stage to a pipeline that exists: an open one before the ends, an end behind them.
async fn add_stage(w: &mut Write, pipeline: i64, name: &str, sense: StageSense) -> Result<i64> {
    let have: Vec<(i64, String, i64)> =
        q("SELECT id, kind, position FROM stages WHERE pipeline_id = $1 AND archived_at IS NULL ORDER BY position, id")
            .bind(pipeline)
            .all(w.ex())
            .await?;
    let ends = |kind: &str| kind != "open";
    let last = have.last().ok_or_else(not_found)?.2;
    let position = match sense {
        StageSense::Open => have.iter().find(|(_, kind, _)| ends(kind)).map_or(last + 1, |s| s.2),
        StageSense::Won | StageSense::Lost => last + 1,
    };
    q("UPDATE stages SET position = position + 1 WHERE pipeline_id = $1 AND position >= $2")
        .bind(pipeline)
        .bind(position)
        .exec(w.ex())
        .await?;
    let open = have.iter().filter(|(_, kind, _)| !ends(kind)).count() as i64 + 1;
    let probability = match sense {
        // nobody said: below certainty, above what went before, and marked to be checked
        StageSense::Open => open * 100 / (open + 1),
        StageSense::Won => 100,
        StageSense::Lost => 0,
    };
    make_stage(w, pipeline, position, &PlannedStage { name: name.to_owned(), sense, probability }).await
}

/// Who leads whom in a file of colleagues.
#[derive(Clone, Debug, Default)]
pub struct FileTeams {
    /// Managers' names with the team they lead, if the file names it.
    pub managers: BTreeMap<String, Option<String>>,
    /// Teams without a manager.
    pub teams: BTreeSet<String>,
}

/// People and teams by folded name, as the rows need them.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Users by folded name; `None`: several of this name.
    pub users: HashMap<String, Option<i64>>,
    /// Teams by folded name.
    pub teams: HashMap<String, i64>,
    /// Teams by their manager.
    pub led: HashMap<i64, i64>,
}

/// Finds or makes the managers and teams of a file. A manager who exists is not changed,
/// except that somebody who leads a team can't stay in sales.
pub async fn make_teams(w: &mut Write, file: &FileTeams, lookups: &Lookups, made: &mut Vec<OnTheWay>) -> Result<People> {
    let mut people = People::default();
    for (id, name) in lookups.users.iter() {
        people.users.entry(fold(name)).and_modify(|u| *u = None).or_insert(Some(id));
    }
    let teams: Vec<(i64, String, Option<i64>)> = q("SELECT id, name_folded, manager_id FROM teams ORDER BY id").all(w.ex()).await?;
    for (id, name, manager) in teams {
        people.teams.entry(name).or_insert(id);
        if let Some(manager) = manager {
            people.led.entry(manager).or_insert(id);
        }
    }
    for (name, team) in &file.managers {
        let manager = match lookups.users.find(name) {
            Found::One(id) => {
                q("UPDATE users SET role = 'manager', version = version + 1 WHERE id = $1 AND role = 'sales'")
                    .bind(id)
                    .exec(w.ex())
                    .await?;
                id
            }
            Found::Several => continue,
            Found::None => {
                let id = make_user(w, name, None, "manager", None, None).await?;
                people.users.insert(fold(name), Some(id));
                made.push(OnTheWay { what: "manager".into(), id, name: name.clone() });
                id
            }
        };
        if people.led.contains_key(&manager) && team.as_ref().is_none_or(|t| people.teams.contains_key(&fold(t))) {
            continue;
        }
        // a team without a name of its own is known by who leads it
        let team_name = team.clone().unwrap_or_else(|| format!("Team {name}"));
        let id = make_team(w, &team_name, Some(manager)).await?;
        people.teams.insert(fold(&team_name), id);
        people.led.insert(manager, id);
        q("UPDATE users SET team_id = $1 WHERE id = $2 AND team_id IS NULL").bind(id).bind(manager).exec(w.ex()).await?;
        made.push(OnTheWay { what: "team".into(), id, name: team_name });
    }
    for name in &file.teams {
        if let std::collections::hash_map::Entry::Vacant(unknown) = people.teams.entry(fold(name)) {
            let id = make_team(w, name, None).await?;
            unknown.insert(id);
            made.push(OnTheWay { what: "team".into(), id, name: name.clone() });
        }
    }
    team::closure::refresh(w).await?;
    Ok(people)
}

async fn make_team(w: &mut Write, name: &str, manager: Option<i64>) -> Result<i64> {
    let now = w.now;
    let (id,): (i64,) = q("INSERT INTO teams (name, name_folded, manager_id, created_at) VALUES ($1, $2, $3, $4) RETURNING id")
        .bind(name)
        .bind(fold(name))
        .bind(manager)
        .bind(now)
        .one(w.ex())
        .await?;
    let event = NewEvent::new("team.created", "team").value(serde_json::json!({ "name": name }));
    w.event(event.on(Subject::public("team", id, 1))).await?;
    Ok(id)
}

/// A colleague who can't sign in yet: invited later.
pub async fn make_user(w: &mut Write, name: &str, email: Option<&str>, role: &str, team: Option<i64>, extra: Option<&str>) -> Result<i64> {
    let now = w.now;
    let (id,): (i64,) = q("INSERT INTO users (name, name_folded, email, email_folded, role, team_id, extra, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id")
    .bind(name)
    .bind(fold(name))
    .bind(email)
    .bind(email.map(|e| e.trim().to_lowercase()))
    .bind(role)
    .bind(team)
    .bind(extra)
    .bind(now)
    .one(w.ex())
    .await?;
    let event = NewEvent::new("user.created", "team").value(serde_json::json!({ "name": name, "role": role }));
    w.event(event.on(Subject::new("user", id, Some(UserId(id)), 1))).await?;
    Ok(id)
}
