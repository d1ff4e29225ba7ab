//! Words used everywhere: buttons, states, hints of the kit.

crate::texts! { "common";
    /// Button.
    SAVE = "Save", "Speichern";
    /// Button.
    CANCEL = "Cancel", "Abbrechen";
    /// Button.
    CLOSE = "Close", "Schließen";
    /// Button.
    EDIT = "Edit", "Bearbeiten";
    /// Button.
    DELETE = "Delete", "Löschen";
    /// Button.
    ADD = "Add", "Hinzufügen";
    /// Button.
    CREATE = "Create", "Anlegen";
    /// Button.
    REMOVE = "Remove", "Entfernen";
    /// Button that removes one named thing, e.g. a filter chip.
    REMOVE_NAMED = "Remove {what}", "{what} entfernen";
    /// Button.
    UNDO = "Undo", "Rückgängig";
    /// Button.
    RETRY = "Try again", "Erneut versuchen";
    /// Button.
    BACK = "Back", "Zurück";
    /// Button of a wizard.
    NEXT = "Next", "Weiter";
    /// Button at the end of a form of several steps.
    DONE = "Done", "Fertig";
    /// Button.
    COPY = "Copy", "Kopieren";
    /// Toast after copying.
    COPIED = "Copied", "Kopiert";
    /// Button.
    ARCHIVE = "Archive", "Archivieren";
    /// Button.
    RESTORE = "Restore", "Wiederherstellen";
    /// Button that loads what follows in a list.
    SHOW_MORE = "Show more", "Mehr anzeigen";
    /// Button that drops all filters.
    CLEAR_FILTERS = "Clear filters", "Filter zurücksetzen";
    /// Chip that adds a filter.
    FILTER = "Filter", "Filter";
    /// Name of the menu button on a record or row.
    MORE_ACTIONS = "More actions", "Weitere Aktionen";
    /// Placeholder and name of a search field.
    SEARCH = "Search", "Suchen";
    /// Choice.
    YES = "Yes", "Ja";
    /// Choice.
    NO = "No", "Nein";
    /// Choice that leaves a field empty.
    NONE = "None", "Keine Angabe";
    /// Filter value without restriction.
    ALL_OF_THEM = "All", "Alle";
    /// Mark behind the label of a field that may stay empty.
    OPTIONAL = "optional", "optional";
    /// While something loads; read by screen readers.
    LOADING = "Loading", "Wird geladen";
    /// While a form is sent; read by screen readers.
    SAVING = "Saving", "Wird gespeichert";
    /// Toast after saving.
    SAVED = "Saved", "Gespeichert";
    /// Combobox without hits.
    NO_HITS = "Nothing found", "Nichts gefunden";
    /// Combobox entry that makes a new record of what was typed.
    CREATE_NAMED = "Create “{name}”", "„{name}“ anlegen";
    /// Button that empties a combobox.
    CLEAR_CHOICE = "Clear choice", "Auswahl aufheben";
    /// Hint of an amount that can't be read.
    AMOUNT_UNREADABLE = "Digits only, for example {example}.", "Nur Ziffern, zum Beispiel {example}.";
    /// Hint of an amount with too many decimals.
    AMOUNT_DECIMALS = "At most {n} decimal places.", "Höchstens {n} Nachkommastellen.";
    /// Hint of an amount that is too big.
    AMOUNT_TOO_BIG = "This amount is too big.", "Dieser Betrag ist zu groß.";
    /// Name of an avatar without person.
    NO_OWNER = "No owner", "Nicht zugewiesen";
    /// Table sort, read by screen readers.
    SORT_BY = "Sort by {column}", "Nach {column} sortieren";
    /// Age of something, short.
    AGE_NOW = "now", "jetzt";
    /// Number of days in words.
    DAY_COUNT_ONE = "{n} day", "{n} Tag";
    /// Number of days in words.
    DAY_COUNT = "{n} days", "{n} Tage";
    /// A date is today.
    TODAY = "Today", "Heute";
    /// A date is tomorrow.
    TOMORROW = "Tomorrow", "Morgen";
    /// A date is yesterday.
    YESTERDAY = "Yesterday", "Gestern";
    /// A due date is over, in days.
    DAYS_LATE = "{n} d late", "{n} T überfällig";
    /// When something was, within a line.
    TODAY_IN_LINE = "today", "heute";
    /// When something was, in days.
    DAYS_AGO = "{n} d ago", "vor {n} T";
    /// Button below a long list: reads on.
    NEXT_ROWS = "Next {n}", "Nächste {n}";
    /// KPI: change against the period before.
    CHANGE_VS = "{change} vs {period}", "{change} zu {period}";
    /// KPI: nothing to compare with.
    NO_COMPARISON = "No earlier period", "Kein Vergleich";
    /// Live data.
    LIVE = "Live", "Live";
    /// Live data stopped.
    PAUSED = "Paused", "Pausiert";
    /// Banner without network.
    OFFLINE = "Offline. What you see may be out of date.", "Offline. Die Anzeige kann veraltet sein.";
    /// Banner when the server was updated.
    NEW_VERSION = "A new version is ready.", "Eine neue Version ist da.";
    /// Button of that banner.
    RELOAD = "Reload", "Neu laden";
    /// Toast for a change that failed and was taken back.
    FAILED = "That did not work.", "Das hat nicht geklappt.";
    /// Page title of an unknown address.
    NOT_FOUND = "Page not found", "Seite nicht gefunden";
    /// Sentence on that page.
    NOT_FOUND_WHY = "This address leads nowhere. The record may be archived, or not visible to you.",
        "Diese Adresse führt ins Leere. Der Eintrag ist archiviert oder für Sie nicht sichtbar.";
    /// Link on that page.
    TO_BOARD = "To the deals", "Zu den Deals";
}
