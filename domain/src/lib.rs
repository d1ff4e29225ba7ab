//! Words and rules of Kundig.
