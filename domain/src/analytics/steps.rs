//! How finely a chart over time is divided.

use super::period::Span;
use crate::dates::Date;

/// The width of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

impl Step {
    /// Months up to two years, quarters up to eight, then years: never more bars than can be read.
    pub fn over(span: &Span) -> Self {
        match span.days() {
            ..=750 => Step::Month,
            751..=2_950 => Step::Quarter,
            _ => Step::Year,
        }
    }

    /// The bar a day falls into.
    pub fn bar_of(self, day: Date) -> Span {
        match self {
            Step::Month => Span::month_of(day),
            Step::Quarter => Span::quarter_of(day),
            Step::Year => Span::year_of(day),
        }
    }
}

/// A bar of a chart over time: months put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket<T> {
    /// What it covers.
    pub span: Span,
    /// Its sum.
    pub sum: T,
}

/// Puts months (by their first day, ascending) together into bars.
pub fn buckets<T: Default>(step: Step, months: impl IntoIterator<Item = (Date, T)>, add: impl Fn(&mut T, T)) -> Vec<Bucket<T>> {
    let mut bars: Vec<Bucket<T>> = Vec::new();
    for (first, part) in months {
        let span = step.bar_of(first);
        match bars.last_mut().filter(|b| b.span == span) {
            Some(bar) => add(&mut bar.sum, part),
            None => {
                let mut sum = T::default();
                add(&mut sum, part);
                bars.push(Bucket { span, sum });
            }
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_put_together() {
        let first = Date::new(2017, 2, 1).expect("a date");
        let months = (0..5).map(|n| (first.plus_months(n), 1));
        let bars = buckets(Step::Quarter, months, |sum, part| *sum += part);
        assert_eq!(bars.iter().map(|b| b.sum).collect::<Vec<i32>>(), [2, 3]);
    }

    #[test]
    fn bars_stay_few() {
        let from = Date::new(2000, 1, 1).expect("a date");
        for (months, most) in [(24, 24), (96, 32), (360, 30)] {
            let span = Span { from, to: from.plus_months(months).plus_days(-1) };
            let bars = buckets(Step::over(&span), (0..months).map(|n| (from.plus_months(n), 1)), |s, p| *s += p);
            assert!(bars.len() <= most as usize, "{months}: {}", bars.len());
        }
    }
}
