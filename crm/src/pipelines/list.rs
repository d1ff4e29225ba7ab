//! Pipelines to look at and to choose from.

use super::Pipelines;
use crate::db::Q;
use crate::{Ex, Result, Write, not_found, q};
use domain::pipelines::{LostReason, Pipeline, PipelineSettings, Stage, StageKind};
use domain::{Action, LostReasonId, PipelineId, Record, Share, StageId, Viewer};

#[derive(sqlx::FromRow)]
struct StageRow {
    id: i64,
    pipeline_id: i64,
    name: String,
    kind: String,
    colour: i64,
    probability: i64,
    to_check: bool,
    rotting_days: Option<i64>,
}

impl Pipelines<'_> {
    /// Every pipeline with its stages, in order; archived ones left out.
    pub async fn list(&self, viewer: &Viewer) -> Result<Vec<Pipeline>> {
        self.crm.authorise(viewer, Record::Settings, Action::Read)?;
        let rows: Vec<(i64, String, i64)> =
            q("SELECT id, name, version FROM pipelines WHERE archived_at IS NULL ORDER BY position, id").all(self.crm.db().read()).await?;
        let mut pipelines: Vec<Pipeline> =
            rows.into_iter().map(|(id, name, version)| Pipeline { id: PipelineId(id), name, version, stages: Vec::new() }).collect();
        for row in stages(None, self.crm.db().read()).await? {
            if let Some(pipeline) = pipelines.iter_mut().find(|p| p.id.0 == row.pipeline_id) {
                pipeline.stages.extend(stage(row));
            }
        }
        Ok(pipelines)
    }

    /// One pipeline, archived or not.
    pub async fn get(&self, viewer: &Viewer, id: PipelineId) -> Result<Pipeline> {
        self.crm.authorise(viewer, Record::Settings, Action::Read)?;
        let (name, version): (String, i64) = head(id).opt(self.crm.db().read()).await?.ok_or_else(not_found)?;
        let stages = stages(Some(id), self.crm.db().read()).await?.into_iter().filter_map(stage).collect();
        Ok(Pipeline { id, name, version, stages })
    }

    /// Lost reasons to choose from, in order.
    pub async fn lost_reasons(&self, viewer: &Viewer) -> Result<Vec<LostReason>> {
        self.crm.authorise(viewer, Record::Settings, Action::Read)?;
        let rows: Vec<(i64, String)> =
            q("SELECT id, name FROM lost_reasons WHERE archived_at IS NULL ORDER BY position, id").all(self.crm.db().read()).await?;
        Ok(rows.into_iter().map(|(id, name)| LostReason { id: LostReasonId(id), name }).collect())
    }

    /// What the settings page shows, with how many deals stand where.
    pub async fn settings(&self, viewer: &Viewer) -> Result<PipelineSettings> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        let deals: Vec<(i64, i64)> = q("SELECT stage_id, CAST(COUNT(*) AS BIGINT) FROM deals WHERE archived_at IS NULL GROUP BY stage_id")
            .all(self.crm.db().read())
            .await?;
        let lost: Vec<(i64, i64)> = q("SELECT lost_reason_id, CAST(COUNT(*) AS BIGINT) FROM deals \
             WHERE archived_at IS NULL AND lost_reason_id IS NOT NULL GROUP BY lost_reason_id")
        .all(self.crm.db().read())
        .await?;
        let count = |id: LostReasonId| lost.iter().find(|(r, _)| *r == id.0).map_or(0, |(_, n)| *n);
        Ok(PipelineSettings {
            pipelines: self.list(viewer).await?,
            deals: deals.into_iter().map(|(stage, n)| (StageId(stage), n)).collect(),
            reasons: self.lost_reasons(viewer).await?.into_iter().map(|r| (r.clone(), count(r.id))).collect(),
        })
    }
}

/// A pipeline, archived or not, with its standing stages, inside a transaction.
pub(super) async fn load(id: PipelineId, write: &mut Write) -> Result<Pipeline> {
    let row: Option<(String, i64)> = head(id).opt(write.ex()).await?;
    let (name, version) = row.ok_or_else(not_found)?;
    let stages = stages(Some(id), write.ex()).await?.into_iter().filter_map(stage).collect();
    Ok(Pipeline { id, name, version, stages })
}

fn head(id: PipelineId) -> Q {
    q("SELECT name, version FROM pipelines WHERE id = $1").bind(id)
}

async fn stages(of: Option<PipelineId>, ex: Ex<'_>) -> Result<Vec<StageRow>> {
    let mut query =
        q("SELECT id, pipeline_id, name, kind, colour, probability, to_check, rotting_days FROM stages WHERE archived_at IS NULL");
    if let Some(pipeline) = of {
        query = query.push(" AND pipeline_id = ").push_bind(pipeline);
    }
    query.push(" ORDER BY pipeline_id, position, id").all(ex).await
}

fn stage(row: StageRow) -> Option<Stage> {
    Some(Stage {
        id: StageId(row.id),
        name: row.name,
        kind: StageKind::parse(&row.kind)?,
        colour: row.colour,
        probability: Share(row.probability),
        to_check: row.to_check,
        rotting_days: row.rotting_days,
    })
}
