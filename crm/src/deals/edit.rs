//! Changing fields of a deal.

use super::create::{check_amount, client_in_scope, person_in_scope};
use super::stored::Stored;
use super::{Deals, base_minor, cards, history, parts};
use crate::db::{Q, Val};
use crate::{Begun, Result, q, search};
use domain::deals::{Card, EditDeal};
use domain::fold::fold;
use domain::texts::deals as texts;
use domain::{Action, Clash, Fault, FaultKind, Record, Scope, Seen, Verdict, Viewer, input};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What is set, what it was, and what stands in the way.
#[derive(Default)]
struct Changes {
    before: Map<String, Value>,
    after: Map<String, Value>,
    clashes: Vec<Clash>,
}

impl Changes {
    /// Whether a field is to be set.
    fn take<T: PartialEq + Serialize>(&mut self, field: &'static str, seen: &Option<Seen<T>>, now: &T) -> bool {
        let Some(seen) = seen else { return false };
        match seen.verdict(now) {
            Verdict::Same => false,
            Verdict::Set => {
                self.before.insert(field.to_owned(), json!(now));
                self.after.insert(field.to_owned(), json!(seen.set));
                true
            }
            Verdict::Conflict => {
                self.clashes.push(Clash { field: field.to_owned(), wanted: json!(seen.set), now: json!(now) });
                false
            }
        }
    }

    fn settle(self) -> Result<(Value, bool)> {
        let Some(clash) = self.clashes.first() else {
            let any = !self.after.is_empty();
            return Ok((json!({ "before": self.before, "after": self.after }), any));
        };
        let now = match &clash.now {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        Err(Fault::new(FaultKind::Conflict, texts::FIELD_CHANGED).at(&clash.field).arg("now", now).showing(self.clashes).into())
    }
}

impl Deals<'_> {
    /// Changes fields; the card afterwards. Refused, showing both values, only if a field it
    /// sets has another value than the one seen.
    pub async fn edit(&self, viewer: &Viewer, mut wanted: EditDeal) -> Result<Card> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Update)?;
        tidy(&mut wanted)?;
        let organisation = self.crm.organisation().await?;
        let today = self.crm.today().await?;
        let mut write = match self.crm.command(viewer, &wanted.command).await? {
            Begun::New(write) => write,
            Begun::Done(card) => return Ok(card),
        };
        let deal = Stored::load(&mut write, scope, wanted.id).await?.live()?;
        let tags = parts::tag_names(&mut write, deal.id).await?;
        let mut changes = Changes::default();
        let mut set: Vec<(&'static str, Val)> = Vec::new();

        if changes.take("title", &wanted.title, &deal.title) {
            let title = wanted.title.map(|s| s.set).unwrap_or_default();
            set.push((", title_folded = ", fold(&title).into()));
            set.push((", title = ", title.into()));
        }
        let mut client_owner = deal.client_owner;
        let client = if changes.take("client", &wanted.client, &deal.client_id.map(Into::into)) {
            let client = wanted.client.and_then(|s| s.set);
            client_owner = match client {
                Some(client) => client_in_scope(&mut write, viewer, client).await?,
                None => None,
            };
            set.push((", client_id = ", client.into()));
            client.map(i64::from)
        } else {
            deal.client_id
        };
        if changes.take("amount", &wanted.amount, &deal.amount()) {
            let amount = wanted.amount.and_then(|s| s.set);
            let on = Stored::date(&deal.closed_on).unwrap_or(today);
            set.push((", amount_minor = ", amount.map(|m| m.minor).into()));
            set.push((", currency = ", amount.map(|m| m.currency).into()));
            set.push((", base_minor = ", base_minor(&mut write, organisation.currency, amount, on).await?.into()));
        }
        let owner = if changes.take("owner", &wanted.owner, &deal.owner()) {
            let owner = wanted.owner.and_then(|s| s.set);
            if let Some(owner) = owner {
                person_in_scope(&mut write, Scope::All, owner).await?;
            }
            set.push((", owner_id = ", owner.into()));
            owner
        } else {
            deal.owner()
        };
        if changes.take("expected_close", &wanted.expected_close, &Stored::date(&deal.expected_close)) {
            set.push((", expected_close = ", wanted.expected_close.and_then(|s| s.set).into()));
        }
        if changes.take("source", &wanted.source, &deal.source) {
            set.push((", source = ", wanted.source.and_then(|s| s.set).into()));
        }
        if changes.take("next_step", &wanted.next_step, &deal.next_step) {
            set.push((", next_step = ", wanted.next_step.and_then(|s| s.set).into()));
        }
        if changes.take("next_step_due", &wanted.next_step_due, &Stored::date(&deal.next_step_due)) {
            set.push((", next_step_due = ", wanted.next_step_due.and_then(|s| s.set).into()));
        }
        if changes.take("about", &wanted.about, &deal.about) {
            set.push((", about = ", wanted.about.and_then(|s| s.set).into()));
        }
        let new_tags = changes.take("tags", &wanted.tags, &tags).then(|| wanted.tags.map(|s| s.set).unwrap_or_default());
        let (value, any) = changes.settle()?;
        if !any {
            let card = cards::after(&mut write, viewer, wanted.id).await?;
            return write.finish(card).await;
        }
        if let Some(tags) = new_tags {
            parts::set_tags(&mut write, deal.id, &tags).await?;
        }
        let update: Q = q("UPDATE deals SET version = version + 1, updated_at = ").push_bind(write.now);
        let update = set.into_iter().fold(update, |update, (column, value)| update.push(column).push_bind(value));
        update.push(" WHERE id = ").push_bind(deal.id).exec(write.ex()).await?;
        if owner != deal.owner() {
            // reports count a stay for who owns the deal
            q("UPDATE deal_stage_spans SET owner_id = $1 WHERE deal_id = $2 AND left_at IS NULL")
                .bind(owner)
                .bind(deal.id)
                .exec(write.ex())
                .await?;
        }
        let mut event = history::event("deal.changed", &deal, owner, deal.version + 1).value(value);
        if client != deal.client_id {
            event = history::on_client(event, client, client_owner);
        }
        write.event(event).await?;
        search::index_deal(&mut write, wanted.id).await?;
        let card = cards::after(&mut write, viewer, wanted.id).await?;
        write.finish(card).await
    }
}

/// Reads what was typed.
fn tidy(wanted: &mut EditDeal) -> Result<()> {
    if let Some(title) = &mut wanted.title {
        title.set = input::line("title", &title.set)?;
    }
    check_amount(wanted.amount.as_ref().and_then(|a| a.set))?;
    for (field, line) in [("source", &mut wanted.source), ("next_step", &mut wanted.next_step)] {
        if let Some(seen) = line {
            seen.set = input::optional_line(field, seen.set.as_deref())?;
        }
    }
    if let Some(about) = &mut wanted.about {
        let text = input::text("about", about.set.as_deref().unwrap_or_default())?;
        about.set = (!text.is_empty()).then_some(text);
    }
    if let Some(tags) = &mut wanted.tags {
        tags.set = parts::tidy_tags(&tags.set)?;
    }
    Ok(())
}
