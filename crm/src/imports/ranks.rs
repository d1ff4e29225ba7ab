//! Places of many new cards at the end of a stage, evenly spread, so that a card can later be
//! put between any two of them with a short rank.

use crate::deals::rank;

/// Ranks after the last card of a stage, in order.
pub struct Ranks {
    prefix: Vec<u8>,
    next: u64,
}

impl Ranks {
    /// After the stage's last rank, if it has cards.
    pub fn after(last: Option<&str>) -> Self {
        let bytes = last.and_then(rank::read).unwrap_or_default();
        let prefix = match bytes.first() {
            None => vec![0x81],
            Some(first) if *first < 0xfe => vec![(*first + 1).max(0x81)],
            // the byte after the last one's own bytes is its end mark: anything above follows it
            Some(_) => bytes[..bytes.len() - 1].iter().copied().chain([rank::END + 1]).collect(),
        };
        Self { prefix, next: 0 }
    }

    /// The next rank.
    pub fn next_rank(&mut self) -> String {
        self.next += 1;
        let place = (self.next << 16).to_be_bytes();
        // five bytes with room between neighbours: sixteen million cards
        let mut bytes = self.prefix.clone();
        bytes.extend_from_slice(&place[3..]);
        bytes.push(rank::END);
        rank::write(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_rise_and_leave_room_between_them() {
        for last in [None, Some("80"), Some("fe80"), Some("ff80"), Some("ffff0180"), Some("8180")] {
            let mut ranks = Ranks::after(last);
            let mut before = last.map(str::to_owned);
            for _ in 0..70_000 {
                let rank = ranks.next_rank();
                assert!(before.as_ref().is_none_or(|b| *b < rank), "{before:?} {rank}");
                before = Some(rank);
            }
            let (a, b) = (ranks.next_rank(), ranks.next_rank());
            let between = rank::between(Some(&a), Some(&b)).expect("room");
            assert!(a < between && between < b && between.len() < 24);
            assert!(rank::between(None, Some(&a)).expect("room above") < a);
        }
    }
}
