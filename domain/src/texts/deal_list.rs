//! Texts of the table of deals.

crate::texts! { "deal_list";
    /// Column.
    DEAL = "Deal", "Deal";
    /// Column and filter.
    STAGE = "Stage", "Phase";
    /// Column and filter: when it should close.
    EXPECTED = "Expected close", "Erwarteter Abschluss";
    /// Column and filter: when it was won or lost.
    CLOSED = "Closed", "Abgeschlossen";
    /// Filter: when it began.
    OPENED = "Opened", "Eröffnet";
    /// Column.
    UPDATED = "Changed", "Geändert";
    /// Filter of the status.
    OPEN = "Open", "Offen";
    /// Filter.
    TEAM = "Team", "Team";
    /// Value of that filter.
    ONE_TEAM = "one team", "ein Team";
    /// Value of the filter by owner.
    NOBODY = "Nobody", "Niemand";
    /// In a row: last change.
    DAYS_AGO = "{n} d ago", "vor {n} T";
    /// Button below the last row.
    NEXT_ROWS = "Next {n}", "Nächste {n}";
    /// Before the sum at the foot.
    SUM = "Sum", "Summe";
}
