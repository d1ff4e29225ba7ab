//! Tasks.

crate::texts! { "tasks";
    /// Panel and tab.
    TASKS = "Tasks", "Aufgaben";
    /// Panel on a card.
    NEXT_TASKS = "Next tasks", "Nächste Aufgaben";
    /// Button and tab of the composer.
    TASK = "Task", "Aufgabe";
    /// Button.
    ADD_TASK = "Add task", "Aufgabe anlegen";
    /// Field.
    TITLE = "What is to do", "Was ist zu tun";
    /// Field.
    DUE = "Due", "Fällig";
    /// Field.
    OWNER = "Whose task", "Wessen Aufgabe";
    /// Name of the tick of a task.
    TICK = "Done: {title}", "Erledigt: {title}";
    /// Toast.
    DONE = "Task done", "Aufgabe erledigt";
    /// Toast.
    REOPENED = "Task open again", "Aufgabe wieder offen";
    /// Toast.
    DELETED = "Task deleted", "Aufgabe gelöscht";
    /// Toast.
    ADDED = "Task added", "Aufgabe angelegt";
    /// Name of the menu of a task.
    MORE = "Task {title}: more", "Aufgabe {title}: mehr";
    /// Sheet.
    EDIT = "Edit task", "Aufgabe bearbeiten";
    /// Empty panel.
    NONE = "No open tasks.", "Keine offenen Aufgaben.";
    /// Choice of a day.
    NEXT_WEEK = "In a week", "In einer Woche";
}
