//! `kundig doctor`: what is in order, and what is not.

use super::CliError;
use crate::config::{Place, PlaceArgs, ServeArgs, Serving};
use std::path::Path;
use std::process::ExitCode;

/// Say what is in order on this machine and what is not.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    #[command(flatten)]
    serve: ServeArgs,
}

/// How a finding is to be taken.
enum Sort {
    Good,
    Note,
    Bad,
}

/// What was looked at, one line each.
#[derive(Default)]
struct Report {
    bad: usize,
}

impl Report {
    fn say(&mut self, sort: Sort, text: impl AsRef<str>) {
        let mark = match sort {
            Sort::Good => "ok  ",
            Sort::Note => "note",
            Sort::Bad => {
                self.bad += 1;
                "BAD "
            }
        };
        println!("{mark}  {}", text.as_ref());
    }
}

/// Changes nothing: no folder is made and no migration run. Exit code 1 if something is bad.
pub async fn run(args: Args) -> Result<ExitCode, CliError> {
    let mut report = Report::default();
    let assets = if cfg!(feature = "embed") { "assets inside" } else { "assets from the checkout" };
    report.say(Sort::Good, format!("Kundig {} ({assets})", env!("CARGO_PKG_VERSION")));
    match args.place.resolve() {
        Err(error) => report.say(Sort::Bad, error.0),
        Ok(place) => {
            folder(&mut report, &place.data, "KUNDIG_DATA");
            folder(&mut report, &place.files, "KUNDIG_FILES");
            database(&mut report, &place).await;
            match args.serve.resolve(&place) {
                Err(error) => report.say(Sort::Bad, error.0),
                Ok(serving) => {
                    listening(&mut report, &serving);
                    transport(&mut report, &serving);
                }
            }
        }
    }
    clock(&mut report);
    match report.bad {
        0 => println!("Nothing is wrong."),
        1 => println!("One thing is wrong."),
        n => println!("{n} things are wrong."),
    }
    Ok(if report.bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether a folder can be written to; one that is missing is made at the first start.
fn folder(report: &mut Report, dir: &Path, setting: &str) {
    let shown = dir.display();
    if !dir.exists() {
        let there = dir.ancestors().find(|a| a.exists()).unwrap_or(Path::new("/"));
        match probe(there) {
            Ok(()) => report.say(Sort::Note, format!("{setting}: {shown} is not there yet; the first start makes it")),
            Err(e) => report.say(Sort::Bad, format!("{setting}: {shown} is not there and can't be made: {e}")),
        }
        return;
    }
    match probe(dir) {
        Ok(()) => report.say(Sort::Good, format!("{setting}: {shown} can be written to")),
        Err(e) => report.say(Sort::Bad, format!("{setting}: {shown} can't be written to: {e}")),
    }
}

fn probe(dir: &Path) -> std::io::Result<()> {
    let file = dir.join(format!(".kundig-doctor-{}", std::process::id()));
    std::fs::write(&file, b"probe")?;
    std::fs::remove_file(&file)
}

async fn database(report: &mut Report, place: &Place) {
    let shown = place.shown_database();
    if place.sqlite_file.as_deref().is_some_and(|file| !file.exists()) {
        report.say(Sort::Note, format!("DATABASE_URL: {shown} is not there yet; the first start makes it"));
        return;
    }
    let db = match super::connect(place).await {
        Ok(db) => db,
        Err(error) => return report.say(Sort::Bad, error.to_string()),
    };
    let kind = if db.is_postgres() { "PostgreSQL" } else { "SQLite" };
    match db.migrations().await {
        Ok((known, done)) => {
            let missing = known.iter().filter(|v| !done.contains(v)).count();
            let newer = done.iter().filter(|v| !known.contains(v)).count();
            if newer > 0 {
                report.say(Sort::Bad, format!("DATABASE_URL: {shown} ({kind}) was migrated by a newer Kundig than this one"));
            } else if missing > 0 {
                report.say(
                    Sort::Note,
                    format!("DATABASE_URL: {shown} ({kind}) lacks {missing} migrations; `kundig migrate` or the next start runs them"),
                );
            } else {
                report.say(Sort::Good, format!("DATABASE_URL: {shown} ({kind}) answers, {} migrations, up to date", known.len()));
            }
        }
        Err(error) => report.say(Sort::Bad, format!("DATABASE_URL: {shown} ({kind}) does not answer: {error}")),
    }
    db.close().await;
}

fn listening(report: &mut Report, serving: &Serving) {
    match std::net::TcpListener::bind(serving.listen) {
        Ok(_) => report.say(Sort::Good, format!("KUNDIG_LISTEN: {} is free", serving.listen)),
        Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => {
            report.say(Sort::Note, format!("KUNDIG_LISTEN: {} is in use: by a running Kundig, or by something else", serving.listen));
        }
        Err(e) => report.say(Sort::Bad, format!("KUNDIG_LISTEN: {} can't be listened on: {e}", serving.listen)),
    }
}

/// TLS, and whether the address people type fits.
fn transport(report: &mut Report, serving: &Serving) {
    let near = serving.listen.ip().is_loopback();
    let url = &serving.public_url;
    if serving.tls.is_some() {
        report.say(Sort::Good, "TLS with HTTP/2; cookies are sent over TLS only");
    } else if serving.secure() {
        report.say(Sort::Good, "TLS at the proxy in front; cookies are sent over TLS only");
        if serving.trusted_proxies.is_empty() {
            report.say(Sort::Note, "KUNDIG_TRUSTED_PROXY is not set: every visitor seems to come from the proxy's address, and sign-in throttling counts them as one");
        }
    } else if near {
        report.say(Sort::Good, "plain http on this machine only: browsers treat it as safe");
    } else {
        report.say(
            Sort::Note,
            "plain http: everything works, but whoever shares the network can read along and take over sessions; it can't be installed \
             on a phone; copying by button asks for a manual copy; only the tab in front hears changes at once, the others when shown. \
             KUNDIG_TLS_CERT and KUNDIG_TLS_KEY mend it",
        );
    }
    if serving.tls.is_some() && serving.public_url_given && url.starts_with("http://") {
        report.say(Sort::Bad, format!("KUNDIG_PUBLIC_URL: {url} says http, but TLS is served"));
    }
    if serving.public_url_given {
        report.say(Sort::Good, format!("KUNDIG_PUBLIC_URL: links begin with {url}"));
    } else if serving.listen.ip().is_unspecified() {
        report.say(
            Sort::Note,
            format!("KUNDIG_PUBLIC_URL is not set: links in invitations begin with {url}, which other machines can't open"),
        );
    } else {
        report.say(Sort::Note, format!("KUNDIG_PUBLIC_URL is not set: links in invitations begin with {url}"));
    }
}

fn clock(report: &mut Report) {
    let now = crm::Clock::System.now();
    // No Kundig is older than 2026: a clock before it was never set.
    if now < 1_767_225_600_000 {
        report.say(Sort::Bad, "the machine's clock is wrong: it is before 2026");
    } else {
        let (local, zone) = crm::clock::machine_time();
        report.say(Sort::Good, format!("clock {local}, zone {zone}"));
    }
}
