//! A stretch of a list, read again and put in its place.

use std::collections::{HashMap, HashSet};

/// A row that stood more rows away than this has moved, and is no landmark.
const STEP: usize = 50;

/// What became of the list behind the stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// It goes on as before.
    Kept,
    /// The list ends with the stretch; what follows is read anew.
    Cut,
}

/// Puts `page` in the place of the rows from `start` on. Where the page's last row that was
/// there before stands, both tell of the same stretch: what is behind it stays. Without such a
/// row, or at the very end (`last`), the list ends with the page. No row is there twice.
pub fn splice<T>(rows: &mut Vec<T>, start: usize, mut page: Vec<T>, last: bool, id: fn(&T) -> i64) -> Behind {
    let start = start.min(rows.len());
    let stood: HashMap<i64, usize> = rows[start..].iter().enumerate().map(|(at, row)| (id(row), at)).collect();
    let landmark = page.iter().enumerate().rev().find_map(|(at, row)| {
        let before = *stood.get(&id(row))?;
        (before.abs_diff(at) <= STEP).then_some((at, before))
    });
    let (end, behind) = match landmark.filter(|_| !last) {
        Some((at, before)) => {
            page.truncate(at + 1);
            (start + before + 1, Behind::Kept)
        }
        None => (rows.len(), Behind::Cut),
    };
    let fresh: HashSet<i64> = page.iter().map(id).collect();
    let tail = rows.split_off(end);
    rows.truncate(start);
    rows.retain(|row| !fresh.contains(&id(row)));
    rows.extend(page);
    rows.extend(tail.into_iter().filter(|row| !fresh.contains(&id(row))));
    behind
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row = (i64, &'static str);

    fn rows(ids: impl IntoIterator<Item = i64>) -> Vec<Row> {
        ids.into_iter().map(|id| (id, "old")).collect()
    }

    fn put(start: usize, page: &[i64], last: bool) -> (Vec<i64>, Behind) {
        let mut list = rows(1..=10);
        let page = page.iter().map(|id| (*id, "new")).collect();
        let behind = splice(&mut list, start, page, last, |r| r.0);
        (list.iter().map(|r| r.0).collect(), behind)
    }

    #[test]
    fn what_is_behind_stays() {
        assert_eq!(put(2, &[3, 4, 5], false), ((1..=10).collect(), Behind::Kept));
        // 4 is gone, 77 is new
        assert_eq!(put(2, &[3, 77, 5, 6], false), (vec![1, 2, 3, 77, 5, 6, 7, 8, 9, 10], Behind::Kept));
        // new at the page's very end: shown when that part is read again
        assert_eq!(put(0, &[1, 2, 77], false), ((1..=10).collect(), Behind::Kept));
    }

    #[test]
    fn a_row_that_moved_is_there_once() {
        assert_eq!(put(0, &[9, 1, 2, 3], false).0, [9, 1, 2, 3, 4, 5, 6, 7, 8, 10]);
        assert_eq!(put(4, &[1, 5, 6], false).0, [2, 3, 4, 1, 5, 6, 7, 8, 9, 10]);
    }

    #[test]
    fn at_the_end_or_without_a_landmark_the_list_ends_with_the_page() {
        assert_eq!(put(7, &[8, 10], true), (vec![1, 2, 3, 4, 5, 6, 7, 8, 10], Behind::Cut));
        assert_eq!(put(2, &[21, 22], false), (vec![1, 2, 21, 22], Behind::Cut));
        assert_eq!(put(0, &[], true), (vec![], Behind::Cut));
        assert_eq!(put(99, &[11], true).0, (1..=11).collect::<Vec<_>>());
        let mut long = rows(0..200);
        let page = vec![(0, "new"), (1, "new"), (190, "new")];
        assert_eq!(splice(&mut long, 0, page, false, |r| r.0), Behind::Kept);
        assert_eq!(long.len(), 200, "a row from far below is no landmark");
    }
}
