//! Clients: the list, the form, the card, and what is wrong with what was typed.

crate::texts! { "clients";
    /// Too many phones, e-mails, addresses or tags on one card.
    TOO_MANY_OF = "At most {max} of these.", "Höchstens {max} davon.";
    /// Field error: people employed.
    BAD_SIZE = "Whole numbers from 0 on.", "Ganze Zahlen ab 0.";
    /// Field error: owner.
    OWNER_UNKNOWN = "This person does not work here.", "Diese Person arbeitet nicht hier.";
    /// Field error: owner.
    OWNER_NOT_YOURS = "You may only give this to yourself or your team.", "Sie können das nur sich selbst oder Ihrem Team zuweisen.";
    /// Field error: parent company, contact's company.
    NOT_A_COMPANY = "This is not a company.", "Das ist keine Firma.";
    /// Field error: contact.
    NOT_A_PERSON = "This is not a person.", "Das ist keine Person.";
    /// Field error: parent company, referred by.
    CIRCLE = "This would lead in a circle.", "Das ergäbe einen Kreis.";
    /// Field error: a call's duration.
    BAD_DURATION = "A call lasts from 0 seconds to a day.", "Ein Anruf dauert zwischen 0 Sekunden und einem Tag.";
    /// Field error: when a call was.
    NOT_YET = "This is still to come.", "Das liegt noch in der Zukunft.";

    /// Button.
    NEW = "New client", "Neuer Kunde";
    /// Choice of kind.
    COMPANY = "Company", "Firma";
    /// Choice of kind.
    PERSON = "Person", "Person";
    /// Filter: one's own.
    MINE = "My clients", "Meine Kunden";
    /// Filter.
    COMPANIES = "Companies", "Firmen";
    /// Filter.
    PERSONS = "Persons", "Personen";
    /// Filter.
    ARCHIVED_ONES = "Archived", "Archivierte";
    /// Name of the filter tabs.
    VIEWS = "Which clients", "Welche Kunden";
    /// Name of the filter field.
    FIND = "Name, town, phone", "Name, Ort, Telefon";
    /// Column.
    CLIENT = "Client", "Kunde";
    /// Column.
    CONTACT = "Contact", "Kontakt";
    /// Column and field.
    PHONE = "Phone", "Telefon";
    /// Column and field.
    TOWN = "Town", "Ort";
    /// Column and field.
    OWNER = "Owner", "Zuständig";
    /// Column.
    DEALS = "Deals", "Deals";
    /// Column.
    OPEN = "Open", "Offen";
    /// Column.
    UPDATED = "Last change", "Letzte Änderung";
    /// Foot of the list.
    LOADED = "{n} loaded", "{n} geladen";
    /// Foot of the list when everything is there.
    LOADED_ALL = "{n} in all", "{n} insgesamt";
    /// Empty list.
    NONE_TITLE = "No clients yet", "Noch keine Kunden";
    /// Empty list.
    NONE_TEXT = "Import the table you have, or add the first one.", "Importieren Sie Ihre Tabelle, oder legen Sie den ersten an.";
    /// List that finds nothing.
    NO_HITS = "No client fits", "Kein Kunde passt";
    /// Toast.
    ARCHIVED = "Client archived", "Kunde archiviert";
    /// Toast.
    RESTORED = "Client restored", "Kunde wiederhergestellt";
    /// Toast.
    ADDED = "Client added", "Kunde angelegt";
    /// Banner on an archived card.
    IS_ARCHIVED = "This card is archived.", "Diese Karte ist archiviert.";
    /// Name of a row's menu.
    ROW_MENU = "{name}: more", "{name}: mehr";
    /// Button of the form.
    ADD_CLIENT = "Add client", "Kunde anlegen";
    /// Button of the form.
    ADD_OPEN = "Add and open", "Anlegen und öffnen";
    /// Field of the form.
    FIRST_CONTACT = "First contact", "Erster Kontakt";
    /// Field.
    ROLE = "Role", "Funktion";
    /// Name of the field that changes one contact's role.
    ROLE_OF = "Role of {name}", "Funktion von {name}";
    /// A contact without a role.
    ADD_ROLE = "Add role", "Funktion ergänzen";
    /// Field: the person to ask first.
    MAIN = "Main contact", "Hauptkontakt";
    /// Badge of the person to ask first.
    KEY = "Main", "Haupt";
    /// Field.
    NAME = "Name", "Name";
    /// Hint of the form.
    TAGS_HINT = "With commas between them", "Mit Komma getrennt";
    /// Hint of the form.
    NAME_IS_ENOUGH = "A name is enough; the rest can follow.", "Ein Name genügt; der Rest kann folgen.";
    /// Field.
    FIRST_NAME = "First name", "Vorname";
    /// Field.
    LAST_NAME = "Last name", "Nachname";
    /// Field.
    EMAIL = "E-mail", "E-Mail";
    /// Field.
    STREET = "Street", "Straße";
    /// Field.
    POSTCODE = "Postcode", "PLZ";
    /// Field.
    REGION = "Region", "Region";
    /// Field.
    COUNTRY = "Country", "Land";
    /// Field: which address, which phone.
    LABEL = "Kind", "Art";
    /// Field.
    INDUSTRY = "Industry", "Branche";
    /// Field: people employed.
    SIZE = "Employees", "Beschäftigte";
    /// Field.
    WEBSITE = "Website", "Website";
    /// Field.
    SOURCE = "Source", "Quelle";
    /// Field.
    ABOUT = "About", "Kurzinfo";
    /// Field.
    PARENT = "Parent company", "Muttergesellschaft";
    /// Panel: companies below.
    CHILDREN = "Subsidiaries", "Tochterfirmen";
    /// Field.
    REFERRED_BY = "Referred by", "Empfohlen von";
    /// Field.
    TAGS = "Tags", "Schlagwörter";
    /// Button.
    ADD_TAG = "Add tag", "Tag hinzufügen";
    /// Panel and tab.
    FACTS = "Facts", "Fakten";
    /// Panel.
    DETAILS = "Details", "Details";
    /// Panel.
    CONTACTS = "Contacts", "Kontakte";
    /// Panel on a person's card.
    COMPANIES_OF = "Companies", "Firmen";
    /// Button.
    ADD_CONTACT = "Add contact", "Kontakt anlegen";
    /// Button on a person's card.
    ADD_COMPANY = "Link a company", "Firma verknüpfen";
    /// Field of the contact form.
    KNOWN_PERSON = "A person on file", "Eine vorhandene Person";
    /// Button.
    UNLINK = "Unlink", "Verknüpfung lösen";
    /// Toast.
    UNLINKED = "Link removed", "Verknüpfung gelöst";
    /// Name of a contact's menu.
    CONTACT_MENU = "{name}: more", "{name}: mehr";
    /// Panel.
    REACH = "Phone and e-mail", "Telefon und E-Mail";
    /// An address without a kind.
    ADDRESS = "Address", "Anschrift";
    /// Panel.
    ADDRESSES = "Addresses", "Adressen";
    /// Panel: columns of an imported file that have no field.
    FROM_IMPORT = "From the import", "Aus dem Import";
    /// Panel.
    OPEN_DEALS = "Open deals", "Offene Deals";
    /// Panel.
    PAST_DEALS = "Past deals", "Frühere Deals";
    /// Button.
    ADD_DEAL = "Add deal", "Deal anlegen";
    /// Button.
    DEAL = "Deal", "Deal";
    /// Button.
    CALL = "Call", "Anrufen";
    /// Name of a call button.
    CALL_NAMED = "Call {name}", "{name} anrufen";
    /// A past deal.
    WON_ON = "Won {day}", "Gewonnen {day}";
    /// A past deal.
    LOST_ON = "Lost {day}", "Verloren {day}";
    /// Under the list of past deals.
    MORE_PAST = "There are more.", "Es gibt weitere.";
    /// A panel without entries.
    NOTHING = "Nothing here yet.", "Noch nichts.";
    /// A fact that can be filled in.
    ADD_FACT = "Add", "Ergänzen";
    /// Name of a fact's button.
    EDIT_FACT = "{field}: {value}. Edit", "{field}: {value}. Bearbeiten";
    /// Conflict: what stands there now.
    CLASH = "Now: {now}. Somebody changed it meanwhile.", "Jetzt: {now}. Jemand hat es inzwischen geändert.";
    /// Conflict: takes one's own value.
    TAKE_MINE = "Take mine", "Meins übernehmen";
    /// Conflict: takes the other value.
    TAKE_THEIRS = "Keep theirs", "Deren behalten";
    /// Button in a list of phones, e-mails, addresses.
    ADD_PHONE = "Add phone", "Telefon ergänzen";
    /// Button.
    ADD_EMAIL = "Add e-mail", "E-Mail ergänzen";
    /// Button.
    ADD_ADDRESS = "Add address", "Adresse ergänzen";
    /// Figure of the phone's head.
    OPEN_COUNT_ONE = "{n} open deal", "{n} offener Deal";
    /// Figure of the phone's head.
    OPEN_COUNT = "{n} open deals", "{n} offene Deals";
    /// Breadcrumb and back link.
    BACK_TO = "Clients", "Kunden";
    /// Name of the quick actions.
    ACTIONS = "Quick actions", "Aktionen";
}
