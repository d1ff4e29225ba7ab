//! The log: what happened to every record, and the notes, calls and tasks in between.

use super::calendar::{Calendar, DAY};
use super::cast::Cast;
use super::clients::Client;
use super::deals::{Deal, Outcome};
use super::names::talk;
use super::rng::Rng;
use super::words::{TASKS_DE, TASKS_EN};
use crate::db::Table;
use crate::{Result, Write};
use domain::{Date, Millis};
use serde_json::{Value, json};

/// Where the ids of new rows begin.
pub(super) struct Firsts {
    pub event: i64,
    pub task: i64,
    pub activity: i64,
}

#[derive(Debug, Clone, Copy)]
enum What {
    ClientCreated,
    ContactAdded,
    DealCreated,
    /// Into the stay of this number, the last one maybe won or lost.
    DealMoved(u32),
    /// The task of this number.
    TaskCreated(u32),
    TaskDone(u32),
    /// A text's number.
    Note(u32),
    Call(u32),
}

#[derive(Debug, Clone, Copy)]
struct Happening {
    at: Millis,
    what: What,
    client: Option<u32>,
    deal: Option<u32>,
}

struct Task {
    title: &'static str,
    due: Option<Date>,
    client: Option<u32>,
    deal: Option<u32>,
    owner: Option<i64>,
    created: Millis,
    done: Option<Millis>,
}

/// A subject's key on timelines, then the rest of its row.
type SubjectRow = (&'static str, i64, Millis, i64, &'static str, i64, i64, bool);

/// Everything that happens, in the making.
pub(super) struct History<'a> {
    cast: &'a Cast,
    clients: &'a [Client],
    deals: &'a [Deal],
    happenings: Vec<Happening>,
    tasks: Vec<Task>,
}

impl<'a> History<'a> {
    /// Thinks up so many events; never fewer than the records themselves bring.
    pub fn plan(rng: &mut Rng, calendar: &Calendar, cast: &'a Cast, clients: &'a [Client], deals: &'a [Deal], events: u32) -> Self {
        let mut history = Self { cast, clients, deals, happenings: Vec::with_capacity(events as usize), tasks: Vec::new() };
        history.records(rng, calendar);
        while history.happenings.len() < events as usize {
            let left = events as usize - history.happenings.len();
            history.talk(rng, calendar, left);
        }
        history.happenings.sort_by_key(|h| h.at);
        history
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.happenings.len()
    }

    fn records(&mut self, rng: &mut Rng, calendar: &Calendar) {
        for (client, at) in self.clients.iter().zip(0_u32..) {
            self.happenings.push(Happening { at: client.created, what: What::ClientCreated, client: Some(at), deal: None });
            if client.company.is_some() {
                self.happenings.push(Happening { at: client.created + 1, what: What::ContactAdded, client: Some(at), deal: None });
            }
        }
        for (deal, at) in self.deals.iter().zip(0_u32..) {
            let of = |at_ms, what| Happening { at: at_ms, what, client: deal.client, deal: Some(at) };
            self.happenings.push(of(deal.opened(), What::DealCreated));
            for (stay, number) in deal.stays.iter().zip(0_u32..).skip(1) {
                self.happenings.push(of(stay.entered, What::DealMoved(number)));
            }
            if let Some((title, due)) = deal.next {
                // Planned within the stay.
                let created = (deal.since() + rng.between(1, DAY / 24)).min(calendar.now);
                self.happenings.push(of(created, What::TaskCreated(self.tasks.len() as u32)));
                self.tasks.push(Task {
                    title,
                    due: Some(due),
                    client: deal.client,
                    deal: Some(at),
                    owner: deal.owner,
                    created,
                    done: None,
                });
            }
        }
    }

    /// A note, a call, or a task with its end.
    fn talk(&mut self, rng: &mut Rng, calendar: &Calendar, left: usize) {
        let (client, deal, from, to, german, owner);
        if !self.deals.is_empty() && (self.clients.is_empty() || rng.percent(55)) {
            let at = busy(rng, self.deals.len());
            let d = &self.deals[at as usize];
            let end = if d.outcome == Outcome::Open { calendar.now } else { d.since() };
            (client, deal, from, to, german, owner) = (d.client, Some(at), d.opened(), end, d.german, d.owner);
        } else if !self.clients.is_empty() {
            let at = busy(rng, self.clients.len());
            let c = &self.clients[at as usize];
            (client, deal, from, to, german, owner) = (Some(at), None, c.created, calendar.now, c.german, c.owner);
        } else {
            (client, deal, from, to, german, owner) = (None, None, calendar.now - DAY, calendar.now, true, None);
        }
        // In working hours, like everything people do here.
        let between = |rng: &mut Rng, from: Millis, to: Millis| {
            let (from, last) = (from.min(to - 1), to - 1);
            let day = calendar.day_of(rng.between(from, last));
            calendar.moment(rng, day).clamp(from, last)
        };
        let at = between(rng, from, to);
        let text = (rng.next() % 4_000_000_000) as u32;
        let kind = rng.below(100);
        if kind < 26 && left >= 2 {
            let task = self.tasks.len() as u32;
            let done = between(rng, at, to);
            let title = rng.pick(if german { TASKS_DE } else { TASKS_EN });
            let due = rng.percent(85).then(|| calendar.date(done).plus_days(rng.between(-2, 4)));
            self.tasks.push(Task { title, due, client, deal, owner, created: at, done: Some(done) });
            self.happenings.push(Happening { at, what: What::TaskCreated(task), client, deal });
            self.happenings.push(Happening { at: done, what: What::TaskDone(task), client, deal });
        } else {
            let what = if kind < 62 { What::Call(text) } else { What::Note(text) };
            self.happenings.push(Happening { at, what, client, deal });
        }
    }

    /// Writes tasks, log, activities and timelines.
    pub async fn write_all(&self, write: &mut Write, rng: &mut Rng, calendar: &Calendar, first: &Firsts, txn: i64) -> Result<()> {
        self.write_tasks(write, calendar, first).await?;
        let mut events = Table::new("events", &["id", "txn", "kind", "actor_id", "batch_id", "recorded_at", "occurred_at"]);
        let mut values = Table::new("event_values", &["event_id", "value"]);
        let mut activities = Table::new(
            "activities",
            &[
                "id",
                "kind",
                "client_id",
                "deal_id",
                "contact_id",
                "author_id",
                "text",
                "direction",
                "outcome",
                "duration_s",
                "occurred_at",
                "event_id",
                "batch_id",
                "created_at",
            ],
        );
        let mut subjects: Vec<SubjectRow> = Vec::with_capacity(self.len() * 2);
        let mut activity = first.activity;
        for (h, id) in self.happenings.iter().zip(first.event..) {
            let (kind, group, value) = self.tell(h, calendar);
            let actor = self.owner(h).or_else(|| self.cast.sellers.get(id as usize % self.cast.sellers.len().max(1)).copied());
            events.row([id.into(), txn.into(), kind.into(), actor.into(), self.cast.made.batch.into(), h.at.into(), h.at.into()]);
            values.row([id.into(), value.to_string().into()]);
            if let What::Note(_) | What::Call(_) = h.what {
                let client = h.client.map(|c| &self.clients[c as usize]);
                let contact =
                    client.filter(|c| !c.persons.is_empty() && group == "call").map(|c| self.clients[rng.pick(&c.persons) as usize].id);
                let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
                activities.row([
                    activity.into(),
                    group.into(),
                    client.map(|c| c.id).into(),
                    h.deal.map(|d| self.deals[d as usize].id).into(),
                    contact.into(),
                    actor.into(),
                    text("text").unwrap_or_default().into(),
                    text("direction").into(),
                    text("outcome").into(),
                    value.get("duration_s").and_then(Value::as_i64).into(),
                    h.at.into(),
                    id.into(),
                    self.cast.made.batch.into(),
                    h.at.into(),
                ]);
                activity += 1;
            }
            self.stand(h, id, group, &mut subjects);
            if events.is_full() {
                for table in [&mut events, &mut values, &mut activities] {
                    table.flush(write).await?;
                }
            }
        }
        for table in [&mut events, &mut values, &mut activities] {
            table.flush(write).await?;
        }
        write_subjects(write, subjects).await
    }

    fn owner(&self, h: &Happening) -> Option<i64> {
        match h.deal {
            Some(deal) => self.deals[deal as usize].owner,
            None => h.client.and_then(|c| self.clients[c as usize].owner),
        }
    }

    /// An event's kind, its group on timelines, and its content.
    fn tell(&self, h: &Happening, calendar: &Calendar) -> (&'static str, &'static str, Value) {
        let client = h.client.map(|c| &self.clients[c as usize]);
        let deal = h.deal.map(|d| &self.deals[d as usize]);
        let german = deal.map_or_else(|| client.is_none_or(|c| c.german), |d| d.german);
        let name = client.map(|c| c.name.as_str());
        let amount = deal.and_then(|d| d.amount).map(|minor| json!({ "minor": minor, "currency": self.cast.currency }));
        match (h.what, deal) {
            (What::DealCreated, Some(d)) => {
                ("deal.created", "deal", json!({ "title": d.title, "stage": d.stays[0].name, "amount": amount }))
            }
            (What::DealMoved(number), Some(d)) => {
                let number = number as usize;
                let last = number + 1 == d.stays.len();
                let kind = match d.outcome {
                    Outcome::Won if last => "deal.won",
                    Outcome::Lost(_) if last => "deal.lost",
                    _ => "deal.moved",
                };
                let reason = match d.outcome {
                    Outcome::Lost(reason) if last => Some(self.cast.reasons[reason].1.as_str()),
                    _ => None,
                };
                let value = json!({ "title": d.title, "from": d.stays[number - 1].name, "to": d.stays[number].name, "amount": amount, "reason": reason });
                (kind, "deal", value)
            }
            (What::ContactAdded, _) => {
                let company = client.and_then(|c| c.company).map(|c| self.clients[c as usize].name.as_str());
                ("contact.added", "client", json!({ "person": name, "company": company }))
            }
            (What::TaskCreated(task), _) => {
                let task = &self.tasks[task as usize];
                ("task.created", "task", json!({ "title": task.title, "due": task.due }))
            }
            (What::TaskDone(task), _) => ("task.done", "task", json!({ "title": self.tasks[task as usize].title })),
            (What::Note(text), _) => ("note.written", "note", json!({ "text": talk(text, german) })),
            (What::Call(text), _) => {
                let outcome = ["reached", "reached", "reached", "no_answer", "voicemail", "busy"][text as usize % 6];
                let direction = if text % 5 == 0 { "in" } else { "out" };
                let duration = (outcome == "reached").then_some(40 + text % 1500);
                let text = if outcome == "reached" { talk(text, german) } else { String::new() };
                ("call.logged", "call", json!({ "text": text, "direction": direction, "outcome": outcome, "duration_s": duration }))
            }
            _ => ("client.created", "client", json!({ "name": name, "on": calendar.date(h.at) })),
        }
    }

    /// The cards it stands on: the deal's and its client's, or the client's and its company's.
    fn stand(&self, h: &Happening, id: i64, group: &'static str, subjects: &mut Vec<SubjectRow>) {
        if let Some(deal) = h.deal {
            let deal = &self.deals[deal as usize];
            let version = match h.what {
                What::DealCreated => 1,
                What::DealMoved(number) => i64::from(number) + 1,
                _ => 0,
            };
            let new = matches!(h.what, What::DealCreated);
            subjects.push(("deal", deal.id, h.at, id, group, deal.owner.unwrap_or(0), version, new));
        }
        if let Some(client) = h.client {
            let client = &self.clients[client as usize];
            let new = matches!(h.what, What::ClientCreated);
            subjects.push(("client", client.id, h.at, id, group, client.owner.unwrap_or(0), 1, new));
            if let (What::ContactAdded, Some(company)) = (h.what, client.company) {
                let company = &self.clients[company as usize];
                subjects.push(("client", company.id, h.at, id, group, company.owner.unwrap_or(0), 1, false));
            }
        }
    }

    async fn write_tasks(&self, write: &mut Write, calendar: &Calendar, first: &Firsts) -> Result<()> {
        let mut table = Table::new(
            "tasks",
            &["id", "title", "due_on", "client_id", "deal_id", "owner_id", "done_at", "done_by", "batch_id", "created_at"],
        );
        for (task, id) in self.tasks.iter().zip(first.task..) {
            table.row([
                id.into(),
                task.title.into(),
                task.due.into(),
                task.client.map(|c| self.clients[c as usize].id).into(),
                task.deal.map(|d| self.deals[d as usize].id).into(),
                task.owner.into(),
                task.done.into(),
                task.done.and(task.owner).into(),
                self.cast.made.batch.into(),
                task.created.min(calendar.now).into(),
            ]);
            if table.is_full() {
                table.flush(write).await?;
            }
        }
        table.flush(write).await
    }
}

/// One out of many; some are busy.
fn busy(rng: &mut Rng, count: usize) -> u32 {
    let few = (count / 20).max(1);
    let at = if rng.percent(25) { rng.below(few) } else { rng.below(count) };
    at as u32
}

/// Rows of timelines, in the order of their keys.
async fn write_subjects(write: &mut Write, mut subjects: Vec<SubjectRow>) -> Result<()> {
    subjects.sort_unstable();
    let mut table = Table::new(
        "event_subjects",
        &["event_id", "record_type", "record_id", "kind_group", "occurred_at", "owner_before", "owner_after", "version"],
    );
    for (record, id, at, event, group, owner, version, new) in subjects {
        let before = (!new).then_some(owner);
        table.row([event.into(), record.into(), id.into(), group.into(), at.into(), before.into(), owner.into(), version.into()]);
        if table.is_full() {
            table.flush(write).await?;
        }
    }
    table.flush(write).await
}
