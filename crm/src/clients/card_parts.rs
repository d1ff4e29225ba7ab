//! Deals, contacts and companies below, as the card shows them.

use super::Clients;
use crate::{Result, q};
use domain::clients::{ClientKind, ClientRef, Contact, MiniDeal};
use domain::{Action, ClientId, Currency, Date, DealId, Money, Record, Share, Viewer};

/// So many of each are read; one more tells that there are more.
const OPEN: i64 = 50;
const PAST: i64 = 20;

/// A client's deals.
pub(super) struct Deals {
    pub open: Vec<MiniDeal>,
    pub open_sum: Option<Money>,
    pub past: Vec<MiniDeal>,
    pub more_past: bool,
}

/// Who and what belongs to a client.
pub(super) struct Related {
    pub contacts: Vec<Contact>,
    pub children: Vec<ClientRef>,
}

#[derive(sqlx::FromRow)]
struct DealRow {
    id: i64,
    title: String,
    amount_minor: Option<i64>,
    currency: Option<String>,
    status: String,
    next_step: Option<String>,
    next_step_due: Option<String>,
    closed_on: Option<String>,
    stage: String,
    colour: i64,
    position: i64,
    stages: i64,
    probability: i64,
    open_sum: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct RelatedRow {
    what: i64,
    id: i64,
    name: String,
    role: Option<String>,
    main: bool,
    phone: Option<String>,
    email: Option<String>,
}

impl Clients<'_> {
    /// Open and past deals of a company, or of a person and those they are a contact of.
    pub(super) async fn deals_of(&self, viewer: &Viewer, id: ClientId, kind: ClientKind) -> Result<Deals> {
        let scope = viewer.scope(Record::Deal, Action::Read);
        let of = || {
            let statement = q(" FROM deals d WHERE d.archived_at IS NULL AND (d.client_id = ").push_bind(id);
            let statement = match kind {
                ClientKind::Company => statement,
                ClientKind::Person => {
                    statement.push(" OR d.id IN (SELECT deal_id FROM deal_contacts WHERE person_id = ").push_bind(id).push(")")
                }
            };
            statement.push(")").scope(scope, "d.owner_id")
        };
        let columns = "SELECT d.id, d.title, d.amount_minor, d.currency, d.status, d.next_step, d.next_step_due, d.closed_on, d.stage_id, d.pipeline_id, d.updated_at";
        let statement = q("SELECT d.id, d.title, d.amount_minor, d.currency, d.status, d.next_step, d.next_step_due, d.closed_on, \
               s.name AS stage, s.colour, s.position, s.probability, \
               (SELECT CAST(COUNT(*) AS BIGINT) FROM stages t WHERE t.pipeline_id = d.pipeline_id AND t.archived_at IS NULL AND t.kind = 'open') AS stages, \
               (SELECT CAST(SUM(d.base_minor) AS BIGINT)")
            .append(of().push(" AND d.status = 'open'"))
            .push(") AS open_sum FROM (SELECT * FROM (")
            .append(q(columns).append(of()).push(" AND d.status = 'open' ORDER BY d.updated_at DESC, d.id DESC LIMIT ").push_bind(OPEN))
            .push(") open_ones UNION ALL SELECT * FROM (")
            .append(q(columns).append(of()).push(" AND d.status <> 'open' ORDER BY d.closed_on DESC NULLS LAST, d.id DESC LIMIT ").push_bind(PAST + 1))
            .push(") past_ones) d JOIN stages s ON s.id = d.stage_id \
                 ORDER BY CASE WHEN d.status = 'open' THEN 0 ELSE 1 END, d.closed_on DESC NULLS LAST, d.updated_at DESC, d.id DESC");
        let rows: Vec<DealRow> = statement.all(self.crm.db().read()).await?;
        let currency = self.crm.organisation().await?.currency;
        let open_sum = rows.first().and_then(|r| r.open_sum).map(|s| Money::new(s, currency));
        let (open, mut past): (Vec<MiniDeal>, Vec<MiniDeal>) = rows.into_iter().map(mini).partition(|d| d.status == "open");
        let more_past = past.len() as i64 > PAST;
        past.truncate(PAST as usize);
        Ok(Deals { open, open_sum, past, more_past })
    }

    /// A company's contacts and the companies below it; a person's companies.
    pub(super) async fn related(&self, id: ClientId, kind: ClientKind) -> Result<Related> {
        let statement = match kind {
            ClientKind::Company => q("SELECT * FROM (SELECT CAST(1 AS BIGINT) AS what, p.id, p.name, k.role, k.main, p.name_folded, \
                   (SELECT f.number FROM client_phones f WHERE f.client_id = p.id ORDER BY f.position, f.id LIMIT 1) AS phone, \
                   (SELECT e.email FROM client_emails e WHERE e.client_id = p.id ORDER BY e.position, e.id LIMIT 1) AS email \
                 FROM contacts k JOIN clients p ON p.id = k.person_id WHERE k.company_id = $1 AND p.archived_at IS NULL \
                 ORDER BY k.main DESC, p.name_folded, p.id LIMIT 200) people \
                 UNION ALL SELECT * FROM (SELECT CAST(2 AS BIGINT), c.id, c.name, CAST(NULL AS TEXT), c.id < 0, c.name_folded, CAST(NULL AS TEXT), CAST(NULL AS TEXT) \
                 FROM clients c WHERE c.parent_id = $1 AND c.archived_at IS NULL ORDER BY c.name_folded, c.id LIMIT 100) below"),
            ClientKind::Person => q("SELECT CAST(1 AS BIGINT) AS what, m.id, m.name, k.role, k.main, m.name_folded, \
                   (SELECT f.number FROM client_phones f WHERE f.client_id = m.id ORDER BY f.position, f.id LIMIT 1) AS phone, \
                   (SELECT e.email FROM client_emails e WHERE e.client_id = m.id ORDER BY e.position, e.id LIMIT 1) AS email \
                 FROM contacts k JOIN clients m ON m.id = k.company_id WHERE k.person_id = $1 AND m.archived_at IS NULL \
                 ORDER BY m.name_folded, m.id LIMIT 200"),
        };
        let rows: Vec<RelatedRow> = statement.bind(id).all(self.crm.db().read()).await?;
        let mut related = Related { contacts: Vec::new(), children: Vec::new() };
        for r in rows {
            let id = ClientId(r.id);
            if r.what == 1 {
                related.contacts.push(Contact { id, name: r.name, role: r.role, main: r.main, phone: r.phone, email: r.email });
            } else {
                related.children.push(ClientRef { id, name: r.name });
            }
        }
        Ok(related)
    }
}

fn mini(r: DealRow) -> MiniDeal {
    MiniDeal {
        id: DealId(r.id),
        title: r.title,
        amount: r.amount_minor.zip(r.currency.as_deref().and_then(Currency::parse)).map(|(m, c)| Money::new(m, c)),
        stage: r.stage,
        colour: r.colour,
        position: r.position,
        of: r.stages.max(r.position),
        probability: Share(r.probability),
        status: r.status,
        next_step: r.next_step,
        next_step_due: r.next_step_due.as_deref().and_then(Date::parse),
        closed_on: r.closed_on.as_deref().and_then(Date::parse),
    }
}
