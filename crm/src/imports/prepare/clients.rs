//! Clients and products.

use super::{Cells, Link, name_hash};
use domain::Money;
use domain::fold::{digits, fold};
use domain::imports::names::Found;
use domain::imports::profile::is_email;
use domain::imports::{Field, ProblemKind, Target, Vocabulary};

/// A company or person to be.
#[derive(Clone, Debug, Default)]
pub struct ClientRow {
    /// Whether a person, else a company.
    pub person: bool,
    /// Name; a person's first and last name.
    pub name: String,
    /// First name of a person.
    pub first_name: Option<String>,
    /// Last name of a person.
    pub last_name: Option<String>,
    /// Line of business.
    pub industry: Option<String>,
    /// People employed.
    pub size: Option<i64>,
    /// Web site.
    pub website: Option<String>,
    /// Where the client came from.
    pub source: Option<String>,
    /// A remark.
    pub about: Option<String>,
    /// The colleague in charge.
    pub owner: Option<i64>,
    /// Parent company.
    pub parent: Option<i64>,
    /// Who recommended us.
    pub referred_by: Option<i64>,
    /// Where a person works, and as what.
    pub company: Option<i64>,
    /// What a person does there.
    pub contact_role: Option<String>,
    /// Clients of the same file that may come later.
    pub later: Vec<LaterLink>,
    /// Phone numbers.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Street, postcode, town, region, country.
    pub address: [Option<String>; 5],
    /// Tags.
    pub tags: Vec<String>,
    /// Columns without a field, JSON.
    pub extra: Option<String>,
}

/// What a client of the same file is to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// Its parent company.
    Parent,
    /// Where the person works.
    Company,
    /// Who recommended us.
    ReferredBy,
}

/// A link to a client of the same file.
#[derive(Clone, Debug)]
pub struct LaterLink {
    /// As what.
    pub what: Later,
    /// By name.
    pub name: String,
    /// The column it stands in.
    pub column: Option<usize>,
}

/// A product to be.
#[derive(Clone, Debug, Default)]
pub struct ProductRow {
    /// Name.
    pub name: String,
    /// Article number.
    pub code: Option<String>,
    /// Group or series.
    pub category: Option<String>,
    /// Price.
    pub price: Option<Money>,
    /// A remark.
    pub about: Option<String>,
    /// Columns without a field, JSON.
    pub extra: Option<String>,
}

impl Cells<'_, '_> {
    /// Warns of a second record of one name; both are kept.
    fn note_name(&mut self, name: &str, target: Target) {
        let first = self.preparer.names.insert(name_hash(name));
        if !first || self.preparer.lookups.of(target).find(name) != Found::None {
            self.problem(ProblemKind::SameName, self.column(Field::Name), name);
        }
    }

    pub(super) fn client(&mut self) -> Option<ClientRow> {
        let mut new = ClientRow {
            name: self.text(Field::Name).unwrap_or_default(),
            first_name: self.text(Field::FirstName),
            last_name: self.text(Field::LastName),
            industry: self.text(Field::Industry),
            size: self.whole(Field::Size),
            website: self.text(Field::Website),
            source: self.shared(Field::Source, Vocabulary::Source),
            about: self.long_text(Field::About),
            contact_role: self.text(Field::ContactRole),
            ..ClientRow::default()
        };
        let in_parts = new.first_name.is_some() || new.last_name.is_some();
        new.person = in_parts;
        if let Some(word) = self.raw(Field::ClientKind).map(str::to_owned) {
            match fold(&word).as_str() {
                "company" | "firma" | "unternehmen" | "organisation" | "organization" | "business" | "b2b" | "geschaftskunde" => {
                    new.person = false
                }
                "person" | "private" | "privat" | "privatperson" | "privatkunde" | "individual" | "contact" | "kontakt" | "b2c" => {
                    new.person = true
                }
                _ => {
                    self.problem(ProblemKind::NotAKind, self.column(Field::ClientKind), &word);
                    self.rescued.extend(self.column(Field::ClientKind));
                }
            }
        }
        if new.name.is_empty() {
            new.name = [new.first_name.as_deref(), new.last_name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        }
        if !new.person {
            (new.first_name, new.last_name) = (None, None);
        }
        if new.name.is_empty() {
            self.problem(ProblemKind::NameMissing, self.column(Field::Name), "");
            return None;
        }
        let name = new.name.clone();
        self.note_name(&name, Target::Client);
        self.clients_links(&mut new);
        for (_, value) in self.values(Field::Phone) {
            if !digits(&value).is_empty() {
                new.phones.push(value.chars().take(60).collect());
            }
        }
        for (column, value) in self.values(Field::Email) {
            if is_email(&value) {
                new.emails.push(value);
            } else {
                self.problem(ProblemKind::NotAnEmail, Some(column), &value);
                self.rescued.push(column);
            }
        }
        let parts = [Field::Street, Field::Postcode, Field::City, Field::Region, Field::Country];
        new.address = parts.map(|f| self.text(f));
        new.tags = self.tags();
        new.extra = self.extra();
        Some(new)
    }

    fn clients_links(&mut self, new: &mut ClientRow) {
        if let Link::To(owner) = self.link(Field::Owner, Target::User, ProblemKind::UserUnknown) {
            new.owner = Some(owner);
        }
        let places = [(Field::Parent, Later::Parent), (Field::Company, Later::Company), (Field::ReferredBy, Later::ReferredBy)];
        for (field, what) in places {
            match self.link(field, Target::Client, ProblemKind::ClientUnknown) {
                Link::To(id) => match what {
                    Later::Parent => new.parent = Some(id),
                    Later::Company => new.company = Some(id),
                    Later::ReferredBy => new.referred_by = Some(id),
                },
                Link::InFile(name) if name_hash(&name) == name_hash(&new.name) => {
                    self.problem(ProblemKind::ParentLoop, self.column(field), &name);
                }
                Link::InFile(name) => new.later.push(LaterLink { what, name, column: self.column(field) }),
                Link::Empty | Link::Unknown => {}
            }
        }
    }

    pub(super) fn product(&mut self) -> Option<ProductRow> {
        let new = ProductRow {
            name: self.text(Field::Name).unwrap_or_default(),
            code: self.text(Field::Code),
            category: self.text(Field::Category),
            price: self.money(Field::Price),
            about: self.long_text(Field::About),
            extra: self.extra(),
        };
        if new.name.is_empty() {
            self.problem(ProblemKind::NameMissing, self.column(Field::Name), "");
            return None;
        }
        let name = new.name.clone();
        self.note_name(&name, Target::Product);
        Some(new)
    }
}
