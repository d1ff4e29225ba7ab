//! People and teams in the settings.

crate::texts! { "team";
    /// Section and heading.
    TITLE = "People and teams", "Mitarbeitende und Teams";
    /// Role.
    ADMIN = "Administrator", "Administration";
    /// Role.
    MANAGER = "Manager", "Teamleitung";
    /// Role.
    SALES = "Sales", "Vertrieb";
    /// Role.
    VIEWER = "Viewer", "Nur lesen";
    /// What the role may.
    ADMIN_WHY = "Everything, settings and people too", "Alles, auch Einstellungen und Mitarbeitende";
    /// What the role may.
    MANAGER_WHY = "Own and team's records, those without owner, imports", "Eigene Einträge, die des Teams und nicht zugewiesene, Importe";
    /// What the role may.
    SALES_WHY = "Own records", "Eigene Einträge";
    /// What the role may.
    VIEWER_WHY = "Sees everything, changes nothing", "Sieht alles, ändert nichts";
    /// Button and dialog.
    ADD = "Add person", "Person hinzufügen";
    /// Dialog.
    EDIT = "Edit {name}", "{name} bearbeiten";
    /// Column and field.
    NAME = "Name", "Name";
    /// Column and field.
    EMAIL = "E-mail", "E-Mail";
    /// Hint.
    EMAIL_HINT = "May stay empty: who is invited types it.", "Kann leer bleiben: Eingeladene geben sie selbst an.";
    /// Column and field.
    ROLE = "Role", "Rolle";
    /// Column and field.
    TEAM = "Team", "Team";
    /// No team.
    NO_TEAM = "No team", "Kein Team";
    /// Column.
    STATE = "Sign-in", "Anmeldung";
    /// State.
    SEEN = "last seen {when}", "zuletzt {when}";
    /// State.
    NEVER_SEEN = "can sign in", "kann sich anmelden";
    /// State.
    INVITED = "invited until {when}", "eingeladen bis {when}";
    /// State.
    NOT_INVITED = "not invited", "nicht eingeladen";
    /// State.
    LEFT = "left", "ausgeschieden";
    /// Button.
    INVITE = "Invite", "Einladen";
    /// Button, when there was one before.
    INVITE_AGAIN = "New link", "Neuer Link";
    /// Dialog.
    INVITATION_FOR = "Invitation for {name}", "Einladung für {name}";
    /// In that dialog.
    INVITATION_WHY = "Send this link to {name}. It works once, until {when}, and is not shown again.",
        "Senden Sie diesen Link an {name}. Er gilt einmal, bis {when}, und wird nicht noch einmal gezeigt.";
    /// Field in that dialog.
    LINK = "Link", "Link";
    /// Toast, where the browser does not let programs copy.
    COPY_BY_HAND = "Marked. Copy it with Ctrl C.", "Markiert. Mit Strg C kopieren.";
    /// Action: lets a person go.
    DEACTIVATE = "Deactivate", "Deaktivieren";
    /// Action.
    ACTIVATE = "Activate again", "Wieder aktivieren";
    /// Toast.
    DEACTIVATED = "{name} can't sign in any more.", "{name} kann sich nicht mehr anmelden.";
    /// Heading.
    TEAMS = "Teams", "Teams";
    /// Button and dialog.
    ADD_TEAM = "Add team", "Team hinzufügen";
    /// Dialog.
    EDIT_TEAM = "Edit team", "Team bearbeiten";
    /// Column and field.
    LEAD = "Lead", "Leitung";
    /// Column.
    MEMBERS = "People", "Mitarbeitende";
    /// Button.
    REMOVE_TEAM = "Remove team", "Team entfernen";
    /// No teams yet.
    NO_TEAMS = "No teams yet. A team's lead sees the records of its people.", "Noch keine Teams. Die Leitung sieht die Einträge der Mitarbeitenden.";
    /// Error.
    LAST_ADMINISTRATOR = "This is the last administrator. Make somebody else one first.",
        "Das ist die letzte Person mit Verwaltungsrechten. Geben Sie diese zuerst jemand anderem.";
    /// Error.
    NO_SUCH_TEAM = "This team does not exist any more.", "Dieses Team gibt es nicht mehr.";
    /// Error.
    CANT_LEAD = "Only managers and administrators lead a team.", "Nur Teamleitung oder Administration kann ein Team leiten.";
}
