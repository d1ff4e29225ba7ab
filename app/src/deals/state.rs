//! What the board shows, kept so that a change touches only what changed.

#![cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "cards move, and news arrives, in browsers only"))]

use domain::deals::{Board, BoardQuery, BoardSort, Card, Column, PipelineName, Totals};
use domain::pipelines::Stage;
use domain::{CommandId, DealId, Millis, StageId};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::sync::Arc;

/// A column of the board.
#[derive(Clone)]
pub struct ColumnState {
    /// Its stage.
    pub stage: Stage,
    /// Its place from the left, from 0.
    pub index: usize,
    /// How many columns there are.
    pub of: usize,
    /// Over all its deals.
    pub totals: ArcRwSignal<Totals>,
    /// Its cards in order, as far as they are loaded.
    pub ids: ArcRwSignal<Vec<DealId>>,
    /// Whether there are more.
    pub more: ArcRwSignal<bool>,
    /// Whether more are being fetched.
    pub loading: ArcRwSignal<bool>,
}

/// Where a lifted card would be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// In a column, before the card at this place (the lifted one left out).
    Column(StageId, usize),
    /// On the zone of lost deals.
    Lost,
    /// On the zone of other pipelines.
    Other,
    /// On the zone of won deals.
    Won,
}

/// Where a card is, to put it back there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its column.
    pub stage: StageId,
    /// Its place in it.
    pub at: usize,
}

/// Everything the parts of the board share.
#[derive(Clone, Copy)]
pub struct BoardState {
    /// The last board read: everything in it but the columns is shown from here.
    pub board: RwSignal<Arc<Board>>,
    /// What is asked.
    pub query: RwSignal<BoardQuery>,
    /// The columns; told anew only if the stages change.
    pub columns: RwSignal<Vec<ColumnState>>,
    cards: StoredValue<HashMap<DealId, ArcRwSignal<Card>>>,
    /// When the last board was read: what ages count from.
    pub now: RwSignal<Millis>,
    /// What screen readers are told.
    pub say: RwSignal<String>,
    /// The card being dragged or moved by keys.
    pub lifted: RwSignal<Option<Card>>,
    /// Where it would be dropped.
    pub over: RwSignal<Option<Over>>,
    /// The column a quick form is open in.
    pub adding: RwSignal<Option<StageId>>,
    /// The card whose 'Move to …' is open.
    pub moving: RwSignal<Option<Card>>,
    /// The card whose lost reason is asked for.
    pub losing: RwSignal<Option<Card>>,
    /// The deal last changed from this page: its sheet reads it anew.
    pub touched: RwSignal<Option<DealId>>,
    own: StoredValue<Vec<CommandId>>,
    /// How many changes are on their way, and how often one left or arrived.
    sent: StoredValue<(u32, u64)>,
}

impl BoardState {
    /// From the first answer.
    pub fn new(board: Board, query: BoardQuery) -> Self {
        let state = Self {
            now: RwSignal::new(board.now),
            board: RwSignal::new(Arc::new(Board { columns: Vec::new(), ..board.clone() })),
            query: RwSignal::new(query),
            columns: RwSignal::new(Vec::new()),
            cards: StoredValue::new(HashMap::new()),
            say: RwSignal::new(String::new()),
            lifted: RwSignal::new(None),
            over: RwSignal::new(None),
            adding: RwSignal::new(None),
            moving: RwSignal::new(None),
            losing: RwSignal::new(None),
            touched: RwSignal::new(None),
            own: StoredValue::new(Vec::new()),
            sent: StoredValue::new((0, 0)),
        };
        state.set_columns(board.columns);
        state
    }

    /// Takes over a newer answer. Cards that are still there stay as they are in the page.
    pub fn apply(self, mut board: Board) {
        let columns = std::mem::take(&mut board.columns);
        self.now.set(board.now);
        self.board.set(Arc::new(board));
        let same = self.columns.with_untracked(|now| now.iter().map(|c| &c.stage).eq(columns.iter().map(|c| &c.stage)));
        if same {
            let shown: HashSet<DealId> = columns.iter().flat_map(|c| &c.cards).map(|c| c.id).collect();
            for (now, new) in self.columns.get_untracked().into_iter().zip(columns) {
                self.patch(&now, new, &shown);
            }
        } else {
            self.set_columns(columns);
        }
        self.forget_unseen();
    }

    fn set_columns(self, columns: Vec<Column>) {
        let of = columns.len();
        let made = columns.into_iter().enumerate().map(|(index, column)| ColumnState {
            index,
            of,
            totals: ArcRwSignal::new(column.totals),
            ids: ArcRwSignal::new(column.cards.iter().map(|c| c.id).collect()),
            more: ArcRwSignal::new(column.more),
            loading: ArcRwSignal::new(false),
            stage: {
                column.cards.into_iter().for_each(|card| self.keep(card));
                column.stage
            },
        });
        let made = made.collect();
        self.columns.set(made);
    }

    /// The new beginning of a column; what was loaded beyond it stays, unless it is elsewhere.
    fn patch(self, now: &ColumnState, new: Column, shown: &HashSet<DealId>) {
        let mut ids: Vec<DealId> = new.cards.iter().map(|c| c.id).collect();
        let mut more = new.more;
        if let (true, Some(last)) = (new.more, new.cards.last()) {
            let last = self.key(last);
            let tail: Vec<DealId> = now.ids.with_untracked(|old| {
                let behind = |id: &&DealId| self.get(**id).is_some_and(|c| c.stage == new.stage.id && self.key(&c) > last);
                old.iter().filter(|id| !shown.contains(id)).filter(behind).copied().collect()
            });
            if !tail.is_empty() {
                ids.extend(tail);
                more = now.more.get_untracked();
            }
        }
        new.cards.into_iter().for_each(|card| self.keep(card));
        set_if_new(&now.totals, new.totals);
        set_if_new(&now.more, more);
        set_if_new(&now.ids, ids);
    }

    /// Appends the next cards of a column.
    pub fn append(self, column: &ColumnState, cards: Vec<Card>, more: bool) {
        let mut ids = column.ids.get_untracked();
        let known: HashSet<DealId> = self.columns.with_untracked(|all| all.iter().flat_map(|c| c.ids.get_untracked()).collect());
        for card in cards {
            if !known.contains(&card.id) {
                ids.push(card.id);
            }
            self.keep(card);
        }
        column.ids.set(ids);
        set_if_new(&column.more, more);
    }

    /// Puts a card's newest state in place, if it is shown or will be.
    pub fn keep(self, card: Card) {
        let known = self.cards.with_value(|cards| cards.get(&card.id).cloned());
        match known {
            Some(signal) => set_if_new(&signal, card),
            None => self.cards.update_value(|cards| {
                cards.insert(card.id, ArcRwSignal::new(card));
            }),
        }
    }

    fn forget_unseen(self) {
        let seen: HashSet<DealId> = self.columns.with_untracked(|all| all.iter().flat_map(|c| c.ids.get_untracked()).collect());
        self.cards.update_value(|cards| cards.retain(|id, _| seen.contains(id)));
    }

    /// A card's signal.
    pub fn signal(self, id: DealId) -> Option<ArcRwSignal<Card>> {
        self.cards.with_value(|cards| cards.get(&id).cloned())
    }

    /// A card as it is.
    pub fn get(self, id: DealId) -> Option<Card> {
        self.signal(id).map(|card| card.get_untracked())
    }

    /// A stage's column.
    pub fn column(self, stage: StageId) -> Option<ColumnState> {
        self.columns.with_untracked(|all| all.iter().find(|c| c.stage.id == stage).cloned())
    }

    /// Where a card is shown.
    pub fn spot(self, id: DealId) -> Option<Spot> {
        self.columns.with_untracked(|all| {
            all.iter().find_map(|c| {
                let at = c.ids.with_untracked(|ids| ids.iter().position(|i| *i == id))?;
                Some(Spot { stage: c.stage.id, at })
            })
        })
    }

    /// Takes a card off the board, numbers included.
    pub fn take_off(self, id: DealId) {
        if let Some(column) = self.spot(id).and_then(|spot| self.column(spot.stage)) {
            column.ids.update(|ids| ids.retain(|i| *i != id));
            if let Some(card) = self.get(id) {
                count(&column, &card, -1);
            }
        }
    }

    /// Puts a card into a column at a place, numbers included. A card that is elsewhere is
    /// taken from there first.
    pub fn put(self, card: Card, spot: Spot) {
        self.take_off(card.id);
        let Some(column) = self.column(spot.stage) else { return };
        let id = card.id;
        count(&column, &card, 1);
        self.keep(Card { stage: spot.stage, ..card });
        column.ids.update(|ids| ids.insert(spot.at.min(ids.len()), id));
    }

    /// Puts a card where its order says, if its stage is shown.
    pub fn put_sorted(self, card: Card) {
        self.take_off(card.id);
        let Some(column) = self.column(card.stage) else { return };
        let key = self.key(&card);
        let ids = column.ids.get_untracked();
        let at = ids.iter().position(|id| self.get(*id).is_some_and(|c| self.key(&c) > key)).unwrap_or(ids.len());
        if at == ids.len() && column.more.get_untracked() {
            // behind what is loaded
            count(&column, &card, 1);
            return;
        }
        self.put(card.clone(), Spot { stage: card.stage, at });
    }

    fn key(self, card: &Card) -> (String, String, DealId) {
        let due = match self.query.with_untracked(|q| q.sort) {
            BoardSort::Rank => String::new(),
            BoardSort::NextStep => card.next_step_due.map_or_else(|| "9999-12-31".to_owned(), |d| d.to_string()),
        };
        (due, card.rank.clone(), card.id)
    }

    /// Whether the board is still on the page: an answer may arrive, or a move be taken back,
    /// when it was left.
    pub fn is_there(self) -> bool {
        self.columns.try_with_untracked(|_| ()).is_some()
    }

    /// Sends what changes the board, and waits for the answer.
    pub async fn sent<T>(self, command: impl Future<Output = T>) -> T {
        self.sent.try_update_value(|(now, times)| (*now, *times) = (*now + 1, *times + 1));
        let answer = command.await;
        self.sent.try_update_value(|(now, times)| (*now, *times) = (now.saturating_sub(1), *times + 1));
        answer
    }

    /// Asks for the board. Nothing if the page changed it meanwhile: the answer may be from
    /// before, and cards would jump back.
    pub async fn unless_changed<T>(self, question: impl Future<Output = T>) -> Option<T> {
        let before = self.sent.try_get_value();
        let answer = question.await;
        (before.is_some_and(|(on_their_way, _)| on_their_way == 0) && self.sent.try_get_value() == before).then_some(answer)
    }

    /// Remembers a command of this page, so that its own news are not applied again.
    pub fn own(self, command: &CommandId) {
        self.own.try_update_value(|own| {
            own.push(command.clone());
            if own.len() > 100 {
                own.remove(0);
            }
        });
    }

    /// Forgets a command whose answer got lost: if it was done all the same, its news tell.
    pub fn disown(self, command: &CommandId) {
        self.own.try_update_value(|own| own.retain(|c| c != command));
    }

    /// The pipeline a stage belongs to.
    pub fn pipeline_of(self, stage: StageId) -> Option<PipelineName> {
        self.board.with_untracked(|b| b.pipelines.iter().find(|p| p.has(stage)).cloned())
    }

    /// Whether this page sent a command.
    pub fn is_own(self, command: &CommandId) -> bool {
        self.own.with_value(|own| own.contains(command))
    }

    /// Over all columns.
    pub fn totals(self) -> Totals {
        self.columns.with(|all| all.iter().fold(Totals::default(), |sum, c| sum + c.totals.get()))
    }

    /// How many cards the longest column shows: as many are asked for again.
    pub fn longest(self) -> i64 {
        self.columns.with_untracked(|all| all.iter().map(|c| c.ids.with_untracked(Vec::len)).max().unwrap_or(0) as i64)
    }
}

/// Adds a card to a column's numbers, or takes it out.
fn count(column: &ColumnState, card: &Card, sign: i64) {
    let share = column.stage.probability;
    column.totals.update(|totals| {
        totals.count += sign;
        totals.sum += sign * card.base.unwrap_or(0);
        totals.weighted = share.of(totals.sum);
        match (card.amount, card.base) {
            (None, _) => totals.without_amount += sign,
            (Some(_), None) => totals.without_rate += sign,
            _ => {}
        }
    });
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// The board's shared state.
pub fn use_board() -> BoardState {
    expect_context()
}
