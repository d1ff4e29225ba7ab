//! How a command says what it changes: the value seen, and the value to set.

use serde::{Deserialize, Serialize};

/// A field's change. Refused only if the field's value is neither the one seen nor already
/// the one wanted: nobody is refused for somebody else's unrelated edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen<T> {
    /// The value the person saw.
    pub saw: T,
    /// The value they want.
    pub set: T,
}

/// What is to be done with a field's change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It says what stands there already.
    Same,
    /// Set it.
    Set,
    /// Somebody changed the field meanwhile, to something else.
    Conflict,
}

impl<T: PartialEq> Seen<T> {
    /// A change of a field.
    pub fn new(saw: T, set: T) -> Self {
        Self { saw, set }
    }

    /// What is to be done, given what stands there now.
    pub fn verdict(&self, now: &T) -> Verdict {
        if self.set == *now {
            Verdict::Same
        } else if self.saw == *now {
            Verdict::Set
        } else {
            Verdict::Conflict
        }
    }
}

/// What people are shown on a conflict: the field's values as text, `None` for an empty field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// The field's name in the command.
    pub field: String,
    /// What the person wanted to set.
    pub wanted: serde_json::Value,
    /// What stands there now.
    pub now: serde_json::Value,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_changed_value_conflicts() {
        let seen = Seen::new("a", "b");
        assert_eq!(seen.verdict(&"a"), Verdict::Set);
        assert_eq!(seen.verdict(&"b"), Verdict::Same);
        assert_eq!(seen.verdict(&"c"), Verdict::Conflict);
    }
}
