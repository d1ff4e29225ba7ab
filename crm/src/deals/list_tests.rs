//! The table's pages against the same rows sorted and filtered in memory, on both databases.

use crate::q;
use crate::testing::{NOW, TestDb, both};
use domain::deals::{DealListFilter, DealListQuery, DealListRow, DealSort};
use domain::fold::fold;
use domain::pipelines::StageKind;
use domain::search::{Query, SHORTEST_PART, Terms};
use domain::{Date, DealId, Lang, Role, UserId, Viewer};
use std::cmp::Ordering;

/// A deal as the test knows it.
#[derive(Debug, Clone)]
struct Known {
    id: i64,
    title: String,
    client: Option<String>,
    base: Option<i64>,
    amount: Option<i64>,
    owner: Option<usize>,
    stage: i64,
    status: StageKind,
    expected: Option<Date>,
    closed: Option<Date>,
    opened: Date,
    updated: i64,
}

const OWNERS: [&str; 3] = ["Änne", "Ben", "Cem"];

fn day(n: u64) -> Date {
    Date::new(2026, 5, 1).expect("a date").plus_days((n % 4) as i64)
}

/// Few different values, so that ties and missing values meet at the borders of pages.
async fn fill(db: &TestDb, owners: &[Viewer]) -> Vec<Known> {
    let pipeline = db.pipeline().await;
    let mut write = db.crm.begin(&Viewer::system(Lang::En)).await.expect("begins");
    let mut clients = Vec::new();
    for name in ["Zett", "Ärger & Co", "alpha"] {
        let (id,): (i64,) =
            q("INSERT INTO clients (kind, name, name_folded, created_at, updated_at) VALUES ('company', $1, $2, 1, 1) RETURNING id")
                .bind(name)
                .bind(fold(name))
                .one(write.ex())
                .await
                .expect("a client");
        clients.push((id, name.to_owned()));
    }
    let mut known = Vec::new();
    let mut seed = 12_345_u64;
    let mut dice = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    for at in 0..90 {
        let stage = dice(6) as usize;
        let status = match stage {
            4 => StageKind::Won,
            5 => StageKind::Lost,
            _ => StageKind::Open,
        };
        let client = clients.get(dice(5) as usize).cloned();
        let amount = (dice(4) > 0).then(|| 100 * dice(4) as i64);
        let deal = Known {
            id: 0,
            title: ["Öl", "ol", "Rohre", "10% auf_alles", "Zaun"][dice(5) as usize].to_owned(),
            client: client.as_ref().map(|c| c.1.clone()),
            base: amount.filter(|_| at % 7 != 0),
            amount,
            owner: Some(dice(4) as usize).filter(|o| *o < 3),
            stage: stage as i64 + 1,
            status,
            expected: (dice(3) > 0).then(|| day(dice(9))),
            closed: (status != StageKind::Open).then(|| day(dice(9))),
            opened: day(dice(9)),
            updated: NOW - dice(5) as i64 * 86_400_000,
        };
        let (id,): (i64,) = q(
            "INSERT INTO deals (title, title_folded, client_id, pipeline_id, stage_id, status, rank, amount_minor, currency, base_minor, \
             owner_id, expected_close, opened_on, closed_on, stage_since, created_at, updated_at) \
             VALUES ($1, $2, $3, $4, $5, $6, 'a', $7, $8, $9, $10, $11, $12, $13, 1, 1, $14) RETURNING id",
        )
        .bind(&deal.title)
        .bind(fold(&deal.title))
        .bind(client.map(|c| c.0))
        .bind(pipeline.id)
        .bind(pipeline.stages[stage])
        .bind(deal.status.as_str())
        .bind(deal.amount)
        .bind(deal.amount.map(|_| "EUR"))
        .bind(deal.base)
        .bind(deal.owner.and_then(|o| owners[o].user))
        .bind(deal.expected)
        .bind(deal.opened)
        .bind(deal.closed)
        .bind(deal.updated)
        .one(write.ex())
        .await
        .expect("a deal");
        known.push(Known { id, ..deal });
    }
    let ids: Vec<DealId> = known.iter().map(|d| DealId(d.id)).collect();
    crate::search::index_deals(&mut write, &ids).await.expect("indexes");
    write.commit().await.expect("commits");
    known
}

/// What rows are ordered by: texts and numbers as one comparable text.
fn key(deal: &Known, sort: DealSort) -> Option<String> {
    let number = |n: i64| format!("{n:020}");
    match sort {
        DealSort::Title => Some(fold(&deal.title)),
        DealSort::Client => deal.client.as_deref().map(fold),
        DealSort::Amount => deal.base.map(number),
        DealSort::Stage => Some(number(deal.stage)),
        DealSort::Owner => deal.owner.map(|o| fold(OWNERS[o])),
        DealSort::Expected => deal.expected.map(|d| d.to_string()),
        DealSort::Closed => deal.closed.map(|d| d.to_string()),
        DealSort::Opened => Some(deal.opened.to_string()),
        DealSort::Updated => Some(number(deal.updated)),
    }
}

fn order(a: &Known, b: &Known, sort: DealSort, descending: bool) -> Ordering {
    let turn = |o: Ordering| if descending { o.reverse() } else { o };
    let values = match (key(a, sort), key(b, sort)) {
        (Some(a), Some(b)) => turn(a.cmp(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    values.then_with(|| turn(a.id.cmp(&b.id)))
}

fn fits(deal: &Known, filter: &DealListFilter, owners: &[Viewer]) -> bool {
    let owner = deal.owner.and_then(|o| owners[o].user).map_or(0, |u| u.0);
    let within = |date: Option<Date>, from: Option<Date>, to: Option<Date>| {
        from.is_none_or(|f| date.is_some_and(|d| d >= f)) && to.is_none_or(|t| date.is_some_and(|d| d <= t))
    };
    filter.status.is_none_or(|s| s == deal.status)
        && filter.owner.is_none_or(|o| o.0 == owner)
        && within(deal.closed, filter.closed_from, filter.closed_to)
        && within(Some(deal.opened), filter.opened_from, filter.opened_to)
        && within(deal.expected, filter.expected_from, filter.expected_to)
        && filter.amount_from.is_none_or(|f| deal.base.is_some_and(|b| b >= f))
        && filter.amount_to.is_none_or(|t| deal.base.is_some_and(|b| b <= t))
        && has(deal, &filter.text)
}

/// Whether every word typed begins, or from three characters is in, a word of the deal or its client.
fn has(deal: &Known, text: &str) -> bool {
    let mut terms = Terms::named(&deal.title);
    terms.also(deal.client.as_deref().unwrap_or(""));
    let words: Vec<&String> = terms.name_words.iter().chain(&terms.other_words).collect();
    let fits = |spelt: &String| words.iter().any(|w| w.starts_with(spelt) || (spelt.len() >= SHORTEST_PART && w.contains(spelt)));
    Query::read(text).tokens.iter().all(|token| token.spellings.iter().any(fits))
}

async fn pages(db: &TestDb, viewer: &Viewer, query: &DealListQuery) -> Vec<DealListRow> {
    let mut query = query.clone();
    let mut rows = Vec::new();
    loop {
        let page = db.crm.deals().list(viewer, &query).await.expect("a page");
        assert!(page.rows.len() <= query.limit as usize);
        rows.extend(page.rows);
        match page.next {
            Some(next) => query.after = Some(next),
            None => return rows,
        }
    }
}

#[tokio::test]
async fn paging_gives_exactly_the_sorted_and_filtered_rows() {
    for db in both().await {
        let mut owners = Vec::new();
        for name in OWNERS {
            owners.push(db.user(name, Role::Sales).await);
        }
        let admin = db.user("Chief", Role::Admin).await;
        let known = fill(&db, &owners).await;
        let filters = [
            DealListFilter::default(),
            DealListFilter {
                status: Some(StageKind::Won),
                closed_from: Some(day(1)),
                closed_to: Some(day(2)),
                ..DealListFilter::default()
            },
            DealListFilter { owner: Some(UserId(0)), opened_from: Some(day(1)), ..DealListFilter::default() },
            DealListFilter { text: "ärger".into(), amount_from: Some(100), amount_to: Some(200), ..DealListFilter::default() },
            DealListFilter { text: "10% auf_".into(), expected_to: Some(day(2)), ..DealListFilter::default() },
        ];
        for filter in &filters {
            let mut totals = (0, 0, 0, 0);
            for sort in DealSort::ALL {
                for descending in [false, true] {
                    let mut expected: Vec<&Known> = known.iter().filter(|d| fits(d, filter, &owners)).collect();
                    expected.sort_by(|a, b| order(a, b, sort, descending));
                    let query = DealListQuery { filter: filter.clone(), sort, descending, after: None, limit: 7 };
                    let rows = pages(&db, &admin, &query).await;
                    let ids: Vec<i64> = rows.iter().map(|r| r.id.0).collect();
                    assert_eq!(ids, expected.iter().map(|d| d.id).collect::<Vec<_>>(), "{} {sort:?} {descending} {filter:?}", db.name);
                    totals = (
                        expected.len() as i64,
                        expected.iter().filter_map(|d| d.base).sum::<i64>(),
                        expected.iter().filter(|d| d.amount.is_none()).count() as i64,
                        expected.iter().filter(|d| d.amount.is_some() && d.base.is_none()).count() as i64,
                    );
                }
            }
            let sums = db.crm.deals().list_totals(&admin, filter).await.expect("sums");
            assert_eq!((sums.count, sums.sum, sums.without_amount, sums.without_rate), totals, "{} {filter:?}", db.name);
        }
        // Everybody sees their own.
        let query = DealListQuery { limit: 50, ..DealListQuery::default() };
        let own = pages(&db, &owners[1], &query).await;
        assert_eq!(own.len(), known.iter().filter(|d| d.owner == Some(1)).count());
        assert!(own.iter().all(|r| r.owner.as_ref().is_some_and(|o| o.name == "Ben")));
    }
}

#[tokio::test]
async fn a_team_is_its_people_and_those_below() {
    for db in both().await {
        let head = db.user("Head", Role::Manager).await;
        let upper = db.team("Upper", &head).await;
        let lower = db.team("Lower", &head).await;
        q("UPDATE teams SET parent_id = $1 WHERE id = $2").bind(upper).bind(lower).exec(db.crm.db().write()).await.expect("updates");
        let owners = [
            db.user_in(OWNERS[0], Role::Sales, Some(upper)).await,
            db.user_in(OWNERS[1], Role::Sales, Some(lower)).await,
            db.user(OWNERS[2], Role::Sales).await,
        ];
        let known = fill(&db, &owners).await;
        let system = Viewer::system(Lang::En);
        for (team, who) in [(upper, vec![0, 1]), (lower, vec![1])] {
            let filter = DealListFilter { team: Some(team), ..DealListFilter::default() };
            let sums = db.crm.deals().list_totals(&system, &filter).await.expect("sums");
            let expected = known.iter().filter(|d| d.owner.is_some_and(|o| who.contains(&o))).count();
            assert_eq!(sums.count, expected as i64, "{}", db.name);
        }
    }
}
