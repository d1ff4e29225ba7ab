//! A form sent twice is one change: the same words go under the same command id.

use crate::api::new_command;
use domain::CommandId;
use leptos::prelude::*;
use std::fmt::Debug;

/// The last command of a form. When its answer got lost on the way (a dead network, a tunnel),
/// and people press the button again, the server knows the command and does it once.
#[derive(Clone, Copy)]
pub struct Once(StoredValue<Option<(String, CommandId)>>);

impl Once {
    /// For a form that has sent nothing yet.
    pub fn new() -> Self {
        Once(StoredValue::new(None))
    }

    /// The command `make` makes of an id: the id of the last one if it says the same, else a
    /// fresh one.
    pub fn command<C: Debug>(self, make: impl Fn(CommandId) -> C) -> C {
        let says = format!("{:?}", make(CommandId(String::new())));
        let known = self.0.with_value(|last| last.as_ref().filter(|(said, _)| *said == says).map(|(_, id)| id.clone()));
        let id = known.unwrap_or_else(new_command);
        self.0.set_value(Some((says, id.clone())));
        make(id)
    }

    /// The last one is done: the same words again are meant again.
    pub fn done(self) {
        self.0.set_value(None);
    }
}

impl Default for Once {
    fn default() -> Self {
        Self::new()
    }
}
