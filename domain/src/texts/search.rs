//! Texts of search and the command palette.

crate::texts! { "search";
    /// More results of a kind were asked for than are given.
    BAD_LIMIT = "Ask for 1 to 50 results", "Es sind 1 bis 50 Treffer möglich";
    /// Behind the palette's input; `n` may end in a plus.
    N_FOUND = "{n} found", "{n} Treffer";
    /// Chip of the palette: every kind.
    EVERY_KIND = "All", "Alle";
    /// Name of the chips.
    KINDS = "Show only", "Nur zeigen";
    /// Palette group: companies.
    CLIENTS = "Clients", "Kunden";
    /// Palette group: persons.
    CONTACTS = "Contacts and persons", "Kontakte und Personen";
    /// Palette group.
    DEALS = "Deals", "Deals";
    /// Palette group.
    PRODUCTS = "Products", "Produkte";
    /// Palette group before anything is typed: records opened from here.
    RECENT = "Opened lately", "Zuletzt geöffnet";
    /// Behind a client: one open deal.
    OPEN_DEAL = "{n} open deal, {sum}", "{n} offener Deal, {sum}";
    /// Behind a client: open deals.
    OPEN_DEALS = "{n} open deals, {sum}", "{n} offene Deals, {sum}";
}
