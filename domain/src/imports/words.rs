//! What columns are called: words in English and German for each field.

use super::fields::{Field, ImportKind};

/// Words of which any may be a column's title, separated by `|`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(&'static str);

impl Words {
    /// One after the other.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|').filter(|w| !w.is_empty())
    }
}

/// A field's words, in the writing of `title_words`: small letters, no accents, blanks
/// between words. German compounds stand as one word. The first
/// ones say everything; other things are called by the second ones too, so that the values must agree.
pub fn words(kind: ImportKind, field: Field) -> (Words, Words) {
    use Field as F;
    use ImportKind as K;
    match field {
        F::Key => (
            Words(
                "id|nr|no|number|nummer|key|external id|old id|old number|alte nummer|reference|referenz|ref|\
             record id|guid|uuid|kennung|schlussel|aktenzeichen|vorgangsnummer|vorgangsnr|angebotsnummer|angebotsnr|\
             kundennummer|kundennr|debitorennummer|debitorennr|personalnummer|personalnr|auftragsnummer|auftragsnr|\
             projektnummer|projektnr",
            ),
            Words("code|index"),
        ),
        F::Name => match kind {
            K::Users => (
                Words(
                    "name|agent|sales agent|sales rep|sales person|salesperson|representative|employee|employee name|\
             full name|user|user name|mitarbeiter|mitarbeiterin|vertriebsmitarbeiter|vertriebsmitarbeiterin|verkaufer|\
             verkauferin|vertriebler|kollege|kollegin|benutzer|benutzername|ansprechpartner vertrieb|aussendienst|\
             aussendienstmitarbeiter",
                ),
                Words("vertreter|person|bearbeiter|team member|mitglied"),
            ),
            K::Products => (
                Words(
                    "name|product|product name|article|item|produkt|produktname|artikel|artikelname|artikelbezeichnung|\
             produktbezeichnung|bezeichnung",
                ),
                Words("title|titel|label|model|modell|leistung"),
            ),
            _ => (
                Words(
                    "name|account|account name|company|company name|customer|customer name|client|client name|organisation|\
             organization|business name|firma|firmenname|firmierung|unternehmen|unternehmensname|kunde|kundenname|\
             name der firma|auftraggeber",
                ),
                Words("bezeichnung|konto|partner|geschaftspartner|debitor"),
            ),
        },
        F::Title => (
            Words(
                "title|titel|deal|deal name|opportunity|opportunity name|name|betreff|subject|projekt|projektname|\
             project|vorgang|angebotstitel|chance|verkaufschance|deal titel",
            ),
            Words("bezeichnung|angebot|auftrag|vorhaben|thema|topic"),
        ),
        F::FirstName => (Words("first name|firstname|given name|forename|vorname|rufname"), Words("")),
        F::LastName => (Words("last name|lastname|surname|family name|nachname|familienname|zuname"), Words("")),
        F::ClientKind => (Words("client type|customer type|kundenart|kundentyp|company or person|rechtsform"), Words("type|typ|art|kind")),
        F::Parent => (
            Words(
                "parent|parent company|parent account|parent organisation|subsidiary of|subsidiary|belongs to|\
             owned by company|holding|mutter|muttergesellschaft|mutterfirma|mutterunternehmen|mutterkonzern|\
             tochter von|tochterfirma von|tochtergesellschaft von|konzern|konzernmutter|gehort zu|gehort zu firma|\
             ubergeordnete firma",
            ),
            Words("group|gruppe"),
        ),
        F::Company => (
            Words(
                "works for|employer|arbeitgeber|company|company name|organisation|organization|firma|firmenname|\
             unternehmen",
            ),
            Words(""),
        ),
        F::ContactRole => {
            (Words("job title|position|function|funktion|job|stellung|beruf"), Words("role|rolle|title|titel|department|abteilung"))
        }
        F::Industry => (
            Words("industry|sector|branche|branch of industry|line of business|wirtschaftszweig|branchenbezeichnung"),
            Words("segment|vertical|bereich|market|markt"),
        ),
        F::Size => (
            Words(
                "employees|number of employees|employee count|headcount|staff|company size|size|mitarbeiter|\
             mitarbeiterzahl|anzahl mitarbeiter|beschaftigte|beschaftigtenzahl|zahl der mitarbeiter|firmengrosse",
            ),
            Words("grosse|personal|people"),
        ),
        F::Email => (
            Words(
                "email|e mail|mail|email address|e mail address|emailadresse|e mail adresse|mailadresse|contact mail|\
             contact email",
            ),
            Words(""),
        ),
        F::Phone => (
            Words(
                "phone|phone number|telephone|tel|mobile|mobile phone|cell|cell phone|telefon|telefonnummer|telefonnr|\
             rufnummer|mobil|mobiltelefon|handy|durchwahl|festnetz",
            ),
            Words("contact number"),
        ),
        F::Website => (Words("website|web site|web|homepage|url|internet|internetseite|webseite|domain"), Words("")),
        F::Street => {
            (Words("street|street address|address|address line 1|strasse|strasse nr|strasse und hausnummer|anschrift|adresse"), Words(""))
        }
        F::Postcode => (Words("postcode|postal code|zip|zip code|plz|postleitzahl"), Words("")),
        F::City => (Words("city|town|ort|stadt|wohnort"), Words("location|office location|standort|sitz|firmensitz|place|niederlassung")),
        F::Region => (Words("region|state|province|bundesland|kanton|county"), Words("area|gebiet")),
        F::Country => (
            Words("country|land|country code|staat|landercode|landerkennzeichen|nation"),
            Words("location|office location|standort|sitz|firmensitz|hauptsitz|headquarters"),
        ),
        F::ReferredBy => {
            (Words("referred by|recommended by|empfohlen von|empfehlung von|vermittelt durch|geworben von"), Words("referral|empfehlung"))
        }
        F::Code => (
            Words(
                "sku|code|article number|item number|product code|part number|artikelnummer|artikelnr|art nr|\
             produktnummer|produktcode|ean|gtin",
            ),
            Words("number|nummer|nr"),
        ),
        F::Category => (
            Words(
                "category|product group|product category|series|product line|kategorie|produktgruppe|warengruppe|serie|\
             baureihe|produktreihe|artikelgruppe|sortiment",
            ),
            Words("group|gruppe|family|familie|type|typ|class|klasse"),
        ),
        F::Price => (
            Words(
                "price|sales price|list price|unit price|preis|verkaufspreis|listenpreis|einzelpreis|stuckpreis|\
             nettopreis|vk preis|vk",
            ),
            Words("amount|betrag|value|wert|rate"),
        ),
        F::Manager => (
            Words(
                "manager|team lead|team leader|teamleader|supervisor|sales manager|boss|reports to|line manager|\
             vorgesetzter|vorgesetzte|teamleiter|teamleiterin|teamleitung|leiter|leiterin|leitung|vertriebsleiter|\
             vertriebsleiterin|vertriebsleitung|fuhrungskraft|chef|chefin|verkaufsleiter",
            ),
            Words("head|lead"),
        ),
        F::Team => (Words("team|team name|sales team|mannschaft|vertriebsteam|abteilung|department|teamname"), Words("gruppe|group")),
        F::Role => (Words("role|rolle|user role|benutzerrolle|berechtigung|rights"), Words("")),
        F::Client => (
            Words(
                "account|account name|client|client name|customer|customer name|company|company name|organisation|\
             organization|kunde|kundenname|firma|firmenname|unternehmen|auftraggeber|interessent",
            ),
            Words("konto|partner|geschaftspartner|buyer|kaufer"),
        ),
        F::Contact => {
            (Words("contact|contact name|contact person|kontakt|kontaktperson|ansprechpartner|ansprechpartnerin"), Words("person"))
        }
        F::Product => (
            Words("product|product name|item|article|produkt|produktname|artikel|artikelname|artikelbezeichnung|ware"),
            Words("service|leistung|model|modell"),
        ),
        F::Stage => (
            Words(
                "stage|deal stage|sales stage|pipeline stage|opportunity stage|phase|verkaufsphase|vertriebsphase|\
             angebotsphase|stufe|stadium|deal status|angebotsstatus",
            ),
            Words("status|state|stand|step|result|ergebnis|outcome"),
        ),
        F::Amount => (
            Words(
                "amount|deal amount|deal value|close value|opportunity amount|value|contract value|order value|deal size|\
             betrag|summe|auftragswert|angebotswert|auftragssumme|angebotssumme|dealwert|wert|volumen|\
             auftragsvolumen|nettowert|netto|umsatz",
            ),
            Words("revenue|price|preis|total|sum|gesamt|turnover|erlos"),
        ),
        F::Currency => (Words("currency|currency code|wahrung|wahrungscode"), Words("")),
        F::OpenedOn => (
            Words(
                "engage date|engaged|engaged on|opened|opened on|open date|created|created on|created at|create date|\
             creation date|start date|opportunity date|first contact|contact date|kontaktdatum|erstkontakt|angelegt|\
             angelegt am|erstellt|erstellt am|erstellungsdatum|anlagedatum|eroffnet|eroffnet am|beginn|startdatum|\
             angebotsdatum",
            ),
            Words("date|datum|start|since|seit"),
        ),
        F::ClosedOn => (
            Words(
                "close date|closed|closed on|closed at|closing date|end date|won date|date won|decision date|abschluss|\
             abschlussdatum|abgeschlossen am|geschlossen am|entschieden am|entscheidungsdatum|gewonnen am|\
             auftragsdatum|enddatum|beendet am",
            ),
            Words("end|ende|completed|erledigt am"),
        ),
        F::ExpectedClose => (
            Words(
                "expected close|expected close date|expected closing|estimated close date|forecast date|target date|\
             erwarteter abschluss|voraussichtlicher abschluss|geplanter abschluss|abschluss erwartet|abschluss geplant|\
             zieldatum|prognosedatum",
            ),
            Words(""),
        ),
        F::LostReason => (
            Words(
                "lost reason|loss reason|reason lost|reason for loss|verlustgrund|absagegrund|ablehnungsgrund|\
             grund fur verlust",
            ),
            Words("reason|grund"),
        ),
        F::NextStep => (Words("next step|next action|nachster schritt|nachste aktion|to do|todo"), Words("action|aktion|aufgabe|task")),
        F::NextStepDue => (
            Words(
                "next step due|next step date|follow up|follow up date|wiedervorlage|wiedervorlagedatum|fallig am|due|\
             due date",
            ),
            Words(""),
        ),
        F::Owner => (
            Words(
                "owner|sales agent|agent|sales rep|salesperson|sales person|account manager|deal owner|account owner|\
             responsible|assigned to|representative|vertriebsmitarbeiter|vertriebsmitarbeiterin|verkaufer|verkauferin|\
             bearbeiter|sachbearbeiter|zustandig|verantwortlich|verantwortlicher|betreuer|kundenbetreuer|inhaber|\
             besitzer|aussendienst",
            ),
            Words("user|employee|mitarbeiter|seller|vertreter|vertrieb"),
        ),
        F::Source => (Words("source|lead source|origin|channel|quelle|herkunft|kanal|leadquelle"), Words("campaign|kampagne")),
        F::Tags => (Words("tags|tag|labels|keywords|schlagworte|schlagwort|stichworte|stichwort|merkmale|markierungen"), Words("label")),
        F::About => (
            Words(
                "note|notes|remark|remarks|comment|comments|description|about|notiz|notizen|bemerkung|bemerkungen|\
             kommentar|beschreibung|anmerkung|anmerkungen|info",
            ),
            Words("text|details|memo"),
        ),
    }
}

/// Words that only repeat what the rows are: `deal_amount` is the amount, `Kundenort` aside.
pub fn noise(kind: ImportKind) -> &'static [&'static str] {
    match kind {
        ImportKind::Clients => {
            &["client", "customer", "account", "company", "kunde", "kunden", "firma", "firmen", "crm", "the", "der", "die", "des"]
        }
        ImportKind::Products => &["product", "item", "article", "produkt", "artikel", "crm", "the", "der", "des"],
        ImportKind::Users => &["user", "employee", "sales", "mitarbeiter", "benutzer", "crm", "the", "der", "des"],
        ImportKind::Deals => {
            &["deal", "opportunity", "opp", "sales", "lead", "projekt", "vorgang", "angebot", "auftrag", "crm", "the", "der", "des"]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::title_words;

    #[test]
    fn words_are_written_as_titles_are_read() {
        for kind in ImportKind::ALL {
            for field in kind.fields() {
                let (telling, vague) = words(kind, field);
                assert!(telling.iter().next().is_some(), "{field:?}");
                for word in telling.iter().chain(vague.iter()) {
                    assert_eq!(title_words(word).join(" "), word, "{field:?}");
                }
            }
        }
    }
}
