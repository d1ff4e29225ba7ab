//! Slowing down who guesses: by account and by address, in the database, so that several
//! servers count together. A try is counted before it is made, so that many at once count too.

use crate::{Crm, Result, q};
use domain::texts::errors;
use domain::{Fault, FaultKind, Millis};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// Tries after which an account rests.
const ACCOUNT_TRIES: i64 = 5;
/// Tries after which an address rests: an office shares one.
const ADDRESS_TRIES: i64 = 30;
/// Tries are counted over this long.
const WINDOW: Millis = 60 * 60 * 1000;
/// The first rest; each further try after it doubles it.
const FIRST_REST: Millis = 60 * 1000;
/// The longest rest.
const LONGEST_REST: Millis = 15 * 60 * 1000;

/// What is counted.
#[derive(Debug, Clone)]
pub(crate) struct Counter {
    key: String,
    tries: i64,
}

impl Counter {
    /// By what somebody claims to be. Digested: people type passwords into the wrong field.
    pub(crate) fn account(name: &str) -> Self {
        let digest: String = Sha256::digest(name.as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect();
        Self { key: format!("account:{digest}"), tries: ACCOUNT_TRIES }
    }

    /// By where they come from; for IPv6 by network, since a customer has a whole /64.
    pub(crate) fn address(address: IpAddr) -> Self {
        let key = match address.to_canonical() {
            IpAddr::V4(v4) => format!("address:{v4}"),
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("address:{a:x}:{b:x}:{c:x}:{d:x}")
            }
        };
        Self { key, tries: ADDRESS_TRIES }
    }
}

/// Counts a try, or refuses it while a rest lasts.
pub(crate) async fn count(crm: &Crm, counters: &[Counter]) -> Result<()> {
    let now = crm.now();
    let mut tx = crm.db().begin().await?;
    let mut rest: Millis = 0;
    for counter in counters {
        // The update that changes nothing holds the row until the end.
        let (failures, window_start, blocked_until): (i64, i64, i64) =
            q("INSERT INTO throttle (key, failures, window_start, blocked_until) VALUES ($1, 0, $2, 0) \
               ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING failures, window_start, blocked_until")
            .bind(&counter.key)
            .bind(now)
            .one(tx.ex())
            .await?;
        if blocked_until > now {
            rest = rest.max(blocked_until - now);
            continue;
        }
        let (failures, window_start) = if now - window_start > WINDOW { (1, now) } else { (failures + 1, window_start) };
        let over = failures - counter.tries;
        let pause = if over < 0 { 0 } else { (FIRST_REST << over.min(10)).min(LONGEST_REST) };
        q("UPDATE throttle SET failures = $1, window_start = $2, blocked_until = $3 WHERE key = $4")
            .bind(failures)
            .bind(window_start)
            // This try may still be made; the rest begins with it.
            .bind(if pause > 0 { now + pause } else { 0 })
            .bind(&counter.key)
            .exec(tx.ex())
            .await?;
    }
    if rest == 0 {
        q("DELETE FROM throttle WHERE window_start < $1 AND blocked_until < $2").bind(now - 24 * WINDOW).bind(now).exec(tx.ex()).await?;
    }
    tx.commit().await?;
    if rest > 0 {
        let minutes = (rest + 59_999) / 60_000;
        return Err(Fault::new(FaultKind::TooMany, errors::TOO_MANY).arg("minutes", minutes).into());
    }
    Ok(())
}

/// Forgets the tries of who got in.
pub(crate) async fn forget(crm: &Crm, counter: &Counter) -> Result<()> {
    q("DELETE FROM throttle WHERE key = $1").bind(&counter.key).exec(crm.db().write()).await.map(drop)
}

/// Takes back one counted try: of an address whose visitor got in.
pub(crate) async fn take_back(crm: &Crm, counter: &Counter) -> Result<()> {
    q("UPDATE throttle SET failures = failures - 1, blocked_until = 0 WHERE key = $1 AND failures > 0")
        .bind(&counter.key)
        .exec(crm.db().write())
        .await
        .map(drop)
}
