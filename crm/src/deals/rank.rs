//! Places of cards: between any two ranks there is another. A rank is a row of bytes that
//! ends with 0x80, written as hex digits; ranks order as their texts do.

/// The last byte of every rank.
pub const END: u8 = 0x80;
/// Longer ranks (in bytes) are spread anew.
const LONGEST: usize = 24;

/// A rank between two others; `None` stands for the stage's top or bottom. No answer if there
/// is no room, the rank would be too long, or one of them can't be read.
pub fn between(above: Option<&str>, below: Option<&str>) -> Option<String> {
    let above = bound(above)?;
    let below = bound(below)?;
    let made = make(above.as_deref(), below.as_deref(), false)?;
    (made.len() <= LONGEST).then(|| write(&made))
}

/// So many ranks between two others, evenly spread, in order.
pub fn spread(above: Option<&str>, below: Option<&str>, count: usize) -> Option<Vec<String>> {
    let above = bound(above)?;
    let below = bound(below)?;
    let mut made = Vec::with_capacity(count);
    halve(above.as_deref(), below.as_deref(), count, &mut made)?;
    Some(made.iter().map(|r| write(r)).collect())
}

fn halve(above: Option<&[u8]>, below: Option<&[u8]>, count: usize, into: &mut Vec<Vec<u8>>) -> Option<()> {
    if count == 0 {
        return Some(());
    }
    let middle = make(above, below, true)?;
    let upper = (count - 1) / 2;
    halve(above, Some(&middle), upper, into)?;
    into.push(middle.clone());
    halve(Some(&middle), below, count - 1 - upper, into)
}

/// At the top and at the bottom a rank takes a small step, since cards come in a row there;
/// `even` takes the middle everywhere.
fn make(above: Option<&[u8]>, below: Option<&[u8]>, even: bool) -> Option<Vec<u8>> {
    let mut out: Vec<u8> = Vec::new();
    // whether what was made so far is already above `above`, and below `below`
    let (mut past_above, mut before_below) = (above.is_none(), below.is_none());
    for at in 0.. {
        let low = match above.and_then(|a| a.get(at)) {
            Some(byte) if !past_above => i32::from(*byte),
            _ => -1,
        };
        let high = match below {
            Some(b) if !before_below => i32::from(*b.get(at)?),
            _ => 256,
        };
        match high - low {
            ..0 => return None,
            0 => out.push(high as u8),
            1 if low >= 0 => {
                out.push(low as u8);
                before_below = true;
            }
            1 => {
                out.push(high as u8);
                past_above = true;
            }
            _ => {
                let byte = match (above, below) {
                    (Some(_), None) if !even => low + 1,
                    (None, Some(_)) if !even => high - 1,
                    _ => (low + high) / 2,
                };
                out.extend([byte as u8, END]);
                return Some(out);
            }
        }
    }
    None
}

/// A bound that can't be read is no bound to rely on.
fn bound(rank: Option<&str>) -> Option<Option<Vec<u8>>> {
    match rank {
        None => Some(None),
        Some(rank) => read(rank).map(Some),
    }
}

/// The bytes of a rank, if it is one.
pub fn read(rank: &str) -> Option<Vec<u8>> {
    if rank.is_empty() || rank.len() % 2 == 1 {
        return None;
    }
    let digit = |d: u8| match d {
        b'0'..=b'9' => Some(d - b'0'),
        b'a'..=b'f' => Some(d - b'a' + 10),
        _ => None,
    };
    rank.as_bytes().chunks(2).map(|pair| Some(digit(pair[0])? * 16 + digit(pair[1])?)).collect()
}

/// A rank of bytes that end with `END`.
pub fn write(rank: &[u8]) -> String {
    rank.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn there_is_room_at_zeros_and_at_the_ends() {
        for (above, below) in [
            (None, None),
            (Some("80"), None),
            (None, Some("80")),
            (Some("810000010080"), Some("810000020080")),
            (Some("81000000ff0080"), Some("8100000100000080")),
            (None, Some("000080")),
            (Some("ff80"), None),
            (Some("80"), Some("8080")),
            (Some("7f80"), Some("80")),
        ] {
            let made = between(above, below).unwrap_or_else(|| panic!("{above:?} {below:?}"));
            assert!(above.is_none_or(|a| a < made.as_str()) && below.is_none_or(|b| made.as_str() < b), "{above:?} {made} {below:?}");
        }
        assert_eq!(between(Some("80"), Some("80")), None);
        assert_eq!(between(Some("90"), Some("80")), None);
        assert_eq!(between(Some("x"), None), None);
    }

    #[test]
    fn a_hundred_deals_at_the_top_stay_short() {
        let mut first = "80".to_owned();
        for _ in 0..100 {
            first = between(None, Some(&first)).expect("room");
        }
        assert!(first.len() <= 8, "{first}");
    }

    proptest! {
        #[test]
        fn random_inserts_keep_the_order_of_a_list(places in prop::collection::vec(0_usize..1000, 1..300)) {
            let mut ranks: Vec<String> = Vec::new();
            for place in places {
                let at = place % (ranks.len() + 1);
                let above = at.checked_sub(1).map(|n| ranks[n].clone());
                let below = ranks.get(at).cloned();
                match between(above.as_deref(), below.as_deref()) {
                    Some(rank) => ranks.insert(at, rank),
                    None => {
                        let count = ranks.len() + 1;
                        ranks = spread(None, None, count).expect("room for all");
                    }
                }
                prop_assert!(ranks.windows(2).all(|w| w[0] < w[1]));
            }
        }

        #[test]
        fn spread_ranks_rise_between_their_neighbours(count in 1_usize..200) {
            let made = spread(Some("8080"), Some("8180"), count).expect("room");
            prop_assert_eq!(made.len(), count);
            prop_assert!(made.windows(2).all(|w| w[0] < w[1]));
            prop_assert!("8080" < made[0].as_str() && made[count - 1].as_str() < "8180");
            prop_assert!(made.iter().all(|r| r.len() <= 16));
        }
    }
}
