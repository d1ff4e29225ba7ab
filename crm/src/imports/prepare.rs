//! A row of text becomes a record to be, with its problems. No database here: the dry run
//! and the import prepare alike.

mod clients;
mod deals;
mod people;

pub use clients::{ClientRow, Later, LaterLink, ProductRow};
pub use deals::{DealRow, StageEntry, StageTable, made_title};
pub use people::UserRow;

use super::files::hex;
use super::lookups::Lookups;
use super::rows::Row;
use domain::fold::fold;
use domain::imports::names::Found;
use domain::imports::plan::{Becomes, Plan};
use domain::imports::{Field, ImportKind, ProblemKind, Severity, Target, Vocabulary, dates, fingerprint_text, numbers};
use domain::{Currency, Date, Money};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The longest name or title, in characters.
const LONGEST_NAME: usize = 300;
/// The longest remark, in characters.
const LONGEST_TEXT: usize = 20_000;

/// What is wrong with a cell.
#[derive(Clone, Debug)]
pub struct CellProblem {
    /// What.
    pub kind: ProblemKind,
    /// In which column; `None`: the row as such.
    pub column: Option<usize>,
    /// The cell's text.
    pub value: String,
    /// The unknown name, so that it can be accepted afterwards.
    pub link: Option<Target>,
}

/// The record a row becomes.
#[derive(Clone, Debug)]
pub enum NewRecord {
    /// A company or person.
    Client(Box<ClientRow>),
    /// A product.
    Product(Box<ProductRow>),
    /// A colleague.
    User(Box<UserRow>),
    /// A deal.
    Deal(Box<DealRow>),
}

/// A row, ready to be written or refused.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// As a spreadsheet counts it.
    pub number: u64,
    /// By what it is known again.
    pub key: String,
    /// The record; `None`: the row fails.
    pub record: Option<NewRecord>,
    /// What is wrong with it.
    pub problems: Vec<CellProblem>,
    /// Names that lead elsewhere by an answer.
    pub answered: Vec<(Target, String)>,
    /// Its sources, tags and lost reasons that do not exist yet, as the file writes them.
    pub new_words: Vec<(Vocabulary, String)>,
    /// The cells as read, for the list of failed rows.
    pub cells: Vec<String>,
}

impl Prepared {
    /// Whether it is written with a warning.
    pub fn has_warning(&self) -> bool {
        self.problems.iter().any(|p| p.kind.severity() == Severity::Warning)
    }
}

/// Turns rows into records, one after the other, in the file's order.
pub struct Preparer<'a> {
    /// What the columns become.
    pub plan: &'a Plan,
    /// Names of records. An import adds the clients it makes.
    pub lookups: &'a Lookups,
    /// The stages, for deals.
    pub stages: Option<&'a StageTable>,
    /// Today in the organisation's zone.
    pub today: Date,
    fields: HashMap<Field, Vec<usize>>,
    extra: Vec<usize>,
    titles: Vec<String>,
    /// How often a row of equal values came.
    repeats: HashMap<u64, u32>,
    /// Hashes of the names of rows so far.
    names: HashSet<u64>,
    /// Hashes of all names in the file: parents may stand below their children.
    file_names: &'a HashSet<u64>,
}

/// A name's hash, equal for names that are found alike.
pub fn name_hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    fold(name).hash(&mut hasher);
    hasher.finish()
}

impl<'a> Preparer<'a> {
    /// Ready for the first row.
    pub fn new(plan: &'a Plan, lookups: &'a Lookups, stages: Option<&'a StageTable>, file_names: &'a HashSet<u64>, today: Date) -> Self {
        let mut fields: HashMap<Field, Vec<usize>> = HashMap::new();
        let mut extra = Vec::new();
        for (at, column) in plan.columns.iter().enumerate() {
            match column.becomes {
                Becomes::Field(field) => fields.entry(field).or_default().push(at),
                Becomes::Extra => extra.push(at),
                Becomes::Nothing => {}
            }
        }
        Self {
            plan,
            lookups,
            stages,
            today,
            fields,
            extra,
            titles: plan.titles(),
            repeats: HashMap::new(),
            names: HashSet::new(),
            file_names,
        }
    }

    /// The record a row becomes.
    pub fn prepare(&mut self, row: Row) -> Prepared {
        let key = self.key(&row);
        let mut cells =
            Cells { preparer: self, row: &row, problems: Vec::new(), answered: Vec::new(), new_words: Vec::new(), rescued: Vec::new() };
        if row.cells.iter().skip(cells.preparer.titles.len()).any(|c| !c.is_empty()) {
            cells.problem(ProblemKind::TooManyCells, None, row.cells.last().map_or("", String::as_str));
        }
        let record = match cells.preparer.plan.kind {
            ImportKind::Clients => cells.client().map(|c| NewRecord::Client(Box::new(c))),
            ImportKind::Products => cells.product().map(|p| NewRecord::Product(Box::new(p))),
            ImportKind::Users => cells.user().map(|u| NewRecord::User(Box::new(u))),
            ImportKind::Deals => cells.deal().map(|d| NewRecord::Deal(Box::new(d))),
        };
        let (problems, answered, new_words) = (cells.problems, cells.answered, cells.new_words);
        let fails = problems.iter().any(|p| p.kind.severity() == Severity::Failed);
        Prepared { number: row.number, key, record: record.filter(|_| !fails), problems, answered, new_words, cells: row.cells }
    }

    fn key(&mut self, row: &Row) -> String {
        let own = self.fields.get(&Field::Key).and_then(|c| c.first()).and_then(|c| row.cells.get(*c)).filter(|k| !k.is_empty());
        if let Some(own) = own {
            return own.chars().take(LONGEST_NAME).collect();
        }
        let text = fingerprint_text(self.titles.iter().map(String::as_str).zip(row.cells.iter().map(String::as_str)));
        let digest = Sha256::digest(text.as_bytes());
        let mut short = [0; 8];
        short.copy_from_slice(&digest[..8]);
        let repeat = self.repeats.entry(u64::from_le_bytes(short)).or_insert(0);
        *repeat += 1;
        format!("#{}:{repeat}", hex(&digest[..16]))
    }
}

/// The cells of one row, with what is found wrong.
struct Cells<'p, 'a> {
    preparer: &'p mut Preparer<'a>,
    row: &'p Row,
    problems: Vec<CellProblem>,
    answered: Vec<(Target, String)>,
    new_words: Vec<(Vocabulary, String)>,
    /// Columns whose value could not become their field, and is kept with the record.
    rescued: Vec<usize>,
}

/// What a name in a cell leads to.
enum Link {
    /// The cell is empty.
    Empty,
    /// This record.
    To(i64),
    /// A client of the same file, which may come later.
    InFile(String),
    /// Nothing; the problem is noted.
    Unknown,
}

impl Cells<'_, '_> {
    fn column(&self, field: Field) -> Option<usize> {
        self.preparer.fields.get(&field).and_then(|c| c.first()).copied()
    }

    fn at(&self, column: usize) -> Option<&str> {
        self.row.cells.get(column).map(String::as_str).filter(|c| !c.is_empty())
    }

    fn raw(&self, field: Field) -> Option<&str> {
        self.at(self.column(field)?)
    }

    fn problem(&mut self, kind: ProblemKind, column: Option<usize>, value: &str) {
        let value = value.chars().take(200).collect();
        self.problems.push(CellProblem { kind, column, value, link: None });
    }

    /// A short text.
    fn text(&mut self, field: Field) -> Option<String> {
        self.bounded(field, LONGEST_NAME)
    }

    /// A long text.
    fn long_text(&mut self, field: Field) -> Option<String> {
        self.bounded(field, LONGEST_TEXT)
    }

    fn bounded(&mut self, field: Field, most: usize) -> Option<String> {
        let value = self.raw(field)?.to_owned();
        if value.chars().count() > most {
            self.problem(ProblemKind::TooLong, self.column(field), &value);
            return None;
        }
        Some(value)
    }

    fn date(&mut self, field: Field) -> Option<Date> {
        let value = self.raw(field)?.to_owned();
        match dates::parse_date(&value, self.preparer.plan.reading.dates) {
            Ok(date) => Some(date),
            Err(_) => {
                self.problem(ProblemKind::NotADate, self.column(field), &value);
                None
            }
        }
    }

    fn whole(&mut self, field: Field) -> Option<i64> {
        let value = self.raw(field)?.to_owned();
        numbers::parse_whole(&value, self.preparer.plan.reading.decimals).map_err(|e| self.number_problem(field, e, &value)).ok()
    }

    fn number_problem(&mut self, field: Field, error: numbers::NumberError, value: &str) {
        let kind = match error {
            numbers::NumberError::NotANumber => ProblemKind::NotANumber,
            numbers::NumberError::TooLarge => ProblemKind::NumberTooLarge,
        };
        self.problem(kind, self.column(field), value);
    }

    /// An amount in the row's currency, else the cell's own, else the plan's. Empty stays empty.
    fn money(&mut self, field: Field) -> Option<Money> {
        let value = self.raw(field)?.to_owned();
        let amount = match numbers::parse_amount(&value, self.preparer.plan.reading.decimals) {
            Ok(amount) => amount,
            Err(e) => {
                self.number_problem(field, e, &value);
                return None;
            }
        };
        let currency = match self.raw(Field::Currency).map(str::to_owned) {
            Some(code) => match Currency::parse(&code) {
                Some(currency) => currency,
                None => {
                    self.problem(ProblemKind::NotACurrency, self.column(Field::Currency), &code);
                    return None;
                }
            },
            None => amount.currency.and_then(Currency::parse).unwrap_or(self.preparer.plan.currency),
        };
        numbers::as_money(amount.value, currency).map_err(|e| self.number_problem(field, e, &value)).ok()
    }

    /// The record of the name in a cell: as answered, else found, else a problem.
    fn link(&mut self, field: Field, target: Target, unknown: ProblemKind) -> Link {
        let Some(name) = self.raw(field).map(str::to_owned) else { return Link::Empty };
        if let Some(id) = self.preparer.plan.answer(target, &name).and_then(|a| a.id) {
            self.answered.push((target, name));
            return Link::To(id);
        }
        let kind = match self.preparer.lookups.of(target).find(&name) {
            Found::One(id) => return Link::To(id),
            Found::Several => ProblemKind::NameAmbiguous,
            Found::None => {
                let in_file = self.preparer.plan.kind == ImportKind::Clients && target == Target::Client;
                if in_file && self.preparer.file_names.contains(&name_hash(&name)) {
                    return Link::InFile(name);
                }
                unknown
            }
        };
        self.problems.push(CellProblem { kind, column: self.column(field), value: name, link: Some(target) });
        Link::Unknown
    }

    /// The values of all columns that become a field, each split at separators if wanted.
    fn values(&self, field: Field) -> Vec<(usize, String)> {
        let columns = self.preparer.fields.get(&field).cloned().unwrap_or_default();
        columns.into_iter().filter_map(|c| self.at(c).map(|v| (c, v.to_owned()))).collect()
    }

    /// A word that records share: as answered, as it exists already, or new.
    fn word(&mut self, vocabulary: Vocabulary, written: String) -> String {
        if let Some(known) = self.preparer.lookups.words.find(vocabulary, &written) {
            return known.to_owned();
        }
        let becomes = self.preparer.plan.word(vocabulary, &written).map(str::to_owned);
        self.new_words.push((vocabulary, written.clone()));
        becomes.unwrap_or(written)
    }

    /// A source or a lost reason.
    fn shared(&mut self, field: Field, vocabulary: Vocabulary) -> Option<String> {
        let written = self.text(field)?;
        Some(self.word(vocabulary, written))
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for (_, value) in self.values(Field::Tags) {
            for tag in value.split([',', ';', '|']).map(str::trim).filter(|t| !t.is_empty()) {
                let tag = self.word(Vocabulary::Tag, tag.chars().take(60).collect());
                if !tags.iter().any(|t| fold(t) == fold(&tag)) {
                    tags.push(tag);
                }
            }
        }
        tags
    }

    /// The columns without a field, as JSON: title and value. `None` if all are empty.
    fn extra(&self) -> Option<String> {
        let columns = self.preparer.extra.iter().chain(&self.rescued);
        let map: serde_json::Map<String, serde_json::Value> = columns
            .filter_map(|c| {
                Some((self.preparer.titles.get(*c)?.clone(), self.at(*c)?.chars().take(LONGEST_TEXT).collect::<String>().into()))
            })
            .collect();
        (!map.is_empty()).then(|| serde_json::Value::Object(map).to_string())
    }
}
