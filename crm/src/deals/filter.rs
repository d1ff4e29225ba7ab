//! A board's filter as SQL.

use crate::db::Q;
use domain::deals::DealFilter;
use domain::fold::fold;
use domain::{UserId, Viewer};

/// Joins what the filter looks at, beside `deals d`.
pub fn joins(query: Q, filter: &DealFilter) -> Q {
    if words(filter).is_some() { query.push(" LEFT JOIN clients fc ON fc.id = d.client_id") } else { query }
}

/// Narrows to the filter. Rotting is asked by stage: see `rotting`.
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
    if let Some(pattern) = words(filter) {
        query = query
            .push(" AND (d.title_folded LIKE ")
            .push_bind(pattern.clone())
            .push(" ESCAPE '\\' OR fc.name_folded LIKE ")
            .push_bind(pattern)
            .push(" ESCAPE '\\')");
    }
    query
}

fn words(filter: &DealFilter) -> Option<String> {
    let text = fold(&filter.text);
    let mut pattern = String::from("%");
    for c in text.chars().take(200) {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    (!text.is_empty()).then_some(pattern)
}
