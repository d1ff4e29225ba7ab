//! `kundig user`: people, from the server's own machine.

use super::CliError;
use crate::config::PlaceArgs;
use clap::Subcommand;
use domain::{Lang, Role, Viewer};
use std::process::ExitCode;

/// People who work with Kundig.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Add a person
    Add(AddArgs),
}

/// Add a person.
#[derive(clap::Args)]
struct AddArgs {
    /// E-mail address, with which they sign in
    email: String,
    /// Name
    #[arg(long)]
    name: String,
    /// Role: admin, manager, sales or viewer
    #[arg(long, value_parser = role)]
    role: Role,
    /// Read the password from standard input, one line of at least 12 characters. Without it they
    /// can sign in once an administrator has invited them
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: PlaceArgs,
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "is none of admin, manager, sales, viewer".to_owned())
}

pub async fn run(args: Args) -> Result<ExitCode, CliError> {
    let Command::Add(args) = args.command;
    let password = if args.password_stdin { Some(read_password()?) } else { None };
    let (crm, place) = super::open(&args.place).await?;
    let system = Viewer::system(Lang::En);
    let id = crm.team().add_with_password(&system, &args.name, &args.email, args.role, password.as_deref()).await;
    crm.db().close().await;
    let id = id?;
    println!("{} ({}) added to {} as number {id}", args.name.trim(), args.role.as_str(), place.shown_database());
    Ok(ExitCode::SUCCESS)
}

fn read_password() -> Result<String, CliError> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|e| CliError::Failed(format!("the password can't be read from standard input: {e}")))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
