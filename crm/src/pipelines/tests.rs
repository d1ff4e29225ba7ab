//! Pipelines and lost reasons, on both databases.

use crate::testing::{NOW, TestDb, both};
use crate::{Error, q};
use domain::pipelines::*;
use domain::{FaultKind, PipelineId, Role, Share, StageId, Viewer};

fn kind<T: std::fmt::Debug>(result: Result<T, Error>) -> FaultKind {
    match result {
        Err(Error::Fault(fault)) => fault.kind,
        other => panic!("no fault: {other:?}"),
    }
}

fn drafts(pipeline: &Pipeline) -> Vec<StageDraft> {
    let draft = |s: &Stage| StageDraft {
        id: Some(s.id),
        name: s.name.clone(),
        colour: s.colour,
        probability: s.probability,
        rotting_days: s.rotting_days,
    };
    pipeline.stages.iter().map(draft).collect()
}

async fn deal(db: &TestDb, pipeline: PipelineId, stage: StageId, owner: &Viewer) {
    q("INSERT INTO deals (title, title_folded, pipeline_id, stage_id, status, rank, owner_id, opened_on, stage_since, created_at, updated_at) \
       VALUES ('A', 'a', $1, $2, 'open', 'a', $3, '2026-06-01', $4, $4, $4)")
    .bind(pipeline)
    .bind(stage)
    .bind(owner.user)
    .bind(NOW)
    .exec(db.crm.db().write())
    .await
    .expect("a deal");
}

#[tokio::test]
async fn stages_change_as_one() {
    for db in both().await {
        let ada = db.user("Ada", Role::Admin).await;
        let made = db.pipeline().await;
        let pipelines = db.crm.pipelines();
        let before = pipelines.get(&ada, made.id).await.expect("a pipeline");
        let mut stages = drafts(&before);
        stages.swap(0, 1);
        stages[0].name = " Talk ".into();
        stages[0].probability = Share::percent(45);
        let gone = stages.remove(3);
        stages.push(StageDraft { id: None, name: "Signature".into(), colour: 7, probability: Share::percent(95), rotting_days: None });
        let edit = EditPipeline { command: db.command(), id: made.id, version: before.version, name: "New name".into(), stages };
        let after = pipelines.edit(&ada, edit.clone()).await.expect("edited");
        assert_eq!(pipelines.edit(&ada, edit.clone()).await.expect("the same answer"), after);
        let names: Vec<&str> = after.stages.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["Talk", "Request", "Offer", "Signature", "Won", "Lost"], "{}", db.name);
        assert!(after.stages.iter().all(|s| Some(s.id) != gone.id));
        let stale = EditPipeline { command: db.command(), ..edit };
        assert_eq!(kind(pipelines.edit(&ada, stale).await), FaultKind::Conflict);
    }
}

#[tokio::test]
async fn what_is_in_use_stays() {
    for db in both().await {
        let ada = db.user("Ada", Role::Admin).await;
        let made = db.pipeline().await;
        let pipelines = db.crm.pipelines();
        deal(&db, made.id, made.stages[1], &ada).await;
        let before = pipelines.get(&ada, made.id).await.expect("a pipeline");
        let without = |n: usize| {
            let mut stages = drafts(&before);
            stages.remove(n);
            EditPipeline { command: db.command(), id: made.id, version: before.version, name: before.name.clone(), stages }
        };
        assert_eq!(kind(pipelines.edit(&ada, without(1)).await), FaultKind::Invalid, "has a deal");
        assert_eq!(kind(pipelines.edit(&ada, without(4)).await), FaultKind::Invalid, "won");
        pipelines.edit(&ada, without(0)).await.expect("empty");
        assert_eq!(
            kind(pipelines.archive(&ada, AboutPipeline { command: db.command(), id: made.id }).await),
            FaultKind::Invalid,
            "the last"
        );
        let second = pipelines.add(&ada, AddPipeline { command: db.command(), name: "Second".into() }).await.expect("added");
        assert_eq!(
            kind(pipelines.archive(&ada, AboutPipeline { command: db.command(), id: made.id }).await),
            FaultKind::Invalid,
            "has a deal"
        );
        pipelines.order(&ada, OrderPipelines { command: db.command(), order: vec![second.id] }).await.expect("ordered");
        assert_eq!(pipelines.list(&ada).await.expect("list")[0].id, second.id);
        pipelines.archive(&ada, AboutPipeline { command: db.command(), id: second.id }).await.expect("archived");
        assert_eq!(pipelines.list(&ada).await.expect("list").len(), 1, "{}", db.name);
    }
}

#[tokio::test]
async fn bad_input_is_told_by_field() {
    for db in both().await {
        let ada = db.user("Ada", Role::Admin).await;
        let made = db.pipeline().await;
        let before = db.crm.pipelines().get(&ada, made.id).await.expect("a pipeline");
        let mut tries: Vec<(&str, Vec<StageDraft>)> = Vec::new();
        let with = |change: fn(&mut StageDraft)| {
            let mut stages = drafts(&before);
            change(&mut stages[2]);
            stages
        };
        tries.push(("stages.2.name", with(|s| s.name = "  ".into())));
        tries.push(("stages.2.name", with(|s| s.name = "\u{0}".into())));
        tries.push(("stages.2.name", with(|s| s.name = "request".into())));
        tries.push(("stages.2.colour", with(|s| s.colour = 9)));
        tries.push(("stages.2.probability", with(|s| s.probability = Share(1_000_001))));
        tries.push(("stages.2.rotting_days", with(|s| s.rotting_days = Some(0))));
        for (field, stages) in tries {
            let edit = EditPipeline { command: db.command(), id: made.id, version: before.version, name: "P".into(), stages };
            match db.crm.pipelines().edit(&ada, edit).await {
                Err(Error::Fault(fault)) => assert_eq!(fault.field.as_deref(), Some(field)),
                other => panic!("{field}: {other:?}"),
            }
        }
        let sales = db.user("Sal", Role::Sales).await;
        let edit = EditPipeline { command: db.command(), id: made.id, version: 1, name: "P".into(), stages: drafts(&before) };
        assert_eq!(kind(db.crm.pipelines().edit(&sales, edit).await), FaultKind::Forbidden);
        assert_eq!(kind(db.crm.pipelines().settings(&sales).await), FaultKind::Forbidden);
        assert_eq!(db.crm.pipelines().list(&sales).await.expect("all may see").len(), 1, "{}", db.name);
    }
}

#[tokio::test]
async fn reasons_swap_leave_and_come_back() {
    for db in both().await {
        let ada = db.user("Ada", Role::Admin).await;
        let pipelines = db.crm.pipelines();
        let set = async |reasons: Vec<ReasonDraft>| pipelines.edit_reasons(&ada, EditReasons { command: db.command(), reasons }).await;
        let new = |name: &str| ReasonDraft { id: None, name: name.into() };
        let first = set(vec![new("Price"), new("Time")]).await.expect("made");
        let swapped =
            vec![ReasonDraft { id: Some(first[0].id), name: "Time".into() }, ReasonDraft { id: Some(first[1].id), name: "Price".into() }];
        let second = set(swapped).await.expect("swapped");
        assert_eq!((second[0].id, second[0].name.as_str()), (first[0].id, "Time"));
        assert_eq!(set(vec![ReasonDraft { id: Some(first[0].id), name: "Time".into() }]).await.expect("one left").len(), 1);
        let back = set(vec![new("price"), ReasonDraft { id: Some(first[0].id), name: "Time".into() }]).await.expect("back");
        assert_eq!(back[0].id, first[1].id, "{}", db.name);
        assert_eq!(kind(set(vec![new("a"), new("A")]).await), FaultKind::Invalid);
    }
}
