//! Signing in and one's own account.

use crate::{CommandId, Lang};
use serde::{Deserialize, Serialize};

/// Somebody wants in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// Another password for oneself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The present one.
    pub old: String,
    /// The next one.
    pub new: String,
}

/// One's own name, address and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditAccount {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Name, 1 to 200 characters.
    pub name: Option<String>,
    /// Language of the pages.
    pub lang: Option<Lang>,
}
