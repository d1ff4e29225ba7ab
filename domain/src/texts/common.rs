//! Words used everywhere.

crate::texts! { "common";
    SAVE = "Save", "Speichern";
    CANCEL = "Cancel", "Abbrechen";
    UNDO = "Undo", "Rückgängig";
}
