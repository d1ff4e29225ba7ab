//! People who work with Kundig, and their teams.

mod commands;
mod password;

pub use commands::*;
pub use password::{MAX_PASSWORD, MIN_PASSWORD, check as check_password};

use crate::{Role, TeamId, UserId};
use serde::{Deserialize, Serialize};

/// A person, as pickers, avatars and filters need them. Initials and colour follow from
/// name and id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The team they are in.
    pub team: Option<TeamId>,
    /// Whether they still work here; who left stays the owner of old records.
    pub active: bool,
}

/// A team, as pickers and filters need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Who leads it.
    pub manager: Option<UserId>,
}

/// A person with what administrators see and set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Who it is.
    pub person: Person,
    /// Their e-mail address; imported colleagues may have none.
    pub email: Option<String>,
    /// Whether they have a password, so can sign in.
    pub can_sign_in: bool,
    /// Until when an invitation is open, Unix ms.
    pub invited_until: Option<crate::Millis>,
    /// When they were last here, Unix ms.
    pub last_seen: Option<crate::Millis>,
    /// Version of the record.
    pub version: i64,
}

/// Everything on the page of people and teams.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Everybody, active first, by name.
    pub people: Vec<Colleague>,
    /// Every team, by name.
    pub teams: Vec<Team>,
}
