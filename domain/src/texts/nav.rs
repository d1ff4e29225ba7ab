//! Texts of the frame: rail, top bar, user menu, palette, shortcuts.

crate::texts! { "nav";
    /// Name of the main navigation.
    MAIN = "Main", "Hauptnavigation";
    /// First link of each page, shown on focus.
    SKIP = "Skip to content", "Zum Inhalt springen";
    /// Rail and page title.
    DEALS = "Deals", "Deals";
    /// Rail and page title.
    CLIENTS = "Clients", "Kunden";
    /// Rail and page title.
    PRODUCTS = "Products", "Produkte";
    /// Rail and page title.
    DASHBOARD = "Dashboard", "Übersicht";
    /// Rail and page title.
    SETTINGS = "Settings", "Einstellungen";
    /// Rail and page title.
    IMPORT = "Import", "Import";
    /// Phone bar: everything else.
    MORE = "More", "Mehr";
    /// Search field of the top bar and palette.
    SEARCH_EVERYWHERE = "Search clients, contacts, deals", "Kunden, Kontakte, Deals suchen";
    /// Button of the top bar.
    NEW = "New", "Neu";
    /// Menu entry.
    NEW_DEAL = "New deal", "Neuer Deal";
    /// Menu entry.
    NEW_COMPANY = "New company", "Neue Firma";
    /// Menu entry.
    NEW_PERSON = "New person", "Neue Person";
    /// Menu entry.
    NEW_PRODUCT = "New product", "Neues Produkt";
    /// Menu entry.
    IMPORT_FILE = "Import a file", "Datei importieren";
    /// Name of the avatar button.
    USER_MENU = "{name}: account and settings", "{name}: Konto und Einstellungen";
    /// Heading in the user menu.
    LANGUAGE = "Language", "Sprache";
    /// Heading in the user menu.
    THEME = "Appearance", "Darstellung";
    /// Theme.
    THEME_LIGHT = "Light", "Hell";
    /// Theme.
    THEME_DARK = "Dark", "Dunkel";
    /// Theme.
    THEME_SYSTEM = "Like the device", "Wie das Gerät";
    /// Menu entry.
    CHANGE_PASSWORD = "Change password", "Passwort ändern";
    /// Menu entry.
    SIGN_OUT = "Sign out", "Abmelden";
    /// Menu entry, and heading of the list.
    SHORTCUTS = "Keyboard shortcuts", "Tastenkürzel";
    /// Palette group.
    COMMANDS = "Commands", "Befehle";
    /// Palette group.
    GO_TO = "Go to", "Gehe zu";
    /// Palette footer.
    PALETTE_MOVE = "move", "bewegen";
    /// Palette footer.
    PALETTE_OPEN = "open", "öffnen";
    /// Shortcut list.
    KEY_PALETTE = "Search and commands", "Suche und Befehle";
    /// Shortcut list.
    KEY_GO_DEALS = "Go to deals", "Zu den Deals";
    /// Shortcut list.
    KEY_GO_CLIENTS = "Go to clients", "Zu den Kunden";
    /// Shortcut list.
    KEY_GO_PRODUCTS = "Go to products", "Zu den Produkten";
    /// Shortcut list.
    KEY_GO_DASHBOARD = "Go to the dashboard", "Zur Übersicht";
    /// Shortcut list.
    KEY_CARDS = "Move between cards", "Zwischen Karten wechseln";
    /// Shortcut list.
    KEY_LIFT = "Lift, move and drop a card", "Karte aufnehmen, bewegen, ablegen";
    /// Shortcut list.
    KEY_MOVE_TO = "Move to another stage", "In andere Phase verschieben";
    /// Shortcut list.
    KEY_WON = "Mark as won", "Als gewonnen markieren";
    /// Shortcut list.
    KEY_LOST = "Mark as lost", "Als verloren markieren";
    /// Shortcut list.
    KEY_FILTER = "Filter", "Filtern";
    /// Shortcut list.
    KEY_NOTE = "Note", "Notiz";
    /// Shortcut list.
    KEY_TASK = "Task", "Aufgabe";
    /// Shortcut list.
    KEY_CALL = "Call", "Anruf";
    /// Shortcut list.
    KEY_CLOSE = "Close, go back", "Schließen, zurück";
    /// Between two keys pressed one after the other.
    KEY_THEN = "then", "dann";
    /// Name of the space bar.
    KEY_SPACE = "Space", "Leertaste";
    /// Name of the arrow keys.
    KEY_ARROWS = "Arrows", "Pfeile";
    /// Close button of a toast.
    DISMISS = "Dismiss", "Schließen";
    /// Name of the toast region.
    MESSAGES = "Messages", "Meldungen";
}
