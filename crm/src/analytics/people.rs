//! Names behind the figures: pipelines with their stages, teams and people.

use super::viewer_of;
use crate::{Crm, Result, q};
use domain::analytics::{Choice, Choices};
use domain::{PipelineId, Scope, StageId, TeamId, UserId};
use std::collections::BTreeSet;

/// A pipeline.
pub struct Pipeline {
    pub id: PipelineId,
    pub name: String,
    pub archived: bool,
}

/// A stage of a pipeline.
pub struct Stage {
    pub id: StageId,
    pub pipeline: PipelineId,
    pub name: String,
    pub open: bool,
    pub position: i64,
    pub archived: bool,
}

/// A team.
pub struct Team {
    pub id: TeamId,
    pub name: String,
    pub manager: Option<UserId>,
    pub parent: Option<TeamId>,
}

/// A person.
pub struct User {
    pub id: UserId,
    pub name: String,
    pub team: Option<TeamId>,
    /// Whether the viewer may see records of theirs.
    pub visible: bool,
}

/// All of them; organisations have tens to hundreds.
pub struct People {
    pub pipelines: Vec<Pipeline>,
    pub stages: Vec<Stage>,
    pub teams: Vec<Team>,
    pub users: Vec<User>,
}

type StageRow = (i64, String, bool, Option<i64>, Option<String>, Option<String>, Option<i64>, Option<bool>);

impl People {
    /// In four small queries at most.
    pub async fn read(crm: &Crm, scope: Scope) -> Result<Self> {
        let rows: Vec<StageRow> = q("SELECT p.id, p.name, p.archived_at IS NOT NULL, s.id, s.name, s.kind, s.position, \
             s.archived_at IS NOT NULL FROM pipelines p LEFT JOIN stages s ON s.pipeline_id = p.id ORDER BY p.position, p.id, s.position, s.id")
            .all(crm.db().read())
            .await?;
        let (mut pipelines, mut stages): (Vec<Pipeline>, Vec<Stage>) = (Vec::new(), Vec::new());
        for (id, name, archived, stage, stage_name, kind, position, stage_archived) in rows {
            let pipeline = PipelineId(id);
            if pipelines.last().is_none_or(|p| p.id != pipeline) {
                pipelines.push(Pipeline { id: pipeline, name, archived });
            }
            if let (Some(stage), Some(name), Some(position)) = (stage, stage_name, position) {
                stages.push(Stage {
                    id: StageId(stage),
                    pipeline,
                    name,
                    open: kind.as_deref() == Some("open"),
                    position,
                    archived: stage_archived == Some(true),
                });
            }
        }
        let teams: Vec<(i64, String, Option<i64>, Option<i64>)> =
            q("SELECT id, name, manager_id, parent_id FROM teams ORDER BY name_folded, id").all(crm.db().read()).await?;
        let users: Vec<(i64, String, Option<i64>)> =
            q("SELECT id, name, team_id FROM users ORDER BY name_folded, id").all(crm.db().read()).await?;
        let visible: Option<BTreeSet<i64>> = match viewer_of(scope) {
            None => None,
            Some(viewer) => {
                let owners: Vec<(i64,)> =
                    q("SELECT owner_id FROM visible_owners WHERE viewer_id = ").push_bind(viewer).all(crm.db().read()).await?;
                Some(owners.into_iter().map(|(id,)| id).collect())
            }
        };
        let sees = |id: i64| visible.as_ref().is_none_or(|v| v.contains(&id));
        Ok(Self {
            pipelines,
            stages,
            teams: teams
                .into_iter()
                .map(|(id, name, manager, parent)| Team { id: TeamId(id), name, manager: manager.map(UserId), parent: parent.map(TeamId) })
                .collect(),
            users: users
                .into_iter()
                .map(|(id, name, team)| User { id: UserId(id), name, team: team.map(TeamId), visible: sees(id) })
                .collect(),
        })
    }

    /// A team and every team below it; `None` if there is no such team.
    pub fn team_and_below(&self, team: TeamId) -> Option<Vec<TeamId>> {
        self.teams.iter().find(|t| t.id == team)?;
        let mut found = vec![team];
        let mut next = 0;
        while let Some(above) = found.get(next).copied() {
            next += 1;
            for below in self.teams.iter().filter(|t| t.parent == Some(above)) {
                if !found.contains(&below.id) {
                    found.push(below.id);
                }
            }
        }
        Some(found)
    }

    /// A person's name; empty if they are not there.
    pub fn name(&self, user: UserId) -> String {
        self.users.iter().find(|u| u.id == user).map(|u| u.name.clone()).unwrap_or_default()
    }

    /// What the filters offer: only people whose records the viewer sees, and their teams.
    pub fn choices(&self) -> Choices {
        let choice = |id: i64, name: &str| Choice { id, name: name.to_owned() };
        let seen: Vec<&User> = self.users.iter().filter(|u| u.visible).collect();
        let has_people = |team: &Team| {
            let teams = self.team_and_below(team.id).unwrap_or_default();
            seen.iter().any(|u| u.team.is_some_and(|t| teams.contains(&t)))
        };
        Choices {
            pipelines: self.pipelines.iter().filter(|p| !p.archived).map(|p| choice(p.id.0, &p.name)).collect(),
            teams: self.teams.iter().filter(|t| has_people(t)).map(|t| choice(t.id.0, &t.name)).collect(),
            owners: seen.iter().map(|u| choice(u.id.0, &u.name)).collect(),
        }
    }
}
