//! The dashboard's figures, against a plain evaluation of the same deals in Rust.

mod analytics {
    pub mod naive;
    pub mod real_files;
    pub mod rights;
    pub mod same;
    pub mod world;
}
