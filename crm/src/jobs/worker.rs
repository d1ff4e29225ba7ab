//! The worker: takes jobs off the queue until it is told to stop.

use super::{Job, LEASE};
use crate::{Crm, Result};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::watch;

/// Looked for by reading so often, besides being woken by commits: another process may have queued one.
const POLL: Duration = Duration::from_secs(5);
/// How often old rows are swept out.
const SWEEP: Duration = Duration::from_secs(3_600);

/// Does one job; an error is kept with the job and it is tried again.
pub type Worker = fn(Crm, Job) -> Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// Works until `stop` turns true. A job under way is given back, or, after a crash, claimed by
/// another worker when its lease is over: its transactions are short, so nothing is half done.
pub async fn run(crm: Crm, work: Worker, mut stop: watch::Receiver<bool>) {
    let mut commits = crm.commits();
    let mut swept = tokio::time::Instant::now();
    while !*stop.borrow() {
        match crm.jobs().claim().await {
            Ok(Some(job)) => {
                let is_done = tokio::select! {
                    () = one(&crm, work, job.clone()) => true,
                    () = stopped(&mut stop) => false,
                };
                if is_done {
                    continue;
                }
                if let Err(error) = crm.jobs().give_back(&job).await {
                    tracing::warn!(%error, job = job.id, "a job could not be given back; it goes on when its lease is over");
                }
                return;
            }
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "the job queue could not be read"),
        }
        if swept.elapsed() > SWEEP {
            swept = tokio::time::Instant::now();
            if let Err(error) = crm.jobs().sweep().await {
                tracing::warn!(%error, "old jobs could not be swept out");
            }
        }
        tokio::select! {
            _ = commits.changed() => {}
            () = tokio::time::sleep(POLL) => {}
            () = stopped(&mut stop) => return,
        }
    }
}

/// Waits until `stop` turns true, or nobody can turn it any more.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Does a job while keeping its lease alive.
async fn one(crm: &Crm, work: Worker, job: Job) {
    let doing = work(crm.clone(), job.clone());
    tokio::pin!(doing);
    let mut beat = tokio::time::interval(Duration::from_millis(LEASE as u64 / 3));
    beat.tick().await;
    let outcome = loop {
        tokio::select! {
            outcome = &mut doing => break outcome,
            _ = beat.tick() => match crm.jobs().renew(&job).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::warn!(%error, job = job.id, "a job's lease could not be renewed"),
            },
        }
    };
    let ended = match outcome {
        Ok(()) => crm.jobs().done(&job).await,
        Err(error) => {
            tracing::error!(%error, job = job.id, kind = %job.kind, attempt = job.attempts, "a job failed");
            crm.jobs().failed(&job, &error.to_string()).await
        }
    };
    if let Err(error) = ended {
        tracing::error!(%error, job = job.id, "a job's end could not be stored");
    }
}
