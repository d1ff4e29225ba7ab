//! Clients, products, tasks, notes and calls: what is wrong with what was typed.

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
}
