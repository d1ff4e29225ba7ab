//! The requests.

use super::world::{World, command, pick};
use crm::q;
use domain::analytics::{AskDashboard, Period};
use domain::clients::{ClientKey, ClientQuery, ClientSort};
use domain::deals::{Between, BoardQuery, DealFilter, DealListFilter, DealListQuery, DealSort, MoreCards, MoveDeal};
use domain::search::Search;
use domain::timeline::{Filter, Of, TimelineQuery};
use domain::{ClientId, DealId, PipelineId, StageId};

/// What people type into the filters.
const TEXTS: [&str; 6] = ["mu", "gmbh", "x", "licht", "schrö", "er pla"];

const SORTS: [DealSort; 9] = [
    DealSort::Updated,
    DealSort::Title,
    DealSort::Client,
    DealSort::Amount,
    DealSort::Stage,
    DealSort::Owner,
    DealSort::Expected,
    DealSort::Closed,
    DealSort::Opened,
];

fn board_filter(i: usize) -> DealFilter {
    match i % 3 {
        0 => DealFilter::default(),
        1 => DealFilter { from: Some(100_000 * (i as i64 % 20)), ..DealFilter::default() },
        _ => DealFilter { text: ["licht", "a", "er", "plan"][i / 3 % 4].to_owned(), ..DealFilter::default() },
    }
}

impl World {
    pub async fn board(&self, i: usize) {
        let asked = BoardQuery { filter: board_filter(i), ..BoardQuery::default() };
        self.crm.deals().board(self.viewer(i), &asked).await.expect("a board");
    }

    pub async fn more(&self, i: usize) {
        let (id, _, stage, _) = *pick(&self.deals, i);
        let rank: (String,) = q("SELECT rank FROM deals WHERE id = $1").bind(id).one(self.crm.db().read()).await.expect("a rank");
        let asked =
            MoreCards { stage: StageId(stage), filter: board_filter(i), sort: Default::default(), rank: rank.0, due: None, id: DealId(id) };
        self.crm.deals().more(self.viewer(i), &asked).await.expect("more cards");
    }

    pub async fn move_deal(&self, i: usize) {
        let (id, pipeline, _, owner) = *pick(&self.deals, i);
        let (saw,): (i64,) = q("SELECT stage_id FROM deals WHERE id = $1").bind(id).one(self.crm.db().read()).await.expect("a stage");
        let stages: Vec<i64> = self.stages.iter().filter(|s| s.1 == pipeline).map(|s| s.0).collect();
        let wanted = MoveDeal {
            command: command(),
            id: DealId(id),
            stage: StageId(*pick(&stages, i)),
            between: Some(Between::default()),
            saw_pipeline: PipelineId(pipeline),
            saw_stage: StageId(saw),
            lost_reason: None,
            lost_note: None,
        };
        self.crm.deals().move_to(&self.viewer_of(owner, i), wanted).await.expect("a move");
    }

    pub async fn deal(&self, i: usize) {
        let (id, _, _, owner) = *pick(&self.deals, i);
        self.crm.deals().get(&self.viewer_of(owner, i), DealId(id)).await.expect("a deal");
    }

    pub async fn card(&self, i: usize) {
        let (id, owner) = *pick(&self.clients, i);
        self.crm.clients().card(&self.viewer_of(owner, i), ClientId(id), Filter::All).await.expect("a card");
    }

    pub async fn busy_card(&self, i: usize) {
        let (id, owner) = *pick(&self.busy_clients, i);
        self.crm.clients().card(&self.viewer_of(owner, i), ClientId(id), Filter::All).await.expect("a card");
    }

    pub async fn timeline(&self, i: usize) {
        let (id, owner) = *pick(&self.busy_clients, i);
        let filter = [Filter::All, Filter::Calls, Filter::Deals][i % 3];
        let asked = TimelineQuery { of: Of::Client(ClientId(id)), filter, after: None, limit: 50 };
        self.crm.timeline().page(&self.viewer_of(owner, i), &asked).await.expect("a page");
    }

    /// From the start, and from somewhere in the middle.
    pub async fn list(&self, i: usize) {
        let sort = [ClientSort::Name, ClientSort::Updated, ClientSort::Owner][i / 4 % 3];
        let (middle, owner) = *pick(&self.clients, i);
        let number = match sort {
            ClientSort::Owner => owner,
            _ => self.crm.now() - (i as i64 % 700) * 86_400_000,
        };
        let after = ClientKey { name: ["bau", "k", "sch"][i % 3].to_owned(), number, id: ClientId(middle) };
        let after = i.is_multiple_of(2).then_some(after);
        let query = ClientQuery { sort, descending: i.is_multiple_of(5), after, limit: 50, ..ClientQuery::default() };
        self.crm.clients().page(self.viewer(i), &query).await.expect("a page");
    }

    pub async fn list_by_text(&self, i: usize) {
        let sort = [ClientSort::Name, ClientSort::Updated][i / 6 % 2];
        let text = TEXTS[i % TEXTS.len()].to_owned();
        let query = ClientQuery { text, sort, descending: i.is_multiple_of(5), limit: 50, ..ClientQuery::default() };
        self.crm.clients().page(self.viewer(i), &query).await.expect("a page");
    }

    fn table_filter(&self, i: usize) -> DealListFilter {
        match i % 3 {
            0 => DealListFilter::default(),
            1 => DealListFilter { pipeline: Some(*pick(&self.pipelines, i)), ..DealListFilter::default() },
            _ => DealListFilter { stage: Some(StageId(pick(&self.stages, i).0)), ..DealListFilter::default() },
        }
    }

    pub async fn table(&self, i: usize) {
        let sort = SORTS[i / 3 % SORTS.len()];
        let query = DealListQuery { filter: self.table_filter(i), sort, descending: i.is_multiple_of(2), limit: 50, after: None };
        self.crm.deals().list(self.viewer(i), &query).await.expect("a page");
    }

    pub async fn table_by_text(&self, i: usize) {
        let filter = DealListFilter { text: TEXTS[i % TEXTS.len()].to_owned(), ..DealListFilter::default() };
        let query = DealListQuery { filter, sort: SORTS[i / 6 % 2], descending: i.is_multiple_of(2), limit: 50, after: None };
        self.crm.deals().list(self.viewer(i), &query).await.expect("a page");
    }

    pub async fn table_sums(&self, i: usize) {
        self.crm.deals().list_totals(self.viewer(i), &self.table_filter(i)).await.expect("sums");
    }

    pub async fn search(&self, i: usize) {
        let text = ["m", "mü", "mueller", "strasse", "030", "licht", "sch", "anna b"][i % 8].to_owned();
        self.crm.search().find(self.viewer(i), &Search { text, kinds: Vec::new(), limit: 8 }).await.expect("finds");
    }

    /// As it opens.
    pub async fn dashboard(&self, i: usize) {
        self.crm.analytics().dashboard(self.viewer(i), AskDashboard::default()).await.expect("a dashboard");
    }

    pub async fn dashboard_of_any(&self, i: usize) {
        let viewer = self.viewer(i);
        let period = Some([Period::ThisQuarter, Period::LastTwelveMonths, Period::ThisYear, Period::LastYear][i % 4]);
        let pipeline = (i % 3 == 1).then(|| *pick(&self.pipelines, i));
        let team = (i % 5 == 2).then(|| *pick(&self.teams, i));
        self.crm.analytics().dashboard(viewer, AskDashboard { period, pipeline, team, ..AskDashboard::default() }).await.expect("figures");
    }
}
