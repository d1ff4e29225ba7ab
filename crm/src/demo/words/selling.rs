//! What is sold, how far it got, and where it came from.

/// Where clients and deals come from.
pub const SOURCES: &[&str] = &["Website", "Referral", "Trade fair", "Cold call", "Partner", "Newsletter", "Existing client"];
/// Tags.
pub const TAGS: &[&str] = &[
    "VIP",
    "Key account",
    "Rahmenvertrag",
    "Framework",
    "Newsletter",
    "Neukunde",
    "Renewal",
    "Inbound",
    "Partner",
    "Public sector",
    "Eilig",
    "Pilot",
];
/// Products: name, code, category, price in whole units.
pub const PRODUCTS: &[(&str, &str, &str, i64)] = &[
    ("LED panel 60×60", "LP-600", "Lighting", 89),
    ("Track spotlight", "TS-30", "Lighting", 64),
    ("Emergency light", "EL-8", "Lighting", 119),
    ("Street lamp", "SL-90", "Lighting", 640),
    ("Light controller", "LC-4", "Control", 380),
    ("Gateway", "GW-2", "Control", 520),
    ("Presence sensor", "PS-1", "Control", 74),
    ("Wallbox 11 kW", "WB-11", "Charging", 690),
    ("Charging post", "CP-22", "Charging", 2890),
    ("Solar inverter", "SI-10", "Energy", 2150),
    ("Battery 10 kWh", "BA-10", "Energy", 6900),
    ("Heat pump", "HP-12", "Energy", 11800),
    ("Shelf system", "SH-5", "Fittings", 430),
    ("Counter", "CO-3", "Fittings", 3800),
    ("Planning day", "PD-1", "Service", 960),
    ("Installation day", "ID-1", "Service", 780),
    ("Maintenance, yearly", "MA-12", "Service", 1450),
    ("Training", "TR-1", "Service", 1200),
];
/// What deals are about, German.
pub const DEALS_DE: &[&str] = &[
    "Beleuchtung Halle",
    "Notbeleuchtung Flügel B",
    "Umrüstung auf LED",
    "Ladepunkte Parkplatz",
    "Photovoltaik Dach",
    "Wartungsvertrag",
    "Ladeneinrichtung",
    "Filialausstattung",
    "Schulung Steuerung",
    "Erneuerung Treppenhaus",
    "Straßenlampen Gewerbepark",
    "Büroausbau",
    "Küche und Kühlung",
    "Speicher und Wechselrichter",
    "Wärmepumpe",
    "Regalsystem Lager",
    "Sanierung Foyer",
    "Rahmenvertrag",
    "Probestellung",
];
/// What deals are about, English.
pub const DEALS_EN: &[&str] = &[
    "Hall lighting",
    "Emergency lights, wing B",
    "LED refit",
    "Charging points, car park",
    "Roof solar",
    "Maintenance contract",
    "Shop fittings",
    "Branch roll-out",
    "Control training",
    "Stairwell renewal",
    "Street lamps, business park",
    "Office fit-out",
    "Kitchen and cooling",
    "Storage and inverter",
    "Heat pump",
    "Warehouse shelving",
    "Foyer refurbishment",
    "Framework contract",
    "Pilot order",
];
/// Why deals are lost: German, English.
pub const REASONS: &[(&str, &str)] = &[
    ("Zu teuer", "Too expensive"),
    ("Wettbewerber gewählt", "Chose a competitor"),
    ("Kein Budget", "No budget"),
    ("Kein Bedarf mehr", "No longer needed"),
    ("Keine Antwort", "No answer"),
    ("Liefertermin zu spät", "Delivery too late"),
];
/// Stages of the pipeline made if there is none: German, English, per cent, days until rotting.
pub const STAGES: &[(&str, &str, i64, i64)] = &[
    ("Neue Anfrage", "New request", 10, 7),
    ("Qualifiziert", "Qualified", 25, 14),
    ("Vor-Ort-Termin", "Site visit", 40, 21),
    ("Angebot gesendet", "Offer sent", 60, 14),
    ("Verhandlung", "Negotiation", 75, 21),
    ("Vertrag", "Contract", 90, 10),
];
