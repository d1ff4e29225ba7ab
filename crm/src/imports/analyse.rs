//! A look at a file: how it is read, what its columns are, which stages it has. Makes the
//! plan that people correct.

use super::lookups::Lookups;
use super::rows::{RowReader, detect};
use crate::{Error, Result, invalid};
use domain::fold::fold;
use domain::imports::layout::{Encoding, Layout};
use domain::imports::names::Found;
use domain::imports::plan::{Becomes, ChangePlan, PipelineChoice, Plan, PlannedColumn, Reading, StageChoice, StagesPlan};
use domain::imports::profile::DISTINCT_LIMIT;
use domain::imports::stages::{PlannedStage, SeenStage, StageSense, pipeline_name, plan_stages};
use domain::imports::{
    ColumnMatch, ColumnProfile, DateEvidence, DateOrder, DecimalStyle, Field, ImportKind, NumberEvidence, Target, dates, match_columns,
};
use domain::texts::imports as texts;
use domain::{Currency, Lang};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// What a look at a file needs to know.
#[derive(Clone)]
pub struct Look {
    /// Where the file lies.
    pub path: PathBuf,
    /// What the person who imports calls it.
    pub file_name: String,
    /// Names that cells may be.
    pub lookups: Arc<Lookups>,
    /// Pipelines that exist.
    pub pipelines: Vec<PipelineChoice>,
    /// The importing person's language: decides dates nothing else decides, and names of stages.
    pub lang: Lang,
    /// The currency of amounts that name none.
    pub currency: Currency,
}

impl Look {
    /// Makes a plan, without anybody's corrections: what the rows are is guessed unless told.
    pub fn plan(&self, kind: Option<ImportKind>) -> Result<Plan> {
        let (layout, encoding) = detect(&self.path)?;
        self.plan_as(kind, layout, encoding, (None, None))
    }

    /// Makes the plan anew after a correction, keeping earlier ones.
    pub fn changed(&self, old: &Plan, change: &ChangePlan) -> Result<Plan> {
        let kind = change.kind.unwrap_or(old.kind);
        let layout = Layout {
            delimiter: change.delimiter.unwrap_or(old.reading.delimiter),
            quote: old.reading.quote,
            titles_in: change.titles_in.unwrap_or(old.reading.titles_in),
        };
        let encoding = change.encoding.unwrap_or(old.reading.encoding);
        let reread = kind != old.kind
            || layout != (Layout { delimiter: old.reading.delimiter, quote: old.reading.quote, titles_in: old.reading.titles_in })
            || encoding != old.reading.encoding;
        let mut plan = if reread {
            let told = |sure: bool| sure.then_some(());
            let order = change.dates.or(told(old.reading.dates_sure).map(|()| old.reading.dates));
            let style = change.decimals.or(told(old.reading.decimals_sure).map(|()| old.reading.decimals));
            let mut anew = self.plan_as(Some(kind), layout, encoding, (order, style))?;
            // answers about names and words hold however the file is read
            anew.links.clone_from(&old.links);
            anew.words.clone_from(&old.words);
            anew
        } else {
            old.clone()
        };
        if let Some(order) = change.dates {
            (plan.reading.dates, plan.reading.dates_sure) = (order, true);
        }
        if let Some(style) = change.decimals {
            (plan.reading.decimals, plan.reading.decimals_sure) = (style, true);
        }
        // what was decided by hand before stays decided
        let by_hand: Vec<(String, Becomes)> =
            old.columns.iter().filter(|c| reread && c.by_hand).map(|c| (c.facts.title.clone(), c.becomes)).collect();
        for (title, becomes) in by_hand.iter().chain(&change.columns) {
            if set_column(&mut plan, title, *becomes).is_err() && change.columns.iter().any(|c| c.0 == *title) {
                return Err(invalid(title, texts::NO_SUCH_COLUMN));
            }
        }
        for answer in &change.links {
            plan.links.retain(|l| (l.target, &l.name) != (answer.target, &answer.name));
            plan.links.push(answer.clone());
        }
        plan.links.retain(|l| !change.unlink.iter().any(|(t, n)| (*t, n) == (l.target, &l.name)));
        for answer in &change.words {
            plan.words.retain(|w| !w.is_about(answer.vocabulary, &answer.name));
            plan.words.push(answer.clone());
        }
        self.find_stages(&mut plan)?;
        match &change.stages {
            Some(stages) => plan.stages = Some(stages.clone()),
            // answers that still fit stay
            None if !reread && old.column_of(Field::Stage) == plan.column_of(Field::Stage) => plan.stages.clone_from(&old.stages),
            None => {}
        }
        Ok(plan)
    }

    fn plan_as(
        &self,
        kind: Option<ImportKind>,
        layout: Layout,
        encoding: Encoding,
        told: (Option<DateOrder>, Option<DecimalStyle>),
    ) -> Result<Plan> {
        let mut reading = Reading {
            encoding,
            delimiter: layout.delimiter,
            quote: layout.quote,
            titles_in: layout.titles_in,
            dates: DateOrder::YearMonthDay,
            dates_sure: false,
            decimals: DecimalStyle::Point,
            decimals_sure: false,
        };
        let (mut profiles, rows) = self.profiles(&reading)?;
        if profiles.is_empty() {
            return Err(invalid("file", texts::EMPTY_FILE));
        }
        self.look_names_up(&mut profiles);
        (reading.dates, reading.dates_sure) = told.0.map_or_else(|| date_order(&profiles, self.lang), |o| (o, true));
        (reading.decimals, reading.decimals_sure) = told.1.map_or_else(|| decimal_style(&profiles, self.lang), |s| (s, true));
        let (kind, matches) = match kind {
            Some(kind) => (kind, match_for(kind, &mut profiles)),
            None => guess_kind(&mut profiles),
        };
        let columns = profiles
            .iter()
            .zip(matches)
            .map(|(p, m)| PlannedColumn {
                facts: p.facts(),
                becomes: m.field.map_or(Becomes::Extra, Becomes::Field),
                certainty: m.certainty,
                by_hand: false,
            })
            .collect();
        let mut plan = Plan {
            kind,
            reading,
            columns,
            links: Vec::new(),
            words: Vec::new(),
            stages: None,
            currency: self.currency,
            rows,
            seen_stages: Vec::new(),
        };
        self.find_stages(&mut plan)?;
        Ok(plan)
    }

    fn profiles(&self, reading: &Reading) -> Result<(Vec<ColumnProfile>, u64)> {
        let mut reader = RowReader::open(&self.path, reading)?;
        let mut profiles: Vec<ColumnProfile> = reader.titles.iter().map(|t| ColumnProfile::new(t)).collect();
        let mut rows = 0;
        while let Some(row) = reader.next_row()? {
            rows += 1;
            for (at, profile) in profiles.iter_mut().enumerate() {
                profile.see(row.cells.get(at).map_or("", String::as_str));
            }
        }
        Ok((profiles, rows))
    }

    fn look_names_up(&self, profiles: &mut [ColumnProfile]) {
        for profile in profiles {
            let Some(distinct) = &profile.distinct else { continue };
            for target in [Target::Client, Target::Product, Target::User] {
                let names = self.lookups.of(target);
                let hits = distinct.iter().filter(|(name, _)| names.find(name) != Found::None).count();
                profile.found.insert(target, hits as f32 / distinct.len().max(1) as f32);
            }
        }
    }

    /// The stages in the file with their rows and first days, and what becomes of them.
    fn find_stages(&self, plan: &mut Plan) -> Result<()> {
        plan.seen_stages.clear();
        plan.stages = None;
        if plan.kind != ImportKind::Deals {
            return Ok(());
        }
        if let Some(stage) = plan.column_of(Field::Stage) {
            let opened = plan.column_of(Field::OpenedOn);
            let mut reader = RowReader::open(&self.path, &plan.reading)?;
            let mut places: HashMap<String, usize> = HashMap::new();
            while let Some(row) = reader.next_row()? {
                let Some(name) = row.cells.get(stage).filter(|n| !n.is_empty()) else { continue };
                let day = opened.and_then(|c| row.cells.get(c)).and_then(|d| dates::parse_date(d, plan.reading.dates).ok());
                let at = match places.get(name) {
                    Some(at) => *at,
                    None if places.len() == DISTINCT_LIMIT => continue,
                    None => {
                        places.insert(name.clone(), plan.seen_stages.len());
                        plan.seen_stages.push(SeenStage { name: name.clone(), rows: 0, first: None });
                        plan.seen_stages.len() - 1
                    }
                };
                let seen = &mut plan.seen_stages[at];
                seen.rows += 1;
                seen.first = seen.first.into_iter().chain(day).min();
            }
        }
        plan.stages = Some(self.propose_stages(&plan.seen_stages));
        Ok(())
    }

    /// The first pipeline that has all stages of the file, else one of its own.
    fn propose_stages(&self, seen: &[SeenStage]) -> StagesPlan {
        let existing = self.pipelines.iter().find_map(|p| {
            let choices: Option<Vec<_>> = seen
                .iter()
                .map(|s| {
                    let wanted = fold(&s.name);
                    let (id, ..) = p.stages.iter().find(|(_, name, _)| fold(name) == wanted)?;
                    Some((s.name.clone(), StageChoice::Use(*id)))
                })
                .collect();
            choices.map(|stages| StagesPlan::Existing { pipeline: p.id, name: p.name.clone(), stages })
        });
        existing.unwrap_or_else(|| StagesPlan::New { name: pipeline_name(&self.file_name), stages: complete(plan_stages(seen), self.lang) })
    }
}

/// A pipeline has a stage to begin in, one for won and one for lost, whatever the file has.
fn complete(mut stages: Vec<PlannedStage>, lang: Lang) -> Vec<PlannedStage> {
    let lacks = |stages: &[PlannedStage], sense| !stages.iter().any(|s| s.sense == sense);
    if lacks(&stages, StageSense::Open) {
        stages.insert(0, PlannedStage { name: texts::STAGE_OPEN.in_lang(lang).to_owned(), sense: StageSense::Open, probability: 50 });
    }
    for (sense, text, probability) in [(StageSense::Won, texts::STAGE_WON, 100), (StageSense::Lost, texts::STAGE_LOST, 0)] {
        if lacks(&stages, sense) {
            let before = stages.iter().position(|s| sense == StageSense::Won && s.sense == StageSense::Lost).unwrap_or(stages.len());
            stages.insert(before, PlannedStage { name: text.in_lang(lang).to_owned(), sense, probability });
        }
    }
    stages
}

/// Sets what a column becomes; a field that another column had is taken from it.
fn set_column(plan: &mut Plan, title: &str, becomes: Becomes) -> Result<()> {
    if let Becomes::Field(field) = becomes {
        if !field.kinds().contains(&plan.kind) {
            return Err(invalid(title, texts::NO_SUCH_FIELD));
        }
        if !field.repeats() {
            for other in plan.columns.iter_mut().filter(|c| c.becomes == becomes && c.facts.title != title) {
                (other.becomes, other.certainty) = (Becomes::Extra, None);
            }
        }
    }
    let column = plan.columns.iter_mut().find(|c| c.facts.title == title).ok_or_else(|| invalid(title, texts::NO_SUCH_COLUMN))?;
    (column.becomes, column.by_hand) = (becomes, true);
    Ok(())
}

fn date_order(profiles: &[ColumnProfile], lang: Lang) -> (DateOrder, bool) {
    let habit = match lang {
        Lang::En => DateOrder::MonthDayYear,
        Lang::De => DateOrder::DayMonthYear,
    };
    let of_dates = profiles.iter().filter(|p| p.share(p.dates.dates) >= 0.5);
    let evidence = of_dates.fold(DateEvidence::default(), |e, p| e.and(p.dates));
    // without dates there is nothing to be unsure of
    if evidence.dates == 0 { (habit, true) } else { evidence.decide(habit) }
}

fn decimal_style(profiles: &[ColumnProfile], lang: Lang) -> (DecimalStyle, bool) {
    let habit = match lang {
        Lang::En => DecimalStyle::Point,
        Lang::De => DecimalStyle::Comma,
    };
    let of_numbers = profiles.iter().filter(|p| p.share(p.numbers.numbers) >= 0.5 && p.share(p.dates.dates) < 0.5);
    of_numbers.fold(NumberEvidence::default(), |e, p| e.and(p.numbers)).decide(habit)
}

/// Matches columns, then once more knowing which one holds the names: a parent company is
/// one of the file's own.
fn match_for(kind: ImportKind, profiles: &mut [ColumnProfile]) -> Vec<ColumnMatch> {
    let first = match_columns(kind, profiles);
    let Some(names) = first.iter().position(|m| m.field == Some(Field::Name)) else { return first };
    let known: HashSet<String> = profiles[names].distinct.iter().flatten().map(|(n, _)| fold(n)).collect();
    for (at, profile) in profiles.iter_mut().enumerate() {
        let Some(distinct) = profile.distinct.as_ref().filter(|_| at != names) else { continue };
        let hits = distinct.iter().filter(|(n, _)| known.contains(&fold(n))).count();
        profile.found_in_file = hits as f32 / distinct.len().max(1) as f32;
    }
    match_columns(kind, profiles)
}

/// What the rows are, by the fields that only one kind of record has.
fn guess_kind(profiles: &mut [ColumnProfile]) -> (ImportKind, Vec<ColumnMatch>) {
    use Field as F;
    let mut best: Option<(i32, ImportKind, Vec<ColumnMatch>)> = None;
    for kind in ImportKind::ALL {
        let matches = match_for(kind, profiles);
        let has = |f: F| matches.iter().any(|m| m.field == Some(f));
        let telling: &[F] = match kind {
            ImportKind::Clients => {
                &[F::Industry, F::Size, F::Street, F::City, F::Postcode, F::Country, F::Phone, F::Parent, F::Website, F::Email]
            }
            ImportKind::Products => &[F::Price, F::Code, F::Category],
            ImportKind::Users => &[F::Manager, F::Team, F::Role],
            ImportKind::Deals => &[F::Stage, F::Amount, F::OpenedOn, F::ClosedOn, F::ExpectedClose, F::Product, F::Client],
        };
        let named = has(F::Name) || has(F::LastName) || (kind == ImportKind::Deals && (has(F::Stage) || has(F::Amount)));
        let points = telling.iter().filter(|f| has(**f)).count() as i32 * 2 + i32::from(named) - if named { 0 } else { 4 };
        if best.as_ref().is_none_or(|b| points > b.0) {
            best = Some((points, kind, matches));
        }
    }
    match best {
        Some((_, kind, matches)) => (kind, matches),
        None => (ImportKind::Clients, vec![ColumnMatch::NONE; profiles.len()]),
    }
}

/// Runs work on a file beside the async threads.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(format!("import: {e}")))?
}
