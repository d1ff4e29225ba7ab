//! How far the deals opened in the period got.

use super::filter::Filter;
use super::people::{People, Stage};
use crate::{Crm, Result, q};
use domain::PipelineId;
use domain::analytics::{Funnel, FunnelStep, Span};

/// The funnel of the pipeline asked for, or of the one with most deals opened in the period.
/// A deal reached every stage up to the furthest it ever stood in; a won one reached all.
pub async fn read(
    crm: &Crm,
    filter: &Filter,
    people: &People,
    asked: Option<PipelineId>,
    span: Span,
    before: Span,
) -> Result<Option<Funnel>> {
    let pipeline = match asked {
        Some(id) => Some(id),
        None => busiest(crm, filter, people, span).await?,
    };
    let Some(pipeline) = people.pipelines.iter().find(|p| Some(p.id) == pipeline) else { return Ok(None) };
    // Positions stand in the statement: a join for each deal took most of its time.
    let mut position = q("CASE x.stage_id");
    for stage in people.stages.iter().filter(|s| s.pipeline == pipeline.id && s.open) {
        position = position.push(" WHEN ").push_bind(stage.id).push(" THEN CAST(").push_bind(stage.position).push(" AS BIGINT)");
    }
    // without any open stage the list above would be no expression
    let position = position.push(" WHEN CAST(0 AS BIGINT) THEN CAST(0 AS BIGINT) END");
    let rows: Vec<(i64, String, i64, i64)> = q("SELECT r.part, r.status, r.furthest, CAST(COUNT(*) AS BIGINT) FROM (\
         SELECT CASE WHEN d.opened_on >= ")
        .push_bind(span.from)
        .push(
            " THEN CAST(1 AS BIGINT) ELSE CAST(2 AS BIGINT) END AS part, d.status AS status, CASE WHEN d.status = 'won' THEN CAST(-1 AS BIGINT) \
             ELSE COALESCE((SELECT MAX(",
        )
        .append(position)
        .push(
            ") FROM deal_stage_spans x WHERE x.deal_id = d.id), CAST(-2 AS BIGINT)) END AS furthest \
             FROM deals d WHERE d.archived_at IS NULL AND (d.opened_on BETWEEN ",
        )
        .push_bind(span.from)
        .push(" AND ")
        .push_bind(span.to)
        .push(" OR d.opened_on BETWEEN ")
        .push_bind(before.from)
        .push(" AND ")
        .push_bind(before.to)
        .push(")")
        .append(filter.deals_of(pipeline.id))
        .push(") r GROUP BY r.part, r.status, r.furthest")
        .all(crm.db().read())
        .await?;
    let stages: Vec<&Stage> = people.stages.iter().filter(|s| s.pipeline == pipeline.id && s.open && !s.archived).collect();
    let reached = |part: i64, position: Option<i64>| {
        rows.iter()
            .filter(|(p, status, furthest, _)| *p == part && (status == "won" || position.is_some_and(|position| *furthest >= position)))
            .map(|(.., n)| n)
            .sum::<i64>()
    };
    let now = |wanted: &dyn Fn(&str) -> bool| rows.iter().filter(|(p, s, ..)| *p == 1 && wanted(s)).map(|(.., n)| n).sum();
    let mut steps: Vec<FunnelStep> = stages
        .iter()
        .enumerate()
        .map(|(n, s)| {
            // Every deal reached the first stage, also one that was opened further on or lost at once.
            let position = if n == 0 { -2 } else { s.position };
            FunnelStep {
                stage: Some(s.id),
                name: s.name.clone(),
                reached: reached(1, Some(position)),
                reached_before: reached(2, Some(position)),
            }
        })
        .collect();
    steps.push(FunnelStep { stage: None, name: String::new(), reached: reached(1, None), reached_before: reached(2, None) });
    Ok(Some(Funnel {
        pipeline: pipeline.id,
        name: pipeline.name.clone(),
        opened: now(&|_| true),
        lost: now(&|status| status == "lost"),
        steps,
    }))
}

async fn busiest(crm: &Crm, filter: &Filter, people: &People, span: Span) -> Result<Option<PipelineId>> {
    let candidates: Vec<_> = people.pipelines.iter().filter(|p| !p.archived).collect();
    let [first, _, ..] = candidates.as_slice() else { return Ok(candidates.first().map(|p| p.id)) };
    let found: Option<(i64,)> = q("SELECT d.pipeline_id FROM deals d WHERE d.archived_at IS NULL AND d.opened_on BETWEEN ")
        .push_bind(span.from)
        .push(" AND ")
        .push_bind(span.to)
        .append(filter.deals())
        .push(" GROUP BY d.pipeline_id ORDER BY COUNT(*) DESC, d.pipeline_id LIMIT 1")
        .opt(crm.db().read())
        .await?;
    Ok(Some(found.map_or(first.id, |(id,)| PipelineId(id))))
}
