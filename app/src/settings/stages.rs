//! The draft of a pipeline: its stages as rows that are typed into, and what differs.

use domain::pipelines::{Pipeline, Stage, StageDraft, StageKind};
use domain::texts::{Text, settings as texts};
use domain::{Lang, Share, StageId};
use leptos::prelude::*;

/// A stage as it is typed.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// Its own on this page, also before it has an id.
    pub key: usize,
    pub id: Option<StageId>,
    pub kind: StageKind,
    pub name: RwSignal<String>,
    pub percent: RwSignal<String>,
    pub days: RwSignal<String>,
    pub colour: RwSignal<i64>,
    pub to_check: bool,
}

impl Row {
    /// From a stage, with typed values of its own.
    pub fn of(key: usize, stage: &Stage) -> Self {
        Row {
            key,
            id: Some(stage.id),
            kind: stage.kind,
            name: RwSignal::new(stage.name.clone()),
            percent: RwSignal::new(typed_percent(stage.probability)),
            days: RwSignal::new(stage.rotting_days.map(|d| d.to_string()).unwrap_or_default()),
            colour: RwSignal::new(stage.colour),
            to_check: stage.to_check,
        }
    }

    /// A fresh open stage.
    pub fn fresh(key: usize, name: &str, colour: i64) -> Self {
        Row {
            key,
            id: None,
            kind: StageKind::Open,
            name: RwSignal::new(name.to_owned()),
            percent: RwSignal::new("50".to_owned()),
            days: RwSignal::new(String::new()),
            colour: RwSignal::new(colour),
            to_check: false,
        }
    }

    /// As it is sent; the field and the sentence of what can't be read.
    pub fn draft(&self, place: usize) -> Result<StageDraft, (String, Text)> {
        let probability = parse_percent(&self.percent.get()).ok_or((format!("stages.{place}.probability"), texts::BAD_PERCENT))?;
        let days = self.days.get();
        let rotting_days = match days.trim() {
            "" => None,
            typed => Some(typed.parse::<i64>().map_err(|_| (format!("stages.{place}.rotting_days"), texts::BAD_DAYS))?),
        };
        Ok(StageDraft { id: self.id, name: self.name.get(), colour: self.colour.get(), probability, rotting_days })
    }
}

/// In per cent, with as many decimals as it has.
fn typed_percent(share: Share) -> String {
    share.as_percent().to_string()
}

/// Per cent as typed, with up to two decimals; 0 to 100.
fn parse_percent(typed: &str) -> Option<Share> {
    let text = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    (value <= 100.0).then(|| Share((value * 100.0).round() as i64 * 100))
}

/// What a draft changes, one sentence each.
pub(super) fn changes(lang: Lang, before: &Pipeline, name: &str, rows: &[Row]) -> Vec<String> {
    let say = |text: Text, args: &[(&str, &str)]| text.fill(lang, args);
    let mut list = Vec::new();
    if name != before.name {
        list.push(say(texts::WHAT_RENAMED, &[("old", &before.name), ("new", name)]));
    }
    for row in rows {
        let now = row.name.get();
        let Some(old) = row.id.and_then(|id| before.stages.iter().find(|s| s.id == id)) else {
            list.push(say(texts::WHAT_ADDED, &[("stage", &now)]));
            continue;
        };
        if now != old.name {
            list.push(say(texts::WHAT_RENAMED, &[("old", &old.name), ("new", &now)]));
        }
        let (had, has) = (typed_percent(old.probability), row.percent.get());
        if parse_percent(&has) != Some(old.probability) {
            list.push(say(texts::WHAT_PROBABILITY, &[("stage", &now), ("old", &had), ("new", &has)]));
        }
        let (had, has) = (old.rotting_days.map(|d| d.to_string()).unwrap_or_default(), row.days.get().trim().to_owned());
        if had != has {
            let or_none = |d: String| if d.is_empty() { "–".to_owned() } else { d };
            list.push(say(texts::WHAT_DAYS, &[("stage", &now), ("old", &or_none(had)), ("new", &or_none(has))]));
        }
        if row.colour.get() != old.colour {
            list.push(say(texts::WHAT_COLOUR, &[("stage", &now)]));
        }
    }
    for gone in before.stages.iter().filter(|s| !rows.iter().any(|r| r.id == Some(s.id))) {
        list.push(say(texts::WHAT_REMOVED, &[("stage", &gone.name)]));
    }
    let kept = |ids: Vec<StageId>| ids.into_iter().filter(|id| rows.iter().any(|r| r.id == Some(*id))).collect::<Vec<_>>();
    if kept(before.stages.iter().map(|s| s.id).collect()) != rows.iter().filter_map(|r| r.id).collect::<Vec<_>>() {
        list.push(say(texts::WHAT_ORDER, &[]));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_as_typed() {
        assert_eq!(parse_percent(" 62,5 %"), Some(Share(625_000)));
        assert_eq!(typed_percent(Share(625_000)), "62.5");
        for wrong in ["", "-1", "101", "a", "1e1"] {
            assert_eq!(parse_percent(wrong), None, "{wrong}");
        }
    }
}
