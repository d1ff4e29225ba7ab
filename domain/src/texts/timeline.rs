//! Timelines and the composer above them. `{who}` is a colleague, `{deal}` a deal's title.

crate::texts! { "timeline";
    /// Tab, and name of the region.
    TIMELINE = "Timeline", "Verlauf";
    /// Name of the filter chips.
    FILTER = "Filter the timeline", "Verlauf filtern";
    /// Filter.
    ALL_KINDS = "All", "Alle";
    /// Filter.
    DEALS = "Deals", "Deals";
    /// Filter.
    CALLS = "Calls", "Anrufe";
    /// Filter.
    NOTES = "Notes", "Notizen";
    /// Filter.
    TASKS = "Tasks", "Aufgaben";
    /// Filter.
    CHANGES = "Changes", "Änderungen";
    /// The next planned step, on top.
    NEXT = "Next: {what}", "Als Nächstes: {what}";
    /// The end of the timeline.
    BEGINNING = "This is where it began.", "Hier hat es begonnen.";
    /// An empty timeline.
    NOTHING = "Nothing yet.", "Noch nichts.";
    /// An empty timeline under a filter.
    NOTHING_OF = "Nothing of this kind.", "Nichts dieser Art.";
    /// Actor of what no person did.
    SYSTEM = "Kundig", "Kundig";
    /// Actor of what an import by the command line did.
    THE_IMPORT = "The import", "Der Import";
    /// Behind an entry that was brought by a file.
    IMPORTED = "from {file}", "aus {file}";
    /// Behind an entry that stands for several.
    TIMES = "{n} changes", "{n} Änderungen";
    /// Behind a note that was changed.
    EDITED = "edited", "bearbeitet";
    /// A colleague whose name is not known any more.
    SOMEBODY = "somebody", "jemand";
    /// A client before or after a change, whom the viewer may not see.
    CLIENT_OUT_OF_SIGHT = "a client out of your sight", "ein Kunde außerhalb Ihrer Sicht";
    /// Entry of an import, which nobody did by hand.
    CAME_CLIENT = "Card created", "Karte angelegt";
    /// Entry of an import.
    CAME_DEAL = "Deal created: {deal}", "Deal angelegt: {deal}";
    /// Entry of an import.
    CAME_MOVED = "Moved: {deal}", "Verschoben: {deal}";
    /// Entry of an import.
    CAME_WON = "Won: {deal}", "Gewonnen: {deal}";
    /// Entry of an import.
    CAME_LOST = "Lost: {deal}", "Verloren: {deal}";
    /// Entry of an import.
    CAME_REOPENED = "Open again: {deal}", "Wieder offen: {deal}";
    /// Field of a deal.
    AMOUNT = "Amount", "Betrag";
    /// Field of a deal.
    EXPECTED = "Expected close", "Erwarteter Abschluss";
    /// Field of a deal.
    NEXT_STEP = "Next step", "Nächster Schritt";
    /// Field of a deal.
    STAGE = "Stage", "Phase";
    /// Field of a deal.
    PIPELINE = "Pipeline", "Pipeline";
    /// Field of a deal.
    LOST_REASON = "Lost reason", "Verlustgrund";
    /// Field of a deal.
    PRODUCT = "Product", "Produkt";
    /// Entry.
    CLIENT_CREATED = "{who} created this card", "{who} hat diese Karte angelegt";
    /// Entry.
    CLIENT_CHANGED = "{who} changed the card", "{who} hat die Karte geändert";
    /// Entry.
    CLIENT_ARCHIVED = "{who} archived the card", "{who} hat die Karte archiviert";
    /// Entry.
    CLIENT_RESTORED = "{who} restored the card", "{who} hat die Karte wiederhergestellt";
    /// Entry.
    TAGGED = "{who} changed the tags", "{who} hat die Tags geändert";
    /// Entry.
    CONTACT_ADDED = "{who} linked {person} to {company}", "{who} hat {person} mit {company} verknüpft";
    /// Entry.
    CONTACT_REMOVED = "{who} took {person} off {company}", "{who} hat {person} von {company} gelöst";
    /// Entry.
    DEAL_CREATED = "{who} created the deal {deal}", "{who} hat den Deal {deal} angelegt";
    /// Entry.
    DEAL_CHANGED = "{who} changed the deal {deal}", "{who} hat den Deal {deal} geändert";
    /// Entry.
    DEAL_MOVED = "{who} moved {deal}", "{who} hat {deal} verschoben";
    /// Entry.
    DEAL_WON = "{who} won {deal}", "{who} hat {deal} gewonnen";
    /// Entry.
    DEAL_LOST = "{who} lost {deal}", "{who} hat {deal} verloren";
    /// Entry.
    DEAL_REOPENED = "{who} reopened {deal}", "{who} hat {deal} wieder geöffnet";
    /// Entry.
    DEAL_ARCHIVED = "{who} archived {deal}", "{who} hat {deal} archiviert";
    /// Entry.
    DEAL_RESTORED = "{who} restored {deal}", "{who} hat {deal} wiederhergestellt";
    /// A deal whose title is not known any more.
    A_DEAL = "a deal", "einen Deal";
    /// Entry.
    TASK_CREATED = "{who} planned: {title}", "{who} hat geplant: {title}";
    /// Entry.
    TASK_CHANGED = "{who} changed the task {title}", "{who} hat die Aufgabe {title} geändert";
    /// Entry.
    TASK_DONE = "{who} did: {title}", "{who} hat erledigt: {title}";
    /// Entry.
    TASK_UNDONE = "{who} opened again: {title}", "{who} hat wieder geöffnet: {title}";
    /// Entry.
    TASK_ARCHIVED = "{who} deleted the task {title}", "{who} hat die Aufgabe {title} gelöscht";
    /// Entry.
    TASK_RESTORED = "{who} restored the task {title}", "{who} hat die Aufgabe {title} wiederhergestellt";
    /// Entry.
    NOTE = "{who} wrote a note", "{who} hat eine Notiz geschrieben";
    /// Entry.
    CALLED = "{who} called {contact}", "{who} hat {contact} angerufen";
    /// Entry.
    CALLED_BY = "{contact} called {who}", "{contact} hat {who} angerufen";
    /// Entry.
    CALL_OUT = "{who} made a call", "{who} hat angerufen";
    /// Entry.
    CALL_IN = "{who} took a call", "{who} hat einen Anruf angenommen";
    /// Entry of a kind this program does not know.
    OTHER = "{who}: {kind}", "{who}: {kind}";
    /// A field that was empty or became empty.
    EMPTY = "empty", "leer";
    /// A day a task is due.
    DUE_ON = "due {day}", "fällig {day}";
    /// Outcome of a call.
    REACHED = "Reached", "Erreicht";
    /// Outcome of a call.
    NO_ANSWER = "No answer", "Keine Antwort";
    /// Outcome of a call.
    VOICEMAIL = "Voicemail", "Mailbox";
    /// Outcome of a call.
    BUSY = "Busy", "Besetzt";
    /// Name of the composer.
    COMPOSER = "What to add", "Was hinzufügen";
    /// Title of the phone's sheet.
    ADD_TO_CARD = "Add to the card", "Zur Karte hinzufügen";
    /// Tab.
    TAB_NOTE = "Note", "Notiz";
    /// Tab.
    TAB_CALL = "Log call", "Anruf";
    /// Tab.
    TAB_TASK = "Task", "Aufgabe";
    /// Field.
    NOTE_TEXT = "Note", "Notiz";
    /// Example in the empty note.
    NOTE_HERE = "Write a note", "Notiz schreiben";
    /// Field.
    CALL_TEXT = "What was said", "Was besprochen wurde";
    /// Field.
    WITH = "With", "Mit";
    /// Field.
    DIRECTION = "Direction", "Richtung";
    /// Choice.
    OUT = "Outgoing", "Ausgehend";
    /// Choice.
    IN = "Incoming", "Eingehend";
    /// Field.
    MINUTES = "Minutes", "Minuten";
    /// Field.
    RESULT = "Result", "Ergebnis";
    /// Behind the label of the results.
    RESULT_HINT = "a tap saves the call", "ein Tippen speichert den Anruf";
    /// Field.
    AGAIN = "Call again", "Erneut anrufen";
    /// Title of the task made by it.
    AGAIN_TASK = "Call again", "Erneut anrufen";
    /// Title of the task made by it.
    AGAIN_TASK_WITH = "Call {contact} again", "{contact} erneut anrufen";
    /// Choice: do not call again.
    NOT_AGAIN = "None", "Nein";
    /// Toast.
    NOTE_SAVED = "Note saved", "Notiz gespeichert";
    /// Toast.
    CALL_SAVED = "Call saved", "Anruf gespeichert";
    /// Toast.
    NOTE_DELETED = "Deleted", "Gelöscht";
    /// Name of an entry's menu.
    ENTRY_MENU = "Entry: more", "Eintrag: mehr";
}
