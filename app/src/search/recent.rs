//! What was opened last from the palette, kept in this browser.

use crate::shell::PaletteHit;

/// `localStorage` key; lines of tab-separated values.
const KEY: &str = "kundig_recent";
/// So many are kept.
const MOST: usize = 6;
/// Icons an entry may have: a stored name is only ever one of these.
const ICONS: &[&str] = &["", "square-kanban", "package"];

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The records opened last, the newest first.
pub(crate) fn kept() -> Vec<PaletteHit> {
    let text = storage().and_then(|s| s.get_item(KEY).ok()?).unwrap_or_default();
    text.lines().filter_map(read).take(MOST).collect()
}

/// Puts a record at the front.
pub(crate) fn keep(hit: &PaletteHit) {
    let Some(line) = write(hit) else { return };
    let others = kept().into_iter().filter(|other| other.href != hit.href).filter_map(|other| write(&other));
    let lines: Vec<String> = std::iter::once(line).chain(others).take(MOST).collect();
    if let Some(storage) = storage() {
        // a full storage only costs the list
        let _ = storage.set_item(KEY, &lines.join("\n"));
    }
}

fn write(hit: &PaletteHit) -> Option<String> {
    let record = ["/clients/", "/deals?deal=", "/products?product="].iter().any(|start| hit.href.starts_with(start));
    if !record {
        return None;
    }
    let clean = |text: &str| text.replace(['\u{1}', '\t', '\n', '\r'], "");
    let fields = [hit.href.clone(), clean(&hit.label), clean(&hit.hint), hit.icon.to_owned(), hit.id.to_string(), hit.company.to_string()];
    Some(fields.join("\t"))
}

fn read(line: &str) -> Option<PaletteHit> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [href, label, hint, icon, id, company] = fields[..] else { return None };
    let icon = ICONS.iter().find(|known| **known == icon)?;
    // only addresses of our own
    if !href.starts_with('/') || href.starts_with("//") {
        return None;
    }
    Some(PaletteHit {
        label: label.to_owned(),
        hint: hint.to_owned(),
        href: href.to_owned(),
        icon,
        id: id.parse().ok()?,
        company: company == "true",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_written_and_read_and_strangers_are_not() {
        let hit =
            PaletteHit { label: "A\u{1}nn\u{1}a\tB".into(), hint: "x".into(), href: "/clients/3".into(), icon: "", id: 3, company: true };
        let line = write(&hit).expect("a record");
        assert_eq!(read(&line), Some(PaletteHit { label: "AnnaB".into(), ..hit.clone() }));
        assert_eq!(write(&PaletteHit { href: "/settings".into(), ..hit }), None);
        assert_eq!(read("//evil.example\ta\tb\t\t1\ttrue"), None);
        assert_eq!(read("rubbish"), None);
    }
}
