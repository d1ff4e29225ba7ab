//! `visible_owners`: whose records each person sees as their own or their teams'.

use crate::{Result, Write, q};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the closure anew: after every change of people, roles or teams. A manager sees
/// their own records, those of everyone in teams they lead (and in teams below), and
/// records without owner (owner 0).
pub async fn refresh(write: &mut Write) -> Result<()> {
    let users: Vec<(i64, String, Option<i64>)> = q("SELECT id, role, team_id FROM users ORDER BY id").all(write.ex()).await?;
    let teams: Vec<(i64, Option<i64>, Option<i64>)> = q("SELECT id, manager_id, parent_id FROM teams ORDER BY id").all(write.ex()).await?;
    let wanted = closure(&users, &teams);
    let have: Vec<(i64, i64)> = q("SELECT viewer_id, owner_id FROM visible_owners").all(write.ex()).await?;
    let have: BTreeSet<(i64, i64)> = have.into_iter().collect();
    for (viewer, owner) in have.difference(&wanted) {
        q("DELETE FROM visible_owners WHERE viewer_id = $1 AND owner_id = $2").bind(*viewer).bind(*owner).exec(write.ex()).await?;
    }
    for (viewer, owner) in wanted.difference(&have) {
        q("INSERT INTO visible_owners (viewer_id, owner_id) VALUES ($1, $2)").bind(*viewer).bind(*owner).exec(write.ex()).await?;
    }
    Ok(())
}

type User = (i64, String, Option<i64>);
type Team = (i64, Option<i64>, Option<i64>);

fn closure(users: &[User], teams: &[Team]) -> BTreeSet<(i64, i64)> {
    let parent: BTreeMap<i64, Option<i64>> = teams.iter().map(|(id, _, parent)| (*id, *parent)).collect();
    let manager: BTreeMap<i64, Option<i64>> = teams.iter().map(|(id, manager, _)| (*id, *manager)).collect();
    let mut pairs = BTreeSet::new();
    for (id, role, team) in users {
        pairs.insert((*id, *id));
        if role == "manager" {
            pairs.insert((*id, 0));
        }
        // Up the tree of teams; the count ends a circle that should not be there.
        let mut up = *team;
        for _ in 0..=teams.len() {
            let Some(t) = up else { break };
            if let Some(Some(leader)) = manager.get(&t) {
                pairs.insert((*leader, *id));
            }
            up = parent.get(&t).copied().flatten();
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn managers_see_the_teams_below() {
        let users = vec![(1, "manager".to_owned(), Some(10)), (2, "manager".to_owned(), Some(11)), (3, "sales".to_owned(), Some(11))];
        let teams = vec![(10, Some(1), None), (11, Some(2), Some(10))];
        let seen = closure(&users, &teams);
        let by = |v: i64| seen.iter().filter(|(w, _)| *w == v).map(|(_, o)| *o).collect::<Vec<_>>();
        assert_eq!(by(1), [0, 1, 2, 3]);
        assert_eq!(by(2), [0, 2, 3]);
        assert_eq!(by(3), [3]);
    }
}
