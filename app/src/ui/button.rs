//! Buttons and links that look like buttons.

use super::Icon;
use leptos::prelude::*;

/// What a button means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// One of several things to do.
    #[default]
    Plain,
    /// The one thing to do here; one per area.
    Primary,
    /// Something suggested.
    Tonal,
    /// Quiet: cancel, in toolbars.
    Ghost,
    /// Takes something away for good.
    Danger,
}

/// How big a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 28 px: in toolbars and rows.
    Small,
    /// 32 px.
    #[default]
    Normal,
    /// 44 px: sign-in and first-run pages.
    Large,
}

fn class_of(kind: Kind, size: Size, block: bool) -> String {
    let mut class = "btn".to_owned();
    class.push_str(match kind {
        Kind::Plain => "",
        Kind::Primary => " primary",
        Kind::Tonal => " tonal",
        Kind::Ghost => " ghost",
        Kind::Danger => " danger",
    });
    class.push_str(match size {
        Size::Small => " sm",
        Size::Normal => "",
        Size::Large => " lg",
    });
    if block {
        class.push_str(" block");
    }
    class
}

/// A button with words.
#[component]
pub fn Button(
    /// The words: a verb, as in "Add deal".
    #[prop(into)]
    label: Signal<String>,
    /// What it means.
    #[prop(optional)]
    kind: Kind,
    /// How big it is.
    #[prop(optional)]
    size: Size,
    /// Icon before the words, by its name in the sprite.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// As wide as its place.
    #[prop(optional)]
    block: bool,
    /// Shows a ring instead of the words, keeps its width, takes no clicks.
    #[prop(optional, into)]
    busy: MaybeProp<bool>,
    /// Can't be used now; say why in a tooltip.
    #[prop(optional, into)]
    disabled: MaybeProp<bool>,
    /// Makes it a switch that is on or off.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=class_of(kind, size, block)
            aria-busy=move || busy.get().unwrap_or(false).then_some("true")
            aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
            disabled=move || disabled.get().unwrap_or(false) || busy.get().unwrap_or(false)
        >
            {icon.map(|name| view! { <Icon name /> })}
            {move || label.get()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// What it means.
    #[prop(optional)]
    kind: Kind,
    /// How big it is.
    #[prop(optional)]
    size: Size,
    /// Icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// As wide as its place.
    #[prop(optional)]
    block: bool,
) -> impl IntoView {
    view! {
        <a class=class_of(kind, size, block) href=move || href.get()>
            {icon.map(|name| view! { <Icon name /> })}
            {move || label.get()}
        </a>
    }
}

/// A button of an icon alone; its name is read aloud and shown by the browser on hover.
#[component]
pub fn IconButton(
    /// Icon by its name in the sprite.
    icon: &'static str,
    /// What it does, for screen readers and as the native tooltip.
    #[prop(into)]
    label: Signal<String>,
    /// 28 px instead of 32.
    #[prop(optional)]
    small: bool,
    /// With an edge, beside inputs and segmented controls.
    #[prop(optional)]
    bordered: bool,
    /// Edge length of the icon in px.
    #[prop(default = 16)]
    icon_size: u8,
    /// Further classes, e.g. `push`.
    #[prop(optional)]
    class: &'static str,
    /// Can't be used now.
    #[prop(optional, into)]
    disabled: MaybeProp<bool>,
    /// Makes it a switch that is on or off.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
) -> impl IntoView {
    let mut classes = "icon-btn".to_owned();
    if small {
        classes.push_str(" sm");
    }
    if bordered {
        classes.push_str(" bordered");
    }
    if !class.is_empty() {
        classes.push(' ');
        classes.push_str(class);
    }
    view! {
        <button
            type="button"
            class=classes
            aria-label=move || label.get()
            title=move || label.get()
            aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
            disabled=move || disabled.get().unwrap_or(false)
        >
            <Icon name=icon size=icon_size />
        </button>
    }
}

/// The big add button of a phone page; nothing on wide screens.
#[component]
pub fn Fab(
    /// What it adds, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Icon by its name in the sprite.
    #[prop(default = "plus")]
    icon: &'static str,
) -> impl IntoView {
    view! {
        <button type="button" class="fab on-phone" aria-label=move || label.get()>
            <Icon name=icon size=20 />
        </button>
    }
}
