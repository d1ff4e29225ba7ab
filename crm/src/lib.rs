//! Use cases of Kundig.
