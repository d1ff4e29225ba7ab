//! The code printed at start: it shows that who sets up can see the server's output.

use crate::{Crm, Result, Write, q};

/// The setting it is kept under, until the organisation is set up. In the database, so that
/// several servers print the same.
const NAME: &str = "setup_code";
/// Without letters and digits that look alike.
const LETTERS: &[u8] = b"ABCDEFGHJKMNPQRSTVWXYZ23456789";

/// The code, made if there is none.
pub(super) async fn current(crm: &Crm) -> Result<String> {
    let fresh: String = rand::random::<[u8; 12]>().iter().map(|b| char::from(LETTERS[usize::from(*b) % LETTERS.len()])).collect();
    q("INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .bind(NAME)
        .bind(&fresh)
        .exec(crm.db().write())
        .await?;
    let (code,): (String,) = q("SELECT value FROM settings WHERE name = $1").bind(NAME).one(crm.db().read()).await?;
    Ok(format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]))
}

/// Whether a typed code is the one; dashes, spaces and case do not matter.
pub(super) async fn fits(crm: &Crm, typed: &str) -> Result<bool> {
    let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let stored: Option<(String,)> = q("SELECT value FROM settings WHERE name = $1").bind(NAME).opt(crm.db().read()).await?;
    let Some((stored,)) = stored else { return Ok(false) };
    // Every letter is compared, so that the time tells nothing.
    let differ = stored.bytes().zip(typed.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    Ok(stored.len() == typed.len() && differ == 0)
}

/// It has served.
pub(super) async fn forget(write: &mut Write) -> Result<()> {
    q("DELETE FROM settings WHERE name = $1").bind(NAME).exec(write.ex()).await.map(drop)
}
