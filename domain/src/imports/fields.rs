//! What a file's rows can become, and what its columns can become.

use serde::{Deserialize, Serialize};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Companies and persons.
    Clients,
    /// Products.
    Products,
    /// Colleagues, with their teams.
    Users,
    /// Deals.
    Deals,
}

impl ImportKind {
    /// All kinds, in the order a new organisation needs them.
    pub const ALL: [Self; 4] = [Self::Clients, Self::Products, Self::Users, Self::Deals];

    /// The word of the command line: `--as deals`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Products => "products",
            Self::Users => "users",
            Self::Deals => "deals",
        }
    }

    /// From the word of the command line.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    /// The record's type as the tables name it.
    pub fn record_type(self) -> &'static str {
        match self {
            Self::Clients => "client",
            Self::Products => "product",
            Self::Users => "user",
            Self::Deals => "deal",
        }
    }

    /// From the record's type as the tables name it.
    pub fn of_record_type(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.record_type() == name)
    }

    /// The fields its columns can become, in the order a list offers them.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |f| f.kinds().contains(&self))
    }
}

/// A field a column can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The source's own number of the row, by which it is known again.
    Key,
    /// A client's, product's or colleague's name.
    Name,
    /// A deal's title.
    Title,
    /// First name of a person or colleague.
    FirstName,
    /// Last name of a person or colleague.
    LastName,
    /// Company or person.
    ClientKind,
    /// Parent company, by name.
    Parent,
    /// The company a person works for, by name.
    Company,
    /// What a person does there.
    ContactRole,
    /// Line of business.
    Industry,
    /// People employed.
    Size,
    /// E-mail address; several columns may be one.
    Email,
    /// Phone number; several columns may be one.
    Phone,
    /// Address of the web site.
    Website,
    /// Street and number.
    Street,
    /// Postcode.
    Postcode,
    /// Town.
    City,
    /// State or region.
    Region,
    /// Country.
    Country,
    /// By whom the client was referred, by name.
    ReferredBy,
    /// Article number.
    Code,
    /// Product group or series.
    Category,
    /// Price.
    Price,
    /// A colleague's manager, by name.
    Manager,
    /// A colleague's team.
    Team,
    /// A colleague's role in Kundig.
    Role,
    /// A deal's client, by name.
    Client,
    /// A deal's contact person, by name.
    Contact,
    /// A deal's product, by name.
    Product,
    /// A deal's stage.
    Stage,
    /// A deal's amount.
    Amount,
    /// ISO 4217 code of the amount or price.
    Currency,
    /// Day the deal began.
    OpenedOn,
    /// Day the deal was won or lost.
    ClosedOn,
    /// Day it is expected to close.
    ExpectedClose,
    /// Why it was lost.
    LostReason,
    /// What is to be done next.
    NextStep,
    /// When that is due.
    NextStepDue,
    /// The colleague in charge, by name.
    Owner,
    /// Where the client or deal came from.
    Source,
    /// Tags, separated by comma, semicolon or bar; several columns may be tags.
    Tags,
    /// A remark.
    About,
}

/// What sort of value a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any text.
    Text,
    /// The name of a person or thing.
    Name,
    /// The name of a record that is looked up.
    Link(Target),
    /// An amount of money.
    Money,
    /// A whole number.
    Whole,
    /// A calendar date.
    Date,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A country's name or code.
    Country,
    /// A town: a name that is no country.
    City,
    /// A stage.
    Stage,
    /// Different and filled in every row.
    Key,
    /// One of a few words.
    Choice,
}

/// The records that are found by a name in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Companies and persons.
    Client,
    /// Products.
    Product,
    /// Colleagues.
    User,
}

impl Target {
    /// The word of the command line: `--link 'product:GTXPro=GTX Pro'`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Product => "product",
            Self::User => "user",
        }
    }

    /// From the word of the command line.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Client, Self::Product, Self::User].into_iter().find(|t| t.code() == code)
    }
}

use Field as F;
use ImportKind::{Clients, Deals, Products, Users};

impl Field {
    /// Every field, in the order a list offers them.
    pub const ALL: [Self; 42] = [
        F::Name,
        F::Title,
        F::FirstName,
        F::LastName,
        F::ClientKind,
        F::Client,
        F::Contact,
        F::Product,
        F::Stage,
        F::Amount,
        F::Price,
        F::Currency,
        F::OpenedOn,
        F::ClosedOn,
        F::ExpectedClose,
        F::LostReason,
        F::NextStep,
        F::NextStepDue,
        F::Code,
        F::Category,
        F::Industry,
        F::Size,
        F::Parent,
        F::Company,
        F::ContactRole,
        F::Email,
        F::Phone,
        F::Website,
        F::Street,
        F::Postcode,
        F::City,
        F::Region,
        F::Country,
        F::Manager,
        F::Team,
        F::Role,
        F::Owner,
        F::ReferredBy,
        F::Source,
        F::Tags,
        F::About,
        F::Key,
    ];

    /// The word of the command line: `--map 'close_value=amount'`.
    pub fn code(self) -> &'static str {
        match self {
            F::Key => "key",
            F::Name => "name",
            F::Title => "title",
            F::FirstName => "first_name",
            F::LastName => "last_name",
            F::ClientKind => "client_kind",
            F::Parent => "parent",
            F::Company => "company",
            F::ContactRole => "contact_role",
            F::Industry => "industry",
            F::Size => "size",
            F::Email => "email",
            F::Phone => "phone",
            F::Website => "website",
            F::Street => "street",
            F::Postcode => "postcode",
            F::City => "city",
            F::Region => "region",
            F::Country => "country",
            F::ReferredBy => "referred_by",
            F::Code => "code",
            F::Category => "category",
            F::Price => "price",
            F::Manager => "manager",
            F::Team => "team",
            F::Role => "role",
            F::Client => "client",
            F::Contact => "contact",
            F::Product => "product",
            F::Stage => "stage",
            F::Amount => "amount",
            F::Currency => "currency",
            F::OpenedOn => "opened_on",
            F::ClosedOn => "closed_on",
            F::ExpectedClose => "expected_close",
            F::LostReason => "lost_reason",
            F::NextStep => "next_step",
            F::NextStepDue => "next_step_due",
            F::Owner => "owner",
            F::Source => "source",
            F::Tags => "tags",
            F::About => "about",
        }
    }

    /// From the word of the command line.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }

    /// Which kinds of record have it.
    pub fn kinds(self) -> &'static [ImportKind] {
        match self {
            F::Key => &[Clients, Products, Users, Deals],
            F::Name => &[Clients, Products, Users],
            F::FirstName | F::LastName => &[Clients, Users],
            F::ClientKind
            | F::Parent
            | F::Company
            | F::ContactRole
            | F::Industry
            | F::Size
            | F::Phone
            | F::Website
            | F::Street
            | F::Postcode
            | F::City
            | F::Region
            | F::Country
            | F::ReferredBy => &[Clients],
            F::Email => &[Clients, Users],
            F::Code | F::Category | F::Price => &[Products],
            F::Manager | F::Team | F::Role => &[Users],
            F::Title
            | F::Client
            | F::Contact
            | F::Product
            | F::Stage
            | F::Amount
            | F::OpenedOn
            | F::ClosedOn
            | F::ExpectedClose
            | F::LostReason
            | F::NextStep
            | F::NextStepDue => &[Deals],
            F::Currency => &[Products, Deals],
            F::Owner | F::Source | F::Tags => &[Clients, Deals],
            F::About => &[Clients, Products, Deals],
        }
    }

    /// What sort of value it takes.
    pub fn shape(self) -> Shape {
        match self {
            F::Key => Shape::Key,
            F::Name | F::Title | F::FirstName | F::LastName | F::Team | F::Manager => Shape::Name,
            F::Parent | F::Company | F::ReferredBy | F::Client | F::Contact => Shape::Link(Target::Client),
            F::Product => Shape::Link(Target::Product),
            F::Owner => Shape::Link(Target::User),
            F::Size => Shape::Whole,
            F::Email => Shape::Email,
            F::Phone => Shape::Phone,
            F::City => Shape::City,
            F::Country => Shape::Country,
            F::Price | F::Amount => Shape::Money,
            F::Stage => Shape::Stage,
            F::OpenedOn | F::ClosedOn | F::ExpectedClose | F::NextStepDue => Shape::Date,
            F::ClientKind | F::Role | F::Currency | F::LostReason => Shape::Choice,
            F::ContactRole
            | F::Industry
            | F::Website
            | F::Street
            | F::Postcode
            | F::Region
            | F::Code
            | F::Category
            | F::NextStep
            | F::Source
            | F::Tags
            | F::About => Shape::Text,
        }
    }

    /// Whether several columns may become it.
    pub fn repeats(self) -> bool {
        matches!(self, F::Email | F::Phone | F::Tags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_one_to_one() {
        assert_eq!(Field::ALL.iter().collect::<HashSet<_>>().len(), Field::ALL.len());
        for field in Field::ALL {
            assert_eq!(Field::parse(field.code()), Some(field));
            assert!(!field.kinds().is_empty());
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
        for kind in ImportKind::ALL {
            assert_eq!(ImportKind::parse(kind.code()), Some(kind));
            assert_eq!(ImportKind::of_record_type(kind.record_type()), Some(kind));
            assert!(kind.fields().any(|f| matches!(f, Field::Name | Field::Title)));
        }
    }
}
