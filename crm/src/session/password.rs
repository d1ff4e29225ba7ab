//! Passwords: Argon2id, off the threads that serve.

use crate::{Error, Result};
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// 19 MiB, two passes, one lane: the least that OWASP's password storage cheat sheet asks of Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Hashes under way at once: each takes 19 MiB and a whole core.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What an unknown account's password is compared with, so that it takes as long as a known one's.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(&format!("{:032x}", rand::random::<u128>())).unwrap_or_default());

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = argon2()?.hash_password(password.as_bytes(), &salt).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(hash.to_string())
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(|e| Error::Internal(e.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.to_string()))
}

/// A password as it is stored (PHC string).
pub(crate) async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    aside(move || hash_now(&password)).await?
}

/// Whether a password fits a stored one. Without a stored one the same work is done, for nothing.
pub(crate) async fn fits(password: &str, stored: Option<String>) -> Result<bool> {
    // More could not have been stored; nor shall it cost time.
    let password: String = if password.len() > domain::team::MAX_PASSWORD { String::new() } else { password.to_owned() };
    aside(move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.clone());
        let Ok(parsed) = PasswordHash::new(&stored) else { return Ok(false) };
        Ok(argon2()?.verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
}
