//! The log keeps who and what a deal was given to by number: names are looked up when it is
//! read, within the viewer's scope, so that a name nobody may see does not come out of the past.

use crate::clients::sight;
use crate::{Crm, Result, q};
use domain::texts::timeline as texts;
use domain::timeline::{FieldChange, Happening, Of, What};
use domain::{Action, Record, Viewer};
use std::collections::{BTreeSet, HashMap};

/// What a number of a change stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Named {
    User,
    Client,
}

fn of_field(field: &str) -> Option<Named> {
    match field {
        "owner" => Some(Named::User),
        "client" => Some(Named::Client),
        _ => None,
    }
}

/// The sides of the changes that are numbers, with what they stand for.
fn numbers(rows: &mut [Happening]) -> impl Iterator<Item = (Named, &mut String)> {
    let changes = rows.iter_mut().filter_map(|row| match &mut row.what {
        What::DealChanged(changes) => Some(changes),
        _ => None,
    });
    changes.flatten().filter_map(|change| Some((of_field(&change.field)?, change))).flat_map(
        |(named, FieldChange { before, after, .. })| {
            [before, after].into_iter().flatten().map(move |side| (named, side)).filter(|(_, side)| side.parse::<i64>().is_ok())
        },
    )
}

/// Puts names in the place of numbers: one query for a page, none if it holds no number.
pub(super) async fn fill(crm: &Crm, viewer: &Viewer, of: Of, rows: &mut [Happening]) -> Result<()> {
    let mut ids: [BTreeSet<i64>; 2] = Default::default();
    for (named, side) in numbers(rows) {
        ids[named as usize].extend(side.parse::<i64>().ok());
    }
    let [users, clients] = ids;
    if users.is_empty() && clients.is_empty() {
        return Ok(());
    }
    let seen = q("SELECT CAST(1 AS BIGINT) AS named, c.id, c.name FROM clients c WHERE c.id IN ").push_list(clients.iter().copied());
    let mut statement = q("SELECT CAST(0 AS BIGINT) AS named, u.id, u.name FROM users u WHERE u.id IN ")
        .push_list(users)
        .push(" UNION ALL ")
        .append(sight::of_client(seen, viewer.scope(Record::Client, Action::Read)));
    // whoever sees a deal sees the name of the client it has now
    if let Of::Deal(deal) = of {
        statement = statement
            .push(" UNION ALL SELECT CAST(1 AS BIGINT), c.id, c.name FROM deals d JOIN clients c ON c.id = d.client_id WHERE d.id = ")
            .push_bind(deal);
    }
    let found: Vec<(i64, i64, String)> = statement.all(crm.db().read()).await?;
    let names: HashMap<(i64, i64), String> = found.into_iter().map(|(named, id, name)| ((named, id), name)).collect();
    for (named, side) in numbers(rows) {
        let id = side.parse().unwrap_or_default();
        let unseen = match named {
            Named::User => texts::SOMEBODY,
            Named::Client => texts::CLIENT_OUT_OF_SIGHT,
        };
        *side = names.get(&(named as i64, id)).cloned().unwrap_or_else(|| unseen.in_lang(viewer.lang).to_owned());
    }
    Ok(())
}
