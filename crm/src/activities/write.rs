//! Writing a note, logging a call.

use super::Activities;
use crate::clients::sight::{self, Stand};
use crate::tasks::insert_task;
use crate::{Begun, NewEvent, Result, Write, forbidden, invalid, q};
use domain::activities::{ActivityDone, NewCall, NewNote};
use domain::texts::{clients as texts, errors};
use domain::{Action, ActivityId, Millis, Record, Viewer, input};
use serde_json::{Value, json};

/// A call is at most a day long, in seconds.
pub(super) const LONGEST: i64 = 86_400;

impl Activities<'_> {
    /// Writes a note on a client, a deal, or both.
    pub async fn note(&self, viewer: &Viewer, new: NewNote) -> Result<ActivityDone> {
        if !viewer.may(Record::Client, Action::Update) {
            return Err(forbidden());
        }
        let mut write = match self.crm.command(viewer, &new.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        if new.client.is_none() && new.deal.is_none() {
            return Err(invalid("client", errors::REQUIRED));
        }
        let stand = Stand::new(&mut write, viewer, (new.client, new.deal)).await?;
        let text = input::text("text", &new.text)?;
        if text.is_empty() {
            return Err(invalid("text", errors::REQUIRED));
        }
        let now = write.now;
        let (id,): (i64,) = q("INSERT INTO activities (kind, client_id, deal_id, author_id, text, occurred_at, created_at) \
             VALUES ('note', $1, $2, $3, $4, $5, $5) RETURNING id")
        .bind(stand.client.as_ref().map(|c| c.id))
        .bind(stand.deal.as_ref().map(|d| d.id))
        .bind(viewer.user)
        .bind(&text)
        .bind(now)
        .one(write.ex())
        .await?;
        let event = NewEvent::new("note.written", "note");
        tell(&mut write, event, &stand, id, json!({ "activity": id, "text": text })).await?;
        write.finish(ActivityDone { id: ActivityId(id), version: 1 }).await
    }

    /// Logs a call, with a task to call again if a day was given.
    pub async fn call(&self, viewer: &Viewer, new: NewCall) -> Result<ActivityDone> {
        if !viewer.may(Record::Client, Action::Update) {
            return Err(forbidden());
        }
        let mut write = match self.crm.command(viewer, &new.command).await? {
            Begun::Done(answer) => return Ok(answer),
            Begun::New(write) => write,
        };
        if new.client.is_none() && new.deal.is_none() {
            return Err(invalid("client", errors::REQUIRED));
        }
        let stand = Stand::new(&mut write, viewer, (new.client, new.deal)).await?;
        let text = input::text("text", &new.text)?;
        let contact = match new.contact {
            Some(id) => Some(sight::client(write.ex(), viewer, id, Action::Read).await.map_err(|_| invalid("contact", errors::NOT_FOUND))?),
            None => None,
        };
        let duration = duration(new.duration_s)?;
        let at = moment(&write, new.at)?;
        let now = write.now;
        let (id,): (i64,) = q("INSERT INTO activities (kind, client_id, deal_id, contact_id, author_id, text, direction, outcome, duration_s, occurred_at, created_at) \
             VALUES ('call', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id")
            .bind(stand.client.as_ref().map(|c| c.id))
            .bind(stand.deal.as_ref().map(|d| d.id))
            .bind(contact.as_ref().map(|c| c.id))
            .bind(viewer.user)
            .bind(&text)
            .bind(new.direction.as_str())
            .bind(new.outcome.as_str())
            .bind(duration)
            .bind(at)
            .bind(now)
            .one(write.ex())
            .await?;
        let value = json!({
            "activity": id, "text": text, "direction": new.direction.as_str(), "outcome": new.outcome.as_str(),
            "duration_s": duration, "contact": contact.as_ref().map(|c| c.name.clone()), "contact_id": contact.as_ref().map(|c| c.id),
        });
        let mut event = NewEvent::new("call.logged", "call").at(at);
        // the person called has it on their own card too
        if let Some(person) = contact.filter(|p| stand.client.as_ref().map(|c| c.id) != Some(p.id)) {
            event = event.on(person.subject());
        }
        tell(&mut write, event, &stand, id, value).await?;
        if let Some((day, title)) = new.again {
            insert_task(&mut write, &stand, &title, Some(day), viewer.user).await?;
        }
        write.finish(ActivityDone { id: ActivityId(id), version: 1 }).await
    }
}

/// A duration in seconds that a call can have.
pub(super) fn duration(seconds: Option<i64>) -> Result<Option<i64>> {
    match seconds {
        Some(s) if !(0..=LONGEST).contains(&s) => Err(invalid("duration_s", texts::BAD_DURATION)),
        fine => Ok(fine),
    }
}

/// When it was: now, or earlier; a minute ahead is a clock that goes fast.
fn moment(write: &Write, at: Option<Millis>) -> Result<Millis> {
    match at {
        None => Ok(write.now),
        Some(at) if at > write.now + 60_000 || at < 0 => Err(invalid("at", texts::NOT_YET)),
        Some(at) => Ok(at.min(write.now)),
    }
}

/// Tells the log on the client and the deal, and notes the event with the activity.
async fn tell(write: &mut Write, mut event: NewEvent, stand: &Stand, id: i64, value: Value) -> Result<()> {
    for subject in stand.subjects() {
        event = event.on(subject);
    }
    let event = write.event(event.value(value)).await?;
    q("UPDATE activities SET event_id = $1 WHERE id = $2").bind(event).bind(id).exec(write.ex()).await.map(drop)
}
