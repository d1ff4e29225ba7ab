//! What time it is: the machine's clock, or in tests a hand-set one.

use domain::{Date, Millis};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's.
    #[default]
    System,
    /// Set by hand, in Unix milliseconds.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at a time.
    pub fn fixed(at: Millis) -> Self {
        Clock::Fixed(Arc::new(AtomicI64::new(at)))
    }

    /// Sets a fixed clock; the machine's is left alone.
    pub fn set(&self, at: Millis) {
        if let Clock::Fixed(now) = self {
            now.store(at, Ordering::SeqCst);
        }
    }

    /// Unix milliseconds, UTC.
    pub fn now(&self) -> Millis {
        match self {
            Clock::System => jiff::Timestamp::now().as_millisecond(),
            Clock::Fixed(now) => now.load(Ordering::SeqCst),
        }
    }
}

/// The date of an instant in a zone.
pub fn date_in(zone: &jiff::tz::TimeZone, at: Millis) -> Date {
    jiff::Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(zone.clone()).date().into()
}

/// The instant at which a date's noon is in a zone: imported dates without a time are dated
/// so, since noon stays on the same date in every neighbouring zone.
pub fn noon_in(zone: &jiff::tz::TimeZone, date: Date) -> Millis {
    date.civil().at(12, 0, 0, 0).to_zoned(zone.clone()).map(|z| z.timestamp().as_millisecond()).unwrap_or_default()
}

/// The machine's own date and time to the minute, and its zone's name: for whoever sits there.
pub fn machine_time() -> (String, String) {
    let zone = jiff::tz::TimeZone::system();
    let name = zone.iana_name().unwrap_or("unknown").to_owned();
    (jiff::Timestamp::now().to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string(), name)
}
