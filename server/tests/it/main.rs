//! The server from outside: what it answers, over which headers, to whom. One program for all
//! tests, since linking is what takes time.

mod files;
mod guard;
mod live;
mod operations;
mod pages;
mod program;
mod rights;
mod security;
mod sessions;
mod support;
mod tls;
