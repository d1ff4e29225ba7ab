//! Addresses with a query: one way to write them, the same on the server and in the browser.

use std::fmt::{self, Display, Write};

/// An address that grows by one value after the other: `/deals?view=table&q=two%20words`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// A path without a query.
    pub fn new(path: &str) -> Self {
        Self(path.to_owned())
    }

    /// Adds a value.
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        escape(&mut self.0, name);
        self.0.push('=');
        escape(&mut self.0, &value.to_string());
        self
    }

    /// Adds a value if there is one.
    pub fn with_some(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a text unless it is empty.
    pub fn with_text(self, name: &str, text: &str) -> Self {
        self.with_some(name, Some(text).filter(|t| !t.is_empty()))
    }

    /// Adds `name=1` if it is so.
    pub fn with_flag(self, name: &str, is: bool) -> Self {
        self.with_some(name, is.then_some(1))
    }
}

impl Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

/// As browsers' `encodeURIComponent` does, but for the comma, which lists keep readable with.
fn escape(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' | b',' => out.push(char::from(byte)),
            // writing to a String can't fail
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_readable_and_say_everything() {
        let address = Address::new("/deals").with("view", "table").with("closed_from", "2017-10-01").with("owner", "1,0");
        assert_eq!(address.to_string(), "/deals?view=table&closed_from=2017-10-01&owner=1,0");
        assert_eq!(Address::new("/x").with("q", "Öl & mehr+100%#?").to_string(), "/x?q=%C3%96l%20%26%20mehr%2B100%25%23%3F");
        let none = Address::new("/x").with_some("a", None::<i64>).with_text("b", "").with_flag("c", false);
        assert_eq!(none.to_string(), "/x");
        assert_eq!(none.with_flag("c", true).to_string(), "/x?c=1");
    }
}
