//! Deals.

use super::{Cells, Link};
use domain::imports::stages::StageSense;
use domain::imports::{Field, ProblemKind, Target, Vocabulary};
use domain::{Date, Money};
use std::collections::HashMap;

/// A stage a deal can come into.
#[derive(Clone, Debug)]
pub struct StageEntry {
    /// Its id; 0 while it is only planned.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Open, won, lost.
    pub sense: StageSense,
}

/// The stages of the file and of the pipeline.
#[derive(Clone, Debug, Default)]
pub struct StageTable {
    /// The pipeline; 0 while it is only planned.
    pub pipeline: i64,
    /// The pipeline's stages.
    pub stages: Vec<StageEntry>,
    /// Which one a stage of the file is.
    pub by_name: HashMap<String, usize>,
    /// Where deals without a stage begin.
    pub first: usize,
    /// Where a deal that is closed already spent its time.
    pub entry: usize,
}

/// A deal to be.
#[derive(Clone, Debug)]
pub struct DealRow {
    /// Title.
    pub title: String,
    /// Client.
    pub client: Option<i64>,
    /// Contact person.
    pub contact: Option<i64>,
    /// Product.
    pub product: Option<i64>,
    /// The colleague in charge.
    pub owner: Option<i64>,
    /// Its stage: place in the table.
    pub stage: usize,
    /// Amount; `None`: none is known, which is not 0.
    pub amount: Option<Money>,
    /// The amount in the organisation's currency, minor units; `None` without a rate.
    pub base: Option<i64>,
    /// Day it began; `None`: the file does not say.
    pub opened: Option<Date>,
    /// Day it was won or lost.
    pub closed: Option<Date>,
    /// Day it is expected to close.
    pub expected: Option<Date>,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// What is to be done next, and when.
    pub next_step: Option<String>,
    /// When that is due.
    pub next_step_due: Option<Date>,
    /// Where it came from.
    pub source: Option<String>,
    /// A remark.
    pub about: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Columns without a field, JSON.
    pub extra: Option<String>,
}

/// A title where the file has none: what is sold, and to whom.
pub fn made_title(product: Option<&str>, client: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = [product, client].into_iter().flatten().filter(|p| !p.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

impl Cells<'_, '_> {
    fn linked(&mut self, field: Field, target: Target, unknown: ProblemKind) -> Option<i64> {
        match self.link(field, target, unknown) {
            Link::To(id) => Some(id),
            Link::Empty | Link::InFile(_) | Link::Unknown => None,
        }
    }

    /// The name of a linked record, else what the cell says.
    fn linked_name(&self, field: Field, target: Target, id: Option<i64>) -> Option<String> {
        let written = self.raw(field)?;
        // the cell says it already unless an answer leads elsewhere
        let answered = self.preparer.plan.answer(target, written).filter(|a| a.id.is_some() && a.id == id);
        Some(answered.map_or(written, |a| a.to.as_str()).to_owned())
    }

    pub(super) fn deal(&mut self) -> Option<DealRow> {
        let client = self.linked(Field::Client, Target::Client, ProblemKind::ClientUnknown);
        if self.column(Field::Client).is_some() && self.raw(Field::Client).is_none() {
            self.problem(ProblemKind::ClientEmpty, self.column(Field::Client), "");
        }
        let contact = self.linked(Field::Contact, Target::Client, ProblemKind::ClientUnknown);
        let product = self.linked(Field::Product, Target::Product, ProblemKind::ProductUnknown);
        let owner = self.linked(Field::Owner, Target::User, ProblemKind::UserUnknown);
        let amount = self.money(Field::Amount);
        let (stage, sense) = self.stage()?;
        let (mut opened, mut closed, mut expected) =
            (self.date(Field::OpenedOn), self.date(Field::ClosedOn), self.date(Field::ExpectedClose));
        if sense == StageSense::Open {
            // an open deal is not closed: the day is when it is expected to
            expected = expected.or(closed.take());
        } else if closed.is_none() {
            closed = Some(self.preparer.today.max(opened.unwrap_or(self.preparer.today)));
            self.problem(ProblemKind::ClosedWithoutDay, self.column(Field::ClosedOn), "");
        }
        if let (Some(from), Some(to)) = (opened, closed)
            && from > to
        {
            self.problem(ProblemKind::ClosedBeforeOpened, self.column(Field::ClosedOn), &to.to_string());
            opened = Some(to);
        }
        let title = self.text(Field::Title).or_else(|| {
            let product = self.linked_name(Field::Product, Target::Product, product);
            let client = self.linked_name(Field::Client, Target::Client, client);
            made_title(product.as_deref(), client.as_deref()).or_else(|| self.raw(Field::Key).map(str::to_owned))
        });
        let Some(title) = title else {
            self.problem(ProblemKind::NameMissing, self.column(Field::Title), "");
            return None;
        };
        let on = closed.or(opened).unwrap_or(self.preparer.today);
        Some(DealRow {
            title,
            client,
            contact,
            product,
            owner,
            stage,
            amount,
            base: amount.and_then(|m| self.preparer.lookups.rates.in_base(m, on)),
            opened,
            closed,
            expected,
            lost_reason: if sense == StageSense::Lost { self.shared(Field::LostReason, Vocabulary::LostReason) } else { None },
            next_step: self.text(Field::NextStep),
            next_step_due: self.date(Field::NextStepDue),
            source: self.shared(Field::Source, Vocabulary::Source),
            about: self.long_text(Field::About),
            tags: self.tags(),
            extra: self.extra(),
        })
    }

    fn stage(&mut self) -> Option<(usize, StageSense)> {
        let table = self.preparer.stages?;
        let column = self.column(Field::Stage);
        let place = match (column, self.raw(Field::Stage).map(str::to_owned)) {
            (None, _) => table.first,
            (Some(_), None) => {
                self.problem(ProblemKind::StageMissing, column, "");
                table.first
            }
            (Some(_), Some(name)) => match table.by_name.get(&name) {
                Some(place) => *place,
                None => {
                    self.problem(ProblemKind::StageUnknown, column, &name);
                    return None;
                }
            },
        };
        table.stages.get(place).map(|s| (place, s.sense))
    }
}
