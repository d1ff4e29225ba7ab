//! Presets of the first run: names of pipelines, stages and lost reasons, written in the
//! organisation's language when a preset is chosen.

crate::texts! { "presets";
    /// Preset.
    WHOLESALE = "Wholesale", "Großhandel";
    /// What it is for.
    WHOLESALE_WHY = "Requests, visits, offers, framework contracts", "Anfragen, Besuche, Angebote, Rahmenverträge";
    /// Preset.
    SERVICES = "Services", "Dienstleistung";
    /// What it is for.
    SERVICES_WHY = "Jobs, appointments, quotes", "Aufträge, Termine, Kostenvoranschläge";
    /// Preset.
    BLANK = "Start blank", "Leer beginnen";
    /// What it is for.
    BLANK_WHY = "One pipeline, your own stages", "Eine Pipeline, eigene Phasen";
    /// Pipeline of every preset.
    SALES = "Sales", "Vertrieb";
    /// Pipeline of the services preset.
    JOBS = "Jobs", "Aufträge";
    /// Stage.
    REQUEST = "Request", "Anfrage";
    /// Stage.
    QUALIFIED = "Qualified", "Qualifiziert";
    /// Stage.
    SITE_VISIT = "Site visit", "Vor-Ort-Termin";
    /// Stage.
    OFFER = "Offer sent", "Angebot gesendet";
    /// Stage.
    CONTRACT = "Contract", "Vertrag";
    /// Stage.
    APPOINTMENT = "Appointment", "Termin";
    /// Stage.
    QUOTE = "Quote", "Kostenvoranschlag";
    /// Stage.
    SCHEDULED = "Scheduled", "Eingeplant";
    /// Stage.
    OPEN = "Open", "Offen";
    /// Stage.
    DOING = "In progress", "In Arbeit";
    /// Stage.
    WON = "Won", "Gewonnen";
    /// Stage.
    LOST = "Lost", "Verloren";
    /// Lost reason.
    PRICE = "Price too high", "Preis zu hoch";
    /// Lost reason.
    COMPETITOR = "Bought from a competitor", "Bei Wettbewerber gekauft";
    /// Lost reason.
    BUDGET = "No budget", "Kein Budget";
    /// Lost reason.
    NO_ANSWER = "No answer", "Keine Antwort";
    /// Lost reason.
    CANCELLED = "Project cancelled", "Projekt abgesagt";
    /// Lost reason.
    DATE = "No date that suits", "Kein passender Termin";
}
