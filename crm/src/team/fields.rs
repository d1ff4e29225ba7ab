//! Checks of what people type into small forms.

use crate::{Result, invalid};
use domain::Fault;
use domain::texts::errors;

/// Longest name, in characters.
const LONGEST: usize = 200;

/// A name: trimmed, not empty, at most 200 characters, none of them a control character.
pub(crate) fn name(field: &str, typed: &str) -> Result<String> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(invalid(field, errors::REQUIRED));
    }
    if name.chars().count() > LONGEST {
        return Err(Fault::invalid(field, errors::TOO_LONG).arg("max", LONGEST).into());
    }
    if name.chars().any(char::is_control) {
        return Err(invalid(field, errors::BAD_NUL));
    }
    Ok(name.to_owned())
}

/// An e-mail address: as typed, trimmed, and folded to small letters. Only what mail servers
/// surely refuse is refused.
pub(crate) fn email(field: &str, typed: &str) -> Result<(String, String)> {
    let email = typed.trim();
    if email.is_empty() {
        return Err(invalid(field, errors::REQUIRED));
    }
    let shaped = email.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && !host.is_empty() && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    });
    if !shaped || email.len() > 254 || email.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(invalid(field, errors::BAD_EMAIL));
    }
    Ok((email.to_owned(), folded_email(email)))
}

/// An address as it is compared.
pub(crate) fn folded_email(email: &str) -> String {
    email.trim().to_lowercase()
}
