//! Links between clients of one file, made when all of them are there.

use super::prepare::{Later, LaterLink};
use crate::{Result, Write, q};

/// How many parents above a client are looked at.
const HEIGHT: usize = 50;

/// Makes a link unless somebody made another one meanwhile. `false`: the client would stand
/// below itself.
pub async fn set(w: &mut Write, child: i64, link: &LaterLink, target: i64) -> Result<bool> {
    match link.what {
        Later::Parent => {
            let mut above = Some(target);
            for _ in 0..HEIGHT {
                match above {
                    Some(id) if id == child => return Ok(false),
                    Some(id) => {
                        above = q("SELECT parent_id FROM clients WHERE id = $1")
                            .bind(id)
                            .opt::<(Option<i64>,)>(w.ex())
                            .await?
                            .and_then(|r| r.0);
                    }
                    None => break,
                }
            }
            q("UPDATE clients SET parent_id = $1 WHERE id = $2 AND parent_id IS NULL").bind(target).bind(child).exec(w.ex()).await?;
        }
        Later::ReferredBy => {
            q("UPDATE clients SET referred_by = $1 WHERE id = $2 AND referred_by IS NULL").bind(target).bind(child).exec(w.ex()).await?;
        }
        Later::Company => {
            q("INSERT INTO contacts (company_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(target)
                .bind(child)
                .exec(w.ex())
                .await?;
        }
    }
    Ok(true)
}
