//! `kundig serve`.

use super::CliError;
use crate::config::{PlaceArgs, ServeArgs, Serving};
use crate::http::{self, Shared, Site};
use crate::live::Hub;
use crate::lone::Lone;
use crate::session;
use axum_server::Handle;
use axum_server::Server;
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use crm::Crm;
use hyper_util::rt::TokioTimer;
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What is under way at shut-down may finish within this.
const GRACE: Duration = Duration::from_secs(10);

/// A request's headers must be there within this.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);

/// How often an HTTP/2 connection is asked whether it still lives.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// Serve Kundig over HTTP.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    #[command(flatten)]
    serve: ServeArgs,
}

pub async fn run(args: Args) -> Result<ExitCode, CliError> {
    let began = Instant::now();
    let place = args.place.resolve()?;
    let serving = Arc::new(args.serve.resolve(&place)?);
    // Both before the database is touched: a start that can't succeed changes nothing.
    let tls = match &serving.tls {
        Some((cert, key)) => Some(tls_config(cert, key).await?),
        None => None,
    };
    let listener = bind(&serving)?;
    let (crm, place) = super::open(&args.place).await?;
    let lone = Lone::take(&place);
    if lone.is_some() {
        let left = crm.jobs().take_over().await?;
        if left > 0 {
            tracing::info!(jobs = left, "work that an earlier run left unfinished goes on");
        }
    }

    let site = Site::own();
    let assets = site.assets()?;
    let hub = Hub::new(crm.clone());
    hub.start().await?;
    let shared = Shared { crm: crm.clone(), serving: serving.clone(), site, assets, hub: hub.clone(), metrics: http::recorder() };
    let (stop_jobs, stopped) = tokio::sync::watch::channel(false);
    let worker = tokio::spawn(crm::jobs::run(crm.clone(), crate::jobs::work, stopped));
    let background = [tokio::spawn(hub.clone().run()), tokio::spawn(session::prune(session::Store::new(crm.clone(), hub.clone())))];

    tracing::info!(database = place.shown_database(), data = %place.data.display(), start_ms = began.elapsed().as_millis(), "Kundig is at {}", serving.public_url);
    if let Some(code) = crm.setup().code().await? {
        tracing::info!(
            "Kundig is not set up yet: open {}/set-up. From another machine the page asks for this code: {code}",
            serving.public_url
        );
    }
    let served = serve(listener, tls, shared, &hub).await;
    for task in &background {
        task.abort();
    }
    stop_jobs.send_replace(true);
    if worker.await.is_err() {
        tracing::error!("the worker of jobs had ended by itself");
    }
    close(&crm).await;
    drop(lone);
    served.map_err(|e| CliError::Failed(format!("serving failed: {e}")))?;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

fn bind(serving: &Serving) -> Result<TcpListener, CliError> {
    let failed = |e| CliError::Failed(format!("KUNDIG_LISTEN: {} can't be listened on: {e}", serving.listen));
    let listener = TcpListener::bind(serving.listen).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}

async fn tls_config(cert: &std::path::Path, key: &std::path::Path) -> Result<RustlsConfig, CliError> {
    // Fails only if a provider was chosen before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    RustlsConfig::from_pem_file(cert, key).await.map_err(|e| {
        CliError::Failed(format!("KUNDIG_TLS_CERT and KUNDIG_TLS_KEY: {} and {} can't be used: {e}", cert.display(), key.display()))
    })
}

/// Serves until SIGINT or SIGTERM; then streams end at once and answers under way may finish.
async fn serve(listener: TcpListener, tls: Option<RustlsConfig>, shared: Shared, hub: &Hub) -> std::io::Result<()> {
    let app = http::router(shared).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    tokio::spawn(stop_on_signal(handle.clone(), hub.clone()));
    match tls {
        Some(config) => {
            let acceptor = RustlsAcceptor::new(config).acceptor(NoDelayAcceptor::new());
            patient(axum_server::from_tcp(listener)?.acceptor(acceptor)).handle(handle).serve(app).await
        }
        None => patient(axum_server::from_tcp(listener)?.acceptor(NoDelayAcceptor::new())).handle(handle).serve(app).await,
    }
}

/// Cuts off whoever sends a request's headers too slowly, and finds dead connections.
fn patient<A>(mut server: Server<SocketAddr, A>) -> Server<SocketAddr, A> {
    let builder = server.http_builder();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(KEEP_ALIVE);
    server
}

async fn stop_on_signal(handle: Handle<SocketAddr>, hub: Hub) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) else {
        tracing::warn!("signals can't be listened to: the server ends without finishing what is under way");
        return;
    };
    tokio::select! {
        _ = interrupt.recv() => (),
        _ = terminate.recv() => (),
    }
    tracing::info!("stopping");
    hub.stop();
    handle.graceful_shutdown(Some(GRACE));
}

/// Closes the database; a job still at work must not hold up the end.
async fn close(crm: &Crm) {
    if tokio::time::timeout(Duration::from_secs(3), crm.db().close()).await.is_err() {
        tracing::warn!("the database was still in use when the server ended");
    }
}
