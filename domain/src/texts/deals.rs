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
    AMOUNT_NEGATIVE = "An amount can't be negative.", "Ein Betrag kann nicht negativ sein.";
    /// Field error.
    BAD_QUANTITY = "A quantity is more than 0.", "Eine Menge ist größer als 0.";
    /// Field error.
    TOO_MANY_TAGS = "At most {max} tags.", "Höchstens {max} Schlagwörter.";
    /// Field error on a conflict.
    FIELD_CHANGED = "Somebody changed this meanwhile: it says “{now}” now.", "Das wurde inzwischen geändert, es lautet jetzt „{now}“.";
    /// The deal is archived.
    IS_ARCHIVED = "This deal is archived. Restore it first.", "Dieser Deal ist archiviert. Stellen Sie ihn zuerst wieder her.";
}
