//! Facts of a deal, each changed in its place.

use super::super::actions::use_actions;
use super::super::api::edit_deal;
use super::super::quick_add::client_source;
use super::super::state::use_board;
use super::SheetState;
use crate::api::new_command;
use crate::shell::{t, tf, use_lang};
use crate::ui::{Button, ComboOption, Combobox, DateField, Kind, MoneyField, SelectField, Size, TextArea, TextField};
use domain::deals::{DealDetail, EditDeal, days_in_stage};
use domain::texts::{Text, common, deals as texts};
use domain::{ClientId, Date, Money, Seen, UserId, format};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Title,
    Client,
    Amount,
    Owner,
    Closes,
    Source,
    Tags,
    Step,
    About,
}

const FACTS: [Fact; 9] =
    [Fact::Title, Fact::Client, Fact::Amount, Fact::Owner, Fact::Closes, Fact::Source, Fact::Tags, Fact::Step, Fact::About];

impl Fact {
    fn label(self) -> Text {
        match self {
            Fact::Title => texts::DEAL_TITLE,
            Fact::Client => texts::CLIENT,
            Fact::Amount => texts::AMOUNT,
            Fact::Owner => texts::OWNER,
            Fact::Closes => texts::CLOSES,
            Fact::Source => texts::SOURCE,
            Fact::Tags => texts::TAGS,
            Fact::Step => texts::NEXT_STEP,
            Fact::About => texts::ABOUT,
        }
    }

    fn text(self, lang: domain::Lang, deal: &DealDetail) -> Option<String> {
        let card = &deal.card;
        match self {
            Fact::Title => Some(card.title.clone()),
            Fact::Client => card.client.as_ref().map(|c| c.name.clone()),
            Fact::Amount => card.amount.map(|m| format::money(lang, m.minor, m.currency, format::Cents::IfAny)),
            Fact::Owner => Some(card.owner.as_ref().map_or_else(|| common::NO_OWNER.in_lang(lang).to_owned(), |o| o.name.clone())),
            Fact::Closes => deal.expected_close.map(|d| format::date_full(lang, d)),
            Fact::Source => deal.source.clone(),
            Fact::Tags => (!deal.tags.is_empty()).then(|| deal.tags.join(", ")),
            Fact::Step => match (&card.next_step, card.next_step_due) {
                (None, None) => None,
                (step, due) => {
                    let due = due.map(|d| format::date_full(lang, d));
                    Some([step.clone(), due].into_iter().flatten().collect::<Vec<_>>().join(" · "))
                }
            },
            Fact::About => deal.about.clone(),
        }
    }
}

/// The panel of facts.
#[component]
pub fn Facts() -> impl IntoView {
    let lang = use_lang();
    let state: SheetState = expect_context();
    let board = use_board();
    let editing = RwSignal::new(None::<Fact>);
    let rows = FACTS
        .into_iter()
        .map(|fact| {
            let text = Memo::new(move |_| state.deal.with(|d| d.as_ref().and_then(|d| fact.text(lang, d))));
            let may = move || state.deal.with(|d| d.as_ref().is_some_and(|d| d.card.may_edit));
            let name = t(fact.label());
            view! {
                <dt>{name}</dt>
                <dd>
                    <Show
                        when=move || editing.get() == Some(fact)
                        fallback=move || {
                            view! {
                                <Show when=may fallback=move || view! { <span class="fact-text">{move || text.get().unwrap_or_default()}</span> }>
                                    <button
                                        type="button"
                                        class="fact-edit"
                                        aria-label=move || {
                                            format!("{}: {}", tf(texts::EDIT_FACT, &[("what", name)]), text.get().unwrap_or_default())
                                        }
                                        on:click=move |_| editing.set(Some(fact))
                                    >
                                        {move || text.get().unwrap_or_else(|| "–".to_owned())}
                                    </button>
                                </Show>
                            }
                        }
                    >
                        <FactForm fact editing />
                    </Show>
                </dd>
            }
        })
        .collect_view();
    let fixed = move || {
        state.deal.get().map(|deal| {
            let days = days_in_stage(deal.card.stage_since, board.now.get());
            view! {
                <dt>{t(texts::IN_STAGE)}</dt>
                <dd class="fact-text">{format::days_short(lang, days)}</dd>
                <dt>{t(texts::OPENED)}</dt>
                <dd class="fact-text">{format::date_full(lang, deal.opened_on)}</dd>
                {deal
                    .closed_on
                    .map(|on| {
                        view! {
                            <dt>{t(texts::CLOSED)}</dt>
                            <dd class="fact-text">{format::date_full(lang, on)}</dd>
                        }
                    })}
                {deal
                    .lost_note
                    .clone()
                    .map(|note| {
                        view! {
                            <dt>{t(texts::LOST_NOTE)}</dt>
                            <dd class="fact-text">{note}</dd>
                        }
                    })}
            }
        })
    };
    view! {
        <section class="panel">
            <header>
                <h3>{t(texts::DETAILS)}</h3>
            </header>
            <dl class="facts">{rows} {fixed}</dl>
        </section>
    }
    .into_any()
}

#[component]
fn FactForm(
    /// Which fact.
    fact: Fact,
    /// Set to nothing when done.
    editing: RwSignal<Option<Fact>>,
) -> impl IntoView {
    let lang = use_lang();
    let state: SheetState = expect_context();
    let board = use_board();
    let actions = use_actions();
    let Some(deal) = state.deal.get_untracked() else { return ().into_any() };
    let card = deal.card.clone();
    let text = RwSignal::new(match fact {
        Fact::Title => card.title.clone(),
        Fact::Source => deal.source.clone().unwrap_or_default(),
        Fact::Tags => deal.tags.join(", "),
        Fact::Step => card.next_step.clone().unwrap_or_default(),
        Fact::About => deal.about.clone().unwrap_or_default(),
        Fact::Owner => card.owner.as_ref().map(|o| o.id.to_string()).unwrap_or_default(),
        _ => String::new(),
    });
    let date = RwSignal::new(match fact {
        Fact::Closes => deal.expected_close.map(|d| d.to_string()).unwrap_or_default(),
        Fact::Step => card.next_step_due.map(|d| d.to_string()).unwrap_or_default(),
        _ => String::new(),
    });
    let client = RwSignal::new(card.client.as_ref().map(|c| ComboOption::new(c.id, c.name.clone())));
    let amount = RwSignal::new(card.amount.map(|m| m.minor));
    let valid = RwSignal::new(true);
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let currency = card.amount.map_or(board.board.with_untracked(|b| b.currency), |m| m.currency);
    let label = t(fact.label());
    let command = StoredValue::new(new_command());
    let seen = StoredValue::new(deal);
    let save = move || {
        if busy.get_untracked() || !valid.get_untracked() {
            return;
        }
        let deal = seen.get_value();
        let mut edit = EditDeal::new(command.get_value(), deal.card.id);
        let typed = Some(text.get_untracked().trim().to_owned()).filter(|s| !s.is_empty());
        let day = Date::parse(&date.get_untracked());
        match fact {
            Fact::Title => edit.title = Some(Seen::new(deal.card.title, text.get_untracked())),
            Fact::Client => {
                let set = client.get_untracked().and_then(|c| c.id.parse().ok()).map(ClientId);
                edit.client = Some(Seen::new(deal.card.client.map(|c| c.id), set));
            }
            Fact::Amount => {
                let set = amount.get_untracked().map(|minor| Money::new(minor, currency));
                edit.amount = Some(Seen::new(deal.card.amount, set));
            }
            Fact::Owner => edit.owner = Some(Seen::new(deal.card.owner.map(|o| o.id), typed.and_then(|o| o.parse().ok()).map(UserId))),
            Fact::Closes => edit.expected_close = Some(Seen::new(deal.expected_close, day)),
            Fact::Source => edit.source = Some(Seen::new(deal.source, typed)),
            Fact::Tags => {
                let tags = typed.unwrap_or_default().split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
                edit.tags = Some(Seen::new(deal.tags, tags));
            }
            Fact::Step => {
                edit.next_step = Some(Seen::new(deal.card.next_step, typed));
                edit.next_step_due = Some(Seen::new(deal.card.next_step_due, day));
            }
            Fact::About => edit.about = Some(Seen::new(deal.about, typed)),
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let answer = edit_deal(edit).await;
            match answer {
                Ok(card) => {
                    if board.spot(card.id).is_some() {
                        board.keep(card);
                    }
                    let _ = editing.try_set(None);
                    state.read();
                }
                Err(failed) => {
                    let told = failed.message(lang);
                    if failed.kind() == Some(domain::FaultKind::Conflict) {
                        // what stands there now is shown beside what was typed
                        command.set_value(new_command());
                        if let Some(id) = state.deal.get_untracked().map(|d| d.card.id)
                            && let Ok(now) = super::super::api::get_deal(domain::deals::GetDeal { id }).await
                        {
                            seen.set_value(now);
                        }
                    }
                    if error.try_set(Some(told.clone())).is_some() {
                        actions.toasts.failed(told);
                    }
                }
            }
            let _ = busy.try_set(false);
        });
    };
    let owners = Signal::derive(move || {
        let mut options = vec![(String::new(), common::NO_OWNER.in_lang(lang).to_owned())];
        options.extend(board.board.with(|b| b.people.iter().map(|p| (p.id.to_string(), p.name.clone())).collect::<Vec<_>>()));
        options
    });
    let field = match fact {
        Fact::Title | Fact::Source => view! { <TextField label bare=true value=text error maxlength=200 autofocus=true /> }.into_any(),
        Fact::Tags => view! { <TextField label bare=true value=text error hint=t(texts::TAGS_HINT) autofocus=true /> }.into_any(),
        Fact::About => view! { <TextArea label bare=true value=text error /> }.into_any(),
        Fact::Owner => view! { <SelectField label bare=true value=text options=owners error /> }.into_any(),
        Fact::Client => view! { <Combobox label bare=true value=client source=client_source() error /> }.into_any(),
        Fact::Amount => view! { <MoneyField label bare=true value=amount currency=currency valid=valid error /> }.into_any(),
        Fact::Closes => view! { <DateField label bare=true value=date error /> }.into_any(),
        Fact::Step => view! {
            <TextField label bare=true value=text error maxlength=200 autofocus=true />
            <DateField label=t(texts::NEXT_STEP_DUE) value=date />
        }
        .into_any(),
    };
    let form = NodeRef::<leptos::html::Form>::new();
    Effect::new(move |_| {
        if let Some(form) = form.get()
            && let Ok(Some(field)) = form.query_selector("input, select, textarea")
        {
            use wasm_bindgen::JsCast;
            if let Ok(field) = field.dyn_into::<web_sys::HtmlElement>() {
                let _ = field.focus();
            }
        }
    });
    view! {
        <form
            node_ref=form
            class="fact-form"
            on:submit=move |ev| {
                ev.prevent_default();
                save();
            }
            on:keydown=move |ev| {
                if ev.key() == "Escape" && !ev.default_prevented() {
                    ev.prevent_default();
                    ev.stop_propagation();
                    editing.set(None);
                }
            }
        >
            {field}
            <div class="row">
                <Button label=t(common::SAVE) kind=Kind::Primary size=Size::Small submit=true busy=busy />
                <Button label=t(common::CANCEL) kind=Kind::Ghost size=Size::Small on:click=move |_| editing.set(None) />
            </div>
        </form>
    }
    .into_any()
}
