//! What a use case can fail with.

use domain::texts::{Text, errors};
use domain::{Fault, FaultKind};

/// The result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure: either one that people are told, or one that only the log sees.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// To be told as it is.
    #[error("{0}")]
    Fault(Box<Fault>),
    /// A setting that stops the start; the sentence names it.
    #[error("{0}")]
    Config(String),
    /// The database failed.
    #[error("database: {0}")]
    Db(#[from] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A file could not be read or written.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// Stored JSON does not have the shape it should have.
    #[error("stored value: {0}")]
    Json(#[from] serde_json::Error),
    /// Anything else.
    #[error("{0}")]
    Internal(String),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Error::Fault(Box::new(fault))
    }
}

impl Error {
    /// What people are told. Failures of our own are logged here, once, and told as such.
    pub fn into_fault(self) -> Fault {
        match self {
            Error::Fault(fault) => *fault,
            other => {
                tracing::error!(error = %other, "a request failed on our side");
                Fault::new(FaultKind::Internal, errors::INTERNAL)
            }
        }
    }

    /// Whether a unique constraint was violated.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Error::Db(sqlx::Error::Database(e)) if e.is_unique_violation())
    }
}

/// There is no such record, or it is out of sight.
pub fn not_found() -> Error {
    Fault::new(FaultKind::NotFound, errors::NOT_FOUND).into()
}

/// Not theirs to do.
pub fn forbidden() -> Error {
    Fault::new(FaultKind::Forbidden, errors::FORBIDDEN).into()
}

/// A field's value can't be taken.
pub fn invalid(field: &str, text: Text) -> Error {
    Fault::invalid(field, text).into()
}

/// Turns a violated unique constraint into a field's error.
pub trait OnUnique<T> {
    /// If a unique constraint was violated, the field's error instead.
    fn on_unique(self, field: &str, text: Text) -> Result<T>;
}

impl<T> OnUnique<T> for Result<T> {
    fn on_unique(self, field: &str, text: Text) -> Result<T> {
        self.map_err(|e| if e.is_unique_violation() { invalid(field, text) } else { e })
    }
}
