//! The command line. One file for each command; all of them find the database and the
//! data folder the same way.

mod demo;
mod doctor;
mod import;
mod migrate;
mod serve;
mod user;

use crate::config::{ConfigError, Place, PlaceArgs};
use clap::{Parser, Subcommand};
use crm::{Clock, Crm, Db};
use std::process::ExitCode;

/// A CRM for people who sell all day.
#[derive(Parser)]
#[command(name = "kundig", version, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "Each option can be given by the environment variable named beside it (kundig COMMAND --help). \
     KUNDIG_LOG sets what is logged (error, warn, info, debug, or a filter such as server=debug), \
     KUNDIG_LOG_FORMAT=json logs one JSON object a line.";

#[derive(Subcommand)]
enum Command {
    /// Serve Kundig over HTTP
    Serve(serve::Args),
    /// Bring the database's schema up to date, and stop
    Migrate(migrate::Args),
    /// Import a CSV file of clients, products, users or deals
    Import(import::Args),
    /// Fill an empty card index with demo data, or remove them
    Demo(demo::Args),
    /// People who work with Kundig
    User(user::Args),
    /// Say what is in order on this machine and what is not
    Doctor(doctor::Args),
}

/// Runs the command line; a failure is one sentence on standard error. Exit code 2 means
/// the configuration or the input was wrong, 1 that something failed.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    crate::logs::start();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("kundig: the program can't start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match cli.command {
            Command::Serve(args) => serve::run(args).await,
            Command::Migrate(args) => migrate::run(args).await,
            Command::Demo(args) => demo::run(args).await,
            Command::Doctor(args) => doctor::run(args).await,
            Command::Import(args) => import::run(args).await,
            Command::User(args) => user::run(args).await,
        }
    });
    // Blocking work still under way (a password hash, a file) must not hold up the end.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kundig: {error}");
            error.code()
        }
    }
}

/// What ends a command early.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A setting is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A use case said no, or failed.
    #[error("{}", told(.0))]
    Crm(#[from] crm::Error),
    /// Anything else, as a sentence.
    #[error("{0}")]
    Failed(String),
}

impl CliError {
    fn code(&self) -> ExitCode {
        match self {
            CliError::Config(_) | CliError::Crm(crm::Error::Fault(_) | crm::Error::Config(_)) => ExitCode::from(2),
            _ => ExitCode::FAILURE,
        }
    }
}

/// A failure on the command line: what people are told, else the cause itself, since
/// whoever sits there is the one to mend it.
fn told(error: &crm::Error) -> String {
    match error {
        crm::Error::Fault(fault) => match &fault.field {
            Some(field) => format!("{field}: {}", fault.message(domain::Lang::En)),
            None => fault.message(domain::Lang::En),
        },
        other => other.to_string(),
    }
}

/// Opens the database of a command, makes the data folder if it is missing, and brings
/// the schema up to date.
pub async fn open(args: &PlaceArgs) -> Result<(Crm, Place), CliError> {
    let place = args.resolve()?;
    place.prepare()?;
    let db = connect(&place).await?;
    let crm = migrate(db, &place).await?;
    Ok((crm, place))
}

/// Brings the schema up to date, and what no SQL can.
pub async fn migrate(db: Db, place: &Place) -> Result<Crm, CliError> {
    db.migrate().await?;
    let crm = Crm::new(db, Clock::System, place.files.clone());
    let records = crm.upgrade().await?;
    if records > 0 {
        tracing::info!(records, "the words of search were written anew");
    }
    Ok(crm)
}

/// Connects; a failure names the setting.
pub async fn connect(place: &Place) -> Result<Db, CliError> {
    Db::connect(&place.database_url)
        .await
        .map_err(|error| CliError::Failed(format!("DATABASE_URL: {} can't be opened: {error}", place.shown_database())))
}
