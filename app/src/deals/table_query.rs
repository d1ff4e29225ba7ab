//! The table's address: which deals, in which order. The dashboard's numbers lead to it.

use domain::deals::{DealListFilter, DealListQuery, DealSort};
use domain::pipelines::StageKind;
use domain::{Date, DealId, UserId};
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
    let mut map = ParamsMap::new();
    map.insert("view", "table".to_owned());
    let mut add = |name: &'static str, value: Option<String>| {
        if let Some(value) = value {
            map.insert(name, value);
        }
    };
    let f = &query.filter;
    let date = |d: Option<Date>| d.map(|d| d.to_string());
    add("pipeline", f.pipeline.map(|v| v.to_string()));
    add("status", f.status.map(|v| v.as_str().to_owned()));
    add("stage", f.stage.map(|v| v.to_string()));
    add("owner", f.owner.map(|v| v.to_string()));
    add("team", f.team.map(|v| v.to_string()));
    add("q", Some(f.text.clone()).filter(|t| !t.is_empty()));
    add("closed_from", date(f.closed_from));
    add("closed_to", date(f.closed_to));
    add("opened_from", date(f.opened_from));
    add("opened_to", date(f.opened_to));
    add("expected_from", date(f.expected_from));
    add("expected_to", date(f.expected_to));
    add("amount_from", f.amount_from.map(|v| v.to_string()));
    add("amount_to", f.amount_to.map(|v| v.to_string()));
    if query.sort != DealSort::default() {
        add("sort", Some(query.sort.as_str().to_owned()));
    }
    if query.descending != query.sort.starts_descending() {
        add("dir", Some(if query.descending { "desc" } else { "asc" }.to_owned()));
    }
    format!("/deals{}", map.to_query_string())
}

/// The address shown, with a deal's sheet open or closed.
pub fn with_deal(map: &ParamsMap, deal: Option<DealId>) -> String {
    let mut map = map.clone();
    map.remove("deal");
    if let Some(deal) = deal {
        map.insert("deal", deal.to_string());
    }
    format!("/deals{}", map.to_query_string())
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
