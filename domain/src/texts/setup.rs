//! Set-up and first run.

crate::texts! { "setup";
    /// Page title.
    TITLE = "Set up", "Einrichten";
    /// Heading of the set-up page.
    HEADING = "Set up Kundig", "Kundig einrichten";
    /// Below that heading.
    WHY = "Two minutes, once. All of it can be changed later.", "Zwei Minuten, einmal. Alles lässt sich später ändern.";
    /// Step.
    STEP_COMPANY = "Company", "Firma";
    /// Step.
    STEP_DATA = "Industry and data", "Branche und Daten";
    /// Step.
    STEP_TEAM = "Invite team", "Team einladen";
    /// Group of fields.
    YOUR_COMPANY = "Your company", "Ihre Firma";
    /// Group of fields.
    YOU = "You, the first administrator", "Sie, für die Verwaltung";
    /// Field.
    ORGANISATION = "Company name", "Name der Firma";
    /// Field.
    ZONE = "Time zone", "Zeitzone";
    /// Field.
    CURRENCY = "Currency of sums", "Währung der Summen";
    /// Field.
    LANGUAGE = "Language of the company", "Sprache der Firma";
    /// Field.
    YOUR_NAME = "Your name", "Ihr Name";
    /// Field.
    CODE = "Code", "Code";
    /// Hint of that field.
    CODE_HINT = "The server printed it when it started; you are on another machine.",
        "Der Server hat ihn beim Start ausgegeben; Sie sitzen an einem anderen Rechner.";
    /// Error of that field.
    WRONG_CODE = "This is not the code the server printed.", "Das ist nicht der Code, den der Server ausgegeben hat.";
    /// Button.
    GO = "Set up", "Einrichten";
    /// When it is done already.
    ALREADY = "Kundig is set up already. Sign in.", "Kundig ist schon eingerichtet. Melden Sie sich an.";
    /// When there is an administrator, who is not signed in.
    SIGN_IN_FIRST = "An administrator exists already. Sign in to set up.", "Eine Administratorin oder ein Administrator besteht schon. Melden Sie sich zum Einrichten an.";
    /// For somebody who may not.
    WAIT = "An administrator has to finish setting up first.", "Zuerst muss die Einrichtung abgeschlossen werden. Wenden Sie sich an die Verwaltung.";
    /// Error of the zone.
    BAD_ZONE = "Choose a time zone from the list.", "Wählen Sie eine Zeitzone aus der Liste.";
    /// Error of a second choice.
    PRESET_CHOSEN = "A preset was chosen already.", "Eine Vorlage wurde schon gewählt.";
    /// Heading of the first run.
    WHAT = "What does {organisation} sell?", "Was verkauft {organisation}?";
    /// Below that heading.
    WHAT_WHY = "The preset sets up stages and lost reasons. You can change all of it later.",
        "Die Vorlage richtet Phasen und Verlustgründe ein. Alles lässt sich später ändern.";
    /// Name of the group of presets.
    PRESETS = "Industry preset", "Branchenvorlage";
    /// Read aloud with a preset's stages.
    STAGES_ARE = "Stages: {stages}", "Phasen: {stages}";
    /// Heading.
    BRING = "Bring your data", "Daten mitbringen";
    /// Choice.
    IMPORT = "Import CSV files", "CSV-Dateien importieren";
    /// Below it.
    IMPORT_WHY = "Clients, products, colleagues, deals. Kundig matches the columns and shows a preview before anything is saved.",
        "Kunden, Produkte, Mitarbeitende, Deals. Kundig ordnet die Spalten zu und zeigt eine Vorschau, bevor etwas gespeichert wird.";
    /// Button.
    IMPORT_GO = "Set up and import", "Einrichten und importieren";
    /// Choice.
    DEMO = "Load demo data", "Beispieldaten laden";
    /// Below it.
    DEMO_WHY = "To look around first. One click removes it.", "Zum Umsehen. Ein Klick entfernt sie wieder.";
    /// Button.
    PRESET_GO = "Set up {preset}", "{preset} einrichten";
    /// When a preset was chosen already.
    CHOSEN = "The stages are set up. Bring your data, or go to the deals.", "Die Phasen sind eingerichtet. Bringen Sie Daten mit, oder gehen Sie zu den Deals.";
    /// Button in the settings.
    REMOVE_DEMO = "Remove demo data", "Beispieldaten entfernen";
    /// Beside it.
    REMOVE_DEMO_WHY = "Removes the demo clients and deals, and what was written on them.", "Entfernt die Beispielkunden und -deals und was dazu notiert wurde.";
    /// Asked before.
    REMOVE_DEMO_ASK = "This can't be undone. Records of your own stay.", "Das lässt sich nicht rückgängig machen. Eigene Einträge bleiben.";
    /// Toast.
    DEMO_REMOVED = "Demo data removed.", "Beispieldaten entfernt.";
}
