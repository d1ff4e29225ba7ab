//! Rows out of a stored file, one after the other, decoded.

use crate::{Error, Result};
use csv::{ByteRecord, ReaderBuilder};
use domain::imports::layout::{self, Encoding, Layout};
use domain::imports::plan::Reading;
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// How much of a file's beginning is looked at to find out how it is divided.
const SAMPLE: usize = 256 * 1024;

/// One row of data.
#[derive(Clone, Debug)]
pub struct Row {
    /// As a spreadsheet counts it, from 1.
    pub number: u64,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

/// Reads the rows below the titles. Rows without any value are passed over.
pub struct RowReader {
    reader: csv::Reader<BufReader<File>>,
    record: ByteRecord,
    encoding: Encoding,
    number: u64,
    /// The titles; letters as in a spreadsheet if the file has none.
    pub titles: Vec<String>,
}

/// A cell as text. A cell that is no UTF-8 in a file that is: Windows-1252, in which every
/// byte means something.
fn decode(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    match (encoding, std::str::from_utf8(bytes)) {
        (Encoding::Utf8, Ok(text)) => Cow::Borrowed(text),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

fn clean(text: &str) -> String {
    // PostgreSQL takes no NUL
    text.trim().trim_start_matches('\u{feff}').chars().filter(|c| *c != '\0').collect()
}

fn csv_error(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::Io(error),
        other => Error::Internal(format!("CSV: {other:?}")),
    }
}

impl RowReader {
    /// Opens a file and reads as far as the titles.
    pub fn open(path: &Path, reading: &Reading) -> Result<Self> {
        let layout = Layout { delimiter: reading.delimiter, quote: reading.quote, titles_in: reading.titles_in };
        let mut this = Self::at_start(path, layout, reading.encoding)?;
        if reading.titles_in == 0 {
            let mut first = Self::at_start(path, layout, reading.encoding)?;
            let width = first.next_raw()?.map_or(0, |cells| cells.len());
            this.titles = layout::column_titles(&vec![String::new(); width]);
            return Ok(this);
        }
        let mut titles = Vec::new();
        for _ in 0..reading.titles_in {
            titles = this.next_raw()?.unwrap_or_default();
        }
        this.titles = layout::column_titles(&titles);
        Ok(this)
    }

    fn at_start(path: &Path, layout: Layout, encoding: Encoding) -> Result<Self> {
        let file = BufReader::with_capacity(64 * 1024, File::open(path)?);
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(layout.delimiter.byte())
            .quote(layout.quote.byte())
            .from_reader(file);
        Ok(Self { reader, record: ByteRecord::new(), encoding, number: 0, titles: Vec::new() })
    }

    fn next_raw(&mut self) -> Result<Option<Vec<String>>> {
        if !self.reader.read_byte_record(&mut self.record).map_err(csv_error)? {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(self.record.iter().map(|c| clean(&decode(c, self.encoding))).collect()))
    }

    /// The next row that holds anything.
    pub fn next_row(&mut self) -> Result<Option<Row>> {
        while let Some(cells) = self.next_raw()? {
            if cells.iter().any(|c| !c.is_empty()) {
                return Ok(Some(Row { number: self.number, cells }));
            }
        }
        Ok(None)
    }

    /// At most so many next rows; none at the end.
    pub fn next_rows(&mut self, most: usize) -> Result<Vec<Row>> {
        let mut rows = Vec::with_capacity(most);
        while rows.len() < most
            && let Some(row) = self.next_row()?
        {
            rows.push(row);
        }
        Ok(rows)
    }
}

/// Finds out how a file is divided and encoded. The encoding is judged by the whole file,
/// since the first umlaut may come late.
pub fn detect(path: &Path) -> Result<(Layout, Encoding)> {
    let mut file = File::open(path)?;
    let mut sample = Vec::new();
    let mut buffer = vec![0; SAMPLE];
    let mut carry: Vec<u8> = Vec::new();
    let mut encoding = Encoding::Utf8;
    let mut whole = false;
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            whole = whole || sample.len() < SAMPLE;
            break;
        }
        if sample.len() < SAMPLE {
            sample.extend_from_slice(&buffer[..n]);
        }
        if encoding == Encoding::Utf8 {
            carry.extend_from_slice(&buffer[..n]);
            encoding = layout::detect_encoding(&carry);
            // keep what may be the beginning of a character that goes on in the next part
            let keep = match std::str::from_utf8(&carry) {
                Ok(_) => 0,
                Err(e) => (carry.len() - e.valid_up_to()).min(4),
            };
            carry.drain(..carry.len() - keep);
        }
    }
    if !carry.is_empty() {
        encoding = Encoding::Windows1252;
    }
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(&sample),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&sample).0,
    };
    Ok((layout::detect(&text, !whole), encoding))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::imports::{DateOrder, DecimalStyle};

    fn reading(layout: Layout, encoding: Encoding) -> Reading {
        Reading {
            encoding,
            delimiter: layout.delimiter,
            quote: layout.quote,
            titles_in: layout.titles_in,
            dates: DateOrder::DayMonthYear,
            dates_sure: true,
            decimals: DecimalStyle::Point,
            decimals_sure: true,
        }
    }

    fn read(bytes: &[u8]) -> (Encoding, Vec<String>, Vec<(u64, Vec<String>)>) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.csv");
        std::fs::write(&path, bytes).unwrap();
        let (layout, encoding) = detect(&path).unwrap();
        let mut reader = RowReader::open(&path, &reading(layout, encoding)).unwrap();
        let rows = reader.next_rows(100).unwrap();
        (encoding, reader.titles.clone(), rows.into_iter().map(|r| (r.number, r.cells)).collect())
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_title() {
        let (encoding, titles, rows) = read("\u{feff}name,wert\nMüller,5\n".as_bytes());
        assert_eq!(encoding, Encoding::Utf8);
        assert_eq!(titles, ["name", "wert"]);
        assert_eq!(rows, [(2, vec!["Müller".to_owned(), "5".to_owned()])]);
    }

    #[test]
    fn windows_1252_is_told_even_by_a_late_umlaut() {
        let mut bytes = b"name;wert\r\n".to_vec();
        for _ in 0..40_000 {
            bytes.extend_from_slice(b"Meier;1,50\r\n");
        }
        bytes.extend_from_slice(b"M\xfcller \x80;2,50\r\n");
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.csv");
        std::fs::write(&path, &bytes).unwrap();
        let (layout, encoding) = detect(&path).unwrap();
        assert_eq!(encoding, Encoding::Windows1252);
        let mut reader = RowReader::open(&path, &reading(layout, encoding)).unwrap();
        let mut last = None;
        while let Some(row) = reader.next_row().unwrap() {
            last = Some(row);
        }
        assert_eq!(last.map(|r| (r.number, r.cells)), Some((40_002, vec!["Müller €".to_owned(), "2,50".to_owned()])));
    }

    #[test]
    fn rows_without_values_are_passed_over_and_nul_is_dropped() {
        let (_, _, rows) = read(b"a,b\n,\nx\0y,1\n");
        assert_eq!(rows, [(3, vec!["xy".to_owned(), "1".to_owned()])]);
    }
}
