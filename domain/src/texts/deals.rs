//! Texts of the board and of deals.

crate::texts! { "deals";
    /// Refused move: who and where to.
    MOVED_BY = "{who} moved this deal to “{stage}” meanwhile.", "{who} hat diesen Deal inzwischen nach „{stage}“ verschoben.";
    /// Refused move, nobody known.
    MOVED_AWAY = "This deal was moved to “{stage}” meanwhile.", "Dieser Deal wurde inzwischen nach „{stage}“ verschoben.";
    /// Refused undo.
    CHANGED_SINCE = "This deal changed since. It was not put back.", "Dieser Deal wurde inzwischen geändert und nicht zurückgelegt.";
    /// Field error.
    NO_SUCH_STAGE = "There is no such stage.", "Diese Phase gibt es nicht.";
    /// Field error.
    OPEN_STAGE_NEEDED = "New deals begin in an open stage.", "Neue Deals beginnen in einer offenen Phase.";
    /// Field error.
    NO_SUCH_CLIENT = "There is no such client.", "Diesen Kunden gibt es nicht.";
    /// Field error.
    NO_SUCH_OWNER = "This person is not active.", "Diese Person ist nicht aktiv.";
    /// Field error.
    NO_SUCH_REASON = "There is no such reason.", "Diesen Grund gibt es nicht.";
    /// Field error.
    REASON_NEEDED = "Say why the deal was lost.", "Geben Sie an, warum der Deal verloren ging.";
    /// Field error.
    NO_SUCH_PRODUCT = "There is no such product.", "Dieses Produkt gibt es nicht.";
    /// Field error.
    NO_SUCH_PERSON = "There is no such person.", "Diese Person gibt es nicht.";
    /// Refused change of a product line.
    LINE_CHANGED = "Somebody changed this line meanwhile. It shows what it says now.", "Diese Position wurde inzwischen geändert. Sie zeigt jetzt den neuen Stand.";
    /// Field error.
    AMOUNT_NEGATIVE = "An amount can't be negative.", "Ein Betrag kann nicht negativ sein.";
    /// Field error.
    BAD_QUANTITY = "A quantity is more than 0.", "Eine Menge ist größer als 0.";
    /// Field error.
    TOO_MANY_TAGS = "At most {max} tags.", "Höchstens {max} Schlagwörter.";
    /// Field error on a conflict.
    FIELD_CHANGED = "Somebody changed this meanwhile: it says “{now}” now.", "Das wurde inzwischen geändert, es lautet jetzt „{now}“.";
    /// The deal is archived.
    IS_ARCHIVED = "This deal is archived. Restore it first.", "Dieser Deal ist archiviert. Stellen Sie ihn zuerst wieder her.";
    /// Page title.
    TITLE = "Deals", "Deals";
    /// Name of the board for screen readers.
    BOARD = "Pipeline board", "Pipeline";
    /// View.
    VIEW = "View", "Ansicht";
    /// View.
    VIEW_BOARD = "Board", "Board";
    /// View.
    VIEW_TABLE = "Table", "Tabelle";
    /// Totals.
    DEALS_ONE = "deal", "Deal";
    /// Totals.
    DEALS_MANY = "deals", "Deals";
    /// Totals.
    WEIGHTED = "weighted", "gewichtet";
    /// Totals: how many are not in the sum.
    WITHOUT_AMOUNT = "{n} without amount", "{n} ohne Betrag";
    /// Totals: how many are not in the sum.
    WITHOUT_RATE = "{n} without exchange rate", "{n} ohne Wechselkurs";
    /// Tooltip of the weighted sum.
    WEIGHTED_WITH = "Weighted with {share}", "Gewichtet mit {share}";
    /// Name of the switch.
    PIPELINE = "Pipeline", "Pipeline";
    /// Tabs of ready filters.
    VIEWS = "Which deals", "Welche Deals";
    /// Tab.
    ALL_OPEN = "All open", "Alle offenen";
    /// Tab.
    MY_DEALS = "My deals", "Meine Deals";
    /// Tab.
    ROTTING = "Rotting", "Liegen zu lange";
    /// Filter.
    OWNER = "Owner", "Zuständig";
    /// Filter.
    AMOUNT = "Amount", "Betrag";
    /// Filter.
    AMOUNT_FROM = "Amount from", "Betrag ab";
    /// Filter.
    AMOUNT_TO = "Amount up to", "Betrag bis";
    /// Value of a chip.
    FROM = "from {amount}", "ab {amount}";
    /// Value of a chip.
    UP_TO = "up to {amount}", "bis {amount}";
    /// Value of a chip.
    FROM_TO = "{from} to {to}", "{from} bis {to}";
    /// Filter.
    TEXT = "Text", "Text";
    /// Hint of the filter.
    TEXT_HINT = "Any part of the title or the client", "Ein Teil des Titels oder des Kunden";
    /// Choice.
    EVERYBODY = "Everybody", "Alle";
    /// Button.
    APPLY = "Show deals", "Deals anzeigen";
    /// Name of the sort button.
    SORT = "Order", "Reihenfolge";
    /// Order.
    BY_HAND = "As placed", "Wie gelegt";
    /// Order.
    BY_NEXT_STEP = "Next step", "Nächster Schritt";
    /// Button of a column.
    ADD_TO = "Add deal to {stage}", "Deal in {stage} anlegen";
    /// Field.
    DEAL_TITLE = "Title", "Titel";
    /// Field.
    CLIENT = "Client", "Kunde";
    /// Key hint.
    KEY_ADD = "add", "anlegen";
    /// Key hint.
    KEY_CLOSE = "close", "schließen";
    /// Card.
    NO_AMOUNT = "No amount", "Kein Betrag";
    /// Card.
    NO_NEXT_STEP = "No next step", "Kein nächster Schritt";
    /// Tooltip of the days.
    DAYS_IN_STAGE_ONE = "{n} day in this stage", "{n} Tag in dieser Phase";
    /// Tooltip of the days.
    DAYS_IN_STAGE = "{n} days in this stage", "{n} Tage in dieser Phase";
    /// Card on a phone.
    CALL = "Call", "Anrufen";
    /// Card on a phone.
    MOVE = "Move", "Verschieben";
    /// Dialog.
    MOVE_TO = "Move to …", "Verschieben nach …";
    /// Button of the sheet.
    MOVE_TO_STAGE = "Move to {stage}", "Nach {stage} verschieben";
    /// Drop zone, button.
    WON = "Won", "Gewonnen";
    /// Drop zone, button.
    LOST = "Lost", "Verloren";
    /// Behind the drop zone's name.
    LOST_ASKS = "asks for a reason", "fragt nach dem Grund";
    /// Behind the drop zone's name.
    WON_CLOSES = "closes the deal", "schließt den Deal ab";
    /// Drop zone.
    OTHER_PIPELINE = "Other pipeline", "Andere Pipeline";
    /// Dialog.
    WHY_LOST = "Why was it lost?", "Warum ging der Deal verloren?";
    /// Field.
    REASON = "Reason", "Grund";
    /// Field.
    LOST_NOTE = "Note", "Notiz";
    /// Button.
    MARK_LOST = "Mark as lost", "Als verloren markieren";
    /// Toast.
    MOVED = "Deal moved.", "Deal verschoben.";
    /// Toast.
    MARKED_WON = "Deal won.", "Deal gewonnen.";
    /// Toast.
    MARKED_LOST = "Deal lost.", "Deal verloren.";
    /// Toast.
    REOPENED = "Deal reopened.", "Deal wieder geöffnet.";
    /// Toast.
    PUT_BACK = "Deal put back.", "Deal zurückgelegt.";
    /// Toast.
    CREATED = "Deal added.", "Deal angelegt.";
    /// Toast.
    ARCHIVED = "Deal archived.", "Deal archiviert.";
    /// Announced after a move.
    SAY_MOVED = "“{title}” moved to {stage}, position {n} of {of}.", "„{title}“ nach {stage} verschoben, Position {n} von {of}.";
    /// Announced when a card is lifted.
    SAY_LIFTED = "“{title}” lifted. Arrow keys move it, Space drops it, Escape cancels.", "„{title}“ aufgenommen. Pfeiltasten bewegen, Leertaste legt ab, Escape bricht ab.";
    /// Announced while a lifted card moves.
    SAY_AT = "{stage}, position {n} of {of}.", "{stage}, Position {n} von {of}.";
    /// Announced.
    SAY_CANCELLED = "Move cancelled.", "Verschieben abgebrochen.";
    /// Announced for somebody else's change.
    SAY_OTHERS = "The board was updated.", "Das Board wurde aktualisiert.";
    /// Empty column.
    EMPTY_STAGE = "No deals in this stage", "Keine Deals in dieser Phase";
    /// Empty board under a filter.
    NOTHING_FITS = "No deal fits the filter", "Kein Deal passt zum Filter";
    /// Empty board.
    NO_DEALS = "No open deals yet", "Noch keine offenen Deals";
    /// Empty board, sentence.
    NO_DEALS_WHY = "Add the first one, or import your spreadsheet.", "Legen Sie den ersten an oder importieren Sie Ihre Tabelle.";
    /// No pipeline at all.
    NO_PIPELINE = "There is no pipeline yet", "Es gibt noch keine Pipeline";
    /// No pipeline, sentence.
    NO_PIPELINE_WHY = "An import makes one, or an administrator sets one up.", "Ein Import legt eine an, oder die Administration richtet eine ein.";
    /// Button.
    TO_PIPELINES = "Set up a pipeline", "Pipeline einrichten";
    /// Tabs of a phone.
    STAGES = "Stages", "Phasen";
    /// Pips of a phone.
    STAGE_OF = "Stage {n} of {of}", "Phase {n} von {of}";
    /// Sheet, facts.
    DETAILS = "Details", "Angaben";
    /// Fact.
    CLOSES = "Closes", "Abschluss";
    /// Fact.
    CLOSED = "Closed", "Abgeschlossen";
    /// Fact.
    OPENED = "Opened", "Angelegt";
    /// Fact.
    SOURCE = "Source", "Herkunft";
    /// Fact.
    TAGS = "Tags", "Schlagwörter";
    /// Hint.
    TAGS_HINT = "Separated by commas", "Durch Kommas getrennt";
    /// Fact.
    NEXT_STEP = "Next step", "Nächster Schritt";
    /// Fact.
    NEXT_STEP_DUE = "Due", "Fällig";
    /// Fact.
    IN_STAGE = "In stage", "In Phase";
    /// Fact.
    ABOUT = "About", "Beschreibung";
    /// Panel.
    LINES = "Products", "Produkte";
    /// Table head.
    ITEM = "Item", "Position";
    /// Table head.
    QUANTITY = "Qty", "Menge";
    /// Table head.
    PRICE = "Price", "Preis";
    /// Table head.
    TOTAL = "Total", "Summe";
    /// Panel.
    CONTACTS = "Contacts", "Kontakte";
    /// Panel.
    TASKS = "Tasks", "Aufgaben";
    /// Panel.
    HISTORY = "Stages so far", "Bisherige Phasen";
    /// Panel.
    FROM_IMPORT = "From the import", "Aus dem Import";
    /// Status line.
    ARCHIVED_DEAL = "This deal is archived.", "Dieser Deal ist archiviert.";
    /// Button.
    REOPEN = "Reopen", "Wieder öffnen";
    /// Fact in place: name of the edit button.
    EDIT_FACT = "Edit {what}", "{what} bearbeiten";
    /// Stepper.
    SINCE_TODAY = "since today", "seit heute";
    /// Part of the sheet on phones.
    STORY = "Timeline", "Verlauf";
    /// Parts of the sheet on phones, for screen readers.
    PARTS = "Parts of the deal", "Teile des Deals";
    /// Sheet: which of how many.
    N_OF = "{n} of {of}", "{n} von {of}";
    /// Sheet.
    PREVIOUS_DEAL = "Previous deal", "Voriger Deal";
    /// Sheet.
    NEXT_DEAL = "Next deal", "Nächster Deal";
    /// Dock on phones.
    NOTE = "Note", "Notiz";
    /// Button.
    ADD_PRODUCT = "Product", "Produkt";
    /// Field.
    PRODUCT = "Product", "Produkt";
    /// Field error.
    CHOOSE_PRODUCT = "Choose a product.", "Wählen Sie ein Produkt.";
    /// Toast.
    LINE_REMOVED = "Product removed.", "Produkt entfernt.";
    /// Button: the total of the lines becomes the deal's amount.
    USE_AS_AMOUNT = "Use as amount", "Als Betrag übernehmen";
    /// Name of the field on timelines.
    CONTACT = "Contact", "Kontakt";
    /// Button.
    ADD_CONTACT = "Add contact", "Kontakt hinzufügen";
    /// Field.
    PERSON = "Person", "Person";
    /// Field error.
    CHOOSE_PERSON = "Choose a person.", "Wählen Sie eine Person.";
    /// Field.
    ROLE = "Role", "Rolle";
    /// Toast.
    CONTACT_REMOVED = "Contact removed.", "Kontakt entfernt.";
    /// Label of the sheet.
    DEAL = "Deal", "Deal";
}
