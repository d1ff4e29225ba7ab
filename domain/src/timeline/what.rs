//! What happened, read from an event's kind and value.

use crate::activities::{Direction, Outcome};
use crate::{ActivityId, Currency, Date, Money};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A field before and after, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field's name in the command.
    pub field: String,
    /// Before; `None`: empty.
    pub before: Option<String>,
    /// After; `None`: empty.
    pub after: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The client was made.
    ClientCreated,
    /// Fields of the client changed.
    ClientChanged(Vec<FieldChange>),
    /// The client was archived, or brought back.
    ClientArchived(bool),
    /// Tags were put on and taken off.
    Tagged {
        /// Put on.
        added: Vec<String>,
        /// Taken off.
        removed: Vec<String>,
    },
    /// A person was linked to a company, or taken off it.
    Contact {
        /// Linked, or taken off.
        added: bool,
        /// The person.
        person: String,
        /// The company.
        company: String,
    },
    /// A deal was made.
    DealCreated {
        /// In which stage.
        stage: Option<String>,
        /// With which amount.
        amount: Option<Money>,
    },
    /// Fields of a deal changed.
    DealChanged(Vec<FieldChange>),
    /// A deal went to another stage.
    DealMoved {
        /// From which stage.
        from: Option<String>,
        /// To which.
        to: Option<String>,
    },
    /// A deal was won.
    DealWon {
        /// With which amount.
        amount: Option<Money>,
    },
    /// A deal was lost.
    DealLost {
        /// With which amount.
        amount: Option<Money>,
        /// Why.
        reason: Option<String>,
    },
    /// A closed deal is open again.
    DealReopened {
        /// In which stage.
        to: Option<String>,
    },
    /// A deal was archived, or brought back.
    DealArchived(bool),
    /// A task: made, changed, done, opened again, deleted, brought back.
    Task {
        /// `created`, `changed`, `done`, `undone`, `archived`, `restored`.
        verb: String,
        /// What to do.
        title: String,
        /// When it is due.
        due: Option<Date>,
    },
    /// A note was written.
    Note {
        /// The note.
        activity: Option<ActivityId>,
        /// What it says now.
        text: String,
        /// Whether it was changed since.
        edited: bool,
    },
    /// A call was logged.
    Call {
        /// The call.
        activity: Option<ActivityId>,
        /// What was said.
        text: String,
        /// Who called whom.
        direction: Direction,
        /// How it ended.
        outcome: Outcome,
        /// How long it took, in seconds.
        duration_s: Option<i64>,
        /// With whom.
        contact: Option<String>,
    },
    /// Something else, by its kind.
    Other(String),
}

impl What {
    /// Reads an event. Whatever its value lacks is left empty: the log outlives its writers.
    pub fn read(kind: &str, value: &Value) -> What {
        let text = |name: &str| text_of(&value[name]);
        let stage = |end: &str| {
            [
                text_of(&value[end]),
                text_of(&value[format!("{end}_stage")]),
                text_of(&value[if end == "from" { "before" } else { "after" }]["stage"]),
            ]
            .into_iter()
            .flatten()
            .next()
        };
        let amount = || money(&value["amount"]);
        match kind {
            "client.created" => What::ClientCreated,
            "client.changed" => What::ClientChanged(changes(value)),
            "client.archived" => What::ClientArchived(true),
            "client.restored" => What::ClientArchived(false),
            "client.tagged" => What::Tagged { added: list(&value["added"]), removed: list(&value["removed"]) },
            "contact.added" | "contact.removed" => What::Contact {
                added: kind == "contact.added",
                person: text("person").unwrap_or_default(),
                company: text("company").unwrap_or_default(),
            },
            "deal.created" => What::DealCreated { stage: text("stage").or_else(|| stage("to")), amount: amount() },
            "deal.changed" => What::DealChanged(changes(value)),
            "deal.moved" => What::DealMoved { from: stage("from"), to: stage("to") },
            "deal.won" => What::DealWon { amount: amount() },
            "deal.lost" => What::DealLost { amount: amount(), reason: text("reason") },
            "deal.reopened" => What::DealReopened { to: stage("to") },
            "deal.archived" => What::DealArchived(true),
            "deal.restored" => What::DealArchived(false),
            "note.written" => What::Note { activity: activity(value), text: text("text").unwrap_or_default(), edited: false },
            "call.logged" => What::Call {
                activity: activity(value),
                text: text("text").unwrap_or_default(),
                direction: text("direction").and_then(|d| Direction::parse(&d)).unwrap_or_default(),
                outcome: text("outcome").and_then(|o| Outcome::parse(&o)).unwrap_or_default(),
                duration_s: value["duration_s"].as_i64(),
                contact: text("contact"),
            },
            other => match other.split_once('.') {
                Some(("task", verb)) => What::Task {
                    verb: verb.to_owned(),
                    title: text("title").unwrap_or_default(),
                    due: text("due").and_then(|d| Date::parse(&d)),
                },
                _ => What::Other(other.to_owned()),
            },
        }
    }
}

fn activity(value: &Value) -> Option<ActivityId> {
    value["activity"].as_i64().map(ActivityId)
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(text_of).collect()
}

fn money(value: &Value) -> Option<Money> {
    Some(Money::new(value["minor"].as_i64()?, Currency::parse(value["currency"].as_str()?)?))
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(_) => text_of(&value["name"]),
        _ => None,
    }
}

/// The fields of `before` and `after`, in the order of their names.
fn changes(value: &Value) -> Vec<FieldChange> {
    let empty = serde_json::Map::new();
    let before = value["before"].as_object().unwrap_or(&empty);
    let after = value["after"].as_object().unwrap_or(&empty);
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let shown = |side: &serde_json::Map<String, Value>, name: &String| {
        side.get(name).and_then(|v| match v {
            Value::Array(_) => Some(list(v).join(", ")).filter(|l| !l.is_empty()),
            v if money(v).is_some() => money(v).map(|m| format!("{} {}", m.major(), m.currency)),
            v => text_of(v),
        })
    };
    names
        .into_iter()
        .map(|n| FieldChange { field: n.clone(), before: shown(before, n), after: shown(after, n) })
        .filter(|c| c.before != c.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_of_any_shape_are_read() {
        let moved = What::read("deal.moved", &json!({"from": "Offer", "to": "Contract"}));
        assert_eq!(moved, What::DealMoved { from: Some("Offer".into()), to: Some("Contract".into()) });
        let moved = What::read("deal.moved", &json!({"before": {"stage": {"id": 1, "name": "Offer"}}, "after": {"stage": "Contract"}}));
        assert_eq!(moved, What::DealMoved { from: Some("Offer".into()), to: Some("Contract".into()) });
        for kind in ["deal.moved", "client.changed", "note.written", "call.logged", "task.done", "user.created", "nonsense"] {
            for value in [Value::Null, json!([1]), json!("x"), json!({"before": 3, "text": {"a": 1}})] {
                What::read(kind, &value);
            }
        }
    }

    #[test]
    fn changed_fields_show_both_sides() {
        let what = What::read(
            "client.changed",
            &json!({"before": {"size": 3, "about": "x"}, "after": {"size": 5, "about": "x", "phones": ["1", "2"]}}),
        );
        let field = |field: &str, before: Option<&str>, after: Option<&str>| FieldChange {
            field: field.into(),
            before: before.map(Into::into),
            after: after.map(Into::into),
        };
        assert_eq!(what, What::ClientChanged(vec![field("phones", None, Some("1, 2")), field("size", Some("3"), Some("5"))]));
    }
}
