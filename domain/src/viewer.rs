//! Who asks, and what they may do: the table of rights and the scope of a query.

use crate::ids::UserId;
use crate::lang::Lang;
use crate::money::Currency;
use serde::{Deserialize, Serialize};

/// What a person is in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, settings and people too.
    Admin,
    /// Their own and their teams' records, and those without owner; imports.
    Manager,
    /// Their own records.
    Sales,
    /// Sees every record, changes none.
    Viewer,
}

impl Role {
    /// All roles, highest first.
    pub const ALL: [Role; 4] = [Role::Admin, Role::Manager, Role::Sales, Role::Viewer];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Manager => "manager",
            Role::Sales => "sales",
            Role::Viewer => "viewer",
        }
    }

    /// From its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == name)
    }
}

/// What a right is about. Contacts, notes, tasks and timeline entries follow the
/// record they stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Record {
    /// Companies and persons.
    Client,
    /// Deals, with their tasks and activities.
    Deal,
    /// Products.
    Product,
    /// Imports of files.
    Import,
    /// People and teams.
    User,
    /// Organisation, pipelines, rates.
    Settings,
}

impl Record {
    /// Every kind, for tables and tests.
    pub const ALL: [Record; 6] =
        [Record::Client, Record::Deal, Record::Product, Record::Import, Record::User, Record::Settings];
}

/// What is done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// See it.
    Read,
    /// Make a new one.
    Create,
    /// Change it.
    Update,
    /// Archive it, and bring it back.
    Archive,
}

impl Action {
    /// Every action, for tables and tests.
    pub const ALL: [Action; 4] = [Action::Read, Action::Create, Action::Update, Action::Archive];
}

/// Which records of a kind a query may touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Every record.
    All,
    /// Records whose owner stands in `visible_owners` for this viewer.
    Owners(UserId),
    /// None.
    Nothing,
}

/// Who asks: the first argument of every use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person; `None` is the system itself (command line, jobs).
    pub user: Option<UserId>,
    /// Their role.
    pub role: Role,
    /// Language of sentences made for them.
    pub lang: Lang,
}

impl Viewer {
    /// The system itself: the command line on the server's machine, and jobs.
    pub fn system(lang: Lang) -> Self {
        Self { user: None, role: Role::Admin, lang }
    }

    /// Which records of a kind they may do this to. The fixed table of rights.
    pub fn scope(&self, record: Record, action: Action) -> Scope {
        let Some(user) = self.user else { return Scope::All };
        let reads = action == Action::Read;
        match (self.role, record) {
            (Role::Admin, _) => Scope::All,
            // People's names stand on every card: all may read them, and what is sold, and the pipelines.
            (_, Record::User | Record::Product | Record::Settings) if reads => Scope::All,
            (Role::Manager, Record::Product | Record::Import) => Scope::All,
            (Role::Manager | Role::Sales, Record::Client | Record::Deal) => Scope::Owners(user),
            (Role::Viewer, Record::Client | Record::Deal) if reads => Scope::All,
            _ => Scope::Nothing,
        }
    }

    /// Whether they may do this to any record of the kind at all.
    pub fn may(&self, record: Record, action: Action) -> bool {
        self.scope(record, action) != Scope::Nothing
    }
}

/// The signed-in person as pages know them: sent once with the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their role.
    pub role: Role,
    /// Their language.
    pub lang: Lang,
    /// The organisation's name; empty before it is set up.
    pub organisation: String,
    /// Whether the organisation is set up.
    pub set_up: bool,
    /// Whether a preset was chosen, or a pipeline came otherwise (else the first-run page is next for an administrator).
    pub preset_chosen: bool,
    /// The organisation's currency.
    pub currency: Currency,
    /// The organisation's IANA time zone.
    pub zone: String,
    /// Today in that zone, when the page was made.
    pub today: crate::dates::Date,
    /// Minutes the zone is ahead of UTC, when the page was made.
    pub utc_offset_min: i32,
}

impl Me {
    /// The same person as a viewer, for asking what they may do.
    pub fn viewer(&self) -> Viewer {
        Viewer { user: Some(self.id), role: self.role, lang: self.lang }
    }

    /// Whether they may do this to any record of the kind: decides which buttons are shown.
    pub fn may(&self, record: Record, action: Action) -> bool {
        self.viewer().may(record, action)
    }
}
