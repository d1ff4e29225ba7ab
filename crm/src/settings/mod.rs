//! Settings of the organisation.

mod organisation;
pub mod rates;

use crate::Crm;

/// Use cases about settings.
pub struct Settings<'a> {
    crm: &'a Crm,
}

impl Crm {
    /// The organisation's settings.
    pub fn settings(&self) -> Settings<'_> {
        Settings { crm: self }
    }
}

/// Every time zone known here that is a place, by name; UTC first.
pub(crate) fn zones() -> Vec<String> {
    let mut zones: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|n| n.contains('/') && !n.starts_with("Etc/") && !n.starts_with("posix") && !n.starts_with("right"))
        .collect();
    zones.sort();
    zones.dedup();
    zones.insert(0, "UTC".to_owned());
    zones
}

#[cfg(test)]
mod tests;
