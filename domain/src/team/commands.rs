//! What can be asked about people and teams.

use crate::{CommandId, Role, TeamId, UserId};
use serde::{Deserialize, Serialize};

/// A new colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddUser {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Name, 1 to 200 characters.
    pub name: String,
    /// E-mail address, with which they sign in; they can add it themselves when invited.
    pub email: Option<String>,
    /// Role.
    pub role: Role,
    /// Team.
    pub team: Option<TeamId>,
}

/// A change of a colleague: only the fields that are set change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditUser {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Who.
    pub id: UserId,
    /// New name.
    #[serde(default)]
    pub name: Option<String>,
    /// New e-mail address; an empty text removes it.
    #[serde(default)]
    pub email: Option<String>,
    /// New role.
    #[serde(default)]
    pub role: Option<Role>,
    /// New team; `Some(None)` takes them out of theirs.
    #[serde(default, with = "double")]
    pub team: Option<Option<TeamId>>,
    /// False: they leave, their sessions end and their records stay theirs. True: they are back.
    #[serde(default)]
    pub active: Option<bool>,
}

/// Tells 'not named' from 'set to nothing' in JSON: the first is an absent or empty list.
mod double {
    use crate::TeamId;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<Option<TeamId>>, to: S) -> Result<S::Ok, S::Error> {
        value.iter().collect::<Vec<_>>().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<TeamId>>, D::Error> {
        Ok(Vec::<Option<TeamId>>::deserialize(from)?.into_iter().next())
    }
}

/// A new team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddTeam {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Name, 1 to 200 characters.
    pub name: String,
    /// Who leads it: a manager or an administrator.
    pub manager: Option<UserId>,
}

/// A team as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditTeam {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub id: TeamId,
    /// Name.
    pub name: String,
    /// Who leads it.
    pub manager: Option<UserId>,
}

/// A request about one person and nothing else: invite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutUser {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Who.
    pub id: UserId,
}

/// A request about one team and nothing else: remove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutTeam {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub id: TeamId,
}

/// An invitation, shown once so that it can be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// The link's secret part.
    pub token: String,
    /// Until when it works, Unix ms.
    pub expires_at: crate::Millis,
}

/// What the page of an invitation shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Who is invited.
    pub name: String,
    /// Their e-mail address, if it is known; else they type it.
    pub email: Option<String>,
    /// The organisation's name.
    pub organisation: String,
}

/// Taking up an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptInvitation {
    /// The link's secret part.
    pub token: String,
    /// E-mail address; needed only if none was known.
    pub email: Option<String>,
    /// The password they choose.
    pub password: String,
}
