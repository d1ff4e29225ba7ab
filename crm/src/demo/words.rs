//! The words that demo data are made of. E-mail domains end in `.example` and phone
//! numbers lie in blocks kept free for fiction, so that nobody real is written to or called.

mod companies;
mod people;
mod places;
mod selling;
mod talk;

pub(super) use companies::*;
pub(super) use people::*;
pub(super) use places::*;
pub(super) use selling::*;
pub(super) use talk::*;
