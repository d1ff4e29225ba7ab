//! Setting the organisation up: who, where, in which currency, and the first administrator.

use crate::pipelines::Preset;
use crate::{CommandId, Currency, Lang};
use serde::{Deserialize, Serialize};

/// How far the set-up is: decides what the first page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUpState {
    /// The organisation is set up: the page is closed.
    pub done: bool,
    /// Nobody can sign in as administrator yet, so the page asks for the first one.
    pub needs_administrator: bool,
    /// The page must be opened with the code printed at start, since it is asked for from another machine.
    pub needs_code: bool,
    /// The organisation's name, once set.
    pub organisation: String,
    /// The zone to suggest: the server's own.
    pub zone: String,
    /// Hour of the day there, 0 to 23.
    pub hour: i8,
    /// Every time zone the server knows; empty once set up.
    pub zones: Vec<String>,
}

/// The organisation set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUp {
    /// The organisation's name.
    pub organisation: String,
    /// IANA time zone.
    pub zone: String,
    /// Currency of all sums.
    pub currency: Currency,
    /// Language of what the organisation itself writes.
    pub lang: Lang,
    /// The first administrator; `None` if one is signed in.
    pub administrator: Option<FirstAdministrator>,
    /// The code printed at start, if it was asked for.
    pub code: Option<String>,
}

/// The first administrator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstAdministrator {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// The choice of a preset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoosePreset {
    /// Makes the request repeatable.
    pub command: CommandId,
    /// Which.
    pub preset: Preset,
}
