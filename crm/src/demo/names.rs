//! Names, addresses and sentences put together from the words.

use super::rng::Rng;
use super::words::*;
use domain::fold::fold_umlauts;

/// A person's name.
pub(super) struct PersonName {
    pub first: &'static str,
    pub last: &'static str,
}

impl PersonName {
    pub fn new(rng: &mut Rng, german: bool) -> Self {
        let (first, last) = if german { (FIRST_DE, LAST_DE) } else { (FIRST_EN, LAST_EN) };
        Self { first: rng.pick(first), last: rng.pick(last) }
    }

    pub fn full(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// `first.last` as it stands in an e-mail address.
    pub fn mailbox(&self) -> String {
        format!("{}.{}", slug(self.first), slug(self.last))
    }
}

/// A company's name and what it does.
pub(super) struct CompanyName {
    pub name: String,
    pub industry: &'static str,
    /// Its e-mail domain.
    pub domain: String,
}

impl CompanyName {
    pub fn new(rng: &mut Rng, german: bool, town: &str) -> Self {
        let (last, lines, forms) = if german { (LAST_DE, LINE_DE, FORM_DE) } else { (LAST_EN, LINE_EN, FORM_EN) };
        let family: &str = rng.pick(last);
        let (line, industry) = rng.pick(lines);
        let form: &str = rng.pick(forms);
        let (name, industry) = match rng.below(10) {
            0..=3 if german => {
                let (trade, industry) = rng.pick(TRADE_DE);
                (if rng.percent(60) { format!("{trade} {family} {form}") } else { format!("{trade} {family}") }, industry)
            }
            4 if german => (format!("Stadtwerke {town}"), "Energy"),
            5 => (format!("{} {line} {form}", rng.pick(CORE)), industry),
            6 => (format!("{} {town} {form}", rng.pick(CORE)), industry),
            7 => (format!("{family} & {} {form}", rng.pick(last)), industry),
            _ => (format!("{family} {line} {form}"), industry),
        };
        let place = slug(town);
        let words: Vec<&str> = name.split(' ').take(2).collect();
        let domain =
            if rng.percent(70) { format!("{}.example", slug(&words.join(" "))) } else { format!("{}-{place}.example", slug(words[0])) };
        Self { name, industry, domain }
    }
}

/// Letters, digits and hyphens.
pub(super) fn slug(text: &str) -> String {
    let folded = fold_umlauts(text);
    let words: Vec<&str> = domain::search::words(&folded).collect();
    words.join("-")
}

/// A phone number out of the blocks kept free.
pub(super) fn phone(rng: &mut Rng, german: bool) -> String {
    if german {
        format!("{}{:04}", rng.pick(PHONES_DE), rng.below(10_000))
    } else {
        let block: &str = rng.pick(PHONES_EN);
        // The American block has two digits left, the others three.
        if block.ends_with("01") { format!("{block}{:02}", rng.below(100)) } else { format!("{block}{:03}", rng.below(1000)) }
    }
}

/// Street and number.
pub(super) fn street(rng: &mut Rng, german: bool) -> String {
    let number = rng.between(1, 120);
    if german { format!("{} {number}", rng.pick(STREETS_DE)) } else { format!("{number} {}", rng.pick(STREETS_EN)) }
}

/// What a deal is about.
pub(super) fn title(rng: &mut Rng, german: bool) -> String {
    let about: &str = rng.pick(if german { DEALS_DE } else { DEALS_EN });
    let number = rng.between(2, 64);
    match rng.below(4) {
        0 if german => format!("{about}, {number} Stück"),
        0 => format!("{about}, {number} pieces"),
        1 if german => format!("{about} {number}"),
        1 => format!("{about}, lot {number}"),
        _ => about.to_owned(),
    }
}

/// What was said or noted; the same number gives the same text.
pub(super) fn talk(number: u32, german: bool) -> String {
    let list = if german { TALK_DE } else { TALK_EN };
    let mut rng = Rng::new(u64::from(number), 77);
    let first: &str = rng.pick(list);
    if rng.percent(45) { format!("{first} {}", rng.pick(list)) } else { first.to_owned() }
}
