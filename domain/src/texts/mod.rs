//! The catalogue: every sentence and label people see, English and German side by
//! side. Works without a page, since the command line and errors need it too.
//! A text missing in one language does not compile.

use crate::lang::Lang;

pub mod analytics;
pub mod clients;
pub mod common;
pub mod deal_list;
pub mod deals;
pub mod demo;
pub mod errors;
pub mod imports;
pub mod nav;
pub mod presets;
pub mod products;
pub mod search;
pub mod session;
pub mod settings;
pub mod setup;
pub mod tasks;
pub mod team;
pub mod timeline;

/// A text of the catalogue in both languages, with `{name}` places to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Stable name, `file.NAME`: for programs and tests.
    pub key: &'static str,
    /// English.
    pub en: &'static str,
    /// German, formal (Sie).
    pub de: &'static str,
}

impl Text {
    /// The text as it stands.
    pub fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::De => self.de,
        }
    }

    /// The text with its `{name}` places filled.
    pub fn fill(&self, lang: Lang, args: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.in_lang(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            if let Some((_, value)) = args.iter().find(|(k, _)| *k == name) {
                out.push_str(value);
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

/// The form for a count: `one` for exactly 1, else `other`; `{n}` is the caller's formatted count.
pub fn plural(n: i64, one: Text, other: Text) -> Text {
    if n == 1 { one } else { other }
}

/// Declares a file of the catalogue:
/// `texts! { "deals"; /// What it is for.  WON = "Won", "Gewonnen"; }`
#[macro_export]
macro_rules! texts {
    ($file:literal; $($(#[$doc:meta])* $name:ident = $en:literal, $de:literal;)*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("`", $en, "`")]
            pub const $name: $crate::texts::Text = $crate::texts::Text {
                key: concat!($file, ".", stringify!($name)), en: $en, de: $de,
            };
        )*
        /// Every text of this file.
        pub const ALL: &[$crate::texts::Text] = &[$($name),*];
    };
}

/// Every file of the catalogue; the tests and look-ups by key go over it.
#[rustfmt::skip] // one a line: each feature adds its own
pub const FILES: &[&[Text]] = &[
    analytics::ALL,
    clients::ALL,
    common::ALL,
    deal_list::ALL, deals::ALL,
    demo::ALL,
    errors::ALL,
    imports::ALL,
    nav::ALL,
    presets::ALL,
    products::ALL,
    search::ALL,
    session::ALL,
    settings::ALL,
    setup::ALL,
    tasks::ALL,
    team::ALL,
    timeline::ALL,
];

/// The text of a key, e.g. one stored with an import's row.
pub fn by_key(key: &str) -> Option<Text> {
    FILES.iter().flat_map(|f| f.iter()).find(|t| t.key == key).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|p| p.split('}').next()).collect()
    }

    #[test]
    fn both_languages_say_the_same_places() {
        let mut keys = BTreeSet::new();
        for text in FILES.iter().flat_map(|f| f.iter()) {
            assert!(!text.en.trim().is_empty() && !text.de.trim().is_empty(), "{}", text.key);
            assert_eq!(places(text.en), places(text.de), "{}", text.key);
            assert!(keys.insert(text.key), "{} stands twice", text.key);
        }
    }

    #[test]
    fn german_is_formal_and_nothing_shouts() {
        for text in FILES.iter().flat_map(|f| f.iter()) {
            assert!(!text.en.contains('!') && !text.de.contains('!'), "{} shouts", text.key);
            let informal = text
                .de
                .split(|c: char| !c.is_alphabetic())
                .any(|w| matches!(w.to_lowercase().as_str(), "du" | "dein" | "deine" | "deinen" | "dich" | "dir"));
            assert!(!informal, "{} is informal: {}", text.key, text.de);
        }
    }

    #[test]
    fn places_are_filled_once() {
        let t = Text { key: "x", en: "{n} of {m}{", de: "" };
        assert_eq!(t.fill(Lang::En, &[("n", "{m}"), ("m", "2")]), "{m} of 2{");
    }
}
