//! The program itself, as a process.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The program with a data folder and nothing else from the environment.
pub fn kundig(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kundig"));
    command.env_clear().env("PATH", "/usr/bin:/bin").env("KUNDIG_DATA", data);
    command
}

fn output(command: &mut Command) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = command.output().expect("runs");
    (status.code(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

/// A serving process and its port; killed at the end.
pub struct Serving {
    child: Child,
    pub port: u16,
}

impl Serving {
    pub fn start(data: &Path, options: &[&str]) -> Self {
        let port = free_port();
        let listen = format!("127.0.0.1:{port}");
        let mut child = kundig(data).args(["serve", "--listen", &listen]).args(options).stderr(Stdio::piped()).spawn().expect("starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let began = lines.find(|line| line.as_ref().is_ok_and(|l| l.contains("Kundig is at")));
        assert!(began.is_some(), "it serves");
        // The rest is read, so that it never waits for a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connects");
        write!(stream, "GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\nconnection: close\r\n\r\n", self.port).expect("sends");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("reads");
        answer
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port()
}

#[test]
fn a_wrong_setting_stops_the_start_with_a_sentence_that_names_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let cases: [(&str, &[&str]); 7] = [
        ("DATABASE_URL", &["--database-url", "mysql://localhost/x"]),
        ("DATABASE_URL", &["--database-url", "sqlite::memory:"]),
        ("KUNDIG_LISTEN", &["--listen", "nowhere"]),
        ("KUNDIG_PUBLIC_URL", &["--public-url", "crm.example.com"]),
        ("KUNDIG_TLS_KEY", &["--tls-cert", "cert.pem"]),
        ("KUNDIG_TLS_CERT", &["--tls-cert", "none.pem", "--tls-key", "none.pem"]),
        ("KUNDIG_TRUSTED_PROXY", &["--trusted-proxy", "the proxy"]),
    ];
    for (setting, args) in cases {
        let (code, said) = output(kundig(dir.path()).arg("serve").args(args));
        assert_eq!(code, Some(2), "{args:?}: {said}");
        assert!(said.contains(setting) && said.lines().count() == 1, "{args:?}: {said}");
        assert!(!dir.path().join("kundig.db").exists(), "nothing was made");
    }
}

#[test]
fn a_database_that_is_not_there_is_named_without_its_password() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, said) = output(kundig(dir.path()).args(["migrate", "--database-url", "postgres://kundig:geheim@127.0.0.1:1/none"]));
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("DATABASE_URL") && said.contains("postgres://kundig@127.0.0.1:1/none") && !said.contains("geheim"), "{said}");
}

#[test]
fn the_data_folder_is_the_same_wherever_a_command_is_called_from() {
    let dir = tempfile::tempdir().expect("a folder");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let (code, said) = output(kundig(dir.path()).arg("migrate").current_dir(elsewhere.path()));
    assert_eq!(code, Some(0), "{said}");
    assert!(dir.path().join("kundig.db").exists());
    assert_eq!(std::fs::read_dir(elsewhere.path()).expect("reads").count(), 0);
    let (_, again) = output(kundig(dir.path()).arg("migrate"));
    assert!(again.contains(": 0 of"), "a second time nothing is missing: {again}");
}

#[test]
fn doctor_tells_what_is_in_order() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, before) = output(kundig(dir.path()).arg("doctor"));
    assert_eq!(code, Some(0), "{before}");
    assert!(before.contains("is not there yet") && !dir.path().join("kundig.db").exists(), "it makes nothing: {before}");
    output(kundig(dir.path()).arg("migrate"));
    let (code, after) = output(kundig(dir.path()).args(["doctor", "--listen", "0.0.0.0:0"]));
    assert_eq!(code, Some(0), "{after}");
    assert!(after.contains("up to date") && after.contains("plain http: everything works, but"), "{after}");
    let (code, broken) = output(kundig(dir.path()).args(["doctor", "--tls-cert", "none.pem", "--tls-key", "none.pem"]));
    assert_eq!(code, Some(1), "{broken}");
    assert!(broken.contains("BAD   KUNDIG_TLS_CERT"), "{broken}");
}

#[test]
fn help_names_flags_and_environment() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, said) = output(kundig(dir.path()).args(["serve", "--help"]));
    assert_eq!(code, Some(0));
    for name in [
        "DATABASE_URL",
        "KUNDIG_DATA",
        "KUNDIG_FILES",
        "KUNDIG_LISTEN",
        "KUNDIG_PUBLIC_URL",
        "KUNDIG_TLS_CERT",
        "KUNDIG_TLS_KEY",
        "KUNDIG_TRUSTED_PROXY",
    ] {
        assert!(said.contains(name), "{name} in {said}");
    }
}

#[test]
fn it_serves_and_stops_when_asked_to() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut serving = Serving::start(dir.path(), &[]);
    assert!(serving.get("/ready").contains("ready"));
    let (code, said) = output(kundig(dir.path()).args(["serve", "--listen", &format!("127.0.0.1:{}", serving.port)]));
    assert_eq!(code, Some(1));
    assert!(said.contains("KUNDIG_LISTEN"), "a port in use is named: {said}");
    // An idle connection does not hold it up.
    let _idle = TcpStream::connect(("127.0.0.1", serving.port)).expect("connects");
    let began = Instant::now();
    let asked = Command::new("kill").args(["-TERM", &serving.child.id().to_string()]).status().expect("asks");
    assert!(asked.success());
    let status = serving.child.wait().expect("ends");
    assert!(status.success(), "{status}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}
