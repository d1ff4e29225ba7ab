//! Views take their words from the catalogue: no text stands in them literally, neither
//! between tags nor in attributes people see or hear.

use std::fs;
use std::path::{Path, PathBuf};

/// Names and signs that are the same in every language.
const ALLOWED: &[&str] = &["Kundig", "Esc", "⌘/Ctrl K", "CSV"];

/// Attributes and props whose values people see or hear.
const SPOKEN: &[&str] =
    &["label", "title", "text", "hint", "placeholder", "error", "aria-label", "aria-description", "alt", "value_text", "versus"];

fn sources(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("the sources are readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// The part of a file that is compiled into the product.
fn product(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or(source)
}

/// Words: two letters in a row, not a name or sign of `ALLOWED`.
fn is_text(literal: &str) -> bool {
    let letters = literal.chars().collect::<Vec<_>>().windows(2).any(|pair| pair.iter().all(|c| c.is_alphabetic()));
    letters && !ALLOWED.contains(&literal.trim())
}

/// The string literal at the start of `rest`, which begins behind its opening quote.
fn literal(rest: &str) -> &str {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' if !escaped => return &rest[..at],
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest
}

/// Literal text of one line of a view.
fn found(line: &str) -> Option<&str> {
    let trimmed = line.trim_start();
    if trimmed.starts_with("//") || trimmed.starts_with("#[") {
        return None;
    }
    let mut from = 0;
    while let Some(at) = line[from..].find('"').map(|at| from + at) {
        let before = &line[..at];
        let text = literal(&line[at + 1..]);
        from = (at + text.len() + 2).min(line.len());
        let between_tags = before.trim_end().ends_with('>') && !before.trim_end().ends_with("=>") && !before.trim_end().ends_with("->");
        let spoken = SPOKEN.iter().any(|name| {
            before.strip_suffix(&format!("{name}=")).is_some_and(|head| head.ends_with(char::is_whitespace) || head.is_empty())
        });
        if (between_tags || spoken) && is_text(text) {
            return Some(text);
        }
    }
    // a line of its own between tags
    let alone = trimmed.trim_end();
    if let Some(inner) = alone.strip_prefix('"').and_then(|a| a.strip_suffix('"'))
        && !inner.contains('"')
        && inner.contains(' ')
        && is_text(inner)
    {
        return Some(inner);
    }
    None
}

#[test]
fn no_literal_text_in_views() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut wrong = Vec::new();
    for path in files.iter().filter(|p| !p.ends_with("src/kit.rs")) {
        let source = fs::read_to_string(path).expect("a source file");
        for (n, line) in product(&source).lines().enumerate() {
            if let Some(text) = found(line) {
                wrong.push(format!("{}:{}: {text}", path.display(), n + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "text that belongs into domain/src/texts:\n{}", wrong.join("\n"));
}

#[test]
fn the_scan_sees_what_it_should() {
    assert_eq!(found(r#"<h1>"Deals"</h1>"#), Some("Deals"));
    assert_eq!(found(r#"<Button label="Save it" />"#), Some("Save it"));
    assert_eq!(found(r#"    "Two words""#), Some("Two words"));
    assert_eq!(found(r#"<b>"Kundig"</b>"#), None);
    assert_eq!(found(r#"<div class="page-body" data-label="x">"·"</div>"#), None);
    assert_eq!(found(r#"Kind::Plain => "btn primary","#), None);
}
