//! Finding a card's place in a stage.

use super::rank;
use crate::{Error, Result, Write, q};
use domain::deals::Between;
use domain::{DealId, Scope};

/// Cards to each side that get new ranks when there is no room: at most 100 together.
const AROUND: i64 = 50;

type Place = (String, i64);

/// The rank for a card between the neighbours named. They are read anew and must be in scope
/// and in the stage; where one is not, the other decides, and without any the card goes first.
pub async fn find(write: &mut Write, scope: Scope, stage: i64, deal: i64, between: &Between) -> Result<String> {
    let above = neighbour(write, scope, stage, deal, between.above).await?;
    let (above, below) = match above {
        Some(above) => {
            let below = next(write, stage, deal, Some(&above)).await?;
            (Some(above), below)
        }
        None => match neighbour(write, scope, stage, deal, between.below).await? {
            Some(below) => (previous(write, stage, deal, &below).await?, Some(below)),
            None => (None, next(write, stage, deal, None).await?),
        },
    };
    let ranks = (above.as_ref().map(|a| a.0.as_str()), below.as_ref().map(|b| b.0.as_str()));
    match rank::between(ranks.0, ranks.1) {
        Some(rank) => Ok(rank),
        None => spread(write, stage, deal, above).await,
    }
}

/// The rank before every card of a stage.
pub async fn first(write: &mut Write, stage: i64, deal: i64) -> Result<String> {
    find(write, Scope::Nothing, stage, deal, &Between::default()).await
}

async fn neighbour(write: &mut Write, scope: Scope, stage: i64, deal: i64, wanted: Option<DealId>) -> Result<Option<Place>> {
    let Some(wanted) = wanted.filter(|w| w.0 != deal) else { return Ok(None) };
    q("SELECT d.rank, d.id FROM deals d WHERE d.archived_at IS NULL AND d.id = ")
        .push_bind(wanted)
        .push(" AND d.stage_id = ")
        .push_bind(stage)
        .scope(scope, "d.owner_id")
        .opt(write.ex())
        .await
}

async fn next(write: &mut Write, stage: i64, deal: i64, after: Option<&Place>) -> Result<Option<Place>> {
    Ok(cards(write, stage, deal, after, true, 1).await?.into_iter().next())
}

async fn previous(write: &mut Write, stage: i64, deal: i64, before: &Place) -> Result<Option<Place>> {
    Ok(cards(write, stage, deal, Some(before), false, 1).await?.into_iter().next())
}

/// Cards of a stage after (or before, nearest first) a place, the moved one left out.
async fn cards(write: &mut Write, stage: i64, deal: i64, from: Option<&Place>, down: bool, limit: i64) -> Result<Vec<Place>> {
    let mut query =
        q("SELECT rank, id FROM deals WHERE archived_at IS NULL AND stage_id = ").push_bind(stage).push(" AND id <> ").push_bind(deal);
    if let Some((rank, id)) = from {
        query = query
            .push(if down { " AND (rank, id) > (" } else { " AND (rank, id) < (" })
            .push_bind(rank)
            .push(", ")
            .push_bind(*id)
            .push(")");
    }
    query
        .push(if down { " ORDER BY rank, id LIMIT " } else { " ORDER BY rank DESC, id DESC LIMIT " })
        .push_bind(limit)
        .all(write.ex())
        .await
}

/// Gives the cards around a place new ranks with room between, without version or event:
/// their order stays. The answer is the rank at the place itself.
async fn spread(write: &mut Write, stage: i64, deal: i64, above: Option<Place>) -> Result<String> {
    for around in [AROUND, AROUND * 100, i64::from(i32::MAX)] {
        let mut upper = match &above {
            Some(place) => {
                let mut cards = cards(write, stage, deal, Some(place), false, around).await?;
                cards.insert(0, place.clone());
                cards
            }
            None => Vec::new(),
        };
        upper.reverse();
        let lower = cards(write, stage, deal, above.as_ref(), true, around).await?;
        // the outermost ones keep their ranks, unless they are the stage's ends
        let top = (upper.len() as i64 > around).then(|| upper.remove(0));
        let bottom = if lower.len() as i64 == around { lower.last().cloned() } else { None };
        let lower = &lower[..lower.len() - usize::from(bottom.is_some())];
        let count = upper.len() + 1 + lower.len();
        let ranks = rank::spread(top.as_ref().map(|t| t.0.as_str()), bottom.as_ref().map(|b| b.0.as_str()), count);
        let Some(ranks) = ranks else { continue };
        let mine = ranks[upper.len()].clone();
        let others = ranks.iter().enumerate().filter(|(n, _)| *n != upper.len()).map(|(_, rank)| rank);
        for ((_, id), rank) in upper.iter().chain(lower).zip(others) {
            q("UPDATE deals SET rank = $1 WHERE id = $2").bind(rank).bind(*id).exec(write.ex()).await?;
        }
        return Ok(mine);
    }
    Err(Error::Internal(format!("no room for a card in stage {stage}")))
}
