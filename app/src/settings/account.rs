//! One's own account: name, language, appearance, password.

use crate::api::new_command;
use crate::session::{PasswordField, change_password, edit_account, go};
use crate::shell::{Keys, PageHead, Theme, set_language, set_theme, t, use_lang, use_me, use_theme};
use crate::ui::{Button, Checkbox, Kind, Segment, Segmented, TextField, use_toasts};
use domain::Lang;
use domain::session::{ChangePassword, EditAccount};
use domain::texts::{common, nav, session, settings as texts, team};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section, for everybody.
#[component]
pub fn AccountPage() -> impl IntoView {
    view! {
        <PageHead title=t(texts::ACCOUNT) />
        <div class="scroll">
            <Profile />
            <Look />
            <SingleKeys />
            <Password />
        </div>
    }
}

#[component]
fn Profile() -> impl IntoView {
    let (me, lang) = (use_me(), use_lang());
    let name = RwSignal::new(me.name.clone());
    let wrong = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let input = EditAccount { command: new_command(), name: Some(name.get_untracked()), lang: None };
        spawn_local(async move {
            match edit_account(input).await {
                Ok(()) => go("/settings/account"),
                Err(error) => {
                    wrong.set(error.message(lang));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <form class="panel stack set-form" on:submit=submit>
            <h2>{t(texts::PROFILE)}</h2>
            <TextField
                label=t(texts::NAME)
                value=name
                id="account-name"
                required=true
                autocomplete="name"
                maxlength=200
                error=Signal::derive(move || wrong.get())
            />
            <dl class="facts">
                <dt>{t(team::EMAIL)}</dt>
                <dd>{me.email.clone().unwrap_or_default()}</dd>
                <dt>{t(team::ROLE)}</dt>
                <dd>{t(crate::team::role_name(me.role))}</dd>
            </dl>
            <div class="row">
                <Button label=t(common::SAVE) submit=true busy=Signal::derive(move || busy.get()) />
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Look() -> impl IntoView {
    let lang = use_lang();
    let theme = use_theme();
    let languages: Vec<Segment> = Lang::ALL.iter().map(|l| Segment::new(l.code(), l.own_name())).collect();
    let themes =
        [(Theme::System, "system", nav::THEME_SYSTEM), (Theme::Light, "light", nav::THEME_LIGHT), (Theme::Dark, "dark", nav::THEME_DARK)];
    let segments: Vec<Segment> = themes.iter().map(|(_, key, name)| Segment::new(*key, t(*name))).collect();
    let chosen =
        Signal::derive(move || themes.iter().find(|(each, ..)| *each == theme.get()).map_or("system", |(_, key, _)| key).to_owned());
    view! {
        <section class="panel stack set-form">
            <h2>{t(texts::LOOK)}</h2>
            <div class="field">
                <span class="label">{t(nav::LANGUAGE)}</span>
                <Segmented
                    label=t(nav::LANGUAGE)
                    value=lang.code()
                    segments=Signal::stored(languages)
                    on_choose=move |code: String| {
                        if let Some(other) = Lang::parse(&code).filter(|l| *l != lang) {
                            set_language(other);
                        }
                    }
                />
            </div>
            <div class="field">
                <span class="label">{t(nav::THEME)}</span>
                <Segmented
                    label=t(nav::THEME)
                    value=chosen
                    segments=Signal::stored(segments)
                    on_choose=move |key: String| {
                        if let Some((theme, ..)) = themes.iter().find(|(_, k, _)| *k == key) {
                            set_theme(*theme);
                        }
                    }
                />
            </div>
        </section>
    }
    .into_any()
}

/// Single keys get in the way of screen readers and of speech: they can be switched off.
#[component]
fn SingleKeys() -> impl IntoView {
    let on = RwSignal::new(true);
    Effect::new(move |before: Option<()>| {
        let wanted = on.get();
        match before {
            // only the browser knows
            None => on.set(Keys::are_on()),
            Some(()) => Keys::switch(wanted),
        }
    });
    view! {
        <section class="panel stack set-form" id="keys">
            <h2>{t(texts::KEYBOARD)}</h2>
            <Checkbox label=t(texts::SINGLE_KEYS) value=on switch=true />
            <p class="small soft">{t(texts::SINGLE_KEYS_WHY)}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Password() -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let shown = RwSignal::new(false);
    let wrong = RwSignal::new((String::new(), String::new()));
    let at = move |name: &'static str| Signal::derive(move || wrong.with(|(f, s)| if f == name { s.clone() } else { String::new() }));
    let busy = RwSignal::new(false);
    let form = NodeRef::<leptos::html::Form>::new();
    let email = use_me().email.unwrap_or_default();
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let input = ChangePassword { old: old.get_untracked(), new: new.get_untracked() };
        spawn_local(async move {
            let done = change_password(input).await;
            busy.set(false);
            match done {
                Ok(()) => {
                    wrong.set((String::new(), String::new()));
                    old.set(String::new());
                    new.set(String::new());
                    if let Some(form) = form.get_untracked() {
                        form.reset();
                    }
                    toasts.say(session::PASSWORD_CHANGED.in_lang(lang));
                }
                Err(error) => wrong.set((error.field().unwrap_or("old").to_owned(), error.message(lang))),
            }
        });
    };
    view! {
        <form node_ref=form class="panel stack set-form" id="password" method="post" on:submit=submit>
            <h2>{t(session::CHANGE_PASSWORD)}</h2>
            <p class="small soft">{t(session::CHANGE_PASSWORD_WHY)}</p>
            <input type="text" name="username" autocomplete="username" value=email hidden />
            <PasswordField label=t(session::PASSWORD_OLD) value=old shown id="old" name="old" autocomplete="current-password" error=at("old") />
            <PasswordField
                label=t(session::PASSWORD_NEW)
                value=new
                shown
                id="new"
                name="new"
                autocomplete="new-password"
                hint=t(session::PASSWORD_HINT)
                error=at("new")
            />
            <div class="row">
                <Button label=t(session::CHANGE_PASSWORD) kind=Kind::Primary submit=true busy=Signal::derive(move || busy.get()) />
            </div>
        </form>
    }
    .into_any()
}
