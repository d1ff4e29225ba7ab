//! Who may hear of a change: whoever saw the record before, or sees it after.

use super::{Entry, Transaction};
use domain::{Action, LiveMessage, LiveRecord, Record, Scope, Viewer};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Records listed in one message; beyond that a page asks again for everything it shows.
const RECORDS_LISTED: usize = 200;

/// Which people see which owners' records.
#[derive(Debug, Clone, Default)]
pub struct Hearing {
    pub(super) by_owner: HashMap<i64, HashSet<i64>>,
}

impl Hearing {
    fn sees(&self, scope: Scope, owner: Option<i64>) -> bool {
        match (scope, owner) {
            (Scope::Nothing, _) | (_, None) => false,
            (Scope::All, Some(_)) => true,
            (Scope::Owners(viewer), Some(owner)) => self.by_owner.get(&owner).is_some_and(|v| v.contains(&i64::from(viewer))),
        }
    }
}

/// A record's place in a transaction: its owner when it began and when it ended.
struct Touched {
    before: Option<i64>,
    after: Option<i64>,
    version: i64,
}

/// What a viewer may hear of a transaction; `None` if nothing of it is theirs to know.
pub fn message_for(transaction: &Transaction, viewer: &Viewer, hearing: &Hearing) -> Option<LiveMessage> {
    let mut touched: BTreeMap<(&str, i64), Touched> = BTreeMap::new();
    for entry in &transaction.entries {
        touched
            .entry((&entry.record, entry.id))
            .and_modify(|t| {
                t.after = entry.owner_after;
                t.version = t.version.max(entry.version);
            })
            .or_insert(Touched { before: entry.owner_before, after: entry.owner_after, version: entry.version });
    }
    let mut records: Vec<LiveRecord> = Vec::new();
    for ((record, id), t) in &touched {
        let scope = viewer.scope(right_of(record), Action::Read);
        let everybodys = t.before.is_none() && t.after.is_none();
        let (saw, sees) = match (everybodys, scope) {
            (true, Scope::Nothing) => (false, false),
            (true, _) => (true, true),
            (false, _) => (hearing.sees(scope, t.before), hearing.sees(scope, t.after)),
        };
        if saw || sees {
            records.push(LiveRecord { record: (*record).to_owned(), id: *id, version: t.version, gone: saw && !sees });
        }
    }
    if records.is_empty() {
        return None;
    }
    let heard: HashSet<(&str, i64)> = records.iter().map(|r| (r.record.as_str(), r.id)).collect();
    let of_heard = |e: &&Entry| heard.contains(&(e.record.as_str(), e.id));
    let kinds: BTreeSet<String> = transaction.entries.iter().filter(of_heard).map(|e| e.kind.clone()).collect();
    let more = records.len() > RECORDS_LISTED;
    records.truncate(RECORDS_LISTED);
    Some(LiveMessage {
        cursor: transaction.cursor,
        kinds: kinds.into_iter().collect(),
        records,
        command: transaction.command.clone(),
        batch: transaction.batch,
        more,
    })
}

/// The right that decides over a type of record of the log.
fn right_of(record: &str) -> Record {
    match record {
        "client" => Record::Client,
        "product" => Record::Product,
        "user" | "team" => Record::User,
        "import" => Record::Import,
        "pipeline" | "stage" | "settings" | "organisation" | "rate" => Record::Settings,
        // Deals, and what stands on a record: tasks, notes, calls.
        _ => Record::Deal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Lang, Role, UserId};

    fn viewer(id: i64, role: Role) -> Viewer {
        Viewer { user: Some(UserId(id)), role, lang: Lang::En }
    }

    fn entry(record: &str, id: i64, before: Option<i64>, after: Option<i64>) -> Entry {
        Entry { kind: format!("{record}.changed"), record: record.to_owned(), id, owner_before: before, owner_after: after, version: 2 }
    }

    fn heard(entries: Vec<Entry>, viewer: &Viewer) -> Option<Vec<(String, i64, bool)>> {
        let transaction = Transaction { cursor: 9, events: entries.len(), command: None, batch: None, entries };
        // 1 sees only their own, 3 those of 1 and 2.
        let by_owner = [(1, HashSet::from([1, 3])), (2, HashSet::from([2, 3])), (0, HashSet::from([3]))].into();
        let message = message_for(&transaction, viewer, &Hearing { by_owner })?;
        Some(message.records.into_iter().map(|r| (r.record, r.id, r.gone)).collect())
    }

    #[test]
    fn only_those_in_scope_hear() {
        let of_two = vec![entry("deal", 7, Some(2), Some(2))];
        assert_eq!(heard(of_two.clone(), &viewer(1, Role::Sales)), None);
        let told = Some(vec![("deal".to_owned(), 7, false)]);
        assert_eq!(heard(of_two.clone(), &viewer(2, Role::Sales)), told);
        assert_eq!(heard(of_two.clone(), &viewer(3, Role::Manager)), told);
        assert_eq!(heard(of_two, &viewer(9, Role::Admin)), told);
    }

    #[test]
    fn who_loses_a_record_hears_that_it_is_gone() {
        let handed_over = vec![entry("deal", 7, Some(1), Some(2))];
        assert_eq!(heard(handed_over.clone(), &viewer(1, Role::Sales)), Some(vec![("deal".to_owned(), 7, true)]));
        assert_eq!(heard(handed_over.clone(), &viewer(2, Role::Sales)), Some(vec![("deal".to_owned(), 7, false)]));
        assert_eq!(heard(handed_over, &viewer(3, Role::Manager)), Some(vec![("deal".to_owned(), 7, false)]));
    }

    #[test]
    fn everybody_hears_of_pipelines_and_only_managers_of_imports() {
        let pipeline = vec![entry("pipeline", 1, None, None)];
        assert!(heard(pipeline, &viewer(1, Role::Sales)).is_some());
        let import = vec![entry("import", 1, None, None)];
        assert_eq!(heard(import.clone(), &viewer(1, Role::Sales)), None);
        assert!(heard(import, &viewer(3, Role::Manager)).is_some());
    }

    #[test]
    fn a_new_record_is_for_those_who_see_its_owner() {
        assert_eq!(heard(vec![entry("client", 4, None, Some(2))], &viewer(1, Role::Sales)), None);
        assert!(heard(vec![entry("client", 4, None, Some(0))], &viewer(3, Role::Manager)).is_some());
    }

    #[test]
    fn a_transaction_tells_each_viewer_their_part() {
        let both = vec![entry("deal", 7, Some(2), Some(2)), entry("client", 4, Some(1), Some(1)), entry("client", 4, Some(1), Some(2))];
        assert_eq!(heard(both, &viewer(1, Role::Sales)), Some(vec![("client".to_owned(), 4, true)]));
    }
}
