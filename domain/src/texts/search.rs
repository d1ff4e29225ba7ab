//! Texts of search and the command palette.

crate::texts! { "search";
    /// More results of a kind were asked for than are given.
    BAD_LIMIT = "Ask for 1 to 50 results", "Es sind 1 bis 50 Treffer möglich";
}
