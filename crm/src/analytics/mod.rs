//! Sales figures, in a few grouped queries over deals and their stays in stages.
//!
//! Dates are text, so a month is the first seven characters of a date on both databases,
//! and differences of dates are counted in Rust: a sum of days is the sum over the groups
//! 'closed in month, opened in month' of the first days' distance and the days within.

mod cache;
mod closed;
mod filter;
mod funnel;
mod groups;
mod open;
mod people;

pub use cache::Cache;

use crate::{Crm, Result, clock, q};
use domain::analytics::{AskDashboard, Dashboard, Period, Span};
use domain::texts::analytics as texts;
use domain::{Action, Date, Fault, Record, Scope, Viewer};
use filter::Filter;
use std::sync::Arc;

/// Sales figures.
pub struct Analytics<'a> {
    crm: &'a Crm,
}

impl Crm {
    /// Sales figures.
    pub fn analytics(&self) -> Analytics<'_> {
        Analytics { crm: self }
    }
}

impl Analytics<'_> {
    /// The dashboard's figures over the deals the viewer sees. Viewers of equal scope who ask
    /// the same share one answer until the log grows. Fails on an unsound period, and on a
    /// pipeline, team or person that does not exist.
    pub async fn dashboard(&self, viewer: &Viewer, ask: AskDashboard) -> Result<Arc<Dashboard>> {
        let scope = self.crm.authorise(viewer, Record::Deal, Action::Read)?;
        if let Some(Period::Days(span)) = ask.period
            && !span.is_sound()
        {
            return Err(Fault::invalid("period", texts::PERIOD_UNSOUND).into());
        }
        let log = self.crm.feed().newest().await?;
        let today = clock::date_in(&self.crm.organisation().await?.time_zone(), self.crm.now());
        let key = cache::Key { scope, ask, today };
        let answer = self.crm.inner.analytics.slot(&key, log, self.crm.now());
        answer.get_or_try_init(|| async { self.figures(&key, log).await.map(Arc::new) }).await.cloned()
    }

    /// The figures, read anew.
    async fn figures(&self, key: &cache::Key, log: i64) -> Result<Dashboard> {
        let (ask, today) = (&key.ask, key.today);
        let people = people::People::read(self.crm, key.scope).await?;
        let filter = Filter::new(key.scope, ask, &people)?;
        let (span, fell_back) = self.span(ask, &filter, today).await?;
        let before = span.before(today);
        let (closed, open, funnel) = tokio::try_join!(
            closed::Closed::read(self.crm, &filter, span, before, today),
            open::OpenDeals::read(self.crm, &filter, today),
            funnel::read(self.crm, &filter, &people, ask.pipeline, span, before),
        )?;
        Ok(Dashboard {
            log,
            span,
            before,
            fell_back,
            today,
            currency: self.crm.organisation().await?.currency,
            groups: groups::by_team(&people, &closed.by_owner),
            totals: closed.totals,
            totals_before: closed.before,
            months: closed.months,
            open: open.all,
            forecast: open.forecast,
            funnel,
            choices: people.choices(),
        })
    }

    /// The period asked for. Without one: this quarter, or the newest quarter with closed
    /// deals if nothing was closed in this one yet.
    async fn span(&self, ask: &AskDashboard, filter: &Filter, today: Date) -> Result<(Span, bool)> {
        if let Some(period) = ask.period {
            return Ok((period.span(today), false));
        }
        let this = Period::ThisQuarter.span(today);
        let newest = q("SELECT MAX(d.closed_on) FROM deals d WHERE d.archived_at IS NULL AND d.closed_on IS NOT NULL AND d.closed_on <= ")
            .push_bind(this.to);
        let (newest,): (Option<String>,) = newest.append(filter.deals()).one(self.crm.db().read()).await?;
        Ok(match newest.as_deref().and_then(Date::parse) {
            Some(day) if day < this.from => (Span::quarter_of(day), true),
            _ => (this, false),
        })
    }
}

/// All of a scope's variants that can hold records; `Nothing` never gets this far.
fn viewer_of(scope: Scope) -> Option<domain::UserId> {
    match scope {
        Scope::Owners(user) => Some(user),
        Scope::All | Scope::Nothing => None,
    }
}
