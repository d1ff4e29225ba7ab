//! TLS by the program itself, without a proxy before it.

use crate::program::{Serving, kundig};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

const PASSWORD: &str = "corkscrew-lantern-7";

/// A fresh certificate for `localhost` in the folder; returns what a browser would trust.
fn certificate(dir: &Path) -> RootCertStore {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    std::fs::write(dir.join("cert.pem"), made.cert.pem()).expect("writes");
    std::fs::write(dir.join("key.pem"), made.signing_key.serialize_pem()).expect("writes");
    let mut trusted = RootCertStore::empty();
    trusted.add(made.cert.der().clone()).expect("a certificate");
    trusted
}

/// A connection that offers these protocols; the handshake is done.
fn connect(port: u16, trusted: &RootCertStore, protocols: &[&str]) -> StreamOwned<ClientConnection, TcpStream> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(trusted.clone())
        .with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|p| p.as_bytes().to_vec()).collect();
    let name = ServerName::try_from("localhost").expect("a name");
    let tls = ClientConnection::new(Arc::new(config), name).expect("a connection");
    let mut stream = StreamOwned::new(tls, TcpStream::connect(("127.0.0.1", port)).expect("connects"));
    while stream.conn.is_handshaking() {
        stream.conn.complete_io(&mut stream.sock).expect("shakes hands");
    }
    stream
}

fn ask(mut stream: StreamOwned<ClientConnection, TcpStream>, request: &str) -> String {
    stream.write_all(request.as_bytes()).expect("sends");
    let mut answer = Vec::new();
    // The peer may close without a farewell once all is said.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn with_a_certificate_it_speaks_http_2_and_keeps_cookies_to_tls() {
    let dir = tempfile::tempdir().expect("a folder");
    let trusted = certificate(dir.path());
    let mut add = kundig(dir.path())
        .args(["user", "add", "ada@example.org", "--name", "Ada", "--role", "admin", "--password-stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("starts");
    add.stdin.take().expect("a pipe").write_all(PASSWORD.as_bytes()).expect("says the password");
    assert!(add.wait().expect("ends").success());

    // Relative paths lie in the data folder.
    let serving = Serving::start(dir.path(), &["--tls-cert", "cert.pem", "--tls-key", "key.pem"]);
    let modern = connect(serving.port, &trusted, &["h2", "http/1.1"]);
    assert_eq!(modern.conn.alpn_protocol(), Some(&b"h2"[..]));

    let form = format!("email=ada%40example.org&password={PASSWORD}&next=%2F");
    let host = format!("localhost:{}", serving.port);
    let request = format!(
        "POST /api/open/sign-in HTTP/1.1\r\nhost: {host}\r\norigin: https://{host}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    );
    let answer = ask(connect(serving.port, &trusted, &["http/1.1"]), &request).to_ascii_lowercase();
    assert!(answer.starts_with("http/1.1 200"), "{answer}");
    let cookie = answer.lines().find(|line| line.starts_with("set-cookie: __host-kundig=")).unwrap_or_else(|| panic!("{answer}"));
    assert!(["secure", "httponly", "samesite=lax", "path=/"].iter().all(|part| cookie.contains(part)), "{cookie}");
    assert!(answer.contains("strict-transport-security: max-age="), "{answer}");
}
