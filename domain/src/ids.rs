//! A type for each kind of record's id, so that a deal's can't be taken for a client's.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(id: i64) -> Self { Self(id) }
        }
        impl From<$name> for i64 {
            fn from(id: $name) -> i64 { id.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> { s.parse().map(Self) }
        }
    )*};
}

ids! {
    /// A person who works with Kundig.
    UserId;
    /// A team of users with a manager.
    TeamId;
    /// A company or a person in the card index.
    ClientId;
    /// Something that is sold.
    ProductId;
    /// A pipeline of stages.
    PipelineId;
    /// A stage of a pipeline.
    StageId;
    /// A possible sale.
    DealId;
    /// A task.
    TaskId;
    /// A note or a logged call.
    ActivityId;
    /// Why a deal was lost.
    LostReasonId;
    /// A tag.
    TagId;
    /// An entry of the log.
    EventId;
    /// Many commands made as one.
    BatchId;
    /// An import of a file.
    ImportId;
}

/// 128 random bits, as 32 hex digits, that a caller gives to a command: the same
/// command sent twice is one change, and the repeat gets the stored answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub String);

impl CommandId {
    /// Out of 16 random bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes.iter().map(|b| format!("{b:02x}")).collect())
    }

    /// Whether it has the shape of a command id (32 hex digits).
    pub fn is_valid(&self) -> bool {
        self.0.len() == 32 && self.0.bytes().all(|b| b.is_ascii_hexdigit())
    }
}
