//! Lists of any length: what they ask stands in the address, pages are read while people
//! scroll, and what others change is put in its place.

mod address;
mod find;
mod pages;
mod splice;
mod table;

pub use address::{Asked, use_asked};
pub use find::FindField;
pub use pages::{PAGE, Pages, use_pages};
pub use table::PagedTable;

use domain::Lang;
use domain::format;
use domain::texts::common;

/// How long ago something was, in days: 'today', '3 d ago'.
pub fn days_ago(lang: Lang, days: i64) -> String {
    match days {
        ..=0 => common::TODAY_IN_LINE.in_lang(lang).to_owned(),
        days => common::DAYS_AGO.fill(lang, &[("n", &format::integer(lang, days))]),
    }
}
