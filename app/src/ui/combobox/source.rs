//! What a combobox offers, and where it comes from.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// One record to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComboOption {
    /// What is stored: the record's id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// More about it at the right: place, price.
    pub note: Option<String>,
}

impl ComboOption {
    /// A record by its id and name.
    pub fn new(id: impl ToString, label: impl Into<String>) -> Self {
        ComboOption { id: id.to_string(), label: label.into(), note: None }
    }

    /// The same with a note at the right.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

pub(super) type Found = Pin<Box<dyn Future<Output = Vec<ComboOption>> + Send>>;

/// Where options come from: called with what is typed, empty for the first look.
#[derive(Clone)]
pub struct ComboSource(pub(super) Arc<dyn Fn(String) -> Found + Send + Sync>);

impl ComboSource {
    /// From a server function: `ComboSource::new(|query| async move { … })`.
    pub fn new<F, Fut>(find: F) -> Self
    where
        F: Fn(String) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Vec<ComboOption>> + Send + 'static,
    {
        ComboSource(Arc::new(move |query| Box::pin(find(query))))
    }

    /// From a list that is here already; matches any part of the name.
    pub fn fixed(options: Vec<ComboOption>) -> Self {
        ComboSource::new(move |query| {
            let query = query.to_lowercase();
            let hits = options.iter().filter(|o| o.label.to_lowercase().contains(&query)).take(50).cloned().collect();
            async move { hits }
        })
    }
}
