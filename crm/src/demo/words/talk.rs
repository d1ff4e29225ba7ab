//! What people write: tasks, notes and calls.

/// What tasks say, German.
pub const TASKS_DE: &[&str] = &[
    "Zurückrufen",
    "Angebot nachfassen",
    "Termin vor Ort",
    "Muster schicken",
    "Vertrag prüfen",
    "Entscheider fragen",
    "Mengenliste anfordern",
    "Referenzen senden",
    "Liefertermin klären",
    "Rechnung erläutern",
];
/// What tasks say, English.
pub const TASKS_EN: &[&str] = &[
    "Call back",
    "Follow up on the offer",
    "Site visit",
    "Send samples",
    "Check the contract",
    "Ask who decides",
    "Ask for the list of quantities",
    "Send references",
    "Settle the delivery date",
    "Explain the invoice",
];
/// What notes and calls say, German; two are put together.
pub const TALK_DE: &[&str] = &[
    "Budget ist für das nächste Quartal frei.",
    "Möchte zwei Varianten sehen.",
    "Der Einkauf vergleicht noch mit einem Wettbewerber.",
    "Lieferung soll vor den Ferien kommen.",
    "War mit der letzten Montage sehr zufrieden.",
    "Entscheidung fällt in der Sitzung am Monatsende.",
    "Hat nach einem Rabatt ab 50 Stück gefragt.",
    "Ansprechpartner ist bis Montag im Urlaub.",
    "Technische Fragen zur Steuerung sind geklärt.",
    "Wünscht einen Termin vor Ort.",
    "Das Angebot ist angekommen.",
    "Statik muss noch bestätigt werden.",
];
/// What notes and calls say, English.
pub const TALK_EN: &[&str] = &[
    "The budget is free from next quarter on.",
    "Would like to see two versions.",
    "Purchasing still compares with a competitor.",
    "Delivery should come before the holidays.",
    "Was very happy with the last installation.",
    "They decide in the meeting at the end of the month.",
    "Asked about a discount from 50 pieces on.",
    "The contact is away until Monday.",
    "Technical questions about the control are settled.",
    "Wants a visit on site.",
    "The offer has arrived.",
    "The load still has to be confirmed.",
];
