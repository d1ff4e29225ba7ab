//! What an import is going to do, and what it did: the shapes that are stored with it and
//! shown on its pages.

use super::fields::{Field, ImportKind, Target};
use super::layout::{Delimiter, Encoding, Quote};
use super::ledger::{Ledger, ProblemKind, Severity};
use super::matching::Certainty;
use super::names::Suggestion;
use super::profile::ColumnFacts;
use super::stages::{PlannedStage, SeenStage, StageSense};
use super::vocabulary::{KnownWords, NewWord, Vocabulary, WordAnswer};
use super::{DateOrder, DecimalStyle};
use crate::{Currency, Date, ImportId, Millis, Money};
use serde::{Deserialize, Serialize};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Character set.
    pub encoding: Encoding,
    /// Between cells.
    pub delimiter: Delimiter,
    /// Around cells.
    pub quote: Quote,
    /// The row with the titles, from 1; 0: none.
    pub titles_in: usize,
    /// Order of day, month and year.
    pub dates: DateOrder,
    /// Whether the file itself says so; else it was the language's habit.
    pub dates_sure: bool,
    /// What separates decimals.
    pub decimals: DecimalStyle,
    /// Whether the file itself says so.
    pub decimals_sure: bool,
}

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Becomes {
    /// A field.
    Field(Field),
    /// Kept with the record, shown under 'From the import'.
    Extra,
    /// Left out.
    Nothing,
}

impl Becomes {
    /// From the command line's word or a list's value: a field's code, `extra` or `skip`.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "extra" => Some(Self::Extra),
            "skip" => Some(Self::Nothing),
            _ => Field::parse(code).map(Self::Field),
        }
    }

    /// The word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Extra => "extra",
            Self::Nothing => "skip",
            Self::Field(field) => field.code(),
        }
    }
}

/// A column and what it becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedColumn {
    /// What is known of it.
    pub facts: ColumnFacts,
    /// What it becomes.
    pub becomes: Becomes,
    /// How sure the rules were; `None`: no field fits.
    pub certainty: Option<Certainty>,
    /// Whether a person decided.
    pub by_hand: bool,
}

/// A person's answer about an unknown name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkAnswer {
    /// Where it was looked up.
    pub target: Target,
    /// The name in the file.
    pub name: String,
    /// The record that is meant; `None`: leave the link out.
    pub id: Option<i64>,
    /// That record's name.
    pub to: String,
}

/// What becomes of a stage of the file in a pipeline that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageChoice {
    /// This stage.
    Use(i64),
    /// A new stage of its name.
    Create(StageSense),
}

/// The stages of a file of deals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StagesPlan {
    /// A pipeline that exists; each stage of the file with its answer.
    Existing {
        /// The pipeline.
        pipeline: i64,
        /// Its name.
        name: String,
        /// The file's stages, those without an answer left out.
        stages: Vec<(String, StageChoice)>,
    },
    /// A pipeline of its own.
    New {
        /// Its name.
        name: String,
        /// Its stages, in order.
        stages: Vec<PlannedStage>,
    },
}

/// What an import is going to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What the rows are.
    pub kind: ImportKind,
    /// How the file is read.
    pub reading: Reading,
    /// Its columns, in order.
    pub columns: Vec<PlannedColumn>,
    /// Answers about unknown names.
    pub links: Vec<LinkAnswer>,
    /// Existing words in place of new ones.
    #[serde(default)]
    pub words: Vec<WordAnswer>,
    /// The stages, for deals.
    pub stages: Option<StagesPlan>,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// Rows of data in the file.
    pub rows: u64,
    /// Every different stage in the file, as far as they are few.
    pub seen_stages: Vec<SeenStage>,
}

impl Plan {
    /// The place of the column that becomes a field.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|c| c.becomes == Becomes::Field(field))
    }

    /// The titles, in order.
    pub fn titles(&self) -> Vec<String> {
        self.columns.iter().map(|c| c.facts.title.clone()).collect()
    }

    /// The answer about an unknown name.
    pub fn answer(&self, target: Target, name: &str) -> Option<&LinkAnswer> {
        self.links.iter().find(|l| l.target == target && l.name == name)
    }

    /// The existing word that stands in for a word of the file.
    pub fn word(&self, vocabulary: Vocabulary, name: &str) -> Option<&str> {
        self.words.iter().find(|w| w.is_about(vocabulary, name)).and_then(|w| w.to.as_deref())
    }
}

/// A problem and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemCount {
    /// What is wrong.
    pub kind: ProblemKind,
    /// In which column; `None`: the row as such.
    pub column: Option<String>,
    /// Rows that have it.
    pub rows: u64,
    /// The first few values.
    pub values: Vec<String>,
}

impl ProblemCount {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// A name in the file that is no record's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownName {
    /// Where it was looked up.
    pub target: Target,
    /// The name in the file.
    pub name: String,
    /// Rows with it.
    pub rows: u64,
    /// What may have been meant.
    pub suggestion: Option<Suggestion>,
}

/// What becomes of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowResult {
    /// A new record.
    Created,
    /// A record that was changed.
    Updated,
    /// Nothing: it was there already.
    Skipped,
    /// Not saved.
    Failed,
}

/// A row as it will become, for the preview. Fields that its kind does not have are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// The row, as a spreadsheet counts it.
    pub row: u64,
    /// What becomes of it.
    pub result: Option<RowResult>,
    /// Whether it has a warning.
    pub warning: bool,
    /// Name or title.
    pub name: String,
    /// Client (deals), parent (clients), manager (colleagues), group (products).
    pub link: String,
    /// Product (deals), industry (clients).
    pub second: String,
    /// The stage, and whether it is an end.
    pub stage: String,
    /// Open, won, lost.
    pub sense: Option<StageSense>,
    /// The owner.
    pub owner: String,
    /// The first day.
    pub opened: Option<Date>,
    /// Amount or price.
    pub amount: Option<Money>,
    /// What differs from the file by an answer: `link`, `second`, `owner`, `stage`.
    pub changed: Vec<String>,
    /// The first value that fails the row.
    pub bad: Option<String>,
}

/// A record that an import made besides its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnTheWay {
    /// `manager`, `team`, `pipeline`, `stage`, `tag`, `lost_reason`.
    pub what: String,
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// What became of a file, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The counts.
    pub ledger: Ledger,
    /// Problems by kind and column.
    pub problems: Vec<ProblemCount>,
    /// What was made besides the rows.
    pub on_the_way: Vec<OnTheWay>,
    /// Names that are no record's.
    pub unknown: Vec<UnknownName>,
    /// Sources, tags and lost reasons that do not exist yet.
    #[serde(default)]
    pub new_words: Vec<NewWord>,
    /// The first rows as they become, and the first that fail.
    pub preview: Vec<PreviewRow>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Columns are being matched.
    Draft,
    /// Waits for its turn.
    Queued,
    /// Runs.
    Running,
    /// Ended.
    Done,
    /// Stopped by an error of ours; the rows so far are in.
    Failed,
}

impl ImportState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// From its stored name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Draft, Self::Queued, Self::Running, Self::Done, Self::Failed].into_iter().find(|s| s.as_str() == name)
    }
}

/// An import in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Its id.
    pub id: ImportId,
    /// What the rows are.
    pub kind: ImportKind,
    /// The file's name.
    pub file_name: String,
    /// The file's size in bytes.
    pub bytes: i64,
    /// How far it is.
    pub state: ImportState,
    /// Rows read so far.
    pub progress: i64,
    /// Rows in the file.
    pub rows: i64,
    /// The counts so far.
    pub ledger: Ledger,
    /// Who imports; empty: the command line.
    pub actor: String,
    /// When the file came, Unix ms.
    pub created_at: Millis,
    /// When the rows began to be written.
    pub started_at: Option<Millis>,
    /// When it ended.
    pub finished_at: Option<Millis>,
}

/// A problem of one row, with the row's number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowIssue {
    /// Its own number: with the row, where the next page begins.
    pub id: i64,
    /// The row, as a spreadsheet counts it.
    pub row: i64,
    /// The column.
    pub column: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
    /// The value.
    pub value: String,
    /// What the row became, if anything.
    pub record: Option<i64>,
}

/// An import with everything its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportPage {
    /// As in the list.
    pub summary: ImportSummary,
    /// What it is going to do or did.
    pub plan: Plan,
    /// The dry run of a draft, or what became of the rows.
    pub outcome: Outcome,
    /// The first failed rows.
    pub failed: Vec<RowIssue>,
    /// The first rows with a warning.
    pub warned: Vec<RowIssue>,
    /// Pipelines that exist, with their stages: for the answers about stages.
    pub pipelines: Vec<PipelineChoice>,
    /// Sources, tags and lost reasons that exist: for the answers about new ones.
    #[serde(default)]
    pub words: KnownWords,
}

/// A pipeline that can be chosen for a file's deals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PipelineChoice {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its stages in order: id, name, kind.
    pub stages: Vec<(i64, String, StageSense)>,
}

/// A change of a draft. What is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangePlan {
    /// What the rows are.
    pub kind: Option<ImportKind>,
    /// Character set.
    pub encoding: Option<Encoding>,
    /// Between cells.
    pub delimiter: Option<Delimiter>,
    /// The row with the titles; 0: none.
    pub titles_in: Option<usize>,
    /// Order of dates.
    pub dates: Option<DateOrder>,
    /// Decimals.
    pub decimals: Option<DecimalStyle>,
    /// Columns by title, and what they become.
    pub columns: Vec<(String, Becomes)>,
    /// Answers about unknown names; an answer for a name that has one replaces it.
    pub links: Vec<LinkAnswer>,
    /// Answers taken back.
    pub unlink: Vec<(Target, String)>,
    /// Answers about new words; an answer for a word that has one replaces it.
    #[serde(default)]
    pub words: Vec<WordAnswer>,
    /// The stages.
    pub stages: Option<StagesPlan>,
}
