//! Towns, streets and phone numbers.

/// Towns with postcode and country; German-speaking.
pub const TOWNS_DE: &[(&str, &str, &str)] = &[
    ("Goslar", "38640", "DE"),
    ("Celle", "29221", "DE"),
    ("Göttingen", "37073", "DE"),
    ("Würzburg", "97070", "DE"),
    ("Köln", "50667", "DE"),
    ("München", "80331", "DE"),
    ("Nürnberg", "90402", "DE"),
    ("Lübeck", "23552", "DE"),
    ("Münster", "48143", "DE"),
    ("Osnabrück", "49074", "DE"),
    ("Lüneburg", "21335", "DE"),
    ("Hamburg", "20095", "DE"),
    ("Berlin", "10115", "DE"),
    ("Leipzig", "04109", "DE"),
    ("Dresden", "01067", "DE"),
    ("Stuttgart", "70173", "DE"),
    ("Karlsruhe", "76133", "DE"),
    ("Düsseldorf", "40213", "DE"),
    ("Saarbrücken", "66111", "DE"),
    ("Görlitz", "02826", "DE"),
    ("Wernigerode", "38855", "DE"),
    ("Clausthal", "38678", "DE"),
    ("Bad Harzburg", "38667", "DE"),
    ("Wien", "1010", "AT"),
    ("Graz", "8010", "AT"),
    ("Linz", "4020", "AT"),
    ("Zürich", "8001", "CH"),
    ("Basel", "4051", "CH"),
    ("Bern", "3011", "CH"),
    ("Luzern", "6003", "CH"),
];
/// Towns; English-speaking.
pub const TOWNS_EN: &[(&str, &str, &str)] = &[
    ("Leeds", "LS1 4AP", "GB"),
    ("Bristol", "BS1 5TR", "GB"),
    ("Norwich", "NR2 1TF", "GB"),
    ("Glasgow", "G2 1DY", "GB"),
    ("Cardiff", "CF10 1EP", "GB"),
    ("York", "YO1 7HH", "GB"),
    ("Exeter", "EX1 1HS", "GB"),
    ("Dublin", "D02 X285", "IE"),
    ("Cork", "T12 W7CV", "IE"),
    ("Boston", "02108", "US"),
    ("Portland", "97204", "US"),
    ("Austin", "78701", "US"),
    ("Denver", "80202", "US"),
    ("Madison", "53703", "US"),
    ("Savannah", "31401", "US"),
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
