//! People and teams to choose from.

use super::Team;
use crate::{Result, q};
use domain::team::Person;
use domain::{Action, Record, Role, TeamId, UserId, Viewer};

impl Team<'_> {
    /// Everybody, those who left too (old records are still theirs), by name. For pickers
    /// take the active ones.
    pub async fn people(&self, viewer: &Viewer) -> Result<Vec<Person>> {
        self.crm.authorise(viewer, Record::User, Action::Read)?;
        let rows: Vec<(i64, String, String, Option<i64>, bool)> =
            q("SELECT id, name, role, team_id, active FROM users ORDER BY name_folded, id").all(self.crm.db().read()).await?;
        let person = |(id, name, role, team, active): (i64, String, String, Option<i64>, bool)| {
            Some(Person { id: UserId(id), name, role: Role::parse(&role)?, team: team.map(TeamId), active })
        };
        Ok(rows.into_iter().filter_map(person).collect())
    }

    /// Every team, by name.
    pub async fn teams(&self, viewer: &Viewer) -> Result<Vec<domain::team::Team>> {
        self.crm.authorise(viewer, Record::User, Action::Read)?;
        let rows: Vec<(i64, String, Option<i64>)> =
            q("SELECT id, name, manager_id FROM teams ORDER BY name_folded, id").all(self.crm.db().read()).await?;
        let team =
            |(id, name, manager): (i64, String, Option<i64>)| domain::team::Team { id: TeamId(id), name, manager: manager.map(UserId) };
        Ok(rows.into_iter().map(team).collect())
    }
}
