//! Texts of demo data.

crate::texts! { "demo";
    /// Refusal: the card index is not empty.
    NOT_EMPTY = "There are clients or deals already. Demo data only go into an empty card index.", "Es gibt schon Kunden oder Deals. Beispieldaten kommen nur in eine leere Kartei.";
    /// Refusal: too much.
    TOO_MUCH = "At most 300,000 clients, 150,000 deals and 3,000,000 events", "Höchstens 300.000 Kunden, 150.000 Deals und 3.000.000 Ereignisse";
}
