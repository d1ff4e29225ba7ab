//! The avatar's menu: language, appearance, password, sign-out.

use super::{Theme, set_language, set_theme, t, tf, use_lang, use_me, use_theme};
use crate::ui::{Align, Avatar, AvatarSize, Icon, Menu, MenuItem, MenuLabel, MenuLink};
use domain::Lang;
use domain::texts::nav;
use leptos::prelude::*;

/// Entries of the user menu, also in the phone's "More" sheet.
#[component]
pub(super) fn UserEntries() -> impl IntoView {
    let lang = use_lang();
    let theme = use_theme();
    let themes = [
        (Theme::System, nav::THEME_SYSTEM, "monitor"),
        (Theme::Light, nav::THEME_LIGHT, "sun-medium"),
        (Theme::Dark, nav::THEME_DARK, "moon"),
    ];
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
        {themes
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
        <MenuLink label=t(nav::CHANGE_PASSWORD) href="/settings/password" icon="key-round" />
        <form method="post" action="/sign-out" role="presentation">
            <button type="submit" role="menuitem" tabindex="-1">
                <Icon name="log-out" />
                {t(nav::SIGN_OUT)}
            </button>
        </form>
    }
}

/// The avatar in the top bar.
#[component]
pub(super) fn UserMenu() -> impl IntoView {
    let me = use_me();
    let (id, name) = (i64::from(me.id), me.name.clone());
    let trigger =
        move || view! { <Avatar name=name.clone() id size=AvatarSize::Medium silent=true /> };
    view! {
        <Menu label=tf(nav::USER_MENU, &[("name", &me.name)]) trigger class="me-btn" align=Align::End>
            <UserEntries />
        </Menu>
    }
}
