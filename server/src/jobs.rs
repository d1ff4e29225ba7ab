//! Who does which job of the queue: one line per kind.

use crm::jobs::Job;
use crm::{Crm, Error, Result};
use std::future::Future;
use std::pin::Pin;

/// Does a job; what it returns decides whether it is tried again.
pub fn work(crm: Crm, job: Job) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> {
    Box::pin(async move {
        match job.kind.as_str() {
            crm::imports::JOB => crm.run_import_job(&job).await,
            kind => Err(Error::Internal(format!("this program knows no job '{kind}'"))),
        }
    })
}
