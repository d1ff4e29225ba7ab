//! What the palette offers beside records: pages, and things to make or to open.

use super::{PaletteGroup, PaletteHit};
use crate::shell::{Shortcuts, t, use_me};
use domain::texts::{Text, nav};
use domain::{Action, Record};

fn entry(label: Text, href: &str, icon: &'static str) -> PaletteHit {
    PaletteHit { label: t(label).to_owned(), hint: String::new(), href: href.to_owned(), icon, id: 0, company: false }
}

/// Pages and things to make, as far as the person may and the words fit.
pub(super) fn commands(query: &str) -> Vec<PaletteGroup> {
    let me = use_me();
    let makes = |record| me.may(record, Action::Create);
    let pages = [
        Some(entry(nav::DEALS, "/deals", "square-kanban")),
        Some(entry(nav::CLIENTS, "/clients", "contact-round")),
        Some(entry(nav::PRODUCTS, "/products", "package")),
        Some(entry(nav::DASHBOARD, "/dashboard", "chart-column")),
        Some(entry(nav::SETTINGS, "/settings", "settings")),
    ];
    let make = [
        makes(Record::Deal).then(|| entry(nav::NEW_DEAL, "/deals/new", "plus")),
        makes(Record::Client).then(|| entry(nav::NEW_COMPANY, "/clients/new?kind=company", "plus")),
        makes(Record::Client).then(|| entry(nav::NEW_PERSON, "/clients/new?kind=person", "plus")),
        makes(Record::Product).then(|| entry(nav::NEW_PRODUCT, "/products/new", "plus")),
        makes(Record::Import).then(|| entry(nav::IMPORT_FILE, "/imports/new", "upload")),
        Some(entry(nav::SHORTCUTS, Shortcuts::HREF, "command")),
    ];
    let query = query.trim().to_lowercase();
    let fits = |hit: &PaletteHit| {
        let label = hit.label.to_lowercase();
        label.starts_with(&query) || label.split(' ').any(|word| word.starts_with(&query))
    };
    let group = |label, all: Vec<Option<PaletteHit>>| {
        let hits: Vec<PaletteHit> = all.into_iter().flatten().filter(fits).collect();
        (!hits.is_empty()).then_some(PaletteGroup { label, hits, more: false })
    };
    [group(nav::GO_TO, pages.to_vec()), group(nav::COMMANDS, make.to_vec())].into_iter().flatten().collect()
}
