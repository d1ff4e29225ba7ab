//! One server at a time works on a SQLite file. Whoever holds the lock beside it knows that
//! no other one does, so that work a killed server left behind can go on at once.

use crate::config::Place;
use std::fs::File;

/// Held for the server's life; the system lets go of it however the process ends.
pub struct Lone {
    _lock: File,
}

impl Lone {
    /// Takes the lock. `None` on PostgreSQL, where several servers share the work, if another
    /// server has this file open, or where files can't be locked.
    pub fn take(place: &Place) -> Option<Lone> {
        let mut path = place.sqlite_file.clone()?.into_os_string();
        path.push(".serving");
        let lock = File::options().create(true).append(true).open(path).ok()?;
        lock.try_lock().ok()?;
        Some(Lone { _lock: lock })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_does_not_get_it_until_the_first_is_gone() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let file = dir.path().join("a.db");
        let place = Place {
            data: dir.path().to_owned(),
            database_url: format!("sqlite:{}", file.display()),
            sqlite_file: Some(file),
            files: dir.path().join("files"),
        };
        let first = Lone::take(&place).expect("nobody else is there");
        assert!(Lone::take(&place).is_none());
        drop(first);
        assert!(Lone::take(&place).is_some());
        assert!(Lone::take(&Place { sqlite_file: None, ..place }).is_none());
    }
}
