//! Sign-in, passwords, invitations.

crate::texts! { "session";
    /// Page title and button.
    SIGN_IN = "Sign in", "Anmelden";
    /// Heading, before noon.
    GOOD_MORNING = "Good morning.", "Guten Morgen.";
    /// Heading, after noon.
    GOOD_DAY = "Good afternoon.", "Guten Tag.";
    /// Heading, in the evening.
    GOOD_EVENING = "Good evening.", "Guten Abend.";
    /// Below the heading.
    SIGN_IN_AT = "Sign in at {organisation}", "Bei {organisation} anmelden";
    /// Below the heading, before the organisation has a name.
    SIGN_IN_HERE = "Sign in to Kundig", "Bei Kundig anmelden";
    /// Field.
    EMAIL = "E-mail", "E-Mail";
    /// Field.
    PASSWORD = "Password", "Passwort";
    /// Button in the password field.
    SHOW_PASSWORD = "Show password", "Passwort anzeigen";
    /// Button in the password field.
    HIDE_PASSWORD = "Hide password", "Passwort verbergen";
    /// Refusal: which of the two is wrong is not told.
    WRONG = "E-mail or password is wrong.", "E-Mail oder Passwort stimmt nicht.";
    /// Heading of the sign-in over an open page.
    ENDED = "You were signed out", "Sie wurden abgemeldet";
    /// Below it.
    ENDED_WHY = "Sign in to go on where you were. What you typed is still here.", "Melden Sie sich an, dann geht es hier weiter. Ihre Eingaben sind noch da.";
    /// Who signs in again.
    ENDED_WHO = "{name}, {email}", "{name}, {email}";
    /// Link to the sign-in page.
    OTHER_PERSON = "Someone else", "Jemand anderes";
    /// Toast.
    SIGNED_IN_AGAIN = "Signed in again.", "Wieder angemeldet.";
    /// Beside the form, in bold.
    CLAIM = "All clients in one box.", "Alle Kunden in einem Kasten.";
    /// Beside the form.
    CLAIM_MORE = "Deals, tasks and calls on one card, on your own server.", "Deals, Aufgaben und Anrufe auf einer Karte, auf dem eigenen Server.";
    /// Cards of the picture: title.
    ART_1 = "New practice rooms", "Neue Praxisräume";
    /// Cards of the picture: title.
    ART_2 = "Reception and bar", "Empfang und Bar";
    /// Cards of the picture: title.
    ART_3 = "Counters, 11 branches", "Verkaufstheken, 11 Filialen";
    /// Cards of the picture: title.
    ART_4 = "Framework contract", "Rahmenvertrag";
    /// Cards of the picture: title.
    ART_5 = "Maintenance, 3 years", "Wartungsplan, 3 Jahre";
    /// Cards of the picture: kind of client.
    ART_CLIENT_1 = "Dental practice", "Zahnarztpraxis";
    /// Cards of the picture: kind of client.
    ART_CLIENT_2 = "Hotel", "Hotel";
    /// Cards of the picture: kind of client.
    ART_CLIENT_3 = "Bakery", "Bäckerei";
    /// Cards of the picture: kind of client.
    ART_CLIENT_4 = "Electrical contractor", "Elektrobetrieb";
    /// Cards of the picture: kind of client.
    ART_CLIENT_5 = "Haulier", "Spedition";
    /// Error of a new password.
    PASSWORD_SHORT = "At least {min} characters.", "Mindestens {min} Zeichen.";
    /// Error of a new password.
    PASSWORD_LONG = "This password is too long.", "Dieses Passwort ist zu lang.";
    /// Error of a new password.
    PASSWORD_COMMON = "This password is easily guessed. Take several words of your own.", "Dieses Passwort ist leicht zu erraten. Nehmen Sie mehrere eigene Wörter.";
    /// Hint of a new password.
    PASSWORD_HINT = "At least 12 characters; several words are good.", "Mindestens 12 Zeichen; mehrere Wörter sind gut.";
    /// Error of a password change.
    PASSWORD_WRONG = "This is not your present password.", "Das ist nicht Ihr bisheriges Passwort.";
    /// Error of a password change.
    PASSWORD_SAME = "Choose another one than before.", "Wählen Sie ein anderes als bisher.";
    /// Field.
    PASSWORD_OLD = "Present password", "Bisheriges Passwort";
    /// Field.
    PASSWORD_NEW = "New password", "Neues Passwort";
    /// Heading and button.
    CHANGE_PASSWORD = "Change password", "Passwort ändern";
    /// Below that heading.
    CHANGE_PASSWORD_WHY = "You are signed out on all other devices.", "Auf allen anderen Geräten werden Sie abgemeldet.";
    /// Toast.
    PASSWORD_CHANGED = "Password changed. Other devices are signed out.", "Passwort geändert. Andere Geräte sind abgemeldet.";
    /// Page title of an invitation.
    INVITATION = "Invitation", "Einladung";
    /// Heading of an invitation.
    INVITED = "Welcome, {name}.", "Willkommen, {name}.";
    /// Below that heading.
    INVITED_WHY = "Choose a password to join {organisation}.", "Wählen Sie ein Passwort, um bei {organisation} mitzuarbeiten.";
    /// Button.
    JOIN = "Join", "Mitmachen";
    /// When a link is unknown, used or over.
    INVITATION_OVER = "This invitation is used or has expired. Ask an administrator for a new one.",
        "Diese Einladung ist verbraucht oder abgelaufen. Bitten Sie um eine neue.";
    /// Link on that page.
    TO_SIGN_IN = "To the sign-in", "Zur Anmeldung";
}
