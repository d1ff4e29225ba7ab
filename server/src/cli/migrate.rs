//! `kundig migrate`.

use super::CliError;
use crate::config::PlaceArgs;
use std::process::ExitCode;

/// Bring the database's schema up to date, and stop.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: PlaceArgs,
}

pub async fn run(args: Args) -> Result<ExitCode, CliError> {
    let place = args.place.resolve()?;
    place.prepare()?;
    let db = super::connect(&place).await?;
    let (_, before) = db.migrations().await?;
    let crm = super::migrate(db, &place).await?;
    let (known, _) = crm.db().migrations().await?;
    crm.db().close().await;
    println!("{}: {} of {} migrations were missing; now up to date", place.shown_database(), known.len() - before.len(), known.len());
    Ok(ExitCode::SUCCESS)
}
