//! What an edit changes: the statement in the making, both sides for the log, and the refusal
//! when somebody changed the same field meanwhile.

use crate::Result;
use crate::db::Q;
use domain::texts::errors;
use domain::{Clash, Fault, FaultKind, Seen, Verdict};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What a command changes: the statement in the making, and both sides for the log.
pub struct Changes {
    update: Option<Q>,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl Changes {
    /// Over a statement that begins with `UPDATE … SET`.
    pub fn new(update: Q) -> Self {
        Self { update: Some(update), before: Map::new(), after: Map::new() }
    }

    /// Whether this field is to be set; a conflict shows both values.
    pub fn wants<T: PartialEq + Serialize>(&self, field: &str, seen: &Seen<T>, now: &T) -> Result<bool> {
        match seen.verdict(now) {
            Verdict::Same => Ok(false),
            Verdict::Set => Ok(true),
            Verdict::Conflict => Err(conflict(field, &seen.set, now)),
        }
    }

    /// Notes both sides of a field for the log.
    pub fn note(&mut self, field: &str, before: impl Serialize, after: impl Serialize) {
        self.before.insert(field.to_owned(), json!(before));
        self.after.insert(field.to_owned(), json!(after));
    }

    /// Sets a column.
    pub fn set(&mut self, column: &'static str, value: impl Into<crate::db::Val>) {
        self.update = self.update.take().map(|u| u.push(column).push_bind(value));
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.after.is_empty()
    }

    /// The statement, and what the log is told.
    pub fn done(self) -> (Option<Q>, Value) {
        (self.update, json!({ "before": self.before, "after": self.after }))
    }
}

/// Somebody changed the field meanwhile: shows what was wanted and what stands there.
pub fn conflict(field: &str, wanted: &impl Serialize, now: &impl Serialize) -> crate::Error {
    let clash = Clash { field: field.to_owned(), wanted: json!(wanted), now: json!(now) };
    Fault::new(FaultKind::Conflict, errors::CONFLICT).at(field).showing(clash).into()
}
