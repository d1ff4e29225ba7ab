//! Structured logs: text for people, one JSON object a line with `KUNDIG_LOG_FORMAT=json`.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts logging to standard error; `KUNDIG_LOG` says what. A second call does nothing.
pub fn start() {
    let filter = EnvFilter::try_from_env("KUNDIG_LOG")
        // Each statement the database driver runs is its own 'debug'; slow ones come as warnings.
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,tower_sessions=warn,tower_sessions_core=warn"));
    let json = std::env::var("KUNDIG_LOG_FORMAT").is_ok_and(|format| format == "json");
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(json);
    // Fails only if logging was started before, as in tests.
    let _ = if json {
        logs.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    } else {
        logs.with_ansi(std::io::stderr().is_terminal()).try_init()
    };
}
