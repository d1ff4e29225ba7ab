//! Who closed what: people under their teams.

use super::people::People;
use domain::analytics::{Agent, Group, Totals};
use domain::{TeamId, UserId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The figures of owners (0: no owner) under their teams: best win rate first, people with
/// most revenue first. Who leads a team and is in none belongs to it.
pub fn by_team(people: &People, by_owner: &BTreeMap<i64, Totals>) -> Vec<Group> {
    let mut groups: BTreeMap<Option<TeamId>, Group> = BTreeMap::new();
    for (owner, totals) in by_owner {
        let user = people.users.iter().find(|u| u.id.0 == *owner);
        let leads = || people.teams.iter().find(|t| t.manager.is_some_and(|m| m.0 == *owner)).map(|t| t.id);
        let team = user.and_then(|u| u.team).or_else(leads);
        let group = groups.entry(team).or_insert_with(|| new_group(people, team));
        group.totals.add(*totals);
        let agent = Agent { user: user.map(|u| u.id), name: user.map(|u| u.name.clone()).unwrap_or_default(), totals: *totals };
        group.agents.push(agent);
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    for group in &mut groups {
        group.agents.sort_by_key(|a| (Reverse(a.totals.revenue), a.name.clone(), a.user));
    }
    groups.sort_by_key(|g| (g.team.is_none(), Reverse(g.totals.win_rate()), Reverse(g.totals.revenue), g.name.clone(), g.team));
    groups
}

fn new_group(people: &People, id: Option<TeamId>) -> Group {
    let team = id.and_then(|id| people.teams.iter().find(|t| t.id == id));
    let manager_id: Option<UserId> = team.and_then(|t| t.manager);
    Group {
        team: id,
        name: team.map(|t| t.name.clone()).unwrap_or_default(),
        manager: manager_id.map(|m| people.name(m)),
        manager_id,
        totals: Totals::default(),
        agents: Vec::new(),
    }
}
