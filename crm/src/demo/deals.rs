//! Deals on their way through the stages, with lines, contacts, tags and the next task.

use super::calendar::{Calendar, DAYS, MINUTE};
use super::cast::{Cast, Pipe};
use super::clients::Client;
use super::index::Index;
use super::names::title;
use super::rng::Rng;
use super::words::SOURCES;
use crate::db::Table;
use crate::{Result, Write};
use domain::fold::fold;
use domain::search::{Kind, Terms};
use domain::{Date, Millis};
use std::collections::HashMap;

/// How a deal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Open,
    Won,
    /// With the index of its reason.
    Lost(usize),
}

/// A stay in a stage.
pub(super) struct Stay {
    pub stage: i64,
    pub name: String,
    pub entered: Millis,
    pub left: Option<Millis>,
}

/// What later steps need of a deal.
pub(super) struct Deal {
    pub id: i64,
    pub title: String,
    pub client: Option<u32>,
    pub owner: Option<i64>,
    pub german: bool,
    pub amount: Option<i64>,
    pub stays: Vec<Stay>,
    pub outcome: Outcome,
    pipe: usize,
    lines: Vec<(i64, i64, i64)>,
    /// What is next and when, if it is planned.
    pub next: Option<(&'static str, Date)>,
}

impl Deal {
    /// When it was opened.
    pub fn opened(&self) -> Millis {
        self.stays.first().map_or(0, |s| s.entered)
    }

    /// When it came into its stage.
    pub fn since(&self) -> Millis {
        self.stays.last().map_or(0, |s| s.entered)
    }

    /// Its version: one for each stay.
    pub fn version(&self) -> i64 {
        self.stays.len() as i64
    }
}

/// Thinks up so many deals.
pub(super) fn plan(rng: &mut Rng, calendar: &Calendar, cast: &Cast, clients: &[Client], first: i64, count: u32) -> Vec<Deal> {
    (0..count).map(|at| deal(rng, calendar, cast, clients, first + i64::from(at))).collect()
}

fn deal(rng: &mut Rng, calendar: &Calendar, cast: &Cast, clients: &[Client], id: i64) -> Deal {
    let mut day = calendar.any_day(rng);
    let mut client = None;
    if !clients.is_empty() && !rng.percent(5) {
        // Somebody who was a client by then; else it began when they became one.
        let mut found = rng.below(clients.len());
        for _ in 0..8 {
            if calendar.day_of(clients[found].created) <= day {
                break;
            }
            found = rng.below(clients.len());
        }
        let found = clients[found].company.map_or(found, |c| if rng.percent(80) { c as usize } else { found });
        day = day.max(calendar.day_of(clients[found].created));
        client = Some(found as u32);
    }
    let german = client.map_or_else(|| rng.percent(60), |c| clients[c as usize].german);
    let owner = match client {
        Some(c) if rng.percent(85) => clients[c as usize].owner,
        _ => (!rng.percent(3)).then(|| rng.pick(&cast.sellers)),
    };
    let pipe = if cast.pipes.len() > 1 && rng.percent(18) { 1 + rng.below(cast.pipes.len() - 1) } else { 0 };
    let opened = calendar.moment(rng, day).max(client.map_or(0, |c| clients[c as usize].created + MINUTE)).min(calendar.now);
    let (stays, outcome) = journey(rng, calendar, cast, &cast.pipes[pipe], opened);
    let (amount, lines) = worth(rng, cast);
    let next = (outcome == Outcome::Open && rng.percent(72)).then(|| {
        let what: &'static str = rng.pick(if german { super::words::TASKS_DE } else { super::words::TASKS_EN });
        (what, calendar.today().plus_days(rng.between(-12, 25)))
    });
    Deal { id, title: title(rng, german), client, owner, german, amount, stays, outcome, pipe, lines, next }
}

/// From stage to stage until today, or until it is won or lost.
fn journey(rng: &mut Rng, calendar: &Calendar, cast: &Cast, pipe: &Pipe, opened: Millis) -> (Vec<Stay>, Outcome) {
    let stay = |stage: &(i64, String), entered| Stay { stage: stage.0, name: stage.1.clone(), entered, left: None };
    let mut stays = vec![stay(&pipe.open[0], opened)];
    let mut at = 0;
    let mut entered = opened;
    loop {
        let days = if rng.percent(2) { 2 * DAYS } else { rng.skewed(0, 75) };
        let day = calendar.day_of(entered) + days;
        let left = calendar.moment(rng, day).max(entered + rng.between(5, 90) * MINUTE);
        if day > DAYS || left >= calendar.now {
            return (stays, Outcome::Open);
        }
        if let Some(last) = stays.last_mut() {
            last.left = Some(left);
        }
        entered = left;
        if rng.percent(13) {
            stays.push(stay(&pipe.lost, left));
            return (stays, Outcome::Lost(rng.below(cast.reasons.len())));
        }
        // Now and then a stage is skipped.
        at += if rng.percent(8) { 2 } else { 1 };
        match pipe.open.get(at) {
            Some(stage) => stays.push(stay(stage, left)),
            None => {
                stays.push(stay(&pipe.won, left));
                return (stays, Outcome::Won);
            }
        }
    }
}

/// Its amount, and the lines it is made of: product, thousandths, price.
fn worth(rng: &mut Rng, cast: &Cast) -> (Option<i64>, Vec<(i64, i64, i64)>) {
    if rng.percent(6) || cast.products.is_empty() {
        return (None, Vec::new());
    }
    let mut lines: Vec<(i64, i64, i64)> = Vec::new();
    let mut sum = 0;
    for _ in 0..=rng.below(3) {
        let (product, price) = rng.pick(&cast.products);
        let pieces = rng.skewed(1, 60);
        sum += price * pieces;
        lines.push((product, pieces * 1000, price));
    }
    (Some(sum), lines)
}

/// Writes deals with all that belongs to them.
pub(super) async fn write_all(
    write: &mut Write,
    rng: &mut Rng,
    calendar: &Calendar,
    cast: &Cast,
    clients: &[Client],
    deals: &[Deal],
    index: &mut Index,
) -> Result<()> {
    let ranks = ranks(deals);
    let mut table = Table::new(
        "deals",
        &[
            "id",
            "title",
            "title_folded",
            "client_id",
            "pipeline_id",
            "stage_id",
            "status",
            "rank",
            "amount_minor",
            "currency",
            "base_minor",
            "owner_id",
            "source",
            "expected_close",
            "lost_reason_id",
            "next_step",
            "next_step_due",
            "opened_on",
            "closed_on",
            "stage_since",
            "batch_id",
            "version",
            "created_at",
            "updated_at",
        ],
    );
    let mut lines = Table::new("deal_lines", &["deal_id", "product_id", "quantity", "price_minor", "position"]);
    let mut contacts = Table::new("deal_contacts", &["deal_id", "person_id"]);
    let mut tags = Table::new("deal_tags", &["deal_id", "tag_id"]);
    let mut spans = Table::new("deal_stage_spans", &["deal_id", "pipeline_id", "stage_id", "owner_id", "entered_at", "left_at"]);
    for (deal, rank) in deals.iter().zip(ranks) {
        let client = deal.client.map(|c| &clients[c as usize]);
        let closed = (deal.outcome != Outcome::Open).then(|| calendar.date(deal.since()));
        let expected = match closed {
            Some(closed) => Some(closed.plus_days(rng.between(-20, 20))),
            None => rng.percent(85).then(|| calendar.today().plus_days(rng.between(-8, 80))),
        };
        let (status, reason) = match deal.outcome {
            Outcome::Open => ("open", None),
            Outcome::Won => ("won", None),
            Outcome::Lost(reason) => ("lost", Some(cast.reasons[reason].0)),
        };
        let source: &'static str = rng.pick(SOURCES);
        table.row([
            deal.id.into(),
            (&deal.title).into(),
            fold(&deal.title).into(),
            client.map(|c| c.id).into(),
            cast.pipes[deal.pipe].id.into(),
            deal.stays.last().map(|s| s.stage).into(),
            status.into(),
            rank.into(),
            deal.amount.into(),
            deal.amount.map(|_| cast.currency).into(),
            deal.amount.into(),
            deal.owner.into(),
            rng.percent(70).then_some(source).into(),
            expected.into(),
            reason.into(),
            deal.next.map(|n| n.0).into(),
            deal.next.map(|n| n.1).into(),
            calendar.date(deal.opened()).into(),
            closed.into(),
            deal.since().into(),
            cast.made.batch.into(),
            deal.version().into(),
            deal.opened().into(),
            deal.since().into(),
        ]);
        for ((product, quantity, price), position) in deal.lines.iter().zip(0_i64..) {
            lines.row([deal.id.into(), (*product).into(), (*quantity).into(), (*price).into(), position.into()]);
        }
        if let Some(person) = client.filter(|c| !c.persons.is_empty() && rng.percent(65)).map(|c| rng.pick(&c.persons)) {
            contacts.row([deal.id.into(), clients[person as usize].id.into()]);
        }
        if rng.percent(25) {
            tags.row([deal.id.into(), (rng.pick(&cast.tags)).into()]);
        }
        for stay in &deal.stays {
            let pipeline = cast.pipes[deal.pipe].id;
            spans.row([deal.id.into(), pipeline.into(), stay.stage.into(), deal.owner.into(), stay.entered.into(), stay.left.into()]);
        }
        let mut terms = Terms::named(&deal.title);
        terms.also(client.map_or("", |c| c.name.as_str()));
        index.add(Kind::Deal, deal.id, deal.owner, &terms);
        if table.is_full() {
            table.flush(write).await?;
        }
    }
    table.flush(write).await?;
    for table in [&mut lines, &mut contacts, &mut tags, &mut spans] {
        table.flush(write).await?;
    }
    Ok(())
}

/// Evenly spaced ranks within each stage, the newest in the stage first: bytes in hex with the
/// closing 80 of every rank.
fn ranks(deals: &[Deal]) -> Vec<String> {
    let mut stages: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, deal) in deals.iter().enumerate() {
        if let Some(last) = deal.stays.last() {
            stages.entry(last.stage).or_default().push(at);
        }
    }
    let mut ranks = vec![String::new(); deals.len()];
    for places in stages.values_mut() {
        places.sort_by_key(|at| std::cmp::Reverse((deals[*at].since(), deals[*at].id)));
        let step = (1_u64 << 32) / (places.len() as u64 + 1);
        for (place, at) in (1..).zip(places) {
            ranks[*at] = format!("{:08x}80", place * step);
        }
    }
    ranks
}

#[cfg(test)]
mod tests {

    #[test]
    fn ranks_are_ones_the_board_can_go_between() {
        for rank in ["0000000180", "7fffffff80", "8000000080", "ffffffff80"] {
            let before = crate::deals::rank::between(None, Some(rank)).expect("room");
            assert!(before.as_str() < rank);
        }
    }
}
