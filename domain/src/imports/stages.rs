//! Stages by their words, and a pipeline out of a file's stages.

use crate::dates::Date;
use serde::{Deserialize, Serialize};

/// What a stage's name says about its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageSense {
    /// Still running, or not said.
    Open,
    /// The customer bought.
    Won,
    /// The customer did not.
    Lost,
}

const WON: [&str; 19] = [
    "won",
    "win",
    "gewonnen",
    "sold",
    "verkauft",
    "bought",
    "gekauft",
    "accepted",
    "angenommen",
    "beauftragt",
    "signed",
    "unterschrieben",
    "zugesagt",
    "erfolgreich",
    "successful",
    "success",
    "erfolg",
    "bestellt",
    "ordered",
];
const LOST: [&str; 24] = [
    "lost",
    "loss",
    "verloren",
    "rejected",
    "declined",
    "abgelehnt",
    "ablehnung",
    "absage",
    "abgesagt",
    "cancelled",
    "canceled",
    "storniert",
    "dead",
    "abandoned",
    "aufgegeben",
    "abgebrochen",
    "erfolglos",
    "unsuccessful",
    "disqualified",
    "disqualifiziert",
    "failed",
    "gescheitert",
    "churned",
    "entfallen",
];
const NOT: [&str; 4] = ["not", "nicht", "no", "kein"];

/// Whether a stage's name means won, lost, or neither. `Closed Won`, `5 - Gewonnen` and
/// `Abgeschlossen (verloren)` are understood; `nicht gewonnen` is lost.
pub fn sense_of(stage: &str) -> StageSense {
    let words = super::title_words(stage);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    match (has(&LOST), has(&WON), has(&NOT)) {
        (true, _, false) => StageSense::Lost,
        (_, true, true) => StageSense::Lost,
        (false, true, false) => StageSense::Won,
        _ => StageSense::Open,
    }
}

/// What a file says about one of its stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenStage {
    /// As written in the file.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
    /// The earliest day a deal in it was opened, if its rows have one.
    pub first: Option<Date>,
}

/// A stage of the pipeline to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedStage {
    /// As written in the file.
    pub name: String,
    /// Open, won or lost.
    pub sense: StageSense,
    /// In whole per cent; 100 for won, 0 for lost.
    pub probability: i64,
}

/// Orders the stages of a file into a pipeline: open ones by their first date, those
/// without any date first (what has no date has not begun), then won, then lost; the
/// probabilities of open stages spread evenly between 0 and 100.
pub fn plan_stages(seen: &[SeenStage]) -> Vec<PlannedStage> {
    let mut open: Vec<&SeenStage> = seen.iter().filter(|s| sense_of(&s.name) == StageSense::Open).collect();
    // sort is stable: equal dates stay in the file's order. None sorts before any date
    open.sort_by_key(|s| s.first);
    let parts = open.len() as i64 + 1;
    let mut plan: Vec<PlannedStage> = open
        .iter()
        .enumerate()
        .map(|(i, s)| PlannedStage {
            name: s.name.clone(),
            sense: StageSense::Open,
            probability: ((i as i64 + 1) * 100 + parts / 2) / parts,
        })
        .collect();
    for (sense, probability) in [(StageSense::Won, 100), (StageSense::Lost, 0)] {
        let ends = seen.iter().filter(|s| sense_of(&s.name) == sense);
        plan.extend(ends.map(|s| PlannedStage { name: s.name.clone(), sense, probability }));
    }
    plan
}

/// The open stage in which deals of this file begin that have an opening day: the one
/// with the earliest. A deal that is closed already spent its time there.
pub fn entry_stage(seen: &[SeenStage]) -> Option<&str> {
    seen.iter().filter(|s| sense_of(&s.name) == StageSense::Open && s.first.is_some()).min_by_key(|s| s.first).map(|s| s.name.as_str())
}

/// A pipeline's name from its file's name: `2017_sales_pipeline (1).csv` is
/// `2017 sales pipeline`.
pub fn pipeline_name(file_name: &str) -> String {
    let base = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let spaced: String = stem.chars().map(|c| if matches!(c, '_' | '-' | '+') { ' ' } else { c }).collect();
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > 1 && words.last().is_some_and(|w| w.starts_with('(') && w.ends_with(')')) {
        words.pop();
    }
    let joined = words.join(" ");
    let mut chars = joined.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).take(60).collect(),
        None => "Import".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_known_in_both_languages() {
        for (name, want) in [
            ("Won", StageSense::Won),
            ("Closed Won", StageSense::Won),
            ("5 - Gewonnen", StageSense::Won),
            ("closed_lost", StageSense::Lost),
            ("Abgeschlossen (verloren)", StageSense::Lost),
            ("nicht gewonnen", StageSense::Lost),
            ("Kein Erfolg", StageSense::Lost),
            ("Engaging", StageSense::Open),
            ("Wonderful", StageSense::Open),
            ("Angebot gesendet", StageSense::Open),
            ("", StageSense::Open),
        ] {
            assert_eq!(sense_of(name), want, "{name}");
        }
    }

    fn seen(name: &str, first: Option<(i16, i8, i8)>) -> SeenStage {
        SeenStage { name: name.into(), rows: 1, first: first.map(|(y, m, d)| Date::new(y, m, d).unwrap()) }
    }

    #[test]
    fn a_files_stages_become_a_pipeline() {
        let stages = [
            seen("Won", Some((2016, 10, 20))),
            seen("Engaging", Some((2016, 11, 8))),
            seen("Lost", Some((2016, 10, 27))),
            seen("Prospecting", None),
        ];
        let plan: Vec<_> = plan_stages(&stages).into_iter().map(|s| (s.name, s.probability)).collect();
        let want = [("Prospecting", 33), ("Engaging", 67), ("Won", 100), ("Lost", 0)];
        assert_eq!(plan, want.map(|(n, p)| (n.to_owned(), p)));
        assert_eq!(entry_stage(&stages), Some("Engaging"));
        assert_eq!(entry_stage(&stages[..1]), None);
    }

    #[test]
    fn a_pipeline_is_named_after_its_file() {
        assert_eq!(pipeline_name("sales_pipeline.csv"), "Sales pipeline");
        assert_eq!(pipeline_name("/tmp/angebote-2017 (1).CSV"), "Angebote 2017");
        assert_eq!(pipeline_name(".csv"), "Import");
        assert_eq!(pipeline_name("übersicht"), "Übersicht");
    }
}
