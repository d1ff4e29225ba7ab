//! A deal's card.

use super::actions::use_actions;
use super::open::use_opening;
use super::state::{ColumnState, use_board};
use super::{drag, keys, words};
use crate::shell::use_lang;
use crate::ui::{Avatar, AvatarSize, Icon, IconButton, NoAvatar, Tag, stage_style};
use domain::deals::{Card, days_in_stage, due, is_rotting};
use domain::format;
use domain::texts::{common, deals as texts};
use leptos::prelude::*;

/// The card of a deal in a column. Its element stays while its words change.
#[component]
pub fn DealCard(
    /// The deal.
    card: ArcRwSignal<Card>,
    /// The column it is in.
    column: ColumnState,
) -> impl IntoView {
    let lang = use_lang();
    let board = use_board();
    let actions = use_actions();
    let opening = use_opening();
    let id = card.with_untracked(|c| c.id);
    let rotting_days = column.stage.rotting_days;
    let rotting = {
        let card = card.clone();
        move || is_rotting(days_in_stage(card.with(|c| c.stage_since), board.now.get()), rotting_days)
    };
    let label = {
        let card = card.clone();
        move || card.with(|c| words::card_label(lang, c))
    };
    let inner = {
        let card = card.clone();
        move || body(lang, &card.get(), board.now.get(), board.board.with(|b| b.today), rotting_days)
    };
    let may_edit = {
        let card = card.clone();
        move || card.with(|c| c.may_edit)
    };
    let now = StoredValue::new(card);
    let phone = Memo::new(move |_| now.with_value(|card| card.with(|c| c.phone.clone())));
    let phone = move || phone.get();
    let current = move || now.with_value(|card| card.get_untracked());
    view! {
        <article
            class="deal rider"
            style=stage_style(column.stage.colour, column.index, column.of)
            data-deal=id.0
            data-age=move || rotting().then_some("rot")
            data-selected=move || (opening.shown.get() == Some(id)).then_some("")
            data-lifted=move || (board.lifted.with(|l| l.as_ref().is_some_and(|l| l.id == id))).then_some("")
            tabindex="0"
            aria-label=label
            aria-keyshortcuts="Space M W L"
            on:pointerdown=move |ev| {
                if current().may_edit {
                    drag::begin(actions, current(), ev);
                }
            }
            on:keydown=move |ev| keys::on_card(actions, opening, current(), &ev)
            on:click=move |ev| {
                if !drag::was_drag() && !drag::on_control(&ev) {
                    opening.open(id);
                }
            }
            on:dragstart=move |ev| ev.prevent_default()
        >
            {inner}
            <Show when=may_edit>
                <div class="card-actions">
                    {move || {
                        phone()
                            .map(|number| {
                                let label = format!("{}: {number}", texts::CALL.in_lang(lang));
                                view! {
                                    <a class="btn ghost" href=words::tel(&number) aria-label=label>
                                        <Icon name="phone" />
                                        {texts::CALL.in_lang(lang)}
                                    </a>
                                }
                            })
                    }}
                    <button type="button" class="btn ghost" on:click=move |_| board.moving.set(Some(current()))>
                        <Icon name="move-right" />
                        {texts::MOVE.in_lang(lang)}
                    </button>
                    <IconButton icon="ellipsis" label=common::MORE_ACTIONS.in_lang(lang) on:click=move |_| opening.open(id) />
                </div>
            </Show>
        </article>
    }
}

fn body(lang: domain::Lang, card: &Card, now: i64, today: domain::Date, rotting_days: Option<i64>) -> AnyView {
    let days = days_in_stage(card.stage_since, now);
    let rotten = is_rotting(days, rotting_days);
    let (when, tone) = words::due(lang, due(card.next_step.as_deref(), card.next_step_due, today), today);
    let step = match (&card.next_step, tone) {
        (Some(step), _) => step.clone(),
        (None, "none") => texts::NO_NEXT_STEP.in_lang(lang).to_owned(),
        (None, _) => texts::NEXT_STEP.in_lang(lang).to_owned(),
    };
    let client = card.client.as_ref().map(|c| (c.name.clone(), c.name.clone()));
    view! {
        <div class="title clamp-2">{card.title.clone()}</div>
        {client.map(|(name, title)| view! { <div class="client trunc" title=title>{name}</div> })}
        <div class="sum">
            <span class="money" class:muted=card.amount.is_none()>{words::amount(lang, card.amount)}</span>
            <span class="age" title=words::days_in_stage(lang, days)>
                {rotten.then(|| view! { <Icon name="hourglass" size=12 /> })}
                {format::days_short(lang, days)}
            </span>
            {match &card.owner {
                Some(owner) => view! { <Avatar name=owner.name.clone() id=owner.id.0 size=AvatarSize::Tiny /> }.into_any(),
                None => view! { <NoAvatar /> }.into_any(),
            }}
        </div>
        <div class="next" data-due=tone>
            <Icon name=if tone == "none" { "triangle-alert" } else { "square-check" } size=14 />
            <span class="trunc">{step}</span>
            {(!when.is_empty()).then(|| view! { <span class="due">{when}</span> })}
        </div>
        {(!card.tags.is_empty())
            .then(|| view! { <div class="tags">{card.tags.iter().map(|tag| view! { <Tag label=tag.clone() /> }).collect_view()}</div> })}
    }
    .into_any()
}
