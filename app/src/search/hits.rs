//! Found records as entries of the palette.

use crate::shell::{PaletteGroup, PaletteHit};
use domain::Lang;
use domain::format::{Cents, integer, money};
use domain::search::{Found, FoundClient, FoundDeal, FoundProduct, Kind, Query, highlight};
use domain::texts::{Text, plural, search};

/// The groups, in the order of the palette; empty ones are left out.
pub(super) fn groups(lang: Lang, found: &Found, query: &Query) -> Vec<PaletteGroup> {
    let client = |company: bool| move |c: &FoundClient| client(lang, c, company, query);
    let all = [
        (search::CLIENTS, found.companies.rows.iter().map(client(true)).collect::<Vec<_>>(), found.companies.more),
        (search::CONTACTS, found.persons.rows.iter().map(client(false)).collect(), found.persons.more),
        (search::DEALS, found.deals.rows.iter().map(|d| deal(lang, d, query)).collect(), found.deals.more),
        (search::PRODUCTS, found.products.rows.iter().map(|p| product(lang, p, query)).collect(), found.products.more),
    ];
    all.into_iter().filter(|(_, hits, _)| !hits.is_empty()).map(|(label, hits, more)| PaletteGroup { label, hits, more }).collect()
}

/// Which kind of record a group of the palette is of.
pub(super) fn kind(label: Text) -> Option<Kind> {
    [(search::CLIENTS, Kind::Company), (search::CONTACTS, Kind::Person), (search::DEALS, Kind::Deal), (search::PRODUCTS, Kind::Product)]
        .into_iter()
        .find_map(|(each, kind)| (each == label).then_some(kind))
}

/// A text with what matches between two marks.
fn marked(text: &str, query: &Query) -> String {
    highlight(text, query).into_iter().map(|piece| if piece.hit { format!("\u{1}{}\u{1}", piece.text) } else { piece.text }).collect()
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn client(lang: Lang, found: &FoundClient, company: bool, query: &Query) -> PaletteHit {
    let open = (found.open_deals > 0).then(|| {
        let text = plural(found.open_deals, search::OPEN_DEAL, search::OPEN_DEALS);
        let sum = money(lang, found.open_sum.minor, found.open_sum.currency, Cents::Hide);
        text.fill(lang, &[("n", &integer(lang, found.open_deals)), ("sum", &sum)])
    });
    let hint = if company { joined([found.city.clone(), open]) } else { joined([found.role.clone(), found.company.clone(), open]) };
    let label = marked(&found.name, query);
    PaletteHit { label, hint, href: format!("/clients/{}", found.id), icon: "", id: found.id.0, company }
}

fn deal(lang: Lang, found: &FoundDeal, query: &Query) -> PaletteHit {
    let amount = found.amount.map(|m| money(lang, m.minor, m.currency, Cents::Hide));
    PaletteHit {
        label: marked(&found.title, query),
        hint: joined([found.client.clone(), Some(found.stage_name.clone()), amount]),
        href: format!("/deals?deal={}", found.id),
        icon: "square-kanban",
        id: 0,
        company: false,
    }
}

fn product(lang: Lang, found: &FoundProduct, query: &Query) -> PaletteHit {
    let price = found.price.map(|m| money(lang, m.minor, m.currency, Cents::Show));
    PaletteHit {
        label: marked(&found.name, query),
        hint: joined([found.code.clone(), price]),
        href: format!("/products?product={}", found.id),
        icon: "package",
        id: 0,
        company: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::search::Group;
    use domain::{ClientId, Currency, Money};

    #[test]
    fn a_company_shows_its_town_and_its_deals() {
        let bakery = FoundClient {
            id: ClientId(7),
            name: "Bäckerei Mühlhäuser GmbH".into(),
            city: Some("Goslar".into()),
            company: None,
            role: None,
            phone: None,
            open_deals: 2,
            open_sum: Money::new(4_920_000, Currency::EUR),
        };
        let found = Found { companies: Group { rows: vec![bakery], more: false }, ..Found::default() };
        let groups = groups(Lang::En, &found, &Query::read("muehl"));
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].hits[0].label, "Bäckerei \u{1}Mühl\u{1}häuser GmbH");
        assert_eq!(groups[0].hits[0].hint, "Goslar · 2 open deals, €49,200");
        assert_eq!(groups[0].hits[0].href, "/clients/7");
    }
}
