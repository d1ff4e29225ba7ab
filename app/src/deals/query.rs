//! The board's address: what is asked stands in it, so that links, back and reload keep it.

use crate::address::Address;
use domain::deals::{BoardQuery, BoardSort, DealFilter};
use domain::{DealId, PipelineId, UserId};
use leptos_router::params::ParamsMap;

/// What an address asks; what can't be read is left out.
pub fn asked(map: &ParamsMap) -> BoardQuery {
    let number = |name| map.get_str(name).and_then(|v| v.parse::<i64>().ok());
    let owners = map.get_str("owner").unwrap_or_default().split(',').filter_map(|o| o.parse().ok()).map(UserId).collect();
    BoardQuery {
        pipeline: number("pipeline").map(PipelineId),
        filter: DealFilter {
            owners,
            mine: map.get_str("mine").is_some(),
            from: number("from"),
            to: number("to"),
            text: map.get_str("q").unwrap_or_default().to_owned(),
            rotting: map.get_str("rotting").is_some(),
        },
        sort: if map.get_str("sort") == Some("next") { BoardSort::NextStep } else { BoardSort::Rank },
        cards: None,
    }
}

/// The deal whose sheet is open.
pub fn open_deal(map: &ParamsMap) -> Option<DealId> {
    map.get_str("deal").and_then(|v| v.parse().ok())
}

/// The address of a board, with a deal's sheet open or not.
pub fn address(asked: &BoardQuery, deal: Option<DealId>) -> String {
    let filter = &asked.filter;
    let owners: Vec<String> = filter.owners.iter().map(ToString::to_string).collect();
    Address::new("/deals")
        .with_some("pipeline", asked.pipeline)
        .with_text("owner", &owners.join(","))
        .with_flag("mine", filter.mine)
        .with_some("from", filter.from)
        .with_some("to", filter.to)
        .with_text("q", &filter.text)
        .with_flag("rotting", filter.rotting)
        .with_some("sort", (asked.sort == BoardSort::NextStep).then_some("next"))
        .with_some("deal", deal)
        .into()
}

/// The address shown, without some of what it says.
pub fn without(map: &ParamsMap, names: &[&str]) -> Address {
    let kept = map.clone().into_iter().filter(|(name, _)| !names.contains(&name.as_ref()));
    kept.fold(Address::new("/deals"), |address, (name, value)| address.with(&name, value))
}

/// The address shown, with a deal's sheet open or closed.
pub fn with_deal(map: &ParamsMap, deal: Option<DealId>) -> String {
    without(map, &["deal"]).with_some("deal", deal).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_say_what_is_asked() {
        let asked = BoardQuery {
            pipeline: Some(PipelineId(2)),
            filter: DealFilter { owners: vec![UserId(1), UserId(0)], text: "a&ü".into(), from: Some(100), ..DealFilter::default() },
            sort: BoardSort::NextStep,
            cards: None,
        };
        assert_eq!(address(&asked, Some(DealId(7))), "/deals?pipeline=2&owner=1,0&from=100&q=a%26%C3%BC&sort=next&deal=7");
        assert_eq!(address(&BoardQuery::default(), None), "/deals");
        let mut map = ParamsMap::new();
        for (name, value) in [("view", "table"), ("q", "a b"), ("deal", "3")] {
            map.insert(name, value.to_owned());
        }
        assert_eq!(with_deal(&map, Some(DealId(7))), "/deals?view=table&q=a%20b&deal=7");
        assert_eq!(with_deal(&map, None), "/deals?view=table&q=a%20b");
    }
}
