//! Words and rules of Kundig: pure, no IO, no clock, no framework. Compiles to
//! WebAssembly and native; the server and the pages share every type here.

pub mod activities;
pub mod analytics;
pub mod clients;
pub mod dates;
pub mod deals;
pub mod demo;
pub mod fault;
pub mod fold;
pub mod format;
pub mod ids;
pub mod imports;
pub mod input;
pub mod lang;
pub mod live;
pub mod money;
pub mod pipelines;
pub mod products;
pub mod search;
pub mod seen;
pub mod session;
pub mod settings;
pub mod setup;
pub mod tasks;
pub mod team;
pub mod texts;
pub mod timeline;
pub mod viewer;

pub use dates::{Date, Millis};
pub use fault::{Fault, FaultKind, Told};
pub use ids::*;
pub use lang::Lang;
pub use live::{LiveHello, LiveMessage, LiveRecord};
pub use money::{Currency, Money, Share};
pub use seen::{Clash, Seen, Verdict};
pub use viewer::{Action, Me, Record, Role, Scope, Viewer};
