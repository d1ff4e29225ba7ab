//! Chance that comes out the same on every machine and in every version.

/// SplitMix64.
#[derive(Debug, Clone)]
pub(super) struct Rng(u64);

impl Rng {
    /// The sequence of a seed and a topic; topics do not disturb each other.
    pub fn new(seed: u64, topic: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ topic.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 up to below `n`; 0 for 0.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.next() % n as u64) as usize }
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % ((high - low).unsigned_abs() + 1)) as i64
    }

    /// True so many times out of 100.
    pub fn percent(&mut self, chance: u64) -> bool {
        self.next() % 100 < chance
    }

    /// One of a list.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Often small, seldom large: the product of three even chances, from `low` to about `high`.
    pub fn skewed(&mut self, low: i64, high: i64) -> i64 {
        let part = |r: &mut Self| r.between(0, 1000);
        let product = part(self) * part(self) * part(self) / 1_000_000;
        low + (high - low) * product / 1000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_sequence_within_bounds() {
        let (mut a, mut b) = (Rng::new(7, 1), Rng::new(7, 1));
        for _ in 0..1000 {
            assert_eq!(a.next(), b.next());
            assert!((-3..=5).contains(&a.between(-3, 5)));
            assert!((10..=90).contains(&a.skewed(10, 90)));
            b = a.clone();
        }
        assert_ne!(Rng::new(7, 1).next(), Rng::new(7, 2).next());
    }
}
