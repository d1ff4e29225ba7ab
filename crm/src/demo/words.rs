//! The words that demo data are made of. E-mail domains end in `.example` and phone
//! numbers lie in blocks kept free for fiction, so that nobody real is written to or called.

/// First names heard in Germany, Austria and Switzerland; the second half are women's.
pub(super) const FIRST_DE: &[&str] = &[
    "Jonas", "Lukas", "Felix", "Matthias", "Jörg", "Stefan", "Thomas", "Uwe", "Bernd", "Karsten", "Nils", "Oskar", "Emil", "Henning",
    "Björn", "Götz", "Rüdiger", "Klaus", "Markus", "Tobias", "Sebastian", "Dirk", "Holger", "Ralf", "Jürgen", "Arne", "Till", "Paul",
    "Anton", "Vincent", "Renate", "Sabine", "Katrin", "Heike", "Jutta", "Silke", "Maike", "Frauke", "Birgit", "Ines", "Kerstin", "Svenja",
    "Anna", "Lena", "Marie", "Johanna", "Käthe", "Hannelore", "Ulrike", "Bärbel", "Zoë", "Greta", "Mathilda", "Nele", "Tanja", "Doreen",
    "Elif", "Aylin", "Magda", "Zofia",
];
/// First names heard in English-speaking countries.
pub(super) const FIRST_EN: &[&str] = &[
    "Oliver", "Harry", "George", "Noah", "Jack", "Leo", "Arthur", "Callum", "Ewan", "Rory", "Declan", "Liam", "Owen", "Rhys", "Tyler",
    "Marcus", "Dwayne", "Nathan", "Graham", "Trevor", "Olivia", "Amelia", "Isla", "Ava", "Grace", "Freya", "Niamh", "Siobhan", "Megan",
    "Imogen", "Harriet", "Beth", "Chloe", "Priya", "Anjali", "Zara", "Hazel", "Nora", "Ruth", "Joan",
];
/// Family names, German.
pub(super) const LAST_DE: &[&str] = &[
    "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann", "Schäfer", "Koch", "Bauer",
    "Richter", "Klein", "Wolf", "Schröder", "Neumann", "Schwarz", "Zimmermann", "Braun", "Krüger", "Hofmann", "Hartmann", "Lange", "Krause",
    "Lehmann", "Köhler", "Maier", "Keller", "Groß", "Weiß", "Jäger", "Böhm", "Günther", "Döring", "Brück", "Kühn", "Grünewald", "Blümel",
    "Mühlhäuser", "Österle", "Überschär", "Ahlers", "Ohlendorf", "Maibaum", "Steinhoff", "Iden", "Kothe", "Wessel", "Baumann", "Rother",
    "Lindner", "Vogt", "Ebeling", "Thiel", "Kaßner", "Preuß", "Strauß", "Heß", "Löffler", "Förster", "Kröger", "Pöhlmann", "Röder", "Sänger",
    "Täuber", "Völker", "Winkelmann", "Zöllner", "Albrecht", "Brandt", "Claußen", "Dietrich", "Engel", "Falkenberg", "Gerlach", "Hagedorn",
    "Immel", "Jansen", "Kessler", "Lorenz", "Mertens", "Nolte", "Oertel", "Petersen", "Quandt", "Reuter", "Sommer", "Tietz", "Ulrich", "Vetter",
    "Wirth", "Yilmaz", "Ziegler", "Kowalski", "Nowak", "Horvath", "Novak", "Demir",
];
/// Family names, English.
pub(super) const LAST_EN: &[&str] = &[
    "Smith", "Jones", "Taylor", "Brown", "Walker", "Hughes", "Bennett", "Carter", "Dawson", "Ellis", "Fletcher", "Graham", "Hartley", "Irving",
    "Jarvis", "Kendall", "Lambert", "Marlow", "Norris", "Osborne", "Palmer", "Quincy", "Reeves", "Sutton", "Thornton", "Underhill", "Vaughan",
    "Whitaker", "Yates", "Ashworth", "Blackwood", "Chadwick", "Dunmore", "Eastwood", "Fairfax", "Goodwin", "Holloway", "Kent", "Langley",
    "Merton", "Okafor", "Patel", "Singh", "O'Connor", "O'Neill", "Byrne", "Doyle", "Kaur", "Fraser", "MacLeod",
];
/// What companies do, as it stands in German names before the family's, with the industry.
pub(super) const TRADE_DE: &[(&str, &str)] = &[
    ("Bäckerei", "Food"), ("Fleischerei", "Food"), ("Brauerei", "Food"), ("Molkerei", "Food"), ("Weingut", "Food"), ("Tischlerei", "Trades"),
    ("Elektro", "Trades"), ("Malerbetrieb", "Trades"), ("Dachdeckerei", "Trades"), ("Sanitär", "Trades"), ("Metallbau", "Manufacturing"),
    ("Maschinenbau", "Manufacturing"), ("Werkzeugbau", "Manufacturing"), ("Gießerei", "Manufacturing"), ("Druckerei", "Media"),
    ("Spedition", "Logistics"), ("Autohaus", "Retail"), ("Möbelhaus", "Retail"), ("Buchhandlung", "Retail"), ("Optik", "Retail"),
    ("Apotheke", "Health"), ("Praxis", "Health"), ("Pflegedienst", "Health"), ("Hotel", "Hospitality"), ("Gasthof", "Hospitality"),
    ("Kanzlei", "Services"), ("Steuerbüro", "Services"), ("Ingenieurbüro", "Services"), ("Gärtnerei", "Agriculture"), ("Landtechnik", "Agriculture"),
];
/// What stands behind a name: `Schröder Logistik`.
pub(super) const LINE_DE: &[(&str, &str)] = &[
    ("Logistik", "Logistics"), ("Technik", "Manufacturing"), ("Systeme", "IT"), ("Software", "IT"), ("Energie", "Energy"), ("Bau", "Construction"),
    ("Immobilien", "Real estate"), ("Kälte", "Trades"), ("Verpackungen", "Manufacturing"), ("Kunststoffe", "Manufacturing"), ("Medien", "Media"),
    ("Großhandel", "Wholesale"), ("Textil", "Wholesale"), ("Beratung", "Services"), ("Küchen", "Retail"), ("Holz", "Construction"),
];
/// The same in English.
pub(super) const LINE_EN: &[(&str, &str)] = &[
    ("Logistics", "Logistics"), ("Engineering", "Manufacturing"), ("Systems", "IT"), ("Software", "IT"), ("Energy", "Energy"),
    ("Construction", "Construction"), ("Estates", "Real estate"), ("Packaging", "Manufacturing"), ("Plastics", "Manufacturing"),
    ("Media", "Media"), ("Wholesale", "Wholesale"), ("Textiles", "Wholesale"), ("Consulting", "Services"), ("Kitchens", "Retail"),
    ("Timber", "Construction"), ("Foods", "Food"), ("Brewing", "Food"), ("Motors", "Retail"), ("Interiors", "Retail"), ("Marine", "Logistics"),
];
/// Invented names that begin a company's.
pub(super) const CORE: &[&str] = &[
    "Aurelis", "Nordlicht", "Bergquell", "Falkenau", "Lindgrün", "Steinberg", "Tannhof", "Rotbach", "Silberhorn", "Weserblick", "Havelwerk",
    "Okertal", "Harzglas", "Ravenport", "Brightmere", "Oakfield", "Stonebridge", "Halcyon", "Meridian", "Larkspur", "Kestrel", "Foxglove",
    "Ironbark", "Bluestone", "Greyfriars", "Ashdown", "Copperline", "Northgate", "Tidewater", "Quillmark",
];
/// Legal forms.
pub(super) const FORM_DE: &[&str] = &["GmbH", "GmbH & Co. KG", "AG", "KG", "OHG", "e. K.", "GmbH"];
/// Legal forms.
pub(super) const FORM_EN: &[&str] = &["Ltd", "plc", "LLP", "Inc.", "& Sons", "Ltd"];
/// Towns with postcode and country; German-speaking.
pub(super) const TOWNS_DE: &[(&str, &str, &str)] = &[
    ("Goslar", "38640", "DE"), ("Celle", "29221", "DE"), ("Göttingen", "37073", "DE"), ("Würzburg", "97070", "DE"), ("Köln", "50667", "DE"),
    ("München", "80331", "DE"), ("Nürnberg", "90402", "DE"), ("Lübeck", "23552", "DE"), ("Münster", "48143", "DE"), ("Osnabrück", "49074", "DE"),
    ("Lüneburg", "21335", "DE"), ("Hamburg", "20095", "DE"), ("Berlin", "10115", "DE"), ("Leipzig", "04109", "DE"), ("Dresden", "01067", "DE"),
    ("Stuttgart", "70173", "DE"), ("Karlsruhe", "76133", "DE"), ("Düsseldorf", "40213", "DE"), ("Saarbrücken", "66111", "DE"), ("Görlitz", "02826", "DE"),
    ("Wernigerode", "38855", "DE"), ("Clausthal", "38678", "DE"), ("Bad Harzburg", "38667", "DE"), ("Wien", "1010", "AT"), ("Graz", "8010", "AT"),
    ("Linz", "4020", "AT"), ("Zürich", "8001", "CH"), ("Basel", "4051", "CH"), ("Bern", "3011", "CH"), ("Luzern", "6003", "CH"),
];
/// Towns; English-speaking.
pub(super) const TOWNS_EN: &[(&str, &str, &str)] = &[
    ("Leeds", "LS1 4AP", "GB"), ("Bristol", "BS1 5TR", "GB"), ("Norwich", "NR2 1TF", "GB"), ("Glasgow", "G2 1DY", "GB"), ("Cardiff", "CF10 1EP", "GB"),
    ("York", "YO1 7HH", "GB"), ("Exeter", "EX1 1HS", "GB"), ("Dublin", "D02 X285", "IE"), ("Cork", "T12 W7CV", "IE"), ("Boston", "02108", "US"),
    ("Portland", "97204", "US"), ("Austin", "78701", "US"), ("Denver", "80202", "US"), ("Madison", "53703", "US"), ("Savannah", "31401", "US"),
];
/// Streets.
pub(super) const STREETS_DE: &[&str] = &[
    "Hauptstraße", "Bahnhofstraße", "Lindenallee", "Am Markt", "Mühlenweg", "Schloßstraße", "Gewerbering", "Industriestraße", "Gartenweg",
    "Bergstraße", "Hafenstraße", "Goethestraße", "Kirchplatz", "Am Wall", "Südring",
];
/// Streets.
pub(super) const STREETS_EN: &[&str] = &[
    "High Street", "Station Road", "Mill Lane", "Church Street", "Victoria Road", "Park Avenue", "Quay Street", "Market Place", "Foundry Lane",
    "Oak Drive", "Harbour Way", "King Street",
];
/// Blocks of phone numbers kept free for fiction; four digits follow.
pub(super) const PHONES_DE: &[&str] = &["+49 30 23125 ", "+49 221 4710 ", "+49 40 66969 ", "+49 69 90009 ", "+49 89 99998 "];
/// The same abroad.
pub(super) const PHONES_EN: &[&str] = &["+44 20 7946 0", "+44 113 496 0", "+44 117 496 0", "+44 141 496 0", "+1 617 555 01"];
/// What persons are in their company.
pub(super) const ROLES_DE: &[&str] =
    &["Geschäftsführung", "Einkauf", "Technische Leitung", "Buchhaltung", "Marketing", "IT-Leitung", "Assistenz", "Inhaber"];
/// The same.
pub(super) const ROLES_EN: &[&str] =
    &["Managing director", "Purchasing", "Head of operations", "Accounts", "Marketing", "Head of IT", "Office manager", "Owner"];
/// Where clients and deals come from.
pub(super) const SOURCES: &[&str] = &["Website", "Referral", "Trade fair", "Cold call", "Partner", "Newsletter", "Existing client"];
/// Tags.
pub(super) const TAGS: &[&str] =
    &["VIP", "Key account", "Rahmenvertrag", "Framework", "Newsletter", "Neukunde", "Renewal", "Inbound", "Partner", "Public sector", "Eilig", "Pilot"];
/// Products: name, code, category, price in whole units.
pub(super) const PRODUCTS: &[(&str, &str, &str, i64)] = &[
    ("LED panel 60×60", "LP-600", "Lighting", 89), ("Track spotlight", "TS-30", "Lighting", 64), ("Emergency light", "EL-8", "Lighting", 119),
    ("Street lamp", "SL-90", "Lighting", 640), ("Light controller", "LC-4", "Control", 380), ("Gateway", "GW-2", "Control", 520),
    ("Presence sensor", "PS-1", "Control", 74), ("Wallbox 11 kW", "WB-11", "Charging", 690), ("Charging post", "CP-22", "Charging", 2890),
    ("Solar inverter", "SI-10", "Energy", 2150), ("Battery 10 kWh", "BA-10", "Energy", 6900), ("Heat pump", "HP-12", "Energy", 11800),
    ("Shelf system", "SH-5", "Fittings", 430), ("Counter", "CO-3", "Fittings", 3800), ("Planning day", "PD-1", "Service", 960),
    ("Installation day", "ID-1", "Service", 780), ("Maintenance, yearly", "MA-12", "Service", 1450), ("Training", "TR-1", "Service", 1200),
];
/// What deals are about, German.
pub(super) const DEALS_DE: &[&str] = &[
    "Beleuchtung Halle", "Notbeleuchtung Flügel B", "Umrüstung auf LED", "Ladepunkte Parkplatz", "Photovoltaik Dach", "Wartungsvertrag",
    "Ladeneinrichtung", "Filialausstattung", "Schulung Steuerung", "Erneuerung Treppenhaus", "Straßenlampen Gewerbepark", "Büroausbau",
    "Küche und Kühlung", "Speicher und Wechselrichter", "Wärmepumpe", "Regalsystem Lager", "Sanierung Foyer", "Rahmenvertrag", "Probestellung",
];
/// What deals are about, English.
pub(super) const DEALS_EN: &[&str] = &[
    "Hall lighting", "Emergency lights, wing B", "LED refit", "Charging points, car park", "Roof solar", "Maintenance contract", "Shop fittings",
    "Branch roll-out", "Control training", "Stairwell renewal", "Street lamps, business park", "Office fit-out", "Kitchen and cooling",
    "Storage and inverter", "Heat pump", "Warehouse shelving", "Foyer refurbishment", "Framework contract", "Pilot order",
];
/// What tasks say, German.
pub(super) const TASKS_DE: &[&str] = &[
    "Zurückrufen", "Angebot nachfassen", "Termin vor Ort", "Muster schicken", "Vertrag prüfen", "Entscheider fragen", "Mengenliste anfordern",
    "Referenzen senden", "Liefertermin klären", "Rechnung erläutern",
];
/// What tasks say, English.
pub(super) const TASKS_EN: &[&str] = &[
    "Call back", "Follow up on the offer", "Site visit", "Send samples", "Check the contract", "Ask who decides", "Ask for the list of quantities",
    "Send references", "Settle the delivery date", "Explain the invoice",
];
/// What notes and calls say, German; two are put together.
pub(super) const TALK_DE: &[&str] = &[
    "Budget ist für das nächste Quartal frei.", "Möchte zwei Varianten sehen.", "Der Einkauf vergleicht noch mit einem Wettbewerber.",
    "Lieferung soll vor den Ferien kommen.", "War mit der letzten Montage sehr zufrieden.", "Entscheidung fällt in der Sitzung am Monatsende.",
    "Hat nach einem Rabatt ab 50 Stück gefragt.", "Ansprechpartner ist bis Montag im Urlaub.", "Technische Fragen zur Steuerung sind geklärt.",
    "Wünscht einen Termin vor Ort.", "Das Angebot ist angekommen.", "Statik muss noch bestätigt werden.",
];
/// What notes and calls say, English.
pub(super) const TALK_EN: &[&str] = &[
    "The budget is free from next quarter on.", "Would like to see two versions.", "Purchasing still compares with a competitor.",
    "Delivery should come before the holidays.", "Was very happy with the last installation.", "They decide in the meeting at the end of the month.",
    "Asked about a discount from 50 pieces on.", "The contact is away until Monday.", "Technical questions about the control are settled.",
    "Wants a visit on site.", "The offer has arrived.", "The load still has to be confirmed.",
];
/// Why deals are lost: German, English.
pub(super) const REASONS: &[(&str, &str)] = &[
    ("Zu teuer", "Too expensive"), ("Wettbewerber gewählt", "Chose a competitor"), ("Kein Budget", "No budget"),
    ("Kein Bedarf mehr", "No longer needed"), ("Keine Antwort", "No answer"), ("Liefertermin zu spät", "Delivery too late"),
];
/// Stages of the pipeline made if there is none: German, English, per cent, days until rotting.
pub(super) const STAGES: &[(&str, &str, i64, i64)] = &[
    ("Neue Anfrage", "New request", 10, 7), ("Qualifiziert", "Qualified", 25, 14), ("Vor-Ort-Termin", "Site visit", 40, 21),
    ("Angebot gesendet", "Offer sent", 60, 14), ("Verhandlung", "Negotiation", 75, 21), ("Vertrag", "Contract", 90, 10),
];
/// Teams made if there are few people: German, English.
pub(super) const TEAMS: &[(&str, &str)] = &[
    ("Nord", "North"), ("Süd", "South"), ("West", "West"), ("Ost", "East"), ("Österreich und Schweiz", "Austria and Switzerland"), ("International", "International"),
];
