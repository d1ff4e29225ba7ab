//! The browser's files: from the binary in a release, from `target/site` in a checkout.
//! Built files have their content in their name and are kept by browsers for a year.

use super::Shared;
use crate::config::ConfigError;
use app::host::Assets;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// The built site as part of the program.
#[cfg(feature = "embed")]
#[derive(rust_embed::RustEmbed)]
#[folder = "$KUNDIG_SITE_DIR"]
struct Embedded;

/// Where the browser's files come from.
#[derive(Clone, Debug)]
pub enum Site {
    /// A folder as `scripts/assets.mjs` writes it.
    Folder(PathBuf),
    /// The program itself.
    #[cfg(feature = "embed")]
    Inside,
}

impl Site {
    /// This program's own.
    pub fn own() -> Self {
        #[cfg(feature = "embed")]
        return Site::Inside;
        #[cfg(not(feature = "embed"))]
        Site::Folder(crate::config::checkout().join("target/site"))
    }

    /// A file by its path below the site, or nothing.
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        // Our own file names are plain; anything else is no file of ours.
        let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains('\\') && !part.contains('\0');
        if !path.split('/').all(plain) {
            return None;
        }
        match self {
            Site::Folder(dir) => std::fs::read(dir.join(path)).ok().map(Cow::Owned),
            #[cfg(feature = "embed")]
            Site::Inside => Embedded::get(path).map(|file| file.data),
        }
    }

    /// The addresses of the built files, from the manifest.
    pub fn assets(&self) -> Result<Assets, ConfigError> {
        let Some(bytes) = self.read("manifest.json") else {
            tracing::warn!("the browser's files are not built: pages come without style and script (scripts/build.sh builds them)");
            return Ok(Assets::default());
        };
        let addresses: BTreeMap<String, String> =
            serde_json::from_slice(&bytes).map_err(|e| ConfigError(format!("the site's manifest.json can't be read: {e}")))?;
        Ok(Assets::new(addresses))
    }
}

/// A file under `/pkg`: its name changes with its content, so it never goes stale.
pub async fn built(State(shared): State<Shared>, Path(file): Path<String>, headers: HeaderMap) -> Response<Body> {
    let found = answer(&shared.site, &format!("pkg/{file}"), &headers, "public, max-age=31536000, immutable").await;
    found.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

/// A file of `public/`, if the path names one: kept for a minute, then asked for by its tag.
pub async fn public(shared: &Shared, path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
    let path = path.strip_prefix('/').unwrap_or(path);
    // The list of built files is the server's own; `.br` and `.gz` come by Accept-Encoding.
    if path.is_empty() || path == "manifest.json" || path.ends_with(".br") || path.ends_with(".gz") {
        return None;
    }
    answer(&shared.site, path, headers, "public, max-age=60, must-revalidate").await
}

async fn answer(site: &Site, path: &str, headers: &HeaderMap, keep: &'static str) -> Option<Response<Body>> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let variants: Vec<(Option<&'static str>, String)> = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(accepted, coding))
        .map(|(coding, ending)| (Some(coding), format!("{path}.{ending}")))
        .chain([(None, path.to_owned())])
        .collect();
    let site = site.clone();
    // A disk may be slow; it must not hold up other requests.
    let (coding, bytes) =
        tokio::task::spawn_blocking(move || variants.into_iter().find_map(|(coding, path)| Some((coding, site.read(&path)?))))
            .await
            .ok()??;
    let tag = {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        format!("\"{:016x}\"", hasher.finish())
    };
    let response =
        Response::builder().header(header::CACHE_CONTROL, keep).header(header::VARY, "accept-encoding").header(header::ETAG, &tag);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|t| t.trim().trim_start_matches("W/") == tag)) {
        return response.status(StatusCode::NOT_MODIFIED).body(Body::empty()).ok();
    }
    let mut response = response
        .header(header::CONTENT_TYPE, content_type(path))
        .body(Body::from(match bytes {
            Cow::Borrowed(bytes) => bytes::Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        }))
        .ok()?;
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Some(response)
}

/// Whether an Accept-Encoding header takes a coding: named, and not with `q=0`.
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused = parts.any(|p| p.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0));
        named && !refused
    })
}

fn content_type(path: &str) -> String {
    if path.ends_with(".webmanifest") {
        return "application/manifest+json".to_owned();
    }
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    match guess.type_() {
        mime_guess::mime::TEXT => format!("{guess}; charset=utf-8"),
        _ => guess.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_must_be_named_and_not_refused() {
        assert!(accepts("gzip, deflate, br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }

    #[test]
    fn nothing_outside_the_site_is_read() {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("secret"), "x").expect("writes");
        let inner = dir.path().join("site");
        std::fs::create_dir(&inner).expect("makes");
        std::fs::write(inner.join("a.txt"), "a").expect("writes");
        let site = Site::Folder(inner);
        assert!(site.read("a.txt").is_some());
        for path in ["../secret", "/etc/passwd", "a/../../secret", "..\\secret", ".hidden", ""] {
            assert!(site.read(path).is_none(), "{path}");
        }
    }

    #[test]
    fn types_are_known() {
        assert_eq!(content_type("a.wasm"), "application/wasm");
        assert_eq!(content_type("a.js"), "text/javascript; charset=utf-8");
        assert_eq!(content_type("m.webmanifest"), "application/manifest+json");
        assert_eq!(content_type("a.woff2"), "font/woff2");
    }
}
