//! The live feed: `GET /live`, server-sent events. One stream a browser; each message says
//! that something changed that this viewer may see, never what it says.

mod hub;
mod stream;

pub use hub::{Hub, Note};
pub use stream::stream;
