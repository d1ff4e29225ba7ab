//! Exchange rates.

use super::frame::only_administrators;
use super::{rates, remove_rate, set_rate};
use crate::api::new_command;
use crate::setup::currency_options;
use crate::shell::{PageHead, t, tf, use_lang, use_me};
use crate::ui::{Banner, Button, DateField, Empty, IconButton, Kind, SelectField, TextField, Tone, use_toasts};
use domain::format;
use domain::settings::{RateTable, RemoveRate, SetRate};
use domain::texts::{common, errors, settings as texts};
use domain::{Currency, Date};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section.
#[component]
pub fn RatesPage() -> impl IntoView {
    if !only_administrators() {
        return ().into_any();
    }
    let round = RwSignal::new(0_u32);
    let found = Resource::new(move || round.get(), |_| rates());
    view! {
        <PageHead title=t(texts::RATES) />
        <div class="scroll">
            <p class="small soft set-form">{t(texts::RATES_WHY)}</p>
            <AddRate round />
            <Transition>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(table) => view! { <Table table round /> }.into_any(),
                        Err(error) => view! { <p class="error">{error.message(use_lang())}</p> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn AddRate(round: RwSignal<u32>) -> impl IntoView {
    let (lang, me) = (use_lang(), use_me());
    let base = me.currency.to_string();
    let options: Vec<(String, String)> = currency_options("").into_iter().filter(|(code, _)| *code != base).collect();
    let currency = RwSignal::new(options.first().map(|(code, _)| code.clone()).unwrap_or_default());
    let from = RwSignal::new(Date::new(me.today.year(), 1, 1).unwrap_or(me.today).to_string());
    let rate = RwSignal::new(String::new());
    let wrong = RwSignal::new((String::new(), String::new()));
    let at = move |name: &'static str| Signal::derive(move || wrong.with(|(f, s)| if f == name { s.clone() } else { String::new() }));
    let busy = RwSignal::new(false);
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(valid_from) = Date::parse(&from.get_untracked()) else {
            wrong.set(("valid_from".to_owned(), errors::BAD_DATE.in_lang(lang).to_owned()));
            return;
        };
        let Some(code) = Currency::parse(&currency.get_untracked()) else { return };
        busy.set(true);
        let input = SetRate { command: new_command(), currency: code, valid_from, rate: rate.get_untracked() };
        spawn_local(async move {
            let done = set_rate(input).await;
            busy.set(false);
            match done {
                Ok(()) => {
                    wrong.set((String::new(), String::new()));
                    rate.set(String::new());
                    round.update(|n| *n += 1);
                }
                Err(error) => wrong.set((error.field().unwrap_or("rate").to_owned(), error.message(lang))),
            }
        });
    };
    view! {
        <form class="panel set-form rate-form" on:submit=submit>
            <SelectField label=t(texts::CURRENCY) value=currency id="rate-currency" options=Signal::stored(options) error=at("currency") />
            <DateField label=t(texts::VALID_FROM) value=from id="rate-from" error=at("valid_from") />
            <TextField label=tf(texts::RATE, &[("currency", &base)]) value=rate id="rate" inputmode="decimal" class="num" error=at("rate") />
            <Button label=t(texts::ADD_RATE) kind=Kind::Primary submit=true busy=Signal::derive(move || busy.get()) />
        </form>
    }
    .into_any()
}

#[component]
fn Table(table: RateTable, round: RwSignal<u32>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let missing = table
        .missing
        .into_iter()
        .map(|(currency, n)| {
            let text = tf(texts::RATES_MISSING, &[("n", &format::integer(lang, n)), ("currency", currency.as_str())]);
            view! { <Banner tone=Tone::Warn text=text /> }
        })
        .collect_view();
    if table.rates.is_empty() {
        let why = tf(texts::NO_RATES, &[("currency", table.base.as_str())]);
        return view! {
            {missing}
            <Empty title=why />
        }
        .into_any();
    }
    let rows = table
        .rates
        .into_iter()
        .map(|rate| {
            let date = format::date_full(lang, rate.valid_from);
            let label = tf(texts::REMOVE_RATE, &[("currency", rate.currency.as_str()), ("date", &date)]);
            let worth = match lang {
                domain::Lang::En => rate.rate.to_string(),
                domain::Lang::De => rate.rate.to_string().replace('.', ","),
            };
            let remove = move |_| {
                let input = RemoveRate { command: new_command(), currency: rate.currency, valid_from: rate.valid_from };
                spawn_local(async move {
                    match remove_rate(input).await {
                        Ok(()) => round.update(|n| *n += 1),
                        Err(error) => toasts.failed(error.message(lang)),
                    }
                });
            };
            view! {
                <tr>
                    <td>{rate.currency.to_string()}</td>
                    <td class="num">{date}</td>
                    <td class="num">{worth}</td>
                    <td class="end"><IconButton icon="trash-2" small=true label on:click=remove /></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        {missing}
        <div class="panel set-form">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(texts::CURRENCY)}</th>
                        <th scope="col" class="num">{t(texts::VALID_FROM)}</th>
                        <th scope="col" class="num">{tf(texts::RATE, &[("currency", table.base.as_str())])}</th>
                        <th scope="col">
                            <span class="vh">{t(common::MORE_ACTIONS)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
