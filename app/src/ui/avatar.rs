//! Initials of people and companies.

use super::Icon;
use crate::shell::t;
use domain::texts::common;
use leptos::prelude::*;

/// Size of an avatar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    /// 20 px: on cards.
    Tiny,
    /// 24 px.
    #[default]
    Small,
    /// 32 px: in lists and the top bar.
    Medium,
    /// 52 px: head of a card.
    Large,
}

/// A colour for an id: neighbours are far apart on the colour wheel, and it never changes.
pub fn hue(id: i64) -> i64 {
    // 137 degrees: the golden angle
    id.wrapping_mul(137).rem_euclid(360)
}

/// Two letters of a name: first and last word of a person, first two words of a company.
pub fn initials(name: &str, company: bool) -> String {
    let mut words = name.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_alphanumeric));
    let first = words.next();
    let second = if company { words.next() } else { words.next_back() };
    match (first, second) {
        (Some(a), Some(b)) => [a, b].iter().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect(),
        (Some(a), None) => a.chars().take(2).flat_map(char::to_uppercase).collect(),
        _ => String::new(),
    }
}

/// People are round, companies square.
#[component]
pub fn Avatar(
    /// The full name: read aloud and shown on hover.
    #[prop(into)]
    name: String,
    /// The record's id, which decides the colour.
    id: i64,
    /// Square, with the company's letters.
    #[prop(optional)]
    company: bool,
    /// How big.
    #[prop(optional)]
    size: AvatarSize,
    /// Says nothing to screen readers, because the name stands beside it.
    #[prop(optional)]
    silent: bool,
) -> impl IntoView {
    let mut class = "avatar".to_owned();
    class.push_str(match size {
        AvatarSize::Tiny => " xs",
        AvatarSize::Small => "",
        AvatarSize::Medium => " md",
        AvatarSize::Large => " lg",
    });
    if company {
        class.push_str(" company");
    }
    let letters = initials(&name, company);
    let label = (!silent).then(|| name.clone());
    view! {
        <span
            class=class
            style=format!("--hue:{}", hue(id))
            title=name
            role=(!silent).then_some("img")
            aria-label=label
            aria-hidden=silent.then_some("true")
        >
            {letters}
        </span>
    }
}

/// The place of an owner nobody has.
#[component]
pub fn NoAvatar() -> impl IntoView {
    view! {
        <span class="avatar none" role="img" aria-label=t(common::NO_OWNER) title=t(common::NO_OWNER)>
            <Icon name="user-round" size=14 />
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters() {
        assert_eq!(initials("Jana Marie Petersen", false), "JP");
        assert_eq!(initials("Bäckerei Mühlhäuser GmbH", true), "BM");
        assert_eq!(initials("élan", false), "ÉL");
        assert_eq!(initials("X", true), "X");
        assert_eq!(initials("  – ", true), "");
    }

    #[test]
    fn hues_stay_on_the_wheel() {
        assert!((0..360).contains(&hue(i64::MIN)) && hue(1) != hue(2));
    }
}
