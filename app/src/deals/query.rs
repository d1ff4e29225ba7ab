//! The board's address: what is asked stands in it, so that links, back and reload keep it.

use domain::deals::{BoardQuery, BoardSort, DealFilter};
use domain::{DealId, PipelineId, UserId};
use leptos_router::params::ParamsMap;
use std::fmt::{Display, Write};

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
    let mut out = String::from("/deals");
    let mut add = |name: &str, value: &dyn Display| {
        let joint = if out.contains('?') { '&' } else { '?' };
        // writing to a String can't fail
        let _ = write!(out, "{joint}{name}={value}");
    };
    if let Some(pipeline) = asked.pipeline {
        add("pipeline", &pipeline);
    }
    let filter = &asked.filter;
    if !filter.owners.is_empty() {
        let owners: Vec<String> = filter.owners.iter().map(ToString::to_string).collect();
        add("owner", &owners.join(","));
    }
    if filter.mine {
        add("mine", &1);
    }
    if let Some(from) = filter.from {
        add("from", &from);
    }
    if let Some(to) = filter.to {
        add("to", &to);
    }
    if !filter.text.is_empty() {
        add("q", &escape(&filter.text));
    }
    if filter.rotting {
        add("rotting", &1);
    }
    if asked.sort == BoardSort::NextStep {
        add("sort", &"next");
    }
    if let Some(deal) = deal {
        add("deal", &deal);
    }
    out
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
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
    }
}
