//! Imports: the wizard, the ledger, problems by row and column, the command line.

use super::Text;
use crate::imports::fields::{Field, ImportKind};
use crate::imports::layout::Delimiter;
use crate::imports::{ImportState, ProblemKind, StageSense};

crate::texts! { "imports";
    // ------------------------------------------------------------ faults
    NO_SUCH_COLUMN = "The file has no column of this name.", "Die Datei hat keine Spalte dieses Namens.";
    NO_SUCH_FIELD = "There is no such field for these rows.", "Dieses Feld gibt es für diese Zeilen nicht.";
    NO_SUCH_RECORD = "There is no record “{name}”.", "Es gibt keinen Eintrag „{name}“.";
    SEVERAL_RECORDS = "There are several records “{name}”.", "Es gibt mehrere Einträge „{name}“.";
    EMPTY_FILE = "This file holds no rows.", "Diese Datei enthält keine Zeilen.";
    NOT_A_TABLE = "This is no table of text. Save it as CSV and try again.", "Das ist keine Texttabelle. Speichern Sie sie als CSV und versuchen Sie es erneut.";
    TOO_LARGE = "This file is larger than {mb} MB.", "Diese Datei ist größer als {mb} MB.";
    NOT_A_DRAFT = "This import has begun. It can't be changed any more.", "Dieser Import hat begonnen. Er lässt sich nicht mehr ändern.";
    NO_NAME_COLUMN = "Match a column with “{field}” first.", "Ordnen Sie zuerst eine Spalte dem Feld „{field}“ zu.";
    NOT_DONE = "This import is not finished yet.", "Dieser Import ist noch nicht fertig.";
    BAD_STAGES = "Choose a pipeline with an open stage.", "Wählen Sie eine Pipeline mit einer offenen Phase.";

    // ------------------------------------------------------------ stages made for a file
    STAGE_OPEN = "Open", "Offen";
    STAGE_WON = "Won", "Gewonnen";
    STAGE_LOST = "Lost", "Verloren";

    // ------------------------------------------------------------ pages
    IMPORTS = "Imports", "Importe";
    NEW_IMPORT = "New import", "Neuer Import";
    IMPORT_OF_CLIENTS = "Import clients", "Kunden importieren";
    IMPORT_OF_PRODUCTS = "Import products", "Produkte importieren";
    IMPORT_OF_USERS = "Import colleagues", "Kolleginnen und Kollegen importieren";
    IMPORT_OF_DEALS = "Import deals", "Deals importieren";
    CLIENTS = "Clients", "Kunden";
    PRODUCTS = "Products", "Produkte";
    USERS = "Colleagues", "Team";
    DEALS = "Deals", "Deals";
    N_CLIENTS = "{n} clients", "{n} Kunden";
    N_PRODUCTS = "{n} products", "{n} Produkte";
    N_USERS = "{n} colleagues", "{n} Teammitglieder";
    N_DEALS = "{n} deals", "{n} Deals";
    STEP_FILE = "File", "Datei";
    STEP_MATCH = "Match columns", "Spalten zuordnen";
    STEP_IMPORT = "Import", "Import";
    RUNNING = "Running", "Läuft";
    FINISHED = "Finished", "Beendet";
    DRAFTS = "Being matched", "In Vorbereitung";
    NO_IMPORTS = "No file was imported yet.", "Es wurde noch keine Datei importiert.";
    NO_IMPORTS_HINT = "Bring companies, products, colleagues and deals from the spreadsheets you have.", "Übernehmen Sie Firmen, Produkte, Team und Deals aus Ihren Tabellen.";
    CHOOSE_ONE = "Choose an import to see what became of each row.", "Wählen Sie einen Import und sehen Sie, was aus jeder Zeile wurde.";
    STATE_DRAFT = "Draft", "Entwurf";
    STATE_QUEUED = "Waiting", "Wartet";
    STATE_RUNNING = "Running", "Läuft";
    STATE_DONE = "Done", "Fertig";
    STATE_FAILED = "Stopped", "Angehalten";
    N_FAILED = "{n} failed", "{n} fehlgeschlagen";
    BY_COMMAND_LINE = "command line", "Kommandozeile";

    // ------------------------------------------------------------ file
    DROP_TITLE = "Drop a CSV file here", "CSV-Datei hier ablegen";
    DROP_HINT = "or choose one. Delimiter, encoding, dates and decimals are found out.", "oder wählen Sie eine aus. Trennzeichen, Zeichensatz, Datums- und Zahlenformat werden erkannt.";
    CHOOSE_FILE = "Choose file", "Datei auswählen";
    WHAT_ROWS_ARE = "What are the rows?", "Was sind die Zeilen?";
    FIND_OUT = "Find out", "Erkennen";
    ORDER_HINT = "Best in this order: clients, products, colleagues, deals. Deals then find their client, product and owner by name.", "Am besten in dieser Reihenfolge: Kunden, Produkte, Team, Deals. Deals finden dann Kunde, Produkt und Zuständige über den Namen.";
    UPLOADING = "Uploading {name}", "{name} wird hochgeladen";
    READING = "Reading the file", "Die Datei wird gelesen";
    UPLOAD_FAILED = "The upload failed. Try again.", "Das Hochladen ist fehlgeschlagen. Versuchen Sie es erneut.";

    // ------------------------------------------------------------ match columns
    FILE_FACTS = "{rows} rows · {columns} columns · {size}", "{rows} Zeilen · {columns} Spalten · {size}";
    HOW_READ = "How the file is read", "Wie die Datei gelesen wird";
    DELIMITER = "Delimiter", "Trennzeichen";
    ENCODING = "Encoding", "Zeichensatz";
    DATES = "Dates", "Datum";
    DECIMALS = "Decimal", "Dezimal";
    TITLES_IN = "Titles in", "Titel in";
    ROW_N = "row {n}", "Zeile {n}";
    NO_TITLES = "no row", "keiner Zeile";
    ROWS_ARE = "Rows are", "Zeilen sind";
    TO_CHECK = "to check", "zu prüfen";
    COMMA = "comma", "Komma";
    SEMICOLON = "semicolon", "Semikolon";
    TAB = "tab", "Tabulator";
    PIPE = "bar", "Senkrechter Strich";
    COLUMN_IN_FILE = "Column in the file", "Spalte in der Datei";
    FIRST_VALUES = "First values", "Erste Werte";
    FIELD_IN_KUNDIG = "Field in Kundig", "Feld in Kundig";
    BECOMES = "becomes", "wird zu";
    MATCH = "Match", "Zuordnung";
    PROBLEMS = "Problems", "Probleme";
    SURE = "Sure", "Sicher";
    LIKELY = "Likely", "Wahrscheinlich";
    GUESS = "Guess", "Vermutung";
    BY_YOU = "By you", "Von Ihnen";
    NOT_MATCHED = "No field", "Kein Feld";
    KEEP_EXTRA = "From the import", "Aus dem Import";
    DO_NOT_IMPORT = "Do not import", "Nicht importieren";
    EMPTY_IN = "Empty in {rows}", "Leer in {rows}";
    ALL_ROWS_FILLED = "Every row filled", "Jede Zeile gefüllt";
    KEY_COLUMN = "Recognises rows again", "Erkennt Zeilen wieder";
    ONE_VALUE = "1 value", "1 Wert";
    N_VALUES = "{n} values", "{n} Werte";
    FIRST_ROWS = "First rows as they will become", "Erste Zeilen, wie sie werden";
    CHANGED_BY = "by an answer of yours", "durch eine Antwort von Ihnen";
    CHANGED = "changed", "geändert";
    ROW = "Row", "Zeile";
    RESULT = "Result", "Ergebnis";
    NEW = "New", "Neu";
    UPDATE = "Update", "Änderung";
    SKIP = "Skip", "Übergangen";
    FAILS = "Fails", "Scheitert";
    NO_CLIENT = "no client", "kein Kunde";

    // ------------------------------------------------------------ unknown names
    UNKNOWN_NAMES = "Unknown names", "Unbekannte Namen";
    ACCEPT_ALL = "Accept all", "Alle annehmen";
    ACCEPT_FOR_ALL = "Accept for all", "Für alle annehmen";
    CHOOSE_OTHER = "Choose other", "Anderen wählen";
    KEEP = "Keep", "So lassen";
    KEPT = "left out", "weggelassen";
    N_ROWS = "{n} rows", "{n} Zeilen";
    ONE_ROW = "1 row", "1 Zeile";
    NEAR_SPACING = "Only spaces or punctuation differ.", "Nur Leerzeichen oder Satzzeichen sind anders.";
    NEAR_LEGAL = "Only the legal form differs.", "Nur die Rechtsform ist anders.";
    NEAR_INITIALS = "The same last name and initial.", "Gleicher Nachname und Anfangsbuchstabe.";
    NEAR_SPELLING = "A letter or two differ.", "Ein oder zwei Buchstaben sind anders.";
    NO_SUGGESTION = "No name comes near.", "Kein Name kommt ihm nahe.";
    TARGET_CLIENT = "Client", "Kunde";
    TARGET_PRODUCT = "Product", "Produkt";
    TARGET_USER = "Colleague", "Teammitglied";
    MEANS = "{name} means", "{name} bedeutet";
    ACCEPTED_LATER = "{n} rows got “{name}”.", "{n} Zeilen haben jetzt „{name}“.";

    // ------------------------------------------------------------ new words
    NEW_WORDS = "New words in the file", "Neue Wörter in der Datei";
    NEW_WORDS_HINT = "These are created, unless you choose an existing one instead.", "Sie werden angelegt, wenn Sie kein vorhandenes wählen.";

    // ------------------------------------------------------------ stages
    STAGES_IN_FILE = "Stages in the file", "Phasen in der Datei";
    STAGES_NEW_PIPELINE = "Not all stages exist in one pipeline. The file gets a pipeline of its own.", "Nicht alle Phasen gibt es in einer Pipeline. Die Datei bekommt eine eigene Pipeline.";
    STAGES_EXISTING = "The deals go into this pipeline.", "Die Deals kommen in diese Pipeline.";
    INTO_PIPELINE = "Pipeline", "Pipeline";
    OWN_PIPELINE = "New pipeline “{name}”", "Neue Pipeline „{name}“";
    PIPELINE_NAME = "Name of the new pipeline", "Name der neuen Pipeline";
    CREATE_NAMED = "Create “{name}”", "„{name}“ anlegen";
    USE_NAMED = "Use “{name}”", "„{name}“ verwenden";
    PERCENT_TO_CHECK = "{n} %, to check", "{n} %, zu prüfen";
    SENSE_OPEN = "open", "offen";
    SENSE_WON = "won", "gewonnen";
    SENSE_LOST = "lost", "verloren";

    // ------------------------------------------------------------ dry run, ledger
    DRY_RUN = "Dry run", "Probelauf";
    NOTHING_SAVED = "nothing saved", "nichts gespeichert";
    CREATED = "Created", "Angelegt";
    UPDATED = "Updated", "Geändert";
    SKIPPED = "Skipped", "Übergangen";
    FAILED = "Failed", "Fehlgeschlagen";
    SEEN_BEFORE = "seen before", "schon vorhanden";
    NOT_SAVED = "not saved", "nicht gespeichert";
    ROWS_IN_FILE = "Rows in the file", "Zeilen in der Datei";
    WITH_WARNING = "With a warning", "Mit Hinweis";
    SHOW = "show", "zeigen";
    IMPORT_N_ROWS = "Import {n} rows", "{n} Zeilen importieren";
    NOTHING_TO_IMPORT = "Nothing to import", "Nichts zu importieren";
    EVERY_ROW = "Every row is accounted for", "Jede Zeile ist verbucht";
    GOES_ON = "Goes on when you close this page.", "Läuft weiter, wenn Sie diese Seite schließen.";
    N_OF_M_ROWS = "{n} of {m} rows", "{n} von {m} Zeilen";
    SECONDS_LEFT = "about {n} s left", "noch etwa {n} s";
    FAILED_ROWS = "Failed rows", "Fehlgeschlagene Zeilen";
    WARNED_ROWS = "Rows with a warning", "Zeilen mit Hinweis";
    CORRECT_AND_AGAIN = "Correct them in the file and import it again. Rows that are in already are skipped.", "Korrigieren Sie sie in der Datei und importieren Sie sie erneut. Vorhandene Zeilen werden übergangen.";
    DOWNLOAD_FAILED = "Download {n} rows", "{n} Zeilen herunterladen";
    ORIGINAL_FILE = "Original file", "Originaldatei";
    SHOW_DEALS = "Show {n} deals", "{n} Deals zeigen";
    SHOW_CLIENTS = "Show clients", "Kunden zeigen";
    SHOW_BOARD = "Show the board", "Board zeigen";
    COLUMN = "Column", "Spalte";
    VALUE = "Value", "Wert";
    WHY_FAILED = "Why it failed", "Warum gescheitert";
    WHY_WARNED = "What to look at", "Was zu prüfen ist";
    SHOW_MORE = "Show more", "Mehr anzeigen";
    ON_THE_WAY = "Made on the way", "Nebenbei angelegt";
    YOUR_ANSWERS = "Your answers", "Ihre Antworten";
    TOOK = "{from} to {to}, {time}", "{from} bis {to}, {time}";
    STOPPED = "The import stopped. The rows so far are in; import the file again to go on.", "Der Import wurde angehalten. Die bisherigen Zeilen sind übernommen; importieren Sie die Datei erneut, um fortzufahren.";
    DISCARD = "Discard", "Verwerfen";
    DISCARDED = "Draft discarded", "Entwurf verworfen";
    MADE_MANAGER = "Manager", "Leitung";
    MADE_TEAM = "Team", "Team";
    MADE_PIPELINE = "Pipeline", "Pipeline";
    MADE_STAGE = "Stage", "Phase";
    MADE_TAG = "Tag", "Schlagwort";
    MADE_REASON = "Lost reason", "Verlustgrund";
    NEXT_FILE = "Import the next file", "Nächste Datei importieren";

    // ------------------------------------------------------------ problems
    P_NAME_MISSING = "The name is missing", "Der Name fehlt";
    P_NOT_A_DATE = "Not a date", "Kein Datum";
    P_NOT_A_NUMBER = "Not a number", "Keine Zahl";
    P_NUMBER_TOO_LARGE = "The number is too large", "Die Zahl ist zu groß";
    P_NOT_A_CURRENCY = "Not a currency code", "Kein Währungscode";
    P_NOT_AN_EMAIL = "Not an e-mail address", "Keine E-Mail-Adresse";
    P_EMAIL_TAKEN = "Somebody else has this e-mail address", "Diese E-Mail-Adresse hat schon jemand anders";
    P_NOT_A_KIND = "Neither company nor person", "Weder Firma noch Person";
    P_NOT_A_ROLE = "Not a role", "Keine Rolle";
    P_TOO_MANY_CELLS = "More values than columns", "Mehr Werte als Spalten";
    P_TOO_LONG = "The text is too long", "Der Text ist zu lang";
    P_STAGE_MISSING = "No stage: the first one was taken", "Ohne Phase: die erste wurde genommen";
    P_STAGE_UNKNOWN = "The stage was not matched", "Die Phase ist nicht zugeordnet";
    P_CLOSED_BEFORE_OPENED = "Closed before it began: the closing day was taken for both", "Vor dem Beginn abgeschlossen: der Abschlusstag gilt für beides";
    P_CLOSED_WITHOUT_DAY = "Closed without a day: today was taken", "Ohne Abschlusstag: heute wurde genommen";
    P_CLIENT_EMPTY = "Without client", "Ohne Kunde";
    P_CLIENT_UNKNOWN = "No client of this name", "Kein Kunde dieses Namens";
    P_PRODUCT_UNKNOWN = "No product of this name", "Kein Produkt dieses Namens";
    P_USER_UNKNOWN = "No colleague of this name", "Niemand im Team heißt so";
    P_NAME_AMBIGUOUS = "Several records of this name", "Mehrere Einträge dieses Namens";
    P_SAME_NAME = "Another record has this name; both are kept", "Ein anderer Eintrag heißt genauso; beide bleiben";
    P_PARENT_LOOP = "A company can't stand below itself", "Eine Firma kann nicht unter sich selbst stehen";
    P_REFUSED = "The row could not be stored", "Die Zeile ließ sich nicht speichern";

    // ------------------------------------------------------------ fields
    F_KEY = "Old number", "Alte Nummer";
    F_NAME = "Name", "Name";
    F_TITLE = "Title", "Titel";
    F_FIRST_NAME = "First name", "Vorname";
    F_LAST_NAME = "Last name", "Nachname";
    F_CLIENT_KIND = "Company or person", "Firma oder Person";
    F_PARENT = "Parent company", "Muttergesellschaft";
    F_COMPANY = "Works for", "Arbeitet bei";
    F_CONTACT_ROLE = "Position", "Position";
    F_INDUSTRY = "Industry", "Branche";
    F_SIZE = "People employed", "Beschäftigte";
    F_EMAIL = "E-mail", "E-Mail";
    F_PHONE = "Phone", "Telefon";
    F_WEBSITE = "Web site", "Website";
    F_STREET = "Street", "Straße";
    F_POSTCODE = "Postcode", "PLZ";
    F_CITY = "Town", "Ort";
    F_REGION = "Region", "Region";
    F_COUNTRY = "Country", "Land";
    F_REFERRED_BY = "Referred by", "Empfohlen von";
    F_CODE = "Article number", "Artikelnummer";
    F_CATEGORY = "Product group", "Produktgruppe";
    F_PRICE = "Price", "Preis";
    F_MANAGER = "Manager", "Leitung";
    F_TEAM = "Team", "Team";
    F_ROLE = "Role", "Rolle";
    F_CLIENT = "Client", "Kunde";
    F_CONTACT = "Contact person", "Ansprechperson";
    F_PRODUCT = "Product", "Produkt";
    F_STAGE = "Stage", "Phase";
    F_AMOUNT = "Amount", "Betrag";
    F_CURRENCY = "Currency", "Währung";
    F_OPENED_ON = "Opened on", "Begonnen am";
    F_CLOSED_ON = "Closed on", "Abgeschlossen am";
    F_EXPECTED_CLOSE = "Expected close", "Erwarteter Abschluss";
    F_LOST_REASON = "Lost reason", "Verlustgrund";
    F_NEXT_STEP = "Next step", "Nächster Schritt";
    F_NEXT_STEP_DUE = "Next step due", "Nächster Schritt fällig";
    F_OWNER = "Owner", "Zuständig";
    F_SOURCE = "Source", "Quelle";
    F_TAGS = "Tags", "Schlagwörter";
    F_ABOUT = "Remark", "Bemerkung";
}

/// What is wrong, in words.
pub fn problem(kind: ProblemKind) -> Text {
    use ProblemKind as P;
    match kind {
        P::NameMissing => P_NAME_MISSING,
        P::NotADate => P_NOT_A_DATE,
        P::NotANumber => P_NOT_A_NUMBER,
        P::NumberTooLarge => P_NUMBER_TOO_LARGE,
        P::NotACurrency => P_NOT_A_CURRENCY,
        P::NotAnEmail => P_NOT_AN_EMAIL,
        P::EmailTaken => P_EMAIL_TAKEN,
        P::NotAKind => P_NOT_A_KIND,
        P::NotARole => P_NOT_A_ROLE,
        P::TooManyCells => P_TOO_MANY_CELLS,
        P::TooLong => P_TOO_LONG,
        P::StageMissing => P_STAGE_MISSING,
        P::StageUnknown => P_STAGE_UNKNOWN,
        P::ClosedBeforeOpened => P_CLOSED_BEFORE_OPENED,
        P::ClosedWithoutDay => P_CLOSED_WITHOUT_DAY,
        P::ClientEmpty => P_CLIENT_EMPTY,
        P::ClientUnknown => P_CLIENT_UNKNOWN,
        P::ProductUnknown => P_PRODUCT_UNKNOWN,
        P::UserUnknown => P_USER_UNKNOWN,
        P::NameAmbiguous => P_NAME_AMBIGUOUS,
        P::SameName => P_SAME_NAME,
        P::ParentLoop => P_PARENT_LOOP,
        P::Refused => P_REFUSED,
    }
}

/// A field's name.
pub fn field(field: Field) -> Text {
    use Field as F;
    match field {
        F::Key => F_KEY,
        F::Name => F_NAME,
        F::Title => F_TITLE,
        F::FirstName => F_FIRST_NAME,
        F::LastName => F_LAST_NAME,
        F::ClientKind => F_CLIENT_KIND,
        F::Parent => F_PARENT,
        F::Company => F_COMPANY,
        F::ContactRole => F_CONTACT_ROLE,
        F::Industry => F_INDUSTRY,
        F::Size => F_SIZE,
        F::Email => F_EMAIL,
        F::Phone => F_PHONE,
        F::Website => F_WEBSITE,
        F::Street => F_STREET,
        F::Postcode => F_POSTCODE,
        F::City => F_CITY,
        F::Region => F_REGION,
        F::Country => F_COUNTRY,
        F::ReferredBy => F_REFERRED_BY,
        F::Code => F_CODE,
        F::Category => F_CATEGORY,
        F::Price => F_PRICE,
        F::Manager => F_MANAGER,
        F::Team => F_TEAM,
        F::Role => F_ROLE,
        F::Client => F_CLIENT,
        F::Contact => F_CONTACT,
        F::Product => F_PRODUCT,
        F::Stage => F_STAGE,
        F::Amount => F_AMOUNT,
        F::Currency => F_CURRENCY,
        F::OpenedOn => F_OPENED_ON,
        F::ClosedOn => F_CLOSED_ON,
        F::ExpectedClose => F_EXPECTED_CLOSE,
        F::LostReason => F_LOST_REASON,
        F::NextStep => F_NEXT_STEP,
        F::NextStepDue => F_NEXT_STEP_DUE,
        F::Owner => F_OWNER,
        F::Source => F_SOURCE,
        F::Tags => F_TAGS,
        F::About => F_ABOUT,
    }
}

/// What rows are, as a word.
pub fn kind(kind: ImportKind) -> Text {
    match kind {
        ImportKind::Clients => CLIENTS,
        ImportKind::Products => PRODUCTS,
        ImportKind::Users => USERS,
        ImportKind::Deals => DEALS,
    }
}

/// So many of them.
pub fn n_of(kind: ImportKind) -> Text {
    match kind {
        ImportKind::Clients => N_CLIENTS,
        ImportKind::Products => N_PRODUCTS,
        ImportKind::Users => N_USERS,
        ImportKind::Deals => N_DEALS,
    }
}

/// The title of a wizard's page.
pub fn import_of(kind: ImportKind) -> Text {
    match kind {
        ImportKind::Clients => IMPORT_OF_CLIENTS,
        ImportKind::Products => IMPORT_OF_PRODUCTS,
        ImportKind::Users => IMPORT_OF_USERS,
        ImportKind::Deals => IMPORT_OF_DEALS,
    }
}

/// A state, as a word.
pub fn state(state: ImportState) -> Text {
    match state {
        ImportState::Draft => STATE_DRAFT,
        ImportState::Queued => STATE_QUEUED,
        ImportState::Running => STATE_RUNNING,
        ImportState::Done => STATE_DONE,
        ImportState::Failed => STATE_FAILED,
    }
}

/// A delimiter's name.
pub fn delimiter(delimiter: Delimiter) -> Text {
    match delimiter {
        Delimiter::Comma => COMMA,
        Delimiter::Semicolon => SEMICOLON,
        Delimiter::Tab => TAB,
        Delimiter::Pipe => PIPE,
    }
}

/// What a stage is.
pub fn sense(sense: StageSense) -> Text {
    match sense {
        StageSense::Open => SENSE_OPEN,
        StageSense::Won => SENSE_WON,
        StageSense::Lost => SENSE_LOST,
    }
}
