//! Numbers, money, dates and ages as people read them, the same on the server and in the
//! browser, and the reader of typed amounts. No locale of the machine is asked.

mod date;
mod number;
mod typed;

pub use date::{
    age_short, date_full, date_long, date_short, days_short, duration, month_long, month_short, month_year, quarter, time, weekday_day,
    weekday_long, weekday_short,
};
pub use number::{Cents, amount, currency_symbol, decimal, file_size, integer, money, money_compact, percent, signed};
pub use typed::{AmountError, parse_amount, parse_quantity};

/// The true minus sign.
pub const MINUS: char = '\u{2212}';
/// A blank that does not break the line.
pub const NBSP: char = '\u{a0}';
