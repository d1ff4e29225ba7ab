//! `kundig import`: a file on this machine, without the wizard.

use super::CliError;
use crate::config::PlaceArgs;
use crm::Crm;
use domain::imports::plan::{Becomes, ChangePlan, LinkAnswer, Outcome, StagesPlan};
use domain::imports::{ImportKind, Ledger, Plan, Severity, Target};
use domain::texts::imports as texts;
use domain::{ImportId, Lang, Viewer};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// How many problem rows are listed.
const LISTED: usize = 10;

/// Import a CSV file of clients, products, users or deals.
#[derive(clap::Args)]
pub struct Args {
    /// The file
    file: PathBuf,
    /// What its rows are: clients, products, users or deals
    #[arg(long = "as", value_name = "WHAT", value_parser = kind)]
    kind: ImportKind,
    /// What a column becomes: 'column=field'; 'extra' keeps it with the record, 'skip' leaves it out. May be given several times
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = column)]
    columns: Vec<(String, Becomes)>,
    /// Which record a name in the file means: 'product:GTXPro=GTX Pro' (client, product or user). May be given several times
    #[arg(long = "link", value_name = "KIND:NAME=RECORD", value_parser = link)]
    links: Vec<(Target, String, String)>,
    /// Go through the file and say what would happen; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print the ledger as one last line of JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: PlaceArgs,
}

fn kind(word: &str) -> Result<ImportKind, String> {
    ImportKind::parse(word).ok_or_else(|| "is none of clients, products, users, deals".to_owned())
}

fn column(text: &str) -> Result<(String, Becomes), String> {
    let (title, field) = text.rsplit_once('=').ok_or("must be 'column=field'")?;
    let becomes = Becomes::parse(field.trim()).ok_or_else(|| {
        let codes: Vec<&str> = domain::imports::Field::ALL.iter().map(|f| f.code()).collect();
        format!("'{field}' is no field; fields are {}, extra, skip", codes.join(", "))
    })?;
    Ok((title.trim().to_owned(), becomes))
}

fn link(text: &str) -> Result<(Target, String, String), String> {
    let shape = "must be 'product:NAME IN THE FILE=NAME IN KUNDIG' (or client:, user:)";
    let (target, names) = text.split_once(':').ok_or(shape)?;
    let (name, to) = names.split_once('=').ok_or(shape)?;
    let target = Target::parse(target.trim()).ok_or(shape)?;
    Ok((target, name.trim().to_owned(), to.trim().to_owned()))
}

pub async fn run(args: Args) -> Result<ExitCode, CliError> {
    if !args.file.is_file() {
        return Err(CliError::Failed(format!("{} is no file", args.file.display())));
    }
    let (crm, _) = super::open(&args.place).await?;
    let done = import(&crm, &args).await;
    crm.db().close().await;
    done
}

async fn import(crm: &Crm, args: &Args) -> Result<ExitCode, CliError> {
    let viewer = Viewer::system(crm.organisation().await?.lang);
    let file = crm.store_file(&args.file)?;
    let name = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let id = crm.create_import(&viewer, Some(args.kind), &name, &file).await?;
    let ready = prepare(crm, &viewer, id, args).await;
    if ready.is_err() || args.dry_run {
        let page = crm.import_page(&viewer, id).await;
        // a draft nobody will finish in the browser is not left behind
        crm.discard_import(&viewer, id).await?;
        ready?;
        let page = page?;
        show_plan(&page.plan);
        show(&page.outcome, None, args)?;
        return Ok(ExitCode::SUCCESS);
    }
    let page = crm.import_page(&viewer, id).await?;
    show_plan(&page.plan);
    crm.claim_import(&viewer, id).await?;
    let began = Instant::now();
    let outcome = crm.run_import(id).await?;
    for issue in crm.import_issues(&viewer, id, Severity::Failed, None, None).await?.iter().take(LISTED) {
        let why = texts::problem(issue.kind).in_lang(Lang::En);
        println!("  row {}: {}: {why}: {:?}", issue.row, issue.column.as_deref().unwrap_or("-"), issue.value);
    }
    show(&outcome, Some(began), args)?;
    Ok(ExitCode::SUCCESS)
}

async fn prepare(crm: &Crm, viewer: &Viewer, id: ImportId, args: &Args) -> Result<(), crm::Error> {
    let mut links: Vec<LinkAnswer> = Vec::new();
    for (target, name, to) in &args.links {
        links.push(crm.link_answer(viewer, *target, name, to).await?);
    }
    if args.columns.is_empty() && links.is_empty() {
        return Ok(());
    }
    crm.change_import(viewer, id, ChangePlan { columns: args.columns.clone(), links, ..ChangePlan::default() }).await
}

fn show_plan(plan: &Plan) {
    let sure = |sure: bool| if sure { "" } else { " (not certain)" };
    let r = &plan.reading;
    println!(
        "{} rows; {}, {}, dates {}{}, decimals {}{}",
        plan.rows,
        r.encoding.name(),
        texts::delimiter(r.delimiter).en,
        r.dates.pattern(),
        sure(r.dates_sure),
        r.decimals.pattern(),
        sure(r.decimals_sure)
    );
    for column in &plan.columns {
        let certainty = column.certainty.map_or("", |c| match c {
            domain::imports::Certainty::Sure => "sure",
            domain::imports::Certainty::Likely => "likely",
            domain::imports::Certainty::Guess => "a guess",
        });
        let certainty = if column.by_hand { "as told" } else { certainty };
        println!("  {:<28} {:<16} {certainty}", column.facts.title, column.becomes.code());
    }
    match &plan.stages {
        Some(StagesPlan::New { name, stages }) => {
            let list: Vec<String> = stages.iter().map(|s| format!("{} {} %", s.name, s.probability)).collect();
            println!("  new pipeline '{name}': {} (to check)", list.join(", "));
        }
        Some(StagesPlan::Existing { name, .. }) => println!("  into pipeline '{name}'"),
        None => {}
    }
}

fn show(outcome: &Outcome, began: Option<Instant>, args: &Args) -> Result<(), CliError> {
    for problem in &outcome.problems {
        let mark = if problem.severity() == Severity::Failed { "failed " } else { "warning" };
        let values = if problem.values.is_empty() { String::new() } else { format!(" ({})", problem.values.join(", ")) };
        let column = problem.column.as_deref().unwrap_or("-");
        println!("  {mark} {:>7} rows  {column}: {}{values}", problem.rows, texts::problem(problem.kind).in_lang(Lang::En));
    }
    for unknown in &outcome.unknown {
        let answered = args.links.iter().any(|(t, n, _)| *t == unknown.target && *n == unknown.name);
        if let Some(suggestion) = unknown.suggestion.as_ref().filter(|_| !answered) {
            let code = unknown.target.code();
            println!("  '{}' may be '{}': --link '{code}:{}={}'", unknown.name, suggestion.name, unknown.name, suggestion.name);
        }
    }
    for word in &outcome.new_words {
        println!("  new {}: '{}' in {} rows", word.vocabulary.name(), word.name, word.rows);
    }
    let Ledger { read, created, updated, skipped, failed, warnings } = outcome.ledger;
    let title = if args.dry_run { "would be: " } else { "" };
    println!("{title}read {read} = created {created} + updated {updated} + skipped {skipped} + failed {failed}; with a warning {warnings}");
    if !outcome.on_the_way.is_empty() {
        let mut list: Vec<String> = outcome.on_the_way.iter().map(|m| format!("{} {}", m.what, m.name)).collect();
        list.sort();
        println!("made on the way: {}", list.join(", "));
    }
    if let Some(began) = began {
        let seconds = began.elapsed().as_secs_f64();
        println!("{seconds:.1} s, {:.0} rows a second", read as f64 / seconds.max(0.001));
    }
    if args.json {
        println!("{}", serde_json::to_string(&outcome.ledger).map_err(crm::Error::Json)?);
    }
    Ok(())
}
