//! How long people wait for each read and write, on a database filled by `kundig demo`:
//! p50 and p95 in ms, and statements per request.
//!
//! Samples vary viewer, filter and record; a note is written between any two of them, so
//! that no answer kept from before counts.
//!
//!     DATABASE_URL=… cargo bench -p crm --bench requests [-- SAMPLES [PART OF A NAME]]

mod cases;
mod world;

use crm::db::QUERIES;
use std::cell::Cell;
use std::future::Future;
use std::time::Instant;
use world::World;

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let samples = args.first().and_then(|a| a.parse().ok()).unwrap_or(200);
    let only = args.get(1).map_or("", String::as_str);
    let url = std::env::var("DATABASE_URL").expect("DATABASE_URL names a database filled by `kundig demo`");
    let world = World::open(&url).await;
    println!("| request | p50 ms | p95 ms | statements |");
    println!("|---|--:|--:|--:|");
    let bench = Bench { world: &world, samples, only };
    let w = &world;
    bench.time("board", |i| w.board(i)).await;
    bench.time("board: more cards", |i| w.more(i)).await;
    bench.time("move", |i| w.move_deal(i)).await;
    bench.time("deal", |i| w.deal(i)).await;
    bench.time("client card", |i| w.card(i)).await;
    bench.time("client card, the longest timelines", |i| w.busy_card(i)).await;
    bench.time("timeline page", |i| w.timeline(i)).await;
    bench.time("list of clients", |i| w.list(i)).await;
    bench.time("list of clients, by a part of the name", |i| w.list_by_text(i)).await;
    bench.time("table of deals", |i| w.table(i)).await;
    bench.time("table of deals, by a text", |i| w.table_by_text(i)).await;
    bench.time("table of deals, the sums", |i| w.table_sums(i)).await;
    bench.time("search", |i| w.search(i)).await;
    let bench = Bench { samples: samples.min(60), ..bench };
    bench.time("dashboard", |i| w.dashboard(i)).await;
    bench.time("dashboard, any period and filter", |i| w.dashboard_of_any(i)).await;
    world.crm.db().close().await;
}

struct Bench<'a> {
    world: &'a World,
    samples: usize,
    only: &'a str,
}

impl Bench<'_> {
    /// Runs a case, with a write before each sample, and prints its line.
    async fn time<F, Fut>(&self, name: &str, case: F)
    where
        F: Fn(usize) -> Fut,
        Fut: Future<Output = ()>,
    {
        if !name.contains(self.only) {
            return;
        }
        // The first tenth warms caches up and does not count.
        let warm = self.samples / 10;
        let mut took = Vec::with_capacity(self.samples);
        let mut most = 0;
        for i in 0..self.samples + warm {
            self.world.write(i).await;
            let began = Instant::now();
            let statements = QUERIES
                .scope(Cell::new(0), async {
                    case(i).await;
                    QUERIES.with(Cell::get)
                })
                .await;
            if i >= warm {
                took.push(began.elapsed().as_secs_f64() * 1e3);
                most = most.max(statements);
            }
        }
        took.sort_by(f64::total_cmp);
        let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
        println!("| {name} | {:.2} | {:.2} | {most} |", at(0.5), at(0.95));
    }
}
