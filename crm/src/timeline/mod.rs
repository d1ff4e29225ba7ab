//! What happened on a card: pages by key over the events' subjects, newest first.

mod names;
#[cfg(test)]
mod tests;

use crate::clients::sight;
use crate::db::Q;
use crate::{Crm, Result, q};
use domain::timeline::{HIDDEN, Happening, Of, TimelineKey, TimelinePage, TimelineQuery, What};
use domain::{Action, ActivityId, BatchId, DealId, EventId, Millis, Record, UserId, Viewer};

/// Use cases of timelines.
pub struct Timeline<'a> {
    crm: &'a Crm,
}

impl Crm {
    /// Timelines.
    pub fn timeline(&self) -> Timeline<'_> {
        Timeline { crm: self }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    kind: String,
    occurred_at: Millis,
    recorded_at: Millis,
    actor_id: Option<i64>,
    actor: Option<String>,
    batch_id: Option<i64>,
    batch: Option<String>,
    value: Option<String>,
    deal_id: Option<i64>,
    deal: Option<String>,
    activity_id: Option<i64>,
    text: Option<String>,
    outcome: Option<String>,
    duration_s: Option<i64>,
    activity_version: Option<i64>,
    deleted_at: Option<i64>,
}

impl Timeline<'_> {
    /// A page of a client's or a deal's timeline; 'not found' out of scope.
    pub async fn page(&self, viewer: &Viewer, query: &TimelineQuery) -> Result<TimelinePage> {
        match query.of {
            Of::Client(id) => sight::client(self.crm.db().read(), viewer, id, Action::Read).await.map(drop)?,
            Of::Deal(id) => sight::deal(self.crm.db().read(), viewer, id, Action::Read).await.map(drop)?,
        }
        self.page_unchecked(viewer, query).await
    }

    /// The page, where the caller has checked that the viewer sees the card.
    pub(crate) async fn page_unchecked(&self, viewer: &Viewer, query: &TimelineQuery) -> Result<TimelinePage> {
        let limit = i64::from(query.limit.clamp(1, 200));
        let keys = match query.of {
            Of::Deal(id) => {
                let own = q("SELECT s.event_id, s.occurred_at FROM event_subjects s WHERE s.record_type = 'deal' AND s.record_id = ")
                    .push_bind(id);
                narrowed(own, query, limit + 1)
            }
            Of::Client(id) => {
                let own = q("SELECT s.event_id, s.occurred_at FROM event_subjects s WHERE s.record_type = 'client' AND s.record_id = ")
                    .push_bind(id);
                let deals = q("SELECT s.event_id, s.occurred_at FROM deal_contacts k JOIN deals d ON d.id = k.deal_id \
                       JOIN event_subjects s ON s.record_type = 'deal' AND s.record_id = d.id WHERE k.person_id = ")
                .push_bind(id)
                .scope(viewer.scope(Record::Deal, Action::Read), "d.owner_id");
                // an event on both is one
                q("SELECT DISTINCT event_id, occurred_at FROM (SELECT * FROM (")
                    .append(narrowed(own, query, limit + 1))
                    .push(") own UNION ALL SELECT * FROM (")
                    .append(narrowed(deals, query, limit + 1))
                    .push(") theirs) both_ways ORDER BY occurred_at DESC, event_id DESC LIMIT ")
                    .push_bind(limit + 1)
            }
        };
        let mut rows: Vec<Row> = q("SELECT e.id, e.kind, k.occurred_at, e.recorded_at, e.actor_id, u.name AS actor, e.batch_id, b.label AS batch, v.value, \
                 d.id AS deal_id, d.title AS deal, a.id AS activity_id, a.text, a.outcome, a.duration_s, a.version AS activity_version, \
                 a.archived_at AS deleted_at FROM (")
            .append(keys)
            .push(") k JOIN events e ON e.id = k.event_id LEFT JOIN event_values v ON v.event_id = e.id LEFT JOIN users u ON u.id = e.actor_id \
                   LEFT JOIN batches b ON b.id = e.batch_id AND b.kind = 'import' LEFT JOIN event_subjects x ON x.event_id = e.id AND x.record_type = 'deal' \
                   LEFT JOIN deals d ON d.id = x.record_id LEFT JOIN activities a ON a.event_id = e.id \
                   ORDER BY k.occurred_at DESC, e.id DESC")
            .all(self.crm.db().read())
            .await?;
        let more = rows.len() as i64 > limit;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|r| TimelineKey { at: r.occurred_at, event: EventId(r.id) });
        let zone = self.crm.organisation().await?.time_zone();
        let may_edit = viewer.may(Record::Client, Action::Update);
        let mut rows: Vec<Happening> = rows.into_iter().filter(|r| r.deleted_at.is_none()).map(|r| happening(r, &zone, may_edit)).collect();
        names::fill(self.crm, viewer, query.of, &mut rows).await?;
        Ok(TimelinePage { rows, next })
    }
}

/// One range of subjects, in order, by filter and key.
fn narrowed(statement: Q, query: &TimelineQuery, limit: i64) -> Q {
    let statement = match query.filter.groups() {
        [] => statement.push(" AND s.kind_group <> ").push_bind(HIDDEN),
        [one] => statement.push(" AND s.kind_group = ").push_bind(*one),
        many => statement.push(" AND s.kind_group IN ").push_list(many.iter().copied()),
    };
    let statement = match query.after {
        None => statement,
        Some(after) => {
            statement.push(" AND (s.occurred_at, s.event_id) < (").push_bind(after.at).push(", ").push_bind(after.event).push(")")
        }
    };
    statement.push(" ORDER BY s.occurred_at DESC, s.event_id DESC LIMIT ").push_bind(limit)
}

fn happening(row: Row, zone: &jiff::tz::TimeZone, may_edit: bool) -> Happening {
    let value = row.value.as_deref().and_then(|v| serde_json::from_str(v).ok()).unwrap_or_default();
    let mut what = What::read(&row.kind, &value);
    // the card shows what a note says now; the log keeps what it said first
    if let Some(id) = row.activity_id {
        let now = row.text.unwrap_or_default();
        match &mut what {
            What::Note { activity, text, edited } => {
                (*activity, *text, *edited) = (Some(ActivityId(id)), now, row.activity_version.unwrap_or(1) > 1);
            }
            What::Call { activity, text, outcome, duration_s, .. } => {
                (*activity, *text, *duration_s) = (Some(ActivityId(id)), now, row.duration_s);
                *outcome = row.outcome.as_deref().and_then(domain::activities::Outcome::parse).unwrap_or(*outcome);
            }
            _ => {}
        }
    }
    let local = jiff::Timestamp::from_millisecond(row.occurred_at).unwrap_or_default().to_zoned(zone.clone());
    // imported history and demo data know days only, stored at noon of the zone of that time
    let at_noon = (local.hour(), local.minute(), local.second(), local.millisecond()) == (12, 0, 0, 0);
    let dated_only = (row.batch.is_some() && row.occurred_at != row.recorded_at) || (row.batch_id.is_some() && at_noon);
    Happening {
        id: EventId(row.id),
        at: row.occurred_at,
        day: local.date().into(),
        time: (!dated_only).then(|| (local.hour(), local.minute())),
        actor: row.actor_id.map(UserId).zip(row.actor),
        deal: row.deal_id.map(DealId).zip(row.deal),
        batch: row.batch_id.map(BatchId).zip(row.batch),
        what,
        editable: row.activity_id.filter(|_| may_edit).map(ActivityId),
    }
}
