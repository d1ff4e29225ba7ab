//! The avatar's menu: language, appearance, password, sign-out.

use super::{Shortcuts, Theme, set_language, set_theme, t, tf, use_lang, use_me, use_theme};
use crate::ui::{Align, Avatar, AvatarSize, Icon, Menu, MenuItem, MenuLabel, MenuLink, Segment, Segmented};
use domain::Lang;
use domain::texts::{Text, nav};
use leptos::prelude::*;

/// Where the page that changes one's password is.
const PASSWORD: &str = "/settings/account#password";

/// Id of the form that signs out; it stands once in the frame.
pub(super) const SIGN_OUT: &str = "sign-out";

/// The themes as menus show them.
const THEMES: [(Theme, Text, &str); 3] =
    [(Theme::System, nav::THEME_SYSTEM, "monitor"), (Theme::Light, nav::THEME_LIGHT, "sun-medium"), (Theme::Dark, nav::THEME_DARK, "moon")];

#[component]
fn UserEntries() -> impl IntoView {
    let lang = use_lang();
    let theme = use_theme();
    let shortcuts: Shortcuts = expect_context();
    view! {
        <MenuLabel label=t(nav::LANGUAGE) />
        {Lang::ALL
            .map(|each| {
                view! {
                    <MenuItem
                        label=each.own_name()
                        icon="globe"
                        checked=Signal::stored(each == lang)
                        attr:lang=each.code()
                        on:click=move |_| {
                            if each != lang {
                                set_language(each);
                            }
                        }
                    />
                }
            })
            .collect_view()}
        <hr role="presentation" />
        <MenuLabel label=t(nav::THEME) />
        {THEMES
            .map(|(each, words, icon)| {
                view! {
                    <MenuItem
                        label=t(words)
                        icon
                        checked=Signal::derive(move || theme.get() == each)
                        on:click=move |_| set_theme(each)
                    />
                }
            })
            .collect_view()}
        <hr role="presentation" />
        <MenuItem label=t(nav::SHORTCUTS) icon="command" on:click=move |_| shortcuts.open() />
        <MenuLink label=t(nav::CHANGE_PASSWORD) href=PASSWORD icon="key-round" />
        <button type="submit" form=SIGN_OUT role="menuitem" tabindex="-1">
            <Icon name="log-out" />
            {t(nav::SIGN_OUT)}
        </button>
    }
}

/// The avatar in the top bar.
#[component]
pub(super) fn UserMenu() -> impl IntoView {
    let me = use_me();
    let (id, name) = (i64::from(me.id), me.name.clone());
    let trigger = move || view! { <Avatar name=name.clone() id size=AvatarSize::Medium silent=true /> };
    view! {
        <Menu label=tf(nav::USER_MENU, &[("name", &me.name)]) trigger class="me-btn" align=Align::End>
            <UserEntries />
        </Menu>
    }
}

/// The same in the phone's "More" sheet.
#[component]
pub(super) fn UserPart() -> impl IntoView {
    let lang = use_lang();
    let theme = use_theme();
    let name = |theme: Theme| theme.attribute().unwrap_or("system");
    let langs = Lang::ALL.iter().map(|l| Segment::new(l.code(), l.own_name())).collect::<Vec<_>>();
    let themes = THEMES.iter().map(|(theme, words, _)| Segment::new(name(*theme), t(*words))).collect::<Vec<_>>();
    view! {
        <div class="stack">
            <Segmented
                label=t(nav::LANGUAGE)
                value=lang.code()
                segments=Signal::stored(langs)
                on_choose=move |code: String| {
                    if let Some(each) = Lang::parse(&code).filter(|each| *each != lang) {
                        set_language(each);
                    }
                }
            />
            <Segmented
                label=t(nav::THEME)
                value=Signal::derive(move || name(theme.get()).to_owned())
                segments=Signal::stored(themes)
                on_choose=move |key: String| {
                    if let Some((each, ..)) = THEMES.iter().find(|(each, ..)| name(*each) == key) {
                        set_theme(*each);
                    }
                }
            />
        </div>
        <div class="m-opts">
            <a href=PASSWORD><Icon name="key-round" size=20 /><span>{t(nav::CHANGE_PASSWORD)}</span></a>
            <button type="submit" form=SIGN_OUT><Icon name="log-out" size=20 /><span>{t(nav::SIGN_OUT)}</span></button>
        </div>
    }
}
