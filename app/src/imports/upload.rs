//! `/imports/new`: a file by drag or by picker. Works over plain http.

use super::parts::Steps;
use crate::shell::{Page, PageHead, t, tf, use_lang};
use crate::ui::{Banner, ButtonLink, Icon, Kind, Progress, Tone};
use domain::imports::ImportKind;
use domain::texts::{common, imports as texts};
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use web_sys::{DragEvent, File};

/// What goes on with the file.
#[derive(Clone, Debug, PartialEq)]
enum Going {
    /// None chosen yet.
    Idle,
    /// Per cent on its way; 100: the server reads it.
    Sending(String, u8),
    /// Refused, with the sentence.
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only browsers send files"))]
    Refused(String),
}

/// `/imports/new`.
#[component]
pub fn NewImportPage() -> impl IntoView {
    let query = use_query_map();
    let asked = query.with_untracked(|q| q.get("as").and_then(|k| ImportKind::parse(&k)));
    let kind = RwSignal::new(asked.map_or("", ImportKind::code).to_owned());
    let going = RwSignal::new(Going::Idle);
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let navigate = use_navigate();
    let lang = use_lang();
    let arrived = Callback::new(move |id: String| navigate(&format!("/imports/{id}"), Default::default()));
    let send_file = move |file: File| {
        going.set(Going::Sending(file.name(), 0));
        send(&file, &kind.get_untracked(), lang, going, arrived);
    };
    let on_drop = move |ev: DragEvent| {
        ev.prevent_default();
        over.set(false);
        if let Some(file) = ev.data_transfer().and_then(|d| d.files()).and_then(|f| f.get(0)) {
            send_file(file);
        }
    };
    let on_pick = move |_| {
        if let Some(input) = input.get_untracked() {
            if let Some(file) = input.files().and_then(|f| f.get(0)) {
                send_file(file);
            }
            // the same file again is a new choice
            input.set_value("");
        }
    };
    let kinds = std::iter::once(("", texts::FIND_OUT)).chain(ImportKind::ALL.into_iter().map(|k| (k.code(), texts::kind(k))));
    let choices = kinds
        .map(|(code, text)| {
            view! {
                <label class="chip">
                    <input
                        type="radio"
                        class="check"
                        name="kind"
                        value=code
                        checked=kind.get_untracked() == code
                        prop:checked=move || kind.get() == code
                        on:change=move |_| kind.set(code.to_owned())
                    />
                    <span>{t(text)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <Page title=t(texts::NEW_IMPORT) class="import-new">
            <PageHead title=t(texts::NEW_IMPORT)>
                <span class="push"></span>
                <Steps now=1 />
                <span class="push"></span>
                <ButtonLink label=t(common::CANCEL) href="/imports" kind=Kind::Ghost />
            </PageHead>
            <div class="upload">
                <fieldset class="field">
                    <legend class="label">{t(texts::WHAT_ROWS_ARE)}</legend>
                    <div class="row chips">{choices}</div>
                </fieldset>
                <div
                    class="drop"
                    data-over=move || over.get().then_some("")
                    on:dragover=move |ev: DragEvent| {
                        ev.prevent_default();
                        over.set(true);
                    }
                    on:dragleave=move |_| over.set(false)
                    on:drop=on_drop
                >
                    <Icon name="upload" size=20 />
                    <h2>{t(texts::DROP_TITLE)}</h2>
                    <p class="muted">{t(texts::DROP_HINT)}</p>
                    <label class="btn primary lg" data-busy=move || matches!(going.get(), Going::Sending(..)).then_some("")>
                        {t(texts::CHOOSE_FILE)}
                        <input node_ref=input type="file" class="vh" accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values" on:change=on_pick />
                    </label>
                    {move || sending(&going.get())}
                </div>
                <p class="small muted">{t(texts::ORDER_HINT)}</p>
            </div>
        </Page>
    }
    .into_any()
}

fn sending(going: &Going) -> AnyView {
    match going {
        Going::Idle => ().into_any(),
        Going::Sending(name, done) => {
            let (words, done) =
                if *done < 100 { (tf(texts::UPLOADING, &[("name", name)]), *done) } else { (t(texts::READING).to_owned(), 100) };
            let shown = words.clone();
            view! {
                <div class="sending" role="status">
                    <span class="small">{shown}</span>
                    <Progress label=words value=done />
                </div>
            }
            .into_any()
        }
        Going::Refused(why) => view! { <Banner text=why.clone() tone=Tone::Danger /> }.into_any(),
    }
}

/// Sends a file and follows how far it is. `fetch` can't say that, so the older way.
#[cfg(feature = "hydrate")]
fn send(file: &File, kind: &str, lang: domain::Lang, going: RwSignal<Going>, arrived: Callback<String>) {
    use crate::api::AppError;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{ProgressEvent, XmlHttpRequest};

    let failed = texts::UPLOAD_FAILED.in_lang(lang).to_owned();
    let Ok(request) = XmlHttpRequest::new() else { return going.set(Going::Refused(failed)) };
    let name = file.name();
    let address = format!("{}?name={}&as={kind}", super::UPLOAD, String::from(js_sys::encode_uri_component(&name)));
    if request.open("POST", &address).is_err() {
        return going.set(Going::Refused(failed));
    }
    let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |ev: ProgressEvent| {
        let share = if ev.total() > 0.0 { ev.loaded() / ev.total() * 100.0 } else { 0.0 };
        going.set(Going::Sending(name.clone(), share as u8));
    });
    let done = {
        let request = request.clone();
        let failed = failed.clone();
        Closure::once_into_js(move || {
            let text = request.response_text().ok().flatten().unwrap_or_default();
            if request.status() == Ok(200) {
                return arrived.run(text);
            }
            let told = serde_json::from_str::<AppError>(&text).map(|e| e.message(lang));
            going.set(Going::Refused(told.unwrap_or(failed)));
        })
    };
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
    }
    // kept alive by the request; the page is left soon after
    on_progress.forget();
    request.set_onloadend(Some(done.unchecked_ref()));
    if request.send_with_opt_blob(Some(file)).is_err() {
        going.set(Going::Refused(failed));
    }
}

#[cfg(not(feature = "hydrate"))]
fn send(_: &File, _: &str, _: domain::Lang, _: RwSignal<Going>, _: Callback<String>) {}

/// The button that leads here.
#[component]
pub fn NewImportButton() -> impl IntoView {
    view! { <ButtonLink label=t(texts::NEW_IMPORT) href="/imports/new" icon="upload" /> }
}
