//! Names folded for search and order: small letters, no accents, `ß` as `ss`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text: small letters, accents off (`ü` → `u`), `ß` → `ss`, spaces single.
/// The same on both databases, since Rust does it. Orders and compares names.
pub fn fold(text: &str) -> String {
    squeeze(text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(plain))
}

/// Folds as German does when it has no umlauts: `ü` → `ue`, `ö` → `oe`, `ä` → `ae`.
/// A search document holds both foldings, so that `mueller` and `muller` find Müller.
pub fn fold_umlauts(text: &str) -> String {
    let spelt: String = text
        .nfc()
        .flat_map(|c| match c {
            'ä' | 'Ä' => "ae".chars().collect::<Vec<_>>(),
            'ö' | 'Ö' => "oe".chars().collect(),
            'ü' | 'Ü' => "ue".chars().collect(),
            _ => vec![c],
        })
        .collect();
    fold(&spelt)
}

/// Only the digits of a phone number, with a leading `+49 (0)30` read as `4930`.
pub fn digits(text: &str) -> String {
    let trunk = text.replace("(0)", "");
    let digits: String = trunk.chars().filter(char::is_ascii_digit).collect();
    digits.strip_prefix("00").map(str::to_owned).unwrap_or(digits)
}

fn plain(c: char) -> Vec<char> {
    match c {
        'ß' | 'ẞ' => vec!['s', 's'],
        'ø' | 'Ø' => vec!['o'],
        'æ' | 'Æ' => vec!['a', 'e'],
        'œ' | 'Œ' => vec!['o', 'e'],
        'ł' | 'Ł' => vec!['l'],
        'đ' | 'Đ' => vec!['d'],
        _ => c.to_lowercase().collect(),
    }
}

fn squeeze(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in chars {
        if c.is_whitespace() || c == '\0' {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_names_fold_both_ways() {
        assert_eq!(fold("  Müller &  Söhne "), "muller & sohne");
        assert_eq!(fold_umlauts("Müller"), "mueller");
        assert_eq!(fold("Weißbier-Straße"), "weissbier-strasse");
        assert_eq!(digits("+49 (0)30 / 231-25"), "493023125");
        assert_eq!(digits("0049 30 1"), "49301");
    }
}
