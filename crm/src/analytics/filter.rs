//! Pipeline, team and owner as a condition on deals.

use super::people::People;
use crate::db::{Q, q};
use crate::{Result, not_found};
use domain::analytics::AskDashboard;
use domain::{PipelineId, Scope, TeamId, UserId};

/// Which deals count.
pub struct Filter {
    scope: Scope,
    pipelines: Vec<PipelineId>,
    teams: Option<Vec<TeamId>>,
    owner: Option<UserId>,
}

impl Filter {
    /// Checks that what is asked for exists.
    pub fn new(scope: Scope, ask: &AskDashboard, people: &People) -> Result<Self> {
        let pipelines = match ask.pipeline {
            Some(id) if !people.pipelines.iter().any(|p| p.id == id) => return Err(not_found()),
            Some(id) => vec![id],
            None => people.pipelines.iter().map(|p| p.id).collect(),
        };
        let teams = match ask.team {
            Some(id) => Some(people.team_and_below(id).ok_or_else(not_found)?),
            None => None,
        };
        if ask.owner.is_some_and(|id| !people.users.iter().any(|u| u.id == id)) {
            return Err(not_found());
        }
        Ok(Self { scope, pipelines, teams, owner: ask.owner })
    }

    /// ` AND …` over deals named `d`. The pipelines are always named: the index begins with them.
    pub fn deals(&self) -> Q {
        self.within(q(" AND d.pipeline_id IN ").push_list(self.pipelines.iter().copied()))
    }

    /// ` AND …` over the deals of one pipeline.
    pub fn deals_of(&self, pipeline: PipelineId) -> Q {
        self.within(q(" AND d.pipeline_id = ").push_bind(pipeline))
    }

    fn within(&self, mut condition: Q) -> Q {
        condition = condition.scope(self.scope, "d.owner_id");
        if let Some(owner) = self.owner {
            condition = condition.push(" AND COALESCE(d.owner_id, 0) = ").push_bind(owner);
        }
        if let Some(teams) = &self.teams {
            condition = condition
                .push(" AND COALESCE(d.owner_id, 0) IN (SELECT u.id FROM users u WHERE u.team_id IN ")
                .push_list(teams.iter().copied())
                .push(")");
        }
        condition
    }
}
