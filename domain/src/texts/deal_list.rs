//! Texts of the table of deals.

crate::texts! { "deal_list";
    /// Column.
    DEAL = "Deal", "Deal";
    /// Column and filter.
    STAGE = "Stage", "Phase";
    /// Column and filter: when it should close.
    EXPECTED = "Expected", "Erwartet";
    /// Column and filter: when it was won or lost.
    CLOSED = "Closed", "Abgeschlossen";
    /// Filter: once came as far as a stage.
    REACHED = "Reached", "Erreichte";
    /// Filter.
    CLOSED_FROM = "Closed from", "Abgeschlossen ab";
    /// Filter.
    CLOSED_TO = "Closed until", "Abgeschlossen bis";
    /// Filter.
    EXPECTED_FROM = "Expected from", "Erwartet ab";
    /// Filter.
    EXPECTED_TO = "Expected until", "Erwartet bis";
    /// Choice of the filter by pipeline.
    ALL_PIPELINES = "All pipelines", "Alle Pipelines";
    /// Empty table without a filter.
    NO_DEALS = "No deals yet", "Noch keine Deals";
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
    /// Before the sum at the foot.
    SUM = "Sum", "Summe";
}
