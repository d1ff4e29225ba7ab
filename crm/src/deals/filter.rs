//! A board's filter as SQL.

use crate::db::Q;
use crate::search::each_among_hits;
use domain::deals::DealFilter;
use domain::{UserId, Viewer};

/// Narrows to the filter, behind `deals_having` of its text. Rotting is asked by stage: see `rotting`.
pub fn narrow(mut query: Q, filter: &DealFilter, viewer: &Viewer) -> Q {
    if filter.mine {
        query = query.push(" AND COALESCE(d.owner_id, 0) = ").push_bind(viewer.user.unwrap_or(UserId(-1)));
    }
    if !filter.owners.is_empty() {
        query = query.push(" AND COALESCE(d.owner_id, 0) IN ").push_list(filter.owners.iter().take(200).copied());
    }
    if let Some(from) = filter.from {
        query = query.push(" AND d.base_minor >= ").push_bind(from);
    }
    if let Some(to) = filter.to {
        query = query.push(" AND d.base_minor <= ").push_bind(to);
    }
    each_among_hits(query, &filter.text)
}
