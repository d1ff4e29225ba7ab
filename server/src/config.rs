//! Settings: flags and environment, checked before anything starts. A wrong one stops the
//! start with a sentence that names it.

use ipnet::IpNet;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Component, Path, PathBuf};

/// A setting that can't be used; the sentence names it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(pub String);

/// Where the data is; the same flags on every command.
#[derive(clap::Args, Debug, Clone)]
pub struct PlaceArgs {
    /// Database: sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME. A relative FILE lies in the data folder
    #[arg(long, env = "DATABASE_URL", value_name = "URL", default_value = "sqlite:kundig.db", hide_env_values = true)]
    pub database_url: String,
    /// Data folder, against which every relative path is resolved, whatever folder the command is called
    /// from. Default: `data` in the checkout, or beside the program of a release
    #[arg(long, env = "KUNDIG_DATA", value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// Folder for files people attach. Default: `<database>.files` beside the SQLite file, else `files` in the
    /// data folder; several servers on one PostgreSQL database must share it
    #[arg(long, env = "KUNDIG_FILES", value_name = "FOLDER")]
    pub files: Option<PathBuf>,
}

/// Where the data is, resolved: every path absolute.
#[derive(Debug, Clone)]
pub struct Place {
    /// The data folder.
    pub data: PathBuf,
    /// The database's URL, with an absolute path for SQLite.
    pub database_url: String,
    /// The SQLite file, if it is one.
    pub sqlite_file: Option<PathBuf>,
    /// Folder for files.
    pub files: PathBuf,
}

impl PlaceArgs {
    /// Checks and resolves.
    pub fn resolve(&self) -> Result<Place, ConfigError> {
        let data = match &self.data_dir {
            // A relative data folder given by hand is meant from where the command is called.
            Some(dir) => {
                std::path::absolute(dir).map_err(|e| ConfigError(format!("KUNDIG_DATA: {} is no folder name: {e}", dir.display())))?
            }
            None => default_data_dir()?,
        };
        let url = self.database_url.trim();
        let (database_url, sqlite_file) = if let Some(rest) = url.strip_prefix("sqlite:") {
            let (url, file) = sqlite_url(rest, &data)?;
            (url, Some(file))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            (url.to_owned(), None)
        } else {
            return Err(ConfigError("DATABASE_URL must begin with sqlite: or postgres://".to_owned()));
        };
        let files = match (&self.files, &sqlite_file) {
            (Some(dir), _) => data.join(dir),
            (None, Some(file)) => {
                let mut name = file.clone().into_os_string();
                name.push(".files");
                PathBuf::from(name)
            }
            (None, None) => data.join("files"),
        };
        Ok(Place { data, database_url, sqlite_file, files })
    }
}

/// Where data lies if nobody says: in the checkout for a program built there by cargo, else
/// beside the program. Never the folder a command happens to be called from.
fn default_data_dir() -> Result<PathBuf, ConfigError> {
    let base = if cfg!(feature = "embed") {
        let program = std::env::current_exe()
            .map_err(|e| ConfigError(format!("KUNDIG_DATA must be set: the program's own folder is not known ({e})")))?;
        program.parent().map(Path::to_path_buf).unwrap_or_default()
    } else {
        checkout()
    };
    Ok(base.join("data"))
}

/// The checkout this program was compiled in: only programs built there look at it.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// `FILE?options` after `sqlite:`, made absolute.
fn sqlite_url(rest: &str, data: &Path) -> Result<(String, PathBuf), ConfigError> {
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (path, options) = rest.split_once('?').map_or((rest, None), |(p, o)| (p, Some(o)));
    if path.is_empty() || path.starts_with(':') || options.is_some_and(|o| o.contains("mode=memory")) {
        return Err(ConfigError(
            "DATABASE_URL must name a file after sqlite: (a database in memory can't be shared by readers and writer)".to_owned(),
        ));
    }
    let file = data.join(decode_percent(path));
    // The driver decodes per cent signs: what stands for itself must be written so.
    let encoded = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    let url = match options {
        Some(options) => format!("sqlite://{encoded}?{options}"),
        None => format!("sqlite://{encoded}"),
    };
    Ok((url, file))
}

fn decode_percent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten().and_then(|h| u8::from_str_radix(h, 16).ok());
        at += if hex.is_some() { 3 } else { 1 };
        out.push(hex.unwrap_or(byte));
    }
    String::from_utf8_lossy(&out).into_owned()
}

impl Place {
    /// Makes the data folder and the files folder if they are missing, readable by their owner only.
    pub fn prepare(&self) -> Result<(), ConfigError> {
        make_dir(&self.data, "KUNDIG_DATA")?;
        if let Some(parent) = self.sqlite_file.as_deref().and_then(Path::parent) {
            make_dir(parent, "DATABASE_URL")?;
        }
        make_dir(&self.files, "KUNDIG_FILES")
    }

    /// The database without its password, for people to read.
    pub fn shown_database(&self) -> String {
        match &self.sqlite_file {
            Some(file) => file.display().to_string(),
            None => without_password(&self.database_url),
        }
    }

    /// A path of a setting, resolved against the data folder.
    pub fn path(&self, path: &Path) -> PathBuf {
        let joined = self.data.join(path);
        joined.components().filter(|c| *c != Component::CurDir).collect()
    }
}

fn make_dir(dir: &Path, setting: &str) -> Result<(), ConfigError> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(|e| ConfigError(format!("{setting}: the folder {} can't be made: {e}", dir.display())))
}

/// A URL with its password left out.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((user, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    let user = user.split_once(':').map_or(user, |(name, _)| name);
    format!("{scheme}://{user}@{host}")
}

/// How Kundig is served.
#[derive(clap::Args, Debug, Clone)]
pub struct ServeArgs {
    /// Address and port to listen on; 0.0.0.0:3000 for the whole network
    #[arg(long, env = "KUNDIG_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:3000")]
    pub listen: String,
    /// The address people type, e.g. https://crm.example.com; needed behind a proxy and for links in invitations
    #[arg(long, env = "KUNDIG_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Certificate chain (PEM) for TLS with HTTP/2
    #[arg(long, env = "KUNDIG_TLS_CERT", value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// Private key (PEM) of the certificate
    #[arg(long, env = "KUNDIG_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// Proxy whose X-Forwarded-For is believed, as an address or a network (10.0.0.0/8); may be given several times
    #[arg(long, env = "KUNDIG_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',')]
    pub trusted_proxy: Vec<String>,
}

/// How Kundig is served, checked.
#[derive(Debug, Clone)]
pub struct Serving {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address people type, without a slash at the end.
    pub public_url: String,
    /// Whether `public_url` was given by hand.
    pub public_url_given: bool,
    /// Certificate and key, if TLS is served.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// Networks whose X-Forwarded-For is believed.
    pub trusted_proxies: Vec<IpNet>,
}

impl ServeArgs {
    /// Checks every setting; paths are resolved against the data folder.
    pub fn resolve(&self, place: &Place) -> Result<Serving, ConfigError> {
        let listen = self.listen.to_socket_addrs().ok().and_then(|mut found| found.next()).ok_or_else(|| {
            ConfigError(format!("KUNDIG_LISTEN must be an address with a port, like 127.0.0.1:3000, not '{}'", self.listen))
        })?;
        let tls = match (&self.tls_cert, &self.tls_key) {
            (Some(cert), Some(key)) => Some((readable(place, cert, "KUNDIG_TLS_CERT")?, readable(place, key, "KUNDIG_TLS_KEY")?)),
            (Some(_), None) => {
                return Err(ConfigError("KUNDIG_TLS_KEY is missing: TLS needs the certificate and its key".to_owned()));
            }
            (None, Some(_)) => {
                return Err(ConfigError("KUNDIG_TLS_CERT is missing: TLS needs the certificate and its key".to_owned()));
            }
            (None, None) => None,
        };
        let trusted_proxies = self
            .trusted_proxy
            .iter()
            .map(|text| {
                parse_network(text.trim()).ok_or_else(|| {
                    ConfigError(format!("KUNDIG_TRUSTED_PROXY must be an address or a network like 10.0.0.0/8, not '{text}'"))
                })
            })
            .collect::<Result<_, _>>()?;
        let public_url = match &self.public_url {
            Some(url) => checked_url(url)?,
            None => {
                let scheme = if tls.is_some() { "https" } else { "http" };
                format!("{scheme}://{listen}")
            }
        };
        Ok(Serving { listen, public_url, public_url_given: self.public_url.is_some(), tls, trusted_proxies })
    }
}

impl Serving {
    /// Whether browsers speak TLS to us, directly or through a proxy: cookies are then for TLS only.
    pub fn secure(&self) -> bool {
        self.tls.is_some() || self.public_url.starts_with("https://")
    }
}

fn readable(place: &Place, path: &Path, setting: &str) -> Result<PathBuf, ConfigError> {
    let path = place.path(path);
    match std::fs::File::open(&path) {
        Ok(_) => Ok(path),
        Err(e) => Err(ConfigError(format!("{setting}: {} can't be read: {e}", path.display()))),
    }
}

fn parse_network(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse().ok().map(|ip: std::net::IpAddr| IpNet::from(ip)))
}

/// `https://host[:port]`, nothing after it: Kundig is served at the root of its host.
fn checked_url(url: &str) -> Result<String, ConfigError> {
    let wrong = || ConfigError(format!("KUNDIG_PUBLIC_URL must look like https://crm.example.com, not '{url}'"));
    let url = url.trim().trim_end_matches('/');
    let parsed: axum::http::Uri = url.parse().map_err(|_| wrong())?;
    let plain_path = parsed.path().is_empty() || parsed.path() == "/";
    let scheme_ok = matches!(parsed.scheme_str(), Some("http" | "https"));
    if !scheme_ok || parsed.host().is_none_or(str::is_empty) || !plain_path || parsed.query().is_some() {
        return Err(wrong());
    }
    Ok(url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(database_url: &str) -> Result<Place, ConfigError> {
        PlaceArgs { database_url: database_url.to_owned(), data_dir: Some("/var/kundig".into()), files: None }.resolve()
    }

    fn serving(change: impl FnOnce(&mut ServeArgs)) -> Result<Serving, ConfigError> {
        let mut args =
            ServeArgs { listen: "127.0.0.1:3000".to_owned(), public_url: None, tls_cert: None, tls_key: None, trusted_proxy: Vec::new() };
        change(&mut args);
        args.resolve(&place("sqlite:kundig.db").expect("a place"))
    }

    #[test]
    fn relative_paths_lie_in_the_data_folder() {
        let found = place("sqlite:kundig.db").expect("resolves");
        assert_eq!(found.database_url, "sqlite:///var/kundig/kundig.db");
        assert_eq!(found.files, Path::new("/var/kundig/kundig.db.files"));
        assert_eq!(place("sqlite:///srv/a.db").expect("resolves").database_url, "sqlite:///srv/a.db");
        assert_eq!(place("postgres://u:p@h/n").expect("resolves").files, Path::new("/var/kundig/files"));
    }

    #[test]
    fn names_with_special_characters_survive() {
        let found = place("sqlite:a%20b%3F.db?mode=rwc").expect("resolves");
        assert_eq!(found.sqlite_file.as_deref(), Some(Path::new("/var/kundig/a b?.db")));
        assert_eq!(found.database_url, "sqlite:///var/kundig/a b%3F.db?mode=rwc");
    }

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(place("postgres://u:se@cret@h:5432/n").expect("resolves").shown_database(), "postgres://u@h:5432/n");
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for url in ["mysql://h/n", "sqlite::memory:", "sqlite:", ""] {
            assert!(place(url).expect_err("refused").0.contains("DATABASE_URL"), "{url}");
        }
        type Change = fn(&mut ServeArgs);
        let wrong: [(&str, Change); 6] = [
            ("KUNDIG_LISTEN", |a| a.listen = "here".to_owned()),
            ("KUNDIG_PUBLIC_URL", |a| a.public_url = Some("crm.example.com".to_owned())),
            ("KUNDIG_PUBLIC_URL", |a| a.public_url = Some("https://example.com/crm".to_owned())),
            ("KUNDIG_TLS_KEY", |a| a.tls_cert = Some("cert.pem".into())),
            ("KUNDIG_TLS_CERT", |a| {
                a.tls_cert = Some("none.pem".into());
                a.tls_key = Some("none.key".into())
            }),
            ("KUNDIG_TRUSTED_PROXY", |a| a.trusted_proxy = vec!["proxy".to_owned()]),
        ];
        for (setting, change) in wrong {
            let error = serving(change).expect_err("refused");
            assert!(error.0.contains(setting), "{error} names {setting}");
        }
    }

    #[test]
    fn cookies_are_for_tls_where_browsers_speak_it() {
        assert!(!serving(|_| ()).expect("resolves").secure());
        assert!(serving(|a| a.public_url = Some("https://crm.example.com/".to_owned())).expect("resolves").secure());
    }
}
