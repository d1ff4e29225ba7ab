//! kundig
fn main() {}
