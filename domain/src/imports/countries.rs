//! Countries by their names in English and German and by their codes: enough to tell a
//! column of countries from one of towns.

use crate::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// ISO 3166-1 alpha-2, then names folded, the English one first.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("AE", &["united arab emirates", "vereinigte arabische emirate"]),
    ("AL", &["albania", "albanien"]),
    ("AR", &["argentina", "argentinien"]),
    ("AT", &["austria", "osterreich"]),
    ("AU", &["australia", "australien"]),
    ("BA", &["bosnia and herzegovina", "bosnien und herzegowina"]),
    ("BD", &["bangladesh", "bangladesch"]),
    ("BE", &["belgium", "belgien"]),
    ("BG", &["bulgaria", "bulgarien"]),
    ("BR", &["brazil", "brasilien"]),
    ("BY", &["belarus", "weissrussland"]),
    ("CA", &["canada", "kanada"]),
    ("CH", &["switzerland", "schweiz"]),
    ("CL", &["chile"]),
    ("CN", &["china", "volksrepublik china"]),
    ("CO", &["colombia", "kolumbien"]),
    ("CR", &["costa rica"]),
    ("CU", &["cuba", "kuba"]),
    ("CY", &["cyprus", "zypern"]),
    ("CZ", &["czech republic", "czechia", "tschechien", "tschechische republik"]),
    ("DE", &["germany", "deutschland"]),
    ("DK", &["denmark", "danemark"]),
    ("DO", &["dominican republic", "dominikanische republik"]),
    ("DZ", &["algeria", "algerien"]),
    ("EC", &["ecuador"]),
    ("EE", &["estonia", "estland"]),
    ("EG", &["egypt", "agypten"]),
    ("ES", &["spain", "spanien"]),
    ("ET", &["ethiopia", "athiopien"]),
    ("FI", &["finland", "finnland"]),
    ("FR", &["france", "frankreich"]),
    ("GB", &["united kingdom", "great britain", "england", "uk", "vereinigtes konigreich", "grossbritannien", "scotland", "schottland"]),
    ("GE", &["georgia", "georgien"]),
    ("GH", &["ghana"]),
    ("GR", &["greece", "griechenland"]),
    ("GT", &["guatemala"]),
    ("HK", &["hong kong", "hongkong"]),
    ("HR", &["croatia", "kroatien"]),
    ("HU", &["hungary", "ungarn"]),
    ("ID", &["indonesia", "indonesien"]),
    ("IE", &["ireland", "irland"]),
    ("IL", &["israel"]),
    ("IN", &["india", "indien"]),
    ("IQ", &["iraq", "irak"]),
    ("IR", &["iran"]),
    ("IS", &["iceland", "island"]),
    ("IT", &["italy", "italien"]),
    ("JM", &["jamaica", "jamaika"]),
    ("JO", &["jordan", "jordanien"]),
    ("JP", &["japan"]),
    ("KE", &["kenya", "kenia"]),
    ("KR", &["korea", "south korea", "sudkorea", "republic of korea"]),
    ("KW", &["kuwait"]),
    ("KZ", &["kazakhstan", "kasachstan"]),
    ("LB", &["lebanon", "libanon"]),
    ("LI", &["liechtenstein"]),
    ("LK", &["sri lanka"]),
    ("LT", &["lithuania", "litauen"]),
    ("LU", &["luxembourg", "luxemburg"]),
    ("LV", &["latvia", "lettland"]),
    ("MA", &["morocco", "marokko"]),
    ("MD", &["moldova", "moldau", "republik moldau"]),
    ("ME", &["montenegro"]),
    ("MK", &["north macedonia", "nordmazedonien"]),
    ("MT", &["malta"]),
    ("MX", &["mexico", "mexiko"]),
    ("MY", &["malaysia"]),
    ("NG", &["nigeria"]),
    ("NL", &["netherlands", "the netherlands", "holland", "niederlande"]),
    ("NO", &["norway", "norwegen"]),
    ("NP", &["nepal"]),
    ("NZ", &["new zealand", "neuseeland"]),
    ("OM", &["oman"]),
    ("PA", &["panama"]),
    ("PE", &["peru"]),
    ("PH", &["philippines", "philippinen"]),
    ("PK", &["pakistan"]),
    ("PL", &["poland", "polen"]),
    ("PT", &["portugal"]),
    ("PY", &["paraguay"]),
    ("QA", &["qatar", "katar"]),
    ("RO", &["romania", "rumanien"]),
    ("RS", &["serbia", "serbien"]),
    ("RU", &["russia", "russland", "russian federation"]),
    ("SA", &["saudi arabia", "saudi-arabien"]),
    ("SE", &["sweden", "schweden"]),
    ("SG", &["singapore", "singapur"]),
    ("SI", &["slovenia", "slowenien"]),
    ("SK", &["slovakia", "slowakei"]),
    ("SN", &["senegal"]),
    ("TH", &["thailand"]),
    ("TN", &["tunisia", "tunesien"]),
    ("TR", &["turkey", "turkiye", "turkei"]),
    ("TW", &["taiwan"]),
    ("TZ", &["tanzania", "tansania"]),
    ("UA", &["ukraine"]),
    ("UG", &["uganda"]),
    ("US", &["united states", "united states of america", "usa", "u.s.a.", "vereinigte staaten", "vereinigte staaten von amerika"]),
    ("UY", &["uruguay"]),
    ("VE", &["venezuela"]),
    ("VN", &["vietnam"]),
    ("ZA", &["south africa", "sudafrika"]),
    ("ZM", &["zambia", "sambia"]),
    ("ZW", &["zimbabwe", "simbabwe"]),
];

static BY_NAME: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| COUNTRIES.iter().flat_map(|(code, names)| names.iter().map(move |n| (*n, *code))).collect());

/// The ISO 3166-1 alpha-2 code of a country by its name or code; `None` for anything else.
pub fn country_code(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.len() == 2 {
        return COUNTRIES.iter().map(|(code, _)| *code).find(|code| *code == text);
    }
    BY_NAME.get(fold(text).as_str()).copied()
}

/// Whether a text is a country's name or its code in capitals.
pub fn is_country(text: &str) -> bool {
    country_code(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_in_both_languages() {
        assert_eq!(country_code(" Österreich"), Some("AT"));
        assert_eq!(country_code("united STATES"), Some("US"));
        assert_eq!(country_code("DE"), Some("DE"));
        assert_eq!(country_code("de"), None);
        assert_eq!(country_code("Berlin"), None);
        for (_, names) in COUNTRIES {
            for name in *names {
                assert_eq!(fold(name), *name);
            }
        }
    }
}
