//! Sources, tags and lost reasons of the file that do not exist yet: create or use another.

use super::parts::rows;
use super::wizard::Draft;
use crate::shell::{t, tf, use_lang};
use domain::Lang;
use domain::imports::plan::{ChangePlan, ImportPage};
use domain::imports::vocabulary::{NewWord, Vocabulary, WordAnswer};
use domain::texts::{Text, imports as texts};
use leptos::prelude::*;

/// How many words are shown; a file with more has them in the wrong column.
const SHOWN: usize = 50;

fn kind(vocabulary: Vocabulary) -> Text {
    match vocabulary {
        Vocabulary::Source => texts::F_SOURCE,
        Vocabulary::Tag => texts::F_TAGS,
        Vocabulary::LostReason => texts::F_LOST_REASON,
    }
}

/// The panel; nothing when the file brings no new words.
#[component]
pub fn NewWords(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let count = Memo::new(move |_| draft.page.with(|p| p.outcome.new_words.len()));
    let list = move || {
        draft.page.with(|page| {
            let words = &page.outcome.new_words[..page.outcome.new_words.len().min(SHOWN)];
            // they come in this order
            words
                .chunk_by(|a, b| a.vocabulary == b.vocabulary)
                .map(|alike| {
                    let lines = alike.iter().map(|word| line(lang, draft, page, word)).collect_view();
                    let title = alike.first().map(|word| t(kind(word.vocabulary)));
                    view! {
                        <h3 class="small muted">{title}</h3>
                        <ul>{lines}</ul>
                    }
                })
                .collect_view()
        })
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="panel">
                    <header>
                        <h2>{t(texts::NEW_WORDS)}</h2>
                        <span class="badge count">{count}</span>
                    </header>
                    <div class="body stage-answers">
                        <p class="small muted">{t(texts::NEW_WORDS_HINT)}</p>
                        {list}
                    </div>
                </section>
            }
            .into_any()
        })
    }
}

/// One word: what it is, in how many rows, and what becomes of it.
fn line(lang: Lang, draft: Draft, page: &ImportPage, word: &NewWord) -> AnyView {
    let (vocabulary, name) = (word.vocabulary, word.name.clone());
    let answer = page.plan.word(vocabulary, &name).map(str::to_owned);
    let known = page.words.of(vocabulary).iter().map(|w| (w.clone(), tf(texts::USE_NAMED, &[("name", w)])));
    let options = std::iter::once((String::new(), tf(texts::CREATE_NAMED, &[("name", &name)])))
        .chain(known)
        .map(|(value, words)| {
            let selected = value == answer.as_deref().unwrap_or_default();
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect_view();
    let label = format!("{} {name}", kind(vocabulary).in_lang(lang));
    let choose = {
        let name = name.clone();
        move |value: String| {
            let answer = WordAnswer { vocabulary, name: name.clone(), to: (!value.is_empty()).then_some(value) };
            draft.change.run(ChangePlan { words: vec![answer], ..ChangePlan::default() });
        }
    };
    view! {
        <li>
            <b class="trunc">{name}</b>
            <select class="select sm push" aria-label=label on:change:target=move |ev| choose(ev.target().value())>{options}</select>
            <span class="num small muted">{rows(lang, word.rows)}</span>
        </li>
    }
    .into_any()
}
