//! Settings: sections, organisation, pipelines, rates, own account.

crate::texts! { "settings";
    /// Page title.
    TITLE = "Settings", "Einstellungen";
    /// Group of sections.
    GROUP_COMPANY = "Company", "Betrieb";
    /// Group of sections.
    GROUP_SALES = "Sales", "Verkauf";
    /// Group of sections.
    GROUP_DATA = "Data", "Daten";
    /// Group of sections.
    GROUP_YOU = "You", "Sie";
    /// Section.
    ORGANISATION = "Company", "Firma";
    /// Section.
    PIPELINES = "Pipelines", "Pipelines";
    /// Section.
    RATES = "Exchange rates", "Wechselkurse";
    /// Section.
    IMPORTS = "Imports", "Importe";
    /// Section.
    ACCOUNT = "Own account", "Eigenes Konto";
    /// Panel of one's own account.
    KEYBOARD = "Keyboard", "Tastatur";
    /// Switch.
    SINGLE_KEYS = "Shortcuts with a single key", "Kürzel mit einer einzelnen Taste";
    /// Below it.
    SINGLE_KEYS_WHY = "Like C for a new deal, or ? for the list of all. Switch them off if they get in the way of a screen reader or of speech input; ⌘/Ctrl K stays. Kept in this browser.",
        "Etwa C für einen neuen Deal oder ? für die Liste aller Kürzel. Schalten Sie sie aus, wenn sie einen Screenreader oder die Spracheingabe stören; ⌘/Strg K bleibt. Gilt in diesem Browser.";
    /// Field.
    NAME = "Name", "Name";
    /// Hint of the currency.
    CURRENCY_HINT = "Another currency removes the exchange rates; deals in other currencies count again once new ones are typed in.",
        "Eine andere Währung entfernt die Wechselkurse; Deals in anderen Währungen zählen wieder, sobald neue eingetragen sind.";
    /// Button.
    ADD_PIPELINE = "Add pipeline", "Pipeline anlegen";
    /// Field.
    PIPELINE_NAME = "Name of the pipeline", "Name der Pipeline";
    /// Button.
    ARCHIVE_PIPELINE = "Archive pipeline", "Pipeline archivieren";
    /// Button.
    PIPELINE_LEFT = "Move pipeline left", "Pipeline nach links";
    /// Button.
    PIPELINE_RIGHT = "Move pipeline right", "Pipeline nach rechts";
    /// Column.
    COLOUR = "Colour", "Farbe";
    /// Name of a colour in the menu.
    COLOUR_N = "Colour {n}", "Farbe {n}";
    /// Column.
    STAGE = "Stage", "Phase";
    /// Column.
    KIND = "Kind", "Art";
    /// Kind.
    KIND_OPEN = "Open", "Offen";
    /// Kind.
    KIND_WON = "Won", "Gewonnen";
    /// Kind.
    KIND_LOST = "Lost", "Verloren";
    /// Column.
    PROBABILITY = "Probability", "Wahrscheinl.";
    /// Column.
    ROTTING = "Too old after", "Zu lange ab";
    /// Behind a number.
    DAYS = "days", "Tage";
    /// Column.
    DEALS = "Deals", "Deals";
    /// Mark of a guessed probability.
    TO_CHECK = "to check", "zu prüfen";
    /// Button.
    ADD_STAGE = "Add stage", "Phase hinzufügen";
    /// Name of a new stage.
    NEW_STAGE = "New stage", "Neue Phase";
    /// Button.
    STAGE_UP = "Move {stage} up", "{stage} nach oben";
    /// Button.
    STAGE_DOWN = "Move {stage} down", "{stage} nach unten";
    /// Button.
    STAGE_REMOVE = "Remove {stage}", "{stage} entfernen";
    /// Why a stage can't be removed.
    STAGE_HAS_DEALS = "Only empty stages can be removed.", "Nur leere Phasen lassen sich entfernen.";
    /// Name of a stage's field.
    STAGE_NAME_OF = "Name of {stage}", "Name von {stage}";
    /// Name of a stage's field.
    PROBABILITY_OF = "Probability of {stage}", "Wahrscheinlichkeit von {stage}";
    /// Name of a stage's field.
    DAYS_OF = "{stage}: too old after days", "{stage}: zu lange ab Tagen";
    /// Name of a stage's field.
    COLOUR_OF = "Colour of {stage}", "Farbe von {stage}";
    /// Heading.
    REASONS = "Lost reasons", "Verlustgründe";
    /// Column.
    REASON = "Reason", "Grund";
    /// Name of a reason's field.
    REASON_N = "Reason {n}", "Grund {n}";
    /// Button.
    ADD_REASON = "Add reason", "Grund hinzufügen";
    /// Name of a new reason.
    NEW_REASON = "New reason", "Neuer Grund";
    /// Save bar.
    CHANGED_ONE = "{n} change", "{n} Änderung";
    /// Save bar.
    CHANGED = "{n} changes", "{n} Änderungen";
    /// Save bar: adds itself to what changes.
    WHAT_RENAMED = "{old} → {new}", "{old} → {new}";
    /// Save bar.
    WHAT_ADDED = "{stage} added", "{stage} hinzugefügt";
    /// Save bar.
    WHAT_REMOVED = "{stage} removed", "{stage} entfernt";
    /// Save bar.
    WHAT_PROBABILITY = "{stage} {old} → {new} %", "{stage} {old} → {new} %";
    /// Save bar.
    WHAT_DAYS = "{stage} {old} → {new} days", "{stage} {old} → {new} Tage";
    /// Save bar.
    WHAT_COLOUR = "{stage}: colour", "{stage}: Farbe";
    /// Save bar.
    WHAT_ORDER = "order", "Reihenfolge";
    /// Save bar.
    WHAT_REASONS = "lost reasons", "Verlustgründe";
    /// Button of the save bar.
    DISCARD = "Discard", "Verwerfen";
    /// Empty page.
    NO_PIPELINES = "No pipeline yet.", "Noch keine Pipeline.";
    /// Error.
    TOO_MANY_STAGES = "At most {max} stages.", "Höchstens {max} Phasen.";
    /// Error.
    TOO_MANY_REASONS = "At most {max} reasons.", "Höchstens {max} Gründe.";
    /// Error.
    STAGE_TWICE = "Two stages have this name.", "Zwei Phasen heißen so.";
    /// Error.
    REASON_TWICE = "This reason stands here twice.", "Dieser Grund steht hier zweimal.";
    /// Error.
    NO_OPEN_STAGE = "A pipeline needs an open stage.", "Eine Pipeline braucht eine offene Phase.";
    /// Error.
    KEEP_WON_AND_LOST = "A pipeline keeps its stages for won and lost.", "Eine Pipeline behält ihre Phasen für gewonnen und verloren.";
    /// Error.
    STAGE_IN_USE = "{stage} still has deals. Move them first.", "{stage} hat noch Deals. Verschieben Sie diese zuerst.";
    /// Error.
    PIPELINE_IN_USE = "This pipeline still has deals.", "Diese Pipeline hat noch Deals.";
    /// Error.
    LAST_PIPELINE = "The last pipeline stays.", "Die letzte Pipeline bleibt.";
    /// Error.
    BAD_COLOUR = "Choose a colour from the list.", "Wählen Sie eine Farbe aus der Liste.";
    /// Error.
    BAD_PERCENT = "From 0 to 100 %.", "Von 0 bis 100 %.";
    /// Error.
    BAD_DAYS = "From 1 to {max} days, or empty.", "Von 1 bis {max} Tage, oder leer.";
    /// Error.
    BAD_RATE = "A number above 0, such as 0.9251.", "Eine Zahl über 0, zum Beispiel 0,9251.";
    /// Error.
    OWN_CURRENCY = "This is the company's own currency.", "Das ist die Währung der Firma selbst.";
    /// Below the heading of rates.
    RATES_WHY = "A deal in another currency counts in sums with the rate of the day it was closed, or opened while it is open.",
        "Ein Deal in anderer Währung zählt in Summen mit dem Kurs des Tages, an dem er abgeschlossen wurde, sonst an dem er begann.";
    /// Banner.
    RATES_MISSING = "{n} deals in {currency} are left out of sums: there is no rate for their day.",
        "{n} Deals in {currency} fehlen in den Summen: Für ihren Tag gibt es keinen Kurs.";
    /// Field.
    CURRENCY = "Currency", "Währung";
    /// Field.
    VALID_FROM = "Valid from", "Gültig ab";
    /// Field; what one unit is worth.
    RATE = "1 unit in {currency}", "1 Einheit in {currency}";
    /// Button.
    ADD_RATE = "Add rate", "Kurs eintragen";
    /// No rates.
    NO_RATES = "No rates yet. They are needed only for deals in other currencies than {currency}.",
        "Noch keine Kurse. Sie werden nur für Deals in anderen Währungen als {currency} gebraucht.";
    /// Button.
    REMOVE_RATE = "Remove {currency} of {date}", "{currency} vom {date} entfernen";
    /// Heading.
    PROFILE = "Profile", "Profil";
    /// Shown beside the language.
    LOOK = "Language and appearance", "Sprache und Darstellung";
    /// Hint.
    ASK_ADMIN = "Only administrators change this.", "Das ändert nur die Administration.";
}
