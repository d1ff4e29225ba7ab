//! What people do with clients.

use super::{Address, ClientKind, Email, Phone};
use crate::{ClientId, CommandId, Seen, UserId};
use serde::{Deserialize, Serialize};

/// Makes a client. A person's name is its parts; a company has `name` only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewClient {
    /// The command.
    pub command: Option<CommandId>,
    /// Company or person.
    pub kind: ClientKind,
    /// A company's name.
    pub name: String,
    /// A person's first name.
    pub first_name: Option<String>,
    /// A person's last name.
    pub last_name: Option<String>,
    /// Parent company.
    pub parent: Option<ClientId>,
    /// Industry.
    pub industry: Option<String>,
    /// People employed.
    pub size: Option<i64>,
    /// Web address.
    pub website: Option<String>,
    /// Where the client came from.
    pub source: Option<String>,
    /// One line under the name.
    pub about: Option<String>,
    /// Owner; `None`: whoever makes it.
    pub owner: Option<UserId>,
    /// Who recommended them.
    pub referred_by: Option<ClientId>,
    /// Phone numbers, the main one first.
    pub phones: Vec<Phone>,
    /// E-mail addresses, the main one first.
    pub emails: Vec<Email>,
    /// Postal addresses.
    pub addresses: Vec<Address>,
    /// Tags by name; unknown ones are made.
    pub tags: Vec<String>,
    /// The company a person belongs to, with their role there.
    pub company: Option<AtCompany>,
    /// A company's first contact, made with it.
    pub contact: Option<NewContact>,
}

/// Where a person belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtCompany {
    /// The company.
    pub id: ClientId,
    /// Their role there.
    #[serde(default)]
    pub role: Option<String>,
    /// Whether they are the one to ask first.
    #[serde(default)]
    pub main: bool,
}

/// A person made as a company's contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewContact {
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Role in the company.
    pub role: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether they are the one to ask first.
    pub main: bool,
}

/// Changes fields of a client; a field that is `None` stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditClient {
    /// The command.
    pub command: CommandId,
    /// Which client.
    pub id: ClientId,
    /// Company name, or a person's whole name.
    #[serde(default)]
    pub name: Option<Seen<String>>,
    /// First name.
    #[serde(default)]
    pub first_name: Option<Seen<Option<String>>>,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<Seen<Option<String>>>,
    /// Parent company.
    #[serde(default)]
    pub parent: Option<Seen<Option<ClientId>>>,
    /// Industry.
    #[serde(default)]
    pub industry: Option<Seen<Option<String>>>,
    /// People employed.
    #[serde(default)]
    pub size: Option<Seen<Option<i64>>>,
    /// Web address.
    #[serde(default)]
    pub website: Option<Seen<Option<String>>>,
    /// Where the client came from.
    #[serde(default)]
    pub source: Option<Seen<Option<String>>>,
    /// One line under the name.
    #[serde(default)]
    pub about: Option<Seen<Option<String>>>,
    /// Owner.
    #[serde(default)]
    pub owner: Option<Seen<Option<UserId>>>,
    /// Who recommended them.
    #[serde(default)]
    pub referred_by: Option<Seen<Option<ClientId>>>,
    /// All phone numbers.
    #[serde(default)]
    pub phones: Option<Seen<Vec<Phone>>>,
    /// All e-mail addresses.
    #[serde(default)]
    pub emails: Option<Seen<Vec<Email>>>,
    /// All postal addresses.
    #[serde(default)]
    pub addresses: Option<Seen<Vec<Address>>>,
}

impl EditClient {
    /// A change of nothing yet.
    pub fn of(command: CommandId, id: ClientId) -> Self {
        Self {
            command,
            id,
            name: None,
            first_name: None,
            last_name: None,
            parent: None,
            industry: None,
            size: None,
            website: None,
            source: None,
            about: None,
            owner: None,
            referred_by: None,
            phones: None,
            emails: None,
            addresses: None,
        }
    }
}

/// Puts tags on a client and takes others off, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagClient {
    /// The command.
    pub command: CommandId,
    /// Which client.
    pub id: ClientId,
    /// Names to add; unknown ones are made.
    #[serde(default)]
    pub add: Vec<String>,
    /// Names to take off.
    #[serde(default)]
    pub remove: Vec<String>,
}

/// Archives a client, or brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveClient {
    /// The command.
    pub command: CommandId,
    /// Which client.
    pub id: ClientId,
    /// Archive, or bring back.
    pub archived: bool,
}

/// Links a person to a company, or changes role and place there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkContact {
    /// The command.
    pub command: CommandId,
    /// The company.
    pub company: ClientId,
    /// Who.
    pub person: WhichPerson,
    /// Role in the company.
    #[serde(default)]
    pub role: Option<String>,
    /// Whether they are the one to ask first; there is at most one.
    #[serde(default)]
    pub main: bool,
}

/// A person that is there, or a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhichPerson {
    /// There already.
    Known(ClientId),
    /// To be made; its `role` and `main` are not read.
    New(NewContact),
}

/// Takes a person off a company; both stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlinkContact {
    /// The command.
    pub command: CommandId,
    /// The company.
    pub company: ClientId,
    /// The person.
    pub person: ClientId,
}

/// What a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientDone {
    /// Which client.
    pub id: ClientId,
    /// Its version now.
    pub version: i64,
}
