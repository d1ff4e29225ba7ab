//! Failures, as people are told them: what happened and what to do.

crate::texts! { "errors";
    SIGN_IN = "Sign in to go on.", "Melden Sie sich an, um fortzufahren.";
    FORBIDDEN = "You may not do this. Ask an administrator.", "Dazu fehlt Ihnen das Recht. Fragen Sie eine Administratorin oder einen Administrator.";
    NOT_FOUND = "This record does not exist, or you may not see it.", "Diesen Eintrag gibt es nicht, oder Sie dürfen ihn nicht sehen.";
    INTERNAL = "Something went wrong on our side. Nothing was changed. Try again.", "Bei uns ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es erneut.";
    TOO_MANY = "Too many tries. Try again in {minutes} min.", "Zu viele Versuche. Versuchen Sie es in {minutes} Min. erneut.";
    REQUIRED = "Fill this in.", "Füllen Sie dieses Feld aus.";
    TOO_LONG = "At most {max} characters.", "Höchstens {max} Zeichen.";
    BAD_NUL = "This text holds a character that can't be stored.", "Dieser Text enthält ein Zeichen, das nicht gespeichert werden kann.";
    BAD_COMMAND = "This request is incomplete. Reload the page and try again.", "Diese Anfrage ist unvollständig. Laden Sie die Seite neu und versuchen Sie es erneut.";
    CONFLICT = "Somebody changed this meanwhile. Look at it and decide again.", "Jemand hat das inzwischen geändert. Sehen Sie es an und entscheiden Sie neu.";
    BAD_EMAIL = "This is not an e-mail address.", "Das ist keine E-Mail-Adresse.";
    BAD_PHONE = "This is not a phone number.", "Das ist keine Telefonnummer.";
    BAD_WEBSITE = "This is not a web address.", "Das ist keine Webadresse.";
    BAD_DATE = "This is not a date.", "Das ist kein Datum.";
    BAD_AMOUNT = "This is not an amount.", "Das ist kein Betrag.";
    BAD_CURRENCY = "This is not a currency code (such as EUR).", "Das ist kein Währungscode (wie EUR).";
    UNREACHABLE = "The server could not be reached. Check the connection and try again.", "Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.";
    TAKEN = "This is taken already.", "Das ist schon vergeben.";
}
