//! `kundig demo`.

use super::{CliError, open};
use crate::config::PlaceArgs;
use domain::demo::DemoSize;
use domain::{Lang, Viewer};
use std::process::ExitCode;
use std::time::Instant;

/// Fill an empty card index with demo data, or remove them
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    /// Companies and persons
    #[arg(long, default_value_t = DemoSize::FIRST_LOOK.clients)]
    clients: u32,
    /// Deals
    #[arg(long, default_value_t = DemoSize::FIRST_LOOK.deals)]
    deals: u32,
    /// Entries of the log in all; never fewer than the records bring
    #[arg(long, default_value_t = DemoSize::FIRST_LOOK.events)]
    events: u32,
    /// The same seed makes the same data, up to today's date
    #[arg(long, default_value_t = DemoSize::FIRST_LOOK.seed)]
    seed: u64,
    /// Remove the demo data and what was written on them
    #[arg(long, conflicts_with_all = ["clients", "deals", "events", "seed"])]
    remove: bool,
}

pub async fn run(args: Args) -> Result<ExitCode, CliError> {
    let (crm, _) = open(&args.place).await?;
    let began = Instant::now();
    let viewer = Viewer::system(Lang::En);
    if args.remove {
        let there = crm.demo().remove(&viewer).await?;
        crm.db().close().await;
        println!(
            "{}",
            if there {
                format!("demo data removed in {:.1} s", began.elapsed().as_secs_f64())
            } else {
                "there are no demo data".to_owned()
            }
        );
        return Ok(ExitCode::SUCCESS);
    }
    let size = DemoSize { clients: args.clients, deals: args.deals, events: args.events, seed: args.seed };
    let made = crm.demo().fill(&viewer, &size).await?;
    crm.db().close().await;
    println!("{} clients, {} deals, {} events in {:.1} s", made.clients, made.deals, made.events, began.elapsed().as_secs_f64());
    Ok(ExitCode::SUCCESS)
}
