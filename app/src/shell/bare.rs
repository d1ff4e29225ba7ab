//! Pages without the frame: sign-in, set-up, invitation.

use super::{document::head_title, set_language, use_lang};
use crate::ui::{Logo, Segment, Segmented};
use domain::Lang;
use domain::texts::nav;
use leptos::prelude::*;
use leptos_meta::Title;

/// The product's sign, the choice of language, and the page beside the picture of the card
/// index.
#[component]
pub fn Bare(
    /// What the browser's tab says.
    #[prop(into)]
    title: Signal<String>,
    /// What stands right of the form on wide screens.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// The form.
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let segments: Vec<Segment> = Lang::ALL.iter().map(|l| Segment::new(l.code(), l.own_name())).collect();
    view! {
        <Title text=head_title(title) />
        <div class="login">
            <main id="main">
                <header class="row">
                    <Logo />
                    <b class="wordmark">"Kundig"</b>
                    <span class="push"></span>
                    <Segmented
                        label=super::t(nav::LANGUAGE)
                        value=lang.code()
                        segments=Signal::stored(segments)
                        on_choose=move |code: String| {
                            if let Some(lang) = Lang::parse(&code) {
                                set_language(lang);
                            }
                        }
                    />
                </header>
                {children()}
            </main>
            {aside.map(|aside| view! { <aside>{aside.run()}</aside> })}
        </div>
    }
    .into_any()
}
