//! Changing pipelines and their stages.

use super::Pipelines;
use super::list::load;
use crate::team::fields;
use crate::{Begun, NewEvent, Result, Subject, Write, invalid, not_found, q};
use domain::pipelines::{AboutPipeline, AddPipeline, EditPipeline, OrderPipelines, Pipeline, Preset, StageDraft, StageKind};
use domain::texts::{errors, presets, settings as texts};
use domain::{Action, Fault, FaultKind, Lang, PipelineId, Record, Share, StageId, Viewer};
use serde_json::json;
use std::collections::HashSet;

/// Most stages of a pipeline.
const MOST_STAGES: usize = 40;
/// Longest time after which a deal is too old, in days.
const MOST_DAYS: i64 = 3650;

impl Pipelines<'_> {
    /// A new pipeline with one open stage, won and lost, after the others.
    pub async fn add(&self, viewer: &Viewer, input: AddPipeline) -> Result<Pipeline> {
        self.crm.authorise(viewer, Record::Settings, Action::Create)?;
        let name = fields::name("name", &input.name)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let lang = self.crm.organisation().await?.lang;
        let id = insert(&mut write, &name).await?;
        let stages = [(presets::OPEN.in_lang(lang), StageKind::Open, 1, Share::percent(20), None)];
        insert_stages(&mut write, id, lang, &stages).await?;
        let pipeline = finish(&mut write, id, "pipeline.created", json!({ "after": { "name": name } })).await?;
        write.finish(pipeline).await
    }

    /// A pipeline as it shall be: name, stages, their order. Refused if it was changed since it
    /// was looked at, or if a stage that is left out still has deals.
    pub async fn edit(&self, viewer: &Viewer, input: EditPipeline) -> Result<Pipeline> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let name = fields::name("name", &input.name)?;
        let mut names = HashSet::new();
        if input.stages.len() > MOST_STAGES {
            return Err(Fault::invalid("stages", texts::TOO_MANY_STAGES).arg("max", MOST_STAGES).into());
        }
        for (n, stage) in input.stages.iter().enumerate() {
            check(n, stage)?;
            if !names.insert(domain::fold::fold(&stage.name)) {
                return Err(invalid(&format!("stages.{n}.name"), texts::STAGE_TWICE));
            }
        }
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let before = load(input.id, &mut write).await?;
        if before.version != input.version {
            return Err(Fault::new(FaultKind::Conflict, errors::CONFLICT).showing(&before).into());
        }
        self.write_stages(&mut write, &before, &input.stages).await?;
        q("UPDATE pipelines SET name = $1, name_folded = $2 WHERE id = $3")
            .bind(&name)
            .bind(domain::fold::fold(&name))
            .bind(input.id)
            .exec(write.ex())
            .await?;
        let after = finish(
            &mut write,
            input.id,
            "pipeline.changed",
            json!({ "before": before, "after": { "name": name, "stages": input.stages } }),
        )
        .await?;
        write.finish(after).await
    }

    async fn write_stages(&self, write: &mut Write, before: &Pipeline, drafts: &[StageDraft]) -> Result<()> {
        let kind_of = |draft: &StageDraft| match draft.id {
            None => Ok(StageKind::Open),
            Some(id) => before.stages.iter().find(|s| s.id == id).map(|s| s.kind).ok_or_else(not_found),
        };
        let mut rows = Vec::new();
        for draft in drafts {
            rows.push((kind_of(draft)?, draft));
        }
        rows.sort_by_key(|(kind, _)| matches!(kind, StageKind::Won) as u8 + 2 * matches!(kind, StageKind::Lost) as u8);
        if !rows.iter().any(|(kind, _)| *kind == StageKind::Open) {
            return Err(invalid("stages", texts::NO_OPEN_STAGE));
        }
        for gone in before.stages.iter().filter(|s| !drafts.iter().any(|d| d.id == Some(s.id))) {
            archive_stage(write, gone.id, gone.kind, &gone.name).await?;
        }
        for (position, (kind, draft)) in rows.into_iter().enumerate() {
            let position = position as i64 + 1;
            let probability = match kind {
                StageKind::Open => draft.probability,
                StageKind::Won => Share::WHOLE,
                StageKind::Lost => Share(0),
            };
            let rotting = draft.rotting_days.filter(|_| kind == StageKind::Open);
            match draft.id {
                Some(id) => {
                    // A probability that a person saved is no longer a guess.
                    q("UPDATE stages SET name = $1, name_folded = $2, colour = $3, to_check = CASE WHEN probability = $4 THEN to_check ELSE $5 END, \
                       probability = $4, rotting_days = $6, position = $7 WHERE id = $8")
                        .bind(draft.name.trim())
                        .bind(domain::fold::fold(&draft.name))
                        .bind(draft.colour)
                        .bind(probability)
                        .bind(false)
                        .bind(rotting)
                        .bind(position)
                        .bind(id)
                        .exec(write.ex())
                        .await?;
                }
                None => {
                    insert_stage(write, before.id, draft.name.trim(), kind, position, draft.colour, probability, rotting).await?;
                }
            }
        }
        Ok(())
    }

    /// Puts pipelines in another order.
    pub async fn order(&self, viewer: &Viewer, input: OrderPipelines) -> Result<()> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        let have: Vec<(i64,)> = q("SELECT id FROM pipelines WHERE archived_at IS NULL ORDER BY position, id").all(write.ex()).await?;
        let mut order: Vec<i64> = Vec::new();
        for id in input.order.iter().map(|id| id.0).chain(have.iter().map(|(id,)| *id)) {
            if have.contains(&(id,)) && !order.contains(&id) {
                order.push(id);
            }
        }
        for (position, id) in order.iter().enumerate() {
            q("UPDATE pipelines SET position = $1 WHERE id = $2").bind(position as i64 + 1).bind(*id).exec(write.ex()).await?;
        }
        write.event(NewEvent::new("settings.changed", "settings").on(Subject::public("settings", 1, 0))).await?;
        write.finish(()).await
    }

    /// Archives a pipeline; only one without deals, and not the last.
    pub async fn archive(&self, viewer: &Viewer, input: AboutPipeline) -> Result<()> {
        self.crm.authorise(viewer, Record::Settings, Action::Archive)?;
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        load(input.id, &mut write).await?;
        let (others,): (i64,) = q("SELECT CAST(COUNT(*) AS BIGINT) FROM pipelines WHERE archived_at IS NULL AND id <> $1")
            .bind(input.id)
            .one(write.ex())
            .await?;
        if others == 0 {
            return Err(Fault::new(FaultKind::Invalid, texts::LAST_PIPELINE).into());
        }
        let deal: Option<(i64,)> =
            q("SELECT id FROM deals WHERE pipeline_id = $1 AND archived_at IS NULL LIMIT 1").bind(input.id).opt(write.ex()).await?;
        if deal.is_some() {
            return Err(Fault::new(FaultKind::Invalid, texts::PIPELINE_IN_USE).into());
        }
        q("UPDATE pipelines SET archived_at = $1 WHERE id = $2").bind(write.now).bind(input.id).exec(write.ex()).await?;
        finish(&mut write, input.id, "pipeline.archived", json!({})).await?;
        write.finish(()).await
    }
}

/// Makes a preset's pipeline and lost reasons, in a language. Its pipeline comes first.
pub(crate) async fn apply_preset(write: &mut Write, preset: Preset, lang: Lang) -> Result<PipelineId> {
    let name = preset.pipeline().in_lang(lang);
    q("UPDATE pipelines SET position = position + 1").exec(write.ex()).await?;
    let id = insert(write, name).await?;
    q("UPDATE pipelines SET position = 1 WHERE id = $1").bind(id).exec(write.ex()).await?;
    let stages: Vec<_> = preset
        .stages()
        .iter()
        .map(|s| (s.name.in_lang(lang), StageKind::Open, s.colour, Share::percent(s.percent), s.rotting_days))
        .collect();
    insert_stages(write, id, lang, &stages).await?;
    super::reasons::add_missing(write, preset.lost_reasons().iter().map(|r| r.in_lang(lang))).await?;
    finish(write, id, "pipeline.created", json!({ "after": { "name": name } })).await?;
    Ok(id)
}

type NewStage<'a> = (&'a str, StageKind, i64, Share, Option<i64>);

async fn insert_stages(write: &mut Write, id: PipelineId, lang: Lang, open: &[NewStage<'_>]) -> Result<()> {
    let ends = [
        (presets::WON.in_lang(lang), StageKind::Won, 6, Share::WHOLE, None),
        (presets::LOST.in_lang(lang), StageKind::Lost, 5, Share(0), None),
    ];
    for (position, (name, kind, colour, probability, rotting)) in open.iter().chain(&ends).enumerate() {
        insert_stage(write, id, name, *kind, position as i64 + 1, *colour, *probability, *rotting).await?;
    }
    Ok(())
}

async fn insert(write: &mut Write, name: &str) -> Result<PipelineId> {
    let (id,): (i64,) = q("INSERT INTO pipelines (name, name_folded, position, created_at) \
         VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM pipelines), $3) RETURNING id")
    .bind(name)
    .bind(domain::fold::fold(name))
    .bind(write.now)
    .one(write.ex())
    .await?;
    Ok(PipelineId(id))
}

#[expect(clippy::too_many_arguments, reason = "one row, column by column")]
async fn insert_stage(
    write: &mut Write,
    pipeline: PipelineId,
    name: &str,
    kind: StageKind,
    position: i64,
    colour: i64,
    probability: Share,
    rotting_days: Option<i64>,
) -> Result<()> {
    q("INSERT INTO stages (pipeline_id, name, name_folded, kind, position, colour, probability, rotting_days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(pipeline)
        .bind(name)
        .bind(domain::fold::fold(name))
        .bind(kind.as_str())
        .bind(position)
        .bind(colour)
        .bind(probability)
        .bind(rotting_days)
        .exec(write.ex())
        .await?;
    Ok(())
}

async fn archive_stage(write: &mut Write, id: StageId, kind: StageKind, name: &str) -> Result<()> {
    if kind != StageKind::Open {
        return Err(invalid("stages", texts::KEEP_WON_AND_LOST));
    }
    let deal: Option<(i64,)> =
        q("SELECT id FROM deals WHERE stage_id = $1 AND archived_at IS NULL LIMIT 1").bind(id).opt(write.ex()).await?;
    if deal.is_some() {
        return Err(Fault::invalid("stages", texts::STAGE_IN_USE).arg("stage", name).into());
    }
    q("UPDATE stages SET archived_at = $1 WHERE id = $2").bind(write.now).bind(id).exec(write.ex()).await?;
    Ok(())
}

fn check(n: usize, stage: &StageDraft) -> Result<()> {
    fields::name(&format!("stages.{n}.name"), &stage.name)?;
    if !(1..=8).contains(&stage.colour) {
        return Err(invalid(&format!("stages.{n}.colour"), texts::BAD_COLOUR));
    }
    if !(0..=Share::WHOLE.0).contains(&stage.probability.0) {
        return Err(invalid(&format!("stages.{n}.probability"), texts::BAD_PERCENT));
    }
    if stage.rotting_days.is_some_and(|d| !(1..=MOST_DAYS).contains(&d)) {
        return Err(Fault::invalid(&format!("stages.{n}.rotting_days"), texts::BAD_DAYS).arg("max", MOST_DAYS).into());
    }
    Ok(())
}

/// Counts the change, logs it, and reads the pipeline anew.
async fn finish(write: &mut Write, id: PipelineId, kind: &'static str, value: serde_json::Value) -> Result<Pipeline> {
    let (version,): (i64,) =
        q("UPDATE pipelines SET version = version + 1 WHERE id = $1 RETURNING version").bind(id).one(write.ex()).await?;
    write.event(NewEvent::new(kind, "settings").value(value).on(Subject::public("pipeline", id, version))).await?;
    load(id, write).await
}
