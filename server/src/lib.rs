//! The program: command line, HTTP, sessions, live feed. It knows every other room and
//! nobody knows it.

pub mod cli;
pub mod config;
pub mod http;
pub mod jobs;
pub mod live;
pub mod logs;
pub mod lone;
pub mod session;
