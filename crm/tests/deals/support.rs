//! What the tests of deals share.

use crm::q;
use crm::testing::{TestDb, TestPipeline};
use domain::deals::{Board, BoardQuery, Card, CreateDeal, MoveDeal, Moved};
use domain::{Currency, DealId, Money, StageId, Viewer};

/// A deal of so many euros in a stage.
pub async fn deal(db: &TestDb, who: &Viewer, stage: StageId, title: &str, euros: i64) -> Card {
    let wanted = CreateDeal {
        command: db.command(),
        title: title.into(),
        client: None,
        stage,
        amount: Some(Money::new(euros * 100, Currency::EUR)),
        owner: None,
        expected_close: None,
        source: None,
    };
    db.crm.deals().create(who, wanted).await.expect("a deal")
}

/// A move as somebody who sees the card would ask for it.
pub fn move_of(db: &TestDb, pipeline: &TestPipeline, card: &Card, to: StageId) -> MoveDeal {
    MoveDeal {
        command: db.command(),
        id: card.id,
        stage: to,
        between: None,
        saw_pipeline: pipeline.id,
        saw_stage: card.stage,
        lost_reason: None,
        lost_note: None,
    }
}

/// The whole board.
pub async fn board(db: &TestDb, who: &Viewer) -> Board {
    db.crm.deals().board(who, &BoardQuery { cards: Some(200), ..BoardQuery::default() }).await.expect("a board")
}

/// Ids of a column's cards in order.
pub fn ids(board: &Board, stage: StageId) -> Vec<DealId> {
    let column = board.columns.iter().find(|c| c.stage.id == stage).expect("a column");
    column.cards.iter().map(|c| c.id).collect()
}

/// How many rows a table has.
pub async fn count(db: &TestDb, sql: &'static str) -> i64 {
    let (n,): (i64,) = q(sql).one(db.crm.db().read()).await.expect("a number");
    n
}

/// A lost reason.
pub async fn reason(db: &TestDb, name: &str) -> domain::LostReasonId {
    let (id,): (i64,) = q("INSERT INTO lost_reasons (name, name_folded, position) VALUES ($1, $1, 1) RETURNING id")
        .bind(name)
        .one(db.crm.db().write())
        .await
        .expect("a reason");
    domain::LostReasonId(id)
}

/// Moves and expects it to work.
pub async fn moved(db: &TestDb, who: &Viewer, wanted: MoveDeal) -> Moved {
    db.crm.deals().move_to(who, wanted).await.expect("moved")
}
