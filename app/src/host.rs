//! What the server lays ready for pages and server functions: a context of each
//! type here, beside `crm::Crm` and the request's parts. Nothing of it knows HTTP
//! routes or files, so that `app` stays below `server`.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

/// Where the browser's files are: logical name (`kundig.js`, `kundig.wasm`,
/// `kundig.css`, `echarts.js`) to address (`/pkg/kundig.1a2b3c.js`).
#[derive(Clone, Debug, Default)]
pub struct Assets {
    addresses: Arc<BTreeMap<String, String>>,
}

impl Assets {
    /// From the manifest the build wrote.
    pub fn new(addresses: BTreeMap<String, String>) -> Self {
        Self { addresses: Arc::new(addresses) }
    }

    /// The address of a built file; a file the manifest does not name is looked for
    /// under its plain name.
    pub fn url(&self, name: &str) -> String {
        self.addresses.get(name).cloned().unwrap_or_else(|| format!("/pkg/{name}"))
    }

    /// The address of a built file, if the manifest names it.
    pub fn find(&self, name: &str) -> Option<String> {
        self.addresses.get(name).cloned()
    }

    /// Names this build as a whole; it changes when any of the browser's files does.
    pub fn build(&self) -> &str {
        self.addresses.get("build").map_or("dev", String::as_str)
    }
}

/// Who asks: the peer's address, or the one a trusted proxy names. Also in the
/// request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddr(pub IpAddr);

/// The address people type, without a slash at the end: for links that leave the
/// page (invitations).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(pub Arc<str>);

/// The font nearly every letter of a page is set in; asked for before the style sheet names it.
const FONT: &str = "inter-latin-opsz-normal.woff2";

/// The part of a page's head that brings the browser's side: style sheet, build id,
/// where ECharts lies (`<meta name="kundig-echarts">`, loaded only by charts), and
/// the script that hydrates. For the page's shell, outside the hydrated tree.
#[component]
pub fn BrowserFiles() -> impl IntoView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let (js, wasm) = (assets.url("kundig.js"), assets.url("kundig.wasm"));
    let start = format!("import({js:?}).then(m => m.default({{ module_or_path: {wasm:?} }}).then(() => m.hydrate()))");
    view! {
        {assets
            .find(FONT)
            .map(|font| view! { <link rel="preload" href=font r#as="font" r#type="font/woff2" crossorigin="anonymous" /> })}
        <link rel="stylesheet" href=assets.url("kundig.css") />
        <link rel="apple-touch-icon" href="/icons/kundig-apple-180.png" />
        <meta name="kundig-build" content=assets.build().to_owned() />
        <meta name="kundig-echarts" content=assets.url("echarts.js") />
        <link rel="modulepreload" href=js nonce=use_nonce() />
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        <script type="module" nonce=use_nonce()>{start}</script>
    }
}
