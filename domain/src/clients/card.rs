//! Everything on a client's card at first sight.

use super::{Address, ClientKind, ClientRef, Colleague, Email, Phone};
use crate::tasks::Task;
use crate::timeline::TimelinePage;
use crate::{ClientId, Date, DealId, Money};
use serde::{Deserialize, Serialize};

/// The card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientCard {
    /// The client itself.
    pub client: Client,
    /// A company's contacts, the main one first; a person's companies.
    pub contacts: Vec<Contact>,
    /// Companies below this one.
    pub children: Vec<ClientRef>,
    /// Open deals the viewer may see, newest change first; at most 50.
    pub open_deals: Vec<MiniDeal>,
    /// Sum of the open deals in the organisation's currency; `None` if none has an amount there.
    pub open_sum: Option<Money>,
    /// Won and lost deals the viewer may see, newest first; at most 20.
    pub past_deals: Vec<MiniDeal>,
    /// Whether there are more past deals.
    pub more_past: bool,
    /// Open tasks, the earliest first; at most 50.
    pub tasks: Vec<Task>,
    /// First page of the timeline.
    pub timeline: TimelinePage,
    /// Whether the viewer may change the card.
    pub may_edit: bool,
}

/// A client with all its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// Company or person.
    pub kind: ClientKind,
    /// Its name.
    pub name: String,
    /// A person's first name.
    pub first_name: Option<String>,
    /// A person's last name.
    pub last_name: Option<String>,
    /// Parent company.
    pub parent: Option<ClientRef>,
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
    /// Owner.
    pub owner: Option<Colleague>,
    /// Who recommended them.
    pub referred_by: Option<ClientRef>,
    /// Phone numbers, the main one first.
    pub phones: Vec<Phone>,
    /// E-mail addresses, the main one first.
    pub emails: Vec<Email>,
    /// Postal addresses.
    pub addresses: Vec<Address>,
    /// Tags by name.
    pub tags: Vec<String>,
    /// Columns 'From the import': name and value.
    pub extra: Vec<(String, String)>,
    /// Whether it is archived.
    pub archived: bool,
    /// Version.
    pub version: i64,
}

/// A person at a company, seen from either side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The person, or on a person's card the company.
    pub id: ClientId,
    /// Name.
    pub name: String,
    /// The person's role in the company.
    pub role: Option<String>,
    /// Whether they are the one to ask first.
    pub main: bool,
    /// First phone number.
    pub phone: Option<String>,
    /// First e-mail address.
    pub email: Option<String>,
}

/// A deal as a small card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MiniDeal {
    /// Its id.
    pub id: DealId,
    /// Its title.
    pub title: String,
    /// Its amount, if it has one.
    pub amount: Option<Money>,
    /// The stage's name.
    pub stage: String,
    /// The stage's colour, 1 to 8.
    pub colour: i64,
    /// Which of the pipeline's stages it is, from 1.
    pub position: i64,
    /// How many stages the pipeline has.
    pub of: i64,
    /// The stage's probability.
    pub probability: crate::Share,
    /// `open`, `won`, `lost`.
    pub status: String,
    /// Next step.
    pub next_step: Option<String>,
    /// When it is due.
    pub next_step_due: Option<Date>,
    /// When it was won or lost.
    pub closed_on: Option<Date>,
}
