//! The table's address: which deals, in which order. The dashboard's numbers lead to it.

use crate::address::Address;
use domain::deals::{DealListFilter, DealListQuery, DealSort};
use domain::pipelines::StageKind;
use domain::{Date, UserId};
use leptos_router::params::ParamsMap;

/// Whether an address asks for the table.
pub fn is_table(map: &ParamsMap) -> bool {
    map.get_str("view") == Some("table")
}

/// What an address asks; what can't be read is left out.
pub fn asked(map: &ParamsMap) -> DealListQuery {
    let text = |name| map.get_str(name).filter(|v| !v.is_empty());
    let number = |name| text(name).and_then(|v| v.parse::<i64>().ok());
    let date = |name| text(name).and_then(Date::parse);
    let sort = text("sort").and_then(DealSort::parse).unwrap_or_default();
    let descending = match text("dir") {
        Some("asc") => false,
        Some("desc") => true,
        _ => sort.starts_descending(),
    };
    DealListQuery {
        filter: DealListFilter {
            pipeline: number("pipeline").map(Into::into),
            status: text("status").and_then(StageKind::parse),
            stage: number("stage").map(Into::into),
            reached: number("reached").map(Into::into),
            owner: number("owner").map(UserId),
            team: number("team").map(Into::into),
            text: text("q").or(text("text")).unwrap_or_default().to_owned(),
            closed_from: date("closed_from"),
            closed_to: date("closed_to"),
            opened_from: date("opened_from"),
            opened_to: date("opened_to"),
            expected_from: date("expected_from"),
            expected_to: date("expected_to"),
            amount_from: number("amount_from").or(number("from")),
            amount_to: number("amount_to").or(number("to")),
        },
        sort,
        descending,
        after: None,
        limit: 0,
    }
}

/// The address of a table.
pub fn address(query: &DealListQuery) -> String {
    let f = &query.filter;
    let turned = query.descending != query.sort.starts_descending();
    Address::new("/deals")
        .with("view", "table")
        .with_some("pipeline", f.pipeline)
        .with_some("status", f.status.map(StageKind::as_str))
        .with_some("stage", f.stage)
        .with_some("reached", f.reached)
        .with_some("owner", f.owner)
        .with_some("team", f.team)
        .with_text("q", &f.text)
        .with_some("closed_from", f.closed_from)
        .with_some("closed_to", f.closed_to)
        .with_some("opened_from", f.opened_from)
        .with_some("opened_to", f.opened_to)
        .with_some("expected_from", f.expected_from)
        .with_some("expected_to", f.expected_to)
        .with_some("amount_from", f.amount_from)
        .with_some("amount_to", f.amount_to)
        .with_some("sort", (query.sort != DealSort::default()).then(|| query.sort.as_str()))
        .with_some("dir", turned.then_some(if query.descending { "desc" } else { "asc" }))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked_and_back() {
        let mut map = ParamsMap::new();
        for (name, value) in [
            ("view", "table"),
            ("pipeline", "3"),
            ("status", "won"),
            ("closed_from", "2017-10-01"),
            ("closed_to", "2017-12-31"),
            ("owner", "0"),
            ("text", "Öl & mehr"),
            ("sort", "title"),
            ("amount_from", "x"),
        ] {
            map.insert(name, value.to_owned());
        }
        let query = asked(&map);
        assert_eq!(query.filter.status, Some(StageKind::Won));
        assert_eq!(query.filter.owner, Some(UserId(0)));
        assert_eq!(query.filter.amount_from, None);
        assert!(query.sort == DealSort::Title && !query.descending);
        let again = address(&query);
        assert!(again.contains("closed_from=2017-10-01") && again.contains("sort=title") && !again.contains("dir="), "{again}");
        assert!(asked(&ParamsMap::new()).descending, "the newest first");
    }
}
