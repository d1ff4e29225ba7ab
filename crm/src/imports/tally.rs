//! Counting what becomes of the rows.

use super::lookups::Lookups;
use super::prepare::{NewRecord, Prepared, StageTable};
use domain::fold::fold;
use domain::imports::plan::{Outcome, PreviewRow, ProblemCount, RowResult, UnknownName};
use domain::imports::vocabulary::NewWord;
use domain::imports::{Plan, ProblemKind, Severity, Target, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// How many rows the preview shows from the top, and how many failed ones below them.
const PREVIEW: usize = 6;
const PREVIEW_FAILED: usize = 2;
/// How many unknown names are listed, and how many new words.
const UNKNOWN: usize = 500;
const NEW_WORDS: usize = 200;

/// The counts so far.
#[derive(Default)]
pub struct Tally {
    /// What is stored and shown.
    pub outcome: Outcome,
    problems: BTreeMap<(ProblemKind, Option<String>), ProblemCount>,
    unknown: BTreeMap<(Target, String), u64>,
    /// By the folded word: the word as it came first, and its rows.
    new_words: BTreeMap<(Vocabulary, String), (String, u64)>,
}

impl Tally {
    /// Goes on from a stored state.
    pub fn resumed(outcome: Outcome) -> Self {
        let problems = outcome.problems.iter().map(|p| ((p.kind, p.column.clone()), p.clone())).collect();
        let unknown = outcome.unknown.iter().map(|u| ((u.target, u.name.clone()), u.rows)).collect();
        let words = outcome.new_words.iter();
        let new_words = words.map(|w| ((w.vocabulary, fold(&w.name)), (w.name.clone(), w.rows))).collect();
        Self { outcome, problems, unknown, new_words }
    }

    /// Counts one row.
    pub fn count(&mut self, plan: &Plan, row: &Prepared, result: RowResult) {
        let ledger = &mut self.outcome.ledger;
        ledger.read += 1;
        match result {
            RowResult::Created => ledger.created += 1,
            RowResult::Updated => ledger.updated += 1,
            RowResult::Skipped => ledger.skipped += 1,
            RowResult::Failed => ledger.failed += 1,
        }
        if result == RowResult::Skipped {
            return;
        }
        ledger.warnings += u64::from(result != RowResult::Failed && row.has_warning());
        let mut told: BTreeSet<(ProblemKind, Option<usize>)> = BTreeSet::new();
        for problem in &row.problems {
            // a failed row's warnings are not the ones to look at
            let counts = result != RowResult::Failed || problem.kind.severity() == Severity::Failed;
            if counts && told.insert((problem.kind, problem.column)) {
                let column = problem.column.and_then(|c| plan.columns.get(c)).map(|c| c.facts.title.clone());
                self.count_problem(problem.kind, column, &problem.value);
            }
        }
        let unknown = row.problems.iter().filter(|p| p.kind != ProblemKind::NameAmbiguous);
        let unknown = unknown.filter_map(|p| p.link.map(|t| (t, p.value.clone())));
        for key in unknown.chain(row.answered.iter().cloned()) {
            if let Some(rows) = self.unknown.get_mut(&key) {
                *rows += 1;
            } else if self.unknown.len() < UNKNOWN {
                self.unknown.insert(key, 1);
            }
        }
        if result != RowResult::Failed {
            self.count_words(&row.new_words);
        }
    }

    fn count_words(&mut self, words: &[(Vocabulary, String)]) {
        for (vocabulary, word) in words {
            let key = (*vocabulary, fold(word));
            if let Some((_, rows)) = self.new_words.get_mut(&key) {
                *rows += 1;
            } else if self.new_words.len() < NEW_WORDS {
                self.new_words.insert(key, (word.clone(), 1));
            }
        }
    }

    /// Counts a problem of a row that was counted before, or of one cell.
    pub fn count_problem(&mut self, kind: ProblemKind, column: Option<String>, value: &str) {
        let count =
            self.problems.entry((kind, column.clone())).or_insert_with(|| ProblemCount { kind, column, rows: 0, values: Vec::new() });
        count.rows += 1;
        if !value.is_empty() && count.values.len() < 3 && !count.values.iter().any(|v| v == value) {
            count.values.push(value.to_owned());
        }
    }

    /// Whether a row of this result is still wanted for the preview.
    pub fn wants_preview(&self, result: RowResult) -> bool {
        let failed = self.outcome.preview.iter().filter(|p| p.result == Some(RowResult::Failed)).count();
        self.outcome.preview.len() < PREVIEW || (result == RowResult::Failed && failed < PREVIEW_FAILED)
    }

    /// The state to be stored and shown, with suggestions for unknown names.
    pub fn finished(&self, lookups: &Lookups) -> Outcome {
        let mut outcome = self.outcome.clone();
        outcome.problems = self.problems.values().cloned().collect();
        // what fails rows first, then what touches most rows
        outcome.problems.sort_by_key(|p| (p.severity(), std::cmp::Reverse(p.rows)));
        outcome.unknown = self
            .unknown
            .iter()
            .map(|((target, name), rows)| UnknownName {
                target: *target,
                name: name.clone(),
                rows: *rows,
                suggestion: lookups.of(*target).suggest(name, *target == Target::User),
            })
            .collect();
        outcome.unknown.sort_by_key(|u| (u.suggestion.is_none(), std::cmp::Reverse(u.rows)));
        let words = self.new_words.iter();
        outcome.new_words = words.map(|((v, _), (name, rows))| NewWord { vocabulary: *v, name: name.clone(), rows: *rows }).collect();
        outcome.new_words.sort_by_key(|w| (w.vocabulary, std::cmp::Reverse(w.rows)));
        outcome
    }
}

/// A row as it will become.
pub fn preview(row: &Prepared, result: RowResult, lookups: &Lookups, stages: Option<&StageTable>) -> PreviewRow {
    let name_of = |target, id: Option<i64>| id.and_then(|id| lookups.of(target).name_of(id)).unwrap_or_default().to_owned();
    let mut shown = PreviewRow { row: row.number, result: Some(result), warning: row.has_warning(), ..PreviewRow::default() };
    shown.bad = row.problems.iter().find(|p| p.kind.severity() == Severity::Failed).map(|p| p.value.clone());
    shown.changed = row.answered.iter().map(|(target, _)| target.code().to_owned()).collect();
    match &row.record {
        Some(NewRecord::Deal(deal)) => {
            shown.name.clone_from(&deal.title);
            shown.link = name_of(Target::Client, deal.client);
            shown.second = name_of(Target::Product, deal.product);
            shown.owner = name_of(Target::User, deal.owner);
            if let Some(stage) = stages.and_then(|t| t.stages.get(deal.stage)) {
                shown.stage.clone_from(&stage.name);
                shown.sense = Some(stage.sense);
            }
            (shown.opened, shown.amount) = (deal.opened, deal.amount);
        }
        Some(NewRecord::Client(client)) => {
            shown.name.clone_from(&client.name);
            shown.link = client.later.first().map_or_else(|| name_of(Target::Client, client.parent.or(client.company)), |l| l.name.clone());
            shown.second = client.industry.clone().unwrap_or_default();
            shown.stage = client.address.iter().skip(2).flatten().cloned().collect::<Vec<_>>().join(", ");
            shown.owner = name_of(Target::User, client.owner);
        }
        Some(NewRecord::Product(product)) => {
            shown.name.clone_from(&product.name);
            shown.link = product.category.clone().unwrap_or_default();
            shown.second = product.code.clone().unwrap_or_default();
            shown.amount = product.price;
        }
        Some(NewRecord::User(user)) => {
            shown.name.clone_from(&user.name);
            shown.link = user.manager.clone().unwrap_or_default();
            shown.second = user.email.clone().unwrap_or_default();
        }
        None => shown.name = row.cells.iter().filter(|c| !c.is_empty()).take(3).cloned().collect::<Vec<_>>().join(" · "),
    }
    shown
}
