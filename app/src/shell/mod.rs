//! The frame around every page: document, rail, top bar, phone bar, palette, shortcuts,
//! language, theme, and what pages know about the person who looks.

mod bare;
mod document;
mod frame;
mod keys;
mod lang;
mod me;
mod not_found;
mod notices;
mod page;
mod palette;
mod shortcuts;
mod theme;
mod user_menu;
mod visit;

pub use bare::Bare;
pub use document::document;
pub(crate) use frame::Frame;
pub use frame::Inside;
pub use keys::{Keys, use_shortcut};
pub use lang::{set_language, t, tf, tn, use_lang};
#[cfg(feature = "ssr")]
pub use me::Visitor;
pub use me::{try_me, use_me};
pub use not_found::NotFound;
pub use notices::{Notices, seen_build};
pub use page::{Page, PageHead};
pub use palette::{Palette, PaletteGroup, PaletteHit, PaletteSource};
pub use theme::{Theme, set_theme, use_theme};
pub use visit::came_back;

use shortcuts::Shortcuts;

/// Puts what every page needs into the context; called once by `App`.
pub fn provide() {
    crate::ui::Ids::provide();
    crate::ui::Toasts::provide();
    lang::provide();
    me::provide();
    theme::provide();
    keys::provide();
    palette::provide();
    shortcuts::provide();
    notices::provide();
    crate::session::provide();
    visit::watch();
}
