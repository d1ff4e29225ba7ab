//! Making a deal.

use super::stored::Target;
use super::{Deals, base_minor, cards, history, place};
use crate::{Begun, Error, NewEvent, Result, Subject, Write, q, search};
use domain::deals::{Card, CreateDeal};
use domain::fold::fold;
use domain::pipelines::StageKind;
use domain::texts::{deals as texts, errors};
use domain::{Action, ClientId, DealId, Fault, Money, Record, Scope, UserId, Viewer, input};
use serde_json::json;

/// The biggest amount in minor units: sums of many stay within 64 bits.
const MOST: i64 = 1_000_000_000_000_000;

impl Deals<'_> {
    /// Makes a deal, first in an open stage; its card.
    pub async fn create(&self, viewer: &Viewer, wanted: CreateDeal) -> Result<Card> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Create)?;
        let title = input::line("title", &wanted.title)?;
        let source = input::optional_line("source", wanted.source.as_deref())?;
        check_amount(wanted.amount)?;
        let organisation = self.crm.organisation().await?;
        let today = self.crm.today().await?;
        let mut write = match self.crm.command(viewer, &wanted.command).await? {
            Begun::New(write) => write,
            Begun::Done(card) => return Ok(card),
        };
        let stage = Target::load(&mut write, wanted.stage).await?;
        if stage.kind() != StageKind::Open {
            return Err(Fault::invalid("stage", texts::OPEN_STAGE_NEEDED).into());
        }
        let client_owner = match wanted.client {
            Some(client) => client_in_scope(&mut write, viewer, client).await?,
            None => None,
        };
        let owner = wanted.owner.or(viewer.user);
        if let Some(owner) = owner {
            person_in_scope(&mut write, scope, owner).await?;
        }
        let base = base_minor(&mut write, organisation.currency, wanted.amount, today).await?;
        let rank = place::first(&mut write, stage.id, 0).await?;
        let now = write.now;
        let (id,): (i64,) =
            q("INSERT INTO deals (title, title_folded, client_id, pipeline_id, stage_id, status, rank, amount_minor, currency, \
             base_minor, owner_id, source, expected_close, opened_on, stage_since, created_at, updated_at) \
             VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $14) RETURNING id")
            .bind(&title)
            .bind(fold(&title))
            .bind(wanted.client)
            .bind(stage.pipeline_id)
            .bind(stage.id)
            .bind(rank)
            .bind(wanted.amount.map(|m| m.minor))
            .bind(wanted.amount.map(|m| m.currency))
            .bind(base)
            .bind(owner)
            .bind(source)
            .bind(wanted.expected_close)
            .bind(today)
            .bind(now)
            .one(write.ex())
            .await?;
        history::enter_stage(&mut write, id, stage.pipeline_id, stage.id, owner.map(i64::from), now).await?;
        let amount = wanted.amount.map(|m| json!({ "minor": m.minor, "currency": m.currency }));
        let subject = Subject { owner_before: None, ..Subject::new("deal", id, owner, 1) };
        let event =
            NewEvent::new("deal.created", "deal").value(json!({ "title": title, "stage": stage.name, "amount": amount })).on(subject);
        write.event(history::on_client(event, wanted.client.map(i64::from), client_owner)).await?;
        search::index_deal(&mut write, DealId(id)).await?;
        let card = cards::after(&mut write, viewer, DealId(id)).await?;
        write.finish(card).await
    }
}

/// An amount is not negative, and small enough to be summed.
pub fn check_amount(amount: Option<Money>) -> Result<()> {
    match amount {
        Some(m) if m.minor < 0 => Err(Fault::invalid("amount", texts::AMOUNT_NEGATIVE).into()),
        Some(m) if m.minor > MOST => Err(Fault::invalid("amount", errors::BAD_AMOUNT).into()),
        _ => Ok(()),
    }
}

/// The owner of a client that the viewer may see and that is not archived.
pub async fn client_in_scope(write: &mut Write, viewer: &Viewer, client: ClientId) -> Result<Option<i64>> {
    let found: Option<(Option<i64>,)> = q("SELECT owner_id FROM clients WHERE archived_at IS NULL AND id = ")
        .push_bind(client)
        .scope(viewer.scope(Record::Client, Action::Read), "owner_id")
        .opt(write.ex())
        .await?;
    found.map(|(owner,)| owner).ok_or_else(|| Fault::invalid("client", texts::NO_SUCH_CLIENT).into())
}

/// An active colleague; `Scope::All` asks for no more than that.
pub async fn person_in_scope(write: &mut Write, scope: Scope, person: UserId) -> Result<()> {
    let found: Option<(i64,)> =
        q("SELECT id FROM users WHERE active AND id = ").push_bind(person).scope(scope, "id").opt(write.ex()).await?;
    match found {
        Some(_) => Ok(()),
        None => Err(Error::from(Fault::invalid("owner", texts::NO_SUCH_OWNER))),
    }
}
