//! What can go wrong, as people are told it.

use crate::lang::Lang;
use crate::texts::Text;
use serde::{Deserialize, Serialize};

/// What sort of failure; decides the HTTP status and how a page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FaultKind {
    /// Nobody is signed in (401).
    SignIn,
    /// Signed in, but this is not theirs to do (403).
    Forbidden,
    /// There is no such record, or it is out of the viewer's sight: the two are not told apart (404).
    NotFound,
    /// A field's value can't be taken (422).
    Invalid,
    /// Somebody changed the same thing meanwhile (409).
    Conflict,
    /// Too many tries (429).
    TooMany,
    /// Something broke on our side (500). Details are in the log only.
    Internal,
}

/// A failure with its sentence: a text of the catalogue, its arguments, and the field it belongs to.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Sort of failure.
    pub kind: FaultKind,
    /// Which input field it stands next to, by its name in the command (`email`), if any.
    pub field: Option<String>,
    /// The sentence.
    pub text: Text,
    /// Values for the sentence's `{name}` places.
    pub args: Vec<(&'static str, String)>,
    /// On a conflict: what stands there now, as JSON of the feature's own shape.
    pub current: Option<serde_json::Value>,
}

impl Fault {
    /// A failure of a kind with a sentence.
    pub fn new(kind: FaultKind, text: Text) -> Self {
        Self { kind, field: None, text, args: Vec::new(), current: None }
    }

    /// A field's value can't be taken.
    pub fn invalid(field: &str, text: Text) -> Self {
        Self::new(FaultKind::Invalid, text).at(field)
    }

    /// Sets the field it stands next to.
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// Fills a `{name}` place of the sentence.
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds what stands there now.
    pub fn showing(mut self, current: impl Serialize) -> Self {
        self.current = serde_json::to_value(current).ok();
        self
    }

    /// The sentence in a language.
    pub fn message(&self, lang: Lang) -> String {
        let args: Vec<(&str, &str)> = self.args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        self.text.fill(lang, &args)
    }

    /// As it is sent to a page or an API client, in the viewer's language.
    pub fn told(&self, lang: Lang) -> Told {
        Told {
            kind: self.kind,
            field: self.field.clone(),
            code: self.text.key.to_owned(),
            message: self.message(lang),
            current: self.current.clone(),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Fault {}

/// A failure as it travels: the sentence is already in the viewer's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Sort of failure.
    pub kind: FaultKind,
    /// Field it stands next to.
    pub field: Option<String>,
    /// The text's key: stable, for programs.
    pub code: String,
    /// The sentence.
    pub message: String,
    /// On a conflict: what stands there now.
    pub current: Option<serde_json::Value>,
}
