//! Reading what people typed: trimmed, bounded, storable on both databases; what is wrong
//! with it as a sentence beside the field.

use crate::fault::Fault;
use crate::texts::errors;

/// At most so many characters in a line: names, titles, roles.
pub const LINE: usize = 200;
/// At most so many characters in a text of several lines: notes.
pub const TEXT: usize = 20_000;

/// A line that must be filled in. Line breaks become blanks.
pub fn line(field: &str, typed: &str) -> Result<String, Fault> {
    optional_line(field, Some(typed))?.ok_or_else(|| Fault::invalid(field, errors::REQUIRED))
}

/// A line that may stay empty.
pub fn optional_line(field: &str, typed: Option<&str>) -> Result<Option<String>, Fault> {
    let Some(typed) = typed else { return Ok(None) };
    check(field, typed, LINE)?;
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Some(line).filter(|l| !l.is_empty()))
}

/// A text of several lines; empty is allowed. Line ends become `\n`.
pub fn text(field: &str, typed: &str) -> Result<String, Fault> {
    check(field, typed, TEXT)?;
    Ok(typed.replace("\r\n", "\n").trim().to_owned())
}

/// An e-mail address: one @ with something before it and a dotted or single name behind it.
/// Whether it exists, only a mail can tell.
pub fn email(field: &str, typed: &str) -> Result<String, Fault> {
    let address = line(field, typed)?;
    let bad = || Fault::invalid(field, errors::BAD_EMAIL);
    let (local, host) = address.rsplit_once('@').ok_or_else(bad)?;
    let fine = !local.is_empty()
        && !local.contains('@')
        && !host.is_empty()
        && !host.starts_with(['.', '-'])
        && !host.ends_with(['.', '-'])
        && !host.contains("..")
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"'));
    if fine { Ok(address) } else { Err(bad()) }
}

/// A phone number as typed: it must hold at least two digits and nothing that is never part of one.
pub fn phone(field: &str, typed: &str) -> Result<String, Fault> {
    let number = line(field, typed)?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let odd = number.contains(['@', '<', '>', '"', '\\']);
    if (2..=40).contains(&digits) && !odd { Ok(number) } else { Err(Fault::invalid(field, errors::BAD_PHONE)) }
}

/// A web address, `https://` added if no scheme was typed; other schemes are refused.
pub fn website(field: &str, typed: Option<&str>) -> Result<Option<String>, Fault> {
    let Some(address) = optional_line(field, typed)? else { return Ok(None) };
    let bad = || Fault::invalid(field, errors::BAD_WEBSITE);
    let lower = address.to_ascii_lowercase();
    let full = if lower.starts_with("http://") || lower.starts_with("https://") { address } else { format!("https://{address}") };
    let host = full.split_once("://").map_or("", |(_, rest)| rest).split(['/', '?', '#']).next().unwrap_or_default();
    let scheme_inside = host.split_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_err());
    if host.is_empty() || scheme_inside || full.contains([' ', '"', '<', '>', '\\']) { Err(bad()) } else { Ok(Some(full)) }
}

fn check(field: &str, typed: &str, max: usize) -> Result<(), Fault> {
    // bytes first: nobody counts the characters of ten megabytes
    if typed.len() > max * 4 || typed.chars().count() > max {
        return Err(Fault::invalid(field, errors::TOO_LONG).arg("max", max));
    }
    if typed.contains(|c: char| c == '\0' || (c.is_control() && !c.is_whitespace())) {
        return Err(Fault::invalid(field, errors::BAD_NUL));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_are_told_beside_their_field() {
        for bad in ["a\0b", "\u{1b}[31m", &"x".repeat(10_000_000)] {
            let fault = line("name", bad).expect_err("refused");
            assert_eq!(fault.field.as_deref(), Some("name"));
        }
        assert_eq!(line("name", "  a \n b ").ok().as_deref(), Some("a b"));
        assert_eq!(line("name", "שלום عالم").ok().as_deref(), Some("שלום عالم"));
        assert!(line("name", " \u{a0} ").is_err());
    }

    #[test]
    fn addresses_are_read_with_care() {
        assert!(email("e", "a@b.example").is_ok() && email("e", "a@localhost").is_ok());
        for bad in ["a", "@b", "a@", "a b@c.de", "a@b..c", "a,b@c.de", "Ann <a@b.de>"] {
            assert!(email("e", bad).is_err(), "{bad}");
        }
        assert_eq!(website("w", Some("example.com/a")).ok().flatten().as_deref(), Some("https://example.com/a"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "https://", "a b"] {
            assert!(website("w", Some(bad)).is_err(), "{bad}");
        }
        assert!(phone("p", "+49 (0)30 / 231-25").is_ok() && phone("p", "call me").is_err());
    }
}
