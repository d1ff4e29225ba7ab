//! The job queue, on both databases.

use crm::jobs::{LEASE, MAX_ATTEMPTS};
use crm::testing::{NOW, TestDb, both};
use domain::{Lang, Viewer};

async fn queue(t: &TestDb, payload: i64) {
    let mut w = t.crm.begin(&Viewer::system(Lang::En)).await.expect("begins");
    w.enqueue("test", payload).await.expect("queues");
    w.commit().await.expect("commits");
}

#[tokio::test]
async fn queueing_wakes_the_worker() {
    for t in both().await {
        let mut commits = t.crm.commits();
        commits.mark_unchanged();
        queue(&t, 1).await;
        assert!(commits.has_changed().expect("is open"), "{}", t.name);
    }
}

#[tokio::test]
async fn each_job_is_claimed_once_and_in_order() {
    for t in both().await {
        for n in 0..3 {
            queue(&t, n).await;
        }
        for n in 0..3 {
            let job = t.crm.jobs().claim().await.expect("reads").expect("a job");
            assert_eq!((job.payload.as_str(), job.attempts), (n.to_string().as_str(), 1), "{}", t.name);
        }
        assert_eq!(t.crm.jobs().claim().await.expect("reads"), None, "{}", t.name);
    }
}

#[tokio::test]
async fn a_job_whose_worker_died_is_claimed_again_and_the_dead_worker_changes_nothing() {
    for t in both().await {
        queue(&t, 1).await;
        let first = t.crm.jobs().claim().await.expect("reads").expect("a job");
        t.crm.clock().set(NOW + LEASE + 1);
        let second = t.crm.jobs().claim().await.expect("reads").expect("the same job");
        assert_eq!((second.id, second.attempts), (first.id, 2), "{}", t.name);
        assert!(!t.crm.jobs().renew(&first).await.expect("reads"), "{}", t.name);
        t.crm.jobs().done(&first).await.expect("is ignored");
        assert!(t.crm.jobs().renew(&second).await.expect("reads"), "{}", t.name);
    }
}

#[tokio::test]
async fn a_server_that_is_alone_takes_over_what_was_left_behind() {
    for t in both().await {
        queue(&t, 1).await;
        let left = t.crm.jobs().claim().await.expect("reads").expect("a job");
        assert_eq!(t.crm.jobs().claim().await.expect("reads"), None, "its lease runs: {}", t.name);
        assert_eq!(t.crm.jobs().take_over().await.expect("queues"), 1, "{}", t.name);
        let again = t.crm.jobs().claim().await.expect("reads").expect("the same job");
        assert_eq!((again.id, again.attempts), (left.id, 2), "{}", t.name);
        t.crm.jobs().done(&left).await.expect("is ignored");
        t.crm.jobs().done(&again).await.expect("ends");
        assert_eq!(t.crm.jobs().take_over().await.expect("finds nothing"), 0, "{}", t.name);
    }
}

#[tokio::test]
async fn a_server_that_stops_gives_its_job_back_and_that_is_no_failed_try() {
    for t in both().await {
        queue(&t, 1).await;
        let job = t.crm.jobs().claim().await.expect("reads").expect("a job");
        t.crm.jobs().give_back(&job).await.expect("queues");
        let again = t.crm.jobs().claim().await.expect("reads").expect("the same job");
        assert_eq!((again.id, again.attempts), (job.id, 1), "{}", t.name);
    }
}

#[tokio::test]
async fn a_failing_job_waits_longer_each_time_and_ends_among_the_dead() {
    for t in both().await {
        queue(&t, 1).await;
        let mut now = NOW;
        for attempt in 1..=MAX_ATTEMPTS {
            let job = t.crm.jobs().claim().await.expect("reads").expect("due");
            assert_eq!(job.attempts, attempt);
            t.crm.jobs().failed(&job, "no luck").await.expect("stores");
            assert_eq!(t.crm.jobs().claim().await.expect("reads"), None, "not at once: {}", t.name);
            now += 500 * 4_i64.pow(u32::try_from(attempt).expect("small"));
            t.crm.clock().set(now);
        }
        assert_eq!(t.crm.jobs().claim().await.expect("reads"), None, "dead: {}", t.name);
    }
}
