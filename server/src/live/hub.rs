//! Reads the log above a cursor and tells every open stream its part.

use crm::Crm;
use crm::feed::{Transaction, message_for};
use domain::{LiveMessage, Viewer};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, mpsc};

/// A stream that is more than this many events behind is asked to reload instead.
const FAR_BEHIND: usize = 1_000;
/// Messages waiting for one stream; a reader slower than that is cut off and catches up by its cursor.
const WAITING: usize = 256;
/// How often it is looked whether the sessions of open streams still stand.
const CHECK_EVERY: Duration = Duration::from_secs(15);
/// Pause after the database failed.
const PAUSE: Duration = Duration::from_secs(1);

/// What a stream is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A transaction's part that this viewer may know.
    Change(LiveMessage),
    /// Too much happened: read everything anew, and go on from this cursor.
    Reload(i64),
    /// The session ended or its person was deactivated: the last note of a stream.
    SignedOut,
}

/// The hub of one process. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

struct Inner {
    crm: Crm,
    open: Mutex<Open>,
    check: Notify,
}

#[derive(Default)]
struct Open {
    /// No new streams: the server is stopping.
    closed: bool,
    next: u64,
    /// Last event told.
    position: i64,
    streams: HashMap<u64, Stream>,
}

struct Stream {
    /// What the session is stored under.
    session: String,
    viewer: Viewer,
    to: mpsc::Sender<Note>,
}

/// A stream's end: what it missed since its cursor, then what comes. Dropped, it is forgotten.
pub struct Listener {
    hub: Hub,
    id: u64,
    /// Where the feed stood when it began.
    pub position: i64,
    /// What it missed.
    pub missed: Vec<Note>,
    notes: mpsc::Receiver<Note>,
}

impl Listener {
    /// The next note; `None` when the stream ends.
    pub async fn next(&mut self) -> Option<Note> {
        self.notes.recv().await
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.hub.open().streams.remove(&self.id);
    }
}

impl Hub {
    /// Over the use cases. Nothing is told before [`Hub::run`] runs.
    pub fn new(crm: Crm) -> Self {
        Self { inner: Arc::new(Inner { crm, open: Mutex::default(), check: Notify::new() }) }
    }

    /// How many streams are open.
    pub fn listeners(&self) -> u32 {
        u32::try_from(self.open().streams.len()).unwrap_or(u32::MAX)
    }

    /// Looks soon whether every stream's session still stands.
    pub fn check_sessions(&self) {
        self.inner.check.notify_one();
    }

    /// Ends every stream, and takes no new one.
    pub fn stop(&self) {
        let mut open = self.open();
        open.closed = true;
        open.streams.clear();
    }

    /// Opens a stream for a signed-in viewer, from a cursor on if it has one. `session` is what
    /// the session is stored under. `None` while the server stops.
    pub async fn listen(&self, session: String, viewer: Viewer, cursor: Option<i64>) -> crm::Result<Option<Listener>> {
        let (to, notes) = mpsc::channel(WAITING);
        let (id, position) = {
            let mut open = self.open();
            if open.closed {
                return Ok(None);
            }
            let id = open.next;
            open.next += 1;
            open.streams.insert(id, Stream { session, viewer: viewer.clone(), to });
            (id, open.position)
        };
        // From here on nothing is missed: what is above `position` comes by the channel.
        let mut listener = Listener { hub: self.clone(), id, position, missed: Vec::new(), notes };
        if let Some(cursor) = cursor.filter(|cursor| *cursor < position) {
            listener.missed = self.missed(&viewer, cursor, position).await?;
        }
        Ok(Some(listener))
    }

    async fn missed(&self, viewer: &Viewer, cursor: i64, position: i64) -> crm::Result<Vec<Note>> {
        let feed = self.inner.crm.feed();
        let mut transactions = feed.after(cursor, FAR_BEHIND + 1).await?;
        if transactions.iter().map(|t| t.events).sum::<usize>() > FAR_BEHIND || transactions.last().is_none_or(|t| t.cursor < position) {
            return Ok(vec![Note::Reload(position)]);
        }
        transactions.retain(|t| t.cursor <= position);
        let hearing = feed.hearing(&transactions).await?;
        Ok(transactions.iter().filter_map(|t| message_for(t, viewer, &hearing)).map(Note::Change).collect())
    }

    /// Runs until the process ends. A failing database is waited for.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.follow().await {
                tracing::warn!(%error, "the live feed can't read the log; trying again");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }

    /// Makes the position the newest event, unless it was set before.
    pub async fn start(&self) -> crm::Result<()> {
        let newest = self.inner.crm.feed().newest().await?;
        let mut open = self.open();
        if open.position == 0 {
            open.position = newest;
        }
        Ok(())
    }

    async fn follow(&self) -> crm::Result<()> {
        self.start().await?;
        let mut wakes = self.inner.crm.feed().wakes().await?;
        let mut check = tokio::time::interval(CHECK_EVERY);
        loop {
            // What happened before the wakes began, or meanwhile, is read first.
            self.read_on().await?;
            tokio::select! {
                woken = wakes.next() => woken?,
                _ = check.tick() => self.drop_ended().await?,
                () = self.inner.check.notified() => self.drop_ended().await?,
            }
        }
    }

    async fn read_on(&self) -> crm::Result<()> {
        loop {
            let position = self.open().position;
            let transactions = self.inner.crm.feed().after(position, FAR_BEHIND).await?;
            let Some(last) = transactions.last() else { return Ok(()) };
            if transactions.iter().map(|t| t.events).sum::<usize>() >= FAR_BEHIND {
                let newest = self.inner.crm.feed().newest().await?;
                self.tell(newest, |_| Some(vec![Note::Reload(newest)]));
                continue;
            }
            let cursor = last.cursor;
            self.drop_ended().await?;
            self.tell_changes(cursor, &transactions).await?;
        }
    }

    async fn tell_changes(&self, cursor: i64, transactions: &[Transaction]) -> crm::Result<()> {
        let hearing = self.inner.crm.feed().hearing(transactions).await?;
        self.tell(cursor, |viewer| {
            let notes: Vec<Note> = transactions.iter().filter_map(|t| message_for(t, viewer, &hearing)).map(Note::Change).collect();
            Some(notes)
        });
        Ok(())
    }

    /// Moves the position and tells every stream its notes, as one step: a stream that opens
    /// meanwhile begins either before or after it.
    fn tell(&self, position: i64, notes: impl Fn(&Viewer) -> Option<Vec<Note>>) {
        let mut open = self.open();
        open.position = position;
        open.streams.retain(|_, stream| {
            let all_sent = notes(&stream.viewer).into_iter().flatten().try_for_each(|note| stream.to.try_send(note));
            // A reader that is too slow is cut off; its browser comes back with its cursor.
            all_sent.is_ok()
        });
    }

    /// Ends the streams whose session is gone, and takes over changed roles.
    async fn drop_ended(&self) -> crm::Result<()> {
        let keys: Vec<String> = self.open().streams.values().map(|s| s.session.clone()).collect();
        if keys.is_empty() {
            return Ok(());
        }
        let standing: HashMap<String, Viewer> = self.inner.crm.sessions().standing(&keys).await?.into_iter().collect();
        self.open().streams.retain(|_, stream| match standing.get(&stream.session) {
            Some(viewer) => {
                stream.viewer = viewer.clone();
                true
            }
            // Opened after the question was asked: looked at next time.
            None if !keys.contains(&stream.session) => true,
            None => {
                // If its channel is full, the stream ends without the note.
                let _ = stream.to.try_send(Note::SignedOut);
                false
            }
        });
        Ok(())
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.inner.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
