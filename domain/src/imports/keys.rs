//! By what a row is known again when its file comes a second time.

use super::{fields::ImportKind, title_words};

/// What a row without a key of its own is known by: all its values with their titles,
/// whatever the order of the columns. The use case keeps the SHA-256 of it, with the
/// number of its repeat: the second of two equal rows is another row.
pub fn fingerprint_text<'a>(cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut pairs: Vec<(&str, &str)> = cells.map(|(t, v)| (t, v.trim())).filter(|(_, v)| !v.is_empty()).collect();
    pairs.sort_unstable();
    let mut text = String::with_capacity(pairs.iter().map(|(t, v)| t.len() + v.len() + 2).sum());
    for (title, value) in pairs {
        text.push_str(title);
        text.push('\u{1f}');
        text.push_str(value);
        text.push('\u{1e}');
    }
    text
}

/// Within which keys are compared: the kind of record and the key column's title. A title
/// that says nothing (`id`, `Nr.`) is bound to the titles of its file as well, as every
/// program numbers its customers from 1.
pub fn key_scope(kind: ImportKind, key_title: Option<&str>, titles: &[String]) -> String {
    let own = key_title.map(|t| title_words(t).join("_")).unwrap_or_default();
    let telling = matches!(own.as_str(), "" | "id" | "nr" | "no" | "number" | "nummer" | "key" | "code" | "guid" | "uuid");
    if !telling {
        return format!("{}:{own}", kind.code());
    }
    let mut all: Vec<String> = titles.iter().map(|t| title_words(t).join("_")).collect();
    all.sort_unstable();
    format!("{}:{own}:{}", kind.code(), all.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_have_equal_fingerprints_whatever_their_columns_order() {
        let a = fingerprint_text([("name", "Acme "), ("city", "Bonn"), ("x", "")].into_iter());
        let b = fingerprint_text([("city", "Bonn"), ("name", "Acme")].into_iter());
        assert_eq!(a, b);
        assert_ne!(a, fingerprint_text([("city", "Acme"), ("name", "Bonn")].into_iter()));
        assert_ne!(fingerprint_text([("a", "bc")].into_iter()), fingerprint_text([("ab", "c")].into_iter()));
    }

    #[test]
    fn telling_titles_are_one_scope_and_mute_ones_are_not() {
        let titles = |t: &[&str]| t.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let scope = |key, t: &[&str]| key_scope(ImportKind::Deals, Some(key), &titles(t));
        assert_eq!(scope("opportunity_id", &["opportunity_id", "a"]), scope("Opportunity ID", &["b"]));
        assert_ne!(scope("id", &["id", "a"]), scope("id", &["id", "b"]));
        assert_eq!(scope("ID", &["a", "ID"]), scope("id", &["id", "a"]));
    }
}
