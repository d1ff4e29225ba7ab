//! Which passwords are taken: long ones that are not made of what everybody uses.

use crate::texts::session as texts;
use crate::{Fault, fold};

/// Fewest characters.
pub const MIN_PASSWORD: usize = 12;
/// Most bytes: hashing more would only cost time.
pub const MAX_PASSWORD: usize = 1024;

/// Words the commonest passwords are made of, folded, in English and German, and walks
/// over the keyboard. A password of a few of these, with digits around, is among the first tried.
const COMMON: &str = "\
    password passwort passwd passwor kennwort parole losung losungswort welcome willkommen welkom admin administrator adm root \
    sysadmin system server user benutzer username login logon signin access zugang zugriff letmein letme trustno trust nobody \
    changeme change aendern secret geheim geheimnis topsecret private privat default standard guest gast test testing tester \
    testtest demo sample beispiel example muster mustermann temp temporary vorlage master meister super superuser supervisor \
    manager chef boss company firma unternehmen office buero work arbeit business sales vertrieb crm kundig kunde kunden customer \
    client database datenbank computer internet windows microsoft google facebook apple iphone samsung android linux ubuntu \
    debian oracle mysql postgres cisco router wlan wifi network netzwerk qwerty qwertz qwert azerty asdf asdfgh asdfghjkl asdfjkl \
    zxcvbn zxcvbnm yxcvbn yxcvbnm qwertyuiop qwertzuiop qazwsx qazwsxedc qayxsw qayxswedc wsxedc edcrfv poiuyt lkjhgf mnbvcx abc \
    abcd abcde abcdef abcdefg abcdefgh abcdefghij iloveyou loveyou ilove love you me my mein meine ich liebe dich ichliebedich \
    forever ever always immer fuer fur for und and the der die das hello hallo hi hey moin servus salve welt world sunshine \
    sonnenschein sonne sun moon mond star stern sternchen princess prinzessin prinz queen king koenig angel engel baby babygirl \
    honey schatz schatzi liebling darling sweet sweetheart sweety kiss sexy hot girl boy boys girls lover flower blume rose \
    butterfly schmetterling rainbow regenbogen summer sommer winter spring fruehling autumn herbst fall january january februar \
    february january march maerz april june juni july juli august september october oktober november december dezember \
    monday montag tuesday dienstag wednesday mittwoch thursday donnerstag friday freitag saturday samstag sunday sonntag \
    football fussball baseball basketball soccer hockey tennis golf bayern bvb dortmund schalke hamburg berlin muenchen munchen \
    koeln koln frankfurt stuttgart germany deutschland austria oesterreich schweiz england london america usa liverpool chelsea \
    arsenal barcelona madrid juventus lakers yankees cowboys steelers eagles dragon drache monkey affe tiger lion loewe bear \
    baer wolf dog hund cat katze mouse maus horse pferd fish fisch bird vogel panther eagle adler snoopy charlie buddy max bella \
    lucky rocky shadow ginger pepper cookie chocolate schokolade cheese kaese banana banane orange cherry kirsche coffee kaffee \
    beer bier wine wein pizza batman superman spiderman ironman starwars star wars pokemon pikachu mario zelda minecraft fortnite \
    naruto matrix hunter killer ninja pirate soldier warrior ranger knight wizard magic zauber freedom freiheit peace frieden \
    jesus christ god gott heaven himmel michael thomas andreas stefan stephan peter martin daniel christian alexander sebastian \
    florian matthias markus tobias jennifer jessica michelle nicole ashley amanda melissa sabrina stephanie andrea anna julia \
    laura lisa sarah maria robert william james john david joshua matthew andrew george jordan harley ferrari porsche mercedes \
    bmw audi volkswagen golf opel ford mustang corvette yamaha money geld million dollar euro lottery fortune success erfolg \
    power energy phoenix thunder lightning storm fire feuer water wasser earth erde silver silber gold golden diamond diamant \
    purple black schwarz white weiss green gruen gruen blue blau red rot yellow gelb happy gluecklich glueck smile lachen \
    birthday geburtstag family familie mother mutter mama papa father vater sister brother bruder schwester freund freunde \
    friend friends school schule student studio music musik guitar dance party disco rock metal hiphop player gamer game spiel \
    login123 pass word pwd pw p4ss one two three four five six seven eight nine ten eins zwei drei vier fuenf sechs sieben acht neun zehn \
    please bitte danke thanks thankyou goodbye tschuess yes no nein ja open sesame oeffne dich sesam hack hacker blink never mind nevermind whatever something anything nothing";

/// Rows of keyboards and the alphabet: pieces of four or more along them, either way, are weak.
const WALKS: [&str; 12] = [
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1q2w3e4r5t6z7u8i9o0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "qaywsxedcrfvtgbzhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];

/// At this many weak pieces or fewer, a password is one of the common ones.
const TOO_FEW: usize = 4;

/// Checks a password for a person; `theirs` are words an attacker would try first: their
/// name, their e-mail address, the organisation.
pub fn check(password: &str, theirs: &[&str]) -> Result<(), Fault> {
    if password.chars().count() < MIN_PASSWORD {
        return Err(Fault::invalid("password", texts::PASSWORD_SHORT).arg("min", MIN_PASSWORD));
    }
    if password.len() > MAX_PASSWORD {
        return Err(Fault::invalid("password", texts::PASSWORD_LONG));
    }
    if is_common(password, theirs) {
        return Err(Fault::invalid("password", texts::PASSWORD_COMMON));
    }
    Ok(())
}

fn is_common(password: &str, theirs: &[&str]) -> bool {
    let folded: Vec<char> = fold::fold(password).chars().filter(|c| !c.is_whitespace()).take(200).collect();
    let plain: Vec<char> = folded.iter().copied().map(letter_behind).collect();
    let mut words: Vec<Vec<char>> = COMMON.split_whitespace().map(|w| w.chars().collect()).collect();
    words.extend(theirs.iter().map(|t| fold::fold(t).chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>()).filter(|w| w.len() >= 3));
    for word in theirs.iter().flat_map(|t| fold::fold(t).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()) {
        if word.chars().count() >= 3 {
            words.push(word.chars().collect());
        }
    }
    // The fewest pieces that make up the first n characters; a letter on its own counts double.
    let mut fewest = vec![usize::MAX; folded.len() + 1];
    fewest[0] = 0;
    let mut weak_at_all = false;
    for at in 0..folded.len() {
        let so_far = fewest[at];
        if so_far > TOO_FEW {
            continue;
        }
        let mut reach = |len: usize, cost: usize| {
            let to = &mut fewest[at + len];
            *to = (*to).min(so_far + cost);
        };
        reach(1, if folded[at].is_alphabetic() { 2 } else { 1 });
        for len in weak_runs(&folded[at..], &plain[at..]) {
            weak_at_all = true;
            reach(len, 1);
        }
        for word in &words {
            if plain[at..].starts_with(word) || folded[at..].starts_with(word) {
                weak_at_all = true;
                reach(word.len(), 1);
            }
        }
    }
    repeats(&folded) || (weak_at_all && fewest[folded.len()] <= TOO_FEW)
}

/// The letter a digit or sign stands for in `p4ssw0rd`.
fn letter_behind(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Lengths of the weak runs that begin here: one character repeated, a walk over the
/// keyboard, a year.
fn weak_runs(rest: &[char], plain: &[char]) -> Vec<usize> {
    let mut runs = Vec::new();
    let same = rest.iter().take_while(|c| **c == rest[0]).count();
    if same >= 2 {
        runs.push(same);
    }
    for walk in WALKS {
        let forward: Vec<char> = walk.chars().collect();
        let back: Vec<char> = walk.chars().rev().collect();
        for row in [forward, back] {
            for text in [rest, plain] {
                for start in row.iter().enumerate().filter(|(_, c)| **c == text[0]).map(|(i, _)| i) {
                    let len = row[start..].iter().zip(text).take_while(|(a, b)| a == b).count();
                    let digits = text[..len].iter().all(char::is_ascii_digit);
                    runs.extend((if digits { 2 } else { 4 }..=len).rev().take(8));
                }
            }
        }
    }
    if rest.len() >= 4 && rest[..4].iter().all(char::is_ascii_digit) && (rest[..2] == ['1', '9'] || rest[..2] == ['2', '0']) {
        runs.push(4);
    }
    runs
}

/// Whether it is a short block again and again: `abcabcabcabc`.
fn repeats(text: &[char]) -> bool {
    (1..=4).any(|block| text.len() > block * 2 && text.iter().zip(&text[block..]).all(|(a, b)| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_ones_are_refused() {
        for password in [
            "passwordpassword",
            "Password1234",
            "P4ssw0rd2026!",
            "qwertzuiop12",
            "123456789012",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "iloveyou2024!",
            "Sommer2026!!",
            "Willkommen123",
            "administrator",
            "letmein12345",
            "Passwort-2026",
            "1q2w3e4r5t6y",
            "qwerty123456",
            "hallohallo12",
            "121212121212",
            "Kundig2026!!",
            "changeme1234",
            "zxcvbnm12345",
            "Fußball2026!",
        ] {
            assert!(is_common(password, &[]), "{password}");
        }
        assert!(is_common("Brandt-2026!", &["Brandt & Söhne"]));
        assert!(is_common("ada.lindt@example.org", &["ada.lindt@example.org"]));
    }

    #[test]
    fn others_are_taken() {
        for password in [
            "corkscrew-lantern-7",
            "correct horse battery staple",
            "837492938475610",
            "vK3#pLq9!xTz",
            "mein Hund mag Regen nicht",
            "grüne Wolken fliegen",
        ] {
            assert!(check(password, &["Ada Lindt", "ada@example.org"]).is_ok(), "{password}");
        }
        assert!(check("elevenchars", &[]).is_err());
        assert!(check(&"x7-".repeat(400), &[]).is_err());
    }
}
