//! Towns, streets and phone numbers.

/// Towns with postcode and country; German-speaking.
pub const TOWNS_DE: &[(&str, &str, &str)] = &[
    ("Goslar", "38640", "Deutschland"),
    ("Celle", "29221", "Deutschland"),
    ("Göttingen", "37073", "Deutschland"),
    ("Würzburg", "97070", "Deutschland"),
    ("Köln", "50667", "Deutschland"),
    ("München", "80331", "Deutschland"),
    ("Nürnberg", "90402", "Deutschland"),
    ("Lübeck", "23552", "Deutschland"),
    ("Münster", "48143", "Deutschland"),
    ("Osnabrück", "49074", "Deutschland"),
    ("Lüneburg", "21335", "Deutschland"),
    ("Hamburg", "20095", "Deutschland"),
    ("Berlin", "10115", "Deutschland"),
    ("Leipzig", "04109", "Deutschland"),
    ("Dresden", "01067", "Deutschland"),
    ("Stuttgart", "70173", "Deutschland"),
    ("Karlsruhe", "76133", "Deutschland"),
    ("Düsseldorf", "40213", "Deutschland"),
    ("Saarbrücken", "66111", "Deutschland"),
    ("Görlitz", "02826", "Deutschland"),
    ("Wernigerode", "38855", "Deutschland"),
    ("Clausthal", "38678", "Deutschland"),
    ("Bad Harzburg", "38667", "Deutschland"),
    ("Wien", "1010", "Österreich"),
    ("Graz", "8010", "Österreich"),
    ("Linz", "4020", "Österreich"),
    ("Zürich", "8001", "Schweiz"),
    ("Basel", "4051", "Schweiz"),
    ("Bern", "3011", "Schweiz"),
    ("Luzern", "6003", "Schweiz"),
];
/// Towns; English-speaking.
pub const TOWNS_EN: &[(&str, &str, &str)] = &[
    ("Leeds", "LS1 4AP", "United Kingdom"),
    ("Bristol", "BS1 5TR", "United Kingdom"),
    ("Norwich", "NR2 1TF", "United Kingdom"),
    ("Glasgow", "G2 1DY", "United Kingdom"),
    ("Cardiff", "CF10 1EP", "United Kingdom"),
    ("York", "YO1 7HH", "United Kingdom"),
    ("Exeter", "EX1 1HS", "United Kingdom"),
    ("Dublin", "D02 X285", "Ireland"),
    ("Cork", "T12 W7CV", "Ireland"),
    ("Boston", "02108", "United States"),
    ("Portland", "97204", "United States"),
    ("Austin", "78701", "United States"),
    ("Denver", "80202", "United States"),
    ("Madison", "53703", "United States"),
    ("Savannah", "31401", "United States"),
];
/// Streets.
pub const STREETS_DE: &[&str] = &[
    "Hauptstraße",
    "Bahnhofstraße",
    "Lindenallee",
    "Am Markt",
    "Mühlenweg",
    "Schloßstraße",
    "Gewerbering",
    "Industriestraße",
    "Gartenweg",
    "Bergstraße",
    "Hafenstraße",
    "Goethestraße",
    "Kirchplatz",
    "Am Wall",
    "Südring",
];
/// Streets.
pub const STREETS_EN: &[&str] = &[
    "High Street",
    "Station Road",
    "Mill Lane",
    "Church Street",
    "Victoria Road",
    "Park Avenue",
    "Quay Street",
    "Market Place",
    "Foundry Lane",
    "Oak Drive",
    "Harbour Way",
    "King Street",
];
/// Blocks of phone numbers kept free for fiction; four digits follow.
pub const PHONES_DE: &[&str] = &["+49 30 23125 ", "+49 221 4710 ", "+49 40 66969 ", "+49 69 90009 ", "+49 89 99998 "];
/// The same abroad.
pub const PHONES_EN: &[&str] = &["+44 20 7946 0", "+44 113 496 0", "+44 117 496 0", "+44 141 496 0", "+1 617 555 01"];
