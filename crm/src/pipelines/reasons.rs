//! Lost reasons.

use super::Pipelines;
use crate::team::fields;
use crate::{Begun, NewEvent, Result, Subject, Write, invalid, q};
use domain::pipelines::{EditReasons, LostReason};
use domain::texts::settings as texts;
use domain::{Action, Fault, LostReasonId, Record, Viewer};
use std::collections::HashSet;

/// Most lost reasons.
const MOST: usize = 100;

impl Pipelines<'_> {
    /// All lost reasons as they shall be, in order. A new one with the words of an archived one
    /// brings that back.
    pub async fn edit_reasons(&self, viewer: &Viewer, input: EditReasons) -> Result<Vec<LostReason>> {
        self.crm.authorise(viewer, Record::Settings, Action::Update)?;
        if input.reasons.len() > MOST {
            return Err(Fault::invalid("reasons", texts::TOO_MANY_REASONS).arg("max", MOST).into());
        }
        let mut seen = HashSet::new();
        let mut drafts = Vec::new();
        for (n, reason) in input.reasons.iter().enumerate() {
            let field = format!("reasons.{n}.name");
            let name = fields::name(&field, &reason.name)?;
            if !seen.insert(domain::fold::fold(&name)) {
                return Err(invalid(&field, texts::REASON_TWICE));
            }
            drafts.push((reason.id, name));
        }
        let mut write = match self.crm.command(viewer, &input.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        // Names may be swapped: first out of each other's way, then to their places.
        q("UPDATE lost_reasons SET archived_at = COALESCE(archived_at, $1)").bind(write.now).exec(write.ex()).await?;
        for (id, _) in &drafts {
            if let Some(id) = id {
                q("UPDATE lost_reasons SET name_folded = $1 WHERE id = $2").bind(format!("\u{1}{id}")).bind(*id).exec(write.ex()).await?;
            }
        }
        for (position, (id, name)) in drafts.iter().enumerate() {
            put(&mut write, *id, name, position as i64 + 1).await?;
        }
        write.event(NewEvent::new("settings.changed", "settings").value(&input.reasons).on(Subject::public("settings", 1, 0))).await?;
        let rows: Vec<(i64, String)> =
            q("SELECT id, name FROM lost_reasons WHERE archived_at IS NULL ORDER BY position, id").all(write.ex()).await?;
        let reasons: Vec<LostReason> = rows.into_iter().map(|(id, name)| LostReason { id: LostReasonId(id), name }).collect();
        write.finish(reasons).await
    }
}

async fn put(write: &mut Write, id: Option<LostReasonId>, name: &str, position: i64) -> Result<()> {
    let folded = domain::fold::fold(name);
    if let Some(id) = id {
        // An archived reason may hold these words: it keeps its deals, and gives the words away.
        q("UPDATE lost_reasons SET name_folded = name_folded || ' #' || CAST(id AS TEXT) WHERE name_folded = $1 AND id <> $2")
            .bind(&folded)
            .bind(id)
            .exec(write.ex())
            .await?;
        let changed = q("UPDATE lost_reasons SET name = $1, name_folded = $2, position = $3, archived_at = NULL WHERE id = $4")
            .bind(name)
            .bind(&folded)
            .bind(position)
            .bind(id)
            .exec(write.ex())
            .await?;
        if changed == 0 {
            return Err(crate::not_found());
        }
        return Ok(());
    }
    q("INSERT INTO lost_reasons (name, name_folded, position) VALUES ($1, $2, $3) \
       ON CONFLICT (name_folded) DO UPDATE SET name = excluded.name, position = excluded.position, archived_at = NULL")
    .bind(name)
    .bind(&folded)
    .bind(position)
    .exec(write.ex())
    .await?;
    Ok(())
}

/// Adds the reasons that are not there yet, behind the others.
pub(crate) async fn add_missing(write: &mut Write, names: impl Iterator<Item = &'static str>) -> Result<()> {
    for name in names {
        q("INSERT INTO lost_reasons (name, name_folded, position) \
           VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM lost_reasons)) ON CONFLICT (name_folded) DO NOTHING")
        .bind(name)
        .bind(domain::fold::fold(name))
        .exec(write.ex())
        .await?;
    }
    Ok(())
}
