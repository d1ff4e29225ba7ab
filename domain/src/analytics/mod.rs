//! Sales figures: which period, and what was won, lost and is still to come in it.

mod dashboard;
mod period;
mod steps;

pub use dashboard::{
    Agent, AskDashboard, Choice, Choices, Dashboard, Forecast, ForecastMonth, Funnel, FunnelStep, Group, Month, Open, Totals,
};
pub use period::{LONGEST_YEARS, Period, Span};
pub use steps::{Bucket, Step, buckets};
