//! Sensible grouping: small changes made in one sitting are one entry.

use super::{FieldChange, Happening, What};
use crate::{DealId, Millis, UserId};

/// Changes of one person on one record within this time are one entry, in ms.
const SITTING: Millis = 10 * 60 * 1000;

/// An entry of the timeline: one event, or several shown as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The newest of its events, with what they say together.
    pub happening: Happening,
    /// How many events it stands for.
    pub count: usize,
}

/// Groups events given newest first: consecutive changes by the same person on the same record
/// within minutes become one entry that shows the first value before and the last after.
pub fn group(rows: &[Happening]) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    for row in rows {
        if let Some(entry) = out.last_mut()
            && let Some(joined) = join(&entry.happening, row)
        {
            entry.happening.what = joined;
            entry.count += 1;
            continue;
        }
        out.push(Entry { happening: row.clone(), count: 1 });
    }
    // a change and its taking back leave nothing to tell
    out.retain(|e| !matches!(&e.happening.what, What::ClientChanged(c) | What::DealChanged(c) if c.is_empty() && e.count > 1));
    out
}

fn whose(row: &Happening) -> (Option<UserId>, Option<DealId>) {
    (row.actor.as_ref().map(|(id, _)| *id), row.deal.as_ref().map(|(id, _)| *id))
}

fn join(newer: &Happening, older: &Happening) -> Option<What> {
    if whose(newer) != whose(older)
        || newer.at - older.at > SITTING
        || newer.batch.as_ref().map(|b| b.0) != older.batch.as_ref().map(|b| b.0)
    {
        return None;
    }
    match (&newer.what, &older.what) {
        (What::ClientChanged(after), What::ClientChanged(before)) => Some(What::ClientChanged(together(before, after))),
        (What::DealChanged(after), What::DealChanged(before)) => Some(What::DealChanged(together(before, after))),
        (What::Tagged { added: a2, removed: r2 }, What::Tagged { added: a1, removed: r1 }) => {
            let minus = |a: &[String], b: &[String]| a.iter().filter(|x| !b.contains(x)).cloned().collect::<Vec<_>>();
            let (mut added, mut removed) = (minus(a1, r2), minus(r1, a2));
            added.extend(minus(a2, r1));
            removed.extend(minus(r2, a1));
            Some(What::Tagged { added, removed })
        }
        _ => None,
    }
}

fn together(before: &[FieldChange], after: &[FieldChange]) -> Vec<FieldChange> {
    let mut all = before.to_vec();
    for change in after {
        match all.iter_mut().find(|c| c.field == change.field) {
            Some(first) => first.after = change.after.clone(),
            None => all.push(change.clone()),
        }
    }
    all.retain(|c| c.before != c.after);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Date, EventId};

    fn row(id: i64, at: Millis, actor: i64, what: What) -> Happening {
        Happening {
            id: EventId(id),
            at,
            day: Date::new(2026, 6, 15).expect("a date"),
            time: None,
            actor: Some((UserId(actor), "Ann".into())),
            deal: None,
            batch: None,
            what,
            editable: None,
        }
    }

    fn change(field: &str, before: &str, after: &str) -> What {
        What::ClientChanged(vec![FieldChange { field: field.into(), before: Some(before.into()), after: Some(after.into()) }])
    }

    #[test]
    fn changes_of_one_sitting_are_one_entry() {
        let rows = [
            row(4, 300_000, 1, change("size", "2", "3")),
            row(3, 200_000, 1, change("about", "x", "y")),
            row(2, 100_000, 1, change("size", "1", "2")),
            row(1, 90_000, 2, change("size", "0", "1")),
        ];
        let entries = group(&rows);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].count, 3);
        let What::ClientChanged(changes) = &entries[0].happening.what else { panic!("changes") };
        let size = changes.iter().find(|c| c.field == "size").expect("size");
        assert_eq!((size.before.as_deref(), size.after.as_deref()), (Some("1"), Some("3")));
    }

    #[test]
    fn hours_apart_stay_apart_and_a_change_taken_back_is_nothing() {
        let apart = [row(2, SITTING * 2, 1, change("size", "2", "3")), row(1, 0, 1, change("size", "1", "2"))];
        assert_eq!(group(&apart).len(), 2);
        let back = [row(2, 10, 1, change("size", "2", "1")), row(1, 0, 1, change("size", "1", "2"))];
        assert!(group(&back).is_empty());
    }
}
