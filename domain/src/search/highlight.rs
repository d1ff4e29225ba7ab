//! Which pieces of a shown text match a query.

use super::{Query, SHORTEST_PART};
use crate::fold::{fold, fold_umlauts};

/// A piece of a shown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The piece, as shown.
    pub text: String,
    /// Whether it matches the query.
    pub hit: bool,
}

/// Cuts a text into pieces that match the query and pieces that do not: beginnings of
/// words, or any part from three characters. The pieces together are the text.
pub fn highlight(text: &str, query: &Query) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    let mut hit = vec![false; chars.len()];
    for folding in [fold_char(&chars, fold), fold_char(&chars, fold_umlauts)] {
        for spelling in query.tokens.iter().flat_map(|t| &t.spellings) {
            mark(&folding, spelling, &mut hit);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (c, hit) in chars.into_iter().zip(hit) {
        match pieces.last_mut() {
            Some(piece) if piece.hit == hit => piece.text.push(c),
            _ => pieces.push(Piece { text: c.to_string(), hit }),
        }
    }
    pieces
}

/// Each folded character with the index of the shown one it came from. Folding by the
/// character gives what folding the text gives, except for accents typed apart, which then
/// only go unmarked.
fn fold_char(chars: &[char], folding: fn(&str) -> String) -> Vec<(char, usize)> {
    let mut out = Vec::with_capacity(chars.len());
    for (at, c) in chars.iter().enumerate() {
        if c.is_alphanumeric() {
            out.extend(folding(&c.to_string()).chars().map(|f| (f, at)));
        } else {
            out.push((' ', at));
        }
    }
    out
}

fn mark(folded: &[(char, usize)], spelling: &str, hit: &mut [bool]) {
    let wanted: Vec<char> = spelling.chars().collect();
    if wanted.is_empty() || wanted.len() > folded.len() {
        return;
    }
    for start in 0..=folded.len() - wanted.len() {
        let begins = start == 0 || folded[start - 1].0 == ' ';
        let window = &folded[start..start + wanted.len()];
        if (begins || wanted.len() >= SHORTEST_PART) && window.iter().map(|(c, _)| c).eq(wanted.iter()) {
            for (_, at) in window {
                hit[*at] = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, query: &str) -> String {
        let pieces = highlight(text, &Query::read(query));
        pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn beginnings_and_parts_are_marked_in_any_spelling() {
        assert_eq!(shown("Bäckerei Mühlhäuser GmbH", "mühl"), "Bäckerei [Mühl]häuser GmbH");
        assert_eq!(shown("Bäckerei Mühlhäuser GmbH", "muehl"), "Bäckerei [Mühl]häuser GmbH");
        assert_eq!(shown("Großhandel Groß", "gross"), "[Groß]handel [Groß]");
        assert_eq!(shown("Anna Hanna", "a h"), "[A]nna [H]anna");
        assert_eq!(shown("Anna Hanna", "ann"), "[Ann]a H[ann]a");
        assert_eq!(shown("", "x"), "");
    }
}
