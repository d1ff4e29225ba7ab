//! How a text file is divided into rows and cells.

use serde::{Deserialize, Serialize};

/// What separates the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// tabulator
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All of them, in the order a list offers them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The byte in the file. The same in UTF-8 and Windows-1252.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// The character that wraps cells which contain delimiters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    /// `"`
    Double,
    /// `'`
    Single,
}

impl Quote {
    /// The byte in the file.
    pub fn byte(self) -> u8 {
        match self {
            Self::Double => b'"',
            Self::Single => b'\'',
        }
    }
}

/// The bytes' character set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, what older office programs write in Western Europe.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

impl Encoding {
    /// Both, in the order a list offers them.
    pub const ALL: [Self; 2] = [Self::Utf8, Self::Windows1252];

    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// How a file is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Between cells.
    pub delimiter: Delimiter,
    /// Around cells.
    pub quote: Quote,
    /// The row with the titles, counted from 1 as a spreadsheet does; 0 when there is none.
    pub titles_in: usize,
}

/// Splits a sample into rows by delimiter and quote. A doubled quote inside a quoted cell
/// is one quote. The last row is left out when `cut` says that the sample ends inside it.
pub fn split_rows(sample: &str, delimiter: Delimiter, quote: Quote, cut: bool) -> Vec<Vec<String>> {
    let (mark, wrap) = (char::from(delimiter.byte()), char::from(quote.byte()));
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = sample.chars().peekable();
    while let Some(c) = chars.next() {
        if quoted {
            if c != wrap {
                cell.push(c);
            } else if chars.peek() == Some(&wrap) {
                cell.push(wrap);
                chars.next();
            } else {
                quoted = false;
            }
        } else if c == wrap && cell.is_empty() {
            quoted = true;
        } else if c == mark {
            row.push(std::mem::take(&mut cell));
        } else if c == '\n' || c == '\r' {
            if c == '\r' && chars.peek() == Some(&'\n') {
                chars.next();
            }
            row.push(std::mem::take(&mut cell));
            rows.push(std::mem::take(&mut row));
        } else {
            cell.push(c);
        }
    }
    if !cut && (!cell.is_empty() || !row.is_empty()) {
        row.push(cell);
        rows.push(row);
    }
    rows
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|c| !c.trim().is_empty()).count()
}

/// How well the sample falls into columns: share of rows with the commonest width, times
/// a bonus for width.
fn regularity(rows: &[Vec<String>]) -> f64 {
    let widths: Vec<usize> = rows.iter().filter(|r| filled(r) > 0).map(Vec::len).collect();
    let Some(common) = commonest(&widths) else {
        return 0.0;
    };
    if common < 2 {
        return 0.0;
    }
    let agreeing = widths.iter().filter(|w| **w == common).count() as f64;
    let share = agreeing / widths.len() as f64;
    // a cell that still holds line breaks was swallowed by a stray quote
    let swallowed = rows.iter().flatten().filter(|c| c.matches('\n').count() > 8).count() as f64;
    share * share * (1.0 + (common as f64).ln() / 4.0) - swallowed
}

fn commonest(widths: &[usize]) -> Option<usize> {
    let mut counts = std::collections::BTreeMap::new();
    for w in widths {
        *counts.entry(*w).or_insert(0usize) += 1;
    }
    counts.into_iter().max_by_key(|(w, n)| (*n, *w)).map(|(w, _)| w)
}

/// Finds out how a file is divided, from its beginning. `cut` says that the sample ends
/// before the file does.
pub fn detect(sample: &str, cut: bool) -> Layout {
    let sample = sample.strip_prefix('\u{feff}').unwrap_or(sample);
    // 'O''Neill' style files exist, but an apostrophe in a name is no quote
    let single = sample.lines().take(50).filter(|l| !l.is_empty()).all(|l| l.starts_with('\'') && l.trim_end().ends_with('\''));
    let quote = if single { Quote::Single } else { Quote::Double };
    // Excel's own hint
    let hinted = sample
        .lines()
        .next()
        .and_then(|l| l.trim().strip_prefix("sep="))
        .and_then(|d| Delimiter::ALL.into_iter().find(|x| d.as_bytes().first() == Some(&x.byte())));
    // the rarer a character is in plain text, the more it says where both would do
    let best = [Delimiter::Tab, Delimiter::Pipe, Delimiter::Semicolon, Delimiter::Comma]
        .into_iter()
        .map(|d| (regularity(&split_rows(sample, d, quote, cut)), d))
        .fold((0.0, Delimiter::Comma), |best, now| if now.0 > best.0 { now } else { best })
        .1;
    let delimiter = hinted.unwrap_or(best);
    let titles_in = titles_row(&split_rows(sample, delimiter, quote, cut));
    Layout { delimiter, quote, titles_in }
}

/// The row with the titles, from 1; 0 when the first full row looks like data. Lines above
/// the table (a report's name, `sep=;`) are narrower than it.
pub fn titles_row(rows: &[Vec<String>]) -> usize {
    let widths: Vec<usize> = rows.iter().map(|r| filled(r)).filter(|n| *n > 0).collect();
    let Some(widest) = widths.iter().copied().max() else {
        return 0;
    };
    let wanted = widest.min(commonest(&rows.iter().map(Vec::len).filter(|n| *n > 1).collect::<Vec<_>>()).unwrap_or(1));
    let Some(at) = rows.iter().position(|r| filled(r) * 2 > wanted) else {
        return 0;
    };
    if looks_like_data(&rows[at]) { 0 } else { at + 1 }
}

/// A title is no number, no date, no e-mail address.
fn looks_like_data(row: &[String]) -> bool {
    let mut dates = super::DateEvidence::default();
    let mut numbers = super::NumberEvidence::default();
    let telling = row.iter().filter(|c| dates.see(c) || numbers.see(c) || c.contains('@')).count();
    telling * 4 > filled(row).max(1)
}

/// Titles for columns: blank ones get their letter as in a spreadsheet (`A`, `B` … `AA`),
/// repeated ones their number, so that each column has a name of its own.
pub fn column_titles(row: &[String]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    row.iter()
        .enumerate()
        .map(|(i, cell)| {
            let bare = cell.trim().trim_start_matches('\u{feff}');
            let base = if bare.is_empty() { column_letters(i) } else { bare.to_owned() };
            let mut title = base.clone();
            let mut n = 2;
            while !seen.insert(title.clone()) {
                title = format!("{base} ({n})");
                n += 1;
            }
            title
        })
        .collect()
}

fn column_letters(mut index: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(b'A' + (index % 26) as u8);
        if index < 26 {
            break;
        }
        index = index / 26 - 1;
    }
    out.into_iter().rev().map(char::from).collect()
}

/// UTF-8 if the bytes are valid as such (a character cut off at the end of the sample is
/// forgiven), else Windows-1252, in which every byte means something.
pub fn detect_encoding(sample: &[u8]) -> Encoding {
    match std::str::from_utf8(sample) {
        Ok(_) => Encoding::Utf8,
        Err(e) if e.error_len().is_none() && sample.len() - e.valid_up_to() < 4 => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn delimiters_are_found() {
        for (text, want) in [
            ("a,b,c\n1,2,3\n4,5,6\n", Delimiter::Comma),
            ("Firma;Wert\nA;1,50\nB;2,75\n", Delimiter::Semicolon),
            ("name\tcity, country\nA\tBerlin, DE\n", Delimiter::Tab),
            ("a|b\n1|2\n", Delimiter::Pipe),
            ("sep=;\na;b\n1;2\n", Delimiter::Semicolon),
            ("\"a;x\",\"b\"\n\"1;y\",\"2\"\n", Delimiter::Comma),
            ("just one column\nof words\n", Delimiter::Comma),
        ] {
            assert_eq!(detect(text, false).delimiter, want, "{text}");
        }
    }

    #[test]
    fn quoted_cells_keep_delimiters_and_line_breaks() {
        let rows = split_rows("a,b\n\"x, \"\"y\"\"\",\"two\r\nlines\"\r\n", Delimiter::Comma, Quote::Double, false);
        assert_eq!(rows, [vec!["a", "b"], vec!["x, \"y\"", "two\r\nlines"]]);
        assert_eq!(detect("'a','b'\n'x','O''Neill'\n", false).quote, Quote::Single);
    }

    #[test]
    fn titles_are_found() {
        let row_of = |t: &str| detect(t, false).titles_in;
        assert_eq!(row_of("name,amount\nA,5\n"), 1);
        assert_eq!(row_of("Deals 2017,,\n,,\nname,amount,day\nA,5,1/2/2017\nB,6,1/3/2017\n"), 3);
        assert_eq!(row_of("A,5,1/2/2017\nB,6,1/3/2017\n"), 0);
        assert_eq!(row_of(""), 0);
    }

    #[test]
    fn every_column_gets_a_name_of_its_own() {
        let row = ["\u{feff}name", "", "name", " "].map(str::to_owned);
        assert_eq!(column_titles(&row), ["name", "B", "name (2)", "D"]);
        assert_eq!(column_letters(27), "AB");
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(detect_encoding("Müller".as_bytes()), Encoding::Utf8);
        assert_eq!(detect_encoding(&"Müller".as_bytes()[..2]), Encoding::Utf8);
        assert_eq!(detect_encoding(b"M\xfcller"), Encoding::Windows1252);
        assert_eq!(detect_encoding(b"plain"), Encoding::Utf8);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cells in prop::collection::vec(prop::collection::vec("[a-z0-9;,\" ]{0,8}", 2..5), 1..6)) {
            let text: String = cells.iter().map(|row| {
                row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\n"
            }).collect();
            prop_assert_eq!(split_rows(&text, Delimiter::Comma, Quote::Double, false), cells);
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,200}") {
            detect(&text, true);
        }
    }
}
