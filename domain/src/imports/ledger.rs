//! What became of a file's rows: a ledger that adds up, and the problems by row and column.

use serde::{Deserialize, Serialize};

/// What became of the rows of a file. `read = created + updated + skipped + failed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Rows of data in the file, so far.
    pub read: u64,
    /// Rows that became a new record.
    pub created: u64,
    /// Rows that changed a record.
    pub updated: u64,
    /// Rows that were there already.
    pub skipped: u64,
    /// Rows that could not be saved.
    pub failed: u64,
    /// Rows among the created and updated ones that have a warning.
    pub warnings: u64,
}

impl Ledger {
    /// Whether every row is accounted for.
    pub fn adds_up(&self) -> bool {
        self.read == self.created + self.updated + self.skipped + self.failed
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row is not saved.
    Failed,
    /// The row is saved without the value.
    Warning,
}

/// What is wrong with a cell or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// No name and nothing to make one of.
    NameMissing,
    /// Not a date in the file's order, or no such day.
    NotADate,
    /// Not a number in the file's style.
    NotANumber,
    /// A number beyond what can be kept.
    NumberTooLarge,
    /// Not a currency code.
    NotACurrency,
    /// Not an e-mail address.
    NotAnEmail,
    /// Somebody else has this e-mail address.
    EmailTaken,
    /// Neither company nor person.
    NotAKind,
    /// None of the roles.
    NotARole,
    /// More cells than titles.
    TooManyCells,
    /// A text beyond what a field can hold.
    TooLong,
    /// The stage is empty: the pipeline's first one was taken.
    StageMissing,
    /// The stage is none of the pipeline's, and no answer says what to do.
    StageUnknown,
    /// Closed before it was opened.
    ClosedBeforeOpened,
    /// Won or lost without a day; the day of the import was taken.
    ClosedWithoutDay,
    /// No client is named.
    ClientEmpty,
    /// No client of this name.
    ClientUnknown,
    /// No product of this name.
    ProductUnknown,
    /// No colleague of this name.
    UserUnknown,
    /// Several records of this name.
    NameAmbiguous,
    /// Another row or record has this name; both are kept.
    SameName,
    /// The parent would be its own child.
    ParentLoop,
    /// The database refused the row.
    Refused,
}

impl ProblemKind {
    /// Every kind, for tables and tests.
    pub const ALL: [Self; 23] = [
        Self::NameMissing,
        Self::NotADate,
        Self::NotANumber,
        Self::NumberTooLarge,
        Self::NotACurrency,
        Self::NotAnEmail,
        Self::EmailTaken,
        Self::NotAKind,
        Self::NotARole,
        Self::TooManyCells,
        Self::TooLong,
        Self::StageMissing,
        Self::StageUnknown,
        Self::ClosedBeforeOpened,
        Self::ClosedWithoutDay,
        Self::ClientEmpty,
        Self::ClientUnknown,
        Self::ProductUnknown,
        Self::UserUnknown,
        Self::NameAmbiguous,
        Self::SameName,
        Self::ParentLoop,
        Self::Refused,
    ];

    /// Stable name, for storage and programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "name_missing",
            Self::NotADate => "not_a_date",
            Self::NotANumber => "not_a_number",
            Self::NumberTooLarge => "number_too_large",
            Self::NotACurrency => "not_a_currency",
            Self::NotAnEmail => "not_an_email",
            Self::EmailTaken => "email_taken",
            Self::NotAKind => "not_a_kind",
            Self::NotARole => "not_a_role",
            Self::TooManyCells => "too_many_cells",
            Self::TooLong => "too_long",
            Self::StageMissing => "stage_missing",
            Self::StageUnknown => "stage_unknown",
            Self::ClosedBeforeOpened => "closed_before_opened",
            Self::ClosedWithoutDay => "closed_without_day",
            Self::ClientEmpty => "client_empty",
            Self::ClientUnknown => "client_unknown",
            Self::ProductUnknown => "product_unknown",
            Self::UserUnknown => "user_unknown",
            Self::NameAmbiguous => "name_ambiguous",
            Self::SameName => "same_name",
            Self::ParentLoop => "parent_loop",
            Self::Refused => "refused",
        }
    }

    /// From its stable name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    /// Whether the row is lost by it. A wrong value fails the row, so that it can be
    /// corrected and imported again; a link that is not found does not.
    pub fn severity(self) -> Severity {
        match self {
            Self::NotAnEmail
            | Self::NotAKind
            | Self::NotARole
            | Self::ClosedBeforeOpened
            | Self::StageMissing
            | Self::ClosedWithoutDay
            | Self::ClientEmpty
            | Self::ClientUnknown
            | Self::ProductUnknown
            | Self::UserUnknown
            | Self::NameAmbiguous
            | Self::SameName
            | Self::EmailTaken
            | Self::ParentLoop => Severity::Warning,
            _ => Severity::Failed,
        }
    }
}

/// A problem with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The row, as a spreadsheet counts it: the titles are row 1 if the file begins with them.
    pub row: u64,
    /// The column's title, if it is one column's fault.
    pub column: Option<String>,
    /// The value as it stands there.
    pub value: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_one_to_one() {
        for kind in ProblemKind::ALL {
            assert_eq!(ProblemKind::parse(kind.code()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }

    #[test]
    fn a_ledger_adds_up_or_says_so() {
        let mut ledger = Ledger { read: 3, created: 1, skipped: 1, failed: 1, warnings: 1, ..Ledger::default() };
        assert!(ledger.adds_up());
        ledger.read += 1;
        assert!(!ledger.adds_up());
    }
}
