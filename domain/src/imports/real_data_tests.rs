//! The rules on real files: two exports of one firm, English and German.

use super::*;
use std::path::Path;

struct File {
    layout: Layout,
    columns: Vec<ColumnProfile>,
}

/// Reads a fixture of the use case's tests as an import would.
fn read(path: &str) -> File {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crm/tests/fixtures").join(path);
    let bytes = std::fs::read(full).unwrap();
    let text = match layout::detect_encoding(&bytes) {
        layout::Encoding::Utf8 => String::from_utf8(bytes).unwrap(),
        // the fixtures use only what Latin-1 has as well, and the euro sign
        layout::Encoding::Windows1252 => bytes.iter().map(|b| if *b == 0x80 { '€' } else { char::from(*b) }).collect(),
    };
    let sample: String = text.chars().take(20_000).collect();
    let found = layout::detect(&sample, sample.len() < text.len());
    let rows = layout::split_rows(&text, found.delimiter, found.quote, false);
    let titles = layout::column_titles(&rows[found.titles_in - 1]);
    let mut columns: Vec<_> = titles.iter().map(|t| ColumnProfile::new(t)).collect();
    for row in &rows[found.titles_in..] {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.see(cell);
        }
    }
    // what a look at the file itself says: is it a name of the first name-like column?
    File { layout: found, columns }
}

fn with_own_names(mut file: File, name_column: &str) -> File {
    let names: std::collections::HashSet<String> =
        file.columns.iter().filter(|c| c.title == name_column).flat_map(|c| c.distinct.iter().flatten()).map(|(n, _)| n.clone()).collect();
    for column in &mut file.columns {
        let distinct = column.distinct.clone().unwrap_or_default();
        let hits = distinct.iter().filter(|(n, _)| names.contains(n)).count();
        column.found_in_file = hits as f32 / distinct.len().max(1) as f32;
    }
    file
}

fn matches(kind: ImportKind, file: &File) -> Vec<(String, &'static str, Option<Certainty>)> {
    let fields = match_columns(kind, &file.columns);
    file.columns.iter().zip(fields).map(|(c, m)| (c.title.clone(), m.field.map_or("-", Field::code), m.certainty)).collect()
}

fn check(kind: ImportKind, path: &str, name_column: &str, want: &[(&str, &str)]) {
    let file = with_own_names(read(path), name_column);
    let got = matches(kind, &file);
    let plain: Vec<(&str, &str)> = got.iter().map(|(t, f, _)| (t.as_str(), *f)).collect();
    assert_eq!(plain, want, "{got:?}");
    let weak: Vec<_> = got.iter().filter(|(_, f, c)| *f != "-" && *c < Some(Certainty::Likely)).collect();
    assert!(weak.is_empty(), "only guessed: {weak:?}");
}

#[test]
fn english_columns_find_their_fields() {
    check(
        ImportKind::Clients,
        "b2b-sales/accounts.csv",
        "account",
        &[
            ("account", "name"),
            ("sector", "industry"),
            ("year_established", "-"),
            ("revenue", "-"),
            ("employees", "size"),
            ("office_location", "country"),
            ("subsidiary_of", "parent"),
        ],
    );
    check(
        ImportKind::Products,
        "b2b-sales/products.csv",
        "product",
        &[("product", "name"), ("series", "category"), ("sales_price", "price")],
    );
    check(
        ImportKind::Users,
        "b2b-sales/sales_teams.csv",
        "sales_agent",
        &[("sales_agent", "name"), ("manager", "manager"), ("regional_office", "-")],
    );
    check(
        ImportKind::Deals,
        "b2b-sales/sales_pipeline.csv",
        "",
        &[
            ("opportunity_id", "key"),
            ("sales_agent", "owner"),
            ("product", "product"),
            ("account", "client"),
            ("deal_stage", "stage"),
            ("engage_date", "opened_on"),
            ("close_date", "closed_on"),
            ("close_value", "amount"),
        ],
    );
}

#[test]
fn german_columns_find_their_fields() {
    check(
        ImportKind::Clients,
        "vertrieb-de/firmen.csv",
        "Firma",
        &[
            ("Branche", "industry"),
            ("Firma", "name"),
            ("Tochter von", "parent"),
            ("Mitarbeiterzahl", "size"),
            ("Jahresumsatz (Mio.)", "-"),
            ("Land", "country"),
            ("Gründungsjahr", "-"),
        ],
    );
    check(
        ImportKind::Products,
        "vertrieb-de/artikel.csv",
        "Artikelbezeichnung",
        &[("Listenpreis", "price"), ("Artikelbezeichnung", "name"), ("Baureihe", "category")],
    );
    check(
        ImportKind::Users,
        "vertrieb-de/vertrieb.csv",
        "Vertriebsmitarbeiter",
        &[("Büro", "-"), ("Teamleiter", "manager"), ("Vertriebsmitarbeiter", "name")],
    );
    check(
        ImportKind::Deals,
        "vertrieb-de/angebote.csv",
        "",
        &[
            ("Auftragswert", "amount"),
            ("Firma", "client"),
            ("Kontaktdatum", "opened_on"),
            ("Abschlussdatum", "closed_on"),
            ("Phase", "stage"),
            ("Produkt", "product"),
            ("Vertriebsmitarbeiter", "owner"),
            ("Angebotsnr", "key"),
        ],
    );
}

#[test]
fn the_layout_the_dates_and_the_decimals_are_found() {
    let decide = |file: &File| {
        let dates = file.columns.iter().fold(DateEvidence::default(), |e, c| e.and(c.dates));
        let numbers = file.columns.iter().fold(NumberEvidence::default(), |e, c| e.and(c.numbers));
        (dates.decide(DateOrder::YearMonthDay), numbers.decide(DecimalStyle::Point))
    };
    let english = read("b2b-sales/sales_pipeline.csv");
    assert_eq!((english.layout.delimiter, english.layout.titles_in), (Delimiter::Comma, 1));
    assert_eq!(decide(&english), ((DateOrder::MonthDayYear, true), (DecimalStyle::Point, true)));
    let german = read("vertrieb-de/angebote.csv");
    assert_eq!((german.layout.delimiter, german.layout.titles_in), (Delimiter::Semicolon, 1));
    assert_eq!(decide(&german), ((DateOrder::DayMonthYear, true), (DecimalStyle::Comma, true)));
}

#[test]
fn the_near_miss_is_found_and_nothing_else_is() {
    let mut products = NameIndex::default();
    for (i, (name, _)) in read("b2b-sales/products.csv").columns[0].distinct.iter().flatten().enumerate() {
        products.add(i as i64, name);
    }
    let deals = read("b2b-sales/sales_pipeline.csv");
    let unknown: Vec<_> = deals.columns[2].distinct.iter().flatten().filter(|(n, _)| products.find(n) == names::Found::None).collect();
    assert_eq!(unknown, [&("GTXPro".to_owned(), 1480)]);
    assert_eq!(products.suggest("GTXPro", false).map(|s| s.name), Some("GTX Pro".into()));
}
